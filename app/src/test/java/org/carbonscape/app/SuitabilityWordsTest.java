package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.io.tiff.TiffFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tables of criteria and rules in the words that people use for the same thing; land that is masked or lacks a
 * criterion.
 */
class SuitabilityWordsTest {
    private static final int COLUMNS = 40;
    private static final int ROWS = 30;

    @TempDir
    private Path root;

    private Desk desk;

    @BeforeEach
    void lay() {
        // forest in the west, fields in the middle, a town in the east, water in the south; a height that is missing in
        // one corner
        desk = new Desk(root)
                .write("a.tif", land())
                .write(
                        "h.tif",
                        PlainTiff.of(COLUMNS, ROWS, (x, y) -> x < 5 && y < 5 ? 0 : 1 + (x * 7 + y * 3) % 50)
                                .noData("0"))
                .write("soil.tif", PlainTiff.of(COLUMNS, ROWS, (x, y) -> 1 + x / 14))
                .squares("reserve.geojson", 4547, "R 450500 3098500 451500 3099500");
    }

    private static PlainTiff land() {
        return PlainTiff.of(COLUMNS, ROWS, (x, y) -> y >= 26 ? 4 : x < 15 ? 2 : x < 30 ? 1 : 5);
    }

    /** What a command writes, with criteria and further keys of the section. */
    private String weights(String criteria, String more) throws IOException {
        levels("suitability", criteria, more);
        return Files.readString(root.resolve("out/tables/suitability-weights.csv"));
    }

    private TextTable levels(String command, String criteria, String more) {
        desk.write("c.csv", criteria)
                .study(
                        "2020: a.tif",
                        "carbon: { factors: literature-cn }\nsuitability: { criteria: c.csv, sensitivity: { step: 0, "
                                + "samples: 0 }"
                                + more + " }\n");
        Desk.Outcome out = Desk.command(
                command, root.toString(), "--out", root.resolve("out").toString());
        assertThat(out.code()).as(out.told()).isZero();
        return TableFile.read(
                root.resolve("out/tables/" + (command.equals("zones") ? "zones" : "suitability-levels") + ".csv"),
                "",
                "table");
    }

    private float[] scores() {
        float[] cells = new float[COLUMNS * ROWS];
        ValueRaster raster =
                TiffFile.open(root.resolve("out/rasters/suitability_score.tif")).values();
        try (ValueRaster.Reader reader = raster.open()) {
            reader.read(new Window(0, 0, COLUMNS, ROWS), cells);
        }
        return cells;
    }

    @Test
    void theSameTableInOtherWordsGivesTheSameScores() throws IOException {
        String first = weights("""
                criterion,source,direction,grading,at,scores,name_zh
                use,land use,,classes,forest|water|cultivated|construction|grassland|unused,9|7|5|1|-|-,地类
                height,h.tif,negative,breaks,10|30,9|5|1,高程
                soil,soil.tif,,classes,1|2|3,1|5|9,土壤
                """, ", weights: { entropy: true }");
        float[] expected = scores();
        for (String criteria : List.of("""
                name,file,polarity,method,breaks,score,chinese
                use,land use,,class,林地|水域|耕地|建设用地|草地|未利用地,9|7|5|1|-|-,地类
                height,h.tif,,breakpoints,10;30,9;5;1,高程
                soil,soil.tif,,categories,1;2;3,1;5;9,土壤
                """, """
                指标,数据源,方向,分级,断点,分值,中文名
                use,land-use,,分类,2|4|1|5|3|6,9|7|5|1|-|-,地类
                height,h.tif,负向,断点,"10, 30","9,5,1",高程
                soil,soil.tif,,类别,,1=1|2=5|3=9,土壤
                """, """
                factor,raster,direction,at,scores,name_zh
                use,Land Use,,forest:9; water:7; cultivated:5; construction:1; grassland:-; unused:-,,地类
                height,h.tif,cost,10 30,9 5 1,高程
                soil,soil.tif,,1|2|3,1|5|9,土壤
                """)) {
            assertThat(weights(criteria, ", weights: { entropy: true }")
                            .replace("Land Use", "land use")
                            .replace("land-use", "land use"))
                    .isEqualTo(first);
            assertThat(scores()).containsExactly(expected);
        }
    }

    @Test
    void aColumnOfWeightsIsUsedAndMixesWithOthers() throws IOException {
        String criteria = "criterion,source,grading,at,scores,weight\nuse,land "
                + "use,classes,forest|water|cultivated|construction|grassland|unused,9|7|5|1|1|1,3\n"
                + "soil,soil.tif,classes,1|2|3,1|5|9,1\n";
        assertThat(weights(criteria, ""))
                .contains("use,,land use,,given,0.75,")
                .contains("soil,,soil.tif,,given,0.25,");
        assertThat(scores()[0]).isEqualTo(0.75f * 9 + 0.25f);
        assertThat(weights(criteria, ", weights: { equal: true }"))
                .contains(",\"linear 0.5 of (given, equal)\",0.625,");
        desk.write("m.csv", ",土壤,地类\n土壤,1,1/3\n地类,3,1\n"); // a matrix by the Chinese names, in another order
        assertThat(weights(
                        criteria.replace(",weight\n", ",name_zh\n")
                                .replace(",3\n", ",地类\n")
                                .replace("1|5|9,1\n", "1|5|9,土壤\n"),
                        ", weights: { ahp: m.csv }"))
                .contains("use,地类,land use,,AHP eigenvector,0.75,");
    }

    @Test
    void landIsMaskedByClassesPolygonsAndRasters() {
        String criteria = "criterion,source,grading,at,scores\nsoil,soil.tif,classes,1|2|3,1|5|9\n";
        levels(
                "suitability",
                criteria,
                ", breaks: [3, 6], exclude: [水域, reserve.geojson], lowest: [construction], mask: h.tif");
        float[] found = scores();
        int inReserve = 0;
        for (int i = 0; i < found.length; i++) {
            int x = i % COLUMNS;
            int y = i / COLUMNS;
            boolean reserve = x >= 5 && x < 15 && y >= 5 && y < 15;
            boolean none = y >= 26 || reserve || x < 5 && y < 5;
            inReserve += reserve ? 1 : 0;
            assertThat((Float) found[i])
                    .as(x + " " + y)
                    .isEqualTo(none ? Float.valueOf(Float.NaN) : Float.valueOf(x >= 30 ? 1f : 1f + 4 * (x / 14)));
        }
        assertThat(inReserve).isEqualTo(100);
    }

    /** Heights are missing on 25 cells of forest; the reserve is protected whatever the score. */
    @Test
    void zonesAndLandWithoutOneMakeTheRegionAlsoWhereThereIsNoLevel() {
        String criteria = "criterion,source,grading,at,scores\nheight,h.tif,breaks,10|30,9|5|1\n";
        desk.write(
                "z.csv", "Zone,Protected,Level,Land Use,soil,height\nkeep,1,,,,\nmend,,1,林地|耕地,,\nhelp,,,,2|3,>=20\n");
        TextTable zones = levels(
                "zones",
                criteria,
                ", layers: { soil: soil.tif, height: h.tif }, protected: reserve.geojson, zones: z.csv, sieve: 0, "
                        + "majority: 0");
        List<TextTable.Row> region = zones.rows().stream()
                .filter(r -> r.text("unit_set").equals("region"))
                .toList();
        assertThat(region).extracting(r -> r.text("zone")).containsExactly("keep", "mend", "help", "unzoned");
        long[] expected = new long[4];
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            int x = i % COLUMNS;
            int y = i / COLUMNS;
            int height = x < 5 && y < 5 ? 0 : 1 + (x * 7 + y * 3) % 50;
            boolean first = height >= 1 && height <= 10;
            expected[
                    x >= 5 && x < 15 && y >= 5 && y < 15
                            ? 0
                            : first && y < 26 && x < 30 ? 1 : x >= 14 && height >= 20 ? 2 : 3]++;
        }
        for (int z = 0; z < 4; z++) {
            assertThat(region.get(z).number("cells"))
                    .as(region.get(z).text("zone"))
                    .isEqualTo(expected[z]);
        }
        assertThat(region.stream().mapToDouble(r -> r.number("share_percent")).sum())
                .isCloseTo(100, within(1e-9));
        TextTable listed = TableFile.read(root.resolve("out/tables/zone-conflicts.csv"), "", "table");
        assertThat(listed.rows().stream()
                        .filter(r -> r.text("reason").equals("no level"))
                        .mapToLong(r -> (long) r.number("cells"))
                        .sum())
                .isEqualTo(25);
        assertThat(listed.rows().stream()
                        .filter(r -> r.text("kind").equals("unzoned"))
                        .mapToLong(r -> (long) r.number("cells"))
                        .sum())
                .isEqualTo(expected[3]);
    }

    @Test
    void distancesAndCorridorsAreMadeOnAGridInDegrees() {
        desk.write("a.tif", land().epsg(4490).at(112, 28).cells(0.01, 0.01));
        String criteria = "criterion,source,grading,at,scores\nwater,distance to water,linear,0|20000,9|1\n";
        desk.write("z.csv", "rule,zone,land_use\nF,keep,forest\nT,keep,construction\nR,rest,\n")
                .write(
                        "r.csv",
                        "class,resistance\nforest,1\ncultivated,100\nconstruction,1000\nwater,1000\ngrassland,1\n"
                                + "unused,1\n");
        levels(
                "zones",
                criteria,
                ", zones: z.csv, sieve: 0, majority: 0, corridors: { from: keep, resistance: r.csv }");
        // ten rows of 0.01 degrees of the meridian at 27.8 degrees north: 11,080 m
        assertThat((double) scores()[16 * COLUMNS]).isCloseTo(9 - 8 * 11_080.6 / 20_000, within(1e-3));
        TextTable.Row corridor = TableFile.read(root.resolve("out/tables/corridors.csv"), "", "table")
                .rows()
                .get(0);
        // sixteen steps along the northernmost parallel, 983.66 m each; fields at 100, half a cell of forest at 1 and
        // of town at 1000
        assertThat(corridor.number("length_m")).isCloseTo(16 * 983.66, within(1.0));
        assertThat(corridor.number("cost"))
                .isCloseTo(983.66 * (14 * 100 + (100 + 1) / 2.0 + (100 + 1000) / 2.0), within(100.0));
        assertThat(root.resolve("out/rasters/cost_distance.tif")).exists();
        assertThat(root.resolve("out/rasters/cost_distance.qml")).exists();
    }
}
