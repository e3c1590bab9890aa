package org.carbonscape.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/reliability.md} is made here, from the figures that the campaigns keep in {@code fuzz/reliability.csv};
 * {@code -Dcarbonscape.update=true} rewrites it.
 */
class ReliabilityPageTest {
    /** What is promised, how it is tried, by which campaign or test. */
    private enum Promise {
        KILLS(
                "A run folder is whole or absent, and nothing of the user's is lost, whenever a run is ended.",
                "Runs ended at random moments by KILL, INT and TERM, half of them over an earlier run; afterwards one more "
                        + "run must sweep up everything they left, temporary files too.",
                "kills",
                "ProcessCampaignTest"),
        FULL_DISK(
                "A full disk is told as such, and leaves nothing half-written.",
                "A file system of the tests that is full from the n-th write on, n spread over all writes of a run, in turn "
                        + "over an earlier run and over nothing.",
                "full-disk",
                "FullDiskCampaignTest"),
        HEAPS(
                "Too little memory is told in a sentence, exit code 3, and leaves nothing.",
                "One study at heaps from 8 to 256 MB.",
                "heaps",
                "ProcessCampaignTest"),
        LONG_TABLE(
                "A long table is answered, or told to be too long.",
                "The detector on 5,000,000 rows in 1 GB.",
                "long-table",
                "ProcessCampaignTest"),
        FILES(
                "Too few open files are told, and leave nothing.",
                "One study at limits from 12 to 128 open files.",
                "open-files",
                "ProcessCampaignTest"),
        TEMPORARY(
                "A temporary folder that cannot be used is told as such, never as a damaged input.",
                "A folder that is missing, is a file, is read-only, full, or from which nothing may be loaded.",
                "temporary-folder",
                "ProcessCampaignTest"),
        WINDOWS_RULES(
                "What is open in another program is told or waited for, where nothing open is moved or removed.",
                "The rules of Windows' file system on Linux, by a library that refuses so: runs over one another, beside "
                        + "`serve` and over a table that is open elsewhere, papers, a published page, a cleared cache.",
                "windows-rules",
                "WindowsRulesTest"),
        DETERMINISM(
                "The same input, options and seed give the same bytes.",
                "One to eight threads, six locales, three time zones, collectors and compilers of Java, every other Java "
                        + "on the machine; the record is compared without times and machine.",
                "determinism",
                "ProcessCampaignTest"),
        STORAGE(
                "How a raster is stored does not matter.",
                "The study's rasters written again by GDAL in tiles and strips of several sizes, five compressions, both "
                        + "byte orders, as BigTIFF and COG; everything but the report's list of inputs is compared.",
                "storage",
                "ProcessCampaignTest"),
        BUILDS(
                "The same sources give the same jar.",
                "Two builds in folders, locales and time zones of their own.",
                "builds",
                "BuildCampaignTest"),
        MUTANTS(
                "A damaged file is read or is a problem told in words, within 5 s and 1 GB.",
                "Mutants of small valid files of every format read.",
                "mutants",
                "MutantsTest"),
        ODD_STUDIES(
                "A study that `check` passes runs to its end, and no answer holds a number that is none.",
                "Lawful but odd studies of all that a study can ask for: one cell, one class, one unit, constant and "
                        + "missing values, grids that differ.",
                "odd-studies",
                "OddStudiesTest"),
        DIFFERENTIAL(
                "Rasters, polygons and tables are read as GDAL, OGR and Python read them.",
                "Lawful but odd files, every cell, area, text and number compared.",
                "differential",
                "DifferentialTest");

        private final String promise;
        private final String tried;
        private final String campaign;
        private final String test;

        Promise(String promise, String tried, String campaign, String test) {
            this.promise = promise;
            this.tried = tried;
            this.campaign = campaign;
            this.test = test;
        }
    }

    private static String page() throws IOException {
        Map<String, Reliability.Figures> figures = Reliability.read();
        StringBuilder page = new StringBuilder("""
                # Reliability

                What is promised, what was tried, how often, and what failed. This page is made by a test from the figures
                that the campaigns keep (`fuzz/reliability.csv`); they run with `./run-tests --slow`, and parts of them
                with every `./run-tests`, from a new seed each day. Every failure found becomes a test of its own.

                """);
        for (Promise p : Promise.values()) {
            page.append("## ").append(p.promise).append("\n\n");
            page.append("Tried: ").append(p.tried).append('\n');
            Reliability.Figures f = figures.get(p.campaign);
            if (f == null) {
                page.append("Figures: none yet.\n");
            } else {
                page.append(String.format(
                        Locale.ROOT,
                        "**%,d tried, %,d failed** (%s; Java %s, %s).%n",
                        f.tried(),
                        f.failed(),
                        f.found(),
                        f.java(),
                        f.date()));
            }
            page.append("By `").append(p.test).append("`.\n\n");
        }
        page.append("""
                ## What is not promised

                - LZW and ZSTD blocks without a checksum: a flipped bit that still decodes is data like any other. Every run
                  records the SHA-256 of what it read, and `carbonscape verify RUN` says whether that has changed since.
                - CSV tables hold names as they are. A name that begins with `=`, `+`, `@` or a tab is a formula to some
                  spreadsheet programs; `study.xlsx` holds the same tables with names as text.
                - Known vulnerabilities of the libraries are not looked up: no database of them can be had without the
                  internet. Their versions stand in `pom.xml`, their licences in `NOTICE`.
                - Windows and macOS: nothing of this was tried there; the rules of Windows' file system were, on Linux (above).
                """);
        return page.toString();
    }

    @Test
    void thePageIsCurrentAndEveryCampaignIsOnIt() throws IOException {
        Path file = Campaign.project().resolve("docs/reliability.md");
        if (Boolean.getBoolean("carbonscape.update")) {
            Files.writeString(file, page());
        }
        assertThat(file).hasContent(page());
        List<String> known =
                Arrays.stream(Promise.values()).map(p -> p.campaign).toList();
        assertThat(known).containsAll(Reliability.read().keySet());
        try (Stream<Path> tests = Files.list(Campaign.project().resolve("fuzz/src/test/java/org/carbonscape/fuzz"))) {
            assertThat(tests.map(t -> t.getFileName().toString().replace(".java", ""))
                            .collect(Collectors.toSet()))
                    .containsAll(
                            Arrays.stream(Promise.values()).map(p -> p.test).toList());
        }
    }
}
