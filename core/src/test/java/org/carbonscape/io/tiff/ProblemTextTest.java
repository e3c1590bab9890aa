package org.carbonscape.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.carbonscape.io.block.Compression;
import org.carbonscape.io.bytes.Signature;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole texts, both languages. */
class ProblemTextTest {
    private static final String PAD = " ".repeat(12);

    private static void says(ProblemCode code, String en, String enRemedy, String zh, String zhRemedy, Object... args) {
        Problem p = Problem.of(code, "a.tif", args);
        String head = String.format("%-12s", code.id());
        assertThat(p.text(Language.EN)).isEqualTo(head + "a.tif: " + en + "\n" + PAD + enRemedy);
        assertThat(p.text(Language.ZH)).isEqualTo(head + "a.tif：" + zh + "\n" + PAD + zhRemedy);
    }

    @Test
    void everyTiffProblemNamesTheFindingAndTheFix() {
        says(
                ProblemCode.TIFF_01_NOT_TIFF,
                "it is not a TIFF file; it looks like PNG",
                "Convert it: in QGIS by Raster > Conversion > Translate, or by gdal_translate -of GTiff a.tif "
                        + "a_new.tif",
                "不是 TIFF 文件；看起来是 PNG",
                "请转换：在 QGIS 中用 栅格 > 转换 > 转换格式，或使用 gdal_translate -of GTiff a.tif a_new.tif",
                "PNG",
                "gdal_translate -of GTiff INPUT OUTPUT.tif");
        says(
                ProblemCode.TIFF_22_SHAPES,
                "it is a file of shapes (a.shp), and a raster is wanted here",
                "Make a raster of a column of numbers, such as the code of a class: in QGIS by Raster > Conversion > "
                        + "Rasterize, or by gdal_rasterize -a COLUMN -tr 30 30 a.tif a_new.tif (30: side of a cell in "
                        + "the unit of the file's system). A raster in a GeoPackage: gdal_translate a.tif a_new.tif",
                "这是矢量文件（a.shp），此处需要栅格",
                "请将其中的数值列（如类别编码）栅格化：在 QGIS 中用 栅格 > 转换 > 栅格化（矢量转栅格），或使用 gdal_rasterize -a 列名 -tr 30 30 "
                        + "a.tif a_new.tif（30 为像元边长，按文件坐标系的单位）。GeoPackage 中的栅格：gdal_translate a.tif a_new.tif",
                "a.shp");
        says(
                ProblemCode.TIFF_02_TRUNCATED,
                "it is cut short: tile 3/9 lies at bytes 100 to 200, the file ends at 150",
                "Copy, download or export it again.",
                "文件不完整：tile 3/9（字节 100 至 200）超出文件末尾（150）",
                "请重新复制、下载或导出。",
                "tile 3/9",
                100,
                200,
                150);
        says(
                ProblemCode.TIFF_03_HEADER,
                "its header is damaged: IFD loop @ 8",
                "Copy or export it again; if it stays so, rewrite it: gdal_translate a.tif a_new.tif",
                "文件头已损坏：IFD loop @ 8",
                "请重新复制或导出；若仍如此，请重写：gdal_translate a.tif a_new.tif",
                "IFD loop @ 8");
        says(
                ProblemCode.TIFF_04_COMPRESSION,
                "its cells are compressed as JPEG, which is not read here",
                "Rewrite it: in QGIS by Raster > Conversion > Translate with the profile High Compression, or by "
                        + "gdal_translate -co COMPRESS=DEFLATE -co TILED=YES a.tif a_new.tif",
                "像元采用 JPEG 压缩，此处无法读取",
                "请重写：在 QGIS 中用 栅格 > 转换 > 转换格式（配置选“高压缩”），或使用 gdal_translate -co COMPRESS=DEFLATE -co TILED=YES a.tif "
                        + "a_new.tif",
                "JPEG");
        says(
                ProblemCode.TIFF_05_CELL_TYPE,
                "its cells are stored as complex64, which is not read here",
                "Rewrite it with a plain type: gdal_translate -ot Float32 a.tif a_new.tif (classes: -ot Int32)",
                "像元以 complex64 存储，此处无法读取",
                "请改用普通类型：gdal_translate -ot Float32 a.tif a_new.tif（类别用 -ot Int32）",
                "complex64");
        says(
                ProblemCode.TIFF_23_WHOLE,
                "its cells are stored as uint24, which programs read in different ways",
                "Export it with 16 or 32 bits from the program that made it. Of a uint24 that GDAL wrote: "
                        + "gdal_translate -ot Float32 a.tif a_new.tif (classes: -ot Int32)",
                "像元以 uint24 存储，各软件的读法不一",
                "请在生成该文件的软件中以 16 或 32 位重新导出。GDAL 写出的 uint24 可用 gdal_translate -ot Float32 a.tif "
                        + "a_new.tif（类别用 -ot Int32）",
                "uint24");
        says(
                ProblemCode.TIFF_06_ROTATED,
                "its grid is not north-up: 4 GCP",
                "Bring it onto a north-up grid: gdalwarp -r near a.tif a_new.tif",
                "栅格不是正北朝上：4 GCP",
                "请重采样为正北朝上的栅格：gdalwarp -r near a.tif a_new.tif",
                "4 GCP",
                "");
        says(
                ProblemCode.TIFF_07_PLACE,
                "it is not georeferenced: it has no position tags, and there is no world file (a.tfw) beside it",
                "Export it again as GeoTIFF, or put its world file beside it.",
                "未说明所在位置：没有定位标签，旁边也没有坐标文件（a.tfw）",
                "请重新导出为 GeoTIFF，或把坐标文件放在旁边。",
                "a.tfw");
        says(
                ProblemCode.TIFF_09_DAMAGED,
                "the block of columns 0 to 255, rows 256 to 511 is damaged: LZW",
                "Copy, download or export it again.",
                "第 0 至 255 列、第 256 至 511 行的数据块已损坏：LZW",
                "请重新复制、下载或导出。",
                0,
                255,
                256,
                511,
                "LZW");
        says(
                ProblemCode.TIFF_10_SIZE,
                "its header declares 9 x 8 cells, which 7 bytes of file cannot hold",
                "Copy or export it again.",
                "文件头声明 9 x 8 个像元，而 7 字节的文件无法容纳",
                "请重新复制或导出。",
                9,
                8,
                7);
        says(
                ProblemCode.TIFF_11_BLOCK,
                "its cells come in blocks of 9 x 8, 300 MB each; more than 256 MB are not read at once",
                "Rewrite it in tiles: gdal_translate -co TILED=YES -co COMPRESS=DEFLATE a.tif a_new.tif",
                "像元以 9 x 8 的块存储，每块 300 MB；一次最多读取 256 MB",
                "请改为分块存储：gdal_translate -co TILED=YES -co COMPRESS=DEFLATE a.tif a_new.tif",
                9,
                8,
                300,
                256);
        says(
                ProblemCode.TIFF_12_BAND,
                "band 4 was asked for; it has 3",
                "Name a band that it has; they count from 1.",
                "请求第 4 波段，而文件有 3 个波段",
                "请指定文件已有的波段，从 1 起计。",
                4,
                3);
    }

    @Test
    void whatAFileSaysBesideItsCellsIsTold() {
        says(
                ProblemCode.TIFF_13_MASK,
                "its mask a.tif.msk has 4 x 3 cells, not 4 x 4",
                "Use the mask that belongs to it, or move the mask away to count all cells.",
                "其掩膜 a.tif.msk 为 4 x 3 个像元，而不是 4 x 4",
                "请使用与之对应的掩膜；若要计入全部像元，请将其移走。",
                "a.tif.msk",
                "4 x 3",
                "4 x 4");
        says(
                ProblemCode.TIFF_14_SIDECAR,
                "the information about it in a.tif.aux.xml cannot be used: scale 0, offset 0",
                "Correct it there, or write the raster again: gdal_translate -a_scale 1 -a_offset 0 a.tif a_new.tif",
                "a.tif.aux.xml 中的说明无法使用：scale 0、offset 0",
                "请在其中更正，或重写栅格：gdal_translate -a_scale 1 -a_offset 0 a.tif a_new.tif",
                "a.tif.aux.xml",
                "scale 0, offset 0",
                Sidecar.WITHOUT_SCALE);
        says(
                ProblemCode.TIFF_15_NOT_CLASSES,
                "it holds a picture of 3 bands, not classes of land",
                "Use the class raster; if these numbers are class codes after all, give a legend that names them.",
                "其内容是含 3 个波段的图片，而不是土地利用类别",
                "请使用地类栅格；若其数值确为编码，请提供说明这些编码的图例。",
                Bilingual.of("a picture of 3 bands", "含 3 个波段的图片"));
        says(
                ProblemCode.TIFF_16_WIDE_CODE,
                "it holds the code 9007199254740993, beyond 9,007,199,254,740,992 (2^53), up to which codes can be "
                        + "told apart",
                "Give its classes smaller codes, or name the code as no data in the file: gdal_translate -a_nodata "
                        + "9007199254740993 a.tif a_new.tif",
                "含编码 9007199254740993，超出 9,007,199,254,740,992（2^53），此后的编码无法区分",
                "请改用较小的编码，或在文件中将其设为无数据值：gdal_translate -a_nodata 9007199254740993 a.tif a_new.tif",
                "9007199254740993");
        says(
                ProblemCode.TIFF_C01_BESIDE,
                "not in the file itself but in a.tfw: its position",
                "Check that the two files belong together, and keep them side by side.",
                "以下内容不在文件内，取自 a.tfw：位置",
                "请确认该文件与之对应，并将两者放在一起。",
                Bilingual.of("its position", "位置"),
                "a.tfw");
        says(
                ProblemCode.TIFF_C02_SCALED,
                "its scale and offset were applied: value = cell x 0.1 + 0",
                "Check that units and limits given elsewhere refer to the scaled values.",
                "按文件说明将像元换算为数值：像元 × 0.1 + 0",
                "请确认别处给出的单位和界限针对换算后的数值。",
                "0.1",
                "0");
        says(
                ProblemCode.TIFF_C03_MASKED,
                "cells that the mask inside it leaves out were taken as no data",
                "Remove the mask if they should count.",
                "其内部掩膜所排除的像元按无数据处理",
                "若应计入，请去掉掩膜。",
                Bilingual.of("the mask inside it", "其内部掩膜"));
        says(
                ProblemCode.TIFF_C04_ROUNDED,
                "its no-data value is written as -3.40282e+38, with too few digits; cells that round to it were taken "
                        + "as no data",
                "No action is needed unless such values were really measured.",
                "其无数据值写作 -3.40282e+38，位数不足；四舍五入后与之相同的像元均按无数据处理",
                "除非确有这样的测量值，否则无需处理。",
                "-3.40282e+38");
        says(
                ProblemCode.TIFF_C05_SIDECAR,
                "a.tif.aux.xml is damaged: line 3; what it says beside that, and what the file itself says, was used",
                "Write it again or remove it: QGIS and gdalinfo make it anew.",
                "a.tif.aux.xml 已损坏：line 3；其余说明及文件自身的说明仍被采用",
                "请重写或删除该文件：QGIS 和 gdalinfo 会重新生成。",
                "a.tif.aux.xml",
                "line 3");
        says(
                ProblemCode.TIFF_C06_BANDS,
                "it has 3 bands, of which the first is read",
                "If another is meant, such as a year of a series, write its number behind the name: a.tif#2; #1 says "
                        + "that the first is meant.",
                "共有 3 个波段，只读取第一个",
                "若应为其他波段（如序列中的某一年），请在文件名后写明波段号：a.tif#2；写 #1 表示确为第一个。",
                "3");
        says(
                ProblemCode.TIFF_C09_PAGES,
                "it has 3 pages, as a document has, of which the first is read",
                "If another is meant, such as a year of a series, make a file of it: gdal_translate GTIFF_DIR:2:a.tif "
                        + "a_new.tif",
                "共有 3 页（如多页文档），只读取第一页",
                "若应为其他页（如序列中的某一年），请将其另存为文件：gdal_translate GTIFF_DIR:2:a.tif a_new.tif",
                3);
        says(
                ProblemCode.TIFF_C08_WORLD,
                "a.tfw beside it puts its north-west corner at 0, 9 (1 x 1), the file itself at 1, 9 (1 x 1); what the "
                        + "file says was used",
                "Remove a.tfw, or if it is right, write its place into the file: gdal_translate -a_ullr WEST NORTH "
                        + "EAST SOUTH a.tif a_new.tif",
                "旁边的 a.tfw 将其西北角定在 0, 9 (1 x 1)，文件自身则为 1, 9 (1 x 1)；采用文件自身的说明",
                "请删除 a.tfw；若其正确，请将位置写入文件：gdal_translate -a_ullr 西 北 东 南 a.tif a_new.tif",
                "a.tfw",
                "0, 9 (1 x 1)",
                "1, 9 (1 x 1)");
        says(
                ProblemCode.ALIGN_03_POLE,
                "its rows reach to latitude 91, beyond the pole",
                "Correct its position, or cut off what lies beyond: gdal_translate -srcwin XOFF YOFF COLUMNS ROWS "
                        + "a.tif a_new.tif",
                "其行延伸到纬度 91，超过极点",
                "请更正其位置，或裁去超出的部分：gdal_translate -srcwin 列偏移 行偏移 列数 行数 a.tif a_new.tif",
                "91");
        says(
                ProblemCode.ALIGN_04_NO_AREA,
                "its cells of 0 x 1 have no area that can be counted",
                "Check the cell size and its unit, and the coordinate reference system.",
                "其像元大小为 0 x 1，没有可计的面积",
                "请检查像元大小及其单位，以及坐标系。",
                0,
                1);
        says(
                ProblemCode.ALIGN_05_WIDE,
                "it is 400 degrees wide, so the same area would be counted more than once",
                "Cut it to 360 degrees, or check its cell size and coordinate reference system.",
                "其宽度为 400 度，同一地面会被重复计算",
                "请裁剪到 360 度以内，或检查像元大小和坐标系。",
                400);
    }

    @Test
    void filesThatAreNoTiffAreNamedForWhatTheySeem(@TempDir Path dir) throws Exception {
        Path png = Files.write(dir.resolve("a.tif"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
        assertThatThrownBy(() -> TiffFile.open(png))
                .hasMessageContaining("TIFF-01")
                .hasMessageContaining("looks like PNG");
        Path text = Files.writeString(dir.resolve("t.tif"), "no picture");
        ProblemException none = catchThrowableOfType(ProblemException.class, () -> TiffFile.open(text));
        assertThat(none.problems().get(0).text(Language.EN)).contains("it looks like text");
        assertThat(none.problems().get(0).text(Language.ZH)).contains("看起来是 文本");
        Path empty = Files.write(dir.resolve("b.tif"), new byte[0]);
        assertThatThrownBy(() -> TiffFile.open(empty)).hasMessageContaining("FILE-02");
        Path shapes =
                Files.writeString(dir.resolve("a.GeoJSON"), "{\"type\": \"FeatureCollection\", \"features\": []}");
        assertThatThrownBy(() -> TiffFile.open(shapes)).hasMessageContaining("TIFF-22");
        assertThatThrownBy(() -> TiffFile.open(dir.resolve("none.tif"))).hasMessageContaining("FILE-01");
    }

    /** gdal_translate, which TIFF-01 named, does not read them. */
    @Test
    void packedFilesAreToldToBeUnpacked(@TempDir Path dir) throws Exception {
        String[][] kinds = {
            {"PK\u0003\u0004", "ZIP"}, {"\u001f\u008b", "GZIP"}, {"Rar!", "RAR"}, {"7z\u00bc\u00af", "7-Zip"}
        };
        for (String[] kind : kinds) {
            byte[] bytes = (kind[0] + "x".repeat(90)).getBytes(StandardCharsets.ISO_8859_1);
            Path file = Files.write(dir.resolve("a.zip"), bytes);
            Problem told = catchThrowableOfType(ProblemException.class, () -> TiffFile.open(file))
                    .problems()
                    .get(0);
            assertThat(told.at("a.zip").text(Language.EN))
                    .isEqualTo("FILE-12     a.zip: it is a packed file (" + kind[1] + ")\n" + PAD
                            + "Unpack it, and name the file that was in it.");
            assertThat(told.at("a.zip").text(Language.ZH))
                    .isEqualTo("FILE-12     a.zip：这是压缩包（" + kind[1] + "）\n" + PAD + "请先解压，再指定其中的文件。");
        }
    }

    @Test
    void whatABrokenDownloadLeavesIsToldAsSuch(@TempDir Path dir) throws Exception {
        Path page = Files.writeString(dir.resolve("p.tif"), "\n<!DOCTYPE html><title>Sign in</title>");
        Problem told = catchThrowableOfType(ProblemException.class, () -> TiffFile.open(page))
                .problems()
                .get(0);
        assertThat(told.at("p.tif").text(Language.EN))
                .isEqualTo("FILE-03     p.tif: it cannot be read: it is a web page (HTML), as web sites send where a "
                        + "download fails or asks for a login\n"
                        + "            Check that it is complete and that you may read it.");
        assertThat(told.at("p.tif").text(Language.ZH))
                .isEqualTo(
                        "FILE-03     p.tif：无法读取：内容是网页（HTML）；下载失败或需要登录时，网站常以此代替文件\n" + "            请检查文件是否完整、是否有读取权限。");
        Path zeros = Files.write(dir.resolve("z.tif"), new byte[100]);
        told = catchThrowableOfType(ProblemException.class, () -> TiffFile.open(zeros))
                .problems()
                .get(0);
        assertThat(told.at("z.tif").text(Language.EN))
                .isEqualTo("FILE-03     z.tif: it cannot be read: it begins with zeros alone, as a download or a copy "
                        + "that broke off leaves it\n"
                        + "            Check that it is complete and that you may read it.");
        assertThat(told.at("z.tif").text(Language.ZH))
                .isEqualTo("FILE-03     z.tif：无法读取：开头全为零，下载或复制中断时常会如此\n" + "            请检查文件是否完整、是否有读取权限。");
    }

    /** GDAL writes over a file without a question. */
    @Test
    void theLineThatConvertsWritesOverNothingAndKeepsNamesTogether(@TempDir Path folder) throws IOException {
        byte[] net = "CDF\1".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Signature.conversion(folder.resolve("a.nc"), net))
                .isEqualTo("gdal_translate -of GTiff NETCDF:\"a.nc\":VARIABLE a.tif (gdalinfo: VARIABLE)");
        Files.createFile(folder.resolve("a.tif"));
        Files.createFile(folder.resolve("a_2.tif"));
        assertThat(Signature.conversion(folder.resolve("a.nc"), net)).contains(" a_3.tif ");
        assertThat(Signature.conversion(folder.resolve("my dem.grb"), "GRIB".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("gdal_translate -of GTiff -b BAND \"my dem.grb\" \"my dem.tif\"");
    }

    /** Files of plain cells have no signature: the header beside them and their ending say what they are. */
    @Test
    void rawRastersAreNamed(@TempDir Path folder) throws IOException {
        byte[] cells = {1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8};
        assertThat(Signature.of(folder.resolve("a.bil"), cells)).isEqualTo("ENVI / BIL (.bil + .hdr)");
        assertThat(Signature.of(folder.resolve("a.tif"), cells)).isEqualTo("0x01020304");
        Files.writeString(folder.resolve("b.hdr"), "ENVI\n");
        assertThat(Signature.of(folder.resolve("b.dat"), cells)).isEqualTo("ENVI / BIL (.dat + .hdr)");
        assertThat(Signature.of(folder.resolve("b.hdr"), "ENVI\nsamples".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("ENVI (.hdr)");
        Files.write(folder.resolve("a.bil"), cells);
        assertThatThrownBy(() -> TiffFile.open(folder.resolve("a.bil")))
                .hasMessageContaining("it is not a TIFF file; it looks like ENVI / BIL (.bil + .hdr)");
        for (int code : new int[] {2, 3, 4, 34887}) {
            assertThatThrownBy(() -> Compression.of(code, "f"))
                    .hasMessageContaining(code == 34887 ? "compressed as LERC" : "compressed as CCITT fax")
                    .hasMessageContaining("in QGIS by Raster > Conversion > Translate");
        }
    }
}
