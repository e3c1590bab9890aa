package org.carbonscape.study.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.driver.DetectorOptions;
import org.carbonscape.driver.ShapleyShares;
import org.carbonscape.method.DetectorMethod;
import org.carbonscape.option.FileName;
import org.carbonscape.option.Given;
import org.carbonscape.option.Item;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Section;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/**
 * The sections {@code drivers} and {@code geodetector} of a study.
 *
 * @param drivers  by name, in the order written
 * @param detector empty: driver values only
 */
public record DriversPlan(Map<String, DriverSource> drivers, Optional<Detector> detector) {
    /**
     * What the geographical detector is asked.
     *
     * @param y        per-unit column without its year
     * @param year     one phase; empty = each
     * @param blocks_m side of the spatial blocks permutations stay in
     * @param sizes_m  fishnet sizes of the size effect, ascending
     */
    public record Detector(
            String units,
            String y,
            OptionalInt year,
            StrataRule rule,
            DetectorOptions options,
            Optional<Double> blocks_m,
            boolean shares,
            List<Double> sizes_m) {
        /** Whether a phase is asked for; the first has no change of stock. */
        public boolean asks(int phase, List<Integer> years) {
            return (year.isEmpty() || year.getAsInt() == years.get(phase)) && phase >= firstPhase(y);
        }

        /** What can be known without chance: no draws, no shares, no other sizes. */
        public Detector withoutDraws() {
            DetectorOptions still = options.withPermutations(0, 0)
                    .withReplicates(0, options.draws().confidence());
            return new Detector(units, y, year, rule, still, blocks_m, false, List.of());
        }
    }

    private static final DetectorMethod METHOD = new DetectorMethod();

    /** What y may be, without the year. */
    static final List<String> COLUMNS = List.of(
            "net",
            "source",
            "sink",
            "net_per_ha",
            "source_per_ha",
            "sink_per_ha",
            "stock",
            "stock_per_ha",
            "stock_change",
            "stock_change_per_ha");

    private static int firstPhase(String y) {
        return Quantity.find(y.replace("_per_ha", "")).map(Quantity::firstPhase).orElse(0);
    }

    private static final String DEFAULT_Y = "net_per_ha";
    private static final Pattern Y = Pattern.compile("(.+?)(?:_([0-9]{4}))?");

    private static final Bilingual FORMS = Bilingual.of(
            LayerGrammar.list(LayerGrammar.DRIVERS).in(Language.EN) + "; a table of the units (stats.xlsx)",
            LayerGrammar.list(LayerGrammar.DRIVERS).in(Language.ZH) + "；单元统计表（stats.xlsx）");

    /** A driver's source, its file not yet resolved. */
    private static final Option<DriverSource> SOURCE = Option.of(
                    Item.ANY,
                    Kinds.of("SOURCE", FORMS, DriversPlan::source, DriverSource::text),
                    "The mean of a raster (for a raster of each phase: by-year), the commonest class of one (soil "
                            + "types), the share of a class in the unit's land (by phase), the mean distance to a "
                            + "class in metres (by phase), or a table of the units (population, GDP, kind of "
                            + "terrain) that has a column of the driver's name.",
                    "栅格的均值（每期各用一个栅格时写 by-year）、栅格的主导类型（土壤类型）、某类占单元土地的比例（分期）、到某类的平均距离（米，分期），"
                            + "或含有该因子同名列的单元统计表（人口、GDP、地貌类型）。")
            .example("share of forest");

    private static final Option<Path> TABLE_FILE = Option.of(
                    "file",
                    Kinds.file(),
                    "Table with a row for each unit, or for each unit and year, also the attributes of counties.shp; "
                            + "stats.xlsx#SHEET names a sheet.",
                    "每个单元（或每个单元每年）一行的表，也可以是 counties.shp 的属性表；stats.xlsx#工作表 可指明工作表。")
            .named("统计表")
            .example("stats.xlsx");
    private static final Option<String> COLUMN = Option.of(
                    "column",
                    Kinds.text("COLUMN"),
                    "Column of the values, without its year (GDP for GDP_2005, GDP_2020), or an item of a column of "
                            + "items.",
                    "数值所在的列，不含年份（GDP_2005、GDP_2020 写 GDP），或项目列中的一个项目。")
            .named("数值列")
            .standard("the driver's name", "因子名称")
            .example("GDP");
    private static final Option<Long> YEAR_OF_VALUES = Option.of(
                    "year", Kinds.year(), "Year of the values in all phases.", "各期均取该年的值。")
            .named("年份")
            .standard("each phase's own, where the table has years", "表中有年份时取各期当年")
            .example("2020");
    private static final Option<String> TABLE_UNITS = Option.of(
                    "units",
                    Kinds.text(),
                    "Unit set whose ids or names the table has. Units of other sets have the value of the unit that "
                            + "holds their centre.",
                    "表中编号或名称所属的单元集；其他单元集的单元取其中心所在单元的值。")
            .named("单元集")
            .standard("the set that has the table's units", "含有表中单元的单元集")
            .example("districts");
    private static final Option<Path> RASTER_OF_YEAR = Option.of(
                    Item.ANY, Kinds.rasters(), "The raster of that year.", "该年的栅格。")
            .example("lights2005.tif");
    private static final Section BY_YEAR = Section.of(
                    "by-year",
                    "Year: raster, one for each phase, of which units get the mean (night lights, vegetation, rain); "
                            + "in place of a table.",
                    "年份：栅格，每期一个，单元取其均值（夜间灯光、植被、降水）；代替统计表。",
                    RASTER_OF_YEAR)
            .named("逐年栅格");
    private static final Section IN_PARTS = Section.of(
            Item.ANY,
            "Statistics of units: population, GDP, industry; or their categories (plain, hills), which are strata of "
                    + "the geodetector; or rasters of each year.",
            "单元统计数据：人口、GDP、产业等；或各单元的类别（平原、丘陵），直接作为地理探测器的分层；或各年的栅格。",
            TABLE_FILE,
            COLUMN,
            YEAR_OF_VALUES,
            TABLE_UNITS,
            BY_YEAR);

    static final Section DRIVERS = Section.of(
                    "drivers",
                    "For each driver's name: where its values for the units come from.",
                    "以因子名称为键：该因子在各单元取值的来源。",
                    SOURCE,
                    IN_PARTS)
            .named("驱动因子");

    private static final Option<String> UNITS = Option.of(
                    "units", Kinds.text(), "Unit set whose units are compared.", "被比较的单元所在的单元集。")
            .named("单元集")
            .example("cells")
            .asRequired();
    private static final Option<String> Y_OPTION = Option.of(
                    "y",
                    Kinds.text(),
                    "What is explained: net, source, sink, stock or stock_change (since the phase before), each also "
                            + "as _per_ha; with _YEAR for one phase.",
                    "被解释量：net、source、sink、stock 或 stock_change（与上一期相比），均可加 _per_ha；加 _YEAR 只取一期。")
            .named("被解释量")
            .standard(DEFAULT_Y + ", each phase", DEFAULT_Y + "，各期")
            .example("net_2020");
    private static final Option<Double> BLOCKS = Option.of(
                    "blocks",
                    Kinds.length(),
                    "Side of spatial blocks: permutations stay within blocks, and cross-validation "
                            + "leaves out whole blocks.",
                    "空间块的边长：置换在块内进行，交叉验证整块留出。")
            .named("空间块")
            .example("20 km");
    private static final Option<Boolean> SHARES = Option.of(
                    "shares", Kinds.flag(), "Each driver's share of the joint q.", "各因子在联合 q 中的份额。")
            .named("因子份额")
            .standard(
                    "where there are at most " + ShapleyShares.MOST_DRIVERS + " drivers",
                    "因子不超过 " + ShapleyShares.MOST_DRIVERS + " 个时给出")
            .example("true");
    private static final Option<List<Double>> SIZE_EFFECT = Option.of(
                    "size-effect",
                    Kinds.list(Kinds.length()),
                    "Fishnet sizes for which q is computed again.",
                    "重新求 q 的渔网尺寸。")
            .named("尺度效应")
            .example("[2 km, 3 km, 5 km]");
    static final Section DETECTOR = Section.of(
                    "geodetector",
                    "Driving factors: the geographical detector on the drivers, for every phase.",
                    "驱动因素：各期的地理探测器。",
                    keys())
            .named("地理探测器");

    private static List<Item> keys() {
        List<Item> keys = new ArrayList<>(List.of(UNITS, Y_OPTION));
        keys.addAll(StrataOptions.declared());
        keys.add(DetectorMethod.CONVENTION);
        keys.addAll(METHOD.declared());
        keys.addAll(List.of(BLOCKS, SHARES, SIZE_EFFECT));
        return keys;
    }

    static DriversPlan none() {
        return new DriversPlan(Map.of(), Optional.empty());
    }

    /** Files that go in. */
    public List<Path> files() {
        return drivers.values().stream().flatMap(s -> s.files().stream()).toList();
    }

    /** The raster that a driver comes from. */
    public Optional<Path> raster(String driver) {
        return Optional.ofNullable(drivers.get(driver))
                .flatMap(s -> s instanceof DriverSource.Raster r
                        ? Optional.of(r.file())
                        : s instanceof DriverSource.Majority m ? Optional.of(m.file()) : Optional.empty());
    }

    /** Takes both sections; problems go to the collector. */
    static DriversPlan of(Given root, Path folder, Collection<Integer> phases, long seed, Problems problems) {
        Map<String, DriverSource> drivers = new LinkedHashMap<>();
        root.find(DRIVERS)
                .ifPresent(g -> g.names().forEach(name -> {
                    DriverSource source = g.named(SOURCE).get(name);
                    if (source != null) {
                        drivers.put(name, source.in(folder));
                    } else if (g.named().containsKey(name)) {
                        inParts(g.named().get(name), folder, phases, problems)
                                .ifPresent(parts -> drivers.put(name, parts));
                    }
                }));
        return new DriversPlan(
                Collections.unmodifiableMap(drivers),
                root.find(DETECTOR)
                        .filter(g -> !g.isMisread() || g.has(UNITS))
                        .map(g -> detector(g, root, drivers, seed, problems)));
    }

    /** A table with what else is known of it, or a raster for each phase. */
    private static Optional<DriverSource> inParts(
            Given given, Path folder, Collection<Integer> phases, Problems problems) {
        Optional<Path> file = given.find(TABLE_FILE);
        Optional<Given> years = given.find(BY_YEAR);
        if (file.isPresent() && years.isPresent()) {
            problems.add(
                    ProblemCode.STUDY_10_TOGETHER,
                    given.place(),
                    "file",
                    "by-year",
                    Bilingual.of("file is a table, by-year names rasters", "file 为统计表，by-year 为各年栅格"));
        } else if (file.isEmpty() && years.isEmpty() && !given.isMisread()) {
            problems.add(ProblemCode.STUDY_04_REQUIRED, given.place(TABLE_FILE), "file: stats.xlsx");
        }
        if (years.isPresent()) {
            return Optional.of(
                    new DriverSource.Rasters(YearFiles.ofEach(years.get(), RASTER_OF_YEAR, folder, phases, problems)));
        }
        return file.map(f -> new DriverSource.Table(
                        f,
                        given.find(COLUMN),
                        given.find(YEAR_OF_VALUES)
                                .map(y -> OptionalInt.of((int) (long) y))
                                .orElse(OptionalInt.empty()),
                        given.find(TABLE_UNITS))
                .in(folder));
    }

    private static DriverSource source(String text, String place) {
        if (LayerGrammar.isToShapes(text)) {
            throw new ProblemException(ProblemCode.DRIVER_29_SHAPES, place, text);
        }
        if (PresetOrFile.isTable(text)) {
            return new DriverSource.Table(FileName.path(text), Optional.empty(), OptionalInt.empty(), Optional.empty());
        }
        LayerText read = LayerGrammar.read(text);
        if (read instanceof LayerText.Share s && s.in().isEmpty() && s.year().isEmpty()) {
            return new DriverSource.Share(s.classes());
        }
        if (read instanceof LayerText.Distance d && d.in().isEmpty() && d.year().isEmpty()) {
            return new DriverSource.Distance(d.classes());
        }
        if (read instanceof LayerText.Raster r) {
            return new DriverSource.Raster(FileName.path(r.file()));
        }
        if (read instanceof LayerText.Majority m) {
            return new DriverSource.Majority(FileName.path(m.file()));
        }
        throw new ProblemException(ProblemCode.DRIVER_10_SOURCE, place, text, FORMS);
    }

    private static Detector detector(
            Given given, Given root, Map<String, DriverSource> drivers, long seed, Problems problems) {
        List<String> sets = root.find(StudyKeys.UNITS)
                .map(u -> List.copyOf(u.named().keySet()))
                .orElse(List.of());
        if (root.find(DRIVERS).isEmpty()) {
            problems.add(
                    ProblemCode.STUDY_04_REQUIRED, "drivers", "drivers: { dem: dem.tif, forest: share of forest }");
        }
        Optional<String> units = given.find(UNITS);
        units.filter(u -> !sets.contains(u))
                .ifPresent(u -> problems.add(
                        ProblemCode.STUDY_09_NO_SUCH_UNITS,
                        given.place(UNITS),
                        u,
                        sets.isEmpty() ? Bilingual.of("(none yet)", "（尚无）") : sets));
        OfYear asked = y(given, root, problems);
        boolean few = drivers.size() <= ShapleyShares.MOST_DRIVERS;
        boolean shares = given.or(SHARES, few);
        if (shares && !few) {
            problems.add(
                    ProblemCode.DRIVER_07_SHARES, "geodetector.shares", drivers.size(), ShapleyShares.MOST_DRIVERS);
        }
        return new Detector(
                units.orElse(""),
                asked.variable,
                asked.year.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(asked.year)),
                StrataOptions.rule(given),
                METHOD.withSeed(METHOD.options(given), seed),
                given.find(BLOCKS),
                shares,
                sizes(given, problems));
    }

    /** @param year empty = the last */
    private record OfYear(String variable, String year) {}

    private static OfYear y(Given given, Given root, Problems problems) {
        List<String> years = root.find(StudyKeys.LAND_USE)
                .flatMap(l -> l.find(StudyKeys.PHASES))
                .map(p -> List.copyOf(p.named(StudyKeys.PHASE).keySet()))
                .orElse(List.of());
        Optional<Given> carbon = root.find(StudyKeys.CARBON);
        boolean flows = carbon.map(c -> c.has(StudyKeys.FACTORS)
                        || c.find(StudyKeys.ENERGY).isPresent()
                        || c.find(StudyKeys.EMISSIONS).isPresent()
                        || c.find(LandPlan.KEYS).isPresent()
                        || c.find(SinkPlan.KEYS).isPresent())
                .orElse(false);
        boolean stock = carbon.map(c -> c.has(StudyKeys.STOCK)).orElse(false);
        List<String> columns = COLUMNS.stream()
                .filter(c -> (c.startsWith("stock") ? stock : flows) && firstPhase(c) < Math.max(1, years.size()))
                .toList();
        String written = given.find(Y_OPTION).orElse(flows || !stock ? DEFAULT_Y : "stock_per_ha");
        Matcher m = Y.matcher(written.strip());
        String y = m.matches()
                ? m.group(1).replaceAll("(?i)_tCO?2?", "").replace('-', '_').toLowerCase(Locale.ROOT)
                : "";
        String year = m.matches() && m.group(2) != null ? m.group(2) : "";
        List<String> asked = years.subList(Math.min(years.size(), firstPhase(y)), years.size());
        // phases that cannot be read are told where they stand, and not once more here
        boolean isDated = !years.isEmpty() && years.stream().allMatch(phase -> phase.matches("[0-9]{4}"));
        if (columns.isEmpty()) {
            problems.add(ProblemCode.GATHER_01_NO_FLOWS, "geodetector.y");
        } else if (!columns.contains(y) || !year.isEmpty() && isDated && !asked.contains(year)) {
            problems.add(
                    ProblemCode.DRIVER_12_Y,
                    "geodetector.y",
                    written,
                    String.join(", ", columns) + (year.isEmpty() ? "" : " (" + String.join(", ", asked) + ")"));
        }
        return new OfYear(y, year);
    }

    private static List<Double> sizes(Given given, Problems problems) {
        List<Double> sizes = given.find(SIZE_EFFECT).orElse(List.of());
        List<Double> ascending = sizes.stream().sorted().distinct().toList();
        ascending.stream()
                .filter(size -> Collections.frequency(sizes, size) > 1)
                .forEach(size -> problems.add(
                        ProblemCode.STUDY_05_VALUE,
                        "geodetector.size-effect",
                        Kinds.length().text(size),
                        Bilingual.of("this size is written twice", "该尺寸写了两次"),
                        Bilingual.of("each size once", "每个尺寸各一次")));
        return ascending;
    }
}
