package org.carbonscape.study.chapter;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.landcarbon.LandApproach;
import org.carbonscape.landcarbon.LandCategory;
import org.carbonscape.landcarbon.LandHectare;
import org.carbonscape.landcarbon.LandModel;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.Language;
import org.carbonscape.study.account.CarbonTables;
import org.carbonscape.study.account.LandCategoryTable;
import org.carbonscape.study.intake.LandInputs;
import org.carbonscape.zone.UnitSet;

/** Land beside factors: by Tier 1 with its categories, pools and harvested wood, or from layers. */
final class LandCarbonSection {
    private final CarbonTables tables;
    private final List<Integer> years;
    private final LandInputs.Tier tier;
    private final Headlines headlines;

    private LandCarbonSection(CarbonTables tables, List<Integer> years, LandInputs.Tier tier, Headlines headlines) {
        this.tables = tables;
        this.years = years;
        this.tier = tier;
        this.headlines = headlines;
    }

    static void write(
            Findings.Builder chapter, CarbonTables tables, List<Integer> years, LandInputs land, Headlines headlines) {
        land.layers()
                .ifPresent(l -> chapter.paragraph(Words.of(
                        "Sinks come from layers in place of direct factors: "
                                + l.method().in(Language.EN) + ".",
                        "碳汇由图层给出，代替直接系数：" + l.method().in(Language.ZH) + "。")));
        land.tier().ifPresent(t -> new LandCarbonSection(tables, years, t, headlines).write(chapter));
    }

    private void write(Findings.Builder chapter) {
        Optional<Table> table = tables.landByCategory();
        if (table.isEmpty()) {
            return;
        }
        chapter.file(table.get());
        chapter.heading(Words.of("Land by category of the IPCC", "按 IPCC 类别的土地碳核算"));
        chapter.paragraph(method());
        int year = years.get(years.size() - 1);
        Table all = table.get();
        Table region = all.where(
                "land", r -> all.text(r, 0).equals(UnitSet.REGION) && all.integer(r, all.column("year")) == year);
        Tonnes tonnes = Tonnes.of(region, "change_tC");
        Words tC = tonnes.unit("tC");
        leading(region, year).ifPresent(chapter::paragraph);
        chapter.add(Excerpt.of(
                        Words.of(
                                "Carbon gained by pool and category in " + year + " (" + tC.en()
                                        + " a year; losses below 0)",
                                year + " 年各类别各碳库的碳增量（" + tC.zh() + "/年，损失为负）"),
                        region,
                        List.of(
                                Excerpt.Column.of("category", Words.of("Code", "代码")),
                                Excerpt.Column.of("land", Words.of("Category", "类别")),
                                Excerpt.Column.of("area_ha", Words.of("Area (ha)", "面积（公顷）"), 0),
                                tonnes.column("above_tC", Words.of("Above ground", "地上生物量")),
                                tonnes.column("below_tC", Words.of("Below ground", "地下生物量")),
                                tonnes.column("dead_tC", Words.of("Dead organic matter", "死有机质")),
                                tonnes.column("mineral_soil_tC", Words.of("Mineral soil", "矿质土壤")),
                                tonnes.column("organic_soil_tC", Words.of("Organic soil", "有机土")),
                                tonnes.column("change_tC", Words.of("All pools", "合计"))))
                .withRows(40)
                .withTerms(names())
                .withFile("tables/" + LandCategoryTable.NAME + ".csv"));
        tables.harvestedWood().ifPresent(wood -> wood(chapter, wood));
    }

    /** The category that emits or takes up most; nothing where there is none. */
    private Optional<Words> leading(Table region, int year) {
        Map<String, Double> byCode = new TreeMap<>();
        Map<String, String> nameOf = new HashMap<>();
        for (int r = 0; r < region.rows(); r++) {
            String code = region.text(r, region.column("category"));
            byCode.merge(code, -Substance.carbonToCo2(region.number(r, region.column("change_tC"))), Double::sum);
            nameOf.put(code, region.text(r, region.column("land")));
        }
        return byCode.entrySet().stream()
                .filter(e -> e.getValue() != 0)
                .max(Comparator.comparingDouble(e -> Math.abs(e.getValue())))
                .map(e -> {
                    double tCO2 = e.getValue();
                    boolean sink = tCO2 < 0;
                    Tonnes tonnes = Tonnes.of(DoubleStream.of(tCO2));
                    Words range = headlines.category(e.getKey(), tCO2, year, x -> tonnes.text(sink ? -x : x));
                    Words name = names().getOrDefault(nameOf.get(e.getKey()), Words.same(e.getKey()));
                    String amount = tonnes.text(Math.abs(tCO2));
                    return Words.of(
                            "In " + year + " " + name.en() + " (" + e.getKey() + ") "
                                    + (sink ? "takes up" : "emits") + " most: " + amount + range.en()
                                    + tonnes.behind("tCO₂").en() + ".",
                            year + " 年" + (sink ? "吸收" : "排放") + "最多的土地类别是" + name.zh() + "（" + e.getKey() + "），为 "
                                    + amount + range.zh()
                                    + tonnes.behind("tCO₂").zh() + "。");
                });
    }

    private Words method() {
        LandModel.Setting setting = tier.model().setting();
        String transition = Numbers.text(setting.transition());
        String zones = Integer.toString(tier.strata().size());
        String only = tier.strata().size() == 1 ? tier.strata().get(0).text().in(Language.EN) : zones + " zones";
        String onlyZh = tier.strata().size() == 1 ? tier.strata().get(0).text().in(Language.ZH) : zones + " 个分区";
        boolean gain = setting.approach() == LandApproach.GAIN_LOSS;
        return Words.of(
                "Land is reckoned by Tier 1 of the IPCC (Vol 4) in place of direct factors; biomass by "
                        + (gain ? "gains and losses" : "the difference of stocks")
                        + ". Land that changed its category counts as converted for " + transition
                        + " years; a change lies evenly between its two phases. Before the first phase no change is "
                        + "known. Defaults of: " + only + ".",
                "土地按 IPCC 第一层级方法（第 4 卷）核算，代替直接系数；生物量采用" + (gain ? "增减法" : "储量差法") + "。类别改变的土地在 " + transition
                        + " 年内按“转换”统计；变化在前后两期之间均匀发生。首期以前的变化未知。默认值取自：" + onlyZh + "。");
    }

    private static Map<String, Words> names() {
        Map<String, Words> names = new HashMap<>();
        for (LandCategory now : LandCategory.values()) {
            name(names, now, Optional.empty());
            for (LandCategory from : LandCategory.values()) {
                if (from != now) {
                    name(names, now, Optional.of(from));
                }
            }
        }
        return names;
    }

    private static void name(Map<String, Words> names, LandCategory now, Optional<LandCategory> from) {
        String en = LandHectare.text(now, from).in(Language.EN);
        names.put(en, Words.of(en, LandHectare.text(now, from).in(Language.ZH)));
    }

    private void wood(Findings.Builder chapter, Table wood) {
        chapter.file(wood);
        Table phases = wood.where("wood", r -> years.contains((int) wood.integer(r, 0)));
        Map<String, Words> products = new HashMap<>();
        products.put("sawnwood", Words.of("sawnwood", "锯材"));
        products.put("panels", Words.of("panels", "人造板"));
        products.put("paper", Words.of("paper", "纸和纸板"));
        chapter.add(Excerpt.of(
                        Words.of("Harvested wood products (3.D.1), which lie on no land", "木质林产品（3.D.1），不在任何土地上"),
                        phases,
                        List.of(
                                Excerpt.Column.of("year", Words.of("Year", "年份")),
                                Excerpt.Column.of("product", Words.of("Product", "产品")),
                                Excerpt.Column.of("stock_tC", Words.of("Stock (tC)", "储量（tC）"), 0),
                                Excerpt.Column.of("change_tC", Words.of("Change (tC)", "变化（tC）"), 0),
                                Excerpt.Column.of("tCO2", Words.of("Emission (tCO₂)", "排放（tCO₂）"), 0)))
                .withRows(40)
                .withTerms(products)
                .withFile("tables/harvested-wood.csv"));
        tables.landNet().ifPresent(net -> {
            chapter.file(net);
            chapter.add(Excerpt.of(
                            Words.of(
                                    "Land and harvested wood together (3.B, 3.D.1), above 0 a source; totals of "
                                            + "units and of the region have land only",
                                    "土地与木质林产品合计（3.B 与 3.D.1），大于 0 为源；各单元与全区的碳收支只含土地"),
                            net,
                            List.of(
                                    Excerpt.Column.of("year", Words.of("Year", "年份")),
                                    Excerpt.Column.of("land_tCO2", Words.of("Land (tCO₂)", "土地（tCO₂）"), 0),
                                    Excerpt.Column.of("wood_tCO2", Words.of("Wood (tCO₂)", "林产品（tCO₂）"), 0),
                                    Excerpt.Column.of("net_tCO2", Words.of("Net (tCO₂)", "净碳排放（tCO₂）"), 0)))
                    .withFile("tables/land-net.csv"));
        });
    }
}
