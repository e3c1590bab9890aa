package org.carbonscape.study.chapter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.study.account.UncertaintyTables;
import org.carbonscape.zone.UnitSet;

/** How far the totals may be off. */
final class UncertaintySection {
    private final UncertaintyTables uncertainty;
    private final Map<String, Words> terms;

    UncertaintySection(UncertaintyTables uncertainty, Map<String, Words> terms) {
        this.uncertainty = uncertainty;
        this.terms = new HashMap<>(terms);
        this.terms.put("source", Words.of("source, a year", "碳源（每年）"));
        this.terms.put("sink", Words.of("sink, a year", "碳汇（每年）"));
        this.terms.put("net", Words.of("net, a year", "净值（每年）"));
        this.terms.put("stock", Words.of("stock", "碳储量"));
        this.terms.put("stock_change", Words.of("change of stock", "碳储量变化"));
        this.terms.put("propagation", Words.of("error propagation", "误差传播"));
        this.terms.put("draws", Words.of("random draws", "随机抽样"));
        this.terms.put("emissions", Words.of("emissions", "排放量"));
    }

    /** The region's intervals; those of units stand in the table. Nothing where no number has one. */
    void write(Findings.Builder chapter) {
        uncertainty.byUnit().ifPresent(table -> intervals(chapter, table));
        uncertainty.parts().ifPresent(chapter::file);
        uncertainty.trend().ifPresent(chapter::file);
        uncertainty.shares().ifPresent(table -> shares(chapter, table));
        uncertainty.artTrees().ifPresent(chapter::file);
    }

    private void intervals(Findings.Builder chapter, Table table) {
        chapter.file(table);
        chapter.heading(Words.of("Uncertainty", "不确定性"));
        chapter.paragraph(Words.of(
                "Intervals from the ranges of factors and densities, by error propagation (IPCC approach 1)"
                        + (uncertainty.isDrawn() ? " and by random draws (approach 2)" : "")
                        + ". A factor takes one draw for all its land, units and years; different factors are "
                        + "independent. Anything without a range counts as certain"
                        + uncertainty.ofEmissions().en() + ".",
                "由系数与碳密度的区间按误差传播（IPCC 方法一）" + (uncertainty.isDrawn() ? "与随机抽样（方法二）" : "")
                        + "推求。同一系数在所有土地、单元和年份中视为同一次抽样，不同系数相互独立；无区间者视为确定"
                        + uncertainty.ofEmissions().zh() + "。"));
        int set = table.column("unit_set");
        Table region = table.where("uncertainty", r -> table.text(r, set).equals(UnitSet.REGION));
        Tonnes tonnes = Tonnes.of(region, "estimate_tCO2");
        chapter.add(Excerpt.of(
                        Words.of(
                                "95 % intervals of the region ("
                                        + tonnes.unit("tCO₂").en() + ")",
                                "全区的 95 % 区间（" + tonnes.unit("tCO₂").zh() + "）"),
                        region,
                        List.of(
                                Excerpt.Column.of("year", Words.of("Year", "年份")),
                                Excerpt.Column.of("part", Words.of("Of what", "项目")),
                                Excerpt.Column.of("method", Words.of("Method", "方法")),
                                tonnes.column("estimate_tCO2", Words.of("Estimate", "估计")),
                                tonnes.column("low_tCO2", Words.of("Low", "下限")),
                                tonnes.column("high_tCO2", Words.of("High", "上限")),
                                Excerpt.Column.of("percent", Words.of("± %", "± %"), 1),
                                new Excerpt.Column(
                                        "share_without_range", Words.of("Without a range (%)", "无区间部分（%）"), 1, 100)))
                .withRows(60)
                .withTerms(terms)
                .withFile("tables/carbon-uncertainty.csv"));
    }

    /** What the spread comes of, in the last year. */
    private void shares(Findings.Builder chapter, Table table) {
        chapter.file(table);
        Tonnes tonnes = Tonnes.of(table, "net_tCO2");
        int year = table.column("year");
        long last = table.rows() == 0 ? 0 : table.integer(table.rows() - 1, year);
        chapter.add(Excerpt.of(
                        Words.of(
                                "Where the uncertainty of the net comes from, " + last + " ("
                                        + tonnes.unit("tCO₂").en() + ")",
                                "净值不确定性的来源，" + last + "（" + tonnes.unit("tCO₂").zh() + "）"),
                        table.where("shares", r -> table.integer(r, year) == last),
                        List.of(
                                Excerpt.Column.of("term", Words.of("Factor", "因子")),
                                Excerpt.Column.of("method", Words.of("Method", "方法")),
                                tonnes.column("low_tCO2", Words.of("Net, low", "净值下限")),
                                tonnes.column("high_tCO2", Words.of("Net, high", "净值上限")),
                                new Excerpt.Column("share", Words.of("Share (%)", "份额（%）"), 1, 100)))
                .withTerms(terms)
                .withFile("tables/carbon-uncertainty-shares.csv"));
    }
}
