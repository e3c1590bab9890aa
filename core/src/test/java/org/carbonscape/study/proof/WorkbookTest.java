package org.carbonscape.study.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.Part;
import org.carbonscape.study.run.Progress;
import org.carbonscape.study.run.StudyRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The workbook beside its tables, as it was written and as another program saves it. */
class WorkbookTest {
    @TempDir
    private static Path root;

    /** The run as it is, and with every cell of its workbook written a little otherwise. */
    private static Path ours;

    private static Path others;

    @BeforeAll
    static void runs() throws IOException {
        ours = run("ours");
        others = run("others");
        inSheets(others, t -> t.replace("<c r=\"", "<c  r=\""));
    }

    private static Path run(String name) throws IOException {
        Path study =
                SmallStudy.in(Files.createDirectories(root.resolve(name))).write("", SmallStudy.FACTORS_AND_EMISSIONS);
        Path run = study.resolveSibling("run");
        StudyRun.run(
                study,
                new RunTarget(run, false),
                OptionalLong.empty(),
                Language.EN,
                new PlainEngine(),
                CacheFolder.none(),
                new Progress() {
                    @Override
                    public void stage(String name) {}

                    @Override
                    public void cautions(List<Problem> met) {}
                });
        return run;
    }

    private static void inSheets(Path run, UnaryOperator<String> change) throws IOException {
        URI book = URI.create("jar:" + run.resolve("tables/study.xlsx").toUri());
        try (FileSystem zip = FileSystems.newFileSystem(book, Map.of());
                Stream<Path> sheets = Files.list(zip.getPath("xl/worksheets"))) {
            for (Path sheet : sheets.filter(Files::isRegularFile).toList()) {
                Files.writeString(sheet, change.apply(Files.readString(sheet)));
            }
        }
    }

    private Path of(String who) {
        return who.equals("ours") ? ours : others;
    }

    private static List<String> told(Path run) {
        List<String> told = new ArrayList<>();
        try (Workbook book = new Workbook(FinishedRun.open(run))) {
            for (Part part : book.parts()) {
                Findings findings = part.findings(run, size -> {});
                assertThat(findings.compared()).isPositive();
                findings.differences()
                        .forEach(d -> told.add(d.where().in(Language.EN) + ": " + d.expected() + " / "
                                + d.got().in(Language.EN) + " / " + findings.different()));
            }
        }
        return told;
    }

    private static List<String> touched(Path run, UnaryOperator<List<String>> change) throws IOException {
        Path table = run.resolve("tables/carbon-by-class.csv");
        String good = Files.readString(table);
        List<String> lines = change.apply(new ArrayList<>(good.lines().toList()));
        Files.writeString(table, String.join("\n", lines) + "\n");
        try {
            return told(run);
        } finally {
            Files.writeString(table, good);
        }
    }

    private static UnaryOperator<List<String>> rows(Consumer<List<String>> change) {
        return lines -> {
            change.accept(lines);
            return lines;
        };
    }

    /** One cell a row, with all columns of the header as its name, would be told at length. */
    @Test
    void aTableWhoseCellsAreNoLongerPartedByCommasIsToldOnce() throws IOException {
        List<String> told = touched(
                ours,
                rows(lines -> lines.replaceAll(
                        line -> line.replace(',', ';') + (line.startsWith("2000") ? ", made up" : ""))));
        assertThat(told)
                .containsExactly("table carbon-by-class:  / its cells are not parted by commas any more; a spreadsheet"
                        + " may have saved it / 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ours", "others"})
    void aWorkbookIsItsTablesWhoeverSavedIt(String who) throws IOException {
        assertThat(told(of(who))).isEmpty();
        assertThat(touched(of(who), rows(l -> l.set(1, l.get(1) + "9"))))
                .singleElement()
                .asString()
                .startsWith("carbon-by-class row 2, tCO2: ")
                .endsWith(" / 1");
    }

    /** Rows are counted from the first that differs; of none, from the last of the sheet. */
    @ParameterizedTest
    @ValueSource(strings = {"ours", "others"})
    void aTableWithOtherRowsSaysWhereThatBegins(String who) throws IOException {
        Path run = of(who);
        int rows = Files.readAllLines(run.resolve("tables/carbon-by-class.csv")).size();
        assertThat(touched(run, rows(l -> l.remove(l.size() - 1))))
                .containsExactly(
                        "carbon-by-class from row " + rows + " on:  / the workbook has 1 row more than the table / 1");
        assertThat(touched(run, rows(l -> l.subList(l.size() - 2, l.size()).clear())))
                .containsExactly(
                        "carbon-by-class from row " + rows + " on:  / the workbook has 2 rows more than the table / 1");
        assertThat(touched(run, rows(l -> l.add(l.get(1)))))
                .containsExactly(
                        "carbon-by-class from row " + rows + " on:  / the workbook has fewer rows than the table / 1");
        assertThat(touched(run, rows(l -> l.add(2, l.get(1)))))
                .containsExactly("carbon-by-class from row 3 on:  / the workbook has fewer rows than the table / 1");
    }

    /** Of a row the first cell is told, and how many more; a class may be said in another language. */
    @ParameterizedTest
    @ValueSource(strings = {"ours", "others"})
    void aRowIsToldOnce(String who) throws IOException {
        assertThat(touched(of(who), rows(l -> l.set(1, "2001,wheat,source,1,2"))))
                .singleElement()
                .asString()
                .startsWith("carbon-by-class row 2, year and 2 more: 2001 / 2000");
    }

    @Test
    void withoutAWorkbookNothingIsCompared() throws IOException {
        Path book = ours.resolve("tables/study.xlsx");
        Path away = Files.move(book, root.resolve("away.xlsx"));
        try (Workbook none = new Workbook(FinishedRun.open(ours))) {
            assertThat(none.parts()).isEmpty();
        }
        Files.move(away, book);
    }

    /** Running again would not take them away: what a reader keeps beside the tables is no fault of the run. */
    @Test
    void tablesOfTheReadersOwnAreNoneOfTheRuns() throws IOException {
        Path mine = ours.resolve("tables/mine.csv");
        Path put = ours.resolve("tables/hot-spots.csv");
        try {
            Files.writeString(
                    mine, "unit_set,unit,name,year,variable,p,p_fdr\nunits,A,not its name,2000,net,0.5,0.1\n");
            assertThat(told(ours)).isEmpty();
            assertThat(FinishedRun.open(ours).tables())
                    .contains("carbon-by-class")
                    .doesNotContain("mine");
            Files.writeString(put, "unit\nA\n");
            assertThat(told(ours))
                    .as("the name of a table of runs")
                    .containsExactly("table hot-spots:  / no sheet has it / 1");
        } finally {
            Files.deleteIfExists(mine);
            Files.deleteIfExists(put);
        }
    }
}
