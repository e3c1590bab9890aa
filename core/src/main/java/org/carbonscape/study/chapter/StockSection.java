package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Substance;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.layer.Images;
import org.carbonscape.study.layer.StockCells;
import org.carbonscape.zone.UnitSet;

/** Carbon stocks of the region, their change and what it is worth. */
final class StockSection {
    /** Share of the stock below which it is an error of rounding. */
    private static final double LITTLE = 1e-9;

    private final StudyArea studyArea;
    private final Images images;
    private final Words source;

    private final Headlines headlines;

    StockSection(StudyArea studyArea, Images images, Words source, Headlines headlines) {
        this.studyArea = studyArea;
        this.images = images;
        this.source = source;
        this.headlines = headlines;
    }

    /** The stock of the first and the last phase, and what changed between them. */
    void maps(Findings.Builder chapter, StockCells cells) {
        List<float[]> pictures = cells.pictures(images);
        List<MapPanel> panels = IntStream.of(0, last())
                .distinct()
                .mapToObj(p -> images.panel(
                        pictures.get(p), Integer.toString(studyArea.years().get(p))))
                .toList();
        cells.key(images)
                .ifPresent(key -> chapter.add(new Figure.Maps(
                        Figure.Caption.of("stock", Words.of("Carbon stock", "碳储量"), source),
                        images.frame(),
                        panels,
                        key)));
        String period = studyArea.years().get(0) + "–" + studyArea.years().get(last());
        cells.changeKey(images, List.of(new int[] {0, last()}))
                .ifPresent(key -> chapter.add(new Figure.Maps(
                        Figure.Caption.of(
                                "stock-change",
                                Words.of("Change in carbon stock, " + period, period + " 年碳储量变化"),
                                source),
                        images.frame(),
                        List.of(images.panel(cells.change(images, 0, last()), period)),
                        key)));
    }

    /** What each pool holds in the last phase, class by class. */
    void pools(Findings.Builder chapter, Table byPool, Map<String, Words> terms) {
        chapter.file(byPool);
        int year = studyArea.years().get(last());
        Table region = byPool.where(
                "stock-by-pool",
                r -> byPool.text(r, 0).equals(UnitSet.REGION) && byPool.integer(r, byPool.column("year")) == year);
        Tonnes tonnes = Tonnes.of(region, "stock_tC");
        Map<String, Words> named = new HashMap<>(terms);
        named.put("above", Words.of("above ground", "地上生物量"));
        named.put("below", Words.of("below ground", "地下生物量"));
        named.put("soil", Words.of("soil", "土壤"));
        named.put("dead", Words.of("dead organic matter", "死有机质"));
        named.put(StockTable.WHOLE, Words.of("all pools", "全部碳库"));
        chapter.aside(Excerpt.of(
                        Words.of("Stock by class and pool, " + year, year + " 年各地类各碳库的储量"),
                        region,
                        List.of(
                                Excerpt.Column.of("class", Words.of("Class", "地类")),
                                Excerpt.Column.of("pool", Words.of("Pool", "碳库")),
                                Excerpt.Column.of("area_ha", Words.of("Area (ha)", "面积（公顷）"), 0),
                                Excerpt.Column.of("density_tC_per_ha", Words.of("Density (tC/ha)", "密度（tC/公顷）"), 2),
                                tonnes.column(
                                        "stock_tC",
                                        Words.of(
                                                "Stock (" + tonnes.unit("tC").en() + ")",
                                                "储量（" + tonnes.unit("tC").zh() + "）"))))
                .withRows(40)
                .withTerms(named)
                .withFile("tables/stock-by-pool.csv"));
    }

    void write(Findings.Builder chapter, Table stock) {
        chapter.heading(
                last() > 0 ? Words.of("Carbon stock and its change", "碳储量及其变化") : Words.of("Carbon stock", "碳储量"));
        Table region = stock.where(
                "stock", r -> stock.text(r, stock.column("unit_set")).equals(UnitSet.REGION));
        Tonnes tonnes = Tonnes.of(region, "stock_tC");
        chapter.found(held(region, tonnes));
        chapter.add(ofRegion(region, tonnes));
        double oneYear_tC = ofOneYear(region);
        if (isWorthTelling(oneYear_tC, region)) {
            chapter.note(Words.of(
                    "The change is sequestration less emission, and the stock of land that is classified in one of two "
                            + "phases only: " + tonnes.text(oneYear_tC)
                            + tonnes.behind("tC").en()
                            + " over all intervals.",
                    "变化等于固存减排放，再加上仅在前后两期之一中有分类的土地的储量：各时段合计 " + tonnes.text(oneYear_tC)
                            + tonnes.behind("tC").zh() + "。"));
        }
    }

    /** What the region holds, and how that changed. */
    private Words held(Table region, Tonnes tonnes) {
        int end = region.rows() - 1;
        double held = region.number(end, region.column("stock_tC"));
        int year = studyArea.years().get(last());
        DoubleFunction<String> carbon = tCO2 -> tonnes.text(Substance.co2ToCarbon(tCO2));
        Words range = headlines.region("stock", year, carbon);
        StringBuilder en =
                new StringBuilder("Area times carbon density gives a stock of " + tonnes.text(held) + range.en()
                        + tonnes.behind("tC").en() + " in " + studyArea.years().get(last()));
        StringBuilder zh = new StringBuilder("面积乘以碳密度得 " + studyArea.years().get(last()) + " 年碳储量 " + tonnes.text(held)
                + range.zh() + tonnes.behind("tC").zh());
        if (last() > 0) {
            Words ofChange = headlines.change("stock", year, carbon);
            double change = held - region.number(0, region.column("stock_tC"));
            int first = studyArea.years().get(0);
            Words oneYear = besideTransitions(region, tonnes);
            if (moved(region) < LITTLE * held) {
                en.append(", as in ").append(first).append("; no transition changed it");
                zh.append("，与 ").append(first).append(" 年相同，各转移均未改变储量");
            } else {
                en.append(", ")
                        .append(signed(change, tonnes))
                        .append(ofChange.en())
                        .append(" since ")
                        .append(first)
                        .append(oneYear.en())
                        .append(". Within each interval, losses (emission) and gains (sequestration) are summed "
                                + "separately over the transitions, without netting");
                zh.append("，较 ")
                        .append(first)
                        .append(" 年变化 ")
                        .append(signed(change, tonnes))
                        .append(ofChange.zh())
                        .append(oneYear.zh())
                        .append("。各时段的损失（排放）与增加（固存）按转移分别求和，不相抵");
            }
        }
        return Words.of(en.append(".").toString(), zh.append("。").toString());
    }

    private Excerpt ofRegion(Table region, Tonnes tonnes) {
        Words tC = tonnes.unit("tC");
        List<Excerpt.Column> columns = new ArrayList<>(List.of(
                Excerpt.Column.of("year", Words.of("Year", "年份")), tonnes.column("stock_tC", Words.of("Stock", "储量"))));
        if (last() > 0) {
            columns.add(tonnes.column("change_tC", Words.of("Change", "变化")));
            columns.add(tonnes.column("emission_tC", Words.of("Emission", "排放")));
            columns.add(tonnes.column("sequestration_tC", Words.of("Sequestration", "固存")));
        }
        return Excerpt.of(
                        Words.of("Carbon stock of the region (" + tC.en() + ")", "全区碳储量（" + tC.zh() + "）"),
                        region,
                        columns)
                .withFile("tables/stock-by-unit.csv");
    }

    /** Where the footprints of phases differ, a change of the sum may be theirs and not the land's. */
    private static Words besideTransitions(Table region, Tonnes tonnes) {
        double oneYear_tC = ofOneYear(region);
        if (!isWorthTelling(oneYear_tC, region)) {
            return Words.same("");
        }
        double transitions_tC = IntStream.range(1, region.rows())
                .mapToDouble(r -> region.number(r, region.column("sequestration_tC"))
                        - region.number(r, region.column("emission_tC")))
                .sum();
        return Words.of(
                ": " + signed(transitions_tC, tonnes) + " by transitions and " + signed(oneYear_tC, tonnes)
                        + " by land that is classified in one of two phases only",
                "（其中土地转移 " + signed(transitions_tC, tonnes) + "，仅在前后两期之一中有分类的土地 " + signed(oneYear_tC, tonnes) + "）");
    }

    private static String signed(double tC, Tonnes tonnes) {
        return (tC >= 0 ? "+" : "") + tonnes.text(tC);
    }

    private static boolean isWorthTelling(double oneYear_tC, Table region) {
        return Math.abs(oneYear_tC) > LITTLE * region.number(region.rows() - 1, region.column("stock_tC"));
    }

    /** Carbon that changed in any way, tC. */
    private static double moved(Table region) {
        return IntStream.range(1, region.rows())
                .mapToDouble(r -> Math.abs(region.number(r, region.column("change_tC")))
                        + region.number(r, region.column("emission_tC"))
                        + region.number(r, region.column("sequestration_tC")))
                .sum();
    }

    /** What the stock changed by land that has a class in one phase of an interval only, tC. */
    private static double ofOneYear(Table region) {
        return IntStream.range(1, region.rows())
                .mapToDouble(r -> region.number(r, region.column("change_tC"))
                        + region.number(r, region.column("emission_tC"))
                        - region.number(r, region.column("sequestration_tC")))
                .sum();
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
                                tonnes.column("footprint_tC", Words.of("Of it land of one phase only", "其中仅一期有效的土地")),
                                Excerpt.Column.of("value_per_tC", Words.of("Value of a tonne of carbon", "每吨碳的现值"), 2),
                                Excerpt.Column.of("value", Words.of("Value", "现值"), 0)))
                .withFile("tables/stock-worth.csv"));
    }

    private int last() {
        return studyArea.years().size() - 1;
    }
}
