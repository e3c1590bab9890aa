package org.carbonscape.app;

import java.nio.file.Path;
import java.util.List;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Language;

/** Options that mean the same in every command. */
final class CommonOptions {
    static final Option<Long> THREADS = Option.of(
                    "threads", Kinds.integer(1, 1024), "Threads to use. Results do not depend on it.", "使用的线程数；结果与之无关。")
            .standard("all cores", "全部核心");
    static final Option<Long> MEMORY = Option.of(
                    "memory", Kinds.memory(), "The most memory to use for data, such as 4g.", "数据最多可用的内存，如 4g。")
            .standard("a quarter of the machine's, up to 4g of a small one", "本机内存的四分之一；内存小的机器最多 4g");
    static final Option<Language> LANG = Option.of(
                    "lang",
                    Kinds.choice(List.of(
                            Choice.of(Language.EN, "en", "", "", "english"),
                            Choice.of(Language.ZH, "zh", "", "", "cn", "chinese", "zh-cn"))),
                    "Language of help, messages and report.",
                    "帮助、提示与报告的语言。")
            .standard(Language.EN);
    static final Option<Boolean> JSON = Option.of(
            "json",
            Kinds.flag(),
            "Print the answer, or what is wrong with the input, as JSON on standard output.",
            "在标准输出以 JSON 给出结果，或输入中的问题。");
    /** Of commands whose answer is a list, which has no room for cautions. */
    static final Option<Boolean> JSON_LIST = Option.of(
            "json",
            Kinds.flag(),
            "Print the answer as a JSON list, or what is wrong with the input as a JSON object, on standard "
                    + "output, and each caution as a JSON object on a line of standard error.",
            "在标准输出以 JSON 数组给出结果，或以 JSON 对象给出输入中的问题；提醒则在标准错误输出中每行一个 JSON 对象。");

    static final Option<Path> OUT = Option.of(
            "out",
            Kinds.written(),
            "A .csv, a .gpkg with the units' shapes, or for a raster a .tif of the classes; if "
                    + "left out, CSV on standard output.",
            "写入 .csv、带单元形状的 .gpkg，或栅格的类别 .tif（不写则在标准输出给出 CSV）。");

    static final Option<Boolean> REPLACE = Option.of(
            "replace",
            Kinds.flag(),
            "Allow an existing file to be replaced; inputs never are.",
            "允许写出的文件替换同名文件；输入文件绝不会被替换。");

    static final Option<Boolean> CSV_BOM = Option.of(
                    "csv-bom",
                    Kinds.flag(),
                    "Begin CSV files with the mark (BOM) by which Excel knows UTF-8; without it Excel garbles Chinese.",
                    "CSV 文件以 UTF-8 标记（BOM）开头，否则 Excel 中的中文会成乱码。")
            .standard("true with --lang zh, else false", "--lang zh 时为 true，否则为 false");

    private CommonOptions() {}
}
