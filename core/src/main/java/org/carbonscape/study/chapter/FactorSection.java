package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.carbonscape.driver.DriverDiscretisation;
import org.carbonscape.driver.Factor;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Ramp;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.study.detect.DetectorTables;
import org.carbonscape.study.intake.DriverLayer;

/** Strength of each driver in the report: q with intervals, and every p. */
final class FactorSection {
    private final DriverTerms terms;

    FactorSection(DriverTerms terms) {
        this.terms = terms;
    }

    void strength(Findings.Builder chapter) {
        chapter.heading(Words.of("Strength of each driver", "各因子的解释力"));
        chapter.found(strongest());
        chapter.add(bars());
        table(chapter);
        chapter.note(Words.of(
                "p (F): central F of the analysis of variance. p (n−1) and p (n), the compatible p: "
                        + "the published non-central F with the variance of n−1 (R geodetector) and of n (GD, "
                        + "gdverse). It changes with the origin of y and is given for comparison only. No p here is "
                        + "corrected for the number of drivers."
                        + where(
                                f -> f.test().spatial().p(),
                                " p (spatial) allows for near units being alike: how likely a map that has nothing to "
                                        + "do with y would reach this q.")
                        + where(
                                f -> f.test().pChoice(),
                                " p (choice) allows for classes that were chosen with y: the choice is made anew for "
                                        + "every random reassignment of y.")
                        + where(FactorSection::further, " The text gives the largest of p (permutation) and these."),
                "p（F）：方差分析的中心 F。p（n−1）与 p（n）为兼容 p：按已发表的非中心 F，方差分母取 n−1（R geodetector）与 n（GD、gdverse）。该 p 随 y "
                        + "的原点而变，仅供对照。此处各 p 均未按因子个数校正。"
                        + where(f -> f.test().spatial().p(), "p（空间）计入邻近单元的相似性，即与 y 无关的图层达到该 q 的概率。")
                        + where(f -> f.test().pChoice(), "p（分级选择）计入借助 y 选择分级：每次随机重新分配 y 都重新选择。")
                        + where(FactorSection::further, "正文取 p（置换）与上述 p 中的最大者。")));
    }

    /** The text, where that p of some driver is known. */
    private String where(ToDoubleFunction<Factor> p, String text) {
        return isKnown(p) ? text : "";
    }

    private boolean isKnown(ToDoubleFunction<Factor> p) {
        return !terms.last().outcome().detection().factors().stream()
                .mapToDouble(p)
                .allMatch(Double::isNaN);
    }

    /** What is told of q against chance: the largest p of those that are known; NaN where none is. */
    private static double p(Factor f) {
        return larger(f.test().pPermutation(), further(f));
    }

    /** The p that allow for more than a random assignment. */
    private static double further(Factor f) {
        return larger(f.test().spatial().p(), f.test().pChoice());
    }

    private static double larger(double a, double b) {
        return b > a || Double.isNaN(a) ? b : a;
    }

    /** Which driver explains most, which of those that y was not computed from, and what it was in the first phase. */
    private Words strongest() {
        Optional<Factor> best = byQ(terms.last()).findFirst();
        Optional<Factor> free = byQ(terms.last())
                .filter(f -> !terms.last().computedFrom().contains(f.name()))
                .findFirst();
        Factor b = best.orElseThrow();
        boolean only = terms.last().outcome().detection().factors().size() == 1;
        double alpha = terms.last().outcome().detection().options().verdicts().alpha();
        boolean chance = p(b) > alpha;
        StringBuilder en = new StringBuilder("In " + terms.last().year() + " "
                + (only ? "the q of " : "")
                + terms.label(b.name()).en() + (only ? " is " : " explains most: q = ")
                + DriverTerms.text(b.q())
                + interval(b, " (%s to %s)")
                + (chance ? ", which is not significant (p " + DriverTerms.equal(p(b)) + ")" : "")
                + ".");
        StringBuilder zh = new StringBuilder(terms.last().year() + " 年"
                + (only
                        ? terms.among(b.name()) + "的 q 为 "
                        : "解释力最强的是" + terms.among(b.name()).stripTrailing() + "：q = ")
                + DriverTerms.text(b.q())
                + interval(b, "（%s 至 %s）")
                + (chance ? "，不显著（p " + DriverTerms.equal(p(b)) + "）" : "")
                + "。");
        if (free.isPresent() && !free.get().name().equals(b.name())) {
            Factor f = free.get();
            en.append(" Among the drivers that y was not computed from, the strongest is ")
                    .append(terms.label(f.name()).en())
                    .append(": q = ")
                    .append(DriverTerms.text(f.q()))
                    .append(interval(f, " (%s to %s)"))
                    .append(Double.isNaN(p(f)) ? "" : ", p " + DriverTerms.equal(p(f)))
                    .append(".");
            zh.append("在未参与 y 计算的因子中，解释力最强的是")
                    .append(terms.among(f.name()).stripTrailing())
                    .append("：q = ")
                    .append(DriverTerms.text(f.q()))
                    .append(interval(f, "（%s 至 %s）"))
                    .append(Double.isNaN(p(f)) ? "" : "，p " + DriverTerms.equal(p(f)))
                    .append("。");
        }
        if (terms.last().year() != terms.entries().get(0).year()) {
            terms.entries().get(0).outcome().detection().factors().stream()
                    .filter(f -> f.name().equals(b.name()))
                    .findFirst()
                    .ifPresent(f -> {
                        en.append(" In ")
                                .append(terms.entries().get(0).year())
                                .append(" the q of ")
                                .append(terms.label(f.name()).en())
                                .append(" was ")
                                .append(DriverTerms.text(f.q()))
                                .append(".");
                        zh.append(terms.entries().get(0).year())
                                .append(" 年")
                                .append(terms.among(f.name()))
                                .append("的 q 为 ")
                                .append(DriverTerms.text(f.q()))
                                .append("。");
                    });
        }
        Words chosen = chosenWithY(Stream.of(best, free).flatMap(Optional::stream), alpha);
        return Words.of(en + chosen.en(), zh + chosen.zh());
    }

    /** Said beside drivers that pass for significant: of noise that is cut to fit y many do. Else nothing. */
    private Words chosenWithY(Stream<Factor> told, double alpha) {
        List<String> chosen = terms.cut(DriverDiscretisation::chosenWithY);
        List<Factor> passed = told.filter(f -> p(f) <= alpha && chosen.contains(f.name()))
                .distinct()
                .toList();
        Words allowed = ofClasses(
                passed.stream().filter(f -> !Double.isNaN(f.test().pChoice())),
                "and p allows for it; q and its interval do not (DRIVER-C07).",
                "p 已计入这一选择，q 及其区间没有（DRIVER-C07）。");
        Words open = ofClasses(
                passed.stream().filter(f -> Double.isNaN(f.test().pChoice())),
                "which no p allows for: drivers that have nothing to do with y then pass for significant more often "
                        + "than they should (DRIVER-C07).",
                "各个 p 均未计入这一选择：与 y 无关的因子因此更容易显得显著（DRIVER-C07）。");
        return Words.of(allowed.en() + open.en(), allowed.zh() + open.zh());
    }

    private Words ofClasses(Stream<Factor> factors, String en, String zh) {
        List<String> names = factors.map(Factor::name).toList();
        if (names.isEmpty()) {
            return Words.same("");
        }
        Words list = terms.list(names);
        return Words.of(" The classes of " + list.en() + " were chosen with y, " + en, list.zh() + "的分级借助 y 选出，" + zh);
    }

    private void table(Findings.Builder chapter) {
        List<Excerpt.Column> columns = new ArrayList<>(List.of(
                Excerpt.Column.of("driver", Words.of("Driver", "因子")),
                Excerpt.Column.of("strata", Words.of("Strata", "分层")),
                Excerpt.Column.of("q", Words.same("q"), DriverTerms.DECIMALS),
                Excerpt.Column.of("low", Words.of("from", "下限"), DriverTerms.DECIMALS),
                Excerpt.Column.of("high", Words.of("to", "上限"), DriverTerms.DECIMALS),
                Excerpt.Column.of("pPermutation", Words.of("p (permutation)", "p（置换）"), DriverTerms.DECIMALS),
                Excerpt.Column.of("pSpatial", Words.of("p (spatial)", "p（空间）"), DriverTerms.DECIMALS),
                Excerpt.Column.of("pAnova", Words.of("p (F)", "p（F）"), DriverTerms.DECIMALS),
                Excerpt.Column.of("pCompatibleSample", Words.of("p (n−1)", "p（n−1）"), DriverTerms.DECIMALS),
                Excerpt.Column.of("pCompatiblePopulation", Words.of("p (n)", "p（n）"), DriverTerms.DECIMALS)));
        if (isKnown(f -> f.test().pChoice())) {
            columns.add(7, Excerpt.Column.of("pChoice", Words.of("p (choice)", "p（分级选择）"), DriverTerms.DECIMALS));
        }
        Table.Builder shown = Table.named("factors")
                .text("driver")
                .integer("strata")
                .number("q", "low", "high")
                .number("pPermutation", "pSpatial", "pChoice", "pAnova", "pCompatibleSample", "pCompatiblePopulation");
        for (Factor f : terms.last().outcome().detection().factors()) {
            shown.row(
                    f.name(),
                    f.strata(),
                    f.q(),
                    f.interval().low(),
                    f.interval().high(),
                    f.test().pPermutation(),
                    f.test().spatial().p(),
                    f.test().pChoice(),
                    f.test().pAnova(),
                    f.published().pSample(),
                    f.published().pPopulation());
        }
        chapter.add(Excerpt.of(
                        Words.of(
                                "Factor detector, " + terms.last().year(),
                                "因子探测，" + terms.last().year() + " 年"),
                        shown.build(),
                        columns)
                .withRows(40)
                .withTerms(terms.labels())
                .withFile("tables/geodetector-factors.csv"));
    }

    private static String interval(Factor f, String words) {
        return Double.isNaN(f.interval().low())
                ? ""
                : String.format(
                        Locale.ROOT,
                        words,
                        DriverTerms.text(f.interval().low()),
                        DriverTerms.text(f.interval().high()));
    }

    private static Stream<Factor> byQ(DetectorTables.Entry e) {
        return e.outcome().detection().factors().stream()
                .sorted(Comparator.comparingDouble(Factor::q).reversed());
    }

    private Figure bars() {
        List<String> names = terms.drivers().stream()
                .map(DriverLayer::name)
                .filter(n -> terms.entries().stream().anyMatch(e -> q(e, n).isPresent()))
                .sorted(Comparator.comparingDouble(
                        n -> -q(terms.last(), n).map(Factor::q).orElse(-1.0)))
                .toList();
        List<Figure.BarSeries> series = new ArrayList<>();
        int years = terms.entries().size();
        int[] colours = Ramp.VIRIDIS.colours(years + 1); // without its last, which is too light
        for (int i = 0; i < years; i++) {
            DetectorTables.Entry e = terms.entries().get(i);
            List<Optional<Factor>> found = names.stream().map(n -> q(e, n)).toList();
            series.add(new Figure.BarSeries(
                    DriverTerms.year(e),
                    years > Palette.MOST_SERIES ? colours[i] : Palette.AUTO, // else two years look alike
                    numbers(found, 0),
                    numbers(found, 1),
                    numbers(found, 2)));
        }
        Words star = terms.entries().get(0).computedFrom().isEmpty()
                ? Words.none()
                : Words.of("; * y is computed from it", "；* y 由其计算而来");
        return new Figure.Bars(
                Figure.Caption.of(
                        "geodetector-q",
                        Words.of("q of each driver with its interval" + star.en(), "各因子的 q 值及其区间" + star.zh()),
                        terms.source()),
                Figure.Axis.of(Words.of("q, share of variance explained", "q（解释的方差比例）"))
                        .from(0),
                names.stream().map(terms::label).toList(),
                series,
                List.of(),
                Figure.Stacking.GROUPED,
                true);
    }

    private static List<Double> numbers(List<Optional<Factor>> factors, int which) {
        return factors.stream()
                .map(o -> o.map(f -> which == 0
                                ? f.q()
                                : which == 1 ? f.interval().low() : f.interval().high())
                        .orElse(Double.NaN))
                .toList();
    }

    private static Optional<Factor> q(DetectorTables.Entry e, String driver) {
        return e.outcome().detection().factors().stream()
                .filter(f -> f.name().equals(driver))
                .findFirst();
    }
}
