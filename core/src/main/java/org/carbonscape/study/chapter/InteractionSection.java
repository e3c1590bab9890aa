package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.driver.Correction;
import org.carbonscape.driver.DriverDiscretisation;
import org.carbonscape.driver.Factor;
import org.carbonscape.driver.Interaction;
import org.carbonscape.driver.InteractionType;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Ramp;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.method.DetectorMethod;
import org.carbonscape.study.detect.DetectorTables;

/** Pairs of drivers in the report: q of the crossed strata and what the weaker driver adds. */
final class InteractionSection {
    /** Drivers up to which matrices stand beside each other and their numbers can still be read. */
    private static final int MOST_BESIDE = 6;
    /** The same of two beside each other; of more drivers each matrix has the page's width. */
    private static final int MOST_OF_TWO = 10;
    /** Matrices of so many drivers on a page, two by two. */
    private static final int ON_A_PAGE = 4;

    private final DriverTerms terms;

    InteractionSection(DriverTerms terms) {
        this.terms = terms;
    }

    void interactions(Findings.Builder chapter) {
        chapter.heading(Words.of("Interaction of two drivers", "因子交互"));
        double alpha = terms.last().outcome().detection().options().verdicts().alpha();
        List<Interaction> all = terms.last().outcome().detection().interactions();
        Words said = said(all, alpha);
        Words fitted = fittedToY(all, alpha);
        chapter.paragraph(Words.of(said.en() + fitted.en(), said.zh() + fitted.zh()));
        matrices(chapter, alpha);
        table(chapter, all);
    }

    private Words said(List<Interaction> all, double alpha) {
        Interaction best = all.stream()
                .max(Comparator.comparingDouble(i -> i.shares().q()))
                .orElseThrow();
        Interaction gain = all.stream()
                .max(Comparator.comparingDouble(i -> i.shares().excess()))
                .orElseThrow();
        long adding = all.stream().filter(i -> i.test().p() < alpha).count();
        long corrected = Arrays.stream(Correction.HOLM.adjust(
                        all.stream().mapToDouble(i -> i.test().p()).toArray()))
                .filter(p -> p < alpha)
                .count();
        long nonlinear = all.stream()
                .filter(i -> i.shares().type() == InteractionType.NONLINEAR_ENHANCEMENT)
                .count();
        return Words.of(
                "Crossing two drivers refines both, so the pair's q can hardly be less than the "
                        + "larger of the two: \"any two factors enhance each other\" is true by construction, "
                        + "not a finding. What counts is the excess over the larger q, and whether chance "
                        + "alone could produce it. In "
                        + terms.last().year()
                        + " the pair that explains most is " + pair(best, false) + " (q = "
                        + DriverTerms.text(best.shares().q()) + ", excess "
                        + DriverTerms.text(best.shares().excess())
                        + ")"
                        + (all.size() == 1
                                ? ""
                                : "; the largest excess has " + pair(gain, false) + " ("
                                        + DriverTerms.text(gain.shares().excess())
                                        + ")")
                        + ". "
                        + adds(all.size(), adding, corrected, Numbers.text(alpha))
                                .en()
                        + ". Nonlinear enhancement (q above the sum of both): "
                        + (nonlinear == 0 ? "no pair" : nonlinear + (nonlinear == 1 ? " pair" : " pairs")) + ".",
                "两个因子叠加会同时细分二者，叠加后的 q 几乎不可能小于较大者：“任意两因子相互增强”是定义使然，并非发现。应看超出较大 q 的部分及其是否可由偶然达到。"
                        + terms.last().year() + " 年解释力最强的组合为"
                        + pair(best, true) + "（q = "
                        + DriverTerms.text(best.shares().q()) + "，超出 "
                        + DriverTerms.text(best.shares().excess()) + "）"
                        + (all.size() == 1
                                ? ""
                                : "；超出最多的为" + pair(gain, true) + "（"
                                        + DriverTerms.text(gain.shares().excess()) + "）")
                        + "。"
                        + adds(all.size(), adding, corrected, Numbers.text(alpha))
                                .zh()
                        + "；非线性增强（q 大于两者之和）有 " + nonlinear + " 对。");
    }

    /** Said where a weaker driver adds something whose breaks were placed by y; else nothing. */
    private Words fittedToY(List<Interaction> all, double alpha) {
        List<String> fitted = terms.cut(DriverDiscretisation::fittedToY);
        List<String> names = fitted.stream()
                .filter(n -> all.stream()
                        .anyMatch(i -> i.test().p() < alpha && weaker(i).equals(n)))
                .toList();
        if (names.isEmpty()) {
            return Words.same("");
        }
        Words list = terms.list(names);
        return Words.of(
                " The optimal breaks of " + list.en() + " were placed by y, which the p of the excess does not "
                        + "allow for: it is too small (DRIVER-C07).",
                list.zh() + "的最优断点由 y 确定，超出量的 p 未计入这一点，数值偏小（DRIVER-C07）。");
    }

    /** Of equal ones the second. */
    private static String weaker(Interaction i) {
        return i.shares().qA() < i.shares().qB() ? i.a() : i.b();
    }

    private static Words adds(int pairs, long adding, long corrected, String alpha) {
        if (pairs == 1) {
            return Words.of(
                    "The weaker driver adds " + (adding == 0 ? "nothing" : "something") + " at the level " + alpha,
                    "在 " + alpha + " 水平上，较弱因子" + (adding == 0 ? "无增益" : "确有增益"));
        }
        return Words.of(
                "In " + (adding == 0 ? "none of " : adding + " of ") + pairs
                        + (adding == 0
                                ? " pairs does the weaker driver add something at the level " + alpha
                                : " pairs the weaker driver adds something at the level " + alpha
                                        + ", each pair tested by itself; after Holm's correction for all pairs, in "
                                        + (corrected == 0 ? "none" : corrected)),
                "在 " + alpha + " 水平上，" + pairs + " 对中有 " + adding + " 对的较弱因子确有增益"
                        + (adding == 0 ? "" : "（逐对检验；对全部组合作 Holm 校正后为 " + corrected + " 对）"));
    }

    private void matrices(Findings.Builder chapter, double alpha) {
        boolean marked = terms.entries().stream()
                .flatMap(e -> e.outcome().detection().interactions().stream())
                .anyMatch(i -> i.test().p() < alpha);
        Words title = Words.of(
                "q of each pair of drivers; on the diagonal each driver alone"
                        + (marked
                                ? "; +: the weaker adds significantly (p < " + Numbers.text(alpha) + ", uncorrected)"
                                : ""),
                "因子两两组合的 q 值；对角线为单因子" + (marked ? "；+ 表示较弱者确有增益（p < " + Numbers.text(alpha) + "，未校正）" : ""));
        int drivers = terms.last().outcome().detection().factors().size();
        int phases = terms.entries().size();
        int together = drivers <= MOST_BESIDE ? phases : drivers <= MOST_OF_TWO ? ON_A_PAGE : 1;
        if (phases <= together) {
            chapter.add(terms.panels("geodetector-interaction", title, (e, caption) -> matrix(e, caption, alpha)));
            return;
        }
        for (int i = 0; i < phases; i += together) {
            List<DetectorTables.Entry> some = terms.entries().subList(i, Math.min(phases, i + together));
            int first = some.get(0).year();
            int last = some.get(some.size() - 1).year();
            String id = "geodetector-interaction-" + first + (first == last ? "" : "-" + last);
            String years = first + (first == last ? "" : "–" + last);
            Figure.Caption caption = Figure.Caption.of(
                    id, Words.of(years + ": " + title.en(), years + " 年" + title.zh()), terms.source());
            chapter.add(
                    some.size() == 1
                            ? matrix(some.get(0), caption, alpha)
                            : terms.beside(some, caption, (e, own) -> matrix(e, own, alpha)));
        }
    }

    private void table(Findings.Builder chapter, List<Interaction> all) {
        Table.Builder table = Table.named("interactions")
                .text("a", "b")
                .number("q", "excess", "pExcess")
                .text("type");
        all.forEach(i -> table.row(
                i.a(),
                i.b(),
                i.shares().q(),
                i.shares().excess(),
                i.test().p(),
                DetectorMethod.words(i.shares().type()).en()));
        Map<String, Words> words = new HashMap<>(terms.labels());
        for (InteractionType t : InteractionType.values()) {
            words.put(DetectorMethod.words(t).en(), capital(DetectorMethod.words(t)));
        }
        chapter.add(Excerpt.of(
                        Words.of(
                                "Interaction detector, " + terms.last().year(),
                                "交互探测，" + terms.last().year() + " 年"),
                        table.build(),
                        List.of(
                                Excerpt.Column.of("a", Words.of("Driver", "因子")),
                                Excerpt.Column.of("b", Words.of("with", "另一因子")),
                                Excerpt.Column.of("q", Words.of("q of the pair", "组合 q"), DriverTerms.DECIMALS),
                                Excerpt.Column.of("excess", Words.of("Excess", "超出量"), DriverTerms.DECIMALS),
                                Excerpt.Column.of(
                                        "pExcess", Words.of("p of the excess", "超出量的 p"), DriverTerms.DECIMALS),
                                Excerpt.Column.of("type", Words.of("Type", "类型"))))
                .withRows(45)
                .withTerms(words)
                .withFile("tables/geodetector-interactions.csv"));
    }

    private static Words capital(Words w) {
        return Words.of(Character.toUpperCase(w.en().charAt(0)) + w.en().substring(1), w.zh());
    }

    private String pair(Interaction i, boolean chinese) {
        return chinese
                ? DriverTerms.within(DriverTerms.and(
                        terms.label(i.a()).zh(), terms.label(i.b()).zh()))
                : terms.label(i.a()).en() + " with " + terms.label(i.b()).en();
    }

    private Figure matrix(DetectorTables.Entry e, Figure.Caption caption, double alpha) {
        double most = terms.entries().stream()
                .flatMap(o -> o.outcome().detection().interactions().stream())
                .mapToDouble(i -> i.shares().q())
                .max()
                .orElse(0);
        List<Factor> factors = e.outcome().detection().factors();
        int n = factors.size();
        List<List<Double>> values = new ArrayList<>();
        List<List<String>> texts = new ArrayList<>();
        for (int r = 0; r < n; r++) {
            List<Double> row = new ArrayList<>();
            List<String> cells = new ArrayList<>();
            for (int c = 0; c < n; c++) {
                String a = factors.get(c).name();
                String b = factors.get(r).name();
                Optional<Interaction> pair = e.outcome().detection().interactions().stream()
                        .filter(i -> i.a().equals(a) && i.b().equals(b))
                        .findFirst();
                double q = r == c
                        ? factors.get(r).q()
                        : pair.map(i -> i.shares().q()).orElse(Double.NaN);
                row.add(q);
                cells.add(
                        Double.isNaN(q)
                                ? ""
                                : Numbers.readable(q, DriverTerms.DECIMALS)
                                        + (pair.isPresent() && pair.get().test().p() < alpha ? " +" : ""));
            }
            values.add(row);
            texts.add(cells);
        }
        List<Words> names = factors.stream().map(f -> terms.label(f.name())).toList();
        return new Figure.Matrix(
                caption,
                Figure.Headings.of(names),
                Figure.Headings.of(names),
                values,
                texts,
                new Figure.Shading(Ramp.BLUES, Words.same("q"), most));
    }
}
