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

    // --- STATS: kernel density, autocorrelation, hot spots, class breaks ---
    STATS_01_NO_VALUES("no value is present", "Give a column or raster that has values.",
            "没有任何有效值", "请提供含有数值的列或栅格。"),
    STATS_02_NOT_POSITIVE("geometric breaks need values above 0, the smallest is {0}",
            "Choose another method, or take the values apart by sign first.",
            "几何分级要求数值大于 0，最小值为 {0}", "请选用其他分级方法，或先按正负分开数值。"),
    STATS_03_BREAKS("breaks must be at least two finite numbers, each above the one before: {0}", "Correct the list.",
            "断点至少要有两个有限数，且逐个递增：{0}", "请更正断点列表。"),
    STATS_04_INFINITE("a value is infinite", "Remove it or mark it as missing: it usually comes from a division by 0.",
            "存在无穷大的值", "请删除该值或标为缺失；它通常来自除以 0。"),
    STATS_05_FEW_UNITS("{0} units with a value are too few for {1}; it needs at least {2}",
            "Use smaller units, such as a fishnet, or leave the method out.",
            "有数值的单元只有 {0} 个，不足以计算 {1}；至少需要 {2} 个", "请使用更小的单元（如渔网），或不做该分析。"),
    STATS_06_NEGATIVE("General G needs values of 0 or more, but unit {0} has {1}",
            "Run it on sources and on the magnitudes of sinks apart.",
            "General G 要求数值不小于 0，但单元 {0} 的值为 {1}", "请对碳源和碳汇绝对值分别计算。"),
    STATS_07_SIGNED_DENSITY("a density cannot have weights below 0, but point {0} weighs {1}",
            "Make two surfaces: sources, and the magnitudes of sinks.",
            "核密度的权重不能小于 0，但点 {0} 的权重为 {1}", "请分别制作碳源与碳汇（取绝对值）两个核密度面。"),
    STATS_08_RADIUS("the radius must be above 0, not {0}", "Give it in map units, such as 10000 for 10 km.",
            "搜索半径必须大于 0，而不是 {0}", "请以地图单位给出，例如 10 km 写 10000。"),
    STATS_09_NO_BANDWIDTH("no default radius can be found: fewer than two places have points with weight",
            "Give a radius, or more points.", "无法确定默认搜索半径：有权重的点不足两个位置", "请给定半径，或提供更多的点。"),
    STATS_10_NO_WEIGHT("the weights sum to {0}, so there is no centre",
            "Give weights of 0 or more with a sum above 0; take sources and sinks apart.",
            "权重之和为 {0}，无法确定重心", "请给出不小于 0 且总和大于 0 的权重；碳源与碳汇应分开计算。"),
    STATS_11_NOT_SYMMETRIC("join counts need a symmetric relation, but {0} is a neighbour of {1} and not the other way round",
            "Use contiguity or a distance band instead of nearest neighbours.",
            "连接计数要求邻接关系对称，但单元 {1} 的邻居 {0} 并不以其为邻居", "请改用邻接或距离带权重，不要用 K 最近邻。"),
    STATS_12_MANY_CELLS("a raster of {0} cells is too large to be analysed as one lattice",
            "Use a coarser grid or units; at most {1} cells.",
            "栅格有 {0} 个像元，作为整体格网分析过大", "请使用更粗的格网或单元；最多 {1} 个像元。"),
    STATS_C01_FEW_PERMUTATIONS("with {0} permutations no p can be below {1}; for {2} units a single one could pass {3} only below {4}",
            "Use at least {5} permutations, or read the map without the correction.",
            "置换 {0} 次时 p 值不可能小于 {1}；对 {2} 个单元，单个单元要通过 {3} 须小于 {4}",
            "请至少使用 {5} 次置换，或不做校正来解读。"),
    STATS_C02_FEW_UNITS("a z-test on {0} units is weak: the normal distribution holds only from about {1} units on",
            "Read the permutation p, or use smaller units.",
            "仅有 {0} 个单元，z 检验较弱：约 {1} 个以上单元才近似正态分布", "请参考置换检验 p 值，或使用更小的单元。"),
    STATS_C03_ISLANDS("units without neighbours: {0} ({1})",
            "Check whether they should touch others (snapping tolerance), or use nearest neighbours.",
            "没有邻居的单元有 {0} 个（{1}）", "请检查其是否应与其他单元相接（捕捉容差），或改用 K 最近邻。"),
    STATS_C04_CONSTANT("all {0} values are equal, so the statistic is not defined", "Choose a column that varies.",
            "全部 {0} 个值相等，统计量无定义", "请选择有变化的列。"),
    STATS_C05_MISSING("{0} of {1} units have no value and are left out, as units and as neighbours", "Fill them where a value is known.",
            "{1} 个单元中有 {0} 个缺失值，作为单元和邻居均被排除", "如有已知数值，请补全。"),
    STATS_C06_OUTSIDE("points outside the area: {0}, with a weight of {1} in all; they are left out of the edge-corrected surface",
            "Extend the area, or turn the correction off.",
            "{0} 个点（权重合计 {1}）位于区域外，未计入边缘校正后的核密度面", "请扩大区域，或关闭边缘校正。"),

    // --- WEIGHTS: neighbours ---
    WEIGHTS_01_HEADER("line 1 is not the head of a {0} file: \"{1}\"", "It holds the number of units, or: 0, the number, a name, the id column.",
            "第 1 行不是 {0} 文件的表头：“{1}”", "表头应为单元数，或依次为 0、单元数、名称、编号列。"),
    WEIGHTS_02_UNKNOWN_UNIT("line {0}: \"{1}\" is not a unit", "Use the ids of the id column of the units.",
            "第 {0} 行：“{1}”不是单元编号", "请使用单元编号列中的编号。"),
    WEIGHTS_03_LINE("line {0}: \"{2}\" does not have the form {1}", "Write the file again from the tool that made it.",
            "第 {0} 行：“{2}”不符合格式 {1}", "请用生成该文件的工具重新导出。"),
    WEIGHTS_04_TWICE("line {0}: {1} stands there twice", "Remove the repetition.",
            "第 {0} 行：{1} 重复出现", "请删除重复项。"),
    WEIGHTS_05_COORDINATE("unit {0} has no place: x {1}, y {2}", "Give every unit coordinates, or leave it out.",
            "单元 {0} 没有位置：x {1}，y {2}", "请为每个单元给出坐标，或将其排除。"),
    WEIGHTS_06_NEAREST("{0} nearest neighbours were asked for, but there are only {1} units", "Ask for at most {2}.",
            "要求 {0} 个最近邻，但只有 {1} 个单元", "最多可要求 {2} 个。"),
    WEIGHTS_07_COINCIDENT("units {0} and {1} lie at the same place, so the inverse of their distance is infinite",
            "Give the least distance to reckon with, such as 1 map unit.",
            "单元 {0} 与 {1} 位于同一位置，反距离为无穷大", "请给定最小计算距离，例如 1 个地图单位。"),
    WEIGHTS_08_NOT_POLYGON("unit {0} is {1}, not a polygon", "Contiguity needs polygons; use nearest neighbours or a distance band for points.",
            "单元 {0} 是 {1}，不是面", "邻接关系需要面要素；点要素请用 K 最近邻或距离带。"),
    WEIGHTS_09_DISTANCE("the distance must be above 0, not {0}", "Give it in map units.",
            "距离必须大于 0，而不是 {0}", "请以地图单位给出。");

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
