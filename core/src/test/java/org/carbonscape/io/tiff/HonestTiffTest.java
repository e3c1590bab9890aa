package org.carbonscape.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.CodeTable;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.block.BlockIndex;
import org.carbonscape.io.block.Layout;
import org.carbonscape.io.bytes.ByteSource;
import org.carbonscape.io.mosaic.BandName;
import org.carbonscape.io.mosaic.RasterFiles;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files whose numbers are not what they seem: each is read as it is meant, or refused with the reason. */
class HonestTiffTest {
    private static final int SIDE = 4;

    @TempDir
    Path dir;

    /** One image of a file: its tags and its cells as stored, uncompressed in one strip. */
    private record Image(Map<Integer, Object> tags, byte[] cells) {}

    private static Image image(int samples, int bits, byte[] cells) {
        Map<Integer, Object> tags = new TreeMap<>();
        tags.put(Tag.WIDTH, new int[] {SIDE});
        tags.put(Tag.HEIGHT, new int[] {SIDE});
        int[] all = new int[samples];
        Arrays.fill(all, bits);
        tags.put(Tag.BITS, all);
        tags.put(Tag.COMPRESSION, new int[] {1});
        tags.put(Tag.PHOTOMETRIC, new int[] {1});
        tags.put(Tag.SAMPLES, new int[] {samples});
        tags.put(Tag.ROWS_PER_STRIP, new int[] {SIDE});
        tags.put(Tag.STRIP_COUNTS, new int[] {cells.length});
        tags.put(Tag.PIXEL_SCALE, new double[] {30, 30, 0});
        tags.put(Tag.TIE_POINTS, new double[] {0, 0, 0, 500_000, 3_000_000, 0});
        return new Image(tags, cells);
    }

    /** Of a stack, say a band for each year, the first is read and that is told; transparency is no band of data. */
    @Test
    void aStackOfBandsIsToldAndTransparencyIsNone() throws Exception {
        Image stack = image(3, 8, new byte[3 * SIDE * SIDE]);
        Path file = write("stack.tif", stack);
        assertThat(TiffFile.open(file).cautions())
                .containsExactly(Problem.of(ProblemCode.TIFF_C06_BANDS, file.toString(), 3));
        Image alpha = image(2, 8, new byte[2 * SIDE * SIDE]);
        alpha.tags().put(Tag.EXTRA_SAMPLES, new int[] {2});
        assertThat(TiffFile.open(write("alpha.tif", alpha)).cautions())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.TIFF_C03_MASKED);
    }

    /** A band named behind the file is read as a file of its own would be, and nothing has to be told. */
    @Test
    void aBandIsNamedBehindTheFile() throws Exception {
        byte[] cells = new byte[3 * SIDE * SIDE];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) (i % 3 * 3 + i / 3 % 3 + 1); // 1 to 3, 4 to 6, 7 to 9
        }
        Path stack = write("lu.tif", image(3, 8, cells));
        for (int band = 1; band <= 3; band++) {
            Path named = Path.of(stack + "#" + band);
            TiffFile file = TiffFile.open(named);
            assertThat(classes(file)).startsWith(3 * band - 2, 3 * band - 1, 3 * band);
            assertThat(file.path()).isEqualTo(named);
            assertThat(file.files()).containsExactly(stack);
            assertThat(file.cautions()).isEmpty();
            assertThat(RasterFiles.isRaster(named)).isTrue();
        }
        assertThat(classes(TiffFile.open(Path.of("{" + stack + "#03}")))).startsWith(7, 8, 9);
        assertThatThrownBy(() -> TiffFile.open(Path.of(stack + "#4")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(Problem.of(ProblemCode.TIFF_12_BAND, stack.toString(), 4, 3)));
        assertThatThrownBy(() -> TiffFile.open(dir.resolve("ul.tif#2")))
                .hasMessageContaining("ul.tif: the file does not exist");
        Files.copy(stack, dir.resolve("own.tif#2"));
        assertThat(TiffFile.open(dir.resolve("own.tif#2")).band()).isEqualTo(1);
    }

    /** Bands of a server's file and of all files of a pattern; of tables a name behind # is a sheet. */
    @Test
    void whatIsABandAndWhatIsNot() {
        assertThat(BandName.of(FileName.path("https://host/a/lu.tif#12")))
                .contains(new BandName(FileName.path("https://host/a/lu.tif"), 12));
        assertThat(BandName.of(FileName.path("lu/*.tif#2"))).contains(new BandName(FileName.path("lu/*.tif"), 2));
        assertThat(BandName.of(Path.of("LU.VRT# 2"))).contains(new BandName(Path.of("LU.VRT"), 2));
        for (String other : List.of("lu.tif", "lu.tif#", "lu.tif#b", "lu.tif#12345", "t.xlsx#2", "lu#2.tif")) {
            assertThat(BandName.of(Path.of(other))).as(other).isEmpty();
            assertThat(BandName.file(Path.of(other))).isEqualTo(Path.of(other));
        }
    }

    private Path write(String name, Image... images) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        out.write(head.put((byte) 'I')
                .put((byte) 'I')
                .putShort((short) 42)
                .putInt(8)
                .array());
        for (int k = 0; k < images.length; k++) {
            Map<Integer, Object> tags = new TreeMap<>(images[k].tags());
            int at = out.size();
            int fixed = 2 + 12 * (tags.size() + 1) + 4;
            ByteBuffer ifd = ByteBuffer.allocate(fixed).order(ByteOrder.LITTLE_ENDIAN);
            ByteArrayOutputStream extra = new ByteArrayOutputStream();
            int cellsAt = at + fixed;
            extra.write(images[k].cells());
            tags.put(Tag.STRIP_OFFSETS, new int[] {cellsAt});
            ifd.putShort((short) tags.size());
            for (Map.Entry<Integer, Object> tag : tags.entrySet()) {
                ifd.putShort(tag.getKey().shortValue());
                byte[] value;
                if (tag.getValue() instanceof double[] d) {
                    ByteBuffer b = ByteBuffer.allocate(8 * d.length).order(ByteOrder.LITTLE_ENDIAN);
                    for (double v : d) {
                        b.putDouble(v);
                    }
                    value = b.array();
                    ifd.putShort((short) 12).putInt(d.length);
                } else if (tag.getValue() instanceof String s) {
                    value = (s + "\0").getBytes(StandardCharsets.UTF_8);
                    ifd.putShort((short) 2).putInt(value.length);
                } else {
                    int[] n = (int[]) tag.getValue();
                    ByteBuffer b = ByteBuffer.allocate(4 * n.length).order(ByteOrder.LITTLE_ENDIAN);
                    for (int v : n) {
                        b.putInt(v);
                    }
                    value = b.array();
                    ifd.putShort((short) 4).putInt(n.length);
                }
                if (value.length <= 4) {
                    ifd.put(Arrays.copyOf(value, 4));
                } else {
                    ifd.putInt(cellsAt + extra.size());
                    extra.write(value);
                    if (extra.size() % 2 == 1) {
                        extra.write(0);
                    }
                }
            }
            ifd.putInt(k + 1 < images.length ? cellsAt + extra.size() : 0);
            out.write(ifd.array());
            out.write(extra.toByteArray());
        }
        return Files.write(dir.resolve(name), out.toByteArray());
    }

    private static byte[] counting(int n) {
        byte[] cells = new byte[n];
        for (int i = 0; i < n; i++) {
            cells[i] = (byte) (i % 9 + 1);
        }
        return cells;
    }

    private static final CodeTable NINE = new CodeTable() {
        @Override
        public int classes() {
            return 9;
        }

        @Override
        public int indexOf(long code) {
            return code >= 1 && code <= 9 ? (int) code : UNKNOWN;
        }
    };

    private static int[] classes(TiffFile file) {
        Grid grid = file.grid(Crs.epsg(32648));
        ClassTile tile = ClassTile.of(SIDE * SIDE, 9);
        try (ClassRaster.Reader reader = file.classes(grid, NINE, Set.of()).open()) {
            reader.read(new Window(0, 0, SIDE, SIDE), tile);
        }
        int[] all = new int[SIDE * SIDE];
        for (int i = 0; i < all.length; i++) {
            all[i] = tile.at(i);
        }
        return all;
    }

    private static float[] values(TiffFile file) {
        Grid grid = file.grid(Crs.epsg(32648));
        float[] all = new float[SIDE * SIDE];
        try (ValueRaster.Reader reader = file.values(grid, List.of()).open()) {
            reader.read(new Window(0, 0, SIDE, SIDE), all);
        }
        return all;
    }

    /** The upper two rows hold, the lower two do not. */
    private static final byte[] UPPER_BITS = {(byte) 0xf0, (byte) 0xf0, 0, 0};

    private static void onlyTheUpperHalfCounts(TiffFile file) {
        for (int i = 0; i < SIDE * SIDE; i++) {
            assertThat(classes(file)[i]).isEqualTo(i < 8 ? i % 9 + 1 : 0);
            assertThat(Float.valueOf(values(file)[i])).isEqualTo(Float.valueOf(i < 8 ? i % 9 + 1 : Float.NaN));
        }
        assertThat(file.cautions()).extracting(p -> p.code().id()).contains("TIFF-C03");
    }

    @Test
    void aMaskInsideTheFileLeavesCellsOut() throws Exception {
        Image mask = image(1, 1, UPPER_BITS);
        mask.tags().put(Tag.SUBFILE_TYPE, new int[] {4});
        mask.tags().put(Tag.PHOTOMETRIC, new int[] {4});
        onlyTheUpperHalfCounts(TiffFile.open(write("a.tif", image(1, 8, counting(16)), mask)));
        onlyTheUpperHalfCounts(TiffFile.open(write("b.tif", mask, image(1, 8, counting(16)))));
    }

    @Test
    void aMaskBesideTheFileLeavesCellsOut() throws Exception {
        byte[] mask = new byte[16];
        Arrays.fill(mask, 0, 8, (byte) 255);
        Path file = write("a.tif", image(1, 8, counting(16)));
        Path beside = write("a.tif.msk", image(1, 8, mask));
        onlyTheUpperHalfCounts(TiffFile.open(file));
        assertThat(TiffFile.open(file).files()).containsExactly(file, beside);
    }

    @Test
    void aMaskOfAnotherSizeIsAProblem() throws Exception {
        Path file = write("a.tif", image(1, 8, counting(16)));
        Image mask = image(1, 8, new byte[12]);
        mask.tags().put(Tag.HEIGHT, new int[] {3});
        write("a.tif.msk", mask);
        assertThatThrownBy(() -> TiffFile.open(file))
                .hasMessageContaining("TIFF-13")
                .hasMessageContaining("4 x 3");
    }

    @Test
    void anAlphaBandLeavesCellsOut() throws Exception {
        byte[] cells = new byte[32];
        for (int i = 0; i < 16; i++) {
            cells[2 * i] = (byte) (i % 9 + 1);
            cells[2 * i + 1] = (byte) (i < 8 ? 255 : 0);
        }
        Image image = image(2, 8, cells);
        image.tags().put(Tag.EXTRA_SAMPLES, new int[] {2});
        Path file = write("a.tif", image);
        onlyTheUpperHalfCounts(TiffFile.open(file));
        assertThat(TiffFile.open(file, 2).cautions()).isEmpty();
    }

    @Test
    void scaleAndOffsetMakeValuesOfCells() throws Exception {
        Image image = image(1, 8, counting(16));
        image.tags()
                .put(
                        Tag.GDAL_METADATA,
                        "<GDALMetadata><Item name=\"SCALE\" sample=\"0\" role=\"scale\">0.5</Item>"
                                + "<Item name=\"OFFSET\" sample=\"0\" role=\"offset\">-3</Item>"
                                + "<Item name=\"SCALE\" sample=\"1\" role=\"scale\">7</Item></GDALMetadata>");
        image.tags().put(Tag.GDAL_NODATA, "2");
        TiffFile file = TiffFile.open(write("a.tif", image));
        assertThat(values(file)).startsWith(-2.5f, Float.NaN, -1.5f, -1);
        assertThat(file.cautions()).extracting(p -> p.code().id()).containsExactly("TIFF-C02");
        assertThatThrownBy(() -> file.asClasses(() -> false))
                .hasMessageContaining("TIFF-15")
                .hasMessageContaining("scale of 0.5");
        assertThat(file.asClasses(() -> true)).isSameAs(file);
    }

    @Test
    void whatStandsInAnAuxXmlIsReadAndTold() throws Exception {
        Image image = image(1, 8, counting(16));
        image.tags().remove(Tag.PIXEL_SCALE);
        image.tags().remove(Tag.TIE_POINTS);
        Path path = write("a.tif", image);
        Path aux = Files.writeString(
                dir.resolve("a.tif.aux.xml"),
                "<PAMDataset><SRS>EPSG:32648</SRS><GeoTransform> 500000, 30, 0, 3000000, 0, -30</GeoTransform>"
                        + "<PAMRasterBand band=\"2\"><NoDataValue>1</NoDataValue></PAMRasterBand>"
                        + "<PAMRasterBand band=\"1\"><NoDataValue le_hex_equiv=\"0000000000000840\">"
                        + "3.0000</NoDataValue><Scale>10</Scale></PAMRasterBand></PAMDataset>");
        TiffFile file = TiffFile.open(path);
        assertThat(file.grid()).isEqualTo(new Grid(Crs.epsg(32648), 500_000, 3_000_000, 30, 30, SIDE, SIDE));
        assertThat(values(file)).startsWith(10, 20, Float.NaN, 40);
        assertThat(file.cautions()).extracting(p -> p.code().id()).containsExactly("TIFF-C01", "TIFF-C02");
        assertThat(file.cautions().get(0).args())
                .containsExactly("the coordinate reference system, its position, no data 3.0000", "a.tif.aux.xml");
        assertThat(file.files()).containsExactly(file.path(), aux);
    }

    /** "Define Projection" of ArcGIS writes no SRS; the raster was told to have no system. */
    @Test
    void theSystemThatArcGisDefinesIsRead() throws Exception {
        Path path = write("a.tif", image(1, 8, counting(16)));
        String xml = "\uFEFF<PAMDataset><Metadata domain=\"xml:ESRI\" format=\"xml\"><GeodataXform "
                + "xsi:type=\"typens:IdentityXform\"><SpatialReference xsi:type=\"typens:ProjectedCoordinateSystem\">"
                + "<WKT>%s</WKT><XOrigin>0</XOrigin></SpatialReference></GeodataXform></Metadata></PAMDataset>";
        Files.writeString(
                dir.resolve("a.tif.aux.xml"), xml.formatted(Crs.epsg(4547).wkt1()));
        TiffFile file = TiffFile.open(path);
        assertThat(file.crs().orElseThrow().sameAs(Crs.epsg(4547))).isTrue();
        assertThat(file.cautions()).extracting(p -> p.code().id()).containsExactly("TIFF-C01");
        Files.writeString(dir.resolve("a.tif.aux.xml"), xml.formatted("LOCAL_CS[\"Unknown\"]"));
        assertThat(TiffFile.open(path).crs()).isEmpty();
        Files.writeString(
                dir.resolve("a.tif.aux.xml"), xml.replace("</WKT>", "").formatted("PROJCS["));
        assertThatThrownBy(() -> TiffFile.open(path)).hasMessageContaining("TIFF-14");
    }

    /** As a scanner or Python's tifffile writes a stack: the first was read without a word. */
    @Test
    void pagesBehindTheFirstAreTold() throws Exception {
        Image thumbnail = image(1, 8, counting(16));
        thumbnail.tags().put(Tag.SUBFILE_TYPE, shorts(1));
        Image one = image(1, 8, counting(16));
        Image other = image(1, 8, new byte[16]);
        assertThat(TiffFile.open(write("a.tif", one, thumbnail)).cautions()).isEmpty();
        TiffFile pages = TiffFile.open(write("b.tif", one, other, thumbnail));
        assertThat(pages.cautions()).extracting(p -> p.code().id()).containsExactly("TIFF-C09");
        assertThat(values(pages)).startsWith(1, 2, 3);
    }

    /** The bits of its bytes would have to be turned round, as GDAL does: it was read as other classes. */
    @Test
    void bitsFromTheRightAreRefused() throws Exception {
        Image image = image(1, 8, counting(16));
        image.tags().put(Tag.FILL_ORDER, shorts(2));
        assertThatThrownBy(() -> TiffFile.open(write("a.tif", image)))
                .hasMessageContaining("TIFF-05")
                .hasMessageContaining("8 bit, FillOrder 2");
    }

    @Test
    void aBrokenAuxXmlIsAProblemWhereItSaysWhatTheFileDoesNot() throws Exception {
        Image image = image(1, 8, counting(16));
        Path path = write("a.tif", image);
        for (String broken : List.of(
                "<PAMDataset><PAMRasterBand band=\"1\"><NoDataValue>3</PAMRasterBand></PAMDataset>",
                "<PAMDataset><PAMRasterBand band=\"1\"><Description>a < "
                        + "b</Description><Scale>10</Scale></PAMRasterBand></PAMDataset>",
                "<PAMDataset><PAMRasterBand band=\"1\"><Offset>1",
                "<PAMDataset><PAMRasterBand band=\"1\"><Scale>ten</Scale></PAMRasterBand></PAMDataset>")) {
            Files.writeString(dir.resolve("a.tif.aux.xml"), broken);
            assertThatThrownBy(() -> TiffFile.open(path)).as(broken).hasMessageContaining("TIFF-14");
        }
        image.tags().remove(Tag.PIXEL_SCALE);
        image.tags().remove(Tag.TIE_POINTS);
        Path placeless = write("b.tif", image);
        for (String broken : List.of(
                "<PAMDataset><GeoTransform>500000, 30, 0, 3000000, 0</GeoTransform></PAMDataset>",
                "<PAMDataset><GeoTransform>500000, 30, 0, 3000000, 0, -30</PAMDataset>")) {
            Files.writeString(dir.resolve("b.tif.aux.xml"), broken);
            assertThatThrownBy(() -> TiffFile.open(placeless)).as(broken).hasMessageContaining("TIFF-14");
        }
    }

    @Test
    void aBrokenAuxXmlIsACautionWhereTheFileIsReadRightlyWithoutIt() throws Exception {
        Image image = image(1, 8, counting(16));
        image.tags().put(Tag.GEO_KEYS, shorts(1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 32648));
        Path path = write("a.tif", image);
        Grid grid = TiffFile.open(path).grid();
        for (String broken : List.of(
                "<PAMDataset><SRS>EPSG:32648</PAMDataset>", // the file names its system itself
                "<PAMDataset><SRS>PROJCS[\"nobody knows\"]</SRS></PAMDataset>",
                "<PAMDataset><SRS>EPSG:99999</SRS></PAMDataset>",
                "<PAMDataset><GeoTransform>0, 0, what</GeoTransform></PAMDataset>",
                "<PAMDataset><PAMRasterBand band=\"1\"><UnitType>m</UnitType><Histograms><HistItem><HistMin>0",
                "<PAMDataset><PAMRasterBand band=\"1\"><NoDataValue>3</NoDataValue><Metadata><MDI key=\"a\">x & "
                        + "y</MDI>")) {
            Files.writeString(dir.resolve("a.tif.aux.xml"), broken);
            TiffFile file = TiffFile.open(path);
            assertThat(file.grid()).as(broken).isEqualTo(grid);
            assertThat(file.cautions())
                    .as(broken)
                    .extracting(p -> p.code().id())
                    .contains("TIFF-C05");
            assertThat(Float.compare(values(file)[2], broken.contains("NoDataValue") ? Float.NaN : 3))
                    .as(broken)
                    .isZero();
        }
    }

    @Test
    void lettersThatXmlMayNotHoldAndPrefixesThatNobodyDeclaredDoNoHarm() throws Exception {
        Path path = write("a.tif", image(1, 8, counting(16)));
        Files.writeString(
                dir.resolve("a.tif.aux.xml"),
                "<PAMDataset><typens:x/><PAMRasterBand "
                        + "band=\"1\"><CategoryNames><Category>a\u0001b&#1;c&#x1F;</Category></CategoryNames>"
                        + "<NoDataValue>3</NoDataValue></PAMRasterBand></PAMDataset>");
        TiffFile file = TiffFile.open(path);
        assertThat(values(file)[2]).isNaN();
        assertThat(file.cautions()).extracting(p -> p.code().id()).containsExactly("TIFF-C01");
    }

    @Test
    void worldFilesAndPrjAreTold() throws Exception {
        Image image = image(1, 8, counting(16));
        image.tags().remove(Tag.PIXEL_SCALE);
        image.tags().remove(Tag.TIE_POINTS);
        Path path = write("a.tif", image);
        Files.writeString(dir.resolve("a.tfw"), "30\n0\n0\n-30\n500015\n2999985\n");
        Files.writeString(dir.resolve("a.prj"), Crs.epsg(32648).wkt1());
        TiffFile file = TiffFile.open(path);
        assertThat(file.grid().west()).isEqualTo(500_000);
        assertThat(file.cautions()).extracting(p -> p.args().get(1)).containsExactly("a.prj", "a.tfw");
    }

    @Test
    void noDataOfTooFewDigitsMeansTheNumbersThatRoundToIt() throws Exception {
        float[] cells = {-Float.MAX_VALUE, -3.40282e38f, 1, -3.3e38f, 0, -9999, -9999.5f, 5, 1, 1, 1, 1, 1, 1, 1, 1};
        ByteBuffer b = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        for (float v : cells) {
            b.putFloat(v);
        }
        Image image = image(1, 32, b.array());
        image.tags().put(Tag.SAMPLE_FORMAT, new int[] {3});
        image.tags().put(Tag.GDAL_NODATA, "-3.40282e+38");
        TiffFile file = TiffFile.open(write("a.tif", image));
        assertThat(values(file)).startsWith(Float.NaN, Float.NaN, 1, -3.3e38f, 0, -9999, -9999.5f);
        assertThat(file.cautions()).extracting(p -> p.code().id()).containsExactly("TIFF-C04");
        assertThat(classes(file)[0]).isZero();
        image.tags().put(Tag.GDAL_NODATA, "-9999");
        TiffFile plain = TiffFile.open(write("b.tif", image));
        assertThat(values(plain)).startsWith(-Float.MAX_VALUE, -3.40282e38f, 1, -3.3e38f, 0, Float.NaN, -9999.5f);
        assertThat(plain.cautions()).isEmpty();
        image.tags().put(Tag.GDAL_NODATA, "-3.4028234663852886e+38");
        TiffFile full = TiffFile.open(write("c.tif", image));
        assertThat(values(full)).startsWith(Float.NaN, -3.40282e38f);
        assertThat(full.cautions()).isEmpty();
    }

    @Test
    void aPictureIsNoRasterOfClasses() throws Exception {
        Image image = image(3, 8, counting(48));
        image.tags().put(Tag.PHOTOMETRIC, new int[] {2});
        TiffFile file = TiffFile.open(write("a.tif", image));
        assertThatThrownBy(() -> file.asClasses(() -> false))
                .hasMessageContaining("TIFF-15")
                .hasMessageContaining("a picture of 3 bands");
    }

    private Path wide(String noData, int format, long... codes) throws Exception {
        ByteBuffer b = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 16; i++) {
            b.putLong(i < codes.length ? codes[i] : 1);
        }
        Image image = image(1, 64, b.array());
        image.tags().put(Tag.SAMPLE_FORMAT, new int[] {format});
        if (!noData.isEmpty()) {
            image.tags().put(Tag.GDAL_NODATA, noData);
        }
        return write("wide.tif", image);
    }

    @Test
    void codesBeyondTwoToThe53AreCountedRightOrRefused() throws Exception {
        long code = (1L << 53) + 1;
        assertThatThrownBy(() -> classes(TiffFile.open(wide("", 2, code))))
                .hasMessageContaining("TIFF-16")
                .hasMessageContaining("the code 9007199254740993");
        assertThatThrownBy(() -> classes(TiffFile.open(wide("", 1, -1))))
                .hasMessageContaining("the code 18446744073709551615");
        assertThat(classes(TiffFile.open(wide("18446744073709551615", 1, -1)))).startsWith(0, 1);
        assertThat(classes(TiffFile.open(wide("9007199254740993", 2, code)))).startsWith(0, 1);
        TiffFile named = TiffFile.open(wide("", 2, code, code - 1));
        CodeTable legend = new CodeTable() {
            @Override
            public int classes() {
                return 2;
            }

            @Override
            public int indexOf(long c) {
                return c == code ? 2 : 1;
            }
        };
        ClassTile tile = ClassTile.of(16, 2);
        try (ClassRaster.Reader reader =
                named.classes(named.grid(Crs.epsg(32648)), legend, Set.of()).open()) {
            reader.read(new Window(0, 0, SIDE, SIDE), tile);
        }
        assertThat(tile.at(0)).isEqualTo(2);
        assertThat(tile.at(1)).isEqualTo(1);
    }

    @Test
    void everyUnitOfLengthIsTurnedIntoMetres() throws Exception {
        for (int[] unit : new int[][] {{9001, 1_000_000}, {9002, 304_800}, {9003, 304_801}, {9036, 1_000_000_000}}) {
            Image image = image(1, 8, counting(16));
            image.tags()
                    .put(
                            Tag.GEO_KEYS,
                            shorts(
                                    1, 1, 0, 7, 1024, 0, 1, 1, 1025, 0, 1, 1, 2048, 0, 1, 4326, 3072, 0, 1, 32767, 3074,
                                    0, 1, 16048, 3075, 0, 1, 1, 3076, 0, 1, unit[0]));
            TiffFile file = TiffFile.open(write("a.tif", image));
            double[] east = {500_000 / (unit[1] / 1e6)}; // the zone's false easting is in metres whatever the unit
            double[] north = {0};
            file.grid().crs().toGeographic(east, north, 1);
            assertThat(east[0]).as("unit " + unit[0]).isCloseTo(105, within(1e-5));
            double metres = CellArea.of(file.grid()).cell_m2() / 900;
            assertThat(Math.round(Math.sqrt(metres) * 1e6))
                    .as("unit " + unit[0])
                    .isEqualTo(unit[1]);
        }
        Image image = image(1, 8, counting(16));
        image.tags()
                .put(
                        Tag.GEO_KEYS,
                        shorts(
                                1, 1, 0, 7, 1024, 0, 1, 1, 1025, 0, 1, 1, 2048, 0, 1, 4326, 3072, 0, 1, 32767, 3074, 0,
                                1, 16048, 3075, 0, 1, 1, 3076, 0, 1, 9999));
        assertThat(TiffFile.open(write("unknown.tif", image)).crs()).isEmpty();
        image.tags().put(Tag.GEO_KEYS, shorts(1, 1, 0, 3, 1024, 0, 1, 1, 3072, 0, 1, 32648, 3076, 0, 1, 9036));
        assertThat(TiffFile.open(write("twice.tif", image)).crs()).isEmpty();
    }

    /** It has a system: to be told that it has none, and to name another, would lay it elsewhere. */
    @Test
    void aProjectionThatIsNotReadIsToldByItsMethod() throws Exception {
        Image image = image(1, 8, counting(16));
        image.tags()
                .put(
                        Tag.GEO_KEYS,
                        shorts(
                                1, 1, 0, 6, 1024, 0, 1, 1, 1025, 0, 1, 1, 2048, 0, 1, 4326, 3072, 0, 1, 32767, 3074, 0,
                                1, 32767, 3075, 0, 1, 12));
        Path file = write("aeqd.tif", image);
        assertThatThrownBy(() -> TiffFile.open(file))
                .hasMessageContaining("CRS-05")
                .hasMessageContaining("ProjMethodGeoKey 12");
        Files.writeString(dir.resolve("aeqd.prj"), Crs.epsg(4547).wkt1());
        assertThat(TiffFile.open(file).crs()).isPresent();
    }

    private static int[] shorts(int... keys) {
        return keys; // LONG where SHORT is usual: both are read
    }

    /** A tie point may be any cell, and a scale may be all there is beside it. */
    @Test
    void theTiePointNeedNotBeTheFirstCell() throws Exception {
        Image image = image(1, 8, counting(16));
        image.tags().put(Tag.PIXEL_SCALE, new double[] {30, 20});
        image.tags().put(Tag.TIE_POINTS, new double[] {2, 3, 0, 500_060, 2_999_940, 0});
        Grid grid = TiffFile.open(write("tied.tif", image)).grid(Crs.epsg(32648));
        assertThat(List.of(grid.west(), grid.north(), grid.cellWidth(), grid.cellHeight()))
                .containsExactly(500_000.0, 3_000_000.0, 30.0, 20.0);
    }

    @Test
    void gridsThatCannotLieOnTheEarthAreProblems() throws Exception {
        Image image = image(1, 8, counting(16));
        image.tags().put(Tag.PIXEL_SCALE, new double[] {1, 1, 0});
        image.tags().put(Tag.TIE_POINTS, new double[] {0, 0, 0, 100, 91, 0});
        TiffFile beyond = TiffFile.open(write("a.tif", image));
        assertThatThrownBy(() -> beyond.grid(Crs.epsg(4326)))
                .hasMessageContaining("ALIGN-03")
                .hasMessageContaining("91");
        image.tags().put(Tag.TIE_POINTS, new double[] {0, 0, 0, 100, 90.5, 0});
        assertThat(TiffFile.open(write("b.tif", image)).grid(Crs.epsg(4326)).north())
                .isEqualTo(90.5); // cells centred on the pole
        image.tags().put(Tag.PIXEL_SCALE, new double[] {100, 1, 0});
        image.tags().put(Tag.TIE_POINTS, new double[] {0, 0, 0, -180, 10, 0});
        TiffFile wide = TiffFile.open(write("c.tif", image));
        assertThatThrownBy(() -> wide.grid(Crs.epsg(4326)))
                .hasMessageContaining("ALIGN-05")
                .hasMessageContaining("400");
        image.tags().put(Tag.PIXEL_SCALE, new double[] {1e-12, 1e-12, 0});
        TiffFile tiny = TiffFile.open(write("d.tif", image));
        assertThatThrownBy(() -> tiny.grid(Crs.epsg(4326))).hasMessageContaining("ALIGN-04");
        image.tags().put(Tag.PIXEL_SCALE, new double[] {1e-12, 1e-12, 0});
        image.tags().put(Tag.TIE_POINTS, new double[] {0, 0, 0, 500_000, 3_000_000, 0});
        TiffFile flat = TiffFile.open(write("e.tif", image));
        assertThatThrownBy(() -> flat.grid(Crs.epsg(32648))).hasMessageContaining("ALIGN-04");
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void aPipeIsNoRaster() throws Exception {
        Path pipe = dir.resolve("pipe.tif");
        Assumptions.assumeTrue(
                new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        assertThatThrownBy(() -> TiffFile.open(pipe))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("a pipe or device");
    }

    @Test
    void anEsriGridIsCalledSo() throws Exception {
        Path grid = Files.createDirectory(dir.resolve("lu2000"));
        Files.write(grid.resolve("hdr.adf"), new byte[10]);
        assertThatThrownBy(() -> TiffFile.open(grid)).hasMessageContaining("an Esri grid (a folder of .adf files)");
    }

    /** DEFLATE has a checksum: no flip of a bit inside a block may change a number unseen. */
    @Test
    void aFlippedBitInsideACompressedBlockIsNoticed() throws Exception {
        Map<String, Integer> unseen = new TreeMap<>();
        Random random = new Random(7);
        for (String name : List.of(
                "int32-deflate-tiles.tif",
                "byte-deflate-strips.tif",
                "byte-lzw-tiles-p2.tif",
                "byte-lzw-strips.tif",
                "byte-zstd-strips.tif")) {
            Path source = SmallFiles.file(name);
            byte[] good = Files.readAllBytes(source);
            TiffFile file = TiffFile.open(source);
            float[] before = all(file);
            Layout layout = file.layout();
            List<Integer> blocks = new ArrayList<>();
            for (int b = 0; b < layout.index().blocks(); b++) {
                blocks.add(b);
            }
            int silent = 0;
            for (int trial = 0; trial < 400; trial++) {
                int block = blocks.get(random.nextInt(blocks.size()));
                byte[] bad = good.clone();
                int at;
                try (ByteSource bytes = ByteSource.open(source)) {
                    BlockIndex.Places places = layout.index().open(bytes);
                    at = (int) (places.offset(block) + random.nextInt((int) places.count(block)));
                }
                bad[at] ^= (byte) (1 << random.nextInt(8));
                Path damaged = Files.write(dir.resolve("bad.tif"), bad);
                try {
                    silent += Arrays.equals(before, all(TiffFile.open(damaged))) ? 0 : 1;
                } catch (ProblemException e) {
                    assertThat(e.getMessage()).contains("TIFF-09");
                }
            }
            unseen.put(name, silent);
        }
        unseen.forEach((name, n) -> assertThat(n).as(name).isLessThanOrEqualTo(name.contains("deflate") ? 0 : 200));
        System.out.println("flips unseen of 400: " + unseen);
    }

    private static float[] all(TiffFile file) {
        Grid grid = file.grid(Crs.epsg(32648));
        float[] cells = new float[grid.columns() * grid.rows()];
        try (ValueRaster.Reader reader = file.values(grid, List.of()).open()) {
            reader.read(new Window(0, 0, grid.columns(), grid.rows()), cells);
        }
        return cells;
    }
}
