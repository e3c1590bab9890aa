package org.carbonscape.study.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.carbonscape.carbon.LandFlows;
import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.carbon.Spread;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.LandRole;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.intake.SinkLayers;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.zone.SpanBand;
import org.carbonscape.zone.UnitSet;

/**
 * What layers of sinks add up to, by set, unit and class, in one reading of all phases. A cell's flux is that of the
 * rasters of the run, rounded once to 2^-40 tCO2; sums of whole numbers do not care about threads and tiles. Immutable.
 */
public final class LayerFlows {
    private static final double STEPS = 0x1p40;
    private static final String SINKS = "carbon.sinks";
    /** Steps of a cell with 10^12 tCO2: a number that stands for none. Without a bound such cells wrap to anything. */
    private static final double MOST = 0x1p80;
    /** Uptake of forest that is known of whole regions, tC/ha/yr. */
    private static final double[] OF_FOREST = {0, 10};

    private static final double[] OF_OTHERS = {-5, 10};

    private final List<List<LandFlows>> flows; // by phase and set
    private final List<Problem> cautions;

    private LayerFlows(List<List<LandFlows>> flows, List<Problem> cautions) {
        this.flows = flows;
        this.cautions = List.copyOf(cautions);
    }

    /** Flux of a cell in tCO2/ha/yr, as rasters have it; no value is no flux. */
    public static float flux(float uptake_tC_per_ha) {
        return Float.isNaN(uptake_tC_per_ha) ? 0 : (float) -Substance.carbonToCo2(uptake_tC_per_ha);
    }

    static LayerFlows of(StudyInputs inputs, SinkLayers layers, List<UnitSet> sets, Engine engine) {
        List<ClassRaster> rasters = inputs.rasters();
        int[] slot = new int[layers.covered().length]; // of covered classes, from 1
        int[] classes =
                IntStream.range(1, slot.length).filter(c -> layers.covered()[c]).toArray();
        for (int k = 0; k < classes.length; k++) {
            slot[classes[k]] = k + 1;
        }
        List<ValueRaster> errors = layers.spread().errors();
        Sums sums = engine.fold(
                CellSums.bands(rasters.get(0).tiling()),
                new Add(
                        rasters,
                        layers.uptake(),
                        errors,
                        sets.stream()
                                .map(u -> u.burner(inputs.studyArea().grid()))
                                .toList(),
                        sets.stream().mapToInt(UnitSet::count).toArray(),
                        inputs.studyArea().cellArea(),
                        slot));
        List<List<LandFlows>> flows = new ArrayList<>();
        List<Problem> cautions = new ArrayList<>();
        for (int p = 0; p < rasters.size(); p++) {
            List<LandFlows> bySet = new ArrayList<>();
            for (long[][] byUnit : sums.words[p]) {
                bySet.add(rows(byUnit, classes, sums.size));
            }
            flows.add(bySet);
            for (int k = 0; k < classes.length; k++) {
                int year = inputs.studyArea().years().get(p);
                tell(inputs.studyArea().legend().at(classes[k]), year, sums.area[p][k], bySet.get(0), cautions);
            }
        }
        return new LayerFlows(flows, cautions);
    }

    /** @param area hectares with and without a value */
    private static void tell(LandClass c, int year, long[] area, LandFlows flows, List<Problem> cautions) {
        Bilingual name = Bilingual.of(c.name(), c.nameZh());
        double with = area[0] / 1e6;
        double without = area[1] / 1e6;
        if (without > 0) {
            cautions.add(Problem.of(
                    ProblemCode.LAND_C06_NO_VALUE, "carbon.sinks", year, Numbers.readable(without, 1), name));
        }
        double tCO2 = 0;
        for (int r = 0; r < flows.unit().length; r++) {
            tCO2 += flows.classIndex()[r] == c.index() ? flows.tCO2()[r] : 0;
        }
        double uptake = with > 0 ? -Substance.co2ToCarbon(tCO2) / with : 0;
        double[] usual = c.role().filter(r -> r == LandRole.FOREST).isPresent() ? OF_FOREST : OF_OTHERS;
        if (uptake < usual[0] || uptake > usual[1]) {
            cautions.add(Problem.of(
                    ProblemCode.LAND_C05_RANGE,
                    "carbon.sinks",
                    name,
                    year,
                    Numbers.readable(uptake, 2),
                    Numbers.text(usual[0]),
                    Numbers.text(usual[1])));
        }
    }

    private static LandFlows rows(long[][] byUnit, int[] classes, int words) {
        IntStream.Builder unit = IntStream.builder();
        IntStream.Builder of = IntStream.builder();
        DoubleStream.Builder tCO2 = DoubleStream.builder();
        DoubleStream.Builder error = DoubleStream.builder();
        for (int u = 0; u < byUnit.length; u++) {
            for (int k = 0; k < byUnit[u].length; k += words) {
                for (int w = k; w < k + 4; w += 2) {
                    double sum = sum(byUnit[u], w);
                    if (sum != 0) {
                        unit.add(u);
                        of.add(classes[k / words]);
                        tCO2.add(sum);
                        if (words > 4) {
                            error.add(sum(byUnit[u], w + 4));
                        }
                    }
                }
            }
        }
        return new LandFlows(
                unit.build().toArray(),
                of.build().toArray(),
                tCO2.build().toArray(),
                error.build().toArray());
    }

    /** Cells of 100 km have more steps than a long holds; so many are whole as they are. */
    private static double whole(double steps) {
        return Math.abs(steps) < 0x1p52 ? Math.round(steps) : steps;
    }

    private static double sum(long[] words, int at) {
        return Math.scalb((double) words[at], 32 - 40) + words[at + 1] / STEPS;
    }

    /**
     * The ledger of a unit: a line for each of its rows.
     *
     * @param place of the unit, without a class
     */
    static List<LedgerLine> lines(
            StudyArea studyArea, LedgerLine.Place place, int unit, LandFlows flows, Bilingual method) {
        List<LedgerLine> lines = new ArrayList<>();
        int first = Arrays.binarySearch(flows.unit(), unit);
        while (first > 0 && flows.unit()[first - 1] == unit) {
            first--;
        }
        for (int r = first; r >= 0 && r < flows.unit().length && flows.unit()[r] == unit; r++) {
            int c = flows.classIndex()[r];
            String name = studyArea.className(c);
            lines.add(new LedgerLine(
                    new LedgerLine.Place(place.unitSet(), place.unitId(), place.year(), name),
                    new LedgerLine.Subject(
                            LedgerLine.Part.SINK_LAYER,
                            Bilingual.of(name, studyArea.classWords(c).zh()),
                            "",
                            "CO2"),
                    new LedgerLine.Activity(
                            Bilingual.of("sum over the cells", "像元合计"),
                            Substance.co2ToCarbon(flows.tCO2()[r]),
                            "tC/yr",
                            method),
                    List.of(LedgerLine.Step.CO2_OF_CARBON),
                    flows.tCO2()[r],
                    LedgerLine.T_CO2E));
        }
        return lines;
    }

    List<List<LandFlows>> flows() {
        return flows;
    }

    List<Problem> cautions() {
        return cautions;
    }

    /**
     * By phase, set and unit: for each class source and sink in two words each, then where there are errors those of
     * both; empty where the unit has none.
     */
    private static final class Sums {
        private static final long[] NONE = {};
        final long[][][][] words;
        final int size; // words of a class
        final long[][][] area; // by phase and class: hectares with and without a value, in millionths

        /** @param units of each set */
        Sums(int phases, int[] units, int classes, int size) {
            this.size = size;
            words = new long[phases][Math.max(1, units.length)][][];
            area = new long[phases][classes][2];
            for (long[][][] ofPhase : words) {
                for (int s = 0; s < ofPhase.length; s++) {
                    ofPhase[s] = new long[units.length == 0 ? 1 : units[s] + 1][];
                    Arrays.fill(ofPhase[s], NONE);
                }
            }
        }

        void add(int phase, int set, int unit, int k, double steps, double error) {
            long[][] units = words[phase][set];
            if (units[unit].length == 0) {
                units[unit] = new long[size * area[phase].length];
            }
            int at = size * k + (steps < 0 ? 2 : 0);
            add(units[unit], at, steps);
            if (size > 4) {
                add(units[unit], at + 4, error);
            }
        }

        private static void add(long[] words, int at, double steps) {
            if (!(Math.abs(steps) < MOST)) {
                throw WholeSteps.tooMuch(SINKS);
            }
            double high = Math.floor(steps / 0x1p32);
            words[at] = WholeSteps.plus(words[at], (long) high, SINKS);
            words[at + 1] += (long) (steps - high * 0x1p32);
        }

        void add(Sums other) {
            for (int p = 0; p < words.length; p++) {
                for (int s = 0; s < words[p].length; s++) {
                    for (int u = 0; u < words[p][s].length; u++) {
                        long[] more = other.words[p][s][u];
                        if (words[p][s][u].length == 0) {
                            words[p][s][u] = more;
                        } else {
                            for (int w = 0; w < more.length; w++) {
                                words[p][s][u][w] = WholeSteps.plus(words[p][s][u][w], more[w], SINKS);
                            }
                        }
                    }
                }
                for (int k = 0; k < area[p].length; k++) {
                    area[p][k][0] += other.area[p][k][0];
                    area[p][k][1] += other.area[p][k][1];
                }
            }
        }
    }

    /**
     * @param uptake of the phases
     * @param errors of the phases; empty without any
     * @param units  of each set
     * @param slot   by class, from 1; 0 = not covered
     */
    private record Add(
            List<ClassRaster> phases,
            List<ValueRaster> uptake,
            List<ValueRaster> errors,
            List<UnitSet.Burner> burners,
            int[] units,
            CellArea area,
            int[] slot)
            implements Fold<Sums> {
        @Override
        public Worker<Sums> open(Cells cells) {
            int classes = Arrays.stream(slot).max().orElse(0);
            return new Adding(this, cells, new Sums(phases.size(), units, classes, errors.isEmpty() ? 4 : 8));
        }

        @Override
        public Sums merge(Sums one, Sums other) {
            one.add(other);
            return one;
        }
    }

    private static final class Adding implements Fold.Worker<Sums> {
        private final Add of;
        private final Cells cells;
        private final Sums sums;

        Adding(Add of, Cells cells, Sums sums) {
            this.of = of;
            this.cells = cells;
            this.sums = sums;
        }

        @Override
        public void take(Window band) {
            int n = band.cells();
            int[][] units = new int[Math.max(1, of.burners.size())][n];
            for (int s = 0; s < of.burners.size(); s++) {
                SpanBand spans = of.burners.get(s).band(band.row(), band.height());
                spans.units(band, units[s]);
            }
            float[] none = new float[n];
            for (int p = 0; p < of.phases.size(); p++) {
                ClassTile tile = cells.of(of.phases.get(p), band);
                float[] values = cells.of(of.uptake.get(p), band);
                float[] error = of.errors.isEmpty() ? none : cells.of(of.errors.get(p), band);
                for (int i = 0; i < n; i++) {
                    int k = of.slot[tile.at(i)] - 1;
                    if (k >= 0) {
                        double cell_ha = Spread.cell_ha(of.area, band.row() + i / band.width());
                        sums.area[p][k][Float.isNaN(values[i]) ? 1 : 0] += Math.round(cell_ha * 1e6);
                        double steps = whole(flux(values[i]) * cell_ha * STEPS);
                        double doubt = whole(Math.abs(flux(error[i])) * cell_ha * STEPS);
                        for (int s = 0; s < units.length && steps != 0; s++) {
                            sums.add(p, s, units[s][i], k, steps, doubt);
                        }
                    }
                }
            }
        }

        @Override
        public Sums result() {
            return sums;
        }
    }
}
