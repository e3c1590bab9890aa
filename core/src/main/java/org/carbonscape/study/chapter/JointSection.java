package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.carbonscape.driver.ShapleyShares;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.study.detect.DriverStage;

/** Shares of the joint q and the effect of the size of units, in the report. */
final class JointSection {
    private final DriverTerms terms;

    JointSection(DriverTerms terms) {
        this.terms = terms;
    }

    void shares(Findings.Builder chapter) {
        if (terms.last().outcome().shares().isEmpty() || terms.drivers().size() == 1) {
            return;
        }
        chapter.heading(Words.of("What each driver contributes to the joint q", "各因子对联合 q 的贡献"));
        ShapleyShares.Shares end = terms.last().outcome().shares().get();
        String en = end.shares().stream()
                .map(s -> terms.label(s.name()).en() + " " + DriverTerms.text(s.share()))
                .collect(Collectors.joining(", "));
        String zh = end.shares().stream()
                .map(s -> terms.label(s.name()).zh() + " " + DriverTerms.text(s.share()))
                .collect(Collectors.joining("、"));
        double pair = terms.last().outcome().detection().interactions().stream()
                .mapToDouble(i -> i.shares().q())
                .max()
                .orElse(0);
        boolean less = pair > end.q() && !DriverTerms.text(pair).equals(DriverTerms.text(end.q()));
        chapter.paragraph(Words.of(
                "All drivers together explain " + DriverTerms.text(end.q()) + " of the variance in "
                        + terms.last().year()
                        + " (a regression tree on their strata, at least the q of the strongest); divided among them "
                        + "by Shapley values: " + en + "."
                        + (less
                                ? " It is less than the " + DriverTerms.text(pair)
                                        + " of the strongest pair, since a tree has few leaves, while crossing two "
                                        + "drivers makes many strata, some of them of a few units."
                                : ""),
                terms.last().year() + " 年全部因子共同解释 " + DriverTerms.text(end.q())
                        + " 的方差（以分层为自变量的回归树，不低于最强单因子的 q）；按 Shapley 值分配：" + zh + "。"
                        + (less
                                ? "它小于最强组合的 " + DriverTerms.text(pair) + "，因为回归树的叶数有限，而两因子叠加会产生许多分层，其中一些只有少数单元。"
                                : "")));
        List<Figure.BarSeries> series = new ArrayList<>();
        for (int d = 0; d < terms.drivers().size(); d++) {
            String name = terms.drivers().get(d).name();
            series.add(Figure.BarSeries.of(
                    terms.label(name),
                    Palette.series(d),
                    terms.entries().stream()
                            .map(e -> e.outcome()
                                    .shares()
                                    .flatMap(all -> all.shares().stream()
                                            .filter(s -> s.name().equals(name))
                                            .findFirst())
                                    .map(ShapleyShares.Share::share)
                                    .orElse(Double.NaN))
                            .toList()));
        }
        chapter.aside(new Figure.Bars(
                Figure.Caption.of(
                        "geodetector-shares",
                        Words.of("Share of each driver in the joint q", "各因子在联合 q 中的份额"),
                        terms.source()),
                Figure.Axis.of(Words.of("q", "q")),
                terms.entries().stream().map(DriverTerms::year).toList(),
                series,
                List.of(),
                Figure.Stacking.STACKED,
                false));
    }

    void sizeEffect(Findings.Builder chapter, DriverStage.Sizes s) {
        Table.Builder table = Table.named("geodetector-size-effect")
                .integer("year")
                .number("size_m")
                .integer("units")
                .text("driver")
                .number("q", "upper_quantile");
        List<Figure.Series> series = new ArrayList<>();
        for (int d = 0; d < terms.drivers().size(); d++) {
            String name = terms.drivers().get(d).name();
            List<Figure.Point> points = new ArrayList<>();
            for (int k = 0; k < s.sizes_m().size(); k++) {
                table.row(
                        s.year(),
                        s.sizes_m().get(k),
                        s.units().get(k),
                        name,
                        s.q()[k][d],
                        s.effect().upper().get(k));
                points.add(Figure.Point.of(s.sizes_m().get(k) / 1000, s.q()[k][d]));
            }
            series.add(new Figure.Series(terms.label(name), Palette.series(d), points));
        }
        chapter.file(table.build());
        chapter.heading(Words.of("Effect of the size of the units", "单元尺度效应"));
        boolean growing = s.effect().flat() == s.sizes_m().get(s.sizes_m().size() - 1);
        boolean only = s.sizes_m().size() == 1;
        String flatEn = only
                ? ", the only size tried."
                : growing
                        ? "; it still grows by 5 % or more at the largest size tried, so larger ones are worth trying."
                        : " and grows by less than 5 % beyond "
                                + Numbers.text(s.effect().flat() / 1000) + " km.";
        String flatZh = only
                ? " km 处最大（仅试此一个尺寸）。"
                : growing
                        ? " km 处最大；在所试的最大尺寸处增幅仍不低于 5 %，宜再试更大的尺寸。"
                        : " km 处最大，自 " + Numbers.text(s.effect().flat() / 1000) + " km 起增幅低于 5 %。";
        chapter.paragraph(Words.of(
                "q depends on the size of the units (modifiable areal unit problem). The 90 % quantile of q over the "
                        + "drivers in "
                        + s.year() + " is largest at "
                        + Numbers.text(s.effect().peak() / 1000) + " km" + flatEn,
                "q 随单元大小而变（可变面积单元问题）。" + s.year() + " 年各因子 q 的 90 % 分位数在 "
                        + Numbers.text(s.effect().peak() / 1000) + flatZh));
        chapter.add(new Figure.Lines(
                Figure.Caption.of(
                        "geodetector-size-effect",
                        Words.of("q by size of the fishnet, " + s.year(), s.year() + " 年 q 随格网尺寸的变化"),
                        terms.source()),
                Figure.Axis.of(Words.of("Side of a square (km)", "格网边长（km）")),
                Figure.Axis.of(Words.same("q")),
                series));
    }
}
