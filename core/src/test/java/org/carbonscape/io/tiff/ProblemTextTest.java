package org.carbonscape.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
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
                "Convert it: gdal_translate -of GTiff INPUT OUTPUT.tif",
                "不是 TIFF 文件；看起来是 PNG",
                "请转换：gdal_translate -of GTiff INPUT OUTPUT.tif",
                "PNG");
        says(
                ProblemCode.TIFF_02_TRUNCATED,
                "it is cut short: tile 3/9 lies at bytes 100 to 200, the file ends at 150",
                "Copy, download or export it again.",
                "文件不完整：tile 3/9 位于字节 100 至 200，而文件止于 150",
                "请重新复制、下载或导出。",
                "tile 3/9",
                100,
                200,
                150);
        says(
                ProblemCode.TIFF_03_HEADER,
                "its header is damaged: IFD loop @ 8",
                "Copy or export it again; if it stays so, rewrite it: gdal_translate INPUT OUTPUT.tif",
                "文件头已损坏：IFD loop @ 8",
                "请重新复制或导出；若仍如此，请重写：gdal_translate INPUT OUTPUT.tif",
                "IFD loop @ 8");
        says(
                ProblemCode.TIFF_04_COMPRESSION,
                "its cells are compressed as JPEG, which is not read here",
                "Rewrite it: gdal_translate -co COMPRESS=DEFLATE -co TILED=YES INPUT OUTPUT.tif",
                "像元采用 JPEG 压缩，此处无法读取",
                "请重写：gdal_translate -co COMPRESS=DEFLATE -co TILED=YES INPUT OUTPUT.tif",
                "JPEG");
        says(
                ProblemCode.TIFF_05_CELL_TYPE,
                "its cells are stored as complex64, which is not read here",
                "Rewrite it with a plain type: gdal_translate -ot Byte (classes) or -ot Float32 (values) INPUT OUTPUT.tif",
                "像元以 complex64 存储，此处无法读取",
                "请改用普通类型：gdal_translate -ot Byte（类别）或 -ot Float32（数值）INPUT OUTPUT.tif",
                "complex64");
        says(
                ProblemCode.TIFF_06_ROTATED,
                "its grid is not north-up: 4 GCP",
                "Bring it onto a north-up grid: gdalwarp -r near INPUT OUTPUT.tif",
                "栅格不是上北方向：4 GCP",
                "请重采样为上北栅格：gdalwarp -r near INPUT OUTPUT.tif",
                "4 GCP");
        says(
                ProblemCode.TIFF_07_PLACE,
                "it does not say where it lies: it has no position tags, and no world file (a.tfw) stands beside it",
                "Export it again as GeoTIFF, or put its world file beside it.",
                "未说明所在位置：没有定位标签，旁边也没有坐标文件（a.tfw）",
                "请重新导出为 GeoTIFF，或把坐标文件放在旁边。",
                "a.tfw");
        says(
                ProblemCode.TIFF_08_WRITE,
                "it cannot be written: no space",
                "Free space on the disk, check that you may write there, and run again.",
                "无法写入：no space",
                "请释放磁盘空间、检查写入权限，然后重新运行。",
                "no space");
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
                "Rewrite it in tiles: gdal_translate -co TILED=YES -co COMPRESS=DEFLATE INPUT OUTPUT.tif",
                "像元以 9 x 8 的块存储，每块 300 MB；一次最多读取 256 MB",
                "请改为分块存储：gdal_translate -co TILED=YES -co COMPRESS=DEFLATE INPUT OUTPUT.tif",
                9,
                8,
                300,
                256);
        says(
                ProblemCode.TIFF_12_BAND,
                "band 4 was asked for; it has 3",
                "Name a band between 1 and 3.",
                "请求第 4 波段，而文件有 3 个波段",
                "请指定 1 到 3 之间的波段。",
                4,
                3);
    }

    @Test
    void filesThatAreNoTiffAreNamedForWhatTheySeem(@TempDir Path dir) throws Exception {
        Path png = Files.write(dir.resolve("a.tif"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
        assertThatThrownBy(() -> TiffFile.open(png))
                .hasMessageContaining("TIFF-01")
                .hasMessageContaining("looks like PNG");
        Path empty = Files.write(dir.resolve("b.tif"), new byte[0]);
        assertThatThrownBy(() -> TiffFile.open(empty)).hasMessageContaining("FILE-02");
        assertThatThrownBy(() -> TiffFile.open(dir.resolve("none.tif"))).hasMessageContaining("FILE-01");
    }
}
