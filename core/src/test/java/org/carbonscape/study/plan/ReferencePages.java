package org.carbonscape.study.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.carbonscape.carbon.FactorSet;
import org.carbonscape.carbon.Provenance;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.inventory.ItemFactors;
import org.carbonscape.land.Legend;
import org.carbonscape.measure.UnitReference;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemReference;

/** Reference pages made from the tables and words that the program brings along. */
final class ReferencePages {
    private static final String GENERATED = "Generated from what the program brings along; do not edit.";
    private static final String GENERATED_ZH = "由程序自带的数据生成，请勿手改。";

    private ReferencePages() {}

    /** All of them by file name without ending. */
    static Map<String, String> all(Language language) {
        Map<String, String> pages = new TreeMap<>();
        pages.put("presets", presets(language));
        pages.put("energy", energy(language));
        pages.put("factors", factors(language));
        pages.put("layers", layers(language));
        pages.put("units", UnitReference.page(language));
        pages.put("problems", ProblemReference.page(language));
        return pages;
    }

    private static String presets(Language language) {
        StringBuilder page = begin(
                "Legends of land-use products",
                "土地利用产品的图例",
                "Name one as `landUse.legend` or `--legend`. Several codes may share a class; `none` is no data.",
                "写作 `landUse.legend` 或 `--legend`。数个编码可属同一地类；`none` 为无数据。",
                language);
        tags(page, language);
        for (String preset : Legend.presets()) {
            heading(page, preset);
            table(
                    page,
                    rows(Legend.class, preset + ".csv"),
                    language == Language.EN
                            ? List.of("code", "class", "name", "role", "tag")
                            : List.of("code", "class", "name_zh", "name", "role", "tag"),
                    Map.of(
                            "code", language.of("code", "编码"),
                            "class", language.of("class", "地类"),
                            "name", language.of("name in the product", "产品中的英文名"),
                            "name_zh", "中文名",
                            "role", language.of("kind of land", "土地类别"),
                            "tag", language.of("tag", "标记")));
        }
        return page.toString();
    }

    private static String energy(Language language) {
        StringBuilder page = begin(
                "Energy and inventory items",
                "能源品种与清单项目",
                "What the column `item` of an energy table may name, in English, Chinese or by another name.",
                "能源表 `item` 列可用的名称：英文名、中文名或别名。",
                language);
        tags(page, language);
        Map<String, String> heads = Map.ofEntries(
                Map.entry("item", language.of("item", "品种")),
                Map.entry("name_zh", language.of("Chinese", "中文名")),
                Map.entry("aliases", language.of("also called", "别名")),
                Map.entry("category", language.of("category", "类别")),
                Map.entry("stream", language.of("stream", "途径")),
                Map.entry("low", language.of("low", "下限")),
                Map.entry("high", language.of("high", "上限")),
                Map.entry("guidelines", language.of("guidelines", "指南版本")),
                Map.entry("sector", language.of("sector", "部门")),
                Map.entry("burner", language.of("burner", "燃烧方式")),
                Map.entry("fuel", language.of("fuel or group", "燃料或类组")),
                Map.entry("with", language.of("with", "与")),
                Map.entry("why", language.of("why", "英文说明")),
                Map.entry("why_zh", language.of("in Chinese", "说明")),
                Map.entry("horizon", language.of("years", "年")),
                Map.entry("factor", language.of("factor", "系数")),
                Map.entry("unit", language.of("unit", "单位")),
                Map.entry("biogenic", language.of("biogenic", "生物源")),
                Map.entry("source", language.of("source", "出处")),
                Map.entry("tag", language.of("tag", "标记")),
                Map.entry("variant", language.of("variant", "口径")),
                Map.entry("coal", language.of("coal equivalent", "折标煤系数")),
                Map.entry("coal_unit", language.of("unit", "单位")),
                Map.entry("carbon_tC_per_tce", "tC/tce"),
                Map.entry("ncv", language.of("net calorific value", "低位发热量")),
                Map.entry("ncv_unit", language.of("unit", "单位")),
                Map.entry("carbon_tC_per_TJ", "tC/TJ"),
                Map.entry("oxidation", language.of("oxidation", "氧化率")),
                Map.entry("kgCO2_per_TJ", "kgCO2/TJ"),
                Map.entry("biomass", language.of("biomass", "生物质")),
                Map.entry("value", language.of("value", "数值")),
                Map.entry("region", language.of("region", "区域")),
                Map.entry("year", language.of("year", "年份")),
                Map.entry("set", language.of("set", "报告")),
                Map.entry("gas", language.of("gas", "气体")));
        String[][] lists = {
            {"items.csv", "Fuels, electricity, heat", "燃料、电力、热力", "item name_zh aliases"},
            {
                "inventory.csv",
                "Other activities",
                "其他活动",
                "item name_zh aliases category gas stream factor unit low high guidelines biogenic source tag"
            },
            {
                "standard-coal.csv",
                "Factors of the route standard-coal",
                "标准煤法的系数",
                "item variant coal coal_unit carbon_tC_per_tce source tag"
            },
            {
                "ncv.csv",
                "Factors of the route ncv",
                "低位发热量法的系数",
                "item ncv ncv_unit carbon_tC_per_TJ oxidation source tag"
            },
            {"ipcc.csv", "Factors of the route ipcc", "IPCC 法的系数", "item ncv ncv_unit kgCO2_per_TJ biomass source tag"},
            {"heat.csv", "Heat", "热力", "item value unit source tag"},
            {"sectors.csv", "Where fuel is burnt", "燃料在何处燃烧", "sector name_zh aliases parts category burner"},
            {
                "fuel-gases.csv",
                "CH4 and N2O of fuels by sector",
                "各部门燃料的 CH4 与 N2O",
                "fuel burner gas factor unit low high source tag"
            },
            {"overlaps.csv", "Items told as possibly counted twice", "提示可能重复计算的项目", "item with why why_zh"},
            {"grid.csv", "Grid electricity", "电网排放因子", "region year value unit source tag"},
            {"gwp.csv", "Warming potentials", "全球变暖潜势", "set horizon gas value source tag"}
        };
        for (String[] list : lists) {
            heading(page, language.of(list[1], list[2]));
            table(page, rows(ItemFactors.class, list[0]), List.of(list[3].split(" ")), heads);
        }
        for (String preset : ItemFactors.presets()) {
            heading(page, preset);
            table(
                    page,
                    rows(ItemFactors.class, "items-" + preset + ".csv"),
                    List.of("item", "factor", "unit", "source", "tag"),
                    heads);
        }
        return page.toString();
    }

    private static String factors(Language language) {
        StringBuilder page = begin(
                "Factors and carbon densities",
                "系数与碳密度",
                "Presets of `carbon.factors` (a source is positive, a sink negative) and of `carbon.stock`, with their "
                        + "sources.",
                "`carbon.factors`（碳源为正，碳汇为负）与 `carbon.stock` 的预设及其出处。",
                language);
        tags(page, language);
        Map<String, String> heads = Map.of(
                "class", language.of("class", "地类"),
                "value", language.of("value", "数值"),
                "unit", language.of("unit", "单位"),
                "low", language.of("low", "下限"),
                "high", language.of("high", "上限"),
                "pool", language.of("pool", "碳库"),
                "source", language.of("source", "出处"),
                "tag", language.of("tag", "标记"));
        for (String preset : FactorSet.presets()) {
            heading(page, preset);
            table(
                    page,
                    rows(FactorSet.class, "factors-" + preset + ".csv"),
                    List.of("class", "value", "unit", "low", "high", "source", "tag"),
                    heads);
        }
        for (String preset : StockTable.presets()) {
            heading(page, preset);
            table(
                    page,
                    rows(FactorSet.class, "stock-" + preset + ".csv"),
                    List.of("class", "value", "unit", "pool", "low", "high", "source", "tag"),
                    heads);
        }
        return page.toString();
    }

    private static String layers(Language language) {
        StringBuilder page = begin(
                "Words for layers",
                "图层的写法",
                "CLASS, CODE, UNITSET and YEAR stand for your own words; what is in brackets may be left out. Both "
                        + "languages are understood in either.",
                "类别、编码、单元集、年份代表您自己的名称；方括号中的可省。两种语言的写法都能识别。",
                language);
        words(page, language.of("Criteria and layers of a study", "研究的指标与图层"), LayerGrammar.LAYERS, language);
        words(page, language.of("Drivers of a study", "研究的驱动因子"), LayerGrammar.DRIVERS, language);
        words(page, language.of("Variables of `geodetector`", "`geodetector` 的变量"), LayerGrammar.VARIABLES, language);
        return page.toString();
    }

    private static void words(StringBuilder page, String title, List<LayerGrammar.Form> forms, Language language) {
        heading(page, title);
        page.append(language.of("| English | Chinese |\n", "| 中文 | 英文 |\n")).append("| --- | --- |\n");
        Language other = language == Language.EN ? Language.ZH : Language.EN;
        forms.forEach(f -> page.append("| ")
                .append(f.written().in(language))
                .append(" | ")
                .append(f.written().in(other))
                .append(" |\n"));
    }

    private static StringBuilder begin(String en, String zh, String about, String aboutZh, Language language) {
        return new StringBuilder("# " + language.of(en, zh) + "\n\n" + language.of(GENERATED + " ", GENERATED_ZH)
                + language.of(about, aboutZh) + "\n");
    }

    private static void tags(StringBuilder page, Language language) {
        page.append(language.of("\nThe tag says how far a row has been verified: ", "\n标记说明该行的核实程度："))
                .append(Arrays.stream(Provenance.values())
                        .filter(p -> !p.tag().isEmpty())
                        .map(p -> "`" + p.tag() + "` " + p.text(language))
                        .collect(Collectors.joining(language.of(", ", "，"))))
                .append(language.of(".\n", "。\n"));
    }

    private static void heading(StringBuilder page, String title) {
        page.append("\n## ").append(title).append("\n\n");
    }

    /** The columns that the rows have, in the order asked for. */
    private static void table(
            StringBuilder page, List<List<String>> rows, List<String> wanted, Map<String, String> heads) {
        List<String> header = rows.get(0);
        List<String> columns = wanted.stream().filter(header::contains).toList();
        page.append("| ")
                .append(columns.stream().map(heads::get).collect(Collectors.joining(" | ")))
                .append(" |\n| ")
                .append(columns.stream().map(c -> "---").collect(Collectors.joining(" | ")))
                .append(" |\n");
        rows.stream()
                .skip(1)
                .forEach(row -> page.append("| ")
                        .append(columns.stream()
                                .map(c -> cell(row, header.indexOf(c)))
                                .collect(Collectors.joining(" | ")))
                        .append(" |\n"));
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column).replace("|", "\\|").replaceAll("; *", "; ") : "";
    }

    /** Rows of a table beside a class, header first, remarks left out; quotes are doubled inside quotes. */
    private static List<List<String>> rows(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no table " + name);
            }
            List<List<String>> rows = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                List<String> row = new ArrayList<>();
                StringBuilder cell = new StringBuilder();
                boolean quoted = false;
                for (int i = 0; i < line.length(); i++) {
                    char c = line.charAt(i);
                    if (c == '"') {
                        quoted = !quoted;
                    } else if (c == ',' && !quoted) {
                        row.add(cell.toString().strip());
                        cell.setLength(0);
                    } else {
                        cell.append(c);
                    }
                }
                row.add(cell.toString().strip());
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
