package org.carbonscape.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.TDistribution;
import org.carbonscape.driver.ChoiceRule;
import org.carbonscape.driver.Discretisation;
import org.carbonscape.driver.Factor;
import org.carbonscape.driver.Interaction;
import org.carbonscape.driver.InteractionType;
import org.carbonscape.driver.Risk;
import org.carbonscape.driver.ShapleyShares;
import org.carbonscape.measure.Numbers;
import org.carbonscape.method.Excerpt;
import org.carbonscape.method.Figure;
import org.carbonscape.method.Findings;
import org.carbonscape.method.Palette;
import org.carbonscape.method.Ramp;
import org.carbonscape.method.Table;
import org.carbonscape.method.Words;
import org.carbonscape.problem.Problem;

/** The report's chapter on drivers: q with intervals, interactions, how drivers were cut, risk, shares, sizes. */
final class DriverChapter {
    private static final int DECIMALS = 3;
    /** Units below which an interval of a mean would dwarf all others. */
    private static final int FEW = 5;

    private final StudyInputs inputs;
    private final Study study;
    private final List<DetectorTables.Entry> entries;
    private final Optional<DriverStage.Sizes> sizes;
    private final List<Problem> cautions;
    private final Words source;
    private final Map<String, Words> labels = new HashMap<>();

    DriverChapter(StudyInputs inputs, Study study, List<DetectorTables.Entry> entries, Optional<DriverStage.Sizes> sizes, List<Problem> cautions, Words source) {
        this.inputs = inputs;
        this.study = study;
        this.entries = entries;
        this.sizes = sizes;
        this.cautions = cautions;
        this.source = source;
        inputs.drivers().forEach(l -> labels.put(l.name(), Words.same(l.name())));
        if (!entries.isEmpty()) {
            entries.get(0).computedFrom().forEach(n -> labels.put(n, Words.of(labels.get(n).en() + " *", labels.get(n).zh() + " *")));
        }
    }

    Findings findings(Table unitDrivers) {
        Findings.Builder chapter = Findings.named("what-drives-it", Words.of("What drives it", "驱动因素"));
        chapter.file(unitDrivers);
        if (entries.isEmpty()) {
            chapter.paragraph(Words.of("Values of " + inputs.drivers().size() + " drivers for every unit: tables/unit-drivers.csv and columns of vectors/units.gpkg. No geographical detector was asked for.",
                    "每个单元的 " + inputs.drivers().size() + " 个驱动因子取值见 tables/unit-drivers.csv 与 vectors/units.gpkg 的列。未要求地理探测。"));
            return chapter.build();
        }
        List<Table> tables = DetectorTables.of(entries);
        tables.stream().filter(t -> t.rows() > 0).forEach(chapter::file);
        opening(chapter);
        cautions.stream().filter(c -> c.code().name().contains("_C01_")).forEach(chapter::caution);
        strength(chapter);
        if (!last().outcome().detection().interactions().isEmpty()) {
            interactions(chapter);
        }
        cutting(chapter);
        risk(chapter);
        if (tables.get(4).rows() > 0) {
            ecological(chapter);
        }
        shares(chapter);
        sizes.ifPresent(s -> sizeEffect(chapter, s));
        cautions.stream().filter(c -> !c.code().name().contains("_C01_")).forEach(chapter::caution);
        return chapter.build();
    }

    private DetectorTables.Entry last() {
        return entries.get(entries.size() - 1);
    }

    private Words label(String driver) {
        return labels.get(driver);
    }

    private static String text(double value) {
        return Numbers.readable(value, DECIMALS);
    }

    private static Words year(DetectorTables.Entry e) {
        return Words.same(Integer.toString(e.year()));
    }

    /** What y is, with its unit. */
    private Words yWords() {
        String y = study.drivers().detector().orElseThrow().y();
        boolean per = y.endsWith("_per_ha");
        boolean stock = y.startsWith("stock");
        Words what = switch (y.replace("_per_ha", "")) {
            case "source" -> Words.of("Carbon source", "碳源");
            case "sink" -> Words.of("Carbon sink", "碳汇");
            case "stock" -> Words.of("Carbon stock", "碳储量");
            default -> Words.of("Net carbon flux", "净碳通量");
        };
        String substance = stock ? "tC" : "tCO₂";
        return Words.of(what.en() + " (" + substance + (per ? "/ha" : "") + (stock ? "" : " a year") + ")", what.zh() + "（" + substance + (per ? "/ha" : "") + (stock ? "" : "/年") + "）");
    }

    private void opening(Findings.Builder chapter) {
        DriversPlan.Detector plan = study.drivers().detector().orElseThrow();
        var options = last().outcome().detection().options();
        StringBuilder en = new StringBuilder("The geographical detector asks what share q of the variance of y is explained by the strata of a driver: q = 1 - SSW/SST, 0 = nothing, 1 = everything. y is the ")
                .append(lower(yWords().en())).append(" of ").append(entries.get(0).outcome().detection().units()).append(" units of the set \"").append(plan.units()).append("\". p is the share of ")
                .append(options.permutations()).append(" random reassignments of y").append(plan.blocks_m().isPresent() ? " within spatial blocks" : "").append(" that reach q; the interval is the ")
                .append(Numbers.readable(100 * options.confidence(), 0)).append(" % bootstrap interval, corrected for bias. Convention: ").append(DetectorTables.name(options.convention()))
                .append("; one-unit strata are ").append(options.dropSingletons() ? "dropped." : "kept.");
        StringBuilder zh = new StringBuilder("地理探测器以 q 度量驱动因子的分层对 y 方差的解释比例：q = 1 − SSW/SST，0 为毫无解释，1 为完全解释。y 为单元集“").append(plan.units()).append("”的 ")
                .append(entries.get(0).outcome().detection().units()).append(" 个单元的").append(yWords().zh()).append("。p 为 ").append(options.permutations()).append(" 次")
                .append(plan.blocks_m().isPresent() ? "空间块内" : "").append("随机置换 y 中达到 q 的比例；区间为 ").append(Numbers.readable(100 * options.confidence(), 0))
                .append(" % 自助区间（偏差校正）。约定：").append(DetectorTables.name(options.convention())).append("；单一单元的分层").append(options.dropSingletons() ? "已删除。" : "予以保留。");
        chapter.paragraph(Words.of(en.toString(), zh.toString()));
        List<DriverLayer> classes = inputs.drivers().stream().filter(DriverLayer::changes).toList();
        if (!classes.isEmpty()) {
            chapter.paragraph(Words.of("Drivers are called as in the study and its tables: " + classes.stream().map(l -> l.name() + " is the " + lower(l.words().en())).collect(Collectors.joining(", ")) + ".",
                    "因子名称与研究文件及表格一致：" + classes.stream().map(l -> l.name() + " 为" + l.words().zh()).collect(Collectors.joining("，")) + "。"));
        }
        int made = entries.get(0).computedFrom().size();
        if (made > 0) {
            String namesEn = entries.get(0).computedFrom().stream().sorted().map(n -> n + " (" + lower(plain(n).en()) + ")").collect(Collectors.joining(", "));
            String namesZh = entries.get(0).computedFrom().stream().sorted().map(n -> n + "（" + plain(n).zh() + "）").collect(Collectors.joining("、"));
            chapter.paragraph(Words.of("What is arithmetic: y is computed from the area of each class times its factor, and from emissions put on construction land (by weights where there are any), so " + namesEn + (made == 1 ? " (marked *) explains" : " (marked *) explain")
                    + " y by construction. Such a q says how the accounting makes y; it is no evidence of a cause. A distance to such a class inherits part of it.",
                    "何为算术关系：y 由各类面积乘以因子、并由分配到建设用地的排放（如有权重则按权重）得到，因此" + namesZh + "（标 *）按定义即可解释 y。这样的 q 反映核算方式，不是因果证据。到此类用地的距离也部分继承了这一关系。"));
        }
    }

    private Words plain(String driver) {
        return inputs.drivers().stream().filter(l -> l.name().equals(driver)).findFirst().orElseThrow().words();
    }

    private static String lower(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private void strength(Findings.Builder chapter) {
        chapter.heading(Words.of("Strength of each driver", "各因子的解释力"));
        Optional<Factor> best = byQ(last()).findFirst();
        Optional<Factor> free = byQ(last()).filter(f -> !last().computedFrom().contains(f.name())).findFirst();
        Factor b = best.orElseThrow();
        StringBuilder en = new StringBuilder("In " + last().year() + " " + label(b.name()).en() + " explains most: q = " + text(b.q()) + interval(b, "%s to %s") + ".");
        StringBuilder zh = new StringBuilder(last().year() + " 年解释力最强的是" + label(b.name()).zh() + "：q = " + text(b.q()) + interval(b, "%s ～ %s") + "。");
        if (free.isPresent() && !free.get().name().equals(b.name())) {
            Factor f = free.get();
            en.append(" Among the drivers that y was not computed from, it is ").append(label(f.name()).en()).append(": q = ").append(text(f.q())).append(interval(f, "%s to %s"))
                    .append(Double.isNaN(f.pPermutation()) ? "" : ", p " + equal(f.pPermutation())).append(".");
            zh.append("在 y 并非由其计算的因子中，最强的是").append(label(f.name()).zh()).append("：q = ").append(text(f.q())).append(interval(f, "%s ～ %s"))
                    .append(Double.isNaN(f.pPermutation()) ? "" : "，p " + equal(f.pPermutation())).append("。");
        }
        if (last().year() != entries.get(0).year()) {
            entries.get(0).outcome().detection().factors().stream().filter(f -> f.name().equals(b.name())).findFirst().ifPresent(f -> {
                en.append(" In ").append(entries.get(0).year()).append(" the q of ").append(label(f.name()).en()).append(" was ").append(text(f.q())).append(".");
                zh.append(entries.get(0).year()).append(" 年").append(label(f.name()).zh()).append("的 q 为 ").append(text(f.q())).append("。");
            });
        }
        chapter.paragraph(Words.of(en.toString(), zh.toString()));
        chapter.add(bars());
        List<Excerpt.Column> columns = List.of(Excerpt.Column.of("year", Words.of("Year", "年份")), Excerpt.Column.of("driver", Words.of("Driver", "因子")),
                Excerpt.Column.of("strata", Words.of("Strata", "分层")), Excerpt.Column.of("q", Words.same("q"), DECIMALS), Excerpt.Column.of("low", Words.of("from", "下限"), DECIMALS),
                Excerpt.Column.of("high", Words.of("to", "上限"), DECIMALS), Excerpt.Column.of("pPermutation", Words.of("p (permutation)", "p（置换）")),
                Excerpt.Column.of("pAnova", Words.of("p (ANOVA F)", "p（方差分析 F）")), Excerpt.Column.of("pCompatibleSample", Words.of("p (compatible, n-1)", "p（兼容，n−1）")),
                Excerpt.Column.of("pCompatiblePopulation", Words.of("p (compatible, n)", "p（兼容，n）")));
        Table.Builder shown = Table.named("factors").whole("year").text("driver").whole("strata").number("q", "low", "high").text("pPermutation", "pAnova", "pCompatibleSample", "pCompatiblePopulation");
        for (DetectorTables.Entry e : entries) {
            for (Factor f : e.outcome().detection().factors()) {
                shown.row(e.year(), f.name(), f.strata(), f.q(), f.low(), f.high(), p(f.pPermutation()), p(f.pAnova()), p(f.pCompatibleSample()), p(f.pCompatiblePopulation()));
            }
        }
        chapter.add(Excerpt.of(Words.of("Factor detector", "因子探测"), shown.build(), columns).withRows(40).withTerms(labels).withFile("tables/geodetector-factors.csv"));
        chapter.note(Words.of("Compatible p: the published non-central F with the variance of n-1 (R geodetector) and of n (GD, gdverse). It moves with the origin of y and stands here for comparison only.",
                "兼容 p：按已发表的非中心 F，方差分母取 n−1（R geodetector）与 n（GD、gdverse）。该 p 随 y 的原点而变，仅供对照。"));
    }

    private static String interval(Factor f, String words) {
        return Double.isNaN(f.low()) ? "" : " (" + String.format(java.util.Locale.ROOT, words, text(f.low()), text(f.high())) + ")";
    }

    private static java.util.stream.Stream<Factor> byQ(DetectorTables.Entry e) {
        return e.outcome().detection().factors().stream().sorted(Comparator.comparingDouble(Factor::q).reversed());
    }

    private Figure bars() {
        List<String> names = inputs.drivers().stream().map(DriverLayer::name).sorted(Comparator.comparingDouble(n -> -q(last(), n).map(Factor::q).orElse(-1.0))).toList();
        List<Figure.BarSeries> series = new ArrayList<>();
        for (DetectorTables.Entry e : entries) {
            List<Optional<Factor>> found = names.stream().map(n -> q(e, n)).toList();
            series.add(new Figure.BarSeries(year(e), Palette.AUTO, numbers(found, 0), numbers(found, 1), numbers(found, 2)));
        }
        Words star = entries.get(0).computedFrom().isEmpty() ? Words.none() : Words.of("; * y is computed from it", "；* y 由其计算而来");
        return new Figure.Bars(Figure.Caption.of("geodetector-q", Words.of("q of each driver with its interval" + star.en(), "各因子的 q 值及其区间" + star.zh()), source),
                Figure.Axis.of(Words.of("q, share of variance explained", "q（解释的方差比例）")).from(0), names.stream().map(this::label).toList(), series, List.of(), Figure.Stacking.GROUPED, true);
    }

    private static List<Double> numbers(List<Optional<Factor>> factors, int which) {
        return factors.stream().map(o -> o.map(f -> which == 0 ? f.q() : which == 1 ? f.low() : f.high()).orElse(Double.NaN)).toList();
    }

    private static Optional<Factor> q(DetectorTables.Entry e, String driver) {
        return e.outcome().detection().factors().stream().filter(f -> f.name().equals(driver)).findFirst();
    }

    private void interactions(Findings.Builder chapter) {
        chapter.heading(Words.of("Interaction of two drivers", "因子交互"));
        double alpha = last().outcome().detection().options().alpha();
        List<Interaction> all = last().outcome().detection().interactions();
        Interaction best = all.stream().max(Comparator.comparingDouble(Interaction::q)).orElseThrow();
        Interaction gain = all.stream().max(Comparator.comparingDouble(Interaction::excess)).orElseThrow();
        long adding = all.stream().filter(i -> i.pExcess() < alpha).count();
        long nonlinear = all.stream().filter(i -> i.type() == InteractionType.NONLINEAR_ENHANCEMENT).count();
        chapter.paragraph(Words.of("Crossing two drivers refines both, so q of the pair can hardly be less than the larger q: \"any two factors enhance each other\" is true by construction and no finding. What counts is the excess over the larger q"
                + " and whether chance reaches it. In " + last().year() + " the pair that explains most is " + pair(best, false) + " (q = " + text(best.q()) + ", excess " + text(best.excess())
                + "); the largest excess has " + pair(gain, false) + " (" + text(gain.excess()) + "). In " + adding + " of " + all.size() + " pairs the weaker driver adds something at the level "
                + Numbers.text(alpha) + "; " + nonlinear + (nonlinear == 1 ? " pair is" : " pairs are") + " nonlinear enhancement (q above the sum of both).",
                "两个因子叠加会同时细分二者，叠加后的 q 几乎不可能小于较大者：“任意两因子相互增强”是定义使然，并非发现。应看超出较大 q 的部分及其是否可由偶然达到。" + last().year() + " 年解释力最强的组合为"
                + pair(best, true) + "（q = " + text(best.q()) + "，超出 " + text(best.excess()) + "）；超出最多的为" + pair(gain, true) + "（" + text(gain.excess()) + "）。在 "
                + Numbers.text(alpha) + " 水平上，" + all.size() + " 对中有 " + adding + " 对的较弱因子确有增益；非线性增强（q 大于两者之和）有 " + nonlinear + " 对。"));
        for (DetectorTables.Entry e : entries) {
            if (!e.outcome().detection().interactions().isEmpty()) {
                chapter.add(matrix(e, alpha));
            }
        }
        Table.Builder table = Table.named("interactions").text("a", "b").number("q", "excess").text("pExcess", "type");
        all.forEach(i -> table.row(i.a(), i.b(), i.q(), i.excess(), p(i.pExcess()), DetectorTables.words(i.type()).en()));
        Map<String, Words> terms = new HashMap<>(labels);
        for (InteractionType t : InteractionType.values()) {
            terms.put(DetectorTables.words(t).en(), capital(DetectorTables.words(t)));
        }
        chapter.add(Excerpt.of(Words.of("Interaction detector, " + last().year(), "交互探测，" + last().year() + " 年"), table.build(), List.of(Excerpt.Column.of("a", Words.of("Driver", "因子")),
                Excerpt.Column.of("b", Words.of("with", "与")), Excerpt.Column.of("q", Words.of("q of the pair", "组合 q"), DECIMALS), Excerpt.Column.of("excess", Words.of("Excess", "超出量"), DECIMALS),
                Excerpt.Column.of("pExcess", Words.of("p of the excess", "超出量的 p")), Excerpt.Column.of("type", Words.of("Type", "类型")))).withRows(45).withTerms(terms)
                .withFile("tables/geodetector-interactions.csv"));
    }

    private static String equal(double p) {
        return p < 0.001 ? p(p) : "= " + p(p);
    }

    /** A p as readers see it: never "0.000". */
    private static String p(double p) {
        return Double.isNaN(p) ? "–" : p < 0.001 ? "< 0.001" : text(p);
    }

    private static Words capital(Words w) {
        return Words.of(Character.toUpperCase(w.en().charAt(0)) + w.en().substring(1), w.zh());
    }

    private String pair(Interaction i, boolean chinese) {
        return chinese ? label(i.a()).zh() + "与" + label(i.b()).zh() : label(i.a()).en() + " with " + label(i.b()).en();
    }

    private Figure matrix(DetectorTables.Entry e, double alpha) {
        double most = entries.stream().flatMap(o -> o.outcome().detection().interactions().stream()).mapToDouble(Interaction::q).max().orElse(0);
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
                Optional<Interaction> pair = e.outcome().detection().interactions().stream().filter(i -> i.a().equals(a) && i.b().equals(b)).findFirst();
                double q = r == c ? factors.get(r).q() : pair.map(Interaction::q).orElse(Double.NaN);
                row.add(q);
                cells.add(Double.isNaN(q) ? "" : Numbers.readable(q, DECIMALS) + (pair.isPresent() && pair.get().pExcess() < alpha ? " +" : ""));
            }
            values.add(row);
            texts.add(cells);
        }
        List<Words> names = factors.stream().map(f -> label(f.name())).toList();
        return new Figure.Matrix(Figure.Caption.of("geodetector-interaction-" + e.year(), Words.of("q of pairs of drivers, " + e.year() + "; on the diagonal each alone; + the weaker adds something (p < " + Numbers.text(alpha) + ")",
                e.year() + " 年因子两两组合的 q 值；对角线为单因子；+ 表示较弱者确有增益（p < " + Numbers.text(alpha) + "）"), source), Words.none(), Words.none(), names, names, values, texts, Ramp.BLUES, Words.same("q"), most);
    }

    private void cutting(Findings.Builder chapter) {
        List<DetectorRun.Cut> searched = last().outcome().cuts().stream().filter(c -> !DetectorRun.candidates(c).isEmpty()).toList();
        if (searched.isEmpty()) {
            return;
        }
        chapter.heading(Words.of("How the drivers were cut", "因子的离散化"));
        ChoiceRule rule = study.drivers().detector().orElseThrow().rule().choice();
        Words how = switch (rule) {
            case CROSS_VALIDATED -> Words.of("the largest cross-validated q: how well class means predict units that did not make them", "交叉验证 q 最大，即各级均值对未参与计算的单元的预测能力");
            case LARGEST_Q -> Words.of("the largest q (the published way, which takes many classes)", "q 最大（已发表的做法，倾向于级数多）");
            case FIVE_PERCENT -> Words.of("the smallest number of classes after which q grows by less than 5 %", "q 增幅首次低于 5 % 的最小级数");
        };
        String chosenEn = last().outcome().cuts().stream().map(c -> label(c.name()).en() + " " + c.rule() + c.search().map(s -> ", " + s.chosen().classes() + " classes").orElse("")).collect(Collectors.joining("; "));
        String chosenZh = last().outcome().cuts().stream().map(c -> label(c.name()).zh() + " " + ruleZh(c.rule()) + c.search().map(s -> "，" + s.chosen().classes() + " 级").orElse("")).collect(Collectors.joining("；"));
        chapter.paragraph(Words.of("q always grows with the number of classes, so q alone cannot choose it. The rule was " + how.en() + ". Chosen in " + last().year() + ": " + chosenEn + ".",
                "q 总随级数增大，不能单凭 q 选级数。所用规则：" + how.zh() + "。" + last().year() + " 年所选：" + chosenZh + "。"));
        entries.forEach(e -> chapter.add(curves(e)));
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
    private Figure curves(DetectorTables.Entry e) {
        List<DetectorRun.Cut> cuts = e.outcome().cuts().stream().filter(c -> !DetectorRun.candidates(c).isEmpty()).toList();
        List<Figure.Series> series = new ArrayList<>();
        for (int i = 0; i < cuts.size(); i++) {
            List<Discretisation> tried = DetectorRun.candidates(cuts.get(i)).stream().filter(Discretisation::eligible).toList();
            List<Figure.Point> points = new ArrayList<>();
            for (int k : tried.stream().mapToInt(Discretisation::classes).distinct().sorted().toArray()) {
                points.add(Figure.Point.of(k, tried.stream().filter(d -> d.classes() == k).mapToDouble(Discretisation::qCrossValidated).max().orElse(Double.NaN)));
            }
            series.add(new Figure.Series(label(cuts.get(i).name()), colour(cuts.get(i).name()), points));
        }
        return new Figure.Lines(Figure.Caption.of("geodetector-discretisation-" + e.year(), Words.of("Cross-validated q by number of classes, best way to cut, " + e.year(), e.year() + " 年交叉验证 q 随级数的变化（各级数取最佳方式）"), source),
                Figure.Axis.of(Words.of("Classes", "级数")), Figure.Axis.of(Words.of("Cross-validated q", "交叉验证 q")), series);
    }

    private void risk(Findings.Builder chapter) {
        chapter.heading(Words.of("Mean of y in the strata (risk detector)", "各分层的 y 均值（风险探测）"));
        List<Risk> risks = last().outcome().detection().risk();
        long pairs = risks.stream().mapToLong(r -> r.comparisons().size()).sum();
        long different = risks.stream().flatMap(r -> r.comparisons().stream()).filter(Risk.Comparison::different).count();
        Words correction = switch (last().outcome().detection().options().correction()) {
            case HOLM -> Words.same("Holm");
            case FALSE_DISCOVERY_RATE -> Words.of("false discovery rate", "错误发现率");
            case NONE -> Words.of("none", "无");
        };
        chapter.paragraph(Words.of("In " + last().year() + ", " + different + " of " + pairs + " pairs of strata differ in their mean (Welch's t, exact degrees of freedom, correction: " + correction.en() + ").",
                last().year() + " 年，" + pairs + " 对分层中有 " + different + " 对均值有差异（Welch t 检验，精确自由度，校正：" + correction.zh() + "）。"));
        entries.forEach(e -> chapter.add(means(e)));
        Table.Builder shown = Table.named("strata").text("driver", "stratum").whole("units").number("mean", "standard_deviation");
        for (Risk r : risks) {
            boolean cut = last().outcome().cuts().stream().anyMatch(c -> c.name().equals(r.name()) && c.breaks().length > 0);
            DetectorTables.ordered(r, last().outcome()).forEach(h -> shown.row(r.name(), cut ? rounded(h.label()) : h.label(), h.units(), h.mean(), h.standardDeviation()));
        }
        chapter.add(Excerpt.of(Words.of("Strata, " + last().year(), last().year() + " 年各分层"), shown.build(),
                List.of(Excerpt.Column.of("driver", Words.of("Driver", "因子")), Excerpt.Column.of("stratum", Words.of("Stratum", "分层")), Excerpt.Column.of("units", Words.of("Units", "单元数")),
                        Excerpt.Column.of("mean", yWords(), 2), Excerpt.Column.of("standard_deviation", Words.of("Standard deviation", "标准差"), 2))).withRows(60).withTerms(labels)
                .withFile("tables/geodetector-risk.csv"));
    }

    /** The mean of y by stratum of each driver, with 95 % intervals. */
    private Figure means(DetectorTables.Entry e) {
        List<Figure.Series> series = new ArrayList<>();
        for (Risk risk : e.outcome().detection().risk()) {
            List<Figure.Point> points = new ArrayList<>();
            for (Risk.Stratum h : DetectorTables.ordered(risk, e.outcome())) {
                double half = h.units() >= FEW ? TDistribution.of(h.units() - 1.0).inverseSurvivalProbability(0.025) * h.standardDeviation() / StrictMath.sqrt(h.units()) : Double.NaN;
                points.add(new Figure.Point(points.size() + 1, h.mean(), h.mean() - half, h.mean() + half));
            }
            series.add(new Figure.Series(label(risk.name()), colour(risk.name()), points));
        }
        return new Figure.Lines(Figure.Caption.of("geodetector-risk-" + e.year(), Words.of("Mean of y by stratum, from the lowest values of the driver to the highest, with 95 % intervals of strata of at least " + FEW + " units, " + e.year(),
                e.year() + " 年各分层的 y 均值（由因子低值到高值）及至少 " + FEW + " 个单元的分层的 95 % 区间"), source), Figure.Axis.of(Words.of("Stratum", "分层")), Figure.Axis.of(yWords()), series);
    }

    /** A driver has one colour in all figures and phases. */
    private int colour(String driver) {
        return Palette.series(inputs.drivers().stream().map(DriverLayer::name).toList().indexOf(driver));
    }

    /** A class between breaks with four digits, as readers need; the tables have all. */
    private static String rounded(String label) {
        return Pattern.compile("-?[0-9][0-9.]*(?:E[+-]?[0-9]+)?").matcher(label).replaceAll(m -> {
            BigDecimal four = new BigDecimal(m.group()).round(new MathContext(4));
            return four.signum() == 0 ? "0" : four.stripTrailingZeros().toPlainString();
        }).replace("<=", "≤");
    }

    private void ecological(Findings.Builder chapter) {
        var all = last().outcome().detection().ecological();
        String yes = all.stream().filter(e -> e.different()).map(e -> label(e.a()).en() + " and " + label(e.b()).en()).collect(Collectors.joining("; "));
        String yesZh = all.stream().filter(e -> e.different()).map(e -> label(e.a()).zh() + "与" + label(e.b()).zh()).collect(Collectors.joining("；"));
        chapter.note(Words.of("Ecological detector (two-sided, does not depend on the order of drivers), " + last().year() + ": " + (yes.isEmpty() ? "no two drivers differ in how much they explain."
                : "these differ in how much they explain: " + yes + ".") + " See tables/geodetector-ecological.csv.",
                "生态探测（双侧，与因子顺序无关），" + last().year() + " 年：" + (yesZh.isEmpty() ? "任意两因子的解释力无显著差异。" : "解释力有差异的为：" + yesZh + "。") + "见 tables/geodetector-ecological.csv。"));
    }

    private void shares(Findings.Builder chapter) {
        if (last().outcome().shares().isEmpty()) {
            return;
        }
        chapter.heading(Words.of("What each driver contributes to the joint q", "各因子对联合 q 的贡献"));
        ShapleyShares.Shares end = last().outcome().shares().get();
        String en = end.shares().stream().map(s -> label(s.name()).en() + " " + text(s.share())).collect(Collectors.joining(", "));
        String zh = end.shares().stream().map(s -> label(s.name()).zh() + " " + text(s.share())).collect(Collectors.joining("、"));
        chapter.paragraph(Words.of("All drivers together explain " + text(end.q()) + " of the variance in " + last().year() + " (a regression tree on their strata); divided among them by Shapley values: " + en + ".",
                last().year() + " 年全部因子共同解释 " + text(end.q()) + " 的方差（以分层为自变量的回归树）；按 Shapley 值分配：" + zh + "。"));
        List<Figure.BarSeries> series = new ArrayList<>();
        for (int d = 0; d < inputs.drivers().size(); d++) {
            String name = inputs.drivers().get(d).name();
            series.add(Figure.BarSeries.of(label(name), Palette.series(d), entries.stream().map(e -> e.outcome().shares().flatMap(all -> all.shares().stream().filter(s -> s.name().equals(name)).findFirst())
                    .map(ShapleyShares.Share::share).orElse(Double.NaN)).toList()));
        }
        chapter.add(new Figure.Bars(Figure.Caption.of("geodetector-shares", Words.of("Share of each driver in the joint q", "各因子在联合 q 中的份额"), source),
                Figure.Axis.of(Words.of("q", "q")), entries.stream().map(DriverChapter::year).toList(), series, List.of(), Figure.Stacking.STACKED, false));
    }

    private void sizeEffect(Findings.Builder chapter, DriverStage.Sizes s) {
        Table.Builder table = Table.named("geodetector-size-effect").whole("year").number("size_m").whole("units").text("driver").number("q", "upper_quantile");
        List<Figure.Series> series = new ArrayList<>();
        for (int d = 0; d < inputs.drivers().size(); d++) {
            String name = inputs.drivers().get(d).name();
            List<Figure.Point> points = new ArrayList<>();
            for (int k = 0; k < s.sizes_m().size(); k++) {
                table.row(s.year(), s.sizes_m().get(k), s.units().get(k), name, s.q()[k][d], s.effect().upper().get(k));
                points.add(Figure.Point.of(s.sizes_m().get(k) / 1000, s.q()[k][d]));
            }
            series.add(new Figure.Series(label(name), Palette.series(d), points));
        }
        chapter.file(table.build());
        chapter.heading(Words.of("Effect of the size of the units", "单元尺度效应"));
        boolean growing = s.effect().flat() == s.sizes_m().get(s.sizes_m().size() - 1);
        boolean only = s.sizes_m().size() == 1;
        String flatEn = only ? ", the only size tried." : growing ? "; it still grows by 5 % or more at the largest size tried, so larger ones are worth trying." : " and grows by less than 5 % beyond " + Numbers.text(s.effect().flat() / 1000) + " km.";
        String flatZh = only ? " km 处最大（仅试此一个尺寸）。" : growing ? " km 处最大；在所试的最大尺寸处增幅仍不低于 5 %，宜再试更大的尺寸。" : " km 处最大，自 " + Numbers.text(s.effect().flat() / 1000) + " km 起增幅低于 5 %。";
        chapter.paragraph(Words.of("q depends on the size of the units (modifiable areal unit problem). The 90 % quantile of q over the drivers in " + s.year() + " is largest at "
                + Numbers.text(s.effect().peak() / 1000) + " km" + flatEn,
                "q 随单元大小而变（可变面积单元问题）。" + s.year() + " 年各因子 q 的 90 % 分位数在 " + Numbers.text(s.effect().peak() / 1000) + flatZh));
        chapter.add(new Figure.Lines(Figure.Caption.of("geodetector-size-effect", Words.of("q by size of the fishnet, " + s.year(), s.year() + " 年 q 随格网尺寸的变化"), source),
                Figure.Axis.of(Words.of("Side of a square (km)", "格网边长（km）")), Figure.Axis.of(Words.same("q")), series));
    }
}
