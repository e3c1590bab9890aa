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
    RUN_06_CONSERVATION("a conservation check failed: {0} went in, {1} came out", "This is a fault of Carbonscape; please report it with the study. Nothing was written.",
            "守恒检查未通过：输入 {0}，得到 {1}", "这是 Carbonscape 的错误，请连同研究文件一并报告；未写出任何结果。"),

    // --- FILE: any input file ---
    FILE_01_MISSING("the file does not exist", "Check the path; it is read relative to the study file.",
            "文件不存在", "请检查路径；路径相对于研究文件。"),
    FILE_02_EMPTY("the file is empty", "Copy or export it again.", "文件是空的", "请重新复制或导出。"),
    FILE_03_UNREADABLE("it cannot be read: {0}", "Check that it is complete and that you may read it.",
            "无法读取：{0}", "请检查文件是否完整、是否有读取权限。"),

    // --- UNITS: unit sets on the study grid ---
    UNITS_01_NO_CRS("it does not say in which coordinate reference system it lies", "Put a .prj file beside it, or save it as a GeoPackage.",
            "未说明采用的坐标参考系", "请在旁边放置 .prj 文件，或另存为 GeoPackage。"),
    UNITS_02_ALL_OUTSIDE("none of its {0} units holds the centre of a cell of the study grid ({1})",
            "Check the coordinate reference systems of both, and whether the file is of this region.",
            "其 {0} 个单元都不含研究格网（{1}）的像元中心", "请检查两者的坐标参考系，以及文件是否属于本区域。"),
    UNITS_03_OVERLAP("units overlap: {0}", "Mend the boundaries: a cell can belong to one unit only. Slivers below 1 % of both units are only cautioned against.",
            "单元相互重叠：{0}", "请修正边界：一个像元只能属于一个单元。重叠小于两单元面积 1 % 时仅作提醒。"),
    UNITS_04_FISHNET_DEGREES("a fishnet needs a projected study grid; this one is in degrees ({0})", "Give a projected system under grid.crs, such as EPSG:4547.",
            "渔网需要投影坐标系的研究格网；当前格网以度为单位（{0}）", "请在 grid.crs 中给出投影坐标系，例如 EPSG:4547。"),
    UNITS_05_FISHNET_SIZE("squares of {0} m do not suit cells of {1} m: {2}", "Choose a side of at least a cell that makes fewer than 4 million squares.",
            "{0} m 的方格与 {1} m 的像元不相配：{2}", "请选择不小于像元且方格总数少于 400 万的边长。"),
    UNITS_C01_OUTSIDE("{0} of {1} units hold no cell of the study grid: {2}", "They are listed with zeros. Check whether the rasters cover them.",
            "{1} 个单元中有 {0} 个不含研究格网的像元：{2}", "结果中以零列出。请检查栅格是否覆盖它们。"),
    UNITS_C02_OVERLAP("units overlap: {0}", "Each cell was given to the unit that comes later in the file, so nothing is counted twice.",
            "单元相互重叠：{0}", "每个像元归入文件中靠后的单元，因此没有重复计算。"),
    UNITS_C03_NO_UNIT("{0} cells ({1} km2) of land use lie in no unit", "They are listed as the unit \"outside\", so that all tables add up to the same totals.",
            "有 {0} 个像元（{1} km2）不属于任何单元", "结果中列为单元“outside”，以保证各表总数一致。"),

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
    TABLE_18_MISSPELT_COLUMN("the column \"{0}\" is missing; there is one called \"{1}\"", "Rename it if it is the one meant. Columns found: {2}.", "缺少列“{0}”；有一列名为“{1}”", "若即此列，请改名。已有的列：{2}。"),

    // --- TABLE: cells of an input table ---
    TABLE_01_COLUMN("the column \"{0}\" is missing.", "Add it; required columns: {1}.",
            "缺少列“{0}”。", "请补充；必需的列：{1}。"),
    TABLE_02_NUMBER("{0} \"{1}\" is not a number.", "Write digits with a decimal point and no thousands separator.",
            "{0} 的值“{1}”不是数字。", "请只写数字和小数点，不要用千位分隔符。"),
    TABLE_03_FINITE("{0} \"{1}\" is not a finite number.", "Write a finite number, or leave out the row.",
            "{0} 的值“{1}”不是有限数。", "请填写有限的数值，或删除该行。"),
    TABLE_04_EMPTY("{0} is empty.", "Fill it in, or leave out the row.",
            "{0} 为空。", "请填写，或删除该行。"),
    TABLE_05_WHOLE("{0} \"{1}\" is not a whole number.", "Write a whole number.",
            "{0} 的值“{1}”不是整数。", "请填写整数。"),

    // --- LANDUSE: codes met in the rasters ---
    LANDUSE_01_NOTHING("no cell has a class in it", "Check the legend, noData and the file: every cell is no data.",
            "没有任何像元具有类别", "请检查图例、noData 和文件：所有像元均为无数据。"),
    LANDUSE_02_NO_COMMON("no cell has a class in both {0} and {1}", "The two phases cover different ground; take files of one region.",
            "没有像元在 {0} 和 {1} 两期都有类别", "两期覆盖不同区域；请使用同一区域的文件。"),
    LANDUSE_03_CODES("{0} codes are not in the legend: {1}.", "Add them to the legend, or list them under noData.",
            "有 {0} 个编码不在图例中：{1}。", "请将其加入图例，或列入 noData。"),
    LANDUSE_C01_SAME_FILE("the same file is given for {0}", "Its change is zero; check whether another file was meant.",
            "{0} 使用了同一文件", "其间变化为零；请检查是否应为其他文件。"),
    LANDUSE_C02_DROPPED("{0} km2 are valid in only one of {1} and {2} and are left out of the transfer matrix", "Check whether the two rasters should cover the same ground.",
            "{0} km2 仅在 {1} 与 {2} 之一中有效，未计入转移矩阵", "请检查两期栅格是否应覆盖同一区域。"),

    // --- LEGEND: which code is which class ---
    LEGEND_01_PRESET("there is no legend \"{0}\".", "Write the path of a CSV (code,class), or one of: {1}.",
            "没有名为“{0}”的图例。", "请写 CSV 文件路径（code,class），或使用：{1}。"),
    LEGEND_02_EMPTY("the legend names no class.", "Add rows with a code and a class.",
            "图例中没有任何地类。", "请添加含编码和地类的行。"),
    LEGEND_03_TWICE("the code {0} stands in the legend twice.", "Keep one of the rows.",
            "编码 {0} 在图例中重复出现。", "请只保留其中一行。"),
    LEGEND_04_COLOR("the colour \"{0}\" is not one.", "Write #rrggbb, or leave it empty.",
            "“{0}”不是颜色。", "请写成 #rrggbb，或留空。"),
    LEGEND_05_ALIKE("the classes \"{0}\" and \"{1}\" differ only in case or blanks.", "Write both alike, or give them different names.",
            "地类“{0}”与“{1}”仅大小写或空格不同。", "请统一写法，或使用不同的名称。"),
    LEGEND_06_ROLE("the role \"{0}\" is not known.", "Write one of: {1}; or leave it empty.",
            "未知的类别角色“{0}”。", "请写以下之一：{1}；或留空。"),
    LEGEND_07_CLASS("the legend has no class \"{0}\".", "Write one of: {1}.",
            "图例中没有地类“{0}”。", "请写以下之一：{1}。"),

    // --- CARBON: factors, energy, emissions, allocation, stocks ---
    CARBON_01_PRESET("there is no table \"{0}\".", "Write the path of a CSV, or one of: {1}.",
            "没有名为“{0}”的预设表。", "请写 CSV 文件路径，或使用：{1}。"),
    CARBON_02_CLASS("the legend has no class \"{0}\".", "Write one of: {1}.",
            "图例中没有地类“{0}”。", "请写以下之一：{1}。"),
    CARBON_03_TWICE("it is given twice ({0}).", "Keep one of the rows.",
            "重复给出（{0}）。", "请只保留其中一行。"),
    CARBON_04_NO_UNIT("the unit is missing.", "Write {0}.",
            "缺少单位。", "请写 {0}。"),
    CARBON_05_SUBSTANCE("unit \"{0}\" does not say of what.", "Write {1} or {2}.",
            "单位“{0}”未说明是何种物质。", "请写 {1} 或 {2}。"),
    CARBON_06_UNIT("unit \"{0}\" is not known.", "Write {1}.",
            "无法识别单位“{0}”。", "请写 {1}。"),
    CARBON_07_DIMENSION("unit \"{0}\" measures {1}, not {2}.", "Write {3}.",
            "单位“{0}”的量纲是 {1}，而不是 {2}。", "请写 {3}。"),
    CARBON_08_OF_WHAT("unit \"{0}\" is of {1}, which is neither carbon nor CO2.", "Write {2}.",
            "单位“{0}”的物质是 {1}，既不是碳也不是 CO2。", "请写 {2}。"),
    CARBON_09_RANGE("value {0} does not lie between low {1} and high {2}.", "Sort them so that low <= value <= high; a sink is negative, so its low is the larger sink.",
            "数值 {0} 不在下限 {1} 与上限 {2} 之间。", "请使 low <= value <= high；碳汇为负值，其下限是较大的碳汇。"),
    CARBON_10_SIGN("flow is \"{0}\" but the value is {1}.", "Sources are positive, sinks negative: change the sign or the flow.",
            "flow 为“{0}”，但数值为 {1}。", "碳源为正、碳汇为负：请更改符号或 flow。"),
    CARBON_11_ITEM("the item \"{0}\" is not known.", "Write one of: {1}.",
            "未知的项目“{0}”。", "请写以下之一：{1}。"),
    CARBON_12_ROUTE("the item \"{0}\" has no factor on the route {1}.", "Use a route that has it ({2}) for the whole table, or leave out the row; factors of two routes never mix.",
            "项目“{0}”在路线 {1} 中没有系数。", "请整表改用含该项目的路线（{2}），或删除该行；不同路线的系数不可混用。"),
    CARBON_13_NEGATIVE("the amount {0} is negative.", "Write 0 or more.",
            "数量 {0} 为负。", "请填写不小于 0 的数。"),
    CARBON_14_PLACE("the unit \"{0}\" is not among the units of the study.", "Write one of: {1}.",
            "研究单元中没有“{0}”。", "请写以下之一：{1}。"),
    CARBON_15_DENSITY("class \"{0}\" has no carbon density.", "Add a row for it (0 where it holds no carbon).",
            "地类“{0}”没有碳密度。", "请为其添加一行（不含碳时写 0）。"),
    CARBON_16_GRID("there is no grid factor for {0} in {1}.", "Give a table year,value,unit, or use one of the regions and years: {2}.",
            "没有 {0} {1} 年的电网排放因子。", "请提供 year,value,unit 表，或使用以下地区和年份：{2}。"),
    CARBON_17_VARIANT("\"{0}\" is not a known {1}.", "Write one of: {2}.",
            "“{0}”不是有效的{1}。", "请写以下之一：{2}。"),
    CARBON_C01_IMPLAUSIBLE("the sink factor {0} tC/ha/yr of \"{1}\" lies outside the plausible range of net ecosystem uptake, 0.1 to 3 tC/ha/yr.",
            "Check the unit (0.644 kgC/m2 is 6.44 tC/ha) and whether it is NPP instead of NEP; the result with the usual factor {2} is shown beside it.",
            "“{1}”的碳汇系数 {0} tC/ha/yr 超出净生态系统吸收的合理范围（0.1 至 3 tC/ha/yr）。",
            "请检查单位（0.644 kgC/m2 等于 6.44 tC/ha），以及是否误用 NPP 代替 NEP；报告同时给出常用系数 {2} 的结果。"),
    CARBON_C02_NO_FACTOR("these classes have no factor and count as zero: {0}.", "Add a row for each, or leave it so if zero is meant.",
            "以下地类没有系数，按零计算：{0}。", "请为其添加系数；若本意为零可不改。"),
    CARBON_C03_POSITIVE("the factor {0} of \"{1}\" makes it a source.", "If it is meant as a sink, write it negative.",
            "“{1}”的系数 {0} 为正，按碳源计算。", "若应为碳汇，请写成负值。"),
    CARBON_C04_UNVERIFIED("{0} rows used are unverified defaults: {1}.", "Check them against their source before publication, or give your own table.",
            "使用了 {0} 行未核实的默认值：{1}。", "发表前请核对来源，或提供自己的表。"),
    CARBON_C05_ELECTRICITY("electricity is counted by {0} at {1}: {2} tCO2; by {3} at {4} it would be {5} tCO2.",
            "Say which one the study means; do not count fuels burnt in local power plants as well.",
            "电力按 {0}（{1}）计算：{2} tCO2；若按 {3}（{4}）则为 {5} tCO2。",
            "请说明所用口径；勿与本地电厂燃料重复计算。"),
    CARBON_C06_NO_WEIGHT("the unit \"{0}\" has no weight on its construction cells; its {1} tCO2 of {2} are spread evenly over them.",
            "Check that the weight raster covers the unit.",
            "单元“{0}”的建设用地上没有权重；其 {2} 年的 {1} tCO2 在建设用地上均匀分配。",
            "请检查权重栅格是否覆盖该单元。"),
    CARBON_C07_NO_CONSTRUCTION("the unit \"{0}\" has no construction cell; its {1} tCO2 of {2} are spread evenly over the whole unit.",
            "Check the class chosen under carbon.allocate.to, and the unit's outline.",
            "单元“{0}”没有建设用地；其 {2} 年的 {1} tCO2 在整个单元内均匀分配。",
            "请检查 carbon.allocate.to 所选地类及单元边界。"),
    CARBON_C08_NO_CELLS("the unit \"{0}\" has no cell at all; its {1} tCO2 of {2} are on no map, but in every total.",
            "Check that the rasters cover the unit.",
            "单元“{0}”没有任何像元；其 {2} 年的 {1} tCO2 不在地图上，但计入所有总量。",
            "请检查栅格是否覆盖该单元。"),
    CARBON_C09_NO_EMISSIONS("no emissions are given for {0} in {1}; they count as zero.", "Add the rows, or leave it so if zero is meant.",
            "{1} 年没有 {0} 的排放数据，按零计算。", "请补充数据；若本意为零可不改。"),
    CARBON_C10_YEAR("the rows of {0} belong to no phase and are not used.", "Phases: {1}.",
            "{0} 年的数据不对应任何时期，未使用。", "时期：{1}。"),
    CARBON_C11_BIOGENIC("the item \"{0}\" is biogenic and not a source in the IPCC inventory.", "Leave it out if the total is to be compared with inventories.",
            "项目“{0}”属生物源排放，不计入 IPCC 清单。", "如需与清单比较，请删除该项。"),
    CARBON_C12_EQUIVALENT("the amount is CO2 equivalent and is counted as CO2.", "State it where the result is printed.",
            "该数量为 CO2 当量，按 CO2 计算。", "请在结果中注明。"),
    CARBON_C13_MEMO("{0} tCO2 of the biomass fuel \"{1}\" are a memo item and not part of the total.", "State them beside the total, as the IPCC guidelines ask.",
            "生物质燃料“{1}”的 {0} tCO2 为备注项，不计入总量。", "请按 IPCC 指南在总量之外单独列出。"),

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
            "像元的图上面积与真实面积最多相差 {0} %", "面积与碳总量含此误差；采用等积投影（如“China Albers”）可避免。"),

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
    TIFF_08_CRS("it does not say in which coordinate reference system it lies",
            "Name it in the study (crs: \"EPSG:4547\"), write it into the file (gdal_edit.py -a_srs EPSG:4547 FILE), or put a .prj file beside it.",
            "未说明采用的坐标参考系", "请在研究文件中写明（crs: \"EPSG:4547\"），或写入文件（gdal_edit.py -a_srs EPSG:4547 FILE），或在旁边放 .prj 文件。"),
    TIFF_09_DAMAGED("the block of columns {0} to {1}, rows {2} to {3} is damaged: {4}", "Copy, download or export it again.",
            "第 {0} 至 {1} 列、第 {2} 至 {3} 行的数据块已损坏：{4}", "请重新复制、下载或导出。"),
    TIFF_10_SIZE("its header declares {0} x {1} cells, which {2} bytes of file cannot hold", "Copy or export it again.",
            "文件头声明 {0} x {1} 个像元，而 {2} 字节的文件无法容纳", "请重新复制或导出。"),
    TIFF_11_BLOCK("its cells come in blocks of {0} x {1}, {2} MB each; more than {3} MB are not read at once",
            "Rewrite it in tiles: gdal_translate -co TILED=YES -co COMPRESS=DEFLATE INPUT OUTPUT.tif",
            "像元以 {0} x {1} 的块存储，每块 {2} MB；一次最多读取 {3} MB", "请改为分块存储：gdal_translate -co TILED=YES -co COMPRESS=DEFLATE INPUT OUTPUT.tif"),
    TIFF_12_BAND("band {0} was asked for; it has {1}", "Name a band between 1 and {1}.",
            "请求第 {0} 波段，而文件有 {1} 个波段", "请指定 1 到 {1} 之间的波段。"),
    TIFF_13_WRITE("it cannot be written: {0}", "Free space on the disk, check that you may write there, and run again.",
            "无法写入：{0}", "请释放磁盘空间、检查写入权限，然后重新运行。"),
    TIFF_08_WRITE("it cannot be written: {0}", "Free space on the disk, check that you may write there, and run again.",
            "无法写入：{0}", "请释放磁盘空间、检查写入权限，然后重新运行。");

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
