package org.carbonscape.problem;

/**
 * Every problem and caution a user can meet, each with what was found and what to do, in English and Chinese.
 * {@code {0}}, {@code {1}} are filled by the place that found it. Names are {@code AREA_NN_...}; the printed id is
 * the first two parts ({@code LANDUSE-03}). A code whose number starts with {@code C}
 * ({@code CARBON_C01_...}) is a caution.
 */
public enum ProblemCode {
    // --- STUDY: the study file itself ---
    STUDY_01_MISSING("the file does not exist", "Check the path, or write a study to start from with `carbonscape new DIR`.",
            "文件不存在", "请检查路径，或用 `carbonscape new DIR` 生成一个示例研究。"),
    STUDY_02_YAML("it is not valid YAML: {0}", "Mend the line named; indent with spaces, not tabs.",
            "不是有效的 YAML：{0}", "请修正所指的行；缩进用空格，不用制表符。"),
    STUDY_03_UNKNOWN_KEY("the key is not known; did you mean \"{0}\"?", "Correct or remove it. Known keys here: {1}.",
            "未知的键；是否想写“{0}”？", "请更正或删除。此处可用的键：{1}。"),
    STUDY_04_REQUIRED("it is required but missing", "Add it: {0}.", "缺少必填项", "请补充：{0}。"),
    STUDY_05_VALUE("\"{0}\" is not a valid value: {1}", "Write {2}.", "“{0}”不是有效值：{1}", "请写 {2}。"),

    // --- FILE: any input file ---
    FILE_01_MISSING("the file does not exist", "Check the path; it is read relative to the study file.",
            "文件不存在", "请检查路径；路径相对于研究文件。"),
    FILE_02_EMPTY("the file is empty", "Copy or export it again.", "文件是空的", "请重新复制或导出。"),
    FILE_03_UNREADABLE("it cannot be read: {0}", "Check that it is complete and that you may read it.",
            "无法读取：{0}", "请检查文件是否完整、是否有读取权限。"),

    // --- TIFF: rasters, both ways ---
    TIFF_01_NOT_TIFF("it is not a TIFF file; it looks like {0}", "Convert it: gdal_translate -of GTiff INPUT OUTPUT.tif",
            "不是 TIFF 文件；看起来是 {0}", "请转换：gdal_translate -of GTiff INPUT OUTPUT.tif"),
    TIFF_02_TRUNCATED("it is cut short: {0} lies at bytes {1} to {2}, the file ends at {3}", "Copy, download or export it again.",
            "文件不完整：{0} 位于字节 {1} 至 {2}，而文件止于 {3}", "请重新复制、下载或导出。"),
    TIFF_03_HEADER("its header is damaged: {0}", "Copy or export it again; if it stays so, rewrite it: gdal_translate INPUT OUTPUT.tif",
            "文件头已损坏：{0}", "请重新复制或导出；若仍如此，请重写：gdal_translate INPUT OUTPUT.tif"),
    TIFF_04_COMPRESSION("its cells are compressed as {0}, which is not read here",
            "Rewrite it: gdal_translate -co COMPRESS=DEFLATE -co TILED=YES INPUT OUTPUT.tif",
            "像元采用 {0} 压缩，此处无法读取", "请重写：gdal_translate -co COMPRESS=DEFLATE -co TILED=YES INPUT OUTPUT.tif"),
    TIFF_05_CELL_TYPE("its cells are stored as {0}, which is not read here",
            "Rewrite it with a plain type: gdal_translate -ot Byte (classes) or -ot Float32 (values) INPUT OUTPUT.tif",
            "像元以 {0} 存储，此处无法读取", "请改用普通类型：gdal_translate -ot Byte（类别）或 -ot Float32（数值）INPUT OUTPUT.tif"),
    TIFF_06_ROTATED("its grid is not north-up: {0}", "Bring it onto a north-up grid: gdalwarp -r near INPUT OUTPUT.tif",
            "栅格不是上北方向：{0}", "请重采样为上北栅格：gdalwarp -r near INPUT OUTPUT.tif"),
    TIFF_07_PLACE("it does not say where it lies: it has no position tags, and no world file ({0}) stands beside it",
            "Export it again as GeoTIFF, or put its world file beside it.",
            "未说明所在位置：没有定位标签，旁边也没有坐标文件（{0}）", "请重新导出为 GeoTIFF，或把坐标文件放在旁边。"),
    TIFF_08_WRITE("it cannot be written: {0}", "Free space on the disk, check that you may write there, and run again.",
            "无法写入：{0}", "请释放磁盘空间、检查写入权限，然后重新运行。"),
    TIFF_09_DAMAGED("the block of columns {0} to {1}, rows {2} to {3} is damaged: {4}", "Copy, download or export it again.",
            "第 {0} 至 {1} 列、第 {2} 至 {3} 行的数据块已损坏：{4}", "请重新复制、下载或导出。"),
    TIFF_10_SIZE("its header declares {0} x {1} cells, which {2} bytes of file cannot hold", "Copy or export it again.",
            "文件头声明 {0} x {1} 个像元，而 {2} 字节的文件无法容纳", "请重新复制或导出。"),
    TIFF_11_BLOCK("its cells come in blocks of {0} x {1}, {2} MB each; more than {3} MB are not read at once",
            "Rewrite it in tiles: gdal_translate -co TILED=YES -co COMPRESS=DEFLATE INPUT OUTPUT.tif",
            "像元以 {0} x {1} 的块存储，每块 {2} MB；一次最多读取 {3} MB", "请改为分块存储：gdal_translate -co TILED=YES -co COMPRESS=DEFLATE INPUT OUTPUT.tif"),
    TIFF_12_BAND("band {0} was asked for; it has {1}", "Name a band between 1 and {1}.",
            "请求第 {0} 波段，而文件有 {1} 个波段", "请指定 1 到 {1} 之间的波段。"),

    // --- CRS: coordinate reference systems ---
    CRS_01_MISSING("it has no coordinate reference system", "Name it in the study file, such as crs: \"EPSG:4547\", or put a .prj file beside it.",
            "没有坐标参考系", "请在研究文件中注明，如 crs: \"EPSG:4547\"，或在旁边放置 .prj 文件。"),
    CRS_02_UNKNOWN("\"{0}\" is not a known coordinate reference system",
            "Write an EPSG code such as EPSG:4547, a WKT text, or one of: {1}.",
            "“{0}”不是已知的坐标参考系", "请写 EPSG 代码（如 EPSG:4547）、WKT 文本，或以下名称之一：{1}。"),
    CRS_03_WKT("the WKT text of its coordinate reference system cannot be used: {0}",
            "Export it again, or name the system by its EPSG code.",
            "其坐标参考系的 WKT 文本无法使用：{0}", "请重新导出，或改用 EPSG 代码注明坐标系。"),
    CRS_04_KIND("its coordinate reference system \"{0}\" has no horizontal position: it is vertical, geocentric or local",
            "Name a map projection or a longitude-latitude system, such as EPSG:4547 or EPSG:4490.",
            "其坐标参考系“{0}”不含平面位置（属高程、地心或局部坐标系）", "请注明投影坐标系或经纬度坐标系，如 EPSG:4547 或 EPSG:4490。"),
    CRS_05_UNSUPPORTED("its coordinate reference system \"{0}\" uses something that is not supported: {1}",
            "Transform the file to another system first, such as EPSG:4547 or EPSG:4490.",
            "其坐标参考系“{0}”使用了尚不支持的内容：{1}", "请先将文件转换到其他坐标系，如 EPSG:4547 或 EPSG:4490。"),
    CRS_C01_SHIFT("the datum shift from {0} to {1} is not known; positions were taken over unchanged and may be off by 100 m or more",
            "Where that matters, transform the file with the survey office's parameters first.",
            "{0} 到 {1} 的基准转换参数未知；位置按原值采用，偏差可能达 100 米以上",
            "如有影响，请先用测绘部门的转换参数转换该文件。"),

    // --- ALIGN: bringing rasters onto the study grid ---
    ALIGN_01_NO_OVERLAP("it does not overlap the study grid: it lies at {0}, the study grid at {1}",
            "Check the coordinate reference systems of both, or take the file of the right region.",
            "与研究格网不重叠：该栅格位于 {0}，研究格网位于 {1}", "请检查两者的坐标参考系，或换用正确区域的文件。"),
    ALIGN_02_TOO_LARGE("the study grid would have {0} x {1} cells", "Give a larger cell, or a smaller region.",
            "研究格网将有 {0} x {1} 个像元", "请增大像元，或缩小研究区。"),
    ALIGN_C01_PARTLY("it covers {0} % of the study grid; the other {1} cells have no data",
            "Take a file that covers the whole region, or cut the study to the part all files cover.",
            "仅覆盖研究格网的 {0} %；其余 {1} 个像元无数据", "请使用覆盖全区的文件，或将研究区裁剪到各文件的公共部分。"),
    ALIGN_C02_AREA("the area of a cell on the map differs from its true area by up to {0} %",
            "Areas and carbon totals carry this error; an equal-area system such as \"China Albers\" avoids it.",
            "像元的图上面积与真实面积最多相差 {0} %", "面积与碳总量含此误差；采用等积投影（如“China Albers”）可避免。");

    private final String foundEn;
    private final String remedyEn;
    private final String foundZh;
    private final String remedyZh;
    private final String id;
    private final boolean caution;

    ProblemCode(String foundEn, String remedyEn, String foundZh, String remedyZh) {
        this.foundEn = foundEn;
        this.remedyEn = remedyEn;
        this.foundZh = foundZh;
        this.remedyZh = remedyZh;
        String[] parts = name().split("_", 3);
        this.id = parts[0] + "-" + parts[1];
        this.caution = parts[1].startsWith("C");
    }

    /** As printed: {@code LANDUSE-03}; cautions are {@code CARBON-C01}. */
    public String id() {
        return id;
    }

    /** A caution never stops a run and never stays silent. */
    public boolean isCaution() {
        return caution;
    }

    String found(Language language) {
        return language.of(foundEn, foundZh);
    }

    String remedy(Language language) {
        return language.of(remedyEn, remedyZh);
    }
}
