package org.carbonscape.study.advise;

import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Ruled ruled = ruled();
        steps.next();
        Patches patches = Patches.of(engine, ruled.zoning.zones(), Patches.Connectivity.EIGHT);
        List<Problem> ofCorridors = new ArrayList<>();
        List<Optional<CorridorStage.Result>> ways = new ArrayList<>();
        List<Made> held = new ArrayList<>();
        engine.inPlace(
                2,
                part -> { // costs spread on one thread, as long as all the rest takes on another
                    if (part == 0) {
                        ways.add(suit.plan()
                                .zones()
                                .corridors()
                                .flatMap(c -> new CorridorStage(suit, inputs, counts, account, engine, folder)
                                        .run(c, ruled.rules, ruled.zoning, patches, ruled.madeWith, ofCorridors)));
                    } else {
                        held.add(made(ruled, patches));
                    }
                    steps.next();
                });
        Optional<CorridorStage.Result> corridors = ways.get(0);
        Made made = held.get(0);
        write(made.layer, ruled.rules, corridors);
        List<Problem> cautions = cautions(ruled.zoning, made.proposed);
        cautions.addAll(ofCorridors);
        return new Result(
                made.zoned,
                made.proposed,
                corridors,
                new Tables(
                        made.zones,
                        tables(ruled).rules(ruled.raw),
                        made.conflicts,
                        Measures.table(made.proposed.proposals, ruled.madeWith)),
                ruled.madeWith,
                cautions);
    }

    /**
     * The land under its rules.
     *
     * @param pressures what presses on it, for the measures
     * @param inDegrees the layers, slopes in degrees
     * @param land      classes of the last phase
     * @param raw       zones as the rules say
     * @param zoning    the same without small patches
     */
    private record Ruled(
            RuleTable rules,
            RuleTable pressures,
            Map<String, Layer> inDegrees,
            ClassRaster land,
            Zoning raw,
            Zoning zoning,
            String madeWith) {}

    private Ruled ruled() {
        ZonesPlan plan = suit.plan().zones();
        RuleNames words =
                new RuleNames(studyArea, RuleNames.levelNames(levels.levels().count(), Language.EN));
        boolean bundled = suit.rules().areBundled();
        Map<String, Layer> inDegrees = suit.rules().slope().inDegrees(engine, rasters.layers());
        Map<String, Layer> looked = bundled ? inDegrees : rasters.layers();
        RuleTable rules = bundled
                ? RuleTable.zones(looked, words)
                : RuleTable.parse("suitability.zones", suit.rules().rows(), rasters.layers(), words);
        ClassRaster land = inputs.rasters().get(studyArea.years().size() - 1);
        Zoning raw = Zoning.of(engine, rules, List.of(land), looked);
        long least = (long) Math.ceil(plan.sieve_ha() / meanCell_ha() - 1e-9);
        String madeWith = (bundled
                        ? "rules of the reference study"
                        : plan.rules().orElseThrow().getFileName().toString())
                + "; sieve " + Numbers.text(plan.sieve_ha()) + " ha, majority radius " + plan.majority() + "; "
                + levels.madeWith();
        return new Ruled(
                rules,
                RuleTable.pressures(pressing(inDegrees), words),
                inDegrees,
                land,
                raw,
                raw.cleaned(engine, least, Patches.Connectivity.EIGHT, plan.majority()),
                madeWith);
    }

    private ZoneTables tables(Ruled ruled) {
        return new ZoneTables(inputs, suit.rules().signs(), amounts, account.hasFlows(), ruled.rules, ruled.madeWith);
    }

    private void write(MapLayer zones, RuleTable rules, Optional<CorridorStage.Result> corridors) {
        List<MapLayer> layers = new ArrayList<>(List.of(zones));
        corridors.ifPresent(c -> layers.addAll(c.layers()));
        try {
            GeoPackageWriter.write(
                    folder.file("vectors/zones.gpkg"),
                    SuitabilityStyles.styled(layers, rules, corridors, folder, language),
                    CHANGED);
        } catch (IOException e) {
            throw RunFolder.notWritten(folder.place("vectors/zones.gpkg"), e);
        }
    }

    /** The reference study's own rules overlap by intention. */
    private List<Problem> cautions(Zoning zoning, Proposed proposed) {
        List<Problem> cautions = new ArrayList<>(zoning.cautions());
        cautions.removeIf(
                c -> c.code() == ProblemCode.SUIT_C04_CONFLICT && suit.rules().areBundled());
        Measures.caution(proposed.unmet, studyArea.legend()).ifPresent(cautions::add);
        return cautions;
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

    private Made made(Ruled ruled, Patches patches) {
        RuleTable rules = ruled.rules;
        Zoning zoning = ruled.zoning;
        ClassRaster land = ruled.land;
        ClassRaster zones = stage.classes("rasters/zones.tif", zoning.zones(), labels(rules));
        Zoning pressed = Zoning.of(engine, ruled.pressures, List.of(land), ruled.inDegrees);
        Patches drawn = patches.count() > MOST_PATCHES
                ? patches.keep(allOf(rules), 4) // a map of crumbs helps nobody and fills the memory
                : patches;
        Held held = held(zoning.withRest(), land, pressed.zones(), drawn);
        Map<String, Map<String, Double>> hectares = new LinkedHashMap<>();
        ZoneTables tables = tables(ruled);
        Table zonesTable = tables.zones(held.byUnit, land.classes(), hectares);
        Measures measures = new Measures(suit.rules().strategies(), inputs, account);
        List<Strategies.Land> lands = measures.lands(held.byPressure, rules, ruled.pressures);
        List<Strategies.Proposal> proposals = measures.proposals(lands);
        return new Made(
                new Zoned(rules, zoning, stage.pixels(zones), hectares),
                new Proposed(
                        proposals,
                        suit.rules().strategies().isForOthersThan(rules.outcomes())
                                ? Map.of() // which SUIT-C19 tells
                                : Measures.unmet(lands, proposals)),
                zonesTable,
                tables.conflicts(zoning, held.left, land.classes()),
                tables.layer(zoning, drawn, held.byPatch, meanCell_ha()));
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

    private static BitSet allOf(RuleTable rules) {
        BitSet all = new BitSet();
        all.set(1, rules.outcomes().size() + 1);
        return all;
    }
}
