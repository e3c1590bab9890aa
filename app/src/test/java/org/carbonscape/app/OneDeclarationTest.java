package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.carbonscape.finding.Key;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.method.ClassKey;
import org.carbonscape.method.Inputs;
import org.carbonscape.method.Statistics;
import org.carbonscape.method.UnitStatistic;
import org.carbonscape.option.Item;
import org.carbonscape.option.Option;
import org.carbonscape.option.Section;
import org.carbonscape.study.plan.StudyReader;
import org.carbonscape.study.plan.WeightsOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults 4, 5, 6 and 12 of issue 9: a study and a command never again say different things of one statistic. */
class OneDeclarationTest {
    @TempDir
    private static Path root;

    /** Figures of statistics that a study tells in words of its own. */
    private static final Map<String, String> FIGURES = Map.of("local-moran", "lisa-clusters", "hot-spots", "hot-spots");

    private static Desk mapped;

    private static Desk desk(String name, String statistics) {
        List<String> villages = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            int west = 450_000 + i % 6 * 1000;
            int north = 3_100_000 - i / 6 * 1000;
            villages.add("v" + i + " " + west + " " + (north - 1000) + " " + (west + 1000) + " " + north);
        }
        return new Desk(root.resolve(name))
                .squares("u.geojson", 4547, villages.toArray(String[]::new))
                .write("a.tif", land(3))
                .write("b.tif", land(7))
                .write("c.tif", land(12))
                .study(
                        "2000: a.tif, 2010: b.tif, 2020: c.tif",
                        "units: { villages: { file: u.geojson, id: id } }\n"
                                + "carbon: { factors: literature-cn }\nstatistics:\n  units: villages\n" + statistics);
    }

    /** Forest in the west that grass and water eat from the east. */
    private static PlainTiff land(int edge) {
        return PlainTiff.of(60, 40, (x, y) -> x + edge < 50 + (x * 7 + y * 3) % 5 ? 2 : (x + 2 * y) % 7 == 0 ? 4 : 3);
    }

    /** What stands in for an option is told to other programs, also where it is none of its own kind's values. */
    @Test
    void aDefaultThatIsAValueIsToldAsOne() {
        String told = Declarations.text().replaceAll("\\s", "");
        for (String value : List.of("queen", "construction", "cultivated")) {
            assertThat(told).contains("\"default\":\"" + value + "\"");
        }
    }

    @Test
    void fault4LocalGearyByEsdaIsTheSameInAStudyAndACommand() {
        Desk desk = desk("geary", "  convention: esda\n  local-geary: {}\n  local-moran: {}\n");
        Desk.Outcome done = desk.run();
        assertThat(done.code()).as(done.told()).isZero();
        String net = TableFile.read(desk.folder().resolve("run/tables/local-geary.csv"))
                .rows()
                .get(0)
                .text("variable");
        Path out = desk.folder().resolve("geary.csv");
        Desk.Outcome command = Desk.command(
                "local-geary",
                "--units",
                desk.folder().resolve("run/vectors/units.gpkg").toString(),
                "--layer",
                "villages",
                "--id",
                "id",
                "--value",
                net + "_2020",
                "--convention",
                "esda",
                "--out",
                out.toString());
        assertThat(command.code()).as(command.told()).isZero();
        List<TextTable.Row> study = desk.table("local-geary").rows().stream()
                .filter(r -> r.text("variable").equals(net) && r.text("year").equals("2020"))
                .toList();
        List<TextTable.Row> theirs = TableFile.read(out).rows();
        assertThat(theirs).hasSize(24).hasSameSizeAs(study);
        for (int i = 0; i < 24; i++) {
            for (String column : List.of("value", "c", "p", "p_fdr", "p_bonferroni", "cluster", "variant")) {
                assertThat(theirs.get(i).findText(column))
                        .as(column + " of " + study.get(i).text("unit"))
                        .isEqualTo(study.get(i).findText(column));
            }
        }
        assertThat(theirs.get(0).text("variant")).startsWith("divisor n,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"esda", "geoda"})
    void fault12TheConventionOfLocalGearyDecidesPermutationsTailsAndCorrection(String convention) {
        Desk desk = desk("fault12-" + convention, "  local-moran: {}\n").write("u.csv", columns());
        Desk.Outcome theirs = Desk.command(
                "local-geary",
                "--units",
                desk.folder().resolve("u.csv").toString(),
                "--value",
                "v",
                "--weights",
                "knn:4",
                "--convention",
                convention);
        String divisor = convention.equals("esda") ? "divisor n" : "divisor n-1";
        assertThat(theirs.out())
                .contains("\"" + divisor + ", 999 shared permutations, directed, uncorrected at 0.05\"")
                .doesNotContain("two-sided", "fdr at");
        Desk.Outcome chosen = Desk.command(
                "local-geary",
                "--units",
                desk.folder().resolve("u.csv").toString(),
                "--value",
                "v",
                "--weights",
                "knn:4",
                "--convention",
                convention,
                "--alternative",
                "two-tailed",
                "--correction",
                "bh",
                "--permutations",
                "99");
        assertThat(chosen.out()).contains("99 shared permutations, two-sided, fdr at 0.05");
    }

    private static String columns() {
        StringBuilder csv = new StringBuilder("x,y,v\n");
        for (int i = 0; i < 20; i++) {
            csv.append(i % 5 * 100)
                    .append(',')
                    .append(i / 5 * 100)
                    .append(',')
                    .append(i * i % 17)
                    .append('\n');
        }
        return csv.toString();
    }

    static Stream<UnitStatistic<?, ?>> mapped() {
        return Statistics.ALL.stream()
                .filter(s -> s.classes().isPresent()
                        && (s.inputs() == Inputs.VALUE || s.inputs() == Inputs.COLOURS || s.inputs() == Inputs.SERIES));
    }

    /** A study that draws all maps of classes, run once. */
    private static Desk mapped(String ignored) {
        if (mapped == null) {
            StringBuilder asked = new StringBuilder();
            mapped().forEach(s -> asked.append("  ").append(s.id()).append(": { permutations: 99 }\n"));
            Desk desk = desk("maps", asked.toString());
            Desk.Outcome done = desk.run();
            assertThat(done.code()).as(done.told()).isZero();
            mapped = desk;
        }
        return mapped;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mapped")
    void fault5AResultWearsTheSameWordsAndColoursInAStudyAndACommand(UnitStatistic<?, ?> statistic) throws IOException {
        Desk desk = mapped("");
        ClassKey<?> key = statistic.classes().orElseThrow();
        // words of tables
        Set<String> known = new TreeSet<>(Set.of("", "island"));
        key.classes().forEach(c -> known.add(c.code()));
        Set<String> said = new TreeSet<>();
        desk.table(statistic.id())
                .rows()
                .forEach(r -> said.add(r.findText(key.column()).orElse("")));
        assertThat(known).containsAll(said);
        // words and colours of the study's map
        String figure = FIGURES.getOrDefault(statistic.id(), statistic.id());
        String svg = Files.readString(desk.folder().resolve("run/figures/" + figure + ".svg"));
        // a legend names the classes that the map shows
        List<Key.Entry> named = key.entries().stream()
                .filter(e -> svg.contains(">" + e.name().en() + "<"))
                .toList();
        assertThat(named).as("legend of " + figure).isNotEmpty();
        named.forEach(e -> assertThat(svg)
                .as("legend of " + figure + ": " + e.name().en())
                .containsIgnoringCase(String.format(Locale.ROOT, "#%06x", e.rgb())));
        // colours of the command's raster
        Path out = desk.folder().resolve(statistic.id() + ".tif");
        List<String> command =
                new ArrayList<>(List.of(statistic.id(), "--permutations", "99", "--out", out.toString()));
        List<String> rasters = Stream.of("a.tif", "b.tif", "c.tif")
                .map(f -> desk.folder().resolve(f).toString())
                .toList();
        command.addAll(
                switch (statistic.inputs()) {
                    case SERIES -> List.of("--rasters", String.join(",", rasters));
                    case COLOURS -> List.of("--raster", rasters.get(0), "--black", "3");
                    default -> List.of("--raster", rasters.get(0));
                });
        Desk.Outcome done = Desk.command(command.toArray(String[]::new));
        assertThat(done.code()).as(done.told()).isZero();
        Map<Integer, Integer> colours = TiffFile.open(out).colours();
        for (int i = 0; i < key.entries().size(); i++) {
            assertThat(colours.get(i + 1))
                    .as(key.entries().get(i).name().en())
                    .isEqualTo(key.entries().get(i).rgb());
        }
    }

    private static Section section(Section in, String key) {
        return (Section) in.find(key).orElseThrow();
    }

    @Test
    void fault6OptionsOfAStudyAndACommandAreTheSameDeclarations() {
        Section statistics = section(StudyReader.KEYS, "statistics");
        assertThat(statistics.items()).containsAll(WeightsOptions.ALL);
        for (UnitStatistic<?, ?> statistic : Statistics.ALL) {
            List<Item> ofStudy = section(statistics, statistic.id()).items();
            List<Option<?>> ofCommand = StatisticFaces.all().stream()
                    .filter(f -> f.name().equals(statistic.id()))
                    .findFirst()
                    .orElseThrow()
                    .options();
            // an option is equal only to itself, so this is the one declaration
            assertThat(ofStudy).as(statistic.id()).isNotEmpty();
            ofStudy.forEach(o -> assertThat(ofCommand.stream().anyMatch(c -> c == o))
                    .as(statistic.id() + " --" + o.key())
                    .isTrue());
            WeightsOptions.ALL.forEach(o -> assertThat(ofCommand.stream().anyMatch(c -> c == o))
                    .as(statistic.id() + " --" + o.key())
                    .isTrue());
        }
    }

    @Test
    void fault6LimitsAndWordsAreTheSameInAStudyAndACommand() {
        String limit = "a whole number from 0 to 99999999, or auto";
        Desk most = desk("most", "  hot-spots: { permutations: 100000000 }\n").write("u.csv", columns());
        assertThat(most.run().told())
                .contains("STUDY-05    statistics.hot-spots.permutations")
                .contains(limit);
        String table = most.folder().resolve("u.csv").toString();
        assertThat(Desk.command(
                                "hot-spots",
                                "--units",
                                table,
                                "--value",
                                "v",
                                "--weights",
                                "knn:4",
                                "--permutations",
                                "100000000")
                        .told())
                .contains(limit);
        Desk words = desk(
                "words", "  style: S\n  local-moran: { permutations: 99, alternative: two-tailed, correction: bh }\n");
        assertThat(words.run().code()).isZero();
        String variant = words.table("local-moran").rows().get(0).text("variant");
        assertThat(variant).contains("two-sided", "fdr at 0.05");
        assertThat(words.table("local-moran").rows().get(0).text("weights")).isEqualTo("queen, variance-stabilised");
        assertThat(Desk.command(
                                "local-moran",
                                "--units",
                                table,
                                "--value",
                                "v",
                                "--weights",
                                "knn:4",
                                "--style",
                                "S",
                                "--permutations",
                                "99",
                                "--alternative",
                                "two-tailed",
                                "--correction",
                                "bh")
                        .out())
                .contains(variant, "variance-stabilised");
    }
}
