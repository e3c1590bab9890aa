package org.carbonscape.study.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.problem.Language;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.advise.SuitabilityRun;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.run.StudyRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The study run once more finds whatever was changed in a run: a p by draws, a figure, a word of the report. */
class AgainTest {
    private static final long SEED = 7; // not the study's

    @TempDir
    private static Path root;

    private static Path study;
    private static Path run;
    private static Path made;

    @BeforeAll
    static void twoRuns() throws IOException {
        study = SmallStudy.in(root)
                .text("criteria.csv", """
                        criterion,source,direction,grading,at,scores
                        cover,land use,,classes,forest|cropland|construction,9|5|1
                        height,dem.tif,positive,minmax,,
                        """)
                .write("  cells: { fishnet: 200 m }\n", SmallStudy.ALL_CARBON, """
                        statistics:
                          units: [cells]
                          density: { radius: 300 m, cell: 100 m }
                          hot-spots: { permutations: 99 }
                        suitability: { criteria: criteria.csv, breaks: [4, 6], sieve: 0, majority: 0, \
                        sensitivity: { step: 0.2, samples: 3 } }
                        """);
        run = root.resolve("run");
        StudyRun.run(
                study,
                new RunTarget(run, false).withCsvMark(true),
                OptionalLong.of(SEED),
                Language.ZH,
                new PlainEngine(),
                CacheFolder.none(),
                stage -> {});
        made = root.resolve("made");
        assertThat(Again.check(FinishedRun.open(run), study, anew(made), true, new PlainEngine())
                        .differences())
                .isEmpty();
    }

    private static Anew anew(Path folder) {
        return new Anew(folder, stage -> {});
    }

    private static List<String> told() {
        Findings findings = Again.compared(FinishedRun.open(run), FinishedRun.open(made), study, true);
        assertThat(findings.compared()).isGreaterThan(200);
        return findings.differences().stream()
                .map(d -> d.file() + ": " + d.where().in(Language.EN) + ": "
                        + d.got().in(Language.EN) + " instead of " + d.expected())
                .toList();
    }

    /** A file, what is looked for in it, what is put there instead, and what is told. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            tables/hot-spots.csv     | ,r1c1,      | ,r9c9,       | row 2, unit: r9c9 instead of r1c1
            report.html              | 碳源          | 炭源           | 炭源
            figures/zones.svg        | </svg>      | <g/></svg>   | <g/>
            references.bib           | }           | x}           | x}
            rasters/zones.qml        | <qgis       | <qgis a='1'  | a='1'
            run.json                 | SUIT-C11    | SUIT-C12     | SUIT-C12 instead of SUIT-C11
            run.json                 | "samples": 3 | "samples": 4 | sensitivity.samples: 4 instead of 3
            """)
    void aTextThatIsChangedIsTold(String name, String old, String now, String told) throws IOException {
        Path file = run.resolve(name);
        byte[] good = Files.readAllBytes(file);
        String text = new String(good, StandardCharsets.UTF_8);
        assertThat(text).contains(old);
        int at = text.indexOf(old);
        Files.writeString(file, text.substring(0, at) + now + text.substring(at + old.length()));
        assertThat(told()).isNotEmpty().allMatch(t -> t.startsWith(name + ": ")).anyMatch(t -> t.contains(told));
        Files.write(file, good);
    }

    /** The totals stay, the places do not. */
    @ParameterizedTest
    @CsvSource({"density_source_2010", "level_stability", "source_2020"})
    void cellsThatChangedPlacesAreTold(String map) throws IOException {
        Path file = run.resolve("rasters/" + map + ".tif");
        byte[] good = Files.readAllBytes(file);
        float[] cells = Sketch.cells(TiffFile.open(file).values());
        int columns = TiffFile.open(file).columns();
        int other = 1;
        while (!(Math.abs(cells[other] - cells[0]) > 0)) {
            other++;
        }
        float first = cells[0];
        cells[0] = cells[other];
        cells[other] = first;
        SmallStudy.in(Files.createDirectories(root.resolve("swapped")))
                .values("m.tif", (column, row) -> cells[(int) (columns * row + column)]);
        Files.write(file, Files.readAllBytes(root.resolve("swapped/m.tif")));
        assertThat(told()).singleElement().asString().startsWith("rasters/" + map + ".tif: column 1, row 1: ");
        Files.write(file, good);
    }

    @Test
    void aByteOfAnImageAndAFileThatIsGoneAreTold() throws IOException {
        Path image = run.resolve("figures/zones.png");
        byte[] good = Files.readAllBytes(image);
        byte[] other = good.clone();
        other[other.length / 2]++;
        Files.write(image, other);
        String place = "figures/zones.png: : ";
        assertThat(told()).containsExactly(place + "other bytes than the study run again writes instead of ");
        Files.delete(image);
        assertThat(told()).containsExactly(place + "it is not there instead of ");
        Files.write(image, good);
        Path record = run.resolve("run.json");
        String recorded = Files.readString(record);
        Files.writeString(record, recorded.replace("figures/zones.png", "figures/mine.png"));
        assertThat(told())
                .containsExactlyInAnyOrder("figures/mine.png: : the study run again writes no such file instead of ");
        Files.writeString(record, recorded);
    }

    /** Another version may draw otherwise: only numbers are looked at. */
    @Test
    void ofARunOfAnotherProgramNumbersAlone() throws IOException {
        Path image = run.resolve("figures/zones.png");
        byte[] good = Files.readAllBytes(image);
        Files.write(image, new byte[3]);
        FinishedRun finished = FinishedRun.open(run);
        assertThat(Again.compared(finished, FinishedRun.open(made), study, false)
                        .different())
                .isZero();
        Path table = run.resolve("tables/hot-spots.csv");
        String rows = Files.readString(table);
        Files.writeString(table, rows + "x\n");
        assertThat(Again.compared(finished, FinishedRun.open(made), study, false)
                        .different())
                .isEqualTo(1);
        Files.writeString(table, rows);
        Files.write(image, good);
    }

    /** What a command for zones wrote is what the same command writes again. */
    @Test
    void runsOfSuitabilityAndOfZones() throws IOException {
        for (SuitabilityRun.Extent extent : List.of(SuitabilityRun.Extent.LEVELS, SuitabilityRun.Extent.ZONES)) {
            Path part = root.resolve("part-" + extent);
            StudyRun.runSuitability(
                    study,
                    new RunTarget(part, false),
                    extent,
                    OptionalLong.empty(),
                    Language.EN,
                    new PlainEngine(),
                    CacheFolder.none(),
                    stage -> {});
            Findings findings = Again.check(
                    FinishedRun.open(part), study, anew(root.resolve("again-" + extent)), true, new PlainEngine());
            assertThat(findings.differences()).isEmpty();
            assertThat(findings.compared()).isGreaterThan(100);
        }
    }

    @Test
    void theRunItselfIsNotWrittenOver() {
        for (Path folder : List.of(run, run.resolve("within"))) {
            assertThatThrownBy(() -> Again.check(FinishedRun.open(run), study, anew(folder), true, new PlainEngine()))
                    .hasMessageContaining("inside the input run");
        }
    }
}
