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
    STUDY_06_DOUBLED("it is written twice, on lines {1} and {0}", "Keep one of the two.",
            "重复出现：第 {1} 行和第 {0} 行", "请只保留一个。"),
    STUDY_07_YEAR("\"{0}\" is not a year", "Write a whole year such as 2005: lu2005.tif.",
            "“{0}”不是年份", "请写整数年份，例如 2005: lu2005.tif。"),
    STUDY_08_YEAR_ORDER("the years are not in order: {0}", "List the phases from the earliest to the latest: {1}.",
            "年份顺序不对：{0}", "请按从早到晚列出各期：{1}。"),
    STUDY_09_NO_SUCH_UNITS("there is no unit set \"{0}\"", "Name one of the sets under units: {1}.",
            "没有名为“{0}”的单元集", "请使用 units 下的单元集之一：{1}。"),
    STUDY_10_TOGETHER("{0} and {1} are both given", "Keep one: {2}.",
            "同时给出了 {0} 和 {1}", "请只保留一个：{2}。"),

    // --- RUN: the run folder ---
    RUN_01_OCCUPIED("it exists and is not an earlier run", "Name a new folder, or empty this one; nothing was changed.",
            "已存在且不是先前的运行结果", "请指定新文件夹或清空此文件夹；未作任何更改。"),
    RUN_02_INSIDE_INPUT("it lies inside the input {0}", "Name a folder elsewhere.",
            "位于输入 {0} 之内", "请指定其他位置的文件夹。"),
    RUN_03_HOLDS_INPUT("it holds the input {0}, and a run replaces its folder", "Name a folder that holds no input.",
            "其中含有输入 {0}，而运行会替换该文件夹", "请指定不含输入数据的文件夹。"),
    RUN_04_NOT_WRITTEN("it cannot be written: {0}", "Check that the folder exists and that you may write to it; nothing is left half-written.",
            "无法写入：{0}", "请检查文件夹是否存在、是否有写权限；没有留下不完整的结果。"),
    RUN_05_DISK_FULL("the disk is full: {0}", "Free some space or write to another disk with --out; nothing is left half-written.",
            "磁盘已满：{0}", "请腾出空间，或用 --out 写到其他磁盘；没有留下不完整的结果。"),

    // --- FILE: any input file ---
    FILE_01_MISSING("the file does not exist", "Check the path; it is read relative to the study file.",
            "文件不存在", "请检查路径；路径相对于研究文件。"),
    FILE_02_EMPTY("the file is empty", "Copy or export it again.", "文件是空的", "请重新复制或导出。"),
    FILE_03_UNREADABLE("it cannot be read: {0}", "Check that it is complete and that you may read it.",
            "无法读取：{0}", "请检查文件是否完整、是否有读取权限。"),

    // --- VECTOR: GeoPackage, GeoJSON, Shapefile ---
    VECTOR_01_FORMAT("it is neither a GeoPackage nor a GeoJSON file nor a Shapefile", "Export it as GeoPackage (.gpkg), GeoJSON (.geojson) or Shapefile (.shp with its .dbf and .prj, or all of them in a .zip).",
            "不是 GeoPackage、GeoJSON 或 Shapefile 文件", "请导出为 GeoPackage（.gpkg）、GeoJSON（.geojson）或 Shapefile（.shp 及其 .dbf、.prj，或打包为 .zip）。"),
    VECTOR_02_DAMAGED("the file is damaged: {0}", "Copy or export it again.", "文件已损坏：{0}", "请重新复制或导出。"),
    VECTOR_03_NO_LAYER("there is no layer \"{0}\"", "Name one of its layers: {1}.", "没有图层“{0}”", "请从以下图层中选择：{1}。"),
    VECTOR_04_WHICH_LAYER("the file has {0} layers that could be meant: {1}", "Name the one to use with `layer`.",
            "文件中有 {0} 个可用图层：{1}", "请用 `layer` 指明要用的图层。"),
    VECTOR_05_NO_FEATURES("layer \"{0}\" has no features", "Choose another layer or file, or export it again without a filter.",
            "图层“{0}”没有要素", "请改用其他图层或文件，或取消筛选后重新导出。"),
    VECTOR_06_NO_COLUMN("there is no column \"{0}\"", "Name one of its columns: {1}.", "没有字段“{0}”", "请从以下字段中选择：{1}。"),
    VECTOR_07_EMPTY_ID("{0} features have no value in the id column \"{1}\": feature {2}", "Fill them in, or name another id column.",
            "{0} 个要素的编号字段“{1}”为空：要素 {2}", "请补全，或改用其他编号字段。"),
    VECTOR_08_DOUBLE_ID("{0} ids of column \"{1}\" occur more than once: {2}", "Give every unit its own id, or dissolve the features that belong together.",
            "字段“{1}”中有 {0} 个编号重复：{2}", "请使每个单元的编号唯一，或先融合属于同一单元的要素。"),
    VECTOR_09_NOT_POLYGONS("{0} features are not polygons: {1}", "Units must be polygons; remove these features or choose another layer.",
            "{0} 个要素不是面：{1}", "单元必须是面；请删除这些要素或改用其他图层。"),
    VECTOR_10_EMPTY_GEOMETRY("{0} features have no geometry: {1}", "Remove them or draw their outline.",
            "{0} 个要素没有几何图形：{1}", "请删除这些要素或补画边界。"),
    VECTOR_11_CURVES("{0} features have a geometry that is not made of straight lines ({1}): feature {2}", "Convert it to straight lines first, e.g. `ogr2ogr -nlt CONVERT_TO_LINEAR out.gpkg in.gpkg`.",
            "{0} 个要素的几何类型不是由直线段构成（{1}）：要素 {2}", "请先转换为直线段，例如 `ogr2ogr -nlt CONVERT_TO_LINEAR out.gpkg in.gpkg`。"),
    VECTOR_12_COORDINATES("{0} features have coordinates that are not finite numbers: {1}", "Remove or redraw them, then export the file again.",
            "{0} 个要素含有非有限数值的坐标：{1}", "请删除或重绘这些要素后重新导出。"),
    VECTOR_13_LOCKED("another program holds the file", "Close it there (or save the edits), then run again.",
            "文件正被其他程序占用", "请在该程序中关闭文件（或保存编辑）后重试。"),
    VECTOR_14_NO_GEOPACKAGE("it is an SQLite file without the tables of a GeoPackage", "Export the layer as GeoPackage.",
            "这是 SQLite 文件，但没有 GeoPackage 的数据表", "请将图层导出为 GeoPackage。"),
    VECTOR_15_NOTHING_LEFT("{0} polygons enclose no area, even after repair: {1}", "Remove them or draw their outline again.",
            "{0} 个面修复后仍没有面积：{1}", "请删除或重画这些面。"),
    VECTOR_16_ENCODING("its encoding \"{0}\" is not known", "Write the true one into the .cpg file, e.g. UTF-8 or GBK.",
            "未知的字符编码“{0}”", "请在 .cpg 文件中写明正确的编码，例如 UTF-8 或 GBK。"),
    VECTOR_17_NOT_POINTS("{0} features are not points: {1}", "Choose a layer of points, or take the polygons' centroids first.",
            "{0} 个要素不是点：{1}", "请改用点图层，或先取面的质心。"),
    VECTOR_18_NO_CRS_NAME("its coordinate system is given as \"{0}\", which is not understood", "Export it again with an EPSG code, or without any for WGS84.",
            "无法识别的坐标系“{0}”", "请用 EPSG 代码重新导出；WGS84 可不写。"),
    VECTOR_C01_SELF_CROSSING("{0} polygons had outlines that cross or touch themselves and were repaired: {1}", "Check these units on the map; mend them in the source file.",
            "{0} 个面的边界自相交或自接触，已自动修复：{1}", "请在地图上检查这些单元，并在源文件中修正。"),
    VECTOR_C02_HOLES("{0} polygons had holes or parts that lie in the wrong place (outside, nested or doubled) and were repaired: {1}", "Check these units on the map; mend them in the source file.",
            "{0} 个面的孔洞或部件位置有误（在外、嵌套或重复），已自动修复：{1}", "请在地图上检查这些单元，并在源文件中修正。"),
    VECTOR_C03_RINGS("{0} features had rings that do not close or have fewer than four points; they were closed or left out: {1}", "Check these features; mend them in the source file.",
            "{0} 个要素含有未闭合或少于四个点的环，已闭合或略去：{1}", "请检查这些要素，并在源文件中修正。"),
    VECTOR_C04_NO_DBF("the .dbf file is missing, so its features have no columns", "Put the .dbf beside the .shp if ids or names are needed.",
            "缺少 .dbf 文件，要素没有属性字段", "如需编号或名称，请将 .dbf 放在 .shp 旁边。"),
    VECTOR_C05_ENCODING_GUESSED("no encoding is declared; its text was read as {0}", "If names look wrong, write the true encoding into a .cpg file beside it.",
            "未声明字符编码，文本按 {0} 读取", "如名称显示有误，请在旁边的 .cpg 文件中写明正确的编码。"),
    VECTOR_C06_BAD_TEXT("{0} texts hold bytes that are not {1}; they were replaced: {2}", "Check these names; write the true encoding into a .cpg file beside it.",
            "{0} 处文本含有不属于 {1} 的字节，已被替换：{2}", "请检查这些名称，并在旁边的 .cpg 文件中写明正确的编码。"),

    // --- TABLE: CSV and XLSX ---
    TABLE_01_FORMAT("it is neither a CSV text nor an XLSX workbook", "Save it as .csv or .xlsx.", "不是 CSV 文本或 XLSX 工作簿", "请另存为 .csv 或 .xlsx。"),
    TABLE_02_XLS("it is a workbook of the old .xls kind", "Save it as .xlsx or .csv.", "这是旧式 .xls 工作簿", "请另存为 .xlsx 或 .csv。"),
    TABLE_03_DAMAGED("the workbook is damaged: {0}", "Open it in a spreadsheet program and save it again.", "工作簿已损坏：{0}", "请在电子表格软件中打开并重新保存。"),
    TABLE_04_NO_SHEET("there is no sheet \"{0}\"", "Name one of its sheets: {1}.", "没有工作表“{0}”", "请从以下工作表中选择：{1}。"),
    TABLE_05_ENCODING("line {0} is neither UTF-8 nor GBK text", "Save it as \"CSV UTF-8\".", "第 {0} 行既不是 UTF-8 也不是 GBK 文本", "请另存为“CSV UTF-8”。"),
    TABLE_06_NO_HEADER("there is no header row", "Write the column names into the first row.", "没有表头", "请在第一行写列名。"),
    TABLE_07_RAGGED("the row has {0} cells, the header has {1}", "Add or remove separators, or put text that holds a separator in double quotes.",
            "该行有 {0} 个单元格，而表头有 {1} 个", "请增减分隔符；含分隔符的文本请用双引号括起。"),
    TABLE_08_DOUBLE_COLUMN("two columns have the same name \"{0}\" (columns {1} and {2})", "Rename or remove one of them.", "有两列同名“{0}”（第 {1} 列和第 {2} 列）", "请重命名或删除其中一列。"),
    TABLE_09_OPEN_QUOTE("a quote opened in line {0} is never closed", "Close it, or double every quote inside quoted text.", "第 {0} 行的引号没有闭合", "请补上引号；引号内的引号要写两次。"),
    TABLE_10_NO_COLUMN("the column \"{0}\" is missing", "Add it, or rename the column that holds it. Columns found: {1}.", "缺少列“{0}”", "请添加，或将相应的列改为此名。已有的列：{1}。"),
    TABLE_11_NOT_NUMBER("\"{0}\" is not a number", "Write a plain number such as 1234.5 (decimal point, no unit).", "“{0}”不是数字", "请写成普通数字，例如 1234.5（用小数点，不带单位）。"),
    TABLE_12_EMPTY_CELL("the cell is empty", "Fill it in.", "单元格为空", "请补全。"),
    TABLE_13_NOT_FINITE("\"{0}\" is not a finite number", "Write a number, or leave the cell empty if the column allows it.", "“{0}”不是有限数值", "请写数字；若该列允许，可留空。"),
    TABLE_14_TOO_LARGE("it holds more than {0}", "Split it, or keep only the rows and columns that are needed.", "内容超过 {0}", "请拆分，或只保留需要的行和列。"),
    TABLE_15_NO_ROWS("there are no rows below the header", "Add the data.", "表头下面没有数据行", "请添加数据。"),
    TABLE_16_NO_NAME("column {0} has values but no name", "Write its name into the header row.", "第 {0} 列有数据但没有列名", "请在表头中写列名。"),
    TABLE_17_NOT_WHOLE("\"{0}\" is not a whole number", "Write a whole number.", "“{0}”不是整数", "请写整数。"),
    TABLE_18_MISSPELT_COLUMN("the column \"{0}\" is missing; there is one called \"{1}\"", "Rename it if it is the one meant. Columns found: {2}.", "缺少列“{0}”；有一列名为“{1}”", "若即此列，请改名。已有的列：{2}。");

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
