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
    LANDUSE_03_CODES("{0} not in the legend: {1}.", "Add them to the legend, or list them under noData.",
            "有 {2} 个编码不在图例中：{3}。", "请将其加入图例，或列入 noData。"),

    // --- LEGEND: which code is which class ---
    LEGEND_01_PRESET("there is no legend \"{0}\".", "Write the path of a CSV (code,class), or one of: {1}.",
            "没有名为“{0}”的图例。", "请写 CSV 文件路径（code,class），或使用：{1}。"),
    LEGEND_02_EMPTY("the legend names no class.", "Add rows with a code and a class.",
            "图例中没有任何地类。", "请添加含编码和地类的行。"),
    LEGEND_03_TWICE("the code {0} stands in the legend twice.", "Keep one of the rows.",
            "编码 {0} 在图例中重复出现。", "请只保留其中一行。"),
    LEGEND_04_COLOR("the colour \"{0}\" is not written as #rrggbb.", "Write it so, or leave it empty.",
            "颜色“{0}”不是 #rrggbb 的形式。", "请改写，或留空。"),
    LEGEND_05_ALIKE("the classes \"{0}\" and \"{1}\" differ only in case or blanks.", "Write both alike, or give them different names.",
            "地类“{0}”与“{1}”仅大小写或空格不同。", "请统一写法，或使用不同的名称。"),
    LEGEND_06_ROLE("the role \"{0}\" is not known.", "Write one of: {1}; or leave it empty.",
            "未知的类别角色“{0}”。", "请写以下之一：{1}；或留空。"),
    LEGEND_07_CLASS("the legend has no class \"{0}\".", "Write one of: {1}.",
            "图例中没有地类“{0}”。", "请写以下之一：{1}。"),
    LEGEND_08_RESERVED("a class cannot be called \"{0}\".", "Give it another name: tables mean the whole map by it.",
            "地类不能命名为“{0}”。", "请改名：表格中该词指全图。"),

    // --- CARBON: factors, energy, emissions, allocation, stocks ---
    CARBON_01_PRESET("there is no table \"{0}\".", "Write the path of a CSV, or one of: {1}.",
            "没有名为“{0}”的预设表。", "请写 CSV 文件路径，或使用：{1}。"),
    CARBON_02_CLASS("the legend has no class \"{0}\".", "Write one of: {1}.",
            "图例中没有地类“{0}”。", "请写以下之一：{1}。"),
    CARBON_03_TWICE("it is given twice ({0}).", "Keep one of the rows.",
            "重复给出（{0}）。", "请只保留其中一行。"),
    CARBON_04_NO_UNIT("the unit is missing.", "Write one of: {0}.",
            "缺少单位。", "请写以下之一：{0}。"),
    CARBON_05_SUBSTANCE("unit \"{0}\" does not say of what.", "Write {1} or {2}.",
            "单位“{0}”未说明是何种物质。", "请写 {1} 或 {2}。"),
    CARBON_06_UNIT("unit \"{0}\" is not known.", "Write one of: {1}.",
            "无法识别单位“{0}”。", "请写以下之一：{1}。"),
    CARBON_07_DIMENSION("unit \"{0}\" measures {1}, not {2}.", "Write one of: {3}.",
            "单位“{0}”的量纲是 {1}，而不是 {2}。", "请写以下之一：{3}。"),
    CARBON_08_OF_WHAT("unit \"{0}\" is of {1}, which is neither carbon nor CO2.", "Write one of: {2}.",
            "单位“{0}”的物质是 {1}，既不是碳也不是 CO2。", "请写以下之一：{2}。"),
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
    CARBON_16_GRID("grid electricity has no emission factor for {0}.", "Choose a region and year (known: {1}), or give a table year,value,unit.",
            "没有 {0} 年电网电力的排放因子。", "请选择地区和年份（已有：{1}），或提供 year,value,unit 表。"),
    CARBON_17_VARIANT("\"{0}\" is not known here.", "Write one of: {1}.",
            "“{0}”不是可用的选项。", "请写以下之一：{1}。"),
    CARBON_C01_IMPLAUSIBLE("the sink factor {0} tC/ha/yr of \"{1}\" lies outside the plausible range of net ecosystem uptake, 0.1 to 3 tC/ha/yr.",
            "Check the unit (0.644 kgC/m2 is 6.44 tC/ha) and whether it is NPP instead of NEP; the result with the usual factor {2} is shown beside it.",
            "“{1}”的碳汇系数 {0} tC/ha/yr 超出净生态系统吸收的合理范围（0.1 至 3 tC/ha/yr）。",
            "请检查单位（0.644 kgC/m2 等于 6.44 tC/ha），以及是否误用 NPP 代替 NEP；报告同时给出常用系数 {2} 的结果。"),
    CARBON_C02_NO_FACTOR("these classes have no factor and count as zero: {0}.", "Add a row for each, or leave it so if zero is meant.",
            "以下地类没有系数，按零计算：{0}。", "请为其添加系数；若本意为零可不改。"),
    CARBON_C03_POSITIVE("the factor {0} of \"{1}\" makes it a source.", "If it is meant as a sink, write it negative.",
            "“{1}”的系数 {0} 为正，按碳源计算。", "若应为碳汇，请写成负值。"),
    CARBON_C04_UNVERIFIED("unverified defaults are used: {0}.", "Check them against their source before publication, or give your own table.",
            "使用了未核实的默认值：{0}。", "发表前请核对来源，或提供自己的表。"),
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
            "生物质燃料“{1}”的 {0} tCO2 为备注项，不计入总量。", "请按 IPCC 指南在总量之外单独列出。");

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
