package org.carbonscape.study.advise;

import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntBinaryOperator;
import org.carbonscape.carbon.Spread;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Steps;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.ValueRaster;
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
    private final UnitAmounts amounts;

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
            RunResults run,
            SuitabilityStage stage,
            SuitabilityStage.Result levels,
            RunFolder folder,
            Language language) {
        this.suit = suit;
        this.inputs = inputs;
        this.studyArea = inputs.studyArea();
        this.counts = run.counts();
        this.account = run.account();
        this.stage = stage;
        this.rasters = stage.rasters(levels.levels());
        this.levels = levels;
        this.engine = run.engine();
        this.folder = folder;
        this.language = language;
        this.amounts = new UnitAmounts(inputs, account);
    }

    Result run() {
        try (Steps steps = engine.steps(3)) {
            return run(steps);
        }
    }

    /** @param steps rules, corridors, their raster and amounts */
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
        Zoning raw = Zoning.of(engine, rules, List.of(land), looked);
        double cell_ha = meanCell_ha();
        long least = (long) Math.ceil(plan.sieve_ha() / cell_ha - 1e-9);
        Zoning zoning = raw.cleaned(engine, least, Patches.Connectivity.EIGHT, plan.majority());
        steps.next();
        String madeWith = (suit.rules().rows().isEmpty()
                        ? "rules of the reference study"
                        : plan.rules().orElseThrow().getFileName().toString())
                + "; sieve " + Numbers.text(plan.sieve_ha()) + " ha, majority radius " + plan.majority() + "; "
                + levels.madeWith();
        Patches patches = Patches.of(engine, zoning.zones(), Patches.Connectivity.EIGHT);
        List<Problem> ofCorridors = new ArrayList<>();
        List<Optional<CorridorStage.Result>> ways = new ArrayList<>();
        List<Made> held = new ArrayList<>();
        engine.inPlace(
                2,
                part -> { // costs spread on one thread, as long as all the rest takes on another
                    if (part == 0) {
                        ways.add(plan.corridors()
                                .flatMap(c -> new CorridorStage(suit, inputs, counts, account, engine, folder)
                                        .run(c, rules, zoning, patches, madeWith, ofCorridors)));
                    } else {
                        held.add(made(
                                rules,
                                zoning,
                                patches,
                                land,
                                RuleTable.pressures(pressing(inDegrees), words),
                                inDegrees,
                                madeWith));
                    }
                    steps.next();
                });
        Optional<CorridorStage.Result> corridors = ways.get(0);
        Made made = held.get(0);
        List<Problem> cautions =
                new ArrayList<>(zoning.cautions()); // the reference study's own rules overlap by intention
        cautions.removeIf(c ->
                c.code() == ProblemCode.SUIT_C04_CONFLICT && suit.rules().rows().isEmpty());
        Measures.caution(made.proposed.unmet, studyArea.legend()).ifPresent(cautions::add);
        cautions.addAll(ofCorridors);
        List<MapLayer> layers = new ArrayList<>(List.of(made.layer));
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
                made.zoned,
                made.proposed,
                corridors,
                new Tables(
                        made.zones,
                        rulesTable(rules, raw, madeWith),
                        made.conflicts,
                        Measures.table(made.proposed.proposals, madeWith)),
                madeWith,
                cautions);
    }

    /** Hot spots of stocks are none of sources: without flows only a layer that the study names tells of those. */
    private Map<String, Layer> pressing(Map<String, Layer> inDegrees) {
        if (account.hasFlows() || suit.plan().layers().containsKey("hot_spot")) {
            return inDegrees;
        }
        Map<String, Layer> rest = new LinkedHashMap<>(inDegrees);
        rest.remove("hot_spot");
        return rest;
    }

    /** What does not hang on corridors. */
    private record Made(Zoned zoned, Proposed proposed, Table zones, Table conflicts, MapLayer layer) {}

    private Made made(
            RuleTable rules,
            Zoning zoning,
            Patches patches,
            ClassRaster land,
            RuleTable pressures,
            Map<String, Layer> inDegrees,
            String madeWith) {
        ClassRaster zones = stage.classes("rasters/zones.tif", zoning.zones(), labels(rules));
        Zoning pressed = Zoning.of(engine, pressures, List.of(land), inDegrees);
        Patches drawn = patches.count() > MOST_PATCHES
                ? patches.keep(allOf(rules), 4) // a map of crumbs helps nobody and fills the memory
                : patches;
        Held held = held(zoning.withRest(), land, pressed.zones(), drawn);
        Map<String, Map<String, Double>> hectares = new LinkedHashMap<>();
        Table zonesTable = zonesTable(rules, held.byUnit, land, madeWith, hectares);
        Measures measures = new Measures(suit.rules().strategies(), inputs, account);
        List<Strategies.Land> lands = measures.lands(held.byPressure, rules, pressures);
        List<Strategies.Proposal> proposals = measures.proposals(lands);
        return new Made(
                new Zoned(rules, zoning, stage.pixels(zones), hectares),
                new Proposed(
                        proposals,
                        suit.rules().strategies().isForOthersThan(rules.outcomes())
                                ? Map.of() // which SUIT-C19 tells
                                : Measures.unmet(lands, proposals)),
                zonesTable,
                conflictsTable(zoning, held.left, land, madeWith),
                zoneLayer(rules, zoning, drawn, held.byPatch, madeWith));
    }

    /**
     * What the land of zones holds.
     *
     * @param byUnit     as {@link UnitAmounts#byUnit} takes it
     * @param byPressure of zones, land and pressures
     * @param left       of land without a zone, 1 with a level and 2 without, and classes
     */
    private record Held(List<CellSums> byUnit, CellSums byPressure, CellSums left, Patches.Held byPatch) {}

    /** One reading of zones, land and flux. */
    private Held held(ClassRaster all, ClassRaster land, ClassRaster pressed, Patches patches) {
        ValueRaster net = rasters.net();
        List<CellSums.Wanted> wanted = new ArrayList<>(amounts.wanted(List.of(all, land), net));
        wanted.add(new CellSums.Wanted(Optional.empty(), List.of(all, land, pressed), Optional.empty()));
        int rest = all.classes();
        ClassRaster left = combined(all, rasters.level(), 2, (z, l) -> z != rest ? 0 : l > 0 ? 1 : 2);
        wanted.add(new CellSums.Wanted(Optional.empty(), List.of(left, land), Optional.empty()));
        // cells in degrees differ by row: their areas are added instead, whole numbers too
        Patches.RowWeight weight = studyArea.cellArea().isUniform() ? row -> 1 : studyArea.cellArea()::milli_m2;
        List<Patches.Valued> values = new ArrayList<>();
        values.add(new Patches.Valued(rasters.scores(), row -> 1));
        if (account.hasFlows()) {
            values.add(new Patches.Valued(net, weight));
        }
        var both = CellSums.of(engine, studyArea, wanted, patches.holding(land, weight, values));
        List<CellSums> sums = both.one();
        int n = sums.size();
        return new Held(sums.subList(0, n - 2), sums.get(n - 2), sums.get(n - 1), both.other());
    }

    /** On a grid in degrees cells differ by row; the middle row stands for patches' least areas. */
    private double meanCell_ha() {
        return Spread.cell_ha(studyArea.cellArea(), studyArea.grid().rows() / 2);
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
            List<CellSums> held,
            ClassRaster land,
            String madeWith,
            Map<String, Map<String, Double>> hectares) {
        Table.Builder table = Table.named("zones")
                .text("unit_set", "unit", "name", "zone", "zone_en", "zone_zh")
                .integer("cells")
                .number("area_km2", "share_percent", "stock_tC", "net_tCO2")
                .text("made_with");
        int n = rules.outcomes().size();
        int[] order = Arrays.copyOf(ZoneNames.order(rules), n + 1);
        order[n] = n + 1;
        amounts.byUnit(held, (set, unit, name, sums, u) -> {
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

    /** A value, so that it may go elsewhere. */
    private interface ClassOf extends IntBinaryOperator, Serializable {}

    /** A class for each cell from the classes of two rasters on the same cells. */
    private static ClassRaster combined(ClassRaster one, ClassRaster other, int classes, ClassOf classOf) {
        return new MadeClasses(one.grid(), one.tiling(), classes, () -> {
            int width = other.classes() + 1;
            byte[] table = new byte[(one.classes() + 1) * width];
            for (int i = 0; i < table.length; i++) {
                table[i] = (byte) classOf.applyAsInt(i / width, i % width);
            }
            ClassRaster.Reader a = one.open();
            ClassRaster.Reader b = other.open();
            return MadeClasses.reader(
                    (window, tile) -> {
                        int n = window.cells();
                        ClassTile first = ClassTile.of(n, one.classes());
                        ClassTile second = ClassTile.of(n, other.classes());
                        a.read(window, first);
                        b.read(window, second);
                        byte[] into = tile.bytes();
                        if (first.isNarrow() && second.isNarrow()) {
                            byte[] upper = first.bytes();
                            byte[] lower = second.bytes();
                            for (int i = 0; i < n; i++) {
                                into[i] = table[(upper[i] & 255) * width + (lower[i] & 255)];
                            }
                        } else {
                            for (int i = 0; i < n; i++) {
                                into[i] = table[first.at(i) * width + second.at(i)];
                            }
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
    private Table conflictsTable(Zoning zoning, CellSums left, ClassRaster land, String madeWith) {
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
                    studyArea.cells_km2(c.cells(), c.milli_m2()),
                    madeWith);
        }
        for (int reason = 1; reason <= 2; reason++) {
            for (int c = 0; c <= land.classes(); c++) {
                if (left.cells(0, reason, c) > 0) {
                    table.row(
                            "unzoned",
                            "",
                            "",
                            "",
                            "",
                            c == 0 ? "" : studyArea.className(c),
                            reason == 1 ? "no rule matches" : "no level",
                            left.cells(0, reason, c),
                            left.km2(0, reason, c),
                            madeWith);
                }
            }
        }
        return table.build();
    }

    private MapLayer zoneLayer(RuleTable rules, Zoning zoning, Patches patches, Patches.Held held, String madeWith) {
        List<Zoning.ZonePatch> list = zoning.patches(patches);
        boolean uniform = studyArea.cellArea().isUniform();
        long[][] byClass = held.crossed();
        double[] score = held.means(0);
        double[] net = account.hasFlows() ? held.means(1) : new double[0];
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
