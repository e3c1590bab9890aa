package org.carbonscape.study;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.carbonscape.measure.Numbers;

/** Variants and neighbours of the statistics, written in English in tables, as a Chinese reader calls them. */
final class VariantWords {
    /** Longer terms first: they hold shorter ones. */
    private static final List<Map.Entry<String, String>> TERMS = List.of(
            Map.entry("row-standardised", "行标准化"),
            Map.entry("fdr-first-failure", "FDR（首次未通过即止）"),
            Map.entry("leave one out", "不含自身"),
            Map.entry("conditional moments", "条件矩"),
            Map.entry("total moments", "总矩"),
            Map.entry("shared permutations", "次共享置换"),
            Map.entry("independent permutations", "次独立置换"),
            Map.entry("permutations", "次置换"),
            Map.entry("randomisation", "随机化假设"),
            Map.entry("normality", "正态假设"),
            Map.entry("two-sided", "双侧"),
            Map.entry("uncorrected", "未校正"),
            Map.entry("bonferroni", "Bonferroni 校正"),
            Map.entry("normal p", "正态近似 p"),
            Map.entry("directed", "定向单侧"),
            Map.entry("folded", "折叠"),
            Map.entry("greater", "右侧"),
            Map.entry("less", "左侧"),
            Map.entry("divisor", "除数"),
            Map.entry("fdr", "FDR 校正"),
            Map.entry(" at ", "，α = "),
            Map.entry("binary", "二值"),
            Map.entry("queen", "Queen 邻接"),
            Map.entry("rook", "Rook 邻接"),
            Map.entry("order2", "二阶邻接"),
            Map.entry("delaunay", "Delaunay 三角网邻接"),
            Map.entry("gabriel", "Gabriel 图邻接"),
            Map.entry("relative", "相对邻域图邻接"),
            Map.entry(":inclusive", "（含低阶）"),
            Map.entry("globally standardised", "全局标准化"),
            Map.entry("variance-stabilised", "方差稳定化"),
            Map.entry("unit sum", "总和为一"),
            Map.entry("band", "距离带"),
            Map.entry("inverse", "反距离"),
            Map.entry("kernel", "核权重"),
            Map.entry("quartic", "四次核"),
            Map.entry("uniform", "均匀核"),
            Map.entry("triangular", "三角核"),
            Map.entry("epanechnikov", "Epanechnikov 核"),
            Map.entry("triweight", "三权核"),
            Map.entry("gaussian", "高斯核"),
            Map.entry("cosine", "余弦核"));

    private VariantWords() {}

    /** As a report prints it: {@code 49 559 shared permutations, FDR at 0.05}. */
    static String english(String variant) {
        return thousands(variant)
                .replace("fdr-first-failure", "FDR (first failure)")
                .replace("fdr", "FDR")
                .replace("bonferroni", "Bonferroni");
    }

    private static String thousands(String variant) {
        return Pattern.compile("\\b[0-9]{5,}\\b")
                .matcher(variant)
                .replaceAll(m -> Numbers.readable(Double.parseDouble(m.group()), 0));
    }

    /** "queen, row-standardised" as "Queen 邻接，行标准化". */
    static String chinese(String english) {
        String text = thousands(english);
        for (Map.Entry<String, String> term : TERMS) {
            text = text.replace(term.getKey(), term.getValue());
        }
        return text.replaceAll("\\border:?([0-9]+)", "$1 阶邻接")
                .replaceAll("^soi\\b", "影响球图邻接")
                .replace(", ", "，");
    }
}
