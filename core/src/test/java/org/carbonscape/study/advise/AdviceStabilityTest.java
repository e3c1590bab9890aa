package org.carbonscape.study.advise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.carbonscape.carbon.Balance;
import org.carbonscape.carbon.Correlation;
import org.carbonscape.carbon.Distribution;
import org.carbonscape.carbon.MonteCarlo;
import org.carbonscape.carbon.Term;
import org.carbonscape.carbon.UncertainNumbers;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.advise.SuitabilityRun.Extent;
import org.carbonscape.study.gather.Stability;
import org.carbonscape.study.gather.StatisticsForAdvice;
import org.carbonscape.study.layer.RasterStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stability of levels and zones against the obvious way: everything run anew with the factors of each draw. */
class AdviceStabilityTest {
    private static final int DRAWS = 100;
    private static final String CELLS = "  cells: { fishnet: 100 m }\n";
    private static final String STATISTICS =
            "statistics: { units: cells, local-moran: { permutations: 99, correction: none } }\n";
    private static final String SUITABILITY = """
        suitability:
          criteria: criteria.csv
          breaks: [3, 6]
          sensitivity: { samples: 0 }
          zones: zones.csv
          sieve: 0 ha
          majority: 0
        """;

    @TempDir
    private Path folder;

    private SmallStudy study() {
        return SmallStudy.in(folder).text("criteria.csv", """
            criterion,source,grading,at,scores,reference
            height,dem.tif,breaks,120|150,9|5|1,Li 2019
            uptake,net,breaks,-1|0|1,9|6|3|1,Li 2019
            """).text("zones.csv", """
                            rule,zone,land_use,level
                            P1,key_protection,forest,1|2
                            R1,key_restoration,cropland,1
                            A1,auxiliary_restoration,,3
                            """);
    }

    private static String carbon(String rows) {
        return "class,value,unit,low,high,distribution\n" + rows;
    }

    private List<Stability.OfUnits> stability(SmallStudy.Run run, Engine engine) {
        return stability(run, "cells", engine);
    }

    private List<Stability.OfUnits> stability(SmallStudy.Run run, String set, Engine engine) {
        return stability(run, set, Optional.empty(), engine);
    }

    private List<Stability.OfUnits> stability(
            SmallStudy.Run run, String set, Optional<SuitabilityRun.Outcome> outcome, Engine engine) {
        return SuitabilityRun.open(run.study(), run.inputs(), new Problems())
                .stability(
                        run.counts(),
                        run.account(),
                        new RasterStage(run.inputs(), run.counts(), run.land(), run.account()).images(),
                        StatisticsForAdvice.NOTHING,
                        new Stability.Spots(Map.of()),
                        outcome,
                        engine)
                .stream()
                .filter(s -> s.set().name().equals(set))
                .toList();
    }

    @Test
    void levelsAndZonesAreKeptAsOftenAsWhenEverythingIsRunAnew() {
        SmallStudy small = study();
        small.text(
                "factors.csv",
                carbon("cropland,0.3,tC/ha/yr,-0.6,1.2,normal\nforest,-0.5,tC/ha/yr,-1.5,0.8,triangular\n"));
        String plan = "carbon: { factors: factors.csv, stability: " + DRAWS + " }\n";
        SmallStudy.Run run = small.run(CELLS, plan, SUITABILITY); // they hang on no statistics
        List<Stability.OfUnits> found = stability(run, new PlainEngine());
        assertThat(found).extracting(Stability.OfUnits::prefix).containsExactly("level", "zone");

        UncertainNumbers numbers = new UncertainNumbers();
        List<Term> crops = List.of(numbers.term(
                1, Distribution.of(Distribution.Shape.NORMAL, 0.3, -0.6, 1.2), "cropland", Correlation.FULL, "", ""));
        List<Term> forest = List.of(numbers.term(
                1,
                Distribution.of(Distribution.Shape.TRIANGULAR, -0.5, -1.5, 0.8),
                "forest",
                Correlation.FULL,
                "",
                ""));
        MonteCarlo draws = MonteCarlo.of(numbers, DRAWS, run.study().seed(), new PlainEngine());
        float[][] own = rasters(small, plan);
        int[][] same = new int[2][48];
        for (int d = 0; d < DRAWS; d++) {
            small.text(
                    "factors.csv",
                    "class,value,unit\ncropland," + draws.totals(crops)[d] + ",tC/ha/yr\nforest,"
                            + draws.totals(forest)[d] + ",tC/ha/yr\n");
            float[][] now = rasters(small, plan);
            for (int k = 0; k < 2; k++) {
                for (int i = 0; i < 48; i++) {
                    same[k][i] += Float.compare(own[k][i], now[k][i]) == 0 ? 1 : 0;
                }
            }
        }
        for (int k = 0; k < 2; k++) {
            boolean some = false;
            double[] kept = found.get(k).kept();
            for (int unit = 1; unit < kept.length; unit++) {
                int cell = unit - 1; // squares of a cell each
                if (!Double.isNaN(own[k][cell])) {
                    assertThat(kept[unit]).as("%d, cell %d", k, cell).isEqualTo(same[k][cell] / (double) DRAWS);
                    some |= kept[unit] > 0 && kept[unit] < 1;
                }
            }
            assertThat(some)
                    .as("a map on which nothing ever changes tests nothing")
                    .isTrue();
        }
        try (LocalEngine three = new LocalEngine(3)) {
            assertThat(stability(run, three).get(1).kept())
                    .isEqualTo(found.get(1).kept());
        }
    }

    /** Cells of the units that emit follow their emissions, all others their factors. */
    @Test
    void levelsFollowDrawnEmissionsAsWhenEverythingIsRunAnew() {
        SmallStudy small = study().text("criteria.csv", """
            criterion,source,grading,at,scores,reference
            uptake,net,breaks,-1|100|180|260,9|7|5|3|1,Li 2019
            """);
        String given = "carbon: { factors: factors.csv, emissions: { file: emissions.csv, units: parts }";
        SmallStudy.Run run =
                small.run(CELLS, given + ", emissions-uncertainty: [60], stability: " + DRAWS + " }\n", SUITABILITY);
        double[] kept = stability(run, new PlainEngine()).get(0).kept();

        UncertainNumbers numbers = new UncertainNumbers();
        List<Term> emitted =
                List.of(numbers.term(1, Distribution.ofPercent(1, 60), Balance.EMISSIONS, Correlation.FULL, "", ""));
        MonteCarlo draws = MonteCarlo.of(numbers, DRAWS, run.study().seed(), new PlainEngine());
        float[] own = rasters(small, given + " }\n")[0];
        int[] same = new int[own.length];
        for (int d = 0; d < DRAWS; d++) {
            StringBuilder emissions = new StringBuilder("year,unit,amount,unit_of_amount\n");
            for (int p = 0; p < SmallStudy.YEARS.size(); p++) {
                for (int u = 0; u < SmallStudy.UNITS.size(); u++) {
                    emissions
                            .append(SmallStudy.YEARS.get(p))
                            .append(',')
                            .append(SmallStudy.UNITS.get(u))
                            .append(',')
                            .append(SmallStudy.EMISSIONS_tCO2[p][u] * draws.totals(emitted)[d])
                            .append(",tCO2\n");
                }
            }
            small.text("emissions.csv", emissions.toString());
            float[] now = rasters(small, given + " }\n")[0];
            for (int i = 0; i < own.length; i++) {
                same[i] += Float.compare(own[i], now[i]) == 0 ? 1 : 0;
            }
        }
        Set<Double> seen = new HashSet<>();
        for (int unit = 1; unit < kept.length; unit++) { // squares of a cell each
            if (!Double.isNaN(own[unit - 1])) {
                assertThat(kept[unit]).as("cell %d", unit - 1).isEqualTo(same[unit - 1] / (double) DRAWS);
                seen.add(kept[unit]);
            }
        }
        assertThat(seen)
                .as("two units that emit differently, and land that does not emit")
                .hasSize(3);
    }

    /** A unit that is split almost evenly may have another level on some of its cells than on all of them. */
    @Test
    void theLevelThatIsKeptOrNotIsThatOfAllCells() {
        SmallStudy small = study();
        small.text(
                "factors.csv",
                carbon("cropland,0.3,tC/ha/yr,-0.6,1.2,normal\nforest,-0.5,tC/ha/yr,-1.5,0.8,triangular\n"));
        String plan = "carbon: { factors: factors.csv, stability: " + DRAWS + " }\n";
        try (Advice advice = new Advice(small, folder, new PlainEngine(), CELLS, plan, SUITABILITY)) {
            SuitabilityRun.Outcome outcome = advice.all();
            double[] kept = parts(advice, Optional.empty());
            assertThat(parts(advice, Optional.of(outcome)))
                    .as("these are all cells of so small a study")
                    .isEqualTo(kept);
            assertThat(Arrays.stream(kept).skip(1).anyMatch(k -> k > 0 && k < 1))
                    .as("units whose level moves")
                    .isTrue();
        }
    }

    /** It was kept in no draw where some cells have another level than all of them. */
    @Test
    void aLevelThatNoDrawMovesIsKeptWhateverSomeCellsHave() {
        SmallStudy small = study();
        small.text("factors.csv", "class,value,unit\ncropland,0.3,tC/ha/yr\nforest,-0.5,tC/ha/yr\n");
        String plan = "carbon: { factors: factors.csv, stability: " + DRAWS + " }\n";
        try (Advice advice = new Advice(small, folder, new PlainEngine(), CELLS, plan, SUITABILITY)) {
            SuitabilityRun.Outcome outcome = advice.all();
            SuitabilityStage.Result levels = outcome.levels().orElseThrow();
            for (int l = 1; l <= levels.levels().count(); l++) {
                double[] ofLevel = parts(advice, Optional.of(with(outcome, mostlyOf(levels, l))));
                assertThat(Arrays.stream(ofLevel).skip(1)).isNotEmpty().allMatch(k -> k == 1);
            }
        }
    }

    private double[] parts(Advice advice, Optional<SuitabilityRun.Outcome> outcome) {
        return stability(advice.run, "parts", outcome, new PlainEngine()).get(0).kept();
    }

    /** The table of levels, had all units most of their cells in one. */
    private static Table mostlyOf(SuitabilityStage.Result levels, int level) {
        Table.Builder table = Table.named("suitability-levels")
                .text("unit_set", "unit", "level_name")
                .integer("cells");
        for (String unit : SmallStudy.UNITS) {
            IntStream.rangeClosed(1, levels.levels().count())
                    .forEach(l -> table.row("parts", unit, levels.levelName(l, Language.EN), l == level ? 7 : 2));
        }
        return table.build();
    }

    private static SuitabilityRun.Outcome with(SuitabilityRun.Outcome o, Table levels) {
        return new SuitabilityRun.Outcome(
                o.inputs(),
                o.suit(),
                o.levels()
                        .map(r -> new SuitabilityStage.Result(
                                r.weighed(),
                                r.levels(),
                                r.histogram(),
                                r.pixels(),
                                new SuitabilityStage.Tables(
                                        r.tables().weights(), levels, r.tables().sensitivity()),
                                r.madeWith(),
                                r.withoutLevel_km2())),
                o.zones(),
                o.scenarios(),
                o.withheld(),
                o.columns());
    }

    private float[][] rasters(SmallStudy small, String plan) {
        try (Advice advice = new Advice(small, folder, new PlainEngine(), CELLS, plan, STATISTICS, SUITABILITY)) {
            advice.run(Extent.ZONES, StatisticsForAdvice.NOTHING);
            return new float[][] {advice.raster("suitability_level.tif"), advice.raster("zones.tif")};
        }
    }

    @Test
    void whereNoLayerHangsOnTheAccountEveryUnitKeepsItsLevel() {
        SmallStudy small = study().text("criteria.csv", """
            criterion,source,grading,at,scores,reference
            height,dem.tif,breaks,120|150,9|5|1,Li 2019
            """);
        small.text("factors.csv", carbon("cropland,0.3,tC/ha/yr,-0.6,1.2,normal\n"));
        SmallStudy.Run run = small.run(
                CELLS, "carbon: { factors: factors.csv, stability: " + DRAWS + " }\n", STATISTICS, SUITABILITY);
        double[] kept = stability(run, new PlainEngine()).get(0).kept();
        for (int u = 1; u < kept.length; u++) { // a square without land has no level
            boolean isLand = SmallStudy.at(2, (u - 1) % 8, (u - 1) / 8) > 0;
            assertThat(Double.isNaN(kept[u]) ? 0 : kept[u]).as("square %d", u).isEqualTo(isLand ? 1 : 0);
        }
    }

    @Test
    void cellsWithoutLandDoNotOutvoteTheLandOfAUnit() {
        SmallStudy small = study().text("band.geojson", """
            {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:4547"}},
            "features": [{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon",
            "coordinates": [[[%1$s,%3$s],[%1$s,%5$s],[%2$s,%4$s],[%2$s,%6$s],[%1$s,%3$s]]]}}]}
            """.formatted(
                        SmallStudy.grid().west(),
                        SmallStudy.grid().east(),
                        SmallStudy.grid().north(),
                        SmallStudy.grid().south(),
                        SmallStudy.grid().north() - 100,
                        SmallStudy.grid().south() + 100));
        small.text("factors.csv", carbon("cropland,0.3,tC/ha/yr,-0.6,1.2,normal\n"));
        SmallStudy.Run run = small.run(
                CELLS,
                "grid: { extent: band.geojson }\n",
                "carbon: { factors: factors.csv, stability: " + DRAWS + " }\n",
                SUITABILITY);
        double[] kept = stability(run, "parts", new PlainEngine()).get(0).kept(); // of levels
        assertThat(kept[1]).as("four of twelve cells are land").isBetween(0.0, 1.0);
        assertThat(kept[2]).as("no land").isNaN();
        assertThat(kept[3]).as("no land").isNaN();
        assertThat(kept[4]).as("four of twelve cells are land").isBetween(0.0, 1.0);
    }

    @Test
    void aUnitHasTheClassOfMostOfItsCells() {
        // unit 1: none, 2, 2, 1; unit 2: 1 and 2 alike; unit 3: mostly none
        int[] units = {1, 1, 1, 1, 2, 2, 3, 3, 3, 0};
        int[] classes = {0, 2, 2, 1, 2, 1, 0, 0, 1, 2};
        assertThat(AdviceStability.most(units, classes, new double[4][1])).containsExactly(0, 2, 1, 0);
    }

    @Test
    void whatNoDrawCanMoveIsFixed() {
        SmallStudy small = study().text("criteria.csv", """
            criterion,source,grading,at,scores,reference
            height,dem.tif,breaks,120|150,9|5|1,Li 2019
            """)
                .text("factors.csv", carbon("cropland,0.3,tC/ha/yr,-0.6,1.2,normal\nforest,-0.5,tC/ha/yr,-1.5,0.8,\n"));
        String plan = "carbon: { factors: factors.csv, stability: " + DRAWS + " }\n";
        assertThat(stability(small.run(CELLS, plan, SUITABILITY), new PlainEngine()))
                .extracting(Stability.OfUnits::isFixed)
                .containsExactly(true, true);
        small.text("zones.csv", "rule,zone,land_use,net\nP1,key_protection,forest,\nR1,other,,<0\nA,rest,,\n");
        String layers = SUITABILITY + "  layers: { net: net }\n";
        assertThat(stability(small.run(CELLS, plan, layers), new PlainEngine()))
                .as("the zones hang on the net, the levels do not")
                .extracting(Stability.OfUnits::isFixed)
                .containsExactly(true, false);
        assertThat(stability(study().run(CELLS, plan, SUITABILITY), new PlainEngine()))
                .extracting(Stability.OfUnits::isFixed)
                .containsExactly(false, false);
    }
}
