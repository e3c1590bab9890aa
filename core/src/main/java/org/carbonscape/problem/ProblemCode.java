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

    // --- SUIT: suitability, zones, strategies, corridors, scenarios ---
    SUIT_01_MATRIX_SHAPE("{0} judgements are needed here, {1} are given",
            "Write one row and one column for each criterion, each named once.",
            "此处需要 {0} 个判断，实际给出 {1} 个", "请为每个指标各写一行一列，名称不重复。"),
    SUIT_02_JUDGEMENT("\"{0}\" is not a judgement or not a criterion",
            "Write a number above 0 such as 3, or a fraction such as 1/3, between criteria of the list.",
            "“{0}”不是有效的判断值或指标名", "请写大于 0 的数（如 3）或分数（如 1/3），且只用列表中的指标。"),
    SUIT_03_RECIPROCAL("it is {0}, but its twin asks for {1}",
            "Make the two cells reciprocals (3 and 1/3), or leave one of them empty; the diagonal is 1.",
            "此处为 {0}，而对称位置要求 {1}", "请使两格互为倒数（如 3 与 1/3），或留空其中一格；对角线为 1。"),
    SUIT_04_MISSING_JUDGEMENT("\"{0}\" and \"{1}\" are not compared", "Add one judgement for this pair.",
            "“{0}”与“{1}”没有比较", "请为这一对指标补充一个判断。"),
    SUIT_05_INCONSISTENT("the consistency ratio is {0}, over {1}; the judgement furthest off is \"{2}\" over \"{3}\": given {4}, the others imply {5}",
            "Ask the expert to look at this judgement again, or allow it by name with `allowInconsistent: true`.",
            "一致性比率为 {0}，超过 {1}；偏差最大的判断是“{2}”对“{3}”：给出 {4}，其余判断隐含 {5}",
            "请专家复核该判断，或写明 `allowInconsistent: true` 予以接受。"),
    SUIT_06_RANDOM_INDEX("the random index table {1} has no value for {0} criteria (it ends at {2})",
            "Use the table SAATY (up to 15), or group the criteria into a hierarchy.",
            "随机一致性指标表 {1} 没有 {0} 个指标的值（最多 {2} 个）", "请改用 SAATY 表（最多 15 个），或把指标分层。"),
    SUIT_07_NO_SPREAD("no criterion varies between the samples or differs from the others: {0}",
            "Weights cannot come from these data: use judgements or equal weights.",
            "各指标在样本间没有差异：{0}", "无法由数据得到权重：请改用专家判断或等权。"),
    SUIT_08_WEIGHTS("the weight of {0} is {1}", "Write weights of 0 or more, at least one of them above 0.",
            "{0} 的权重为 {1}", "权重须不小于 0，且至少一个大于 0。"),
    SUIT_09_GRADING("the grading \"{0}\" cannot be used with at \"{1}\" and scores \"{2}\"",
            "Write breaks (at 2|5, scores 1|3|5), classes (at forest|water, scores 9|7, - for none), quantiles (scores 1|3|5),"
                    + " minmax (at 0.01|0.99, scores 0|1) or linear (at 200|800, scores 0|1).",
            "分级“{0}”无法使用：at 为“{1}”，scores 为“{2}”",
            "请写 breaks（at 2|5，scores 1|3|5）、classes（at forest|water，scores 9|7，- 表示无得分）、quantiles（scores 1|3|5）、minmax（at 0.01|0.99，scores 0|1）或 linear（at 200|800，scores 0|1）。"),
    SUIT_10_GRIDS("its cells are not those of \"{0}\"", "Bring all layers onto the study grid first.",
            "栅格与“{0}”不一致", "请先把所有图层统一到研究格网。"),
    SUIT_11_DISTINCT("there are {0} distinct scores for {1} levels", "Ask for fewer levels, or add criteria.",
            "只有 {0} 个不同的得分，无法分成 {1} 级", "请减少级数或增加指标。"),
    SUIT_12_EMPTY("no cell has a value", "Check that the layers overlap, or choose the missing rule `renormalise`.",
            "没有任何有值的像元", "请检查图层是否重叠，或把缺失规则设为 `renormalise`。"),
    SUIT_13_RULE_LAYER("there is no layer of this name", "Rename the column to one of: {0}.",
            "没有这个名称的图层", "请把该列改名为以下之一：{0}。"),
    SUIT_14_RESISTANCE("the resistance is {0}", "Resistance must be above 0; leave cells that cannot be crossed without a value.",
            "阻力值为 {0}", "阻力值必须大于 0；不可穿越的像元请留为无值。"),
    SUIT_15_ABSENT_CLASS("no cell has {0}", "Choose a class that occurs, or drop the layer.",
            "没有任何像元属于 {0}", "请选择实际存在的类别，或去掉该图层。"),
    SUIT_16_SCENARIO_LAND("{0} ha are to be converted, {1} ha are there", "Lower the area, or take it from another class or zone.",
            "要转换 {0} 公顷，现有 {1} 公顷", "请减少面积，或从其他类别、分区转入。"),
    SUIT_17_SCENARIO_NAME("\"{0}\" is not in the account", "Write one of: {1}.", "账户中没有“{0}”", "请写以下之一：{1}。"),
    SUIT_18_EFFECT("the effect \"{0}\" with share \"{1}\" cannot be used",
            "Write become:CLASS, keep:CLASS, gain:0.1, cut:0.1 or none, and a share from 0 to 1.",
            "效果“{0}”与比例“{1}”无法使用", "请写 become:类别、keep:类别、gain:0.1、cut:0.1 或 none，比例为 0 到 1。"),
    SUIT_19_CELLS("the raster has {0} cells, at most {1} can be worked on at once", "Use a coarser grid or a smaller region.",
            "栅格有 {0} 个像元，一次最多处理 {1} 个", "请使用更粗的格网或更小的区域。"),
    SUIT_20_ROWS("the raster has {0} rows, at most {1} can be worked on", "Use a coarser grid or a smaller region.",
            "栅格有 {0} 行，最多可处理 {1} 行", "请使用更粗的格网或更小的区域。"),
    SUIT_21_RULE_CLASS("\"{0}\" is not a class of this layer", "Write names joined by |, with ! before them for all others; the classes are: {1}.",
            "“{0}”不是该图层的类别", "请写以 | 相连的类别名，前加 ! 表示其余类别；可用类别：{1}。"),
    SUIT_22_RULE_RANGE("\"{0}\" is not a range", "Write a range such as >25, <=25 or 8..25 (above 8, up to 25).",
            "“{0}”不是有效范围", "请写 >25、<=25 或 8..25（大于 8，至 25）之类的范围。"),
    SUIT_23_ROW_NAME("the name of the row is missing or used twice, or a required cell is empty", "Give each row a name of its own and fill: {0}.",
            "该行名称缺失或重复，或必填单元格为空", "请为每行起不同的名称，并填写：{0}。"),
    SUIT_24_NO_ROWS("the table has no rows", "Write a header and at least one row: {0}.", "表中没有数据行", "请写表头和至少一行：{0}。"),
    SUIT_25_COLUMN("the column \"{0}\" is missing", "Write the header {1}.", "缺少“{0}”列", "请写表头 {1}。"),
    SUIT_26_CLASS_SCORE("the class \"{0}\" has no score", "Add a score for it, or - to leave it out.",
            "类别“{0}”没有得分", "请为其补充得分，或写 - 表示不计分。"),
    SUIT_27_LAYER_CLASSES("the grading is for values, but the layer has classes", "Grade it by classes, or give the criterion a layer of values.",
            "分级针对数值，而图层为类别", "请改用类别分级，或为该指标提供数值图层。"),
    SUIT_28_ASSUMPTION("the estimate has no assumption in both languages", "Write what it assumes in assumption_en and assumption_zh, or set the effect to none.",
            "估算缺少中英文的假设说明", "请在 assumption_en 和 assumption_zh 中写明假设，或把效果设为 none。"),
    SUIT_29_LAYER_VALUES("the grading is for classes, but the layer has values", "Grade it by breaks, or give the criterion a layer of classes.",
            "分级针对类别，而图层为数值", "请改用断点分级，或为该指标提供类别图层。"),
    SUIT_C01_SCALE("the judgement is {0}, beyond Saaty's scale of 1 to 9", "Check that it is meant.",
            "判断值为 {0}，超出萨蒂 1–9 标度", "请确认是否有意为之。"),
    SUIT_C02_INCONSISTENT("the consistency ratio is {0}, over {1}, which the study allows; the judgement furthest off is \"{2}\" over \"{3}\": given {4}, the others imply {5}",
            "Report it with the weights.",
            "一致性比率为 {0}，超过 {1}，研究已声明接受；偏差最大的判断是“{2}”对“{3}”：给出 {4}，其余判断隐含 {5}", "请随权重一并说明。"),
    SUIT_C03_UNVERIFIED("the grading is an unverified default ({0})", "Replace it by a grading with a source for your region.",
            "该分级为未经核实的默认值（{0}）", "请换成适用于本区域且有出处的分级。"),
    SUIT_C04_CONFLICT("rule {0} decided {2} cells for which rule {1} says \"{3}\"", "Check the order of the two rules.",
            "规则 {0} 决定了 {2} 个像元，而规则 {1} 判为“{3}”", "请检查两条规则的先后次序。"),
    SUIT_C05_UNZONED("no rule matches {0} cells that have a level", "Add a rule for them, or a last rule without conditions.",
            "有 {0} 个已分级像元不符合任何规则", "请为其补充规则，或在最后加一条无条件的规则。"),

    // --- FILE: any input file ---
    FILE_01_MISSING("the file does not exist", "Check the path; it is read relative to the study file.",
            "文件不存在", "请检查路径；路径相对于研究文件。"),
    FILE_02_EMPTY("the file is empty", "Copy or export it again.", "文件是空的", "请重新复制或导出。"),
    FILE_03_UNREADABLE("it cannot be read: {0}", "Check that it is complete and that you may read it.",
            "无法读取：{0}", "请检查文件是否完整、是否有读取权限。");

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
