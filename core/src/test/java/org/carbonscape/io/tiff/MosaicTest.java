package org.carbonscape.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.CodeTable;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.measure.Numbers;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several files as one raster; what it should be is a plain array that the files were cut from. */
class MosaicTest {
    private static final Crs CRS = Crs.epsg(32648);
    private static final int WIDE = 700;
    private static final int HIGH = 500;

    @TempDir
    Path dir;

    /** The whole: values of the place, none outside the disc. */
    private static float whole(int column, int row) {
        double x = column - 350;
        double y = row - 250;
        return x * x + y * y > 330 * 330 ? Float.NaN : column * 3 % 251 + row % 17;
    }

    private Path tile(String name, Window w, TiffOptions options) {
        return tile(name, w, options, 0, 30);
    }

    /** A tile of the whole; where {@code wrong} is not 0, that much is added to it. */
    private Path tile(String name, Window w, TiffOptions options, float wrong, double cell) {
        Path path = dir.resolve(name);
        Grid grid =
                new Grid(CRS, 500000 + w.column() * 30.0, 3000000 - w.row() * 30.0, cell, cell, w.width(), w.height());
        try (Engine engine = new PlainEngine();
                TiffWriter out = TiffWriter.values(path, grid, "", "", options)) {
            Files.createDirectories(path.getParent());
            out.write(engine, raster(grid, w, wrong));
            out.finish();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return path;
    }

    private static ValueRaster raster(Grid grid, Window of, float wrong) {
        return new ValueRaster() {
            @Override
            public Grid grid() {
                return grid;
            }

            @Override
            public Tiling tiling() {
                return Tiling.bands(grid.columns(), grid.rows(), 1);
            }

            @Override
            public Reader open() {
                return new Reader() {
                    @Override
                    public void read(Window w, float[] into) {
                        for (int i = 0; i < w.cells(); i++) {
                            into[i] =
                                    whole(of.column() + w.column() + i % w.width(), of.row() + w.row() + i / w.width())
                                            + wrong;
                        }
                    }

                    @Override
                    public void close() {}
                };
            }
        };
    }

    private static final TiffOptions NONE = new TiffOptions(TiffOptions.Compression.NONE, false, true, 23);
    private static final TiffOptions ZSTD = new TiffOptions(TiffOptions.Compression.ZSTD, true, false, 23);

    private void fourTiles() throws Exception {
        Files.createDirectory(dir.resolve("t"));
        tile("t/a.tif", new Window(0, 0, 300, 260), TiffOptions.STANDARD);
        tile("t/b.tif", new Window(290, 0, 410, 256), NONE); // overlaps a by ten columns
        tile("t/c.TIF", new Window(0, 250, 256, 250), ZSTD); // overlaps a and leaves a gap to d
        tile("t/d.tif", new Window(400, 256, 300, 244), TiffOptions.STANDARD);
        Files.writeString(dir.resolve("t/readme.txt"), "no raster");
        Files.write(dir.resolve("t/._a.tif"), new byte[] {0, 5, 22, 7});
    }

    private static float expected(int column, int row) {
        boolean gap =
                row >= 260 && column >= 256 && column < 400 || row >= 256 && row < 260 && column >= 300 && column < 400;
        return gap ? Float.NaN : whole(column, row);
    }

    private static void holds(TiffFile file) {
        assertThat(file.columns()).isEqualTo(WIDE);
        assertThat(file.rows()).isEqualTo(HIGH);
        assertThat(file.grid().west()).isEqualTo(500000);
        assertThat(file.grid().north()).isEqualTo(3000000);
        Random random = new Random(5);
        try (ValueRaster.Reader reader = file.values().open()) {
            List<Window> windows = new ArrayList<>(List.of(new Window(0, 0, WIDE, HIGH), new Window(280, 240, 30, 30)));
            for (int i = 0; i < 40; i++) {
                int column = random.nextInt(WIDE);
                int row = random.nextInt(HIGH);
                windows.add(new Window(column, row, 1 + random.nextInt(WIDE - column), 1 + random.nextInt(HIGH - row)));
            }
            for (int i = 0; i < file.tiling().count(); i++) {
                windows.add(file.tiling().window(i));
            }
            for (Window w : windows) {
                float[] cells = new float[w.cells()];
                Arrays.fill(cells, -1);
                reader.read(w, cells);
                for (int i = 0; i < w.cells(); i++) {
                    float wanted = expected(w.column() + i % w.width(), w.row() + i / w.width());
                    if (Float.compare(cells[i], wanted) != 0) {
                        throw new AssertionError(w + " cell " + i + ": " + cells[i] + ", not " + wanted);
                    }
                }
            }
        }
    }

    @Test
    void aFolderAPatternAndAListAreOneRaster() throws Exception {
        fourTiles();
        holds(TiffFile.open(dir.resolve("t")));
        holds(TiffFile.open(dir.resolve("t/*.tif")));
        holds(TiffFile.open(dir.resolve("**/?.tif")));
        holds(TiffFile.open(dir.resolve("t/**/?.tif")));
        holds(TiffFile.open(dir.resolve(FileName.path("{t/a.tif,t/b.tif,t/c.TIF,t/d.tif}"))));
        holds(TiffFile.open(FileName.path("{" + dir.resolve("t/d.tif") + "," + dir.resolve("t/?.tif") + "}")));
        assertThat(TiffFile.open(dir.resolve("t")).files())
                .containsExactly(
                        dir.resolve("t/a.tif"), dir.resolve("t/b.tif"), dir.resolve("t/c.TIF"), dir.resolve("t/d.tif"));
    }

    @Test
    void aMosaicOfGdalIsOneRasterWithTheSameCells() throws Exception {
        fourTiles();
        Path vrt = dir.resolve("m.vrt");
        Gdal.run(
                "/usr/bin/gdalbuildvrt",
                vrt.toString(),
                dir.resolve("t/a.tif").toString(),
                dir.resolve("t/b.tif").toString(),
                dir.resolve("t/c.TIF").toString(),
                dir.resolve("t/d.tif").toString());
        holds(TiffFile.open(vrt));
        assertThat(TiffFile.open(vrt).files()).hasSize(5).startsWith(vrt);
        Path outer = dir.resolve("outer.vrt");
        Gdal.run("/usr/bin/gdalbuildvrt", outer.toString(), vrt.toString());
        holds(TiffFile.open(outer));
        Path part = dir.resolve("part.vrt");
        Gdal.run(
                "/usr/bin/gdal_translate",
                "-q",
                "-of",
                "VRT",
                "-srcwin",
                "200",
                "100",
                "300",
                "200",
                vrt.toString(),
                part.toString());
        Path tif = dir.resolve("part.tif");
        Gdal.run("/usr/bin/gdal_translate", "-q", part.toString(), tif.toString());
        Window all = new Window(0, 0, 300, 200);
        assertThat(read(TiffFile.open(part), all)).isEqualTo(read(TiffFile.open(tif), all));
        assertThat(TiffFile.open(part).grid().sameCells(TiffFile.open(tif).grid()))
                .isTrue();
    }

    private static float[] read(TiffFile file, Window w) {
        float[] cells = new float[w.cells()];
        try (ValueRaster.Reader reader = file.values().open()) {
            reader.read(w, cells);
        }
        return cells;
    }

    @Test
    void classesOfTilesWithNoDataOfTheirOwnAreReadAndUnknownCodesCountOnce() throws Exception {
        Files.createDirectory(dir.resolve("c"));
        byte[] left = new byte[100 * 60];
        byte[] right = new byte[100 * 60];
        for (int i = 0; i < left.length; i++) {
            int column = i % 100;
            left[i] = (byte) (column < 3 ? 255 : column >= 90 ? 77 : 1);
            right[i] = (byte) (column < 5 ? 77 : column < 10 ? 0 : 2); // 0 is its no data: the left one has 77 there
        }
        small("c/l.tif", left, 0, "255");
        small("c/r.tif", right, 90, "0");
        TiffFile file = TiffFile.open(dir.resolve("c"));
        CodeTable codes = new CodeTable() {
            @Override
            public int classes() {
                return 2;
            }

            @Override
            public int indexOf(long code) {
                return code == 1 || code == 2 ? (int) code : UNKNOWN;
            }
        };
        TiffClassRaster raster = file.classes(codes, Set.of());
        ClassTile tile = ClassTile.of(190 * 60, 2);
        try (TiffClassRaster.Reader reader = raster.open()) {
            reader.read(new Window(0, 0, 190, 60), tile);
            assertThat(reader.unknown().byCode()).containsExactlyEntriesOf(new TreeMap<>(Map.of(77.0, 600L)));
        }
        int[] row = new int[190];
        for (int i = 0; i < 190; i++) {
            row[i] = tile.at(i + 190 * 20);
        }
        int[] wanted = new int[190];
        Arrays.fill(wanted, 3, 90, 1);
        Arrays.fill(wanted, 100, 190, 2);
        assertThat(row).isEqualTo(wanted);
    }

    /** 100 x 60 bytes. */
    private void small(String name, byte[] cells, int column, String none) throws Exception {
        Path raw = dir.resolve("raw.bin");
        Files.write(raw, cells);
        Files.writeString(dir.resolve("raw.vrt"), """
                <VRTDataset rasterXSize="100" rasterYSize="60"><SRS>EPSG:32648</SRS>
                <GeoTransform>%d, 30, 0, 3000000, 0, -30</GeoTransform>
                <VRTRasterBand dataType="Byte" band="1" subClass="VRTRawRasterBand"><NoDataValue>%s</NoDataValue>
                <SourceFilename relativeToVRT="1">raw.bin</SourceFilename></VRTRasterBand></VRTDataset>
                """.formatted(500000 + 30 * column, none));
        Gdal.run(
                "/usr/bin/gdal_translate",
                "-q",
                dir.resolve("raw.vrt").toString(),
                dir.resolve(name).toString());
    }

    @Test
    void rastersThatDoNotFitAreToldAllAtOnce() throws Exception {
        Files.createDirectory(dir.resolve("t"));
        tile("t/a.tif", new Window(0, 0, 50, 50), NONE);
        tile("t/b.tif", new Window(50, 0, 50, 50), NONE, 0, 20);
        tile("c.tif", new Window(100, 0, 50, 50), NONE);
        Gdal.run(
                "/usr/bin/gdal_translate",
                "-q",
                "-a_srs",
                "EPSG:32649",
                dir.resolve("c.tif").toString(),
                dir.resolve("t/c.tif").toString());
        Gdal.run(
                "/usr/bin/gdal_translate",
                "-q",
                "-ot",
                "Byte",
                "-a_nodata",
                "none",
                dir.resolve("t/a.tif").toString(),
                dir.resolve("t/d.tif").toString());
        Gdal.run(
                "/usr/bin/gdal_translate",
                "-q",
                "-a_ullr",
                "500010",
                "3000000",
                "501510",
                "2998500",
                dir.resolve("t/a.tif").toString(),
                dir.resolve("t/e.tif").toString());
        assertThatThrownBy(() -> TiffFile.open(dir.resolve("t"))).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problems()).hasSize(4).allMatch(p -> p.code() == ProblemCode.TIFF_17_TILES);
            assertThat(e.problems().stream().map(p -> p.found(Language.EN)))
                    .containsExactly(
                            "its raster b.tif does not go with a.tif: size of cells 20 x 20 / 30 x 30",
                            "its raster c.tif does not go with a.tif: coordinate reference system WGS 84 / UTM"
                                    + " zone 49N / WGS 84 / UTM zone 48N",
                            "its raster d.tif does not go with a.tif: cells stored as UINT8 / FLOAT32",
                            "its raster e.tif does not go with a.tif: its cells lie 0.333 of a cell off");
            assertThat(e.problems().stream().map(p -> p.remedy(Language.EN).replaceAll(".*near (.*) INPUT.*", "$1")))
                    .containsExactly(
                            "-te 501500 2998980 502520 3000000 -tr 30 30",
                            "-t_srs EPSG:32648 -te 1098290 3012870 1099880 3014490 -tr 30 30",
                            "-te 500000 2998500 501500 3000000 -tr 30 30 -ot FLOAT32",
                            "-te 500000 2998500 501530 3000000 -tr 30 30");
        });
    }

    /** What the remedy says for a raster in another system, done word by word, makes it go with the others. */
    @Test
    void theRemedyOfARasterInAnotherSystemCanBeFollowed() throws Exception {
        Files.createDirectory(dir.resolve("t"));
        tile("t/a.tif", new Window(0, 0, 50, 50), NONE);
        Path east = tile("e.tif", new Window(60, 0, 50, 50), NONE);
        Path other = dir.resolve("t/b.tif");
        Gdal.run("/usr/bin/gdalwarp", "-q", "-t_srs", "EPSG:4326", east.toString(), other.toString());
        String remedy = catchThrowableOfType(ProblemException.class, () -> TiffFile.open(dir.resolve("t")))
                .problems()
                .get(0)
                .remedy(Language.EN)
                .replaceFirst(".*(?=-r near)", "-q ")
                .replace("INPUT", other.toString())
                .replace("OUTPUT.tif", dir.resolve("t/c.tif").toString());
        Gdal.run(("/usr/bin/gdalwarp " + remedy).split(" +"));
        Files.delete(other);
        Grid both = TiffFile.open(dir.resolve("t")).grid();
        assertThat(both.west()).isEqualTo(500000);
        assertThat(both.cellWidth()).isEqualTo(30);
        assertThat(both.columns()).isBetween(110, 114); // corners of a turned raster lie outside it
    }

    @Test
    void rastersThatDifferWhereTheyOverlapAreToldWithPlaceAndCount() throws Exception {
        Files.createDirectory(dir.resolve("t"));
        tile("t/a.tif", new Window(300, 200, 50, 50), NONE);
        tile("t/b.tif", new Window(340, 240, 50, 50), NONE, 1, 30);
        tile("t/c.tif", new Window(300, 240, 20, 50), NONE, 2, 30);
        TiffFile file = TiffFile.open(dir.resolve("t"));
        assertThatThrownBy(file::values)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().stream().map(p -> p.found(Language.EN)))
                                .containsExactly(
                                        "its rasters a.tif and c.tif differ in 200 of the 200 cells that both "
                                                + "cover, first at column 0, "
                                                + "row 40 of the mosaic (from 0)",
                                        "its rasters a.tif and b.tif differ in 100 of the 100 cells that both "
                                                + "cover, first at column 40, "
                                                + "row 40 of the mosaic (from 0)"));
    }

    /** Sheets that share the column at their edge; whoever asks again is told again. */
    @Test
    void rastersThatDifferInOneColumnAreToldEachTime() throws Exception {
        Files.createDirectory(dir.resolve("t"));
        tile("t/a.tif", new Window(300, 200, 50, 50), NONE);
        tile("t/b.tif", new Window(349, 200, 50, 50), NONE, 1, 30);
        TiffFile file = TiffFile.open(dir.resolve("t"));
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(file::values)
                    .hasMessageContaining("differ in 50 of the 50 cells that both cover, first at column 49, row 0");
        }
    }

    /** More cells than are compared at once. */
    @Test
    void aCellOfALargeOverlapCountsOnce() throws Exception {
        Files.createDirectory(dir.resolve("t"));
        Window all = new Window(0, 0, WIDE, HIGH);
        tile("t/a.tif", all, NONE);
        tile("t/b.tif", all, NONE, 1, 30);
        long held = 0;
        for (int i = 0; i < all.cells(); i++) {
            held += Float.isNaN(whole(i % WIDE, i / WIDE)) ? 0 : 1;
        }
        assertThatThrownBy(TiffFile.open(dir.resolve("t"))::values)
                .hasMessageContaining("differ in %s of the %s cells"
                        .formatted(Numbers.readable(held, 0), Numbers.readable(all.cells(), 0)));
    }

    @Test
    void whatIsMoreThanAMosaicIsAProblemThatSaysWhat() throws Exception {
        Path a = tile("a.tif", new Window(0, 0, 50, 50), NONE);
        Path warped = dir.resolve("w.vrt");
        Gdal.run("/usr/bin/gdalwarp", "-q", "-of", "VRT", "-t_srs", "EPSG:4326", a.toString(), warped.toString());
        assertThatThrownBy(() -> TiffFile.open(warped)).hasMessageContaining("VRTWarpedDataset");
        Path scaled = dir.resolve("s.vrt");
        Gdal.run(
                "/usr/bin/gdal_translate", "-q", "-of", "VRT", "-outsize", "25", "25", a.toString(), scaled.toString());
        assertThatThrownBy(() -> TiffFile.open(scaled))
                .hasMessageContaining("side by side: SrcRect 50 x 50, DstRect 25 x 25");
        Path ratio = dir.resolve("r.vrt");
        Gdal.run(
                "/usr/bin/gdal_translate",
                "-q",
                "-of",
                "VRT",
                "-scale",
                "0",
                "9",
                "0",
                "90",
                a.toString(),
                ratio.toString());
        assertThatThrownBy(() -> TiffFile.open(ratio)).hasMessageContaining("side by side: ");
        String plain = Files.readString(
                Files.write(dir.resolve("p.vrt"), """
                <VRTDataset rasterXSize="50" rasterYSize="50"><SRS>EPSG:32648</SRS>
                <GeoTransform>500000, 30, 0, 3000000, 0, -30</GeoTransform>
                <VRTRasterBand dataType="Float32" band="1" KIND><SimpleSource>
                <SourceFilename relativeToVRT="1">a.tif</SourceFilename><SourceBand>1</SourceBand>
                </SimpleSource></VRTRasterBand></VRTDataset>
                """.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        for (String[] each : new String[][] {
            {"KIND", "subClass=\"VRTDerivedRasterBand\"", "VRTDerivedRasterBand"},
            {"SimpleSource", "AveragedSource", "AveragedSource"},
            {"<SourceBand>1", "<LUT>0:1</LUT><SourceBand>1", "LUT"},
            {"<SourceBand>1", "<SourceBand>mask,1", "SourceBand mask,1"},
            {"a.tif<", "/vsizip/a.zip/a.tif<", "/vsizip/a.zip/a.tif"},
            {"\"Float32\"", "\"Byte\"", "dataType Byte < float32"},
            {"</VRTDataset>", "", "XML"},
        }) {
            Path file = dir.resolve("x.vrt");
            Files.writeString(file, plain.replace(each[0], each[1]).replace("KIND", ""));
            assertThatThrownBy(() -> TiffFile.open(file))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageStartingWith("TIFF-20")
                    .hasMessageContaining(each[2]);
        }
        Files.writeString(dir.resolve("x.vrt"), plain.replace("KIND", "").replace("a.tif", "x.vrt"));
        assertThatThrownBy(() -> TiffFile.open(dir.resolve("x.vrt"))).hasMessageContaining("VRT > 8");
        Files.writeString(dir.resolve("x.vrt"), plain.replace("KIND", "").replace("500000", "500900"));
        assertThatThrownBy(() -> TiffFile.open(dir.resolve("x.vrt")))
                .hasMessageContaining("its raster a.tif does not go with x.vrt: it lies at 500000, 3000000, elsewhere");
        Files.writeString(dir.resolve("x.vrt"), plain.replace("KIND", "").replace("a.tif", "gone.tif"));
        assertThatThrownBy(() -> TiffFile.open(dir.resolve("x.vrt")))
                .hasMessageStartingWith("TIFF-21     " + dir.resolve("x.vrt") + ": it names " + dir.resolve("gone.tif")
                        + ", which does not exist");
        assertThatThrownBy(() -> TiffFile.open(dir.resolve("{a.tif,gone.tif,none*.tif,x?.img}")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().stream().map(Problem::code))
                                .containsExactlyInAnyOrder(
                                        ProblemCode.TIFF_19_NO_TILES,
                                        ProblemCode.TIFF_19_NO_TILES,
                                        ProblemCode.FILE_01_MISSING));
        assertThatThrownBy(() -> TiffFile.open(dir.resolve("none*.tif"))).hasMessageStartingWith("TIFF-19");
        Files.createDirectory(
                dir.resolve("notes")); // gdal_translate, told for files that are no TIFF, reads it as little
        assertThatThrownBy(() -> TiffFile.open(dir.resolve("notes")))
                .hasMessageStartingWith("TIFF-19     " + dir.resolve("notes") + ": no raster is found there");
    }

    @Test
    void problemsOfSeveralFilesAreWhole() {
        says(
                Problem.of(ProblemCode.TIFF_17_TILES, "t", "b.tif", "a.tif", "x", "-te 0 0 60 60 -tr 30 30"),
                "t: its raster b.tif does not go with a.tif: x\n            Take it out, or bring it onto the same "
                        + "grid, type"
                        + " and legend: gdalwarp -r near -te 0 0 60 60 -tr 30 30 INPUT OUTPUT.tif",
                "t：其中的栅格 b.tif 与 a.tif 不一致：x\n            请去掉该文件，或统一格网、类型和图例：gdalwarp -r near"
                        + " -te 0 0 60 60 -tr 30 30 INPUT OUTPUT.tif");
        says(
                Problem.of(ProblemCode.TIFF_18_OVERLAP, "t", "a.tif", "b.tif", "3", "1200", 4, 5),
                "t: its rasters a.tif and b.tif differ in 3 of the 1200 cells that both cover, first at column 4, "
                        + "row 5 of"
                        + " the mosaic (from 0)\n            Say which is right: cut the other, set its cells there "
                        + "to no"
                        + " data, or join them in the order you want (the last wins): gdal_merge.py -n NODATA -o "
                        + "OUTPUT.tif"
                        + " FILE1.tif FILE2.tif",
                "t：其中的栅格 a.tif 与 b.tif 在共同覆盖的 1200 个像元中有 3 个不同，首个位于拼接图的第 4 列、第 5 行（自 0 起）\n            请确定以何者为准："
                        + "裁切另一个，或将其相应像元设为无数据，或按所需顺序拼接（后者优先）：gdal_merge.py -n NODATA -o OUTPUT.tif FILE1.tif"
                        + " FILE2.tif");
        says(
                Problem.of(ProblemCode.TIFF_19_NO_TILES, "t/*.tif"),
                "t/*.tif: no raster is found there\n            Check the folder and the ending; *.tif stands "
                        + "for every"
                        + " GeoTIFF of a folder, **/*.tif also for those in folders within.",
                "t/*.tif：未找到栅格\n            请检查文件夹和扩展名；*.tif 表示文件夹中的全部 GeoTIFF，**/*.tif 还包括其中各级文件夹。");
        says(
                Problem.of(ProblemCode.TIFF_20_VRT, "m.vrt", "LUT"),
                "m.vrt: this VRT is more than a mosaic of rasters side by side: LUT\n            Let GDAL compute "
                        + "it once:"
                        + " gdal_translate -co COMPRESS=DEFLATE -co TILED=YES m.vrt m_new.tif",
                "m.vrt：该 VRT 不只是并排栅格的拼接：LUT\n            请由 GDAL 先行计算：gdal_translate -co COMPRESS=DEFLATE -co TILED=YES"
                        + " m.vrt m_new.tif");
        says(
                Problem.of(ProblemCode.TIFF_21_NOT_THERE, "m.vrt", "a.tif"),
                "m.vrt: it names a.tif, which does not exist\n            Put that raster there, or make the VRT of "
                        + "those that are: gdalbuildvrt OUTPUT.vrt *.tif",
                "m.vrt：其中列出的 a.tif 不存在\n            请将该栅格放到原处，或用现有栅格重新生成 VRT：gdalbuildvrt OUTPUT.vrt *.tif");
    }

    private static void says(Problem p, String en, String zh) {
        String head = String.format("%-12s", p.code().id());
        assertThat(p.text(Language.EN)).isEqualTo(head + en);
        assertThat(p.text(Language.ZH)).isEqualTo(head + zh);
    }
}
