package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.carbonscape.grid.Window;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.VectorFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The section {@code statistics} of a study, from the study file to the run folder. */
class StatisticsStudyTest {
    private static final String ALL =
            "statistics: { units: cells, weights: queen, density: { radius: 2 km, cell: 200 m, edge: true }, "
                    + "morans-i: { permutations: 99 }, local-moran: { permutations: 999 }, local-geary: { "
                    + "permutations: 99 }, hot-spots: { statistic: both } }\n";

    @TempDir
    private Path root;

    /** Forest in the west, towns that grow in the east, a corner without data; 8 x 6 km. */
    private Desk desk(String name, String more) {
        return new Desk(root.resolve(name))
                .squares("u.geojson", 4547, "W 450000 3094000 454000 3100000", "E 454000 3094000 458000 3100000")
                .write(
                        "e.csv",
                        "year,unit,amount,unit_of_amount\n2010,W,1000,tCO2\n2010,E,90000,tCO2\n2020,W,2000,tCO2\n"
                                + "2020,E,120000,tCO2\n")
                .write("a.tif", land(4))
                .write("b.tif", land(9))
                .study(
                        "2010: a.tif, 2020: b.tif",
                        "units: { d: { file: u.geojson, id: id, name: name }, cells: { fishnet: 500 m } }\n"
                                + "carbon: { factors: literature-cn, emissions: { file: e.csv, units: d } }\n" + more);
    }

    private static PlainTiff land(int town) {
        return PlainTiff.of(
                80,
                60,
                (x, y) -> x + y < 12
                        ? 0
                        : Math.abs(x - 60) < town && Math.abs(y - 30) < town || (x * 7 + y * 3) % 53 == 0
                                ? 5
                                : x < 45 ? 2 : 1);
    }

    private static double number(TextTable.Row row, String column) {
        return Double.parseDouble(row.text(column));
    }

    @Test
    void zonesOfAStudyWithDensityNeedNoSurfaces() {
        Desk desk = desk("zones", ALL + "suitability: { criteria: criteria.csv }\n")
                .write(
                        "criteria.csv",
                        "criterion,source,grading,at,scores\nland,land "
                                + "use,classes,forest|grassland|water|cultivated|unused|construction,9|7|7|5|3|1\n");
        Desk.Outcome zones = Desk.command(
                "zones",
                desk.folder().toString(),
                "--out",
                desk.folder().resolve("z").toString(),
                "--json");
        assertThat(zones.code()).as(zones.err()).isZero();
    }

    @Test
    void tablesRastersAndColumnsTellWhereTheTownIs() {
        Desk desk = desk("all", ALL);
        Desk.Outcome done = desk.run("--threads", "1");
        assertThat(done.code()).as(done.err()).isZero();
        List<TextTable.Row> moran = desk.table("global-autocorrelation").rows().stream()
                .filter(r -> r.text("statistic").equals("morans-i"))
                .toList();
        assertThat(moran)
                .hasSize(6)
                .allSatisfy(
                        r -> { // net, source and sink of two phases
                            assertThat(r.text("weights")).isEqualTo("queen, row-standardised");
                            assertThat(r.text("convention")).isEqualTo("carbonscape");
                            assertThat(number(r, "value")).isGreaterThan(0.2); // forest beside forest, town beside town
                        });
        // the town of 2020 fills rows 21..39 and columns 51..69 of 100 m: the square of its middle is row 7, column 13
        // of 500 m
        List<TextTable.Row> town = desk.table("local-moran").rows().stream()
                .filter(r -> r.text("unit").equals("r07c13")
                        && r.text("variable").startsWith("net")
                        && r.text("year").equals("2020"))
                .toList();
        assertThat(town)
                .singleElement()
                .satisfies(r -> assertThat(number(r, "i")).isGreaterThan(1));
        assertThat(desk.table("hot-spots").rows())
                .filteredOn(r -> r.text("statistic").equals("gi-star")
                        && r.text("unit").equals("r07c13")
                        && r.text("variable").startsWith("net")
                        && r.text("year").equals("2020"))
                .singleElement()
                .satisfies(r -> assertThat(r.text("bin")).isEqualTo("3"));
        assertThat(desk.table("density-by-unit").rows())
                .filteredOn(r -> r.text("flow").equals("source"))
                .allSatisfy(
                        r -> assertThat(r.text("rank")).isEqualTo(r.text("unit").equals("E") ? "1" : "2"));
        assertThat(desk.table("centres-of-gravity").rows())
                .filteredOn(r -> r.text("what").equals("source"))
                .hasSize(2);
        assertThat(desk.table("ellipse").rows())
                .allSatisfy(r -> assertThat(number(r, "major_km")).isGreaterThanOrEqualTo(number(r, "minor_km")));
        Layer cells = VectorFile.read(desk.folder().resolve("run/vectors/units.gpkg"), "cells");
        assertThat(cells.find("lisa_cluster_2020")).isPresent();
        assertThat(cells.find("gi_bin_2010")).isPresent();
    }

    @Test
    void everyStatisticStandsInTablesReportAndUnitsForEveryPhase() throws Exception {
        Desk desk = desk("every", ALL);
        assertThat(desk.run().code()).isZero();
        List<TextTable.Row> global = desk.table("global-autocorrelation").rows();
        for (String year : List.of("2010", "2020")) {
            assertThat(global)
                    .filteredOn(r -> r.text("year").equals(year))
                    .extracting(r -> r.text("statistic"))
                    .contains("morans-i", "gearys-c", "general-g", "join-count-bb", "join-count-bw", "join-count-ww");
            // squares led by forest, the rest by cultivated land or the town: J joins in all
            double[] joins = List.of("bb", "bw", "ww").stream()
                    .mapToDouble(k -> number(
                            global.stream()
                                    .filter(r -> r.text("year").equals(year)
                                            && r.text("statistic").equals("join-count-" + k)
                                            && r.text("variable").equals("leading_forest"))
                                    .findFirst()
                                    .orElseThrow(),
                            "value"))
                    .toArray();
            assertThat(joins[0] + joins[1] + joins[2])
                    .isEqualTo(16 * 11 + 15 * 12 + 2 * 15 * 11 - 3); // 16 x 12 squares, the corner one is empty
        }
        List<TextTable.Row> spots = desk.table("hot-spots").rows();
        assertThat(spots).extracting(r -> r.text("statistic")).containsOnly("gi-star", "gi");
        for (String table : List.of("local-moran", "local-geary", "hot-spots")) {
            List<TextTable.Row> rows = desk.table(table).rows();
            assertThat(rows)
                    .hasSize((table.equals("hot-spots") ? 2 : 1) * 6 * (16 * 12 - 1))
                    .allSatisfy(r -> {
                        assertThat(number(r, "p_fdr")).isBetween(number(r, "p"), 1.0);
                        assertThat(number(r, "p_bonferroni"))
                                .isCloseTo(Math.min(1, number(r, "p") * 191), within(1e-12))
                                .isGreaterThanOrEqualTo(number(r, "p_fdr") - 1e-15);
                        assertThat(r.text("convention")).isEqualTo("carbonscape");
                        assertThat(r.text("variant")).isNotEmpty();
                    });
        }
        Layer cells = VectorFile.read(desk.folder().resolve("run/vectors/units.gpkg"), "cells");
        for (String column : List.of(
                "lisa_p_bonferroni_2020",
                "geary_c_2010",
                "geary_cluster_2020",
                "gi_p_bonferroni_2010",
                "gi_bin_source_2010",
                "lisa_cluster_sink_2020")) {
            assertThat(cells.find(column)).as(column).isPresent();
        }
        String page = Files.readString(desk.folder().resolve("run/report.html"));
        int chapter = page.indexOf("<section id=\"where-they-gather\"");
        assertThat(page.indexOf("STATS-C01", chapter))
                .as("99 permutations are too few for FDR: told in the chapter")
                .isGreaterThan(chapter);
        assertThat(desk.listing())
                .contains(
                        "run/figures/local-geary.svg",
                        "run/figures/lisa-clusters-source.svg",
                        "run/figures/hot-spots-sink.svg",
                        "run/figures/centre-migration-classes.svg",
                        "run/figures/ellipses-classes.svg",
                        "run/figures/moran-scatter.svg",
                        "run/figures/moran-scatter.png");
        for (String table : List.of(
                "global-autocorrelation",
                "cluster-counts",
                "hot-spot-areas",
                "local-geary-counts",
                "ellipse",
                "centres-of-gravity",
                "density-by-unit")) {
            assertThat(desk.table(table).columns()).as(table).contains("convention", "variant");
        }
    }

    @Test
    void theChineseChapterHasNoEnglishWordsButNames() throws Exception {
        Desk desk = desk("zh", ALL);
        assertThat(desk.run("--lang", "zh").code()).isZero();
        String page = Files.readString(desk.folder().resolve("run/report.html"));
        int start = page.indexOf("<section id=\"where-they-gather\"");
        String text = page.substring(start, page.indexOf("<section", start + 1))
                .replaceAll("(?s)<style.*?</style>", " ")
                .replaceAll("(?s)<image[^>]*>", " ")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("&[a-z#0-9]+;", " ")
                .replaceAll("tables/[a-z-]+\\.csv", " ");
        List<String> words = Pattern.compile("[A-Za-z]{3,}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        assertThat(words)
                .isNotEmpty()
                .isSubsetOf(
                        "Moran",
                        "Geary",
                        "Getis",
                        "Ord",
                        "General",
                        "Queen",
                        "LISA",
                        "FDR",
                        "Bonferroni",
                        "STATS",
                        "tCO",
                        "carbonscape", // the convention's id
                        "statistics",
                        "local",
                        "moran",
                        "geary", // study keys in cautions
                        "cells",
                        "unit"); // the unit set; units are named "unit W"
    }

    /** Two halves of one forest: sums over their cells differ by rounding, if at all. */
    @Test
    void unitsOfOneDensityHaveNoHighestAndNoLowest() throws Exception {
        Desk desk = new Desk(root.resolve("alike"))
                .squares("u.geojson", 4547, "W 450000 3094000 454000 3100000", "E 454000 3094000 458000 3100000")
                .write("a.tif", PlainTiff.of(80, 60, (x, y) -> 2))
                .study(
                        "2020: a.tif",
                        "units: { d: { file: u.geojson, id: id, name: name } }\ncarbon: { factors: literature-cn }\n"
                                + "statistics: { units: d, density: { radius: 2 km, cell: 200 m, edge: true } }\n");
        assertThat(desk.run().code()).isZero();
        assertThat(Files.readString(desk.folder().resolve("run/report.html")))
                .contains("Kernel: quartic, radius")
                .doesNotContain("density in 2020 is highest in");
    }

    @Test
    void placesAreToldWithTheUnitSetTheyBelongTo() throws Exception {
        Desk desk = desk("places", ALL.replace("permutations: 999 }", "permutations: 9999 }"));
        assertThat(desk.run().code()).isZero();
        String page = Files.readString(desk.folder().resolve("run/report.html"));
        assertThat(page)
                .containsPattern(
                        "Clusters among the 191 units \\(cells\\) in 2020: [0-9]+ high-high, mostly in [^<]*\\. "
                                + "Place names are those of d \\(")
                .containsPattern("are hot spots at 95.% confidence or more[^<]*\\. Place names are those of d \\(")
                .containsPattern("Source density in 2020 is highest in [^<]* \\(units of d\\)");
    }

    @Test
    void permutationsFitTheNumberOfUnitsUnlessTheStudyCountsThem() {
        Desk desk = desk("fit", "statistics: { units: cells, local-moran: {}, hot-spots: { permutations: auto } }\n");
        Desk.Outcome done = desk.run();
        assertThat(done.told()).doesNotContain("STATS-C01");
        // 191 squares: 2 x 191/0.05 - 1 = 7,639, so the least; for bins at 0.01: 38,199
        assertThat(desk.table("local-moran").rows().get(0).text("variant")).contains("9999 shared permutations");
        assertThat(desk.table("hot-spots").rows().get(0).text("variant")).contains("38199 shared permutations");
        assertThat(desk("many", "statistics: { units: cells, local-moran: { permutations: automatic } }\n")
                        .run()
                        .told())
                .contains("STUDY-05    statistics.local-moran.permutations");
    }

    @Test
    void unitsWithoutNeighboursAreNamedAndToldOnce() throws Exception {
        Desk desk = desk(
                        "island",
                        "statistics: { units: d, weights: rook, tolerance: 1 m, morans-i: {}, local-moran: { divisor: "
                                + "n-1, moments: total }, hot-spots: {} }\n")
                .squares(
                        "u.geojson",
                        4547,
                        "W 450000 3094000 451000 3100000",
                        "E 451000.5 3094000 452000 3100000",
                        "M 452000 3094000 453000 3100000",
                        "O 453000 3094000 454000 3100000",
                        "Far 457000 3094000 458000 3100000");
        Desk.Outcome done = desk.run();
        assertThat(done.code()).as(done.told()).isZero();
        assertThat(done.told())
                .contains("units without neighbours: 1 (Far unit Far)")
                .containsOnlyOnce("STATS-C03");
        assertThat(Files.readString(desk.folder().resolve("run/run.json"))).containsOnlyOnce("\"STATS-C03\",");
        assertThat(desk.table("local-moran").rows().get(0).text("variant")).contains("divisor n-1, total moments");
        assertThat(desk.table("global-autocorrelation").rows().get(0).text("n"))
                .isEqualTo("4"); // W and E are half a metre apart
    }

    @Test
    void aConventionMayDifferByStatisticAndScatterPlotsNeedNoLocalStatistic() throws Exception {
        Desk desk = desk("esda", "statistics: { units: cells, convention: esda, morans-i: { permutations: 99 } }\n");
        assertThat(desk.run().code()).isZero();
        assertThat(desk.listing()).contains("run/figures/moran-scatter.svg", "run/figures/moran-scatter.png");
        assertThat(Files.readString(desk.folder().resolve("run/report.html")))
                .containsOnlyOnce("Convention of all statistics here: esda.");
        assertThat(desk.table("global-autocorrelation").rows())
                .filteredOn(r -> r.text("statistic").equals("morans-i"))
                .allSatisfy(r -> assertThat(r.text("variant")).startsWith("normality, two-sided"));
        assertThat(desk.table("global-autocorrelation").rows())
                .filteredOn(r -> r.text("statistic").equals("gearys-c"))
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r.text("variant")).startsWith("normality, directed"));
    }

    @Test
    void edgeCorrectedSurfacesHoldWhatTheAccountSays() {
        Desk desk = desk("mass", ALL);
        assertThat(desk.run().code()).isZero();
        for (int year : new int[] {2010, 2020}) {
            TextTable.Row region = desk.table("carbon-by-unit").rows().stream()
                    .filter(r -> r.text("unit_set").equals("region")
                            && r.text("year").equals(Integer.toString(year)))
                    .findFirst()
                    .orElseThrow();
            for (String flow : new String[] {"source", "sink"}) {
                TiffFile tiff =
                        TiffFile.open(desk.folder().resolve("run/rasters/density_" + flow + "_" + year + ".tif"));
                float[] cells = new float[tiff.columns() * tiff.rows()];
                try (var reader = tiff.values().open()) {
                    reader.read(new Window(0, 0, tiff.columns(), tiff.rows()), cells);
                }
                double held = 0;
                for (float v : cells) {
                    held += Float.isNaN(v) ? 0 : v * 0.04; // cells of 200 m are 0.04 km2
                }
                double account = Math.abs(number(region, flow + "_tCO2"));
                assertThat(held).as(flow + " " + year).isCloseTo(account, within(account * 1e-5)); // stored as float
            }
        }
    }

    @Test
    void threadsDoNotMatterAndWithoutTheSectionNothingIsAdded() throws Exception {
        Desk one = desk("one", ALL);
        Desk three = desk("three", ALL);
        assertThat(one.run("--threads", "1").code()).isZero();
        assertThat(three.run("--threads", "3").code()).isZero();
        for (String name : List.of(
                "tables/local-moran.csv",
                "tables/hot-spots.csv",
                "tables/global-autocorrelation.csv",
                "tables/density-by-unit.csv",
                "tables/centres-of-gravity.csv",
                "rasters/density_sink_2020.tif",
                "vectors/units.gpkg",
                "figures/lisa-clusters.svg")) {
            assertThat(one.files("run").get(name))
                    .as(name)
                    .isEqualTo(three.files("run").get(name));
        }
        Desk plain = desk("plain", "");
        assertThat(plain.run().code()).isZero();
        assertThat(plain.listing())
                .noneMatch(f -> f.contains("moran") || f.contains("density") || f.contains("ellipse"));
        assertThat(Files.readString(plain.folder().resolve("run/report.html"))).doesNotContain("where-they-gather");
    }

    @Test
    void whatIsWrongWithTheSectionIsToldAtOnce() {
        Desk.Outcome wrong = desk(
                        "wrong",
                        "statistics: { units: [cels, d], weights: quin, convention: geodata, local-moran: { "
                                + "permutation: 9 }, morans-i: {} }\n")
                .run();
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.told())
                .contains("STUDY-09    statistics.units[1]")
                .contains("WEIGHTS-10  statistics.weights")
                .contains("STUDY-05    statistics.convention")
                .contains("STUDY-03    statistics.local-moran.permutation");
        Desk.Outcome few =
                desk("few", "statistics: { units: d, morans-i: {} }\n").run();
        assertThat(few.code()).isEqualTo(1);
        assertThat(few.told())
                .startsWith(
                        "STATS-05    statistics.weights queen (d): units with a value: 2, too few for Global spatial "
                                + "autocorrelation, which needs at least 4");
    }
}
