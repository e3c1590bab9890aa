package org.carbonscape.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.carbonscape.problem.Language;

/** The reference page of unit words, made from what {@link UnitText} reads. */
public final class UnitReference {
    private UnitReference() {}

    /** {@code docs/reference/units.md} and {@code units.zh.md}. */
    public static String page(Language language) {
        StringBuilder page = new StringBuilder(language.of(
                "# Units\n\nGenerated from what the program reads; do not edit. A unit is written as scale, symbol, "
                        + "substance and power: `tC/ha/yr`, `t C ha-1 a-1`, `kgC/m2/yr`, `10^4 tCO2`, `万吨CO2`, "
                        + "`万千瓦时`. What follows a slash lies below the line up to the end. Masses of carbon must say "
                        + "of what: C or CO2.\n",
                "# 单位\n\n由程序自身的声明生成，请勿手改。单位由数量级、符号、物质和幂组成：`tC/ha/yr`、`t C ha-1 a-1`、`kgC/m2/yr`、"
                        + "`10^4 tCO2`、`万吨CO2`、`万千瓦时`。斜线之后的部分直到末尾都在分母。碳的质量须写明物质：C 或 CO2。\n"));
        for (UnitText.Kind kind : UnitText.Kind.values()) {
            page.append("\n## ").append(title(kind, language)).append("\n\n");
            page.append(language.of("| written | in the base unit |\n", "| 写法 | 合基本单位 |\n"))
                    .append("| --- | --- |\n");
            Map<Double, List<String>> bySize = UnitText.SYMBOLS.stream()
                    .filter(s -> s.kind() == kind)
                    .collect(Collectors.groupingBy(
                            s -> s.numerator().doubleValue() / s.denominator().doubleValue(),
                            TreeMap::new,
                            Collectors.mapping(UnitText.Symbol::text, Collectors.toList())));
            bySize.forEach((size, words) -> page.append("| ")
                    .append(code(words))
                    .append(" | ")
                    .append(Numbers.text(size))
                    .append(" |\n"));
        }
        page.append(language.of("\n## Substances\n\n| written | is |\n", "\n## 物质\n\n| 写法 | 含义 |\n"))
                .append("| --- | --- |\n");
        Map<Substance, List<String>> substances = new LinkedHashMap<>();
        UnitText.SUBSTANCES.forEach((word, of) ->
                substances.computeIfAbsent(of, s -> new ArrayList<>()).add(word));
        substances.forEach((of, words) -> page.append("| ")
                .append(code(words))
                .append(" | ")
                .append(name(of, language))
                .append(" |\n"));
        page.append(language.of("\n## Scales\n\n| written | is |\n", "\n## 数量级\n\n| 写法 | 含义 |\n"))
                .append("| --- | --- |\n| `10^4`, `1e4`, `10000`, `10 000`, `10,000`, `10⁴` | 10000 |\n");
        UnitText.SCALES.forEach((word, size) -> page.append("| `")
                .append(word)
                .append("` | ")
                .append(size.toPlainString())
                .append(" |\n"));
        return page.toString();
    }

    private static String code(List<String> words) {
        return words.stream().map(w -> "`" + w + "`").collect(Collectors.joining(", "));
    }

    private static String title(UnitText.Kind kind, Language language) {
        return switch (kind) {
            case MASS -> language.of("Mass (t)", "质量（t）");
            case LENGTH -> language.of("Length, as `m2` and `m3` only (m)", "长度，只作 `m2`、`m3`（m）");
            case AREA -> language.of("Area (ha)", "面积（ha）");
            case TIME -> language.of("Time (yr)", "时间（yr）");
            case ENERGY -> language.of("Energy (TJ)", "能量（TJ）");
            case VOLUME -> language.of("Volume (m3)", "体积（m3）");
            case COUNT -> language.of("Counts", "数目");
            case MONEY -> language.of("Money (yuan)", "金额（元）");
        };
    }

    private static String name(Substance of, Language language) {
        return switch (of) {
            case CO2E -> language.of("CO2 equivalent", "二氧化碳当量");
            case CO2 -> language.of("carbon dioxide", "二氧化碳");
            case COAL_EQUIVALENT -> language.of("coal equivalent", "标准煤");
            case METHANE -> language.of("methane", "甲烷");
            case NITROUS_OXIDE -> language.of("nitrous oxide", "氧化亚氮");
            case CARBON -> language.of("carbon", "碳");
            default -> of.name();
        };
    }
}
