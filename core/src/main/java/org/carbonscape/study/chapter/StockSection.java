package org.carbonscape.study.chapter;

import java.util.List;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
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
        Tonnes tonnes = Tonnes.of(region, "stock_tC");
        double held = region.number(end, region.column("stock_tC"));
        StringBuilder en = new StringBuilder("Area times carbon density gives a stock of " + tonnes.text(held)
                + tonnes.behind("tC").en() + " in " + studyArea.years().get(last()));
        StringBuilder zh = new StringBuilder("面积乘以碳密度得 " + studyArea.years().get(last()) + " 年碳储量 " + tonnes.text(held)
                + tonnes.behind("tC").zh());
        if (last() > 0) {
            double change = held - region.number(0, region.column("stock_tC"));
            en.append(", ")
                    .append(change >= 0 ? "+" : "")
                    .append(tonnes.text(change))
                    .append(" since ")
                    .append(studyArea.years().get(0))
                    .append(". Within each interval, losses (emission) and gains (sequestration) are summed "
                            + "separately over the transitions, without netting");
            zh.append("，较 ")
                    .append(studyArea.years().get(0))
                    .append(" 年 ")
                    .append(change >= 0 ? "+" : "")
                    .append(tonnes.text(change))
                    .append("。各时段的损失（排放）与增加（固存）按转移分别求和，不相抵");
        }
        chapter.paragraph(Words.of(en.append(".").toString(), zh.append("。").toString()));
        Words tC = tonnes.unit("tC");
        chapter.add(Excerpt.of(
                        Words.of("Carbon stock of the region (" + tC.en() + ")", "全区碳储量（" + tC.zh() + "）"),
                        region,
                        List.of(
                                Excerpt.Column.of("year", Words.of("Year", "年份")),
                                tonnes.column("stock_tC", Words.of("Stock", "储量")),
                                tonnes.column("change_tC", Words.of("Change", "变化")),
                                tonnes.column("emission_tC", Words.of("Emission", "排放")),
                                tonnes.column("sequestration_tC", Words.of("Sequestration", "固存"))))
                .withFile("tables/stock-by-unit.csv"));
    }

    void worth(Findings.Builder chapter, Table table) {
        chapter.file(table);
        Table region = table.where("worth", r -> table.text(r, 0).equals(UnitSet.REGION));
        Tonnes tonnes = Tonnes.of(region, "change_tC");
        Words tC = tonnes.unit("tC");
        chapter.add(Excerpt.of(
                        Words.of(
                                "Present value of the region's change in stock, in the currency of the price",
                                "全区碳储量变化的现值（货币同价格）"),
                        region,
                        List.of(
                                Excerpt.Column.of("from_year", Words.of("From", "自")),
                                Excerpt.Column.of("year", Words.of("To", "至")),
                                tonnes.column("change_tC", Words.of("Change (" + tC.en() + ")", "变化（" + tC.zh() + "）")),
                                Excerpt.Column.of("value_per_tC", Words.of("Value of a tonne of carbon", "每吨碳的现值"), 2),
                                Excerpt.Column.of("value", Words.of("Value", "现值"), 0)))
                .withFile("tables/stock-worth.csv"));
    }

    private int last() {
        return studyArea.years().size() - 1;
    }
}
