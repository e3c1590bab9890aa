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
