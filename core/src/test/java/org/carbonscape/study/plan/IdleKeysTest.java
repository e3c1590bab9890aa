package org.carbonscape.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Item;
import org.carbonscape.option.Option;
import org.carbonscape.option.Section;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdleKeysTest {
    private static final String LAND = """
            study: s
            landUse: { legend: clcd, phases: { 2005: a.tif, 2010: b.tif } }
            units: { towns: { file: towns.shp }, cells: { fishnet: 3 km } }
            """;
    private static final String ENERGY = "energy: { file: e.csv, route: ncv, units: towns }";

    @TempDir
    private Path folder;

    private Problems read(String yaml) throws Exception {
        Problems problems = new Problems();
        StudyReader.read(Files.writeString(folder.resolve("study.yaml"), yaml), problems);
        return problems;
    }

    private List<Problem> idle(String yaml) throws Exception {
        Problems read = read(yaml);
        assertThat(read.problems()).isEmpty();
        return read.cautions().stream()
                .filter(p -> p.code() == ProblemCode.STUDY_C01_WITHOUT || p.code() == ProblemCode.STUDY_C02_BESIDE)
                .toList();
    }

    @Test
    void whatAKeyNeedsIsNamedInBothLanguages() throws Exception {
        Problem told = idle(LAND + "carbon: { factors: literature-cn, allocate: { by: lights.tif } }\n")
                .get(0);
        assertThat(told.text(Language.EN)).isEqualTo("""
                STUDY-C01   carbon.allocate.by: it has no effect without carbon.energy or carbon.emissions.
                            Give that too, or leave this key out.""");
        assertThat(told.text(Language.ZH)).isEqualTo("""
                STUDY-C01   carbon.allocate.by：没有 carbon.energy 或 carbon.emissions 时不起作用。
                            请补上该项，或删去此键。""");
    }

    @Test
    void whatSettlesAKeyIsNamedInBothLanguages() throws Exception {
        Problem told = idle(LAND + "statistics: { units: cells, density: { radius: 3 km, rule: sum } }\n")
                .get(0);
        assertThat(told.text(Language.EN)).isEqualTo("""
                STUDY-C02   statistics.density.rule: it has no effect beside statistics.density.radius.
                            Leave one of the two out.""");
        assertThat(told.text(Language.ZH)).isEqualTo("""
                STUDY-C02   statistics.density.rule：与 statistics.density.radius 同时给出时不起作用。
                            请删去其中之一。""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            carbon.discount | carbon: { stock: stock.csv, discount: 3 }
            carbon.price | carbon: { factors: literature-cn, price: 200 }
            carbon.stability | carbon: { factors: f.csv, stability: 100 }
            statistics.strict | statistics: { units: cells, strict: true }
            statistics.tolerance | statistics: { units: towns, weights: 'knn:4', tolerance: 1 m }
            statistics.hot-spots.draws | statistics: { units: cells, hot-spots: { permutations: 0, draws: shared } }
            statistics.correlogram.lags | statistics: { units: cells, correlogram: { lags: 3, distances: [3 km] } }
            geodetector.classes | geodetector: { units: cells, discretisation: 'quantile:4', classes: '3:5' }
            geodetector.choice | geodetector: { units: cells, discretisation: given, choice: largest-q }
            geodetector.choice | geodetector: { units: cells, discretisation: natural, classes: 4, choice: largest-q }
            geodetector.stop-after | geodetector: { units: cells, permutations: 0, stop-after: 5 }
            suitability.weights.ri | suitability: { criteria: c.csv, weights: { critic: true, ri: saaty } }
            suitability.weights.combine | suitability: { criteria: c.csv, weights: { critic: true, combine: linear } }
            report.chapters: what-to-do | report: { chapters: [land-change, what-to-do] }
            report.maps: hot-spots-sink | report: { maps: [land-use-maps, hot-spots-sink] }
            report.maps: local-geary | report: { maps: local-geary }
            suitability.sensitivity.limits | suitability: { criteria: c, breaks: [4, 6], sensitivity: { limits: kept } }
            """)
    void aKeyInVainIsTold(String key, String yaml) throws Exception {
        String before = yaml.startsWith("geodetector") ? "carbon: { factors: f.csv }\ndrivers: { dem: dem.tif }\n" : "";
        assertThat(idle(LAND + before + yaml + "\n")).extracting(Problem::place).containsExactly(key);
    }

    @Test
    void idAndNameOfSquaresAreTold() throws Exception {
        assertThat(idle(LAND.replace("fishnet: 3 km", "fishnet: 3 km, id: code")))
                .extracting(Problem::place)
                .containsExactly("units.cells.id");
    }

    @Test
    void whatCountsIsNotTold() throws Exception {
        assertThat(idle(LAND + """
                carbon: { %s, allocate: { to: construction, by: l.tif }, stock: s.csv, price: 9, discount: 2,
                          stability: 100 }
                statistics: { units: [cells, towns], weights: rook, tolerance: 1 m, local-moran: { draws: shared } }
                drivers: { dem: dem.tif }
                geodetector: { units: cells, discretisation: quantile, classes: '3:5', choice: largest-q }
                suitability:
                  criteria: c.csv
                  weights: { ahp: a.csv, ri: saaty, entropy: true, combine: linear }
                  sensitivity: { limits: kept }
                report:
                  chapters: [sources-and-sinks, where-they-lie, where-they-gather, what-drives-it, what-to-do]
                  maps: [land-use-maps, flux-net, stock-change, lisa-clusters, ellipses, zones]
                """.formatted(ENERGY))).isEmpty();
    }

    @Test
    void ofAStudyWithProblemsNothingIsTold() throws Exception {
        Problems problems = read(LAND + "carbon: { stok: s.csv, price: 200 }\n");
        assertThat(problems.problems()).isNotEmpty();
        assertThat(problems.cautions()).isEmpty();
    }

    @Test
    void everyKeyOfTheRulesIsOneOfAStudy() {
        assertThat(Stream.of(IdleKeys.WITHOUT, IdleKeys.BESIDE, IdleKeys.CHAPTERS.values(), IdleKeys.MAPS.values())
                        .flatMap(Collection::stream)
                        .flatMap(List::stream)
                        .map(k -> k.split(": ")[0]))
                .allMatch(IdleKeysTest::isKey);
    }

    @Test
    void everyChapterAndMapOfTheRulesCanBeAskedFor() {
        assertThat(choices(ReportPlan.CHAPTERS)).containsAll(IdleKeys.CHAPTERS.keySet());
        assertThat(IdleKeys.MAPS.keySet())
                .allSatisfy(prefix -> assertThat(choices(ReportPlan.MAPS)).anyMatch(m -> m.startsWith(prefix)));
    }

    private static List<String> choices(Option<List<String>> option) {
        return option.kind().choices().stream().map(Choice::id).toList();
    }

    private static boolean isKey(String path) {
        Item at = StudyReader.KEYS;
        for (String key : path.split("\\.")) {
            at = ((Section) at).find(key).orElse(StudyReader.KEYS);
        }
        return at != StudyReader.KEYS;
    }
}
