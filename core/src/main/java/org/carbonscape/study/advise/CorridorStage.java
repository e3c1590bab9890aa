package org.carbonscape.study.advise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.carbonscape.carbon.Spread;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Ramp;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.tiff.TiffOptions;
import org.carbonscape.io.tiff.TiffWriter;
import org.carbonscape.io.vector.MapLayer;
import org.carbonscape.land.LandRole;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.gather.StatisticsForAdvice;
import org.carbonscape.study.intake.MadeValues;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.ZonesPlan;
import org.carbonscape.suitability.Corridors;
import org.carbonscape.suitability.CostDistance;
import org.carbonscape.suitability.Layer;
import org.carbonscape.suitability.OrderStatistics;
import org.carbonscape.suitability.Patches;
import org.carbonscape.suitability.RuleTable;
import org.carbonscape.suitability.Zoning;
import org.carbonscape.zone.LandCounts;
import org.locationtech.jts.geom.Geometry;

/** CORRIDORS: least costs from the patches of a zone over a surface of resistance, and the paths between them. */
public final class CorridorStage {
    private static final int BITS_OF_COST = 12; // four digits: no resistance is known better

    /** Patches, the corridors that matter most, the others. */
    public static final List<Key.Entry> CORRIDOR_KEY = List.of(
            new Key.Entry(Words.of("Patch", "源地斑块"), 0x86c583),
            new Key.Entry(Words.of("Corridor, most important third", "廊道（最重要的三分之一）"), 0xb2182b),
            new Key.Entry(Words.of("Corridor, other", "其他廊道"), 0xe69f00));

    private final SuitabilityInputs suit;
    private final StudyInputs inputs;
    private final StudyArea studyArea;
    private final LandCounts counts;
    private final CarbonAccount account;
    private final Engine engine;
    private final RunFolder folder;

    /**
     * @param sources outlines of the patches
     * @param costKey classes of the surface of least costs
     * @param layers  patches and corridors for the map
     */
    public record Result(
            Corridors corridors,
            List<Geometry> sources,
            Table table,
            Optional<Key.Breaks> costKey,
            List<MapLayer> layers) {}

    CorridorStage(
            SuitabilityInputs suit,
            StudyInputs inputs,
            LandCounts counts,
            CarbonAccount account,
            Engine engine,
            RunFolder folder) {
        this.suit = suit;
        this.inputs = inputs;
        this.studyArea = inputs.studyArea();
        this.counts = counts;
        this.account = account;
        this.engine = engine;
        this.folder = folder;
    }

    /** Empty, with a caution, where classes that occur have no resistance. */
    Optional<Result> run(
            ZonesPlan.CorridorPlan plan,
            RuleTable rules,
            Zoning zoning,
            Patches patches,
            String madeWith,
            List<Problem> cautions) {
        if (!isPassable(plan, cautions)) {
            return Optional.empty();
        }
        String from = plan.from().isEmpty() ? rules.outcomes().get(ZoneNames.order(rules)[0] - 1) : plan.from();
        int wanted = rules.outcomes().indexOf(from) + 1;
        double[] all_ha = hectares(patches);
        Patches cores = patches.keep(p -> patches.classOf(p) == wanted && all_ha[p] >= plan.least_ha() - 1e-9);
        double[] area_ha = hectares(cores);
        if (cores.count() < 2) {
            cautions.add(Problem.of(
                    ProblemCode.SUIT_C08_NO_CORRIDOR,
                    "suitability.corridors",
                    Bilingual.of(RuleTable.title(from, Language.EN), RuleTable.title(from, Language.ZH)),
                    cores.count(),
                    Numbers.text(plan.least_ha())));
        }
        ValueRaster resistance =
                resistance(inputs.rasters().get(studyArea.years().size() - 1));
        CostDistance cost = CostDistance.of(engine, resistance, cores);
        writeCosts(cost.costs(), from);
        Corridors corridors = Corridors.of(engine, cost, resistance, cores, area_ha);
        List<Zoning.ZonePatch> outlined = zoning.patches(cores);
        List<Geometry> sources =
                outlined.stream().map(Zoning.ZonePatch::outline).toList();
        String how = "from " + from + ", patches of " + Numbers.text(plan.least_ha()) + " ha and more; resistance "
                + plan.resistance().map(f -> f.getFileName().toString()).orElse("bundled, by class") + "; " + madeWith;
        Table table = corridorsTable(corridors, area_ha, how);
        return Optional.of(new Result(
                corridors,
                sources,
                table,
                cores.count() == 0 ? Optional.empty() : costKey(cost.costs()),
                List.of(
                        MapLayer.of("patches", studyArea.grid().crs(), sources, patchesTable(outlined, area_ha)),
                        MapLayer.of(
                                "corridors",
                                studyArea.grid().crs(),
                                corridors.corridors().stream()
                                        .map(Corridors.Corridor::path)
                                        .toList(),
                                table))));
    }

    /** Whether every class that occurs has a resistance; cautions of those that have none. */
    private boolean isPassable(ZonesPlan.CorridorPlan plan, List<Problem> cautions) {
        List<Bilingual> impassable = unknownResistance();
        if (!impassable.isEmpty()) {
            cautions.add(Problem.of(
                    ProblemCode.SUIT_C10_NO_RESISTANCE,
                    "suitability.corridors",
                    Bilingual.list(impassable),
                    String.join(", ", LandRole.classNames())));
            return false;
        }
        if (plan.resistance().isEmpty()) {
            double[] byClass = suit.resistance().byClass().orElseThrow();
            if (Arrays.stream(byClass).anyMatch(Double::isNaN)) { // not told at the check
                cautions.add(Resistances.caution(inputs, byClass));
            }
        }
        return true;
    }

    private void writeCosts(ValueRaster costs, String from) {
        try (TiffWriter writer = TiffWriter.values(
                folder.file("rasters/cost_distance.tif"),
                studyArea.grid(),
                "resistance x m",
                "least cost to a patch of " + from,
                TiffOptions.STANDARD.withPredictor(true).withBits(BITS_OF_COST).inTiles(folder.tiles()))) {
            writer.write(engine, costs);
            writer.finish();
        }
    }

    /** Fifths of the cells by their least cost; empty where nothing but the patches is reached. */
    private Optional<Key.Breaks> costKey(ValueRaster costs) {
        double[] fifths = OrderStatistics.quantiles(engine, costs, 0.2, 0.4, 0.6, 0.8, 1);
        List<Double> limits = new ArrayList<>(List.of(0.0));
        Arrays.stream(fifths).filter(f -> f > 0).distinct().forEach(limits::add);
        return limits.size() < 2
                ? Optional.empty()
                : Optional.of(new Key.Breaks(
                        Words.of("Least cost (resistance × m)", "最小累积阻力（阻力×m）"), limits, Ramp.VIRIDIS, 0));
    }

    /** True area of patches, by number. */
    private double[] hectares(Patches patches) {
        double[] hectares = new double[patches.count() + 1];
        if (studyArea.cellArea().isUniform()) {
            Arrays.setAll(hectares, p -> p == 0 ? 0 : patches.cells(p) * Spread.cell_ha(studyArea.cellArea(), 0));
            return hectares;
        }
        long[][] byLand = patches.crossed(engine, inputs.rasters().get(0), studyArea.cellArea()::milli_m2);
        Arrays.setAll(hectares, p -> p == 0 ? 0 : Arrays.stream(byLand[p]).sum() * 1e-7);
        return hectares;
    }

    /** Classes of the last phase that neither a table nor their kind gives a resistance. */
    private List<Bilingual> unknownResistance() {
        Set<Integer> unknown = new TreeSet<>();
        suit.resistance().byClass().ifPresent(byClass -> {
            for (double[] unit : account.areas_ha(0, studyArea.years().size() - 1)) {
                for (int c = 1; c < byClass.length; c++) {
                    if (unit[c] > 0 && Double.isNaN(byClass[c])) {
                        unknown.add(c);
                    }
                }
            }
        });
        return unknown.stream()
                .map(c -> studyArea.legend().at(c))
                .map(c -> Bilingual.of(c.name(), c.nameZh()))
                .toList();
    }

    private ValueRaster resistance(ClassRaster land) {
        if (suit.resistance().surface().isPresent()) {
            return ((Layer.Values) suit.resistance()
                            .surface()
                            .get()
                            .make()
                            .apply(new RunResults(engine, counts, account, StatisticsForAdvice.NOTHING)))
                    .raster();
        }
        double[] byClass = suit.resistance().byClass().orElseThrow();
        return MadeValues.byClass(land, byClass);
    }

    private static Table patchesTable(List<Zoning.ZonePatch> patches, double[] area_ha) {
        Table.Builder table = Table.named("patches").integer("patch").number("area_ha");
        patches.forEach(p -> table.row(p.number(), area_ha[p.number()]));
        return table.build();
    }

    private static Table corridorsTable(Corridors corridors, double[] area_ha, String madeWith) {
        Table.Builder table = Table.named("corridors")
                .integer("from", "to")
                .number("from_area_ha", "to_area_ha", "length_m", "cost", "importance")
                .integer("rank")
                .text("made_with");
        List<Corridors.Corridor> list = corridors.corridors();
        for (Corridors.Corridor c : list) {
            long rank = 1
                    + list.stream().filter(o -> o.importance() > c.importance()).count();
            table.row(
                    c.from(),
                    c.to(),
                    area_ha[c.from()],
                    area_ha[c.to()],
                    c.length(),
                    c.cost(),
                    c.importance(),
                    Double.isNaN(c.importance()) ? list.size() : rank,
                    madeWith);
        }
        return table.build();
    }

    /** How many of the corridors are drawn as the most important. */
    public static int mostImportant(int corridors) {
        return Math.max(1, corridors / 3);
    }
}
