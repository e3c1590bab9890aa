package org.carbonscape.study.chapter.suitability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.LandRole;
import org.carbonscape.land.Legend;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.Language;
import org.carbonscape.study.advise.ZoneNames;
import org.carbonscape.study.advise.ZoneStage;
import org.carbonscape.study.chapter.Tonnes;
import org.carbonscape.study.plan.ZonesPlan;
import org.carbonscape.study.uncertainty.Shift;
import org.carbonscape.suitability.Region;
import org.carbonscape.suitability.Strategies;

/** Measures in the report, with what they would do and for which land there is none. */
final class MeasureSection {
    private static final String CHINA = "china";

    private final SuitabilityContext tell;

    MeasureSection(SuitabilityContext tell) {
        this.tell = tell;
    }

    void tell(Findings.Builder chapter, ZonesPlan plan, ZoneStage.Result z, Map<String, Words> zoneWords) {
        chapter.heading(Words.of("Measures", "措施"));
        chapter.paragraph(effect(z));
        kinds(chapter, z);
        if (plan.strategies().isEmpty()) {
            chapter.note(guidance(plan.location()));
        }
        Map<String, Words> words = words(z.proposed().proposals(), zoneWords);
        Table measures = measures(z);
        advise(chapter, measures, words, z.proposed().proposals());
        chapter.add(Excerpt.of(Words.of("Measures and their estimated effect", "措施及其估计效果"), measures, columns(measures))
                .withRows(60)
                .withTerms(words));
        chapter.note(
                allSingle(measures)
                        ? Words.of(
                                "Key is the column measure of tables/strategies.csv.",
                                "“标识”即 tables/strategies.csv 的 measure 列。")
                        : Words.of(
                                "tables/strategies.csv has a row for each pressure; rows that differ in it alone are "
                                        + "one here where the measure is for any. Key is its column measure, rows are "
                                        + "how many of its rows of this zone, land use and measure were added up.",
                                "tables/strategies.csv 按压力逐行列出；措施不限压力时，仅压力不同的各行在此合为一行。"
                                        + "“标识”即该表的 measure 列，“行数”为合并的行数（同一分区、地类与措施）。"));
    }

    /** Those of the table of measures; pressures and numbers of rows only where they tell rows apart. */
    private static List<Excerpt.Column> columns(Table measures) {
        Tonnes tonnes = Tonnes.of(measures, "gain_tCO2_per_a");
        List<Excerpt.Column> columns = new ArrayList<>(List.of(
                Excerpt.Column.of("zone", Words.of("Zone", "分区")),
                Excerpt.Column.of("land_use", Words.of("Land use", "地类")),
                Excerpt.Column.of("pressure", Words.of("Pressure", "压力")),
                Excerpt.Column.of("measure", Words.of("Measure", "措施")),
                Excerpt.Column.of("name", Words.of("Key", "标识")),
                Excerpt.Column.of("rows", Words.of("Rows", "行数")),
                Excerpt.Column.of("area_ha", Words.of("Land (ha)", "面积（公顷）"), 0),
                Excerpt.Column.of(
                        "gain_tCO2_per_a",
                        Words.of("Reduced or stored (tCO₂/a)", "减排或增汇（tCO₂/年）"),
                        tonnes.power() == 0 ? tonnes.decimals() : 0),
                Excerpt.Column.of("assumption", Words.of("Assumption", "假设"))));
        int pressure = measures.column("pressure");
        if (rows(measures).allMatch(r -> measures.text(r, pressure).equals("*"))) {
            columns.removeIf(c -> c.name().equals("pressure"));
        }
        if (allSingle(measures)) {
            columns.removeIf(c -> c.name().equals("rows"));
        }
        return columns;
    }

    /** Whether no row of the table of measures stands for several of the file. */
    private static boolean allSingle(Table measures) {
        int at = measures.column("rows");
        return rows(measures).allMatch(r -> measures.integer(r, at) == 1);
    }

    private static IntStream rows(Table table) {
        return IntStream.range(0, table.rows());
    }

    /** What all measures together would do, or why that could not be estimated. */
    private Words effect(ZoneStage.Result z) {
        List<Double> gains = z.proposed().proposals().stream()
                .map(Strategies.Proposal::gain_tC_per_a)
                .filter(Double::isFinite)
                .toList();
        if (gains.stream().allMatch(g -> g == 0)
                && (gains.isEmpty() || !missing(z).isEmpty())) {
            return Words.of(
                    "Measures by zone, land use and pressure. What they would reduce or store could not "
                            + "be estimated: "
                            + whyNot(z, Language.EN) + ".",
                    "按分区、地类与压力列出措施。其减排或增汇量无法估算：" + whyNot(z, Language.ZH) + "。");
        }
        double gain_tCO2 = Substance.carbonToCo2(
                gains.stream().mapToDouble(Double::doubleValue).sum());
        Tonnes tonnes = Tonnes.of(DoubleStream.of(gain_tCO2));
        Words range = range(z.proposed().proposals(), gain_tCO2, tonnes);
        String missing = missing(z).isEmpty() ? "" : " Not in it: " + whyNot(z, Language.EN) + ".";
        String missingZh = missing(z).isEmpty() ? "" : "未计入的有：" + whyNot(z, Language.ZH) + "。";
        return Words.of(
                "Measures by zone, land use and pressure. The estimates come from the study's own "
                        + "factors and the assumption printed beside each; together they would reduce or store "
                        + tonnes.text(gain_tCO2) + range.en()
                        + tonnes.behind("tCO₂").en()
                        + " a year. This is no forecast, only the product of a share, a rate and a factor."
                        + missing,
                "按分区、地类与压力列出措施。估计值由本研究的系数与所列假设相乘得到，合计每年可减排或增汇 "
                        + tonnes.text(gain_tCO2) + range.zh()
                        + tonnes.behind("tCO₂").zh()
                        + "；它不是预测。" + missingZh);
    }

    /** What the cells of the table of measures say. */
    private static Map<String, Words> words(List<Strategies.Proposal> proposals, Map<String, Words> zoneWords) {
        Map<String, Words> words = new HashMap<>(zoneWords);
        words.put("*", Words.of("Any", "不限"));
        for (Strategies.Proposal p : proposals) {
            Words assumption = p.measure().treatment().assumption();
            words.put("measure " + p.measure().id(), p.measure().text());
            words.put(
                    "assumption " + p.measure().id(),
                    assumption.en().isEmpty() ? Words.of("not estimated", "未估算") : assumption);
        }
        return words;
    }

    /** A row of the table of measures. */
    private record Row(String zone, String landUse, String pressure, String measure) {
        static Row of(Strategies.Proposal p) {
            // a measure for any pressure is one row
            String pressure =
                    p.measure().scope().pressure().equals("*") ? "*" : p.land().pressure();
            return new Row(
                    p.land().zone(), p.land().landUse(), pressure, p.measure().id());
        }
    }

    /** What its measure covers and would do. */
    private static final class Effect {
        private double area_ha;
        private double gain_tCO2_per_a;
        private int rows;

        void add(Strategies.Proposal p) {
            area_ha += p.land().area_ha();
            gain_tCO2_per_a += Substance.carbonToCo2(p.gain_tC_per_a());
            rows++;
        }
    }

    /** Measures zone by zone. */
    private static Table measures(ZoneStage.Result z) {
        Map<Row, Effect> effects = new LinkedHashMap<>();
        z.proposed()
                .proposals()
                .forEach(p ->
                        effects.computeIfAbsent(Row.of(p), k -> new Effect()).add(p));
        Table.Builder table = Table.named("strategies")
                .text("zone", "land_use", "pressure", "measure")
                .number("area_ha", "gain_tCO2_per_a")
                .text("assumption", "name") // a name is no term: grassland stays what the file says
                .integer("rows");
        for (int zone : ZoneNames.order(z.zoned().rules())) {
            String name = z.zoned().rules().outcomes().get(zone - 1);
            effects.forEach((row, effect) -> {
                if (row.zone().equals(name)) {
                    table.row(
                            row.zone(),
                            row.landUse(),
                            row.pressure(),
                            "measure " + row.measure(),
                            effect.area_ha,
                            effect.gain_tCO2_per_a,
                            "assumption " + row.measure(),
                            row.measure(),
                            effect.rows);
                }
            });
        }
        return table.build();
    }

    /** Of each zone the measure that does most, or without estimates the one for most land. */
    private void advise(
            Findings.Builder chapter, Table measures, Map<String, Words> words, List<Strategies.Proposal> proposals) {
        Map<String, Integer> best = new LinkedHashMap<>();
        for (int r = 0; r < measures.rows(); r++) {
            int row = r;
            best.merge(measures.text(r, 0), r, (a, b) -> worth(measures, a) >= worth(measures, row) ? a : b);
        }
        best.forEach((zone, row) -> {
            double gain = measures.number(row, 5);
            Tonnes tonnes = Tonnes.of(DoubleStream.of(Double.isFinite(gain) ? gain : 0));
            String area = Numbers.readable(measures.number(row, 4), 0);
            Words of = said(words, measures.text(row, 1));
            Words measure = said(words, measures.text(row, 3));
            Words range = gain > 0 ? range(ofRow(measures, row, proposals), gain, tonnes) : Words.same("");
            String gainEn = gain > 0
                    ? ", about " + tonnes.text(gain) + range.en()
                            + tonnes.behind("tCO₂").en() + " a year"
                    : "";
            String gainZh = gain > 0
                    ? "，估计每年减排或增汇 "
                            + (tonnes.text(gain)
                                            + range.zh()
                                            + tonnes.behind("tCO₂").zh())
                                    .replace("） ", "）")
                    : "";
            chapter.brief(
                    Findings.Part.ADVICE,
                    Words.of(
                            said(words, zone).en() + ": " + measure.en() + " (" + of.en() + ", " + area + " ha" + gainEn
                                    + ").",
                            said(words, zone).zh() + "：" + measure.zh() + "（" + of.zh() + "，" + area + " 公顷" + gainZh
                                    + "）。"));
        });
    }

    private static List<Strategies.Proposal> ofRow(Table measures, int row, List<Strategies.Proposal> proposals) {
        String pressure = measures.text(row, 2);
        return proposals.stream()
                .filter(p -> p.land().zone().equals(measures.text(row, 0))
                        && p.land().landUse().equals(measures.text(row, 1))
                        && (pressure.equals("*")
                                ? p.measure().scope().pressure().equals("*")
                                : p.land().pressure().equals(pressure))
                        && measures.text(row, 3).equals("measure " + p.measure().id()))
                .toList();
    }

    /** Behind the gain of measures, as far as the study's factors make it uncertain. */
    private Words range(List<Strategies.Proposal> proposals, double gain, Tonnes tonnes) {
        Shift gained = new Shift();
        for (Strategies.Proposal p : proposals) {
            double hectares = p.land().area_ha() * p.measure().treatment().share();
            double rate = p.measure().treatment().rate();
            String now = p.land().landUse();
            String then = p.measure().treatment().target();
            if (Double.isFinite(p.gain_tC_per_a()) && p.gain_tC_per_a() != 0) {
                switch (p.measure().treatment().effect()) {
                    case BECOME -> gained.land(now, hectares).land(then, -hectares);
                    case KEEP -> gained.land(now, -hectares).land(then, hectares);
                    case GAIN -> gained.land(now, -hectares * rate);
                    case CUT -> gained.source(now, hectares * rate);
                    case NONE -> {} // has no gain
                }
            }
        }
        return tell.headlines().around(gained, gain, tonnes::text);
    }

    private static double worth(Table measures, int row) {
        double gain = measures.number(row, 5);
        return gain > 0 ? 1e12 + gain : measures.number(row, 4);
    }

    private static Words said(Map<String, Words> words, String key) {
        return words.getOrDefault(key, Words.same(key));
    }

    /** What the bundled measures rest on, and for which region they were chosen. */
    private static Words guidance(ZonesPlan.Location location) {
        List<String> regions = location.place().regions();
        Words given = Words.of(
                " Shares and rates of the bundled table are unverified defaults: set your own under "
                        + "suitability.strategies.",
                "内置措施表中的比例与速率为未核实的默认值，请在 suitability.strategies 中给出本区数值。");
        Words rest = regions.contains(CHINA)
                ? Words.of(
                        "The measures follow national guidance: raise forest cover and quality, biodiversity and soil "
                                + "carbon in forest regions of the south (Zhou Y. et al. 2023, Acta Ecologica Sinica "
                                + "43(9): 3371); zone restoration in three steps, base zones, pattern zones, mode "
                                + "zones (Cai H. et al. 2020).",
                        "措施依据国家层面的研究建议：南方林区提高森林覆盖率与质量、生物多样性和土壤碳（Zhou Y. 等，2023，生态学报 43(9): 3371）；按“生态基底区—修复格局区—修复模式区”"
                                + "三步分区修复（Cai H. 等，2020）。")
                : Words.of(
                        "These are general measures: suitability.region names no region that bundled ones are for ("
                                + Region.all().stream().map(Region::id).collect(Collectors.joining(", ")) + ").",
                        "此处为通用措施：suitability.region 未写内置措施所针对的地区（"
                                + Region.all().stream().map(r -> r.name().zh()).collect(Collectors.joining("、"))
                                + "）。");
        return Words.of(rest.en() + given.en(), rest.zh() + given.zh());
    }

    /** Classes without a factor that an estimate would need. */
    private static Set<String> missing(ZoneStage.Result z) {
        return z.proposed().proposals().stream()
                .flatMap(p -> p.missing().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String whyNot(ZoneStage.Result z, Language language) {
        Set<String> missing = missing(z);
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER); // a kind may be called as a class
        missing.forEach(c -> byName.putIfAbsent(
                c,
                LandRole.find(c)
                        .filter(r -> !tell.terms().containsKey(c))
                        .map(r -> Words.of(r.className(), r.nameZh()))
                        .orElse(tell.terms().getOrDefault(c, Words.same(c)))
                        .in(language)));
        String names = byName.values().stream().distinct().collect(Collectors.joining(language.of(", ", "、")));
        return !missing.isEmpty()
                ? language.of("carbon.factors has no factor for " + names, "carbon.factors 缺少以下地类的系数：" + names)
                : z.proposed().proposals().isEmpty()
                        ? language.of("no measure fits the land of the zones", "没有适用于各分区土地的措施")
                        : language.of("no measure that fits has an effect", "适用的措施均未给出效果");
    }

    /**
     * Which classes were taken for which kind of land, where the legend does not say it, and which no measure is for.
     */
    private void kinds(Findings.Builder chapter, ZoneStage.Result z) {
        kinds(
                        tell.studyArea().legend(),
                        c -> z.zoned().hectares().values().stream().anyMatch(h -> h.getOrDefault(c, 0.0) > 0))
                .ifPresent(chapter::note);
        if (!z.proposed().unmet().isEmpty()) {
            chapter.note(Words.of(
                    "No measure is for: "
                            + String.join(
                                    ", ",
                                    z.proposed().unmet().keySet().stream()
                                            .map(c -> tell.terms()
                                                    .getOrDefault(c, Words.same(c))
                                                    .en())
                                            .toList())
                            + ". State their kind in the legend's column role, or add measures.",
                    "没有对应措施的地类："
                            + String.join(
                                    "、",
                                    z.proposed().unmet().keySet().stream()
                                            .map(c -> tell.terms()
                                                    .getOrDefault(c, Words.same(c))
                                                    .zh())
                                            .toList())
                            + "。请在图例的 role 列注明土地类型，或补充措施。"));
        }
    }

    /** The classes of each kind that the zones have, where any has another name than its kind. */
    static Optional<Words> kinds(Legend legend, Predicate<String> occurs) {
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        for (LandRole role : LandRole.values()) {
            List<LandClass> taken = legend.withRole(role).stream()
                    .filter(c -> occurs.test(c.name()))
                    .toList();
            if (taken.stream().anyMatch(c -> LandRole.find(c.name()).isEmpty())) {
                en.add(role.className() + ": "
                        + String.join(
                                ", ",
                                taken.stream()
                                        .map(c -> c.name().replace('_', ' '))
                                        .toList()));
                zh.add(role.nameZh() + "："
                        + String.join("、", taken.stream().map(LandClass::nameZh).toList()));
            }
        }
        return en.isEmpty()
                ? Optional.empty()
                : Optional.of(Words.of(
                        "Kinds of land for the measures, from the legend's column role, landUse.construction or the "
                                + "usual names: " + String.join("; ", en) + ".",
                        "措施所用的土地类型（依据图例的 role 列、landUse.construction 或通用名称）：" + String.join("；", zh) + "。"));
    }
}
