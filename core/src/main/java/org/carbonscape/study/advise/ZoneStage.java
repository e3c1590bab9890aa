package org.carbonscape.study.advise;

import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntBinaryOperator;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Steps;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.tiff.ClassLabel;
import org.carbonscape.io.vector.GeoPackageWriter;
import org.carbonscape.io.vector.MapLayer;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.CellSums;
import org.carbonscape.study.intake.MadeClasses;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.ZonesPlan;
import org.carbonscape.suitability.Layer;
import org.carbonscape.suitability.Patches;
import org.carbonscape.suitability.RuleTable;
import org.carbonscape.suitability.Strategies;
import org.carbonscape.suitability.Zoning;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.UnitSet;
import org.locationtech.jts.geom.Geometry;

/**
 * ZONES: rules over levels and other layers, what to do on the land of each zone, and corridors between its patches.
 */
public final class ZoneStage {
    private static final Instant CHANGED = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MOST_PATCHES = 200_000;

    private final SuitabilityInputs suit;
    private final StudyInputs inputs;
    private final StudyArea studyArea;
    private final LandCounts counts;
    private final CarbonAccount account;
    private final SuitabilityStage.Result levels;
    private final SuitabilityStage stage;
    private final SuitabilityStage.Rasters rasters;
    private final Engine engine;
    private final RunFolder folder;
    private final Language language;

    /**
     * The zones.
     *
     * @param rules    the table that was applied
     * @param pixels   picture for the figure
     * @param hectares by zone and class, the unzoned land too
     */
    public record Zoned(RuleTable rules, Zoning zoning, float[] pixels, Map<String, Map<String, Double>> hectares) {}

    /**
     * What to do there.
     *
     * @param proposals measures with their land
     * @param unmet     hectares of land in zones that no measure is for, by class
     */
    public record Proposed(List<Strategies.Proposal> proposals, Map<String, Double> unmet) {}

    /** Tables of the run folder. */
    public record Tables(Table zones, Table rules, Table conflicts, Table strategies) {}

    /** What came out. */
    public record Result(
            Zoned zoned,
            Proposed proposed,
            Optional<CorridorStage.Result> corridors,
            Tables tables,
            String madeWith,
            List<Problem> cautions) {}

    ZoneStage(
            SuitabilityInputs suit,
            StudyInputs inputs,
            LandCounts counts,
            CarbonAccount account,
            SuitabilityStage stage,
            SuitabilityStage.Result levels,
            Engine engine,
            RunFolder folder,
            Language language) {
        this.suit = suit;
        this.inputs = inputs;
        this.studyArea = inputs.studyArea();
        this.counts = counts;
        this.account = account;
        this.stage = stage;
        this.rasters = stage.rasters(levels.levels());
        this.levels = levels;
        this.engine = engine;
        this.folder = folder;
        this.language = language;
    }

    Result run() {
        try (Steps steps = engine.steps(5)) {
            return run(steps);
        }
    }

    /** @param steps rules, their raster and amounts, measures, patches, corridors */
    private Result run(Steps steps) {
        ZonesPlan plan = suit.plan().zones();
        RuleNames words =
                new RuleNames(studyArea, RuleNames.levelNames(levels.levels().count(), Language.EN));
        Map<String, Layer> inDegrees = suit.rules().slope().inDegrees(engine, rasters.layers());
        Map<String, Layer> looked = suit.rules().areBundled() ? inDegrees : rasters.layers();
        RuleTable rules = suit.rules().areBundled()
                ? RuleTable.zones(looked, words)
                : RuleTable.parse("suitability.zones", suit.rules().rows(), rasters.layers(), words);
        ClassRaster land = inputs.rasters().get(studyArea.years().size() - 1);
        ClassRaster region = region(land, rasters.level());
        Zoning raw = Zoning.of(engine, rules, region, looked);
        double cell_ha = meanCell_ha();
        long least = (long) Math.ceil(plan.sieve_ha() / cell_ha - 1e-9);
        Zoning zoning = raw.cleaned(engine, least, Patches.Connectivity.EIGHT, plan.majority());
        steps.next();
        String madeWith = (suit.rules().rows().isEmpty()
                        ? "rules of the reference study"
                        : plan.rules().orElseThrow().getFileName().toString())
                + "; sieve " + Numbers.text(plan.sieve_ha()) + " ha, majority radius " + plan.majority() + "; "
                + levels.madeWith();
        ClassRaster zones = stage.classes("rasters/zones.tif", zoning.zones(), labels(rules));
        List<Problem> cautions =
                new ArrayList<>(zoning.cautions()); // the reference study's own rules overlap by intention
        cautions.removeIf(c ->
                c.code() == ProblemCode.SUIT_C04_CONFLICT && suit.rules().rows().isEmpty());
        Map<String, Map<String, Double>> hectares = new LinkedHashMap<>();
        int rest = rules.outcomes().size() + 1;
        ClassRaster all = combined(zones, region, rest, (z, r) -> z == 0 && r > 0 ? rest : z);
        Table zonesTable = zonesTable(rules, all, land, madeWith, hectares);
        steps.next();
        RuleTable pressures = RuleTable.pressures(inDegrees, words);
        Zoning pressed = Zoning.of(engine, pressures, region, inDegrees);
        Measures measures = new Measures(suit.rules().strategies(), inputs, account);
        List<Strategies.Land> lands = measures.lands(engine, rules, zones, land, pressures, pressed.zones());
        List<Strategies.Proposal> proposals = measures.proposals(lands);
        Map<String, Double> unmet = Measures.unmet(lands, proposals);
        Measures.caution(unmet).ifPresent(cautions::add);
        steps.next();
        Patches patches = Patches.of(engine, zoning.zones(), Patches.Connectivity.EIGHT);
        List<MapLayer> layers = new ArrayList<>();
        layers.add(zoneLayer(rules, zoning, patches, land, madeWith));
        steps.next();
        Optional<CorridorStage.Result> corridors = plan.corridors()
                .flatMap(c -> new CorridorStage(suit, inputs, counts, account, engine, folder)
                        .run(c, rules, zoning, patches, madeWith, cautions));
        corridors.ifPresent(c -> layers.addAll(c.layers()));
        try {
            GeoPackageWriter.write(
                    folder.file("vectors/zones.gpkg"),
                    SuitabilityStyles.styled(layers, rules, corridors, folder, language),
                    CHANGED);
        } catch (IOException e) {
            throw RunFolder.notWritten("vectors/zones.gpkg", e);
        }
        return new Result(
                new Zoned(rules, zoning, stage.pixels(zones), hectares),
                new Proposed(proposals, unmet),
                corridors,
                new Tables(
                        zonesTable,
                        rulesTable(rules, raw, madeWith),
                        conflictsTable(zoning, all, land, madeWith),
                        Measures.table(proposals, madeWith)),
                madeWith,
                cautions);
    }

    /** On a grid in degrees cells differ by row; the middle row stands for patches' least areas. */
    private double meanCell_ha() {
        return org.carbonscape.carbon.Spread.cell_ha(
                studyArea.cellArea(), studyArea.grid().rows() / 2);
    }

    private List<ClassLabel> labels(RuleTable rules) {
        List<ClassLabel> labels = new ArrayList<>();
        List<Key.Entry> key = ZoneNames.key(rules);
        for (int z = 0; z < key.size(); z++) {
            String name = key.get(z).name().in(language);
            labels.add(new ClassLabel(z + 1, name, key.get(z).rgb()));
        }
        return labels;
    }

    /** Zones by unit; the last row is land without a zone, so that the parts make the whole. */
    private Table zonesTable(
            RuleTable rules,
            ClassRaster zones,
            ClassRaster land,
            String madeWith,
            Map<String, Map<String, Double>> hectares) {
        Table.Builder table = Table.named("zones")
                .text("unit_set", "unit", "name", "zone", "zone_en", "zone_zh")
                .integer("cells")
                .number("area_km2", "share_percent", "stock_tC", "net_tCO2")
                .text("made_with");
        int n = rules.outcomes().size();
        int[] order = java.util.Arrays.copyOf(ZoneNames.order(rules), n + 1);
        order[n] = n + 1;
        UnitAmounts amounts = new UnitAmounts(inputs, account, engine);
        amounts.byUnit(List.of(zones, land), rasters.net(), (set, unit, name, sums, u) -> {
            double all = 0;
            for (int z : order) {
                all += amounts.of(sums, land.classes(), u, z).km2();
            }
            for (int z : order) {
                String zone = z > n ? ZoneNames.REST : rules.outcomes().get(z - 1);
                UnitAmounts.Amounts a = amounts.of(sums, land.classes(), u, z);
                if (a.cells() > 0) {
                    table.row(
                            set,
                            unit,
                            name,
                            zone,
                            ZoneNames.title(zone).en(),
                            ZoneNames.title(zone).zh(),
                            a.cells(),
                            a.km2(),
                            100 * a.km2() / all,
                            a.stock_tC(),
                            a.net_tCO2(),
                            madeWith);
                }
                if (set.equals(UnitSet.REGION)) {
                    for (int c = 1; c <= land.classes(); c++) {
                        hectares.computeIfAbsent(zone, k -> new LinkedHashMap<>())
                                .put(studyArea.className(c), sums.km2(u, z, c) * 100);
                    }
                }
            }
        });
        return table.build();
    }

    /** What rules divide: land of the last phase and whatever has a level. */
    private static ClassRaster region(ClassRaster land, ClassRaster level) {
        return combined(land, level, 1, (l, s) -> l > 0 || s > 0 ? 1 : 0);
    }

    /** A value, so that it may go elsewhere. */
    private interface ClassOf extends IntBinaryOperator, Serializable {}

    /** A class for each cell from the classes of two rasters on the same cells. */
    private static ClassRaster combined(ClassRaster one, ClassRaster other, int classes, ClassOf classOf) {
        return new MadeClasses(one.grid(), one.tiling(), classes, () -> {
            ClassRaster.Reader a = one.open();
            ClassRaster.Reader b = other.open();
            return MadeClasses.reader(
                    (window, tile) -> {
                        ClassTile first = ClassTile.of(window.cells(), one.classes());
                        ClassTile second = ClassTile.of(window.cells(), other.classes());
                        a.read(window, first);
                        b.read(window, second);
                        for (int i = 0; i < window.cells(); i++) {
                            tile.set(i, classOf.applyAsInt(first.at(i), second.at(i)));
                        }
                    },
                    a,
                    b);
        });
    }

    private Table rulesTable(RuleTable rules, Zoning raw, String madeWith) {
        Table.Builder table = Table.named("zone-rules")
                .text("rule", "zone", "conditions")
                .integer("cells")
                .text("made_with");
        for (RuleTable.Rule rule : rules.rules()) {
            table.row(
                    rule.id(),
                    rule.outcome(),
                    Zoning.describe(rule, suit.rules().signs()),
                    raw.cells(rule),
                    madeWith);
        }
        return table.build();
    }

    /** Rules that disagree, then land without a zone by class: none of the rules holds, with or without a level. */
    private Table conflictsTable(Zoning zoning, ClassRaster zones, ClassRaster land, String madeWith) {
        Table.Builder table = Table.named("zone-conflicts")
                .text("kind", "rule", "zone", "other_rule", "other_zone", "land_use", "reason")
                .integer("cells")
                .number("area_km2")
                .text("made_with");
        for (Zoning.Conflict c : zoning.conflicts()) {
            table.row(
                    "conflict",
                    c.rule().id(),
                    c.rule().outcome(),
                    c.other().id(),
                    c.other().outcome(),
                    "",
                    "the first of both decides",
                    c.cells(),
                    studyArea.cellArea().isUniform() ? c.cells() * meanCell_ha() / 100 : Double.NaN,
                    madeWith);
        }
        int rest = zones.classes();
        ClassRaster left = combined(zones, rasters.level(), 2, (z, l) -> z != rest ? 0 : l > 0 ? 1 : 2);
        CellSums sums = CellSums.of(engine, studyArea, Optional.empty(), List.of(left, land), Optional.empty());
        for (int reason = 1; reason <= 2; reason++) {
            for (int c = 0; c <= land.classes(); c++) {
                if (sums.cells(0, reason, c) > 0) {
                    table.row(
                            "unzoned",
                            "",
                            "",
                            "",
                            "",
                            c == 0 ? "" : studyArea.className(c),
                            reason == 1 ? "no rule matches" : "no level",
                            sums.cells(0, reason, c),
                            sums.km2(0, reason, c),
                            madeWith);
                }
            }
        }
        return table.build();
    }

    private MapLayer zoneLayer(RuleTable rules, Zoning zoning, Patches patches, ClassRaster land, String madeWith) {
        if (patches.count() > MOST_PATCHES) {
            patches = patches.keep(allOf(rules), 4); // a map of crumbs helps nobody and fills the memory
        }
        List<Zoning.ZonePatch> list = zoning.patches(engine, patches);
        // cells in degrees differ by row: their areas are added instead, whole numbers too
        boolean uniform = studyArea.cellArea().isUniform();
        Patches.RowWeight weight = uniform ? row -> 1 : studyArea.cellArea()::milli_m2;
        long[][] byClass = patches.crossed(engine, land, weight);
        double[] score = patches.means(engine, rasters.scores());
        double[] net = account.hasFlows() ? patches.means(engine, rasters.net(), weight) : new double[0];
        double unit_ha = uniform ? meanCell_ha() : 1e-7;
        Map<String, RuleTable.Rule> byId = new LinkedHashMap<>();
        rules.rules().forEach(r -> byId.put(r.id(), r));
        Table.Builder table = Table.named("zones")
                .integer("patch")
                .text("zone", "zone_en", "zone_zh", "rule", "conditions")
                .number("rule_share_percent")
                .integer("cells")
                .number("area_ha", "mean_score")
                .text("main_land_use")
                .number("main_share_percent", "stock_tC", "net_tCO2")
                .text("made_with");
        List<Geometry> outlines = new ArrayList<>();
        for (Zoning.ZonePatch p : list) {
            long[] cells = byClass[p.number()];
            int main = 1;
            double[] hectares = new double[cells.length];
            long all = cells[0];
            for (int c = 1; c < cells.length; c++) {
                main = cells[c] > cells[main] ? c : main;
                hectares[c] = cells[c] * unit_ha;
                all += cells[c];
            }
            double area = all * unit_ha;
            table.row(
                    p.number(),
                    p.zone(),
                    ZoneNames.title(p.zone()).en(),
                    ZoneNames.title(p.zone()).zh(),
                    p.rule(),
                    Zoning.describe(
                            Objects.requireNonNull(byId.get(p.rule()), "a patch is one of the rules'"),
                            suit.rules().signs()),
                    100 * p.ruleShare(),
                    p.cells(),
                    area,
                    score[p.number()],
                    studyArea.className(main),
                    100.0 * cells[main] / all,
                    inputs.carbon().stock().map(s -> s.stock_tC(hectares)).orElse(Double.NaN),
                    net.length > 0 ? net[p.number()] * area : Double.NaN,
                    madeWith);
            outlines.add(p.outline());
        }
        return MapLayer.of("zones", studyArea.grid().crs(), outlines, table.build());
    }

    private static BitSet allOf(RuleTable rules) {
        BitSet all = new BitSet();
        all.set(1, rules.outcomes().size() + 1);
        return all;
    }
}
