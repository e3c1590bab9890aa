package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.study.gather.Stability;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.layer.ClassStyles;
import org.carbonscape.study.layer.Images;
import org.carbonscape.study.uncertainty.AreaUncertainty;
import org.carbonscape.study.uncertainty.Assumptions;
import org.carbonscape.study.uncertainty.UncertaintyTables;
import org.carbonscape.zone.UnitSet;

/** The report's chapter on how sure its numbers are. */
public final class UncertaintyChapter {
    /** Inputs that the tornado shows: the rest hardly matters. */
    private static final int MOST_BARS = 12;
    /** Least share in the variance of an input that the tornado shows. */
    private static final double LEAST_BAR = 1e-6;

    private final UncertaintyTables uncertainty;
    private final AreaUncertainty areas;
    private final Words source;
    private final Map<String, Words> terms;

    /** @param terms names of classes and factors, for a reader */
    public UncertaintyChapter(
            UncertaintyTables uncertainty, AreaUncertainty areas, Words source, Map<String, Words> terms) {
        this.uncertainty = uncertainty;
        this.areas = areas;
        this.source = source;
        this.terms = new HashMap<>(terms);
        this.terms.put("source", Words.of("source, a year", "碳源（每年）"));
        this.terms.put("sink", Words.of("sink, a year", "碳汇（每年）"));
        this.terms.put("net", Words.of("net, a year", "净碳排放（每年）"));
        this.terms.put("stock", Words.of("stock", "碳储量"));
        this.terms.put("stock_change", Words.of("change of stock", "碳储量变化"));
        this.terms.put("propagation", Words.of("error propagation", "误差传播"));
        this.terms.put("draws", Words.of("random draws", "随机抽样"));
        this.terms.put("emissions", Words.of("emissions", "排放量"));
    }

    /**
     * Nothing where no number has an interval.
     *
     * @param stability of units, for maps
     */
    public Optional<Findings> findings(StudyArea studyArea, Images images, List<Stability.OfUnits> stability) {
        if (!uncertainty.any() && !areas.any()) {
            return Optional.empty();
        }
        Findings.Builder chapter = Findings.named("how-sure-is-it", Words.of("How sure is it", "结果有多可靠"));
        uncertainty.byUnit().ifPresent(table -> intervals(chapter, table));
        uncertainty.shares().ifPresent(table -> shares(chapter, table));
        uncertainty.parts().ifPresent(chapter::file);
        uncertainty.guidelines().ifPresent(chapter::file);
        uncertainty.trend().ifPresent(table -> trend(chapter, table));
        areas.areas().ifPresent(table -> areas(chapter, table));
        areas.transitions().ifPresent(chapter::file);
        uncertainty.artTrees().ifPresent(table -> artTrees(chapter, table));
        Stability.table(stability, studyArea.years()).ifPresent(table -> {
            chapter.file(table);
            stability(chapter, new UnitMaps(studyArea, images), stability, studyArea.years());
        });
        return Optional.of(chapter.build());
    }

    private void intervals(Findings.Builder chapter, Table table) {
        chapter.file(table);
        chapter.heading(Words.of("Intervals of the totals", "各总量的区间"));
        Assumptions assumed = uncertainty.assumptions();
        chapter.paragraph(Words.of(
                "Intervals from the ranges of factors and densities, by error propagation (IPCC approach 1)"
                        + (uncertainty.isDrawn() ? " and by random draws (approach 2)" : "")
                        + ". " + assumed.ofErrors().en()
                        + "; different factors are independent. Anything without a range counts as certain"
                        + assumed.ofEmissions().en() + ".",
                "由系数与碳密度的区间按误差传播（IPCC 方法 1）" + (uncertainty.isDrawn() ? "与随机抽样（方法 2）" : "")
                        + "推求。" + assumed.ofErrors().zh() + "；不同系数相互独立；无区间者视为确定"
                        + assumed.ofEmissions().zh() + "。"));
        int set = table.column("unit_set");
        Table region = table.where("uncertainty", r -> table.text(r, set).equals(UnitSet.REGION));
        Tonnes tonnes = Tonnes.of(region, "estimate_tCO2");
        chapter.add(Excerpt.of(
                        Words.of(
                                "95 % intervals of the region ("
                                        + tonnes.unit("tCO₂").en() + ")",
                                "全区的 95 % 区间（" + tonnes.unit("tCO₂").zh() + "）"),
                        region,
                        columns(
                                List.of(
                                        Excerpt.Column.of("year", Words.of("Year", "年份")),
                                        Excerpt.Column.of("part", Words.of("Of what", "项目")),
                                        Excerpt.Column.of("method", Words.of("Method", "方法")),
                                        tonnes.column("estimate_tCO2", Words.of("Estimate", "估计"))),
                                corrected(region, "estimate_tCO2", tonnes),
                                ends(tonnes),
                                List.of(
                                        Excerpt.Column.of("percent", Words.of("± %", "± %"), 1),
                                        new Excerpt.Column(
                                                "share_without_range",
                                                Words.of("Without a range (%)", "无区间部分（%）"),
                                                1,
                                                100))))
                .withRows(60)
                .withTerms(terms)
                .withFile("tables/carbon-uncertainty.csv"));
    }

    /** The value that intervals lie about, where it is not the map's. */
    private static List<Excerpt.Column> corrected(Table table, String ofMap, Tonnes tonnes) {
        int map = table.column(ofMap);
        int corrected = table.column("adjusted_tCO2");
        boolean isSame = IntStream.range(0, table.rows())
                .allMatch(r -> Double.compare(table.number(r, map), table.number(r, corrected)) == 0);
        return isSame ? List.of() : List.of(tonnes.column("adjusted_tCO2", Words.of("Map corrected", "修正后")));
    }

    private static List<Excerpt.Column> ends(Tonnes tonnes) {
        return List.of(
                tonnes.column("low_tCO2", Words.of("Low", "下限")), tonnes.column("high_tCO2", Words.of("High", "上限")));
    }

    @SafeVarargs
    private static List<Excerpt.Column> columns(List<Excerpt.Column>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
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
                                "净碳排放不确定性的来源，" + last + "（"
                                        + tonnes.unit("tCO₂").zh() + "）"),
                        table.where("shares", r -> table.integer(r, year) == last),
                        List.of(
                                Excerpt.Column.of("term", Words.of("Factor", "系数")),
                                Excerpt.Column.of("method", Words.of("Method", "方法")),
                                tonnes.column("low_tCO2", Words.of("Net, low", "净碳排放下限")),
                                tonnes.column("high_tCO2", Words.of("Net, high", "净碳排放上限")),
                                new Excerpt.Column("share", Words.of("Share (%)", "份额（%）"), 1, 100)))
                .withTerms(terms)
                .withFile("tables/carbon-uncertainty-shares.csv"));
        tornado(chapter, table, last, tonnes);
    }

    /** How far each input alone moves the net, those that matter most on top. */
    private void tornado(Findings.Builder chapter, Table table, long year, Tonnes tonnes) {
        int net = table.column("net_tCO2");
        int[] rows = IntStream.range(0, table.rows())
                .filter(r -> table.integer(r, table.column("year")) == year
                        && table.text(r, table.column("method")).equals("propagation")
                        && table.number(r, table.column("share")) >= LEAST_BAR)
                .limit(MOST_BARS)
                .toArray();
        List<Words> names = new ArrayList<>();
        List<Double> down = new ArrayList<>();
        List<Double> up = new ArrayList<>();
        for (int r : rows) {
            String term = table.text(r, table.column("term"));
            names.add(Words.of(ClassStyles.shown(named(term).en()), named(term).zh()));
            down.add(tonnes.in(table.number(r, table.column("low_tCO2")) - table.number(r, net)));
            up.add(tonnes.in(table.number(r, table.column("high_tCO2")) - table.number(r, net)));
        }
        if (rows.length > 0) {
            chapter.add(new Figure.Bars(
                    Figure.Caption.of(
                            "uncertainty-tornado",
                            Words.of(
                                    "How far each input alone moves the net of " + year + " (95 %)",
                                    "各输入单独变动时净碳排放的变化（" + year + " 年，95 %）"),
                            source),
                    Figure.Axis.of(Words.of(
                            "From the net (" + tonnes.unit("tCO₂").en() + ")",
                            "相对净碳排放（" + tonnes.unit("tCO₂").zh() + "）")),
                    names,
                    List.of(
                            Figure.BarSeries.of(Words.of("lower", "下降"), 0x2c7bb6, down),
                            Figure.BarSeries.of(Words.of("higher", "上升"), 0xd7191c, up)),
                    List.of(),
                    Figure.Stacking.STACKED,
                    true));
        }
    }

    /** An input as a reader knows it: a class, a factor, the accuracy of a phase's map of a class. */
    private Words named(String term) {
        Words known = terms.get(term);
        if (known != null) {
            return known;
        }
        if (term.startsWith("emissions, ")) { // of a sector or gas, as the table calls it
            return Words.of(term, "排放量，" + term.substring("emissions, ".length()));
        }
        if (!term.startsWith("map ")) {
            return Words.same(term);
        }
        int comma = term.indexOf(", ");
        String year = term.substring(4, comma);
        Words of = terms.getOrDefault(term.substring(comma + 2), Words.same(term.substring(comma + 2)));
        return Words.of("map of " + year + ", " + of.en(), year + " 年地图精度，" + of.zh());
    }

    private void trend(Findings.Builder chapter, Table table) {
        chapter.file(table);
        Table region =
                table.where("trend", r -> table.text(r, table.column("kind")).equals(UnitSet.REGION));
        Tonnes tonnes = Tonnes.of(region, "change_tCO2");
        chapter.add(Excerpt.of(
                        Words.of(
                                "Change since the first phase, with its 95 % interval ("
                                        + tonnes.unit("tCO₂").en() + ")",
                                "自首期以来的变化及其 95 % 区间（" + tonnes.unit("tCO₂").zh() + "）"),
                        region,
                        columns(
                                List.of(
                                        Excerpt.Column.of("to_year", Words.of("Year", "年份")),
                                        Excerpt.Column.of("part", Words.of("Of what", "项目")),
                                        Excerpt.Column.of("method", Words.of("Method", "方法")),
                                        tonnes.column("change_tCO2", Words.of("Change", "变化"))),
                                corrected(region, "change_tCO2", tonnes),
                                ends(tonnes)))
                .withRows(60)
                .withTerms(terms)
                .withFile("tables/carbon-uncertainty-trend.csv"));
    }

    private void areas(Findings.Builder chapter, Table table) {
        chapter.file(table);
        chapter.heading(Words.of("Areas corrected for the map's errors", "按分类误差修正的面积"));
        chapter.paragraph(Words.of(
                "Places held against the map give the stratified estimate of each class's area (Olofsson and others "
                        + "2014). Its errors enter the intervals above: land of a map class emits as the class that it "
                        + "is in truth. Samples of single phases tell nothing of what changed into what; transitions "
                        + "keep the map's odds and are fitted to the estimated areas.",
                "由地图与真实地类对照的样点得到各类面积的分层估计（Olofsson 等，2014）。其误差计入上述区间：制图类别的土地按其真实地类排放。"
                        + "单期样点无法说明地类如何转移，转移量保持地图的比例并与估计面积协调。"));
        chapter.add(Excerpt.of(
                        Words.of("Areas and their 95 % intervals (ha)", "面积及其 95 % 区间（ha）"),
                        table,
                        List.of(
                                Excerpt.Column.of("year", Words.of("Year", "年份")),
                                Excerpt.Column.of("class", Words.of("Class", "地类")),
                                Excerpt.Column.of("mapped_ha", Words.of("On the map", "地图"), 0),
                                Excerpt.Column.of("estimate_ha", Words.of("Estimate", "估计"), 0),
                                Excerpt.Column.of("low_ha", Words.of("Low", "下限"), 0),
                                Excerpt.Column.of("high_ha", Words.of("High", "上限"), 0)))
                .withRows(60)
                .withTerms(terms)
                .withFile("tables/area-uncertainty.csv"));
    }

    private static final double[] KEPT = {0.5, 0.8, 0.9, 0.95};

    private static final Key.Classes KEPT_KEY = new Key.Classes(
            Words.of("Keeps its class in", "保持类别的比例"),
            List.of(
                    new Key.Entry(Words.of("up to 50 %", "不超过 50 %"), 0xb2182b),
                    new Key.Entry(Words.of("50–80 %", "50–80 %"), 0xef8a62),
                    new Key.Entry(Words.of("80–90 %", "80–90 %"), 0xfddbc7),
                    new Key.Entry(Words.of("90–95 %", "90–95 %"), 0xd1e5f0),
                    new Key.Entry(Words.of("more than 95 %", "95 % 以上"), 0x2166ac)));

    private void stability(
            Findings.Builder chapter, UnitMaps maps, List<Stability.OfUnits> stability, List<Integer> years) {
        chapter.heading(Words.of("How often units keep their classes", "单元类别的稳定性"));
        chapter.paragraph(Words.of(
                "Factors, emissions and maps are drawn again and again, and clusters, hot spots, levels of "
                        + "suitability and zones found anew each time. A unit that keeps its class in 95 of 100 draws "
                        + "does not hang on them; where it does "
                        + "so in half of them only, cite its class with care.",
                "对系数、排放与分类误差反复抽样，每次重新识别集聚、冷热点、适宜性等级与分区。100 次中有 95 次保持同一类别的单元不受其影响；" + "只有一半保持的单元，引用其类别须谨慎。"));
        firm(stability).forEach(chapter::paragraph);
        for (Stability.OfUnits s : stability) {
            Words keeping = keeping(s);
            Figure map = new Figure.Maps(
                    Figure.Caption.of(
                            "stability-" + s.prefix() + "-" + (stability.indexOf(s) + 1),
                            Words.of(
                                    s.name().en() + " under the draws, " + years.get(s.phase()) + " ("
                                            + s.set().name() + "); " + keeping.en(),
                                    s.name().zh() + "在随机抽样下的稳定性，" + years.get(s.phase()) + " 年（"
                                            + s.set().name() + "）；" + keeping.zh()),
                            source),
                    maps.images().frame(),
                    List.of(maps.panel(
                            s.set(), Words.same(Integer.toString(years.get(s.phase()))), unit -> kept(s.kept()[unit]))),
                    KEPT_KEY);
            if (isFirm(s)) {
                chapter.aside(map); // one colour says what a sentence says
            } else {
                chapter.add(map);
            }
        }
    }

    /** Sentences on sets all of whose units keep their class: those that no draw can move, and those that none did. */
    static List<Words> firm(List<Stability.OfUnits> stability) {
        List<Words> told = new ArrayList<>();
        List<Stability.OfUnits> fixed =
                stability.stream().filter(Stability.OfUnits::isFixed).toList();
        if (!fixed.isEmpty()) {
            told.add(Words.of(
                    "Fixed by construction: no criterion, and no layer of a rule, that these are made from hangs on "
                            + "the account, so every unit keeps its class whatever is drawn, and that says nothing of "
                            + "how sure it is: " + list(fixed).en() + ".",
                    "由构成决定、不随抽样变化：以下结果所依据的指标与规则图层均不取决于碳核算，因此全部单元在任何抽样中都保持类别，这不说明其可靠程度："
                            + list(fixed).zh() + "。"));
        }
        List<Stability.OfUnits> firm =
                stability.stream().filter(s -> isFirm(s) && !s.isFixed()).toList();
        if (!firm.isEmpty()) {
            told.add(Words.of(
                    "Every unit keeps its class in more than 95 % of the draws: "
                            + list(firm).en() + ".",
                    "全部单元在 95 % 以上的抽样中保持类别：" + list(firm).zh() + "。"));
        }
        return told;
    }

    private static Words list(List<Stability.OfUnits> all) {
        return Words.of(
                all.stream()
                        .map(s -> s.name().en() + " (" + s.set().name() + ")")
                        .collect(Collectors.joining(", ")),
                all.stream()
                        .map(s -> s.name().zh() + "（" + s.set().name() + "）")
                        .collect(Collectors.joining("、")));
    }

    /** How firm the classes of a set are: where most never move, how many; else what half of them reach. */
    static Words keeping(Stability.OfUnits of) {
        double[] kept = Arrays.stream(of.kept()).filter(k -> !Double.isNaN(k)).toArray();
        if (of.median() == 1) {
            long always = Arrays.stream(kept).filter(k -> k == 1).count();
            String share = Numbers.readable(Math.floor(1000.0 * always / kept.length) / 10, 1); // 100 % means all
            return Words.of(share + " % of the units keep their class in every draw", share + " % 的单元在全部抽样中保持类别");
        }
        String half = Numbers.readable(100 * of.median(), 1);
        return Words.of(
                "half of the units keep their class in " + half + " % of them or more",
                "半数单元在不低于 " + half + " % 的抽样中保持类别");
    }

    private static boolean isFirm(Stability.OfUnits of) {
        return Arrays.stream(of.kept()).skip(1).noneMatch(share -> share <= KEPT[KEPT.length - 1]);
    }

    private static int kept(double share) {
        if (Double.isNaN(share)) {
            return 0;
        }
        int found = 1;
        for (double limit : KEPT) {
            found += share > limit ? 1 : 0;
        }
        return found;
    }

    private void artTrees(Findings.Builder chapter, Table table) {
        chapter.file(table);
        Tonnes tonnes = Tonnes.of(table, "mean_tCO2");
        chapter.add(Excerpt.of(
                        Words.of(
                                "Deduction of ART-TREES (" + tonnes.unit("tCO₂").en() + ")",
                                "ART-TREES 不确定性扣减（" + tonnes.unit("tCO₂").zh() + "）"),
                        table,
                        List.of(
                                Excerpt.Column.of("year", Words.of("Year", "年份")),
                                Excerpt.Column.of("part", Words.of("Of what", "项目")),
                                tonnes.column("mean_tCO2", Words.of("Mean", "均值")),
                                tonnes.column("low_90_tCO2", Words.of("Low, 90 %", "90 % 下限")),
                                tonnes.column("high_90_tCO2", Words.of("High, 90 %", "90 % 上限")),
                                Excerpt.Column.of("deduction_percent", Words.of("Deduction (%)", "扣减率（%）"), 2),
                                tonnes.column("deduction_tCO2", Words.of("Deduction", "扣减量"))))
                .withRows(60)
                .withTerms(terms)
                .withFile("tables/art-trees.csv"));
    }
}
