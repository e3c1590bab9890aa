package org.carbonscape.study.plan;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Given;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Section;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.suitability.ClimaticDomain;
import org.carbonscape.suitability.Region;
import org.carbonscape.suitability.Strategies;

/**
 * Zones of a study: by which rules, and what to do there.
 *
 * @param rules       a table of rules; empty = the reference study's
 * @param protectedBy a raster or polygons whose land the rules call {@code protected}
 * @param sieve_ha    smaller patches join their surroundings
 * @param majority    radius of the majority filter in cells; 0 = none
 * @param strategies  a table of measures; empty = the bundled ones
 * @param location    where those with a region or climate may apply
 */
public record ZonesPlan(
        Optional<Path> rules,
        Optional<String> protectedBy,
        double sieve_ha,
        int majority,
        Optional<Path> strategies,
        Location location,
        Optional<CorridorPlan> corridors) {

    /** The same by other rules. */
    ZonesPlan withRules(Path table) {
        return new ZonesPlan(Optional.of(table), protectedBy, sieve_ha, majority, strategies, location, corridors);
    }

    /**
     * Where the study lies, for its measures.
     *
     * @param regions as written, from the narrowest to the widest; empty = nobody says
     */
    public record Location(List<String> regions, Optional<ClimaticDomain> climate) {
        public Region.Place place() {
            return Region.Place.of(regions, climate);
        }
    }

    /**
     * @param from       zone whose patches are joined; empty = the first zone of the rules
     * @param least_ha   smaller patches are no sources of corridors
     * @param resistance a table class,resistance or a raster; empty = the bundled values
     */
    public record CorridorPlan(String from, double least_ha, Optional<Path> resistance) {}

    /** As if nobody asked for zones. */
    static final ZonesPlan NOTHING = new ZonesPlan(
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            Optional.empty(),
            new Location(List.of(), Optional.empty()),
            Optional.empty());

    static final Option<Path> RULES = Option.of(
                    "zones",
                    Kinds.file(),
                    "Rules: a table rule,zone,LAYER,...; the first that applies decides.",
                    "规则表 rule,zone,LAYER,...；自上而下，先符合者为准。")
            .named("分区规则")
            .standard("the reference study's", "参考研究的规则")
            .example("zones.csv");
    static final Option<String> PROTECTED = Option.of(
                    "protected",
                    Kinds.text(),
                    "Reserves and ecological red lines: polygons, or a raster that is not 0 there.",
                    "自然保护地与生态保护红线：面，或其范围内非 0 的栅格。")
            .named("自然保护地与红线")
            .example("reserves.gpkg");
    static final Option<Double> SIEVE = Option.of(
                    "sieve",
                    Kinds.area(),
                    "Smaller patches are merged into their surroundings; 0: none.",
                    "小于此面积的斑块并入周围；0：不并。")
            .named("最小斑块")
            .standard(10.0)
            .example("10 ha");
    static final Option<Long> MAJORITY = Option.of(
                    "majority",
                    Kinds.integer(0, 20),
                    "Radius of the majority filter in cells; 0: none.",
                    "众数滤波的半径（像元）；0：不滤波。")
            .named("众数滤波半径")
            .standard(1L)
            .example("1");
    private static final List<String> REGIONS =
            Region.all().stream().map(Region::id).toList();
    static final Option<List<String>> REGION = Option.of(
                    "region",
                    Kinds.list(Kinds.nameOr(
                            REGIONS,
                            Bilingual.of(
                                    String.join(", ", REGIONS) + ", or a region of your own table of measures",
                                    String.join("、", REGIONS) + "，或自备措施表中的地区"))),
                    "Where the study lies: " + String.join(", ", REGIONS)
                            + ", or a region of your own strategies. Measures of a region are used there only; "
                            + "without one only general measures are. Several: from the narrowest to the widest.",
                    "研究区所在地区：" + String.join("、", REGIONS) + "，或自备措施表中的地区。带地区的措施只用于该地区；不写则只用通用措施。可写多个，由小到大。")
            .named("所在地区")
            .example("chang-zhu-tan");
    static final Option<ClimaticDomain> CLIMATE = Option.of(
                    "climate",
                    Kinds.choice(Arrays.stream(ClimaticDomain.values())
                            .map(c -> Choice.of(c, c.id(), "", c.zh(), c.zh()))
                            .toList()),
                    "Climate of the study, for measures that fit some climates only.",
                    "研究区气候，用于只适合某些气候的措施。")
            .named("气候")
            .standard("that of the region", "同所在地区")
            .example("subtropical");
    static final Option<Path> STRATEGIES = Option.of(
                    "strategies",
                    Kinds.file(),
                    "Measures: a table " + Strategies.HEADER
                            + ". A row with a region or climate applies there only; of rows with the same measure the "
                            + "one of the narrowest region holds.",
                    "措施表 " + Strategies.HEADER + "。写有地区（region）或气候（climate）的行只用于该处；同名措施取地区范围最小的一行。")
            .named("措施表")
            .standard("the bundled ones", "内置措施")
            .example("strategies.csv");
    private static final Option<String> FROM = Option.of(
                    "from", Kinds.text(), "The zone whose patches are joined.", "连接哪个分区的斑块。")
            .named("连接的分区")
            .standard("key_protection, else the first of the rules", "key_protection，否则为规则中的首个分区")
            .example("key_protection");
    private static final Option<Double> LEAST_AREA = Option.of(
                    "least-area", Kinds.area(), "Smaller patches are left out.", "更小的斑块不参与。")
            .named("最小面积")
            .standard(1000.0)
            .example("10 km2");
    private static final Option<Path> RESISTANCE = Option.of(
                    "resistance",
                    Kinds.file(),
                    "A table class,resistance or a raster, all above 0.",
                    "表 class,resistance 或栅格，均大于 0。")
            .named("阻力")
            .standard("bundled values by class", "按类的内置值")
            .example("resistance.csv");
    static final Section CORRIDORS = Section.of(
                    "corridors",
                    "Least-cost corridors between large patches of one zone.",
                    "同一分区大斑块之间的最小累积阻力廊道。",
                    FROM,
                    LEAST_AREA,
                    RESISTANCE)
            .named("生态廊道");

    /** Takes the keys of the section. */
    static ZonesPlan of(Given given, Path folder) {
        return new ZonesPlan(
                given.find(RULES).map(p -> resolved(folder, p)),
                given.find(PROTECTED),
                given.or(SIEVE, 10.0),
                given.find(MAJORITY).map(Long::intValue).orElse(1),
                given.find(STRATEGIES).map(p -> resolved(folder, p)),
                new Location(given.or(REGION, List.of()), given.find(CLIMATE)),
                given.find(CORRIDORS)
                        .map(g -> new CorridorPlan(
                                g.or(FROM, ""),
                                g.or(LEAST_AREA, 1000.0),
                                g.find(RESISTANCE).map(p -> resolved(folder, p)))));
    }

    private static Path resolved(Path folder, Path file) {
        return folder.resolve(file).normalize();
    }
}
