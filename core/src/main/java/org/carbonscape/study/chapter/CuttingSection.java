package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.carbonscape.driver.ChoiceRule;
import org.carbonscape.driver.Discretisation;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Words;
import org.carbonscape.study.detect.DetectorRun;
import org.carbonscape.study.detect.DetectorTables;

/** How drivers were cut, in the report: the ways taken and the curves of cross-validated q. */
final class CuttingSection {
    private final DriverTerms terms;

    CuttingSection(DriverTerms terms) {
        this.terms = terms;
    }

    void cutting(Findings.Builder chapter) {
        List<DetectorRun.Cut> searched = terms.last().outcome().cuts().stream()
                .filter(c -> !DetectorRun.candidates(c).isEmpty())
                .toList();
        if (searched.isEmpty()) {
            return;
        }
        chapter.heading(Words.of("How the drivers were divided into classes", "因子的离散化"));
        ChoiceRule rule = terms.plan().rule().choice();
        Words how = switch (rule) {
            case CROSS_VALIDATED ->
                Words.of(
                        "the largest cross-validated q, that is, how well class means predict units that "
                                + "were left out",
                        "交叉验证 q 最大，即各级均值对未参与计算的单元预测得最好");
            case LARGEST_Q ->
                Words.of("the largest q (the published rule, which favours many classes)", "q 最大（已发表的做法，倾向于级数多）");
            case FIVE_PERCENT ->
                Words.of("the smallest number of classes after which q grows by less than 5 %", "q 增幅首次低于 5 % 的最小级数");
        };
        String chosenEn = terms.last().outcome().cuts().stream()
                .map(c -> terms.label(c.name()).en() + ": " + c.rule()
                        + c.search()
                                .map(s -> ", " + s.chosen().classes() + " classes")
                                .orElse(""))
                .collect(Collectors.joining("; "));
        String chosenZh = terms.last().outcome().cuts().stream()
                .map(c -> terms.label(c.name()).zh() + "：" + ruleZh(c.rule())
                        + c.search().map(s -> "，" + s.chosen().classes() + " 级").orElse(""))
                .collect(Collectors.joining("；"));
        chapter.paragraph(Words.of(
                "q always grows with the number of classes, so q alone cannot tell how many to take. "
                        + "The rule was " + how.en()
                        + ". Chosen in " + terms.last().year() + ": " + chosenEn + ".",
                "q 总随级数增大，不能单凭 q 选级数。所用规则：" + how.zh() + "。" + terms.last().year() + " 年所选：" + chosenZh + "。"));
        chapter.aside(terms.panels(
                "geodetector-discretisation",
                Words.of(
                        "Cross-validated q by number of classes, with the best method for each",
                        "交叉验证 " + "q 随级数的变化（各级数取最佳方式）"),
                this::curves));
    }

    private static String ruleZh(String rule) {
        return switch (rule) {
            case "given" -> "按原值";
            case "manual" -> "自定断点";
            case "optimal" -> "最优断点";
            case "equal" -> "等间距";
            case "quantile" -> "分位数";
            case "natural" -> "自然断点";
            case "geometric" -> "几何间距";
            case "sd" -> "标准差";
            default -> rule;
        };
    }

    /** For each driver the best of the ways at each number of classes: q, and cross-validated q. */
    private Figure curves(DetectorTables.Entry e, Figure.Caption caption) {
        List<DetectorRun.Cut> cuts = e.outcome().cuts().stream()
                .filter(c -> !DetectorRun.candidates(c).isEmpty())
                .toList();
        List<Figure.Series> series = new ArrayList<>();
        for (int i = 0; i < cuts.size(); i++) {
            List<Discretisation> tried = DetectorRun.candidates(cuts.get(i)).stream()
                    .filter(Discretisation::eligible)
                    .toList();
            List<Figure.Point> points = new ArrayList<>();
            for (int k : tried.stream()
                    .mapToInt(Discretisation::classes)
                    .distinct()
                    .sorted()
                    .toArray()) {
                points.add(Figure.Point.of(
                        k,
                        tried.stream()
                                .filter(d -> d.classes() == k)
                                .mapToDouble(Discretisation::qCrossValidated)
                                .max()
                                .orElse(Double.NaN)));
            }
            series.add(new Figure.Series(
                    terms.label(cuts.get(i).name()), terms.colour(cuts.get(i).name()), points));
        }
        return new Figure.Lines(
                caption,
                Figure.Axis.of(Words.of("Classes", "级数")),
                Figure.Axis.of(Words.of("Cross-validated q", "交叉验证 q")),
                series);
    }
}
