package org.carbonscape.study.chapter;

import java.util.List;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.zone.UnitSet;

/** Carbon stocks of the region, their change and what it is worth. */
final class StockSection {
    private final StudyArea studyArea;

    StockSection(StudyArea studyArea) {
        this.studyArea = studyArea;
    }

    void write(Findings.Builder chapter, Table stock) {
        chapter.heading(Words.of("Carbon stock and its change", "碳储量及其变化"));
        Table region = stock.where(
                "stock", r -> stock.text(r, stock.column("unit_set")).equals(UnitSet.REGION));
        int end = region.rows() - 1;
        double held = region.number(end, region.column("stock_tC"));
        StringBuilder en = new StringBuilder("Area times carbon density gives a stock of " + tenKt(held)
                + " × 10⁴ tC in " + studyArea.years().get(last()));
        StringBuilder zh =
                new StringBuilder("面积乘以碳密度得 " + studyArea.years().get(last()) + " 年碳储量 " + tenKt(held) + " 万 tC");
        if (last() > 0) {
            double change = held - region.number(0, region.column("stock_tC"));
            en.append(", ")
                    .append(change >= 0 ? "+" : "")
                    .append(tenKt(change))
                    .append(" since ")
                    .append(studyArea.years().get(0))
                    .append(". Within each interval, losses (emission) and gains (sequestration) are summed "
                            + "separately over the transitions, without netting");
            zh.append("，较 ")
                    .append(studyArea.years().get(0))
                    .append(" 年 ")
                    .append(change >= 0 ? "+" : "")
                    .append(tenKt(change))
                    .append("。各时段的损失（排放）与增加（固存）按转移分别求和，不相抵");
        }
        chapter.paragraph(Words.of(en.append(".").toString(), zh.append("。").toString()));
        Words tC = Words.of("10⁴ tC", "万 tC");
        chapter.add(Excerpt.of(
                        Words.of("Carbon stock of the region (" + tC.en() + ")", "全区碳储量（" + tC.zh() + "）"),
                        region,
                        List.of(
                                Excerpt.Column.of("year", Words.of("Year", "年份")),
                                new Excerpt.Column("stock_tC", Words.of("Stock", "储量"), 2, 1e-4),
                                new Excerpt.Column("change_tC", Words.of("Change", "变化"), 2, 1e-4),
                                new Excerpt.Column("emission_tC", Words.of("Emission", "排放"), 2, 1e-4),
                                new Excerpt.Column("sequestration_tC", Words.of("Sequestration", "固存"), 2, 1e-4)))
                .withFile("tables/stock-by-unit.csv"));
    }

    void worth(Findings.Builder chapter, Table table) {
        chapter.file(table);
        chapter.add(Excerpt.of(
                        Words.of(
                                "Present value of the region's change in stock, in the currency of the price",
                                "全区碳储量变化的现值（货币同价格）"),
                        table.where("worth", r -> table.text(r, 0).equals(UnitSet.REGION)),
                        List.of(
                                Excerpt.Column.of("from_year", Words.of("From", "自")),
                                Excerpt.Column.of("year", Words.of("To", "至")),
                                new Excerpt.Column("change_tC", Words.of("Change (10⁴ tC)", "变化（万 tC）"), 2, 1e-4),
                                Excerpt.Column.of("value_per_tC", Words.of("Value of a tonne of carbon", "每吨碳的现值"), 2),
                                Excerpt.Column.of("value", Words.of("Value", "现值"), 0)))
                .withFile("tables/stock-worth.csv"));
    }

    private int last() {
        return studyArea.years().size() - 1;
    }

    private static String tenKt(double tonnes) {
        return Numbers.amount(tonnes / 1e4, 2);
    }
}
