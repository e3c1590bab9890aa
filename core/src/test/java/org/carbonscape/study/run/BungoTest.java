package org.carbonscape.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real series of Bungo against GDAL and NumPy, to the cell ({@code reference/land/bungo}). */
class BungoTest {
    @TempDir
    private static Path folder;

    private static Path run;

    @BeforeAll
    static void runTheStudy() throws Exception {
        Path data = Stream.of(
                        System.getProperty("carbonscape.shared", ""),
                        "../shared",
                        "../../shared",
                        "../../../shared",
                        "/work/shared")
                .filter(s -> !s.isEmpty())
                .map(s -> Path.of(s, "data/bungo").toAbsolutePath().normalize())
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(folder);
        assumeTrue(Files.isDirectory(data.resolve("landcover")), "skipped: the Bungo data are not beside the checkout");
        StringBuilder legend = new StringBuilder("code,class,color\n");
        StringBuilder stock = new StringBuilder("class,value,unit\n");
        for (TextTable.Row row : TableFile.read(data.resolve("tables/carbon_bungo.csv"), "", "carbon_bungo.csv")
                .rows()) {
            legend.append(row.text("ID"))
                    .append(",\"")
                    .append(row.text("LC"))
                    .append("\",")
                    .append(row.text("color_palette"))
                    .append('\n');
            stock.append('"')
                    .append(row.text("LC"))
                    .append("\",")
                    .append(row.text("CARBON"))
                    .append(",tC/ha\n");
        }
        Files.writeString(folder.resolve("legend.csv"), legend);
        Files.writeString(folder.resolve("stock.csv"), stock);
        Files.writeString(
                folder.resolve("study.yaml"), """
                study: Bungo 1990-2010
                landUse:
                  legend: legend.csv
                  phases:
                    1990: %1$s/landcover/bungo_landcover_1990r.tif
                    2000: %1$s/landcover/bungo_landcover_2000r.tif
                    2005: %1$s/landcover/bungo_landcover_2005r.tif
                    2010: %1$s/landcover/bungo_landcover_2010r.tif
                units:
                  plans: { file: %1$s/zones/planning_unit_bungo.shp, id: IDS, name: id }
                  villages: { file: %1$s/zones/bungo_villages_146.gpkg, id: KODE2010, name: DESA }
                carbon: { stock: stock.csv }
                """.formatted(data.toString().replace('\\', '/')));
        run = folder.resolve("run");
        try (var engine = new LocalEngine(2)) {
            StudyRun.run(
                    folder.resolve("study.yaml"),
                    new RunTarget(run, false),
                    OptionalLong.empty(),
                    Language.EN,
                    engine,
                    CacheFolder.none(),
                    name -> {});
        }
    }

    /** Rows of a table by their first cells, as the text of the cell after them. */
    private static Map<List<String>, String> written(String name, int keys) {
        TextTable table = TableFile.read(run.resolve("tables/" + name + ".csv"), "", name);
        Map<List<String>, String> rows = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        for (TextTable.Row row : table.rows()) {
            assertThat(rows.put(
                            table.columns().subList(0, keys).stream()
                                    .map(row::text)
                                    .toList(),
                            row.text(table.columns().get(keys))))
                    .isNull();
        }
        return rows;
    }

    private static Map<List<String>, String> expected(String name, int keys) throws Exception {
        Map<List<String>, String> rows = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        try (InputStream file = BungoTest.class.getResourceAsStream("/reference/land/bungo/" + name);
                InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(file) : file) {
            // class names hold no comma here, so lines split plainly
            List<String> lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .toList();
            for (String line : lines) {
                List<String> cells = List.of(line.split(","));
                rows.put(cells.subList(0, keys), cells.get(keys));
            }
        }
        return rows;
    }

    @Test
    void classAreasAgreeWithNumPyToTheCell() throws Exception {
        Map<List<String>, String> ours = written("class-areas", 2);
        ours.values().removeIf("0"::equals); // classes of the legend that do not occur
        assertThat(ours).isEqualTo(expected("areas.csv", 2)).hasSize(60);
    }

    @Test
    void transfersOfRegionPlanningUnitsAndVillagesAgreeWithGdalToTheCell() throws Exception {
        assertThat(written("transitions", 6))
                .isEqualTo(expected("transitions.csv.gz", 6))
                .hasSize(30_316);
    }

    @Test
    void everyUnitSetAddsUpToTheRegion() {
        Map<String, Map<String, Long>> sums = new TreeMap<>();
        written("transitions", 6)
                .forEach((key, cells) -> sums.computeIfAbsent(key.get(0), s -> new TreeMap<>())
                        .merge(String.join("|", key.subList(2, 6)), Long.parseLong(cells), Long::sum));
        assertThat(sums.keySet()).containsExactly("plans", "region", "villages");
        assertThat(sums.get("plans")).isEqualTo(sums.get("region"));
        assertThat(sums.get("villages")).isEqualTo(sums.get("region"));
    }

    @Test
    void stocksOfEveryUnitAndPhaseAreCellsTimesAreaTimesDensity() throws Exception {
        Map<List<String>, String> ours = written("stock-by-unit", 3);
        Map<List<String>, String> exact = expected("stock.csv", 3);
        assertThat(ours.keySet()).isEqualTo(exact.keySet()).hasSize(4 + 9 * 4 + 147 * 4);
        exact.forEach((key, value) -> assertThat(Double.parseDouble(ours.get(key)))
                .as("%s", key)
                .isCloseTo(Double.parseDouble(value), within(1e-12 * Double.parseDouble(value))));
    }
}
