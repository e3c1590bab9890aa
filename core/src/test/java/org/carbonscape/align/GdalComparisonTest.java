package org.carbonscape.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Side by side with gdalwarp -et 0, where GDAL is installed. */
class GdalComparisonTest {
    @TempDir
    Path folder;

    @BeforeEach
    void gdal() {
        boolean there = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(p -> Files.isExecutable(Path.of(p, "gdalwarp")));
        assumeTrue(there, "gdalwarp is not installed: the comparison with GDAL is skipped");
    }

    /** Patches of about 8 cells, some none. */
    private static int patch(int column, int row) {
        return PaintedRasters.speckle((column + row / 3) / 8, (row + column / 5) / 8);
    }

    @Test
    void nearestPicksWhatGdalPicks() throws Exception {
        Grid lonlat = new Grid(Crs.epsg(4326), 111.5, 29.2, 0.00027, 0.00027, 2400, 2200);
        Grid albers = new Grid(Crs.parse("China Albers", "x"), 640_000, 3_090_000, 30, 30, 1300, 1400);
        Grid gk = new Grid(Crs.epsg(4490), 111.6, 29.1, 0.0003, 0.0003, 1600, 1400);
        Grid source = new Grid(Crs.epsg(4547), 260_000, 3_230_000, 25, 35, 2000, 1800);
        compareClasses(lonlat, albers);
        compareClasses(source, gk);
        compareClasses(source, new Grid(Crs.epsg(4547), 260_013, 3_229_000, 41, 29, 1100, 1300));
    }

    private void compareClasses(Grid source, Grid study) throws Exception {
        byte[] raw = new byte[Math.toIntExact(source.cells())];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) patch(i % source.columns(), i / source.columns());
        }
        ByteBuffer theirs = warp(raw, "Byte", source, study, "near", "0");
        int[] ours = PaintedRasters.all(
                Aligned.classes(new PaintedRasters.Classes(source, 9, GdalComparisonTest::patch), study, "a.tif")
                        .raster(),
                study.columns(),
                333);
        int odd = 0;
        int filled = 0;
        for (int i = 0; i < ours.length; i++) {
            odd += ours[i] == (theirs.get(i) & 255) ? 0 : 1;
            filled += ours[i] > 0 ? 1 : 0;
        }
        assertThat(filled).isGreaterThan(ours.length / 3);
        assertThat((double) odd / ours.length)
                .as(source + " -> " + study + ": " + odd)
                .isLessThanOrEqualTo(1e-4);
    }

    @Test
    void bilinearMixesAsGdalDoes() throws Exception {
        Grid source = new Grid(Crs.epsg(4326), 111.5, 29.2, 0.0027, 0.0027, 400, 400);
        Grid study = new Grid(Crs.parse("China Albers", "x"), 640_000, 3_090_000, 100, 100, 700, 600);
        float[] values = new float[160_000];
        ByteBuffer raw = ByteBuffer.allocate(640_000).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.length; i++) {
            values[i] = PaintedRasters.speckle(i % 400 / 3, i / 400 / 3) == 0
                    ? Float.NaN
                    : (float) (100
                            + 40 * Math.sin(i % 400 / 9.0)
                            + 0.3 * (i / 400)
                            + PaintedRasters.speckle(i % 400, i / 400));
            raw.putFloat(values[i]);
        }
        ByteBuffer theirs = warp(raw.array(), "Float32", source, study, "bilinear", "nan");
        float[] ours = PaintedRasters.all(
                Aligned.values(
                                new PaintedRasters.Values(source, (c, r) -> values[r * 400 + c]),
                                study,
                                Resampling.BILINEAR,
                                "a.tif")
                        .raster(),
                700,
                77);
        int odd = 0;
        int compared = 0;
        for (int i = 0; i < ours.length; i++) {
            float their = theirs.getFloat(4 * i);
            if (Float.isNaN(their) || Float.isNaN(ours[i])) {
                odd += Float.isNaN(their) == Float.isNaN(ours[i]) ? 0 : 1;
            } else {
                compared++;
                odd += Math.abs(their - ours[i]) > 0.01 ? 1 : 0; // of values about 100, with steps of 10 between cells
            }
        }
        assertThat(compared).isGreaterThan(300_000);
        assertThat(odd).isLessThanOrEqualTo(42); // 1e-4 of 420,000
    }

    /** The planning units, on a 100 m grid of their own, onto the land-cover grid; real origins and cell sizes. */
    @Test
    void theZonesOfBungoFallOnTheLandCoverGridAsGdalPutsThem() throws Exception {
        Path zones = shared().resolve("data/bungo/zones/bungo_zone.tif");
        Path elevation = shared().resolve("data/bungo/drivers/bungo_elevation.tif");
        assumeTrue(Files.exists(zones) && Files.exists(elevation), "the Bungo data are not there: " + zones);
        Grid study = new Grid(
                Crs.epsg(32748),
                103841.235041134990752,
                9875402.980182344093919,
                99.980165928735587,
                99.980165928735573,
                1198,
                866);
        Grid source = new Grid(Crs.epsg(32748), 103744.546405942644924, 9875500.819699835032225, 100, 100, 1199, 868);
        Path dump = folder.resolve("zones.bin");
        run("gdal_translate", "-q", "-of", "ENVI", "-ot", "Byte", zones.toString(), dump.toString());
        byte[] raw = Files.readAllBytes(dump);
        for (int i = 0; i < raw.length; i++) {
            raw[i] = raw[i] == (byte) 255 ? 0 : (byte) (raw[i] + 1); // 255 is none; classes from 1
        }
        byte[] cells = raw;
        ByteBuffer theirs = warp(raw, "Byte", source, study, "near", "0");
        Aligned<ClassRaster> aligned = Aligned.classes(
                new PaintedRasters.Classes(source, 255, (c, r) -> cells[r * 1199 + c] & 255), study, "bungo_zone.tif");
        int[] ours = PaintedRasters.all(aligned.raster(), 128, 128);
        long filled = 0;
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i]).isEqualTo(theirs.get(i) & 255);
            filled += ours[i] > 0 ? 1 : 0;
        }
        assertThat(filled).isGreaterThan(400_000);
        assertThat(aligned.note().differences())
                .containsExactly(
                        AlignmentNote.Difference.CELL_SIZE,
                        AlignmentNote.Difference.ORIGIN,
                        AlignmentNote.Difference.FOOTPRINT);
        assertThat(aligned.note().coverage().share()).isEqualTo(1);

        Path heights = folder.resolve("heights.bin");
        run(
                "gdal_translate",
                "-q",
                "-of",
                "ENVI",
                "-ot",
                "Float32",
                "-a_nodata",
                "65535",
                elevation.toString(),
                heights.toString());
        ByteBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(heights)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 1199 * 868; i++) {
            if (buffer.getFloat(4 * i) == 65535) {
                buffer.putFloat(4 * i, Float.NaN);
            }
        }
        ByteBuffer warped = warp(buffer.array(), "Float32", source, study, "bilinear", "nan");
        float[] mixed = PaintedRasters.all(
                Aligned.values(
                                new PaintedRasters.Values(source, (c, r) -> buffer.getFloat(4 * (r * 1199 + c))),
                                study,
                                Resampling.BILINEAR,
                                "bungo_elevation.tif")
                        .raster(),
                1198,
                100);
        int odd = 0;
        for (int i = 0; i < mixed.length; i++) {
            float their = warped.getFloat(4 * i);
            boolean same = Float.isNaN(their)
                    ? Float.isNaN(mixed[i])
                    : Math.abs(their - mixed[i]) <= 0.02; // metres, of up to 2,500
            odd += same ? 0 : 1;
        }
        assertThat(odd).isLessThanOrEqualTo(103); // 1e-4 of 1,037,468
    }

    @Test
    void gdalKnowsTheCodesOfTheWktWeWrite() throws Exception {
        for (String code : new String[] {
            "EPSG:4326",
            "EPSG:4490",
            "EPSG:4214",
            "EPSG:4610",
            "EPSG:4547",
            "EPSG:4527",
            "EPSG:4498",
            "EPSG:4508",
            "EPSG:2435",
            "EPSG:21419",
            "EPSG:2383",
            "EPSG:32648",
            "EPSG:32748",
            "EPSG:3857",
            "ESRI:102025"
        }) {
            Crs crs = Crs.parse(code, "x");
            Path file = Files.writeString(folder.resolve("crs.wkt"), crs.wkt1());
            assertThat(run("gdalsrsinfo", "-o", "epsg", file.toString()).strip())
                    .as(crs.wkt1())
                    .isEqualTo(code);
        }
    }

    /** Writes the cells as a virtual raster over a raw file, warps it, and gives the raw answer. */
    private ByteBuffer warp(byte[] raw, String type, Grid source, Grid study, String method, String none)
            throws IOException, InterruptedException {
        int size = type.equals("Byte") ? 1 : 4;
        Files.write(folder.resolve("cells.bin"), raw);
        Path vrt = folder.resolve("cells.vrt");
        Files.writeString(vrt, """
                <VRTDataset rasterXSize="%d" rasterYSize="%d"><SRS>%s</SRS><GeoTransform>%s, %s, 0, %s, 0, \
                -%s</GeoTransform>
                <VRTRasterBand dataType="%s" band="1" subClass="VRTRawRasterBand"><NoDataValue>%s</NoDataValue>
                <SourceFilename relativeToVRT="1">cells.bin</SourceFilename><PixelOffset>%d</PixelOffset><LineOffset>\
                %d</LineOffset>
                <ByteOrder>LSB</ByteOrder></VRTRasterBand></VRTDataset>
                """.formatted(
                        source.columns(),
                        source.rows(),
                        source.crs().wkt1().replace("\"", "&quot;"),
                        source.west(),
                        source.cellWidth(),
                        source.north(),
                        source.cellHeight(),
                        type,
                        none,
                        size,
                        size * source.columns()));
        Path out = folder.resolve("warped.bin");
        Path target = Files.writeString(folder.resolve("study.wkt"), study.crs().wkt1());
        run(
                "gdalwarp",
                "-q",
                "-overwrite",
                "-of",
                "ENVI",
                "-et",
                "0",
                "-r",
                method,
                "-t_srs",
                target.toString(),
                "-te",
                "" + study.west(),
                "" + study.south(),
                "" + study.east(),
                "" + study.north(),
                "-ts",
                "" + study.columns(),
                "" + study.rows(),
                "-srcnodata",
                none,
                "-dstnodata",
                none,
                vrt.toString(),
                out.toString());
        return ByteBuffer.wrap(Files.readAllBytes(out)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(command));
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(String.join(" ", command) + "\n" + said)
                .isZero();
        return said;
    }

    private static Path shared() {
        String property = System.getProperty("carbonscape.shared", "");
        if (!property.isEmpty()) {
            return Path.of(property);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolveSibling("shared"))) {
                return at.resolveSibling("shared");
            }
        }
        return Path.of("/work/shared");
    }
}
