package org.carbonscape.study.gather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.method.Statistics;
import org.carbonscape.method.UnitStatistic;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.account.DriverValues;
import org.carbonscape.study.account.UnitColumn;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.study.plan.Study;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistics of a study whose squares are its cells: a hectare each, so that a unit's flow is its cell's. */
class StatisticsStageTest {
    private static final String CELLS = "  cells: { fishnet: 100 m }\n";

    private static final String LOCAL = """
            statistics:
              units: cells
              morans-i: { permutations: 99 }
              local-moran: { permutations: 99 }
              hot-spots: { permutations: 0 }
            """;

    @TempDir
    private Path folder;

    private SmallStudy small;

    @BeforeEach
    void filesOfASmallStudy() {
        small = SmallStudy.in(folder);
    }

    private StatisticsStage stage(SmallStudy.Run run, Engine engine) {
        return new StatisticsStage(
                run.study().statistics().orElseThrow(),
                run.inputs(),
                run.counts(),
                run.account(),
                () -> new DriverValues(run.inputs(), run.counts(), engine),
                engine);
    }

    private SmallStudy.Run run(String statistics) {
        return small.run(CELLS, SmallStudy.FACTORS_AND_EMISSIONS, statistics);
    }

    private List<StatisticsStage.SetResult> results(String statistics) {
        return stage(run(statistics), new PlainEngine()).run();
    }

    /** tCO2 of a cell of a hectare; NaN where it has no class. */
    private static double flow(Quantity flow, int phase, int cell) {
        int column = cell % SmallStudy.COLUMNS;
        int row = cell / SmallStudy.COLUMNS;
        int c = SmallStudy.at(phase, column, row);
        if (c == 0) {
            return Double.NaN;
        }
        int unit = SmallStudy.unit(column, row);
        double factor = SmallStudy.FACTORS_tCO2_PER_HA[c - 1];
        double source = Math.max(0, factor)
                + (c == 3 ? SmallStudy.EMISSIONS_tCO2[phase][unit - 1] / SmallStudy.cells(unit, phase, 3) : 0);
        return flow == Quantity.SOURCE
                ? source
                : flow == Quantity.SINK ? Math.max(0, -factor) : source + Math.min(0, factor);
    }

    private static boolean known(int phase, int cell) {
        return SmallStudy.at(phase, cell % SmallStudy.COLUMNS, cell / SmallStudy.COLUMNS) > 0;
    }

    /** Queen neighbours of a cell that have a class. */
    private static List<Integer> neighbours(int phase, int cell) {
        return IntStream.range(0, 48)
                .filter(j -> j != cell
                        && Math.abs(j % 8 - cell % 8) <= 1
                        && Math.abs(j / 8 - cell / 8) <= 1
                        && known(phase, j))
                .boxed()
                .toList();
    }

    // what statistics are given

    @ParameterizedTest
    @EnumSource(
            value = Quantity.class,
            names = {"NET", "SOURCE", "SINK"})
    void aUnitsValueIsItsFlowAHectareAndSinksAreMagnitudes(Quantity flow) {
        StatisticsStage.SetResult result = results(LOCAL).get(0);
        assertThat(result.set().name()).isEqualTo("cells");
        assertThat(result.number()).isEqualTo(1);
        for (int p = 0; p < 3; p++) {
            StatisticsStage.Series series = result.series(p, flow);
            assertThat(series.variable()).isEqualTo(flow.name().toLowerCase(Locale.ROOT) + "_tCO2_per_ha");
            assertThat(series.values()).hasSize(48);
            for (int i = 0; i < 48; i++) {
                double expected = flow(flow, p, i);
                if (Double.isNaN(expected)) {
                    assertThat(series.values()[i]).isNaN();
                } else {
                    assertThat(series.values()[i]).isCloseTo(expected, within(1e-4 * (1 + Math.abs(expected))));
                }
            }
        }
    }

    @Test
    void seriesAreFlowsByPhaseThenClassesThatLead() {
        List<StatisticsStage.Series> series = results("""
                statistics: { units: cells, morans-i: { permutations: 0 }, local-join-counts: { permutations: 99 } }
                """).get(0).series();
        assertThat(series.stream().limit(9).map(s -> s.phase() + " " + s.flow().orElseThrow()))
                .containsExactly(
                        "0 NET", "0 SOURCE", "0 SINK", "1 NET", "1 SOURCE", "1 SINK", "2 NET", "2 SOURCE", "2 SINK");
        assertThat(series.stream().skip(9).map(s -> s.phase() + " " + s.variable()))
                .containsExactly(
                        "0 leading_cropland",
                        "0 leading_forest",
                        "0 leading_construction",
                        "1 leading_cropland",
                        "1 leading_forest",
                        "1 leading_construction",
                        "2 leading_cropland",
                        "2 leading_forest",
                        "2 leading_construction");
        StatisticsStage.Series forest = series.get(10);
        assertThat(forest.flow()).isEmpty();
        double[] leads = colours(forest);
        for (int i = 0; i < 48; i++) {
            int c = SmallStudy.at(0, i % 8, i / 8);
            assertThat(Double.valueOf(leads[i])).isEqualTo(Double.valueOf(c == 0 ? Double.NaN : c == 2 ? 1 : 0));
        }
    }

    /** Stocks are per hectare, a change is against the phase before, so the first phase has none. */
    @Test
    void stocksAndTheirChangesAreLookedAtWhereTheStudyNamesThem() {
        String asked = "statistics: { units: cells, values: [stock, stock-change], morans-i: { permutations: 0 }, "
                + "hot-spots: { permutations: 0 } }\n";
        StatisticsStage.SetResult result = stage(small.run(CELLS, SmallStudy.ALL_CARBON, asked), new PlainEngine())
                .run()
                .get(0);
        assertThat(result.quantities()).containsExactly(Quantity.STOCK, Quantity.STOCK_CHANGE);
        assertThat(result.lead()).isEqualTo(Quantity.STOCK);
        assertThat(result.phases(Quantity.STOCK)).containsExactly(0, 1, 2);
        assertThat(result.phases(Quantity.STOCK_CHANGE)).containsExactly(1, 2);
        assertThat(result.series(2, Quantity.STOCK_CHANGE).variable()).isEqualTo("stock_change_tC_per_ha");
        for (int p = 0; p < 3; p++) {
            for (int i = 0; i < 48; i++) {
                assertThat(Double.valueOf(result.series(p, Quantity.STOCK).values()[i]))
                        .isEqualTo(Double.valueOf(stock(p, i)));
                if (p > 0) {
                    double before = Double.isNaN(stock(p - 1, i)) ? 0 : stock(p - 1, i);
                    assertThat(Double.valueOf(
                                    result.series(p, Quantity.STOCK_CHANGE).values()[i]))
                            .isEqualTo(Double.valueOf(stock(p, i) - before));
                }
            }
        }
        // a study with nothing but stocks looks at them by itself
        assertThat(small.read(CELLS, "carbon: { stock: stock.csv }\n", LOCAL)
                        .statistics()
                        .orElseThrow()
                        .values())
                .containsExactly(Quantity.STOCK, Quantity.STOCK_CHANGE);
        assertThat(small.read(CELLS, SmallStudy.ALL_CARBON, LOCAL)
                        .statistics()
                        .orElseThrow()
                        .values())
                .isEqualTo(Quantity.FLOWS);
    }

    /** A table of people has totals of districts, which squares share by their land; people per area are a mean. */
    @ParameterizedTest
    @ValueSource(strings = {"people", "people/ha"})
    void aTableOfTheUnitsHasAmountsUnlessItsUnitIsThatOfARate(String measure) {
        int[] people = {0, 300, 1100, 70, 520};
        StringBuilder table = new StringBuilder("unit,people,unit_of_value\n");
        for (int u = 1; u <= 4; u++) {
            table.append(SmallStudy.UNITS.get(u - 1)).append(",%d,%s\n".formatted(people[u], measure));
        }
        small.text("people.csv", table.toString());
        String asked = "drivers: { people: { file: people.csv, units: parts } }\n"
                + "statistics: { units: cells, values: net, eb-morans-i: { events: people, population: stock, "
                + "permutations: 9 } }\n";
        double[] found =
                stage(small.run(CELLS, SmallStudy.ALL_CARBON, asked), new PlainEngine()).run().get(0).series().stream()
                        .filter(s -> s.variable().startsWith("people"))
                        .findFirst()
                        .orElseThrow()
                        .values();
        for (int i = 0; i < 48; i++) {
            int unit = SmallStudy.unit(i % 8, i / 8);
            double wanted = measure.equals("people")
                    ? people[unit]
                            / IntStream.rangeClosed(1, 3)
                                    .mapToDouble(c -> SmallStudy.cells(unit, 0, c))
                                    .sum()
                    : people[unit];
            if (known(0, i)) {
                assertThat(found[i]).isCloseTo(wanted, within(1e-9));
            } else {
                assertThat(found[i]).isZero();
            }
        }
    }

    private static double stock(int phase, int cell) {
        int c = SmallStudy.at(phase, cell % 8, cell / 8);
        return c == 0 ? Double.NaN : SmallStudy.STOCK_tC_PER_HA[c - 1];
    }

    @Test
    void stocksWithoutATableOfThemAreToldBeforeTheRun() {
        assertThat(checked(LOCAL.stripTrailing() + "\n  values: stock\n", SmallStudy.FACTORS_AND_EMISSIONS)
                        .problems())
                .extracting(p -> p.code() + " " + p.place())
                .containsExactly("GATHER_15_NO_STOCK statistics.values");
        assertThat(checked(LOCAL, "carbon: { stock: stock.csv }\n").isEmpty()).isTrue();
    }

    /** What the map in two colours was: of a series alone it is not kept. */
    private static double[] colours(StatisticsStage.Series series) {
        return series.found().stream()
                .filter(f -> f.statistic().id().equals("local-join-counts"))
                .findFirst()
                .orElseThrow()
                .data()
                .x();
    }

    /** In squares of four cells the class with most of them leads; of two alike the first of the legend. */
    @Test
    void theClassWithMostOfAUnitLeads() {
        List<StatisticsStage.Series> series = stage(
                        small.run("  cells: { fishnet: 200 m }\n", SmallStudy.FACTORS_AND_EMISSIONS, """
                                statistics: { units: cells, local-join-counts: { permutations: 99 } }
                                """),
                        new PlainEngine())
                .run()
                .get(0)
                .series();
        double[] cropland = colours(series.stream()
                .filter(s -> s.phase() == 0 && s.variable().equals("leading_cropland"))
                .findFirst()
                .orElseThrow());
        for (int s = 0; s < 12; s++) {
            int[] cells = new int[4];
            for (int k = 0; k < 4; k++) {
                cells[SmallStudy.at(0, s % 4 * 2 + k % 2, s / 4 * 2 + k / 2)]++;
            }
            boolean leads = cells[1] > 0 && cells[1] >= cells[2] && cells[1] >= cells[3];
            assertThat(cropland[s]).as("square %d", s).isEqualTo(leads ? 1 : 0);
        }
    }

    @Test
    void squaresWithoutLandInAnyPhaseAreNotUnits() {
        StatisticsStage.SetResult result = results(LOCAL).get(0);
        // the cell in column 7, row 1 has no class in any phase
        for (int i = 0; i < 48; i++) {
            boolean ever = known(0, i) || known(1, i) || known(2, i);
            assertThat(result.weights().present(i)).as("cell %d", i).isEqualTo(ever);
        }
        assertThat(result.places().size()).isEqualTo(48);
        int[] place = result.placeOfUnit();
        assertThat(place).hasSize(49);
        assertThat(place[0]).isEqualTo(-1);
        assertThat(place[1]).isEqualTo(0);
        assertThat(place[48]).isEqualTo(47);
    }

    // what they find

    @Test
    void moransIIsThatOfALoopOverPairsOfCells() {
        Table table = global(LOCAL);
        for (int p = 0; p < 3; p++) {
            double mean = 0;
            int n = 0;
            for (int i = 0; i < 48; i++) {
                if (known(p, i)) {
                    mean += flow(Quantity.NET, p, i);
                    n++;
                }
            }
            mean /= n;
            double squares = 0;
            double cross = 0;
            for (int i = 0; i < 48; i++) {
                if (known(p, i)) {
                    double z = flow(Quantity.NET, p, i) - mean;
                    squares += z * z;
                    double lag = 0;
                    for (int j : neighbours(p, i)) {
                        lag += flow(Quantity.NET, p, j) - mean;
                    }
                    cross += z * lag / neighbours(p, i).size();
                }
            }
            double found = value(table, "net_tCO2_per_ha", SmallStudy.YEARS.get(p), "morans-i");
            assertThat(found).isCloseTo(cross / squares, within(1e-5));
        }
    }

    private Table global(String statistics) {
        SmallStudy.Run run = run(statistics);
        StatisticsStage stage = stage(run, new PlainEngine());
        return new StatisticsTables(
                        run.study().statistics().orElseThrow(), run.inputs().studyArea(), stage.run())
                .global();
    }

    private static double value(Table table, String variable, int year, String statistic) {
        return IntStream.range(0, table.rows())
                .filter(r -> table.text(r, 1).equals(variable)
                        && table.integer(r, 2) == year
                        && table.text(r, 3).equals(statistic))
                .mapToDouble(r -> table.number(r, table.column("value")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(Sketch.rows(table)));
    }

    @Test
    void globalStatisticsShareATableThatNamesNeighboursConventionAndVariant() {
        Table table = global(LOCAL);
        assertThat(table.name()).isEqualTo("global-autocorrelation");
        List<List<String>> rows = Sketch.rows(table);
        assertThat(rows.get(0))
                .containsExactly(
                        "unit_set",
                        "variable",
                        "year",
                        "statistic",
                        "n",
                        "value",
                        "expected",
                        "variance",
                        "z",
                        "p",
                        "permutation_p",
                        "permutations",
                        "weights",
                        "convention",
                        "variant");
        assertThat(rows.stream().skip(1).map(r -> r.get(3)).distinct()).contains("morans-i", "gearys-c", "general-g");
        for (List<String> row : rows.subList(1, rows.size())) {
            assertThat(row.get(0)).isEqualTo("cells");
            assertThat(row.get(12))
                    .isEqualTo(
                            row.get(3).equals("morans-i") || row.get(3).equals("gearys-c")
                                    ? "queen, row-standardised"
                                    : "queen, binary");
            assertThat(row.get(13)).isEqualTo("carbonscape");
        }
        List<String> moran = rows.stream()
                .filter(r -> r.get(3).equals("morans-i"))
                .findFirst()
                .orElseThrow();
        assertThat(moran.get(4)).isEqualTo("47");
        assertThat(moran.get(11)).isEqualTo("99");
        assertThat(Double.parseDouble(moran.get(6))).isCloseTo(-1 / 46.0, within(1e-12));
    }

    @Test
    void joinCountsAreThoseOfALoopOverPairsOfNeighbours() {
        Table table = global("statistics: { units: cells, morans-i: { permutations: 0 } }\n");
        int[] joins = new int[3]; // black-black, black-white, white-white
        for (int i = 0; i < 48; i++) {
            for (int j : neighbours(0, i)) {
                if (i < j && known(0, i)) {
                    int black = (SmallStudy.at(0, i % 8, i / 8) == 2 ? 1 : 0)
                            + (SmallStudy.at(0, j % 8, j / 8) == 2 ? 1 : 0);
                    joins[2 - black]++;
                }
            }
        }
        List<List<String>> rows = Sketch.rows(table).stream()
                .filter(r -> r.get(1).equals("leading_forest") && r.get(2).equals("2000"))
                .toList();
        assertThat(rows.stream().map(r -> Double.parseDouble(r.get(5))))
                .containsExactlyInAnyOrder((double) joins[0], (double) joins[1], (double) joins[2]);
    }

    @Test
    void hotSpotsAreGiStarOfALoop() {
        StatisticsStage.Series series = results(LOCAL).get(0).series(2, Quantity.SOURCE);
        var hot = series.find(Statistics.HOT_SPOTS).orElseThrow();
        double sum = 0;
        double squares = 0;
        int n = 0;
        for (int i = 0; i < 48; i++) {
            if (known(2, i)) {
                sum += flow(Quantity.SOURCE, 2, i);
                squares += flow(Quantity.SOURCE, 2, i) * flow(Quantity.SOURCE, 2, i);
                n++;
            }
        }
        double mean = sum / n;
        double s = Math.sqrt(squares / n - mean * mean);
        for (int i = 0; i < 48; i++) {
            if (known(2, i)) {
                List<Integer> around = new ArrayList<>(neighbours(2, i));
                around.add(i);
                double own = around.stream()
                        .mapToDouble(j -> flow(Quantity.SOURCE, 2, j))
                        .sum();
                int k = around.size();
                double z = (own - mean * k) / (s * Math.sqrt((n * (double) k - (double) k * k) / (n - 1)));
                assertThat(hot.z(i)).as("cell %d", i).isCloseTo(z, within(1e-4));
            }
        }
    }

    @Test
    void threadsFindTheSame() {
        SmallStudy.Run run = run(LOCAL);
        List<StatisticsStage.SetResult> one = stage(run, new PlainEngine()).run();
        try (Engine three = new LocalEngine(3)) {
            List<StatisticsStage.SetResult> other = stage(run, three).run();
            for (var statistic : List.of(Statistics.LOCAL_MORAN, Statistics.HOT_SPOTS)) {
                assertThat(Sketch.rows(table(run, one, statistic)))
                        .isEqualTo(Sketch.rows(table(run, other, statistic)));
            }
        }
    }

    private static Table table(
            SmallStudy.Run run, List<StatisticsStage.SetResult> results, UnitStatistic<?, ?> statistic) {
        return new LocalTables(
                        run.study().statistics().orElseThrow(), run.inputs().studyArea(), results)
                .table(statistic)
                .orElseThrow();
    }

    // tables of local statistics

    @Test
    void aLocalTableHasARowForEachUnitWithLandPhaseAndFlow() {
        SmallStudy.Run run = run(LOCAL);
        List<StatisticsStage.SetResult> results = stage(run, new PlainEngine()).run();
        Table table = table(run, results, Statistics.LOCAL_MORAN);
        assertThat(table.name()).isEqualTo("local-moran");
        assertThat(table.rows()).isEqualTo(47 * 3 * 3);
        List<List<String>> rows = Sketch.rows(table);
        assertThat(rows.get(0)).startsWith("unit_set", "unit", "name", "year", "variable");
        assertThat(rows.get(0)).endsWith("weights", "convention", "variant");
        assertThat(rows.get(1).subList(0, 5)).containsExactly("cells", "r1c1", "r1c1", "2000", "net_tCO2_per_ha");
        assertThat(rows.stream()
                        .skip(1)
                        .map(r -> r.get(1) + r.get(3) + r.get(4))
                        .distinct())
                .hasSize(47 * 9);
        int value = table.column("value");
        for (int r = 0; r < table.rows(); r++) {
            String unit = table.text(r, 1);
            int cell = (unit.charAt(1) - '1') * 8 + unit.charAt(3) - '1';
            String variable = table.text(r, 4);
            Quantity flow = Quantity.valueOf(
                    variable.substring(0, variable.indexOf('_')).toUpperCase(Locale.ROOT));
            double expected = flow(flow, SmallStudy.YEARS.indexOf((int) table.integer(r, 3)), cell);
            assertThat(table.number(r, value)).isCloseTo(expected, within(1e-4 * (1 + Math.abs(expected))));
        }
    }

    /** A change needs the phase before, so its rows leave that of the first phase empty. */
    @Test
    void aSeriesOfFewerPhasesStandsInTheSameTable() {
        SmallStudy.Run run = small.runWhole("""
                study: Four phases
                landUse:
                  legend: legend.csv
                  phases: { 2000: 2000.tif, 2010: 2010.tif, 2015: 2000.tif, 2020: 2020.tif }
                units: { cells: { fishnet: 100 m } }
                carbon: { stock: stock.csv }
                statistics: { units: cells, values: [stock-change, stock], emerging-hot-spots: { permutations: 0 } }
                """);
        List<StatisticsStage.SetResult> results = stage(run, new PlainEngine()).run();
        Table table = table(
                run,
                results,
                Statistics.ALL.stream()
                        .filter(s -> s.id().equals("emerging-hot-spots"))
                        .findFirst()
                        .orElseThrow());
        assertThat(table.columns().stream().map(Table.Column::name).filter(n -> n.startsWith("spot_")))
                .containsExactly("spot_2000", "spot_2010", "spot_2015", "spot_2020");
        int variable = table.column("variable");
        assertThat(IntStream.range(0, table.rows()).mapToObj(r -> table.text(r, variable)))
                .contains("stock_tC_per_ha", "stock_change_tC_per_ha");
        for (int r = 0; r < table.rows(); r++) {
            boolean change = table.text(r, variable).equals("stock_change_tC_per_ha");
            for (String column : List.of("z_2000", "spot_2000")) {
                assertThat(Double.isNaN(table.number(r, table.column(column)))).isEqualTo(change);
            }
            assertThat(table.number(r, table.column("spot_2020"))).isBetween(-1.0, 1.0);
        }
    }

    @Test
    void aStatisticNobodyAskedForHasNoTable() {
        SmallStudy.Run run = run(LOCAL);
        assertThat(new LocalTables(
                                run.study().statistics().orElseThrow(),
                                run.inputs().studyArea(),
                                stage(run, new PlainEngine()).run())
                        .table(Statistics.LOCAL_GEARY))
                .isEmpty();
    }

    // columns of the layers

    @Test
    void layersHoldAllOfNetAndTheClassesOfSourcesAndSinks() {
        SmallStudy.Run run = run(LOCAL);
        List<UnitColumn> columns = new StatisticsOutcome(
                        run.study().statistics().orElseThrow(),
                        stage(run, new PlainEngine()).run(),
                        Optional.empty(),
                        List.of())
                .unitColumns(run.inputs().studyArea());
        List<String> names = columns.stream().map(UnitColumn::name).toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(columns).allMatch(c -> c.set() == 1);
        for (int year : SmallStudy.YEARS) {
            long net = names.stream()
                    .filter(n -> n.endsWith("_" + year) && !n.contains("_source_") && !n.contains("_sink_"))
                    .count();
            long source =
                    names.stream().filter(n -> n.endsWith("_source_" + year)).count();
            long sink = names.stream().filter(n -> n.endsWith("_sink_" + year)).count();
            assertThat(source)
                    .as("classes only: of local Moran and of hot spots")
                    .isEqualTo(2);
            assertThat(sink).isEqualTo(2);
            assertThat(net).isGreaterThan(4);
        }
        UnitColumn any = columns.stream()
                .filter(c -> c.kind() == Table.Kind.NUMBER)
                .findFirst()
                .orElseThrow();
        assertThat((Double) any.byUnit().apply(16)).as("r2c8 has no land").isNaN();
        assertThat((Double) any.byUnit().apply(1)).isNotNaN();
    }

    @Test
    void hotSpotsHandOnTheBinsOfTheLastPhasesNetFlux() {
        SmallStudy.Run run = run(LOCAL);
        List<StatisticsStage.SetResult> results = stage(run, new PlainEngine()).run();
        StatisticsForAdvice gathered = new StatisticsOutcome(
                        run.study().statistics().orElseThrow(), results, Optional.empty(), List.of())
                .gathered(run.inputs().studyArea());
        StatisticsForAdvice.HotSpots hot = gathered.hotSpots().orElseThrow();
        assertThat(hot.set()).isEqualTo(1);
        var net = results.get(0)
                .series(2, Quantity.NET)
                .find(Statistics.HOT_SPOTS)
                .orElseThrow();
        TreeSet<Integer> bins = new TreeSet<>();
        for (int u = 1; u <= 48; u++) {
            assertThat(hot.bin().applyAsInt(u)).isEqualTo(net.bin(u - 1));
            bins.add(net.bin(u - 1));
        }
        assertThat(bins).as("the town is a hot spot").contains(3).isSubsetOf(-3, -2, -1, 0, 1, 2, 3);
        assertThat(gathered.density()).isEmpty();
        List<StatisticsStage.SetResult> none = results("statistics: { units: cells, morans-i: { permutations: 0 } }\n");
        assertThat(new LocalColumns(run.inputs().studyArea(), none).hotSpots()).isEmpty();
    }

    // what is told

    private Problems checked(String statistics, String... more) {
        Study study = small.read(Arrays.stream(new String[] {CELLS, String.join("", more), statistics})
                .toArray(String[]::new));
        Problems problems = new Problems();
        StudyInputs.open(study, List.of(StatisticsChecks::opened), problems, new PlainEngine());
        return problems;
    }

    @Test
    void statisticsNeedFlows() {
        Problems problems = checked(LOCAL);
        assertThat(problems.problems()).extracting(Problem::code).containsExactly(ProblemCode.GATHER_01_NO_FLOWS);
        assertThat(problems.problems().get(0).place()).isEqualTo("statistics");
        assertThat(checked(LOCAL, SmallStudy.FACTORS_AND_EMISSIONS).isEmpty()).isTrue();
    }

    @Test
    void aVariableThatIsNoneIsToldAtItsKey() {
        Problems problems = checked(
                "statistics: { units: cells, bivariate-morans-i: { x: net, y: dme }, "
                        + "eb-morans-i: { events: crime, population: sink }, "
                        + "local-geary-multivariate: { variables: [net, roads] } }\n",
                SmallStudy.FACTORS_AND_EMISSIONS);
        assertThat(problems.problems())
                .filteredOn(p -> p.code() == ProblemCode.GATHER_12_VARIABLE)
                .extracting(Problem::place)
                .containsExactlyInAnyOrder(
                        "statistics.bivariate-morans-i.y",
                        "statistics.eb-morans-i.events",
                        "statistics.local-geary-multivariate.variables");
    }

    @Test
    void globalStatisticsNeedFourPolygonsAndNameTheSet() {
        Sketch.squares(
                folder.resolve("parts.geojson"),
                4547,
                "B 500000 2999400 500400 3000000",
                "D 500400 2999400 500800 3000000");
        small.text("emissions.csv", "year,unit,amount,unit_of_amount\n2000,B,8,tCO2\n2010,B,8,tCO2\n2020,B,8,tCO2\n");
        Problems problems = checked(
                "statistics: { units: parts, weights: rook, morans-i: {} }\n", SmallStudy.FACTORS_AND_EMISSIONS);
        assertThat(problems.problems()).hasSize(1);
        assertThat(problems.problems().get(0).code()).isEqualTo(ProblemCode.STATS_05_FEW_UNITS);
        assertThat(problems.problems().get(0).place()).isEqualTo("statistics.weights rook (parts)");
    }

    @Test
    void neighboursThatCannotBeFoundAreToldBeforeAnythingIsCounted() {
        Problems problems = checked(
                "statistics: { units: parts, weights: \"knn:9\", local-moran: {} }\n",
                SmallStudy.FACTORS_AND_EMISSIONS);
        assertThat(problems.problems()).hasSize(1);
        assertThat(Sketch.told(problems.problems().get(0))).isEqualTo("""
                WEIGHTS-06  statistics.weights knn:9 (parts): 9 nearest neighbours were asked for, but there are only \
                4 units
                            Ask for at most 3.
                WEIGHTS-06  statistics.weights knn:9 (parts)：要求 9 个最近邻，但只有 4 个单元
                            最多可要求 3 个。""");
    }

    @Test
    void densityNeedsAPlane() {
        Problems problems = new Problems();
        Study study = small.read(
                "grid: { crs: \"EPSG:4490\" }\n",
                SmallStudy.FACTORS_AND_EMISSIONS,
                "statistics: { units: parts, density: { radius: 1 km } }\n");
        StudyInputs.open(study, List.of(StatisticsChecks::opened), problems, new PlainEngine());
        assertThat(problems.problems()).extracting(Problem::code).containsExactly(ProblemCode.GATHER_02_DEGREES);
        assertThat(problems.problems().get(0).place()).isEqualTo("statistics.density");
    }

    @Test
    void whereTheGridIsInDegreesThePlaneOfDistancesAndCentresIsTold() {
        SmallStudy.Run run = small.run(
                "grid: { crs: \"EPSG:4490\" }\n",
                SmallStudy.FACTORS_AND_EMISSIONS,
                "statistics: { units: parts, morans-i: { permutations: 99 } }\n");
        StatisticsStage stage = stage(run, new PlainEngine());
        stage.run();
        assertThat(stage.cautions())
                .filteredOn(c -> c.problem().code() == ProblemCode.GATHER_C01_PROJECTED)
                .extracting(c -> c.about() + ": "
                        + c.problem().text(Language.EN).lines().findFirst().orElseThrow())
                .containsExactly("WEIGHTS: GATHER-C01  statistics: the coordinates are longitudes and latitudes; "
                        + "distances, and centres of gravity, are in WGS 84 / UTM zone 50N (EPSG:32650)");
    }

    @Test
    void aFlowThatNeverVariesIsToldByItsNameAndOneThatThereIsNothingOfIsNot() {
        small.text(
                "factors.csv",
                "class,value,unit\nforest,-2,tCO2/ha/yr\ncropland,-2,tCO2/ha/yr\nconstruction,-2,tCO2/ha/yr\n");
        SmallStudy.Run run = small.run(CELLS, "carbon: { factors: factors.csv }\n", LOCAL);
        StatisticsStage stage = stage(run, new PlainEngine());
        List<StatisticsStage.SetResult> results = stage.run();
        assertThat(stage.cautions().stream()
                        .map(c -> c.problem().code() + " " + c.problem().place())
                        .filter(told -> told.startsWith("STATS_C04")))
                .containsExactly(
                        "STATS_C04_CONSTANT statistics.morans-i (cells, net)",
                        "STATS_C04_CONSTANT statistics.local-moran (cells, net)",
                        "STATS_C04_CONSTANT statistics.hot-spots (cells, net)",
                        "STATS_C04_CONSTANT statistics.morans-i (cells, sink)",
                        "STATS_C04_CONSTANT statistics.local-moran (cells, sink)",
                        "STATS_C04_CONSTANT statistics.hot-spots (cells, sink)");
        assertThat(results.get(0).quantities()).containsExactly(Quantity.NET, Quantity.SINK);
    }

    @Test
    void unitsWithoutAValueAreToldOnceForTheSet() {
        small.classes("2010.tif", """
                ....1113
                ....113.
                22211133
                22111333
                22211133
                22221111
                """);
        SmallStudy.Run run = run(LOCAL);
        StatisticsStage stage = stage(run, new PlainEngine());
        stage.run();
        assertThat(stage.cautions())
                .filteredOn(c -> c.about() == Caution.Common.WEIGHTS)
                .extracting(Caution::problem)
                .filteredOn(p -> p.code() == ProblemCode.STATS_C05_MISSING)
                .extracting(Problem::place)
                .containsOnly("statistics.weights (cells)")
                .hasSize(1);
    }
}
