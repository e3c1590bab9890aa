package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.Crs;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.io.table.own.CsvWriter;
import org.carbonscape.io.vector.GeoPackageWriter;
import org.carbonscape.io.vector.MapLayer;
import org.carbonscape.method.Found;
import org.carbonscape.method.GlobalMethod;
import org.carbonscape.method.Inputs;
import org.carbonscape.method.Statistics;
import org.carbonscape.method.UnitStatistic;
import org.carbonscape.problem.Problems;
import org.carbonscape.stats.Convention;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.DriverValues;
import org.carbonscape.study.account.LandTables;
import org.carbonscape.study.gather.LocalTables;
import org.carbonscape.study.gather.StatisticsStage;
import org.carbonscape.study.gather.StatisticsTables;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.AccountOptions;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.study.plan.StatisticsPlan;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.plan.StudyReader;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PolygonUnits;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every statistic of the list through a study and through its command on Bungo's villages, for every convention: the
 * same
 * rows. The commands get the values that the study looked at.
 */
class StudyAndCommandTest {
    private static final List<String> YEARS = List.of("1990", "2000", "2005", "2010");
    private static final String LAST = "2010";
    private static final Map<Inputs, String> VARIABLES = Map.of(
            Inputs.X_AND_Y, "{ x: source, y: dem }",
            Inputs.SEVERAL, "{ variables: [source, dem, slope] }",
            Inputs.EVENTS_AND_POPULATION, "{ events: source, population: dem }");

    @TempDir
    private static Path folder;

    private static final Engine ENGINE = new LocalEngine(2);
    private static StudyInputs inputs;
    private static LandCounts counts;
    private static CarbonAccount account;
    private static DriverValues drivers;

    private static Path bungo() {
        Path data = Stream.of(System.getProperty("carbonscape.shared", ""), "../shared", "../../shared", "/work/shared")
                .filter(s -> !s.isEmpty())
                .map(s -> Path.of(s, "data", "bungo").toAbsolutePath().normalize())
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(folder.resolve("absent"));
        assumeTrue(Files.isDirectory(data), "skipped: the shared data are not beside the checkout");
        return data;
    }

    /** Counted once; only the statistics know the convention. */
    @BeforeAll
    static void count() throws IOException {
        Study study = study(Convention.CARBONSCAPE);
        Problems problems = new Problems();
        inputs = StudyInputs.open(study, List.of(), problems, ENGINE).orElseThrow();
        counts = inputs.crosstab().count(ENGINE);
        account = new CarbonAccount(
                inputs,
                counts,
                new LandTables(inputs.studyArea(), counts),
                CarbonAccount.Extras.of(AccountOptions.none(), inputs, 0),
                ENGINE);
        drivers = new DriverValues(inputs, counts, ENGINE);
    }

    /** Made-up factors that fall with the class's carbon, so that there are sources and sinks. */
    private static Study study(Convention convention) throws IOException {
        Path data = bungo();
        StringBuilder legend = new StringBuilder("code,class\n");
        StringBuilder factors = new StringBuilder("class,value,unit\n");
        for (TextTable.Row row : TableFile.read(data.resolve("tables/carbon_bungo.csv"), "", "carbon_bungo.csv")
                .rows()) {
            legend.append(row.text("ID")).append(",\"").append(row.text("LC")).append("\"\n");
            factors.append('"')
                    .append(row.text("LC"))
                    .append("\",")
                    .append(String.format(Locale.ROOT, "%.4f", 1 - Double.parseDouble(row.text("CARBON")) / 60))
                    .append(",tC/ha/yr\n");
        }
        StringBuilder asked = new StringBuilder();
        for (UnitStatistic<?, ?> s : Statistics.ALL) {
            asked.append("  ")
                    .append(s.id())
                    .append(": ")
                    .append(VARIABLES.getOrDefault(s.inputs(), "{}"))
                    .append('\n');
        }
        String here = data.toString().replace('\\', '/');
        StringBuilder phases = new StringBuilder();
        YEARS.forEach(y -> phases.append("    ")
                .append(y)
                .append(": ")
                .append(here)
                .append("/landcover/bungo_landcover_")
                .append(y)
                .append("r.tif\n"));
        Files.writeString(folder.resolve("legend.csv"), legend);
        Files.writeString(folder.resolve("factors.csv"), factors);
        Path file = folder.resolve(convention.id() + ".yaml");
        Files.writeString(file, """
                study: Bungo
                landUse:
                  legend: legend.csv
                  phases:
                %2$sunits: { villages: { file: %1$s/zones/bungo_villages_146.gpkg, id: KODE2010, name: DESA } }
                carbon: { factors: factors.csv }
                drivers: { dem: %1$s/drivers/bungo_elevation.tif, slope: %1$s/drivers/bungo_slope.tif }
                statistics:
                  units: villages
                  convention: %3$s
                """.formatted(here, phases, convention.id()) + asked);
        Problems problems = new Problems();
        Optional<Study> read = StudyReader.read(file, problems);
        problems.throwIfAny();
        return read.orElseThrow();
    }

    /** The tables of a study as they stand in its run folder. */
    private record Tables(Map<String, TextTable> byName) {
        static Tables of(StatisticsPlan plan, List<StatisticsStage.SetResult> results) throws IOException {
            LocalTables own = new LocalTables(plan, inputs.studyArea(), results);
            List<Table> tables =
                    new ArrayList<>(List.of(new StatisticsTables(plan, inputs.studyArea(), results).global()));
            Statistics.ALL.forEach(s -> own.table(s).ifPresent(tables::add));
            Map<String, TextTable> byName = new HashMap<>();
            for (Table table : tables) {
                Path file = folder.resolve("tables-" + table.name() + ".csv");
                try (OutputStream out = Files.newOutputStream(file)) {
                    CsvWriter.write(table, out);
                }
                byName.put(table.name(), TableFile.read(file));
            }
            return new Tables(byName);
        }
    }

    /** A layer of the units with columns of values, as a user would hand it to a command. */
    private static Path layer(StatisticsStage.SetResult set, Map<String, double[]> columns) throws IOException {
        PolygonUnits villages = (PolygonUnits) set.set();
        Table.Builder table = Table.named("villages").text("id");
        columns.keySet().forEach(table::number);
        for (int place = 0; place < set.places().size(); place++) {
            int at = place;
            List<Object> row = new ArrayList<>(List.of(villages.id(set.places().unit(place) + 1)));
            columns.values().forEach(v -> row.add(v[at]));
            table.row(row.toArray());
        }
        Path file = folder.resolve("villages.gpkg");
        Crs crs = inputs.studyArea().grid().crs();
        GeoPackageWriter.write(
                file,
                List.of(new MapLayer("villages", crs, crs.wkt1(), villages.polygons(), table.build())),
                Instant.EPOCH);
        return file;
    }

    /** The values that the study looked at, under names of ours. */
    private static Map<String, double[]> values(StatisticsStage.SetResult set) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int p = 0; p < YEARS.size(); p++) {
            columns.put("net" + YEARS.get(p), set.series(p, Quantity.NET).values());
            columns.put("source" + YEARS.get(p), set.series(p, Quantity.SOURCE).values());
        }
        for (StatisticsStage.Series series : set.series()) {
            for (Found<?> found : series.found()) {
                String prefix = switch (found.statistic().inputs()) {
                    case COLOURS -> "black";
                    case X_AND_Y -> "xy";
                    case SEVERAL -> "v";
                    case EVENTS_AND_POPULATION -> "rate";
                    case VALUE, SERIES -> "";
                };
                boolean last = series.phase() == YEARS.size() - 1;
                for (int v = 0;
                        last && !prefix.isEmpty() && v < found.data().values().size();
                        v++) {
                    double[] values = found.data().values().get(v);
                    if (values.length > 0) { // of maps in two colours only local statistics keep them
                        columns.putIfAbsent(prefix + v, values);
                    }
                }
            }
        }
        return columns;
    }

    /** The first variable that statistics of a kind were found on in the last phase. */
    private static String variable(StatisticsStage.SetResult set, Inputs inputs) {
        return set.series().stream()
                .filter(s -> s.phase() == YEARS.size() - 1)
                .filter(s -> s.found().stream().anyMatch(f -> f.statistic().inputs() == inputs))
                .map(StatisticsStage.Series::variable)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Convention.class)
    void aStudyAndItsCommandsHaveTheSameRows(Convention convention) throws IOException {
        StatisticsPlan plan = study(convention).statistics().orElseThrow();
        List<StatisticsStage.SetResult> results =
                new StatisticsStage(plan, inputs, counts, account, () -> drivers, ENGINE).run();
        StatisticsStage.SetResult set = results.get(0);
        Tables tables = Tables.of(plan, results);
        Path file = layer(set, values(set));
        Set<String> compared = new TreeSet<>();
        for (UnitStatistic<?, ?> s : Statistics.ALL) {
            Map<String, List<String>> asked = switch (s.inputs()) {
                case VALUE ->
                    Map.of(
                            "net_tCO2_per_ha", List.of("--value", "net" + LAST),
                            "source_tCO2_per_ha", List.of("--value", "source" + LAST));
                case COLOURS -> Map.of(variable(set, s.inputs()), List.of("--value", "black0"));
                case X_AND_Y -> Map.of(variable(set, s.inputs()), List.of("--x", "xy0", "--y", "xy1"));
                case SEVERAL -> Map.of(variable(set, s.inputs()), List.of("--variables", "v0,v1,v2"));
                case EVENTS_AND_POPULATION ->
                    Map.of(variable(set, s.inputs()), List.of("--events", "rate0", "--population", "rate1"));
                case SERIES -> Map.of("net_tCO2_per_ha", List.of("--values", "net1990,net2000,net2005,net2010"));
            };
            asked.forEach((variable, options) -> compare(tables, s, convention, file, variable, options, compared));
        }
        assertThat(compared)
                .containsExactlyInAnyOrderElementsOf(
                        Statistics.ALL.stream().map(UnitStatistic::id).toList());
    }

    private static void compare(
            Tables tables,
            UnitStatistic<?, ?> statistic,
            Convention convention,
            Path file,
            String variable,
            List<String> named,
            Set<String> compared) {
        TextTable table = Optional.ofNullable(
                        tables.byName.get(statistic.hasOwnTable() ? statistic.id() : "global-autocorrelation"))
                .orElseThrow();
        List<TextTable.Row> rows = table.rows().stream()
                .filter(r -> r.text("variable").equals(variable)
                        && r.text("year").equals(LAST)
                        && (statistic.hasOwnTable() || belongs(r.text("statistic"), statistic.id())))
                .toList();
        if (rows.isEmpty() && statistic == Statistics.GENERAL_G) { // not of values of both signs
            return;
        }
        assertThat(rows).as(statistic.id() + " of " + variable).isNotEmpty();
        List<String> command = new ArrayList<>(
                List.of(statistic.id(), "--units", file.toString(), "--id", "id", "--convention", convention.id()));
        command.addAll(named);
        Path out = folder.resolve(statistic.id() + ".csv");
        if (statistic.hasOwnTable()) {
            command.addAll(List.of("--out", out.toString(), "--replace"));
        } else {
            command.add("--json");
        }
        Desk.Outcome done = Desk.command(command.toArray(String[]::new));
        assertThat(done.code()).as(done.err()).isZero();
        String as = statistic.id() + " of " + variable + " by " + convention.id();
        if (statistic.hasOwnTable()) {
            rows(as, statistic, table, rows, TableFile.read(out));
        } else {
            numbers(as, statistic, rows, done.out());
        }
        compared.add(statistic.id());
    }

    private static boolean belongs(String written, String id) {
        return written.equals(id) || id.equals("join-counts") && written.startsWith("join-count-");
    }

    /** A table of the study and one of the command: all columns but those that say where in the study. */
    private static void rows(
            String as, UnitStatistic<?, ?> statistic, TextTable study, List<TextTable.Row> rows, TextTable command) {
        List<String> columns = new ArrayList<>(study.columns());
        columns.removeAll(List.of("unit_set", "unit", "name", "year", "variable"));
        List<String> own = new ArrayList<>(command.columns());
        if (statistic.isLocal()) {
            assertThat(own.remove(0)).isEqualTo("id");
        }
        assertThat(own).as(as).isEqualTo(columns);
        assertThat(command.rows()).as(as).hasSize(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            TextTable.Row theirs = command.rows().get(i);
            if (statistic.isLocal()) {
                assertThat(theirs.text("id")).as(as).isEqualTo(rows.get(i).text("unit"));
            }
            for (String column : columns) {
                assertThat(theirs.findText(column))
                        .as(as + ", row " + i + ", " + column)
                        .isEqualTo(rows.get(i).findText(column));
            }
        }
    }

    /** A global statistic's row in the study's table against the command's JSON. */
    private static void numbers(String as, UnitStatistic<?, ?> statistic, List<TextTable.Row> rows, String json) {
        JsonNode all;
        try {
            all = new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
        for (TextTable.Row row : rows) {
            JsonNode said = row.text("statistic").startsWith("join-count-")
                    ? all.get(row.text("statistic").substring(11))
                    : all;
            String letter = statistic instanceof GlobalMethod global ? global.letter() : "count";
            Map<String, String> names = Map.of(
                    "value",
                    letter,
                    "expected",
                    "expected",
                    "variance",
                    "variance",
                    "z",
                    "z",
                    "p",
                    "p",
                    "permutation_p",
                    "permutationP");
            names.forEach((column, name) -> assertThat(number(said.get(name)))
                    .as(as + ", " + row.text("statistic") + ", " + column)
                    .isEqualTo(row.find(column)));
            assertThat(all.get("n").asDouble()).as(as).isEqualTo(row.number("n"));
            assertThat(all.get("permutations").asDouble()).as(as).isEqualTo(row.number("permutations"));
            assertThat(all.get("variant").asText()).as(as).endsWith(", " + row.text("variant"));
            assertThat(all.get("convention").asText()).as(as).isEqualTo(row.text("convention"));
        }
    }

    private static OptionalDouble number(JsonNode said) {
        return said.isNull() ? OptionalDouble.empty() : OptionalDouble.of(said.asDouble());
    }
}
