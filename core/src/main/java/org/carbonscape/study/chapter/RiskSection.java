package org.carbonscape.study.chapter;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.TDistribution;
import org.carbonscape.driver.DriverDiscretisation;
import org.carbonscape.driver.Risk;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.study.detect.DetectorTables;

/** Means of y in the strata, in the report, and which drivers differ in what they explain. */
final class RiskSection {
    /** Units below which an interval of a mean would dwarf all others. */
    private static final int FEW = 5;

    private final DriverTerms terms;

    RiskSection(DriverTerms terms) {
        this.terms = terms;
    }

    void risk(Findings.Builder chapter) {
        chapter.heading(Words.of("Mean of y in the strata (risk detector)", "各分层的 y 均值（风险区探测）"));
        List<Risk> risks = terms.last().outcome().detection().risk();
        Words differ = differences(risks);
        Words chosen = chosenWithY(risks);
        chapter.paragraph(Words.of(differ.en() + chosen.en(), differ.zh() + chosen.zh()));
        chapter.add(terms.panels(
                "geodetector-risk",
                Words.of(
                        "Mean of y by stratum, from low to high values of the driver" + given().en()
                                + ", with 95 % intervals for strata of at least " + FEW + " units",
                        "各分层的 y 均值（由因子低值到高值" + given().zh() + "）及至少 " + FEW + " 个单元的分层的 95 % 区间"),
                this::means));
        chapter.aside(strata(risks));
    }

    /** Drivers that are categories, which have no low and high; nothing where there are none. */
    private Words given() {
        List<Words> given = terms.last().outcome().cuts().stream()
                .filter(c -> c.breaks().length == 0)
                .map(c -> terms.label(c.name()))
                .toList();
        return given.isEmpty()
                ? Words.same("")
                : Words.of(
                        " (" + String.join(", ", given.stream().map(Words::en).toList()) + ": categories in no order)",
                        "；" + String.join("、", given.stream().map(Words::zh).toList()) + "为类别，不分高低");
    }

    /** How many pairs of strata differ. */
    private Words differences(List<Risk> risks) {
        long all = risks.stream().mapToLong(r -> r.comparisons().size()).sum();
        long pairs = risks.stream()
                .flatMap(r -> r.comparisons().stream())
                .filter(c -> !Double.isNaN(c.t()))
                .count();
        Words untested = pairs == all
                ? Words.same("")
                : Words.of(
                        " " + Numbers.readable(all - pairs, 0)
                                + " more have no test: a stratum of one unit, or two in which y does not vary.",
                        "另有 " + Numbers.readable(all - pairs, 0) + " 对无法检验（分层仅一个单元，或两层内 y 均不变）。");
        long different = risks.stream()
                .flatMap(r -> r.comparisons().stream())
                .filter(Risk.Comparison::different)
                .count();
        int year = terms.last().year();
        return different == 0
                ? Words.of(
                        "In " + year + " no pair of strata (of " + pairs
                                + ") differs in its mean (Welch's t, exact degrees of freedom, "
                                + correction().en() + ")." + untested.en(),
                        year + " 年，各分层的均值两两比较（共 " + pairs + " 对），差异均不显著（Welch t 检验，精确自由度，"
                                + correction().zh() + "）。" + untested.zh())
                : Words.of(
                        "In " + year + ", " + different + " of " + pairs
                                + " pairs of strata differ in their mean (Welch's t, exact degrees of freedom, "
                                + correction().en() + ")." + untested.en(),
                        year + " 年，" + pairs + " 对分层中有 " + different + " 对均值有差异（Welch t 检验，精确自由度，"
                                + correction().zh() + "）。" + untested.zh());
    }

    /** Said where strata differ that y had a say in; else nothing. */
    private Words chosenWithY(List<Risk> risks) {
        List<String> chosen = terms.cut(DriverDiscretisation::chosenWithY);
        List<String> names = risks.stream()
                .filter(r -> r.comparisons().stream().anyMatch(Risk.Comparison::different))
                .map(Risk::name)
                .filter(chosen::contains)
                .toList();
        if (names.isEmpty()) {
            return Words.same("");
        }
        Words list = terms.list(names);
        return Words.of(
                " The classes of " + list.en() + " were chosen with y, which the test does not allow for: it "
                        + "finds too many differences (DRIVER-C07).",
                list.zh() + "的分级借助 y 选出，检验未计入这一选择，会得出过多的差异（DRIVER-C07）。");
    }

    private Excerpt strata(List<Risk> risks) {
        Table.Builder shown =
                Table.named("strata").text("driver", "stratum").integer("units").number("mean", "standard_deviation");
        for (Risk r : risks) {
            boolean cut = terms.last().outcome().cuts().stream()
                    .anyMatch(c -> c.name().equals(r.name()) && c.breaks().length > 0);
            DetectorTables.ordered(r, terms.last().outcome())
                    .forEach(h -> shown.row(
                            r.name(),
                            cut ? rounded(h.label()) : h.label(),
                            h.units(),
                            h.mean(),
                            h.standardDeviation()));
        }
        return Excerpt.of(
                        Words.of("Strata, " + terms.last().year(), terms.last().year() + " 年各分层"),
                        shown.build(),
                        List.of(
                                Excerpt.Column.of("driver", Words.of("Driver", "因子")),
                                Excerpt.Column.of("stratum", Words.of("Stratum", "分层")),
                                Excerpt.Column.of("units", Words.of("Units", "单元数")),
                                Excerpt.Column.of("mean", terms.y(), 2),
                                Excerpt.Column.of("standard_deviation", Words.of("Standard deviation", "标准差"), 2)))
                .withRows(60)
                .withTerms(terms.labels())
                .withFile("tables/geodetector-risk.csv");
    }

    private Words correction() {
        return switch (terms.last().outcome().detection().options().verdicts().correction()) {
            case HOLM -> Words.of("correction: Holm", "校正：Holm");
            case FALSE_DISCOVERY_RATE -> Words.of("correction: false discovery rate", "校正：错误发现率");
            case NONE -> Words.of("correction: none", "校正：无");
        };
    }

    /** The mean of y by stratum of each driver, with 95 % intervals; they end at 0 where y cannot pass it. */
    private Figure means(DetectorTables.Entry e, Figure.Caption caption) {
        double least = terms.isNeverNegative() ? 0 : Double.NEGATIVE_INFINITY;
        List<Figure.Series> series = new ArrayList<>();
        for (Risk risk : e.outcome().detection().risk()) {
            List<Figure.Point> points = new ArrayList<>();
            for (Risk.Stratum h : DetectorTables.ordered(risk, e.outcome())) {
                double half = h.units() >= FEW
                        ? TDistribution.of(h.units() - 1.0).inverseSurvivalProbability(0.025)
                                * h.standardDeviation()
                                / StrictMath.sqrt(h.units())
                        : Double.NaN;
                double low = Double.isNaN(half) ? half : Math.max(least, h.mean() - half);
                points.add(new Figure.Point(points.size() + 1, h.mean(), low, h.mean() + half));
            }
            series.add(new Figure.Series(terms.label(risk.name()), terms.colour(risk.name()), points));
        }
        return new Figure.Lines(caption, Figure.Axis.of(Words.of("Stratum", "分层")), Figure.Axis.of(terms.y()), series);
    }

    /** A class between breaks with four digits, as readers need; the tables have all. */
    private static String rounded(String label) {
        return Pattern.compile("-?[0-9][0-9.]*(?:E[+-]?[0-9]+)?")
                .matcher(label)
                .replaceAll(m -> {
                    BigDecimal four = new BigDecimal(m.group()).round(new MathContext(4));
                    return four.signum() == 0 ? "0" : four.stripTrailingZeros().toPlainString();
                })
                .replace("<=", "≤");
    }

    void ecological(Findings.Builder chapter) {
        var all = terms.last().outcome().detection().ecological();
        String yes = all.stream()
                .filter(e -> e.different())
                .map(e -> terms.label(e.a()).en() + " and " + terms.label(e.b()).en())
                .collect(Collectors.joining("; "));
        String yesZh = all.stream()
                .filter(e -> e.different())
                .map(e -> DriverTerms.and(
                        terms.label(e.a()).zh(), terms.label(e.b()).zh()))
                .collect(Collectors.joining("；"));
        chapter.note(Words.of(
                "Ecological detector (two-sided, independent of the order of drivers, "
                        + correction().en() + "), "
                        + terms.last().year() + ": "
                        + (yes.isEmpty()
                                ? "no two drivers differ in explanatory power."
                                : "these pairs differ in explanatory power: " + yes + ".")
                        + " See tables/geodetector-ecological.csv.",
                "生态探测（双侧，与因子顺序无关，" + correction().zh() + "），" + terms.last().year() + " 年："
                        + (yesZh.isEmpty() ? "任意两因子的解释力无显著差异。" : "解释力有差异的为：" + yesZh + "。")
                        + "见 tables/geodetector-ecological.csv。"));
    }
}
