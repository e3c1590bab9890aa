package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.carbon.Balance;
import org.carbonscape.carbon.Flow;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Listing;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.CarbonTables;
import org.carbonscape.study.account.InventoryTables;
import org.carbonscape.study.account.PoolTable;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.layer.Images;
import org.carbonscape.study.layer.StockCells;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.study.uncertainty.UncertaintyTables;
import org.carbonscape.zone.UnitSet;

/** The report's chapters on carbon: sources and sinks here, and {@link FluxMapsChapter}. */
public final class CarbonChapters {
    private static final String CHANGED = "changed by ";
    /** Of an amount: sums of numbers in other orders differ by less. */
    private static final double SAME = 1e-12;

    private final StudyArea studyArea;
    private final StudyInputs inputs;
    private final CarbonAccount account;
    private final CarbonTables tables;
    private final Headlines headlines;
    private final List<Table> ledger;
    private final Images images;
    private final Words source;
    private final Map<String, Words> terms;

    /** @param ledger how every tonne came about */
    public CarbonChapters(
            StudyInputs inputs,
            CarbonAccount account,
            UncertaintyTables uncertainty,
            List<Table> ledger,
            Images images,
            Words source) {
        this.studyArea = inputs.studyArea();
        this.inputs = inputs;
        this.account = account;
        this.tables = new CarbonTables(account);
        this.headlines = Headlines.of(uncertainty);
        this.ledger = ledger;
        this.images = images;
        this.source = source;
        this.terms = LandChapter.terms(studyArea);
    }

    private int last() {
        return studyArea.years().size() - 1;
    }

    /** The power of ten of the region's fluxes. */
    private Tonnes tonnes() {
        return Tonnes.ofRegion(account, studyArea.years().size());
    }

    private String text(double tCO2) {
        return tonnes().text(tCO2);
    }

    /** Names of classes and factors, for a reader. */
    public Map<String, Words> terms() {
        Map<String, Words> all = new HashMap<>(tables.factorNames());
        all.putAll(terms);
        return all;
    }

    /** The chapters on sources and sinks and on where they lie, as far as there is anything to tell. */
    public List<Findings> findings(List<UnitSet> sets) {
        Optional<Table> stock = tables.stockByUnit();
        if (!account.hasFlows() && stock.isEmpty()) {
            return List.of();
        }
        List<Findings> chapters = new ArrayList<>();
        UnitChoropleths units = new UnitChoropleths(studyArea, account, images, sets, source);
        chapters.add(sourcesAndSinks(tables.byClass(), stock, tables.factorsUsed(), units));
        if (account.hasFlows()) {
            chapters.add(new FluxMapsChapter(studyArea, account, images, source, terms, headlines)
                    .chapter(sets, tables.byUnit(), units));
        }
        return chapters;
    }

    private Findings sourcesAndSinks(Table byClass, Optional<Table> stock, Table factors, UnitChoropleths units) {
        Findings.Builder chapter = Findings.named(
                "sources-and-sinks",
                account.hasFlows() ? Words.of("Carbon sources and sinks", "碳源与碳汇") : Words.of("Carbon stock", "碳储量"));
        if (account.hasFlows()) {
            chapter.file(byClass);
        }
        stock.ifPresent(chapter::file);
        chapter.file(factors);
        ledger.forEach(chapter::file);
        if (account.hasFlows()) {
            flows(chapter, byClass);
            net().ifPresent(chapter::paragraph);
        }
        if (inputs.carbon().energy().isPresent()) {
            new InventorySection(
                            InventoryTables.linesOf(inputs), InventoryTables.statusesOf(inputs), tonnes(), headlines)
                    .write(chapter);
        }
        LandCarbonSection.write(
                chapter, tables, studyArea.years(), inputs.carbon().land(), headlines);
        StockSection stocks = new StockSection(studyArea, images, source, headlines);
        stock.ifPresent(table -> stocks.write(chapter, table));
        PoolTable.of(account).ifPresent(table -> stocks.pools(chapter, table, terms));
        inputs.carbon().stock().map(StockCells::new).ifPresent(cells -> stocks.maps(chapter, cells));
        units.figures(Quantity.STOCK).forEach(chapter::aside);
        tables.stockWorth().ifPresent(table -> stocks.worth(chapter, table));
        if (!ledger.isEmpty()) {
            chapter.note(Words.of(
                    "How every tonne came about, line by line: tables/ledger.csv, or carbonscape explain with the run "
                            + "folder, --unit and --year.",
                    "每一吨的计算过程（逐行）见 tables/ledger.csv，或运行 carbonscape explain 并给出结果文件夹、--unit 与 --year。"));
        }
        return chapter.build();
    }

    /** The net and what became of it; nothing where neither has an interval. */
    private Optional<Words> net() {
        int y0 = studyArea.years().get(0);
        int y1 = studyArea.years().get(last());
        Words range = headlines.region("net", y1, this::text);
        Words change = headlines.change("net", y1, this::signed);
        double net = account.region(last()).net_tCO2();
        double since = net - account.region(0).net_tCO2();
        boolean changes = last() > 0 && !change.en().isEmpty();
        return range.en().isEmpty()
                ? Optional.empty()
                : Optional.of(Words.of(
                        "The net of " + y1 + " is " + text(net) + range.en()
                                + tonnes().behind("tCO₂").en() + " a year"
                                + (changes ? ", its change since " + y0 + " " + signed(since) + change.en() : "")
                                + ". Where the intervals come from is told in the chapter \"How sure is it\".",
                        y1 + " 年净碳排放为 " + text(net) + range.zh()
                                + tonnes().behind("tCO₂").zh() + "/年"
                                + (changes ? "，较 " + y0 + " 年变化 " + signed(since) + change.zh() : "")
                                + "。区间的由来见“结果有多可靠”一章。"));
    }

    private String signed(double tCO2) {
        return (tCO2 > 0 ? "+" : "") + text(tCO2);
    }

    private String uptake(double tCO2) {
        return text(-tCO2);
    }

    private String carbon(double tCO2) {
        return text(Substance.co2ToCarbon(tCO2));
    }

    /** A source and a sink of a phase, each with its interval. */
    private String source(int phase, Language language) {
        return text(account.region(phase).source_tCO2())
                + headlines
                        .region("source", studyArea.years().get(phase), this::text)
                        .in(language);
    }

    private String sink(int phase, Language language) {
        return uptake(account.region(phase).sink_tCO2())
                + headlines
                        .region("sink", studyArea.years().get(phase), this::uptake)
                        .in(language);
    }

    private void flows(Findings.Builder chapter, Table byClass) {
        Balance first = account.region(0);
        Balance end = account.region(last());
        int y0 = studyArea.years().get(0);
        int y1 = studyArea.years().get(last());
        boolean noSink = first.sink_tCO2() == 0 && end.sink_tCO2() == 0;
        if (noSink && first.source_tCO2() == 0 && end.source_tCO2() == 0) {
            chapter.found(neither(y0, y1));
        } else if (!noSink && first.source_tCO2() == 0 && end.source_tCO2() == 0) {
            chapter.found(sinksAlone(end, y0, y1, moved(first.sink_tCO2(), end.sink_tCO2())));
        } else {
            chapter.found(Words.of(
                    "Sources count as positive, sinks as negative; net is their sum. In " + y1 + " sources emit "
                            + source(last(), Language.EN)
                            + (noSink ? "" : " and sinks take up " + sink(last(), Language.EN))
                            + tonnes().behind("tCO₂").en() + " a year (" + carbon(end.source_tCO2())
                            + (noSink ? "" : " and " + carbon(-end.sink_tCO2()))
                            + tonnes().behind("tC").en() + ")"
                            + (noSink ? "; there is no sink" : "")
                            + (last() > 0
                                    ? "; in " + y0 + (noSink ? " sources" : " they") + " were " + source(0, Language.EN)
                                            + (noSink ? "" : " and " + sink(0, Language.EN)) + ". "
                                            + changed(first, end).en()
                                    : "")
                            + ".",
                    "碳源为正，碳汇为负，净碳排放为两者之和。" + y1 + " 年碳源排放 " + source(last(), Language.ZH)
                            + (noSink ? "" : "、碳汇吸收 " + sink(last(), Language.ZH))
                            + tonnes().behind("tCO₂").zh() + "（合 " + carbon(end.source_tCO2())
                            + (noSink ? "" : " 与 " + carbon(-end.sink_tCO2()))
                            + tonnes().behind("tC").zh() + "）"
                            + (noSink ? "，无碳汇" : "")
                            + (last() > 0
                                    ? "；" + y0 + " 年" + (noSink ? "碳源" : "") + "为 " + source(0, Language.ZH)
                                            + (noSink ? "" : " 与 " + sink(0, Language.ZH)) + "。"
                                            + changed(first, end).zh()
                                    : "")
                            + "。"));
        }
        leading(chapter, end);
        chapter.add(overTime());
        chapter.add(PhaseColumns.of(
                        Words.of(
                                "Sources and sinks by class ("
                                        + tonnes().perYear("tCO₂").en() + ")",
                                "各类用地的碳源与碳汇（" + tonnes().perYear("tCO₂").zh() + "）"),
                        byClass,
                        List.of(
                                Excerpt.Column.of("class", Words.of("Class", "地类")),
                                Excerpt.Column.of("flow", Words.of("Flow", "流向"))),
                        "tCO2",
                        tonnes().decimals(),
                        tonnes().times())
                .withRows(40)
                .withTerms(terms)
                .withFile("tables/carbon-by-class.csv"));
        inputs.carbon().factorUnits().ifPresent(units -> chapter.note(ownFactors(units)));
        tables.coefficients().ifPresent(table -> coefficients(chapter, table));
        account.withUsualFactors().ifPresent(usual -> beside(chapter, usual));
    }

    private static Words ownFactors(UnitSet units) {
        String ids = Listing.of(IntStream.rangeClosed(1, units.count())
                .mapToObj(units::unitName)
                .toList());
        return Words.of(
                "Land of " + ids + " (" + units.name()
                        + ") has factors of its own, used in the tables and maps of every unit set; all other "
                        + "land takes the general factors.",
                units.name() + "中" + ids + "的土地采用各自的系数，对所有单元集的表格与地图都有效；其余土地采用通用系数。");
    }

    /** Which units give more than their share of the emissions, in money and in uptake. */
    private void coefficients(Findings.Builder chapter, Table table) {
        chapter.file(table);
        int year = studyArea.years().get(last());
        UnitSet set = inputs.emitting().orElseThrow();
        Table.Builder named = Table.named("coefficients")
                .text("name")
                .number("economic_contributive_coefficient", "ecological_support_coefficient");
        // rows of a phase follow the units of the set; a reader knows them by name
        int[] rows = IntStream.range(0, table.rows())
                .filter(r -> table.integer(r, table.column("year")) == year)
                .toArray();
        for (int i = 0; i < rows.length; i++) {
            named.row(
                    set.readable(i + 1),
                    table.number(rows[i], table.column("economic_contributive_coefficient")),
                    table.number(rows[i], table.column("ecological_support_coefficient")));
        }
        chapter.add(Excerpt.of(
                        Words.of(
                                "Coefficients of carbon-balance zoning, " + year
                                        + ": above 1, a unit contributes more than its share of the emissions",
                                "碳平衡分区系数，" + year + "：大于 1 表示该单元的贡献高于其排放份额"),
                        named.build(),
                        List.of(
                                Excerpt.Column.of("name", Words.of("Unit", "单元")),
                                Excerpt.Column.of(
                                        "economic_contributive_coefficient",
                                        Words.of("Economic contributive coefficient", "经济贡献系数"),
                                        3),
                                Excerpt.Column.of(
                                        "ecological_support_coefficient",
                                        Words.of("Ecological support coefficient", "生态承载系数"),
                                        3)))
                .withFile("tables/balance-coefficients.csv"));
    }

    private Words neither(int y0, int y1) {
        return Words.of(
                "There is neither source nor sink in " + y1 + (last() > 0 ? ", nor was there in " + y0 : "") + ".",
                y1 + " 年既无碳源，也无碳汇" + (last() > 0 ? "，" + y0 + " 年亦然" : "") + "。");
    }

    private Words sinksAlone(Balance end, int y0, int y1, Words change) {
        return Words.of(
                "Sources count as positive, sinks as negative; net is their sum. In " + y1 + " sinks take up "
                        + sink(last(), Language.EN) + tonnes().behind("tCO₂").en() + " a year ("
                        + carbon(-end.sink_tCO2()) + tonnes().behind("tC").en() + "); there is no source"
                        + (last() > 0
                                ? "; in " + y0 + " sinks were " + sink(0, Language.EN) + ". Sinks " + change.en()
                                : "")
                        + ".",
                "碳源为正，碳汇为负，净碳排放为两者之和。" + y1 + " 年碳汇吸收 " + sink(last(), Language.ZH)
                        + tonnes().behind("tCO₂").zh() + "（合 " + carbon(-end.sink_tCO2())
                        + tonnes().behind("tC").zh() + "），无碳源"
                        + (last() > 0 ? "；" + y0 + " 年碳汇为 " + sink(0, Language.ZH) + "。碳汇" + change.zh() : "")
                        + "。");
    }

    /** How both flows changed in per cent; what was not there at first has no such change. */
    private static Words changed(Balance first, Balance end) {
        Words source = moved(first.source_tCO2(), end.source_tCO2());
        Words sink = moved(first.sink_tCO2(), end.sink_tCO2());
        boolean noSource = first.source_tCO2() == 0;
        boolean noSink = first.sink_tCO2() == 0;
        if (noSource && noSink) {
            return Words.of("There was neither source nor sink then", "当时既无碳源，也无碳汇");
        }
        if (noSink && end.sink_tCO2() == 0) {
            return Words.of("Sources " + source.en(), "碳源" + source.zh());
        }
        return Words.of(
                noSource
                        ? "There was no source then; sinks " + sink.en()
                        : "Sources " + source.en()
                                + (noSink
                                        ? "; there was no sink then"
                                        : ", sinks "
                                                + (source.en().startsWith(CHANGED)
                                                        ? sink.en().replace(CHANGED, "by ")
                                                        : sink.en())),
                (noSource ? "当时无碳源" : "碳源" + source.zh()) + "，" + (noSink ? "当时无碳汇" : "碳汇" + sink.zh()));
    }

    private static Words moved(double from, double to) {
        return Math.abs(to - from) <= SAME * Math.abs(from)
                ? Words.of("did not change", "未变")
                : Words.of(CHANGED + percent(from, to), "变化 " + percent(from, to));
    }

    private static String percent(double from, double to) {
        double change = 100 * (to - from) / from;
        double size = Math.abs(change);
        return (change >= 0 ? "+" : "") + Numbers.readable(change, size < 1 ? 2 : size < 1000 ? 1 : 0) + " %";
    }

    private Words term(String className) {
        return Objects.requireNonNull(terms.get(className), "terms hold every class of the legend");
    }

    private void leading(Findings.Builder chapter, Balance end) {
        List<Balance.ClassFlow> flows = new ArrayList<>(end.classFlows());
        Optional<Balance.ClassFlow> most = flows.stream()
                .filter(f -> f.flow() == Flow.SOURCE && f.tCO2() > 0)
                .max(Comparator.comparingDouble(Balance.ClassFlow::tCO2));
        Optional<Balance.ClassFlow> sink = flows.stream()
                .filter(f -> f.flow() == Flow.SINK && f.tCO2() < 0)
                .min(Comparator.comparingDouble(Balance.ClassFlow::tCO2));
        if (most.isPresent() && sink.isPresent()) {
            double s = 100 * most.get().tCO2() / end.source_tCO2();
            double k = 100 * sink.get().tCO2() / end.sink_tCO2();
            Words offset = offset(-end.sink_tCO2() / end.source_tCO2());
            String taker = sink.get().className().replace('_', ' ');
            chapter.paragraph(Words.of(
                    term(most.get().className()).en() + " accounts for " + Numbers.readable(s, 1) + " % of the source, "
                            + taker + " for " + Numbers.readable(k, 1) + " % of the sink. "
                            + offset.en(),
                    term(most.get().className()).zh() + "承担碳源的 " + Numbers.readable(s, 1) + " %，"
                            + term(sink.get().className()).zh() + "承担碳汇的 " + Numbers.readable(k, 1) + " %。"
                            + offset.zh()));
        }
    }

    /** How sinks stand to sources; per cent say nothing of what is many times as large. */
    static Words offset(double share) {
        if (share >= 2) {
            String times = Numbers.readable(share, 1);
            return Words.of("Sinks are " + times + " times the sources.", "碳汇为碳源的 " + times + " 倍。");
        }
        String percent = Numbers.readable(100 * share, 1);
        return Words.of("Sinks offset " + percent + " % of the sources.", "碳汇抵消碳源的 " + percent + " %。");
    }

    private Figure overTime() {
        List<Words> years = studyArea.years().stream()
                .map(y -> Words.same(Integer.toString(y)))
                .toList();
        List<Figure.BarSeries> bars = new ArrayList<>();
        for (int c = 1; c <= studyArea.legend().classes(); c++) {
            String name = studyArea.className(c);
            List<Double> values = new ArrayList<>();
            boolean any = false;
            for (int p = 0; p <= last(); p++) {
                double sum = account.region(p).classFlows().stream()
                        .filter(f -> f.className().equals(name))
                        .mapToDouble(Balance.ClassFlow::tCO2)
                        .sum();
                values.add(tonnes().in(sum));
                any |= sum != 0;
            }
            if (any) {
                bars.add(Figure.BarSeries.of(studyArea.classWords(c), studyArea.rgb(c), values));
            }
        }
        List<Double> net = new ArrayList<>();
        for (int p = 0; p <= last(); p++) {
            net.add(tonnes().in(account.region(p).net_tCO2()));
        }
        return new Figure.Bars(
                Figure.Caption.of(
                        "source-sink-over-time", Words.of("Sources, sinks and net by class", "各地类的碳源、碳汇与净碳排放"), source),
                Figure.Axis.of(tonnes().perYear("tCO₂")),
                years,
                bars,
                List.of(Figure.BarSeries.of(Words.of("Net", "净碳排放"), Palette.NET, net)),
                Figure.Stacking.STACKED,
                false);
    }

    /** The result with the usual factors beside an implausible one. */
    private void beside(Findings.Builder chapter, List<CarbonAccount.Totals> usual) {
        Table.Builder table = Table.named("usual-factors")
                .integer("year")
                .number("source_tCO2", "sink_tCO2", "net_tCO2", "usual_sink_tCO2", "usual_net_tCO2");
        for (int p = 0; p <= last(); p++) {
            Balance own = account.region(p);
            table.row(
                    studyArea.years().get(p),
                    own.source_tCO2(),
                    own.sink_tCO2(),
                    own.net_tCO2(),
                    usual.get(p).sink_tCO2(),
                    usual.get(p).net_tCO2());
        }
        Table built = table.build();
        chapter.file(built);
        chapter.heading(Words.of("With the usual sink factors", "采用常用碳汇系数的结果"));
        CarbonAccount.Totals end = usual.get(last());
        Words other = Words.of(
                "The study's sink factors lie outside the plausible range of net ecosystem uptake (see the cautions). "
                        + "With the usual factors the sink of "
                        + studyArea.years().get(last()) + " is " + text(-end.sink_tCO2()) + " instead of "
                        + sink(last(), Language.EN)
                        + tonnes().behind("tCO₂").en() + ": "
                        + Numbers.readable(-100 * end.sink_tCO2() / end.source_tCO2(), 1)
                        + " % of the source instead of "
                        + Numbers.readable(
                                -100
                                        * account.region(last()).sink_tCO2()
                                        / account.region(last()).source_tCO2(),
                                1)
                        + " %.",
                "本研究的碳汇系数超出净生态系统吸收的合理范围（见提醒）。采用常用系数时，" + studyArea.years().get(last()) + " 年碳汇为 "
                        + text(-end.sink_tCO2())
                        + "，而非 "
                        + sink(last(), Language.ZH)
                        + tonnes().behind("tCO₂").zh() + "：占碳源的 "
                        + Numbers.readable(-100 * end.sink_tCO2() / end.source_tCO2(), 1) + " %，而非 "
                        + Numbers.readable(
                                -100
                                        * account.region(last()).sink_tCO2()
                                        / account.region(last()).source_tCO2(),
                                1)
                        + " %。");
        chapter.brief(Findings.Part.DOUBT, other).paragraph(other);
        chapter.add(Excerpt.of(
                        Words.of(
                                "Study factors and usual factors side by side ("
                                        + tonnes().perYear("tCO₂").en() + ")",
                                "本研究系数与常用系数对比（" + tonnes().perYear("tCO₂").zh() + "）"),
                        built,
                        List.of(
                                Excerpt.Column.of("year", Words.of("Year", "年份")),
                                tonnes().column("source_tCO2", Words.of("Source", "碳源")),
                                tonnes().column("sink_tCO2", Words.of("Sink, study", "碳汇（本研究系数）")),
                                tonnes().column("usual_sink_tCO2", Words.of("Sink, usual", "碳汇（常用系数）")),
                                tonnes().column("net_tCO2", Words.of("Net, study", "净碳排放（本研究系数）")),
                                tonnes().column("usual_net_tCO2", Words.of("Net, usual", "净碳排放（常用系数）"))))
                .withFile("tables/usual-factors.csv"));
    }
}
