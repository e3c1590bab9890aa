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

    // --- DRIVER: the geographical detector ---
    DRIVER_01_CONSTANT("it has the same value {0} in all {1} units, so there is no variance to explain",
            "Choose another y, or check that the right column was read.",
            "在全部 {1} 个单元中取值相同（{0}），没有可解释的方差", "请换一个 y，或检查是否读取了正确的列。"),
    DRIVER_02_TOO_FEW("only {0} of {1} units have y and every driver", "At least {2} are needed: fill the gaps, or leave out the driver that lacks most values, {3}.",
            "{1} 个单元中只有 {0} 个同时具有 y 和全部驱动因子", "至少需要 {2} 个：请补全缺失值，或去掉缺失最多的因子 {3}。"),
    DRIVER_03_STRATA("the number of strata is {0}, on {1} units", "At least 2 are needed, and fewer than {2}: give other breaks, or leave the driver out.",
            "该因子在 {1} 个单元上有 {0} 个分层", "分层数至少为 2 且少于 {2}：请改变分级断点，或去掉该因子。"),
    DRIVER_04_INFINITE("{0} values are infinite, the first in row {1}", "Correct them, or leave the cells empty.",
            "有 {0} 个无穷值，第一个在第 {1} 行", "请更正，或将其留空。"),
    DRIVER_05_BREAKS("the breaks {0} are not finite and strictly ascending", "Write each break once, from small to large, with as many as classes less one.",
            "断点 {0} 不是严格递增的有限值", "请从小到大写出各断点，每个只写一次，个数为级数减一。"),
    DRIVER_06_NO_BREAKS("none of the {0} ways to cut it gives classes of at least {1} units each", "Ask for fewer classes, or give strata or breaks of your own.",
            "{0} 种分级方式都不能使每级至少有 {1} 个单元", "请减少级数，或自行给定分层或断点。"),
    DRIVER_07_SHARES("shares of {0} drivers were asked for", "At most {1} are possible, since every subset is fitted: leave out the weakest.",
            "请求计算 {0} 个因子的贡献份额", "由于要拟合所有子集，最多 {1} 个：请去掉最弱的因子。"),
    DRIVER_C01_CIRCULAR("y was computed from this driver", "Its q measures that arithmetic, not a cause: do not report it as a driving factor.",
            "y 由该因子计算而来", "其 q 值反映的是这一计算关系而非因果，不应作为驱动因子报告。"),
    DRIVER_C02_FEW_PER_STRATUM("{0} of {1} strata have fewer than {2} units; there are {3} units a stratum on average", "Read q with its interval and pPermutation, or use fewer classes or more units.",
            "{1} 个分层中有 {0} 个少于 {2} 个单元；平均每层 {3} 个单元", "请结合区间和 pPermutation 理解 q，或减少级数、增加单元。"),
    DRIVER_C03_ENHANCEMENT("all {0} interactions are enhancements, which is so by construction: crossed strata never explain less", "Report the excess and its pExcess; {1} of them add something at the level {2}.",
            "全部 {0} 个交互均为增强，这是定义使然：交叉分层的解释力不会降低", "请报告超出量 excess 及其 pExcess；在 {2} 水平上有 {1} 个确有增益。"),
    DRIVER_C04_SINGLETONS_KEPT("{0} strata hold one unit only and are kept with zero variance, which raises q", "Merge them with a neighbouring class, or drop them by option.",
            "有 {0} 个分层只含一个单元，按零方差保留，会抬高 q", "请与相邻分层合并，或用选项将其删除。"),
    DRIVER_C05_SINGLETONS_DROPPED("{0} strata held one unit only; these units were dropped for this driver", "Its q rests on {1} units; comparisons with other drivers are no longer on the same units.",
            "有 {0} 个分层只含一个单元，这些单元在该因子中被删除", "其 q 基于 {1} 个单元，与其他因子的比较不再基于相同的单元。"),
    DRIVER_C06_MISSING("{0} of {1} units were left out because y or a driver is missing; {2} lacks most, {3}", "All drivers are compared on the same units: fill the gaps or leave that driver out.",
            "{1} 个单元中有 {0} 个因 y 或因子缺失而未使用；缺失最多的是 {2}，共 {3} 个", "各因子在相同单元上比较：请补全缺失值或去掉该因子。"),
    DRIVER_C07_CHOSEN_WITH_Y("its breaks were chosen with y among {0} ways to cut it", "pPermutation and pAnova do not know of that choice and are too small: confirm on other data, or fix the breaks beforehand.",
            "其断点是借助 y 从 {0} 种分级方式中选出的", "pPermutation 和 pAnova 未计入这一选择，数值偏小：请用其他数据验证，或事先固定断点。"),
    DRIVER_C08_FEW_PERMUTATIONS("with {0} permutations p cannot fall below {1}", "Draw at least {2} to reach the level {3}.",
            "置换 {0} 次时 p 不会低于 {1}", "要达到 {3} 的水平，至少需要置换 {2} 次。"),
    DRIVER_C09_FIXED_IN_BLOCKS("every spatial block lies within one stratum, so permuting within blocks cannot change q", "Use larger blocks, or do not rely on pPermutation for this driver.",
            "每个空间块都落在同一分层内，块内置换不会改变 q", "请使用更大的空间块，或不要依据该因子的 pPermutation。");

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
