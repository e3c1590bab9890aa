package org.carbonscape.study.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carbonscape.carbon.Balance;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.landcarbon.LandHectare;
import org.carbonscape.landcarbon.Stratum;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.intake.LandInputs;
import org.carbonscape.study.layer.FluxRaster;
import org.carbonscape.study.ledger.LedgerTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Land by Tier 1 through a whole account, against cells looked at one by one. */
class LandTierTest {
    private static final String LAND =
            "land: { climate: warm-temperate-moist, ecozone: subtropical-humid-forest, soil: %s }\n";

    @TempDir
    private Path folder;

    /** Its crops are known as cultivated. */
    private SmallStudy study() {
        return SmallStudy.in(folder)
                .text("legend.csv", "code,class,role\n1,cropland,cultivated\n2,forest,\n3,construction,\n0,,\n");
    }

    private int[][] random(SmallStudy small, long seed) {
        Random random = new Random(seed);
        int[][] cells = new int[3][SmallStudy.COLUMNS * SmallStudy.ROWS];
        for (int p = 0; p < 3; p++) {
            int[] own = random.ints(cells[p].length, 0, 4).toArray();
            cells[p] = own;
            small.classes(SmallStudy.YEARS.get(p) + ".tif", 3, (column, row) -> own[row * SmallStudy.COLUMNS + column]);
        }
        return cells;
    }

    @Test
    void countsGiveWhatCellsGiveOneByOne() {
        for (long seed = 1; seed <= 8; seed++) {
            SmallStudy small = study();
            int[][] cells = random(small, seed);
            SmallStudy.Run run = small.run(
                    "carbon:\n  emissions: { file: emissions.csv, units: parts }\n  " + LAND.formatted("lac"));
            LandInputs.Tier tier = run.inputs().carbon().land().tier().orElseThrow();
            for (int p = 0; p < 3; p++) {
                double[][] expected = new double[2][5];
                for (int i = 0; i < cells[p].length; i++) {
                    int phase = p;
                    int cell = i;
                    if (cells[p][i] > 0) {
                        LandHectare hectare = tier.model()
                                .hectare(
                                        tier.strata().get(0),
                                        IntStream.rangeClosed(0, p)
                                                .map(k -> cells[k][cell])
                                                .toArray(),
                                        phase)
                                .orElseThrow();
                        double tCO2 = hectare.tCO2_per_ha_yr();
                        int unit = SmallStudy.unit(i % SmallStudy.COLUMNS, i / SmallStudy.COLUMNS);
                        expected[tCO2 < 0 ? 1 : 0][unit] += tCO2;
                    }
                }
                for (Balance.UnitBalance unit : run.account().balance(p, 0).unitBalances()) {
                    int u = SmallStudy.UNITS.indexOf(unit.unitId()) + 1;
                    assertThat(unit.source_tCO2() - unit.emitted_tCO2()).isCloseTo(expected[0][u], within(1e-9));
                    assertThat(unit.sink_tCO2()).isCloseTo(expected[1][u], within(1e-9));
                    assertThat(run.account().landLines("parts", 0, p, u))
                            .extracting(l -> l.place().year() + " " + l.place().unitId())
                            .allMatch((SmallStudy.YEARS.get(p) + " " + unit.unitId())::equals);
                    assertThat(run.account().landLines("parts", 0, p, u).stream()
                                    .map(l -> l.activity().source().in(Language.EN))
                                    .collect(Collectors.toSet()))
                            .isEqualTo(histories(cells, p, u));
                }
                rasterAddsUp(run, p, cells[p]);
            }
            assertThat(run.account().checks()).allMatch(ConservationCheck::passed);
            assertThat(run.account().checks())
                    .extracting(ConservationCheck::name)
                    .contains("land by category 2020");
            List<ConservationCheck> ledger = new LedgerTables(run.account()).checks(new PlainEngine());
            assertThat(ledger).allMatch(ConservationCheck::passed);
            assertThat(ledger).extracting(ConservationCheck::name).contains("ledger of parts 2020 (sums apart)");
        }
    }

    /** What the land of a unit was up to a phase, in words: its classes one after the other with their years. */
    private static Set<String> histories(int[][] cells, int phase, int unit) {
        return IntStream.range(0, cells[phase].length)
                .filter(i -> cells[phase][i] > 0 && SmallStudy.unit(i % 8, i / 8) == unit)
                .mapToObj(i -> IntStream.rangeClosed(0, phase)
                        .mapToObj(p -> (cells[p][i] == 0 ? "no class" : SmallStudy.CLASSES.get(cells[p][i] - 1)) + " "
                                + SmallStudy.YEARS.get(p))
                        .collect(Collectors.joining("; "))
                        .replaceAll("(no class|cropland|forest|construction) (\\d+); \\1", "$1 $2,")
                        .replaceAll("(no class|cropland|forest|construction) (\\d+, \\d+); \\1", "$1 $2,"))
                .collect(Collectors.toSet());
    }

    /** Cells of a hectare each: their flux is their carbon. */
    private static void rasterAddsUp(SmallStudy.Run run, int phase, int[] classes) {
        for (FluxRaster.Flow flow : FluxRaster.Flow.values()) {
            float[] cells = Sketch.cells(new FluxRaster(run.inputs(), run.counts(), run.account(), phase, flow));
            double sum = 0;
            for (int i = 0; i < cells.length; i++) {
                assertThat(Float.isNaN(cells[i])).isEqualTo(classes[i] == 0);
                sum += Float.isNaN(cells[i]) ? 0 : cells[i];
            }
            Balance region = run.account().region(phase);
            double expected = flow == FluxRaster.Flow.SOURCE
                    ? region.source_tCO2()
                    : flow == FluxRaster.Flow.SINK ? region.sink_tCO2() : region.net_tCO2();
            assertThat(sum).isCloseTo(expected, within(1e-3)); // cells are floats
        }
    }

    /** Annual crops become orchards after forest was cleared for them: all of it is one conversion. */
    @Test
    void changesWithinACategoryLoseNoCarbon() {
        for (long seed = 11; seed <= 14; seed++) {
            SmallStudy small = SmallStudy.in(folder)
                    .text("legend.csv", "code,class,role\n1,cropland,cultivated\n2,forest,\n3,orchard,\n0,,\n")
                    .text("management.csv", "class,use\norchard,perennial-crops\n");
            random(small, seed);
            SmallStudy.Run run =
                    small.run("carbon:\n  land: { climate: warm-temperate-moist, management: management.csv, "
                            + "ecozone: subtropical-humid-forest, soil: lac }\n");
            assertThat(run.account().checks()).allMatch(ConservationCheck::passed);
        }
    }

    @Test
    void aRasterOfSoilsPartsTheLand() {
        SmallStudy small = study();
        // code 7: low-activity clay in the west, 9: sandy in the east, none in the last row
        small.classes("soil.tif", 9, (column, row) -> row == 5 ? 0 : column < 4 ? 7 : 9)
                .text("codes.csv", "layer,code,zone\nsoil,7,lac\nsoil,9,sandy\n");
        SmallStudy.Run run = small.run("carbon:\n  factors: factors.csv\n  land: { climate: warm-temperate-moist, "
                + "ecozone: subtropical-humid-forest, soil: soil.tif, codes: codes.csv }\n");
        LandInputs land = run.inputs().carbon().land();
        assertThat(land.tier().orElseThrow().strata())
                .extracting(s -> s.soil().id())
                .containsExactly("lac", "sandy");
        for (int p = 0; p < 3; p++) {
            double expected = 0;
            for (int i = 0; i < 48; i++) {
                int column = i % 8;
                int row = i / 8;
                if (row < 5 && SmallStudy.at(p, column, row) > 0) {
                    Stratum stratum = land.tier().orElseThrow().strata().get(column < 4 ? 0 : 1);
                    expected += land.tier()
                            .orElseThrow()
                            .model()
                            .hectare(
                                    stratum,
                                    IntStream.rangeClosed(0, p)
                                            .map(k -> SmallStudy.at(k, column, row))
                                            .toArray(),
                                    p)
                            .orElseThrow()
                            .tCO2_per_ha_yr();
                }
            }
            assertThat(run.account().region(p).net_tCO2()).isCloseTo(expected, within(1e-9));
            float[] net =
                    Sketch.cells(new FluxRaster(run.inputs(), run.counts(), run.account(), p, FluxRaster.Flow.NET));
            assertThat(IntStream.range(40, 48).filter(i -> net[i] != 0)).isEmpty(); // land without a soil
        }
        assertThat(run.account().checks()).allMatch(ConservationCheck::passed);
    }

    @Test
    void factorsOfCoveredClassesAreNotUsedAndSaidSo() {
        SmallStudy.Run run = study().run("carbon:\n  factors: factors.csv\n  " + LAND.formatted("lac"));
        assertThat(run.cautions()).extracting(c -> c.code()).contains(ProblemCode.LAND_C02_INSTEAD);
        assertThat(run.inputs().carbon().factors().orElseThrow().used()).isEmpty();
        // forest of 2000 by Tier 1 alone, not by the factor beside it: 2.0 t x 1.24 x 0.47 x 44/12
        double forest = SmallStudy.cells(0, 0, 2) * 2.0 * 1.24 * 0.47 * 44 / 12;
        assertThat(run.account().region(0).sink_tCO2()).isCloseTo(-forest, within(1e-9));
        assertThat(run.account().region(0).source_tCO2()).isZero();
    }

    @Test
    void factorsOfUnitsAndZonesCutTheLandTogether() {
        SmallStudy small = study();
        small.classes("soil.tif", 2, (column, row) -> row % 2 == 0 ? 1 : 2)
                .text("codes.csv", "layer,code,zone\nsoil,1,lac\nsoil,2,hac\n")
                .text("legend.csv", "code,class,role\n1,cropland,cultivated\n2,thing,\n3,construction,\n0,,\n")
                .text("factors.csv", "class,value,unit,unit_id\nthing,-1,tCO2/ha/yr,\nthing,-3,tCO2/ha/yr,B\n");
        SmallStudy.Run run = small.run("carbon:\n  factors: factors.csv\n  land: { climate: warm-temperate-moist, "
                + "ecozone: subtropical-humid-forest, soil: soil.tif, codes: codes.csv }\n");
        assertThat(run.account().checks()).allMatch(ConservationCheck::passed);
        double things = 0;
        for (int i = 0; i < 48; i++) {
            if (SmallStudy.at(2, i % 8, i / 8) == 2) {
                things += SmallStudy.unit(i % 8, i / 8) == 2 ? -3 : -1;
            }
        }
        assertThat(run.account().region(2).classFlows().stream()
                        .filter(f -> f.className().equals("thing"))
                        .mapToDouble(Balance.ClassFlow::tCO2)
                        .sum())
                .isCloseTo(things, within(1e-9));
        assertThat(run.account().region(2).classFlows().stream()
                        .filter(f -> f.className().equals("construction")))
                .isNotEmpty();
    }

    @Test
    void categoriesHoldAllLandAndAllCarbonOfEveryUnit() {
        SmallStudy.Run run = study().run("carbon:\n  " + LAND.formatted("lac"));
        Table table = LandCategoryTable.of(run.inputs(), run.counts()).orElseThrow();
        for (int u = 1; u <= 4; u++) {
            String id = SmallStudy.UNITS.get(u - 1);
            for (int p = 0; p < 3; p++) {
                int year = SmallStudy.YEARS.get(p);
                Table own = table.where("own", r -> table.text(r, 1).equals(id) && table.integer(r, 2) == year);
                double area = 0;
                double tCO2 = 0;
                for (int r = 0; r < own.rows(); r++) {
                    area += own.number(r, own.column("area_ha"));
                    tCO2 += own.number(r, own.column("tCO2"));
                }
                int cells = SmallStudy.cells(u, p, 1) + SmallStudy.cells(u, p, 2) + SmallStudy.cells(u, p, 3);
                assertThat(area).isCloseTo(cells, within(1e-9));
                assertThat(tCO2)
                        .isCloseTo(
                                run.account()
                                        .balance(p, 0)
                                        .unitBalances()
                                        .get(u)
                                        .net_tCO2(),
                                within(1e-9));
            }
        }
        Table end = table.where("end", r -> table.text(r, 0).equals("region") && table.integer(r, 2) == 2020);
        assertThat(IntStream.range(0, end.rows()).mapToObj(r -> end.text(r, 3)))
                .contains("3.B.1.a", "3.B.2.a", "3.B.2.b.i", "3.B.5.b.ii");
    }
}
