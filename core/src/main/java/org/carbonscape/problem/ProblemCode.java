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
