package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.carbonscape.align.AlignmentNote;
import org.carbonscape.align.Resampling;
import org.carbonscape.carbon.Balance;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.carbon.Provenance;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.Transform;
import org.carbonscape.inventory.Route;
import org.carbonscape.io.run.Version;
import org.carbonscape.land.LandClass;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Substance;
import org.carbonscape.method.About;
import org.carbonscape.method.Methods;
import org.carbonscape.method.Statistics;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.report.Report;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.CarbonTables;
import org.carbonscape.study.account.CheckNames;
import org.carbonscape.study.account.LandTables;
import org.carbonscape.study.intake.ReadTable;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.Study;

/** Puts the report together: facts first, chapters, cautions, checks, methods, factors, provenance. */
public final class ReportAssembly {
    private final Study study;
    private final StudyInputs inputs;
    private final StudyArea studyArea;
    private final CarbonAccount account;
    private final LandTables land;
    private final CellArea.Distortion areaError;
    private final List<ConservationCheck> checks;

    public ReportAssembly(
            Study study,
            StudyInputs inputs,
            CarbonAccount account,
            LandTables land,
            CellArea.Distortion areaError,
            List<ConservationCheck> checks) {
        this.study = study;
        this.inputs = inputs;
        this.studyArea = inputs.studyArea();
        this.account = account;
        this.land = land;
        this.areaError = areaError;
        this.checks = checks;
    }

    /**
     * The report, but for its title, its cautions and the files that went in.
     *
     * @param tables how those of the study were read
     * @param more   notes on files of the run, for its end
     */
    public Report report(ReportSelection shown, List<ReadTable> tables, List<Words> more) {
        List<Findings> chapters = shown.chapters();
        List<Excerpt> factors = new ArrayList<>();
        if (chapters.size() > 1) {
            factors.add(factors(new CarbonTables(account).factorsUsed()));
        }
        return new Report(
                Words.none(),
                lead(),
                study.synthetic(),
                facts(Headlines.of(shown.tables())),
                shown.brief(),
                chapters,
                List.of(),
                new Report.Appendix(
                        reportChecks(),
                        methods(),
                        factors,
                        new Report.Provenance("", Version.TEXT, study.seed(), List.of(), notes(tables, more))));
    }

    private Words lead() {
        int n = studyArea.years().size();
        String years =
                studyArea.years().get(0) + (n > 1 ? "–" + studyArea.years().get(n - 1) : "");
        double km2 = land.region(n - 1).total_km2();
        String area = Numbers.readable(km2, km2 < 100 ? 2 : 0);
        return Words.of(
                "Land use of " + n + (n == 1 ? " phase" : " phases") + ", " + years + ", over " + area
                        + " km² of classified land.",
                years + " 年 " + n + " 期土地利用，已分类土地 " + area + " km²。");
    }

    private List<Report.Fact> facts(Headlines headlines) {
        List<Report.Fact> facts = new ArrayList<>();
        int last = studyArea.years().size() - 1;
        String span = studyArea.years().get(0) + "–" + studyArea.years().get(last);
        List<LandClass> construction = inputs.carbon().carriers().usual();
        if (last > 0 && !construction.isEmpty()) {
            double from = construction.stream()
                    .mapToDouble(c -> land.region(0).km2()[c.index()])
                    .sum();
            double to = construction.stream()
                    .mapToDouble(c -> land.region(last).km2()[c.index()])
                    .sum();
            if (from > 0 || to > 0) {
                facts.add(fact(Words.of("Construction land, " + span, "建设用地，" + span), Words.same("km²"), from, to));
            }
        }
        if (account.hasFlows()) {
            facts.addAll(fluxes(last, headlines));
        } else {
            inputs.carbon().stock().ifPresent(stock -> facts.add(held(stock, last, headlines)));
        }
        return facts;
    }

    private List<Report.Fact> fluxes(int last, Headlines headlines) {
        Tonnes tonnes = Tonnes.ofRegion(account, last + 1);
        Words unit = tonnes.perYear("tCO₂");
        return List.of(
                flux(Words.of("Sources", "碳源"), "source", Balance::source_tCO2, tonnes::text, unit, headlines),
                // what sinks take up is below zero in the account
                flux(Words.of("Sinks", "碳汇"), "sink", Balance::sink_tCO2, x -> tonnes.text(-x), unit, headlines),
                flux(Words.of("Net", "净碳排放"), "net", Balance::net_tCO2, tonnes::text, unit, headlines));
    }

    private Report.Fact flux(
            Words name,
            String key,
            ToDoubleFunction<Balance> of,
            DoubleFunction<String> text,
            Words unit,
            Headlines headlines) {
        int last = studyArea.years().size() - 1;
        int year = studyArea.years().get(last);
        return new Report.Fact(
                Words.of(name.en() + ", " + year, name.zh() + "，" + year),
                text.apply(of.applyAsDouble(account.region(last))),
                unit,
                was(headlines.region(key, year, text), last, text.apply(of.applyAsDouble(account.region(0)))));
    }

    private Report.Fact held(StockTable stock, int last, Headlines headlines) {
        double first = stock.stock_tC(CarbonTables.area_ha(account, 0));
        double end = stock.stock_tC(CarbonTables.area_ha(account, last));
        Tonnes tonnes = Tonnes.of(DoubleStream.of(first, end));
        int year = studyArea.years().get(last);
        return new Report.Fact(
                Words.of("Carbon stock, " + year, "碳储量，" + year),
                tonnes.text(end),
                tonnes.unit("tC"),
                was(
                        headlines.region("stock", year, t -> tonnes.text(Substance.co2ToCarbon(t))),
                        last,
                        tonnes.text(first)));
    }

    /** The interval of a fact, and what it was in the first phase. */
    private Words was(Words range, int last, String first) {
        List<Words> all = new ArrayList<>();
        if (!range.en().isEmpty()) { // without its brackets
            all.add(Words.of(
                    range.en().strip().replaceAll("^.|.$", ""),
                    range.zh().strip().replaceAll("^.|.$", "")));
        }
        if (last > 0) {
            int year = studyArea.years().get(0);
            all.add(Words.of(year + ": " + first, year + " 年：" + first));
        }
        return Words.of(
                all.stream().map(Words::en).collect(Collectors.joining("; ")),
                all.stream().map(Words::zh).collect(Collectors.joining("；")));
    }

    private static Report.Fact fact(Words label, Words unit, double from, double to) {
        int decimals = Math.max(from, to) < 1 ? 4 : 2; // of a village
        String first = Numbers.readable(from, decimals);
        String last = Numbers.readable(to, decimals);
        if (from == to) {
            return new Report.Fact(label, "0", unit, Words.of("unchanged: " + last, "未变：" + last));
        }
        return new Report.Fact(
                label,
                (to >= from ? "+" : "") + Numbers.readable(to - from, decimals),
                unit,
                Words.of("from " + first + " to " + last, "由 " + first + " 到 " + last));
    }

    /** The worst of each kind of check; run.json has every one. */
    private List<Report.Check> reportChecks() {
        List<Report.Check> out = new ArrayList<>();
        Map<String, List<ConservationCheck>> kinds = new LinkedHashMap<>();
        checks.forEach(c ->
                kinds.computeIfAbsent(kind(c.name()), k -> new ArrayList<>()).add(c));
        kinds.forEach((kind, list) -> {
            ConservationCheck worst = list.stream()
                    .max(Comparator.comparingDouble(
                            c -> Double.isNaN(c.relative()) ? Double.POSITIVE_INFINITY : c.relative() - c.tolerance()))
                    .orElseThrow();
            String more = list.size() > 1 ? " (worst of " + list.size() + ")" : "";
            String moreZh = list.size() > 1 ? "（" + list.size() + " 项中最差）" : "";
            Words name = CheckNames.of(worst.name());
            out.add(new Report.Check(
                    Words.of(name.en() + more, name.zh() + moreZh),
                    worst.expected(),
                    worst.got(),
                    kind.startsWith("cells") || kind.startsWith("transfers")
                            ? Words.of("cells", "像元")
                            : Words.same("tCO₂"),
                    worst.tolerance()));
        });
        return out;
    }

    private static String kind(String name) {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }

    /** Whether the study asked for a method; of the global statistics Moran's I speaks for those it brings. */
    private boolean isUsed(About about, boolean change) {
        if (about == Methods.TRANSITIONS
                || about == Methods.INTENSITY && change
                || about == Methods.ACCOUNT && account.hasFlows()
                || about == Methods.INVENTORY && study.carbon().energy().isPresent()
                || about == Methods.LAND && inputs.carbon().land().tier().isPresent()
                || about == Methods.NPP && inputs.carbon().land().layers().isPresent()
                || about == Methods.STOCK && inputs.carbon().stock().isPresent()
                || about == Methods.GEODETECTOR && study.drivers().detector().isPresent()
                || about == Methods.SCENARIOS && study.scenarios().isPresent()) {
            return true;
        }
        boolean gathering = study.statistics()
                .filter(p -> about == Methods.DENSITY && p.density().isPresent()
                        || about == Methods.ELLIPSE
                        || p.statistics().stream()
                                .anyMatch(a -> a.statistic().about() == about
                                        && !Statistics.BESIDE_MORANS_I.contains(a.statistic())))
                .isPresent();
        return gathering
                || study.suitability()
                        .filter(p -> about == Methods.AHP && !p.weighing().ahp().isEmpty()
                                || about == Methods.SUITABILITY
                                || about == Methods.ZONES
                                || about == Methods.CORRIDORS
                                        && p.zones().corridors().isPresent())
                        .isPresent();
    }

    private List<Report.Method> methods() {
        List<Report.Method> out = new ArrayList<>();
        boolean change = studyArea.years().size() > 1;
        out.add(new Report.Method(Words.of("Areas", "面积"), area(), List.of()));
        for (About about : Methods.ALL) {
            if (isUsed(about, change)) {
                out.add(new Report.Method(about.title(), about.text(), about.references()));
            }
        }
        study.carbon()
                .energy()
                .ifPresent(e -> out.add(Report.Method.remark(Words.of(
                        "Energy was counted by " + route(e.options().route()).en()
                                + "; factors of other routes were not used.",
                        "能源按" + DriverTerms.within(route(e.options().route()).zh()) + "核算，未混用其他路线的系数。"))));
        if (account.emissionSet() >= 0) {
            String by = study.carbon().allocate().weights().stream()
                    .map(p -> p.getFileName().toString())
                    .collect(Collectors.joining(", "));
            out.add(Report.Method.remark(
                    by.isEmpty()
                            ? Words.of(
                                    "Emissions were spread over the cells of " + carriers()
                                            + " of each unit equally by area.",
                                    "排放按面积均匀分配到各单元的" + carriersZh() + "像元。")
                            : Words.of(
                                    "Emissions were spread over the cells of " + carriers()
                                            + " of each unit by the weights of " + by
                                            + "; a missing or negative weight counts as 0.",
                                    "排放按 " + by + " 的权重分配到各单元的" + carriersZh() + "像元；缺失或为负的权重视为 0。")));
        } else if (chargesNothing()) {
            out.add(Report.Method.remark(Words.of(
                    "No energy or emissions were given: " + carriers()
                            + " counts as zero, and sources lack what it emits.",
                    "未给出能源或排放数据：" + carriersZh() + "按零计，碳源不含其排放。")));
        }
        return out;
    }

    /** Whether construction land is counted by nothing: it has no factor, and no emissions to carry. */
    private boolean chargesNothing() {
        List<LandClass> usual = inputs.carbon().carriers().usual();
        return !usual.isEmpty()
                && inputs.carbon()
                        .factors()
                        .filter(f ->
                                usual.stream().allMatch(c -> f.all(c.index()).isEmpty()))
                        .isPresent();
    }

    private static Words route(Route route) {
        return switch (route) {
            case STANDARD_COAL -> Words.of("standard coal and its carbon content", "标准煤路线（折标煤系数与含碳量）");
            case NCV -> Words.of("net calorific value, carbon content and oxidation", "低位发热量路线（低位发热量、含碳量与氧化率）");
            case IPCC ->
                Words.of("net calorific value and the IPCC's default emission factors", "IPCC 路线（低位发热量与缺省排放因子）");
        };
    }

    private String carriers() {
        return String.join(
                ", ",
                inputs.carbon().carriers().usual().stream().map(LandClass::name).toList());
    }

    private String carriersZh() {
        return String.join(
                "、",
                inputs.carbon().carriers().usual().stream()
                        .map(LandClass::nameZh)
                        .toList());
    }

    private Words area() {
        String crs = studyArea.grid().crs().label();
        if (!studyArea.cellArea().isUniform()) {
            return Words.of(
                    "The study grid (" + crs
                            + ") is in degrees; every cell counts with its true area on the ellipsoid, row by row.",
                    "研究格网（" + crs + "）以度为单位；每个像元按其所在行的椭球面真实面积计。");
        }
        double m2 = studyArea.cellArea().cell_m2();
        String cell = Numbers.readable(m2, m2 == Math.rint(m2) ? 0 : m2 < 100 ? 4 : 1);
        String error = Numbers.readable(100 * areaError.largest(), 4);
        return Words.of(
                "A cell of the study grid (" + crs + ") counts " + cell
                        + " m²; the largest error of this area over the region, against the ellipsoid, is " + error
                        + " % (from " + Numbers.readable(100 * areaError.least(), 4) + " to "
                        + Numbers.readable(100 * areaError.most(), 4) + " %).",
                "研究格网（" + crs + "）的像元面积为 " + cell + " m²；与椭球面相比，区内最大面积误差为 " + error + " %（"
                        + Numbers.readable(100 * areaError.least(), 4) + " 至 "
                        + Numbers.readable(100 * areaError.most(), 4) + " %）。");
    }

    private Excerpt factors(Table used) {
        Map<String, Words> terms = LandChapter.terms(studyArea);
        new CarbonTables(account).factorNames().forEach((name, words) -> terms.putIfAbsent(name, words));
        for (Provenance p : Provenance.values()) {
            terms.put("standing " + p.tag(), Words.of(p.text(Language.EN), p.text(Language.ZH)));
        }
        Table.Builder shown = Table.named("factors").text("what", "value", "unit", "source", "tag");
        for (int r = 0; r < used.rows(); r++) {
            String source = used.text(r, 3);
            terms.putIfAbsent(source, Words.of(source, SourceWords.chinese(source)));
            shown.row(
                    used.text(r, 0),
                    Numbers.text(used.number(r, 1)).replace('-', '\u2212'),
                    used.text(r, 2),
                    source,
                    "standing " + used.text(r, 4));
        }
        return Excerpt.of(
                        Words.of("Factors used", "所用系数"),
                        shown.build(),
                        List.of(
                                Excerpt.Column.of("what", Words.of("Factor", "系数")),
                                Excerpt.Column.of("value", Words.of("Value", "数值")),
                                Excerpt.Column.of("unit", Words.of("Unit", "单位")),
                                Excerpt.Column.of("source", Words.of("Source", "出处")),
                                Excerpt.Column.of("tag", Words.of("Standing", "核实情况"))))
                .withRows(60)
                .withTerms(terms)
                .withFile("tables/factors-used.csv");
    }

    /** What was done to which file. */
    private List<Words> notes(List<ReadTable> tables, List<Words> more) {
        List<Words> out = new ArrayList<>();
        List<String> asIs = new ArrayList<>();
        for (AlignmentNote note : inputs.notes()) {
            switch (note.way()) {
                case AS_IS -> asIs.add(note.place());
                case WINDOW -> out.add(cutOut(note));
                default -> out.add(resampled(note));
            }
        }
        if (!asIs.isEmpty()) {
            out.add(
                    0,
                    Words.of(
                            "On the study grid as they are: " + String.join(", ", asIs) + ".",
                            "与研究格网一致，未作处理："
                                    + asIs.stream().map(ReportAssembly::chinese).collect(Collectors.joining("、"))
                                    + "。"));
        }
        String legend = study.landUse().legend().text();
        Bilingual codes = studyArea.legend().told();
        out.add(
                0,
                Words.of(
                        "Legend " + legend + ", codes by class: " + codes.in(Language.EN) + ".",
                        "图例 " + legend + "，各地类的编码：" + codes.in(Language.ZH) + "。"));
        out.addAll(TableNotes.of(tables));
        out.addAll(more);
        return out;
    }

    private static String chinese(String place) {
        return Bilingual.place(place).in(Language.ZH);
    }

    private static Words cutOut(AlignmentNote note) {
        String covered = Numbers.readable(100 * note.coverage().share(), 2);
        String dropped = Numbers.readable(note.coverage().droppedCells(), 0);
        return Words.of(
                note.place() + ": the footprint differs but cells coincide, so no cell was changed; it covers "
                        + covered + " % of the study grid, " + dropped + " cells lie outside it.",
                chinese(note.place()) + "：范围不同、像元重合，未改动任何像元；覆盖研究格网的 " + covered + " %，有 " + dropped + " 个像元在格网之外。");
    }

    private static Words resampled(AlignmentNote note) {
        String covered = Numbers.readable(100 * note.coverage().share(), 2);
        String dropped = Numbers.readable(note.coverage().droppedCells(), 0);
        Words way = words(note.resampling());
        Bilingual differs = Bilingual.list(note.differences());
        boolean moved = note.operation() != Transform.NONE;
        return Words.of(
                note.place() + ": brought onto the study grid (" + way.en() + "); differs in "
                        + differs.in(Language.EN)
                        + (moved ? "; coordinates by " + note.operation().in(Language.EN) : "") + "; it covers "
                        + covered + " %, " + dropped + " of its cells lie outside.",
                chinese(note.place()) + "：重采样到研究格网（" + way.zh() + "）；不同之处："
                        + differs.in(Language.ZH)
                        + (moved ? "；坐标转换：" + note.operation().in(Language.ZH) : "") + "；覆盖 " + covered + " %，有 "
                        + dropped + " 个像元在格网之外。");
    }

    private static Words words(Resampling resampling) {
        return switch (resampling) {
            case NEAREST -> Words.of("nearest", "最近邻");
            case BILINEAR -> Words.of("bilinear", "双线性");
            case MEAN -> Words.of("mean", "均值");
        };
    }
}
