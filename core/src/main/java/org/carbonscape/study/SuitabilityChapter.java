package org.carbonscape.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.LandRole;
import org.carbonscape.measure.Numbers;
import org.carbonscape.method.Excerpt;
import org.carbonscape.method.Figure;
import org.carbonscape.method.Findings;
import org.carbonscape.method.Key;
import org.carbonscape.method.MapFrame;
import org.carbonscape.method.MapPanel;
import org.carbonscape.method.Palette;
import org.carbonscape.method.Ramp;
import org.carbonscape.method.Table;
import org.carbonscape.method.Words;
import org.carbonscape.problem.Language;
import org.carbonscape.suitability.Ahp;
import org.carbonscape.suitability.Corridors;
import org.carbonscape.suitability.Sensitivity;
import org.carbonscape.suitability.Strategies;
import org.carbonscape.suitability.Zoning;

/** The report's chapter "What to do about it": suitability, zones, measures, corridors, scenarios. */
final class SuitabilityChapter {
    private static final int RANKED = 12;
    /** Patches, the corridors that matter most, the others. */
    static final List<Key.Entry> CORRIDOR_KEY = List.of(new Key.Entry(Words.of("Patch", "源地斑块"), 0x86c583), new Key.Entry(Words.of("Corridor, most important third", "廊道（最重要的三分之一）"), 0xb2182b),
            new Key.Entry(Words.of("Corridor, other", "其他廊道"), 0xe69f00));

    private final StudyInputs inputs;
    private final Ground ground;
    private final Images images;
    private final Words source;
    private final SuitabilityWords say;
    private final Map<String, Words> terms;

    SuitabilityChapter(StudyInputs inputs, Images images, Words source) {
        this.inputs = inputs;
        this.ground = inputs.ground();
        this.images = images;
        this.source = source;
        this.say = new SuitabilityWords(ground);
        this.terms = say.terms();
    }

    Findings findings(Optional<SuitabilityInputs> suit, Optional<SuitabilityStage.Result> levels, Optional<ZoneStage.Result> zones, Optional<ScenarioStage.Result> scenarios) {
        Findings.Builder chapter = Findings.named("what-to-do", Words.of("What to do about it", "对策：适宜性、分区与措施"));
        levels.ifPresent(l -> suitability(chapter, suit.orElseThrow(), l));
        zones.ifPresent(z -> zones(chapter, suit.orElseThrow(), z));
        scenarios.ifPresent(s -> scenarios(chapter, s));
        return chapter.build();
    }

    private void suitability(Findings.Builder chapter, SuitabilityInputs suit, SuitabilityStage.Result r) {
        chapter.file(r.weightsTable()).file(r.levelsTable());
        r.sensitivityTable().ifPresent(chapter::file);
        chapter.heading(Words.of("Suitability as a carbon sink", "碳汇功能适宜性"));
        Table levels = r.levelsTable();
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        for (int i = 0; i < levels.rows(); i++) {
            if (levels.text(i, levels.column("unit_set")).equals(LandTables.REGION)) {
                int l = (int) levels.whole(i, levels.column("level"));
                String amount = Numbers.readable(levels.number(i, levels.column("area_km2")), 0) + " km² (" + Numbers.readable(levels.number(i, levels.column("share_percent")), 1) + " %)";
                en.add(r.levelName(l, Language.EN) + " " + amount);
                zh.add(r.levelName(l, Language.ZH) + " " + amount.replace(" (", "（").replace(")", "）"));
            }
        }
        String breaks = String.join(", ", java.util.Arrays.stream(r.levels().breaks()).mapToObj(b -> Numbers.readable(b, 2)).toList());
        chapter.paragraph(Words.of("The land was scored by " + suit.criteria().size() + " criteria and cut into " + r.levels().count() + " levels by " + r.levels().method() + " (limits " + breaks + "): "
                + String.join("; ", en) + ".", "以 " + suit.criteria().size() + " 项指标对土地评分，并按" + SuitabilityWords.cut(r.levels().method()) + "分为 " + r.levels().count() + " 级（界限 " + breaks + "）："
                + String.join("；", zh) + "。"));
        chapter.add(new Figure.Maps(Figure.Caption.of("suitability-levels", Words.of("Suitability of the land as a carbon sink", "碳汇功能适宜性等级"), source), images.frame(),
                List.of(pixels(r.levelPixels(), year())),
                new Key.Classes(Words.of("Level", "等级"), levelKey(r))));
        chapter.add(Excerpt.of(Words.of("Levels by unit, " + ground.years().get(ground.years().size() - 1), "各单元的适宜性等级，" + ground.years().get(ground.years().size() - 1) + " 年"), levels,
                List.of(Excerpt.Column.of("name", Words.of("Unit", "单元")), Excerpt.Column.of("level_name", Words.of("Level", "等级")),
                        Excerpt.Column.of("area_km2", Words.of("Area (km²)", "面积（km²）"), 2), Excerpt.Column.of("share_percent", Words.of("Share (%)", "占比（%）"), 1),
                        new Excerpt.Column("stock_tC", Words.of("Stock (10⁴ tC)", "储量（万 tC）"), 2, 1e-4), new Excerpt.Column("net_tCO2", Words.of("Net flux (10⁴ tCO₂/a)", "净通量（万 tCO₂/年）"), 2, 1e-4)))
                .withTerms(levelTerms(r)).withFile("tables/suitability-levels.csv"));
        weights(chapter, suit, r);
        r.sensitivity().ifPresent(s -> firmness(chapter, suit, r, s));
    }

    private Map<String, Words> levelTerms(SuitabilityStage.Result r) {
        Map<String, Words> all = new HashMap<>(terms);
        for (int l = 1; l <= r.levels().count(); l++) {
            all.put(r.levelName(l, Language.EN), levelWords(r, l));
        }
        return all;
    }

    private static Words levelWords(SuitabilityStage.Result r, int l) {
        String en = r.levelName(l, Language.EN);
        return Words.of(Character.toUpperCase(en.charAt(0)) + en.substring(1), r.levelName(l, Language.ZH));
    }

    private static List<Key.Entry> levelKey(SuitabilityStage.Result r) {
        int n = r.levels().count();
        int[] greens = Palette.suitability(n);
        List<Key.Entry> key = new ArrayList<>();
        for (int l = 1; l <= n; l++) {
            key.add(new Key.Entry(levelWords(r, l), greens[n - l]));
        }
        return key;
    }

    private MapPanel pixels(float[] values, Words title) {
        return new MapPanel.Pixels(title, images.columns(), images.rows(), values);
    }

    private void weights(Findings.Builder chapter, SuitabilityInputs suit, SuitabilityStage.Result r) {
        Map<String, Words> words = new HashMap<>(terms);
        suit.criteria().forEach(d -> words.put(d.name(), SuitabilityWords.criterion(suit, d.name())));
        suit.sources().values().forEach(source -> words.putIfAbsent(source.text(), say.layer(source.text())));
        r.weighings().forEach(w -> words.put(w.weights().method(), SuitabilityWords.method(w.weights().method())));
        words.put(r.weights().method(), SuitabilityWords.method(r.weights().method()));
        words.put("given", Words.of("with a reference", "有出处"));
        words.put("unverified", Words.of("unverified", "未经验证"));
        r.weighings().stream().flatMap(w -> w.ahp().stream()).findFirst().ifPresent(a -> {
            String worst = a.findWorst().map(x -> "; the least consistent judgement is " + x.first() + " over " + x.second() + ": given " + Numbers.readable(x.given(), 2) + ", the others imply "
                    + Numbers.readable(x.implied(), 2)).orElse("");
            String worstZh = a.findWorst().map(x -> "；最不一致的判断为“" + SuitabilityWords.criterion(suit, x.first()).zh() + "”对“" + SuitabilityWords.criterion(suit, x.second()).zh() + "”：给出 " + Numbers.readable(x.given(), 2)
                    + "，其余判断隐含 " + Numbers.readable(x.implied(), 2)).orElse("");
            String numbers = "λ = " + Numbers.readable(a.lambda(), 4) + ", CI = " + Numbers.readable(a.ci(), 4) + ", CR = " + Numbers.readable(a.cr(), 4);
            boolean fine = a.cr() <= Ahp.LIMIT;
            chapter.paragraph(Words.of("Judgements: " + numbers + " (random index table " + a.randomIndex().name().toLowerCase(Locale.ROOT) + "), "
                    + (fine ? "below the limit of 0.10" : "over the limit of 0.10, which the study allows") + worst + ".", "判断矩阵：" + numbers.replace(", ", "，") + "（随机一致性指标表 "
                    + a.randomIndex().name().toLowerCase(Locale.ROOT) + "），" + (fine ? "低于 0.10 的限值" : "超过 0.10 的限值，本研究予以接受") + worstZh + "。"));
        });
        chapter.add(Excerpt.of(Words.of("Criteria and their weights", "指标及权重"), r.weightsTable(), List.of(Excerpt.Column.of("criterion", Words.of("Criterion", "指标")),
                Excerpt.Column.of("layer", Words.of("Layer", "图层")), Excerpt.Column.of("method", Words.of("Weighed by", "赋权方法")), Excerpt.Column.of("weight", Words.of("Weight", "权重"), 4),
                Excerpt.Column.of("cr", Words.of("CR", "CR"), 4), Excerpt.Column.of("used", Words.of("Used", "采用")), Excerpt.Column.of("grading_status", Words.of("Grading", "分级依据"))))
                .withRows(60).withTerms(words).withFile("tables/suitability-weights.csv"));
    }

    private void firmness(Findings.Builder chapter, SuitabilityInputs suit, SuitabilityStage.Result r, Sensitivity s) {
        chapter.heading(Words.of("How firm the levels are", "等级的稳定性"));
        Optional<Sensitivity.Variation> worst = s.oneAtATime().stream().max(Comparator.comparingDouble(s::share));
        double mean = s.samples().stream().mapToDouble(s::share).average().orElse(Double.NaN);
        StringBuilder en = new StringBuilder();
        StringBuilder zh = new StringBuilder();
        worst.ifPresent(w -> {
            int space = w.name().lastIndexOf(' ');
            en.append("Changing one weight at a time moves at most ").append(Numbers.readable(100 * s.share(w), 1)).append(" % of the cells to another level (").append(w.name().replace('_', ' ')).append("). ");
            zh.append("逐一改变单项权重，最多有 ").append(Numbers.readable(100 * s.share(w), 1)).append(" % 的像元改变等级（").append(SuitabilityWords.criterion(suit, w.name().substring(0, space)).zh())
                    .append(w.name().substring(space)).append("）。");
        });
        if (!s.samples().isEmpty()) {
            en.append("Of ").append(s.samples().size()).append(" whole sets of weights drawn around the base, one moves ").append(Numbers.readable(100 * mean, 1)).append(" % on average.");
            zh.append("在基准附近随机抽取 ").append(s.samples().size()).append(" 组权重，平均有 ").append(Numbers.readable(100 * mean, 1)).append(" % 的像元改变等级。");
        }
        en.append(" The limits between levels stay those of the base weights, so that only the weights speak.");
        zh.append("各级界限保持基准权重下的取值，变化仅由权重引起。");
        chapter.paragraph(Words.of(en.toString().strip(), zh.toString()));
        r.stabilityPixels().ifPresent(p -> {
            float[] percent = new float[p.length];
            for (int i = 0; i < p.length; i++) {
                percent[i] = p[i] * 100;
            }
            chapter.add(new Figure.Maps(Figure.Caption.of("suitability-stability", Words.of("How often the level stays when the weights vary", "权重变动时等级保持不变的比例"), source), images.frame(),
                    List.of(pixels(percent, year())), new Key.Breaks(Words.of("Weight sets with the same level (%)", "等级不变的权重组（%）"),
                            List.of(0.0, 50.0, 75.0, 90.0, 99.0, 100.0), Ramp.VIRIDIS, 0)));
        });
        List<Sensitivity.Variation> one = s.oneAtATime();
        if (!one.isEmpty()) {
            List<Words> names = new ArrayList<>();
            List<Double> up = new ArrayList<>();
            List<Double> down = new ArrayList<>();
            for (int i = 0; i < one.size(); i += 2) {
                names.add(SuitabilityWords.criterion(suit, one.get(i).name().substring(0, one.get(i).name().lastIndexOf(' '))));
                up.add(100 * s.share(one.get(i)));
                down.add(100 * s.share(one.get(i + 1)));
            }
            String step = one.get(0).name().substring(one.get(0).name().lastIndexOf(' ') + 2);
            chapter.add(new Figure.Bars(Figure.Caption.of("suitability-sensitivity", Words.of("Cells that change level when one weight changes", "单项权重变动时改变等级的像元"), source),
                    Figure.Axis.of(Words.of("Cells that change level (%)", "改变等级的像元（%）")), names, List.of(Figure.BarSeries.of(Words.of("Weight +" + step, "权重 +" + step), Palette.series(0), up),
                            Figure.BarSeries.of(Words.of("Weight −" + step, "权重 −" + step), Palette.series(4), down)), List.of(), Figure.Stacking.GROUPED, true));
        }
    }

    private void zones(Findings.Builder chapter, SuitabilityInputs suit, ZoneStage.Result z) {
        chapter.file(z.zonesTable()).file(z.rulesTable()).file(z.conflictsTable()).file(z.strategiesTable());
        z.corridorsTable().ifPresent(chapter::file);
        chapter.heading(Words.of("Zones of protection and restoration", "保护与修复分区"));
        Table zones = z.zonesTable();
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        for (int i = 0; i < zones.rows(); i++) {
            if (zones.text(i, zones.column("unit_set")).equals(LandTables.REGION)) {
                String amount = Numbers.readable(zones.number(i, zones.column("area_km2")), 0) + " km² (" + Numbers.readable(zones.number(i, zones.column("share_percent")), 1) + " %)";
                en.add(zones.text(i, zones.column("zone_en")) + " " + amount);
                zh.add(zones.text(i, zones.column("zone_zh")) + " " + amount.replace(" (", "（").replace(")", "）"));
            }
        }
        chapter.paragraph(Words.of(String.join("; ", en) + ".", String.join("；", zh) + "。"));
        chapter.add(new Figure.Maps(Figure.Caption.of("zones", Words.of("Zones of protection and restoration", "保护与修复分区"), source), images.frame(),
                List.of(pixels(inOrder(z), year())), new Key.Classes(Words.of("Zone", "分区"),
                        java.util.Arrays.stream(ZoneStage.order(z.rules())).mapToObj(c -> ZoneStage.key(z.rules()).get(c - 1)).toList())));
        Map<String, Words> words = new HashMap<>(terms);
        for (int i = 0; i < zones.rows(); i++) {
            words.put(zones.text(i, zones.column("zone")), Words.of(zones.text(i, zones.column("zone_en")), zones.text(i, zones.column("zone_zh"))));
        }
        chapter.add(Excerpt.of(Words.of("Zones by unit", "各单元的分区"), zones, List.of(Excerpt.Column.of("name", Words.of("Unit", "单元")), Excerpt.Column.of("zone", Words.of("Zone", "分区")),
                Excerpt.Column.of("area_km2", Words.of("Area (km²)", "面积（km²）"), 2), Excerpt.Column.of("share_percent", Words.of("Share (%)", "占比（%）"), 1),
                new Excerpt.Column("stock_tC", Words.of("Stock (10⁴ tC)", "储量（万 tC）"), 2, 1e-4), new Excerpt.Column("net_tCO2", Words.of("Net flux (10⁴ tCO₂/a)", "净通量（万 tCO₂/年）"), 2, 1e-4)))
                .withTerms(words).withFile("tables/zones.csv"));
        z.rules().rules().forEach(rule -> {
            words.put(rule.id(), suit.ruleRows().isEmpty() ? SuitabilityWords.rule(rule.id()) : Words.same(rule.id()));
            words.put(Zoning.describe(rule), say.conditions(rule));
        });
        chapter.add(Excerpt.of(Words.of("Rules, the first that holds decides", "规则（自上而下，先符合者为准）"), z.rulesTable(), List.of(Excerpt.Column.of("rule", Words.of("Rule", "规则")),
                Excerpt.Column.of("zone", Words.of("Zone", "分区")), Excerpt.Column.of("conditions", Words.of("Where", "条件")), Excerpt.Column.of("cells", Words.of("Cells", "像元数"))))
                .withTerms(words).withFile("tables/zone-rules.csv"));
        conflicts(chapter, z.zoning(), words);
        strategies(chapter, suit.plan().zones().strategies().isEmpty(), z, words);
        z.corridors().ifPresent(c -> corridors(chapter, z, c));
    }

    private Words year() {
        return Words.same(Integer.toString(ground.years().get(ground.years().size() - 1)));
    }

    /** The zones' classes in the order of the legend. */
    private static float[] inOrder(ZoneStage.Result z) {
        int[] order = ZoneStage.order(z.rules());
        float[] place = new float[order.length + 1];
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i + 1;
        }
        float[] pixels = z.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = pixels[i] >= 1 ? place[(int) pixels[i]] : 0;
        }
        return pixels;
    }

    private static void conflicts(Findings.Builder chapter, Zoning zoning, Map<String, Words> words) {
        String cells = Numbers.readable(zoning.unzoned(), 0);
        if (zoning.conflicts().isEmpty()) {
            chapter.note(Words.of("No two rules disagree on any cell; " + cells + " cells have no zone.", "没有像元出现规则冲突；有 " + cells + " 个像元未分区。"));
            return;
        }
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        for (Zoning.Conflict c : zoning.conflicts()) {
            String n = Numbers.readable(c.cells(), 0);
            Words other = words.getOrDefault(c.other().outcome(), ZoneStage.title(c.other().outcome()));
            Words rule = words.getOrDefault(c.rule().id(), Words.same(c.rule().id()));
            Words loser = words.getOrDefault(c.other().id(), Words.same(c.other().id()));
            en.add("rule " + rule.en() + " decided " + n + " cells for which rule " + loser.en() + " says " + other.en().toLowerCase(Locale.ROOT));
            zh.add("规则“" + rule.zh() + "”决定了 " + n + " 个像元，而规则“" + loser.zh() + "”将其列为" + other.zh());
        }
        chapter.note(Words.of("Where rules disagree the one further up decides: " + String.join("; ", en) + ". Cells without a zone: " + cells + ".",
                "规则冲突时以靠前者为准：" + String.join("；", zh) + "。未分区的像元：" + cells + " 个。"));
    }

    private void strategies(Findings.Builder chapter, boolean bundled, ZoneStage.Result z, Map<String, Words> zoneWords) {
        chapter.heading(Words.of("Measures", "措施"));
        List<Double> gains = z.proposals().stream().map(Strategies.Proposal::gain_tC_per_a).filter(Double::isFinite).toList();
        if (gains.isEmpty()) {
            chapter.paragraph(Words.of("Measures for the land of each zone, class and pressure. What they would reduce or store could not be estimated: " + whyNot(z, Language.EN) + ".",
                    "按分区、地类与压力列出措施。其减排或增汇量无法估算：" + whyNot(z, Language.ZH) + "。"));
        } else {
            double gain = gains.stream().mapToDouble(Double::doubleValue).sum() * 44 / 12;
            boolean small = Math.abs(gain) < 1e4;
            String missing = missing(z).isEmpty() ? "" : " Not in it: " + whyNot(z, Language.EN) + ".";
            String missingZh = missing(z).isEmpty() ? "" : "未计入的有：" + whyNot(z, Language.ZH) + "。";
            chapter.paragraph(Words.of("Measures for the land of each zone, class and pressure. Their estimates come from the study's own factors and the assumption printed beside each; taken together they would reduce or store "
                    + (small ? Numbers.readable(gain, 0) + " tCO₂" : Numbers.readable(gain / 1e4, 2) + " × 10⁴ tCO₂") + " a year. They are no forecast: a share, a rate and a factor multiplied." + missing,
                    "按分区、地类与压力列出措施。估计值由本研究的因子与所列假设相乘得到，合计每年可减排或增汇 " + (small ? Numbers.readable(gain, 0) + " tCO₂" : Numbers.readable(gain / 1e4, 2) + " 万 tCO₂")
                    + "；它不是预测。" + missingZh));
        }
        kinds(chapter, z);
        if (bundled) {
            chapter.note(Words.of("The measures follow national guidance: raise forest cover and quality, biodiversity and soil carbon in forest regions of the south (Zhou Y. et al. 2023, Acta Ecologica Sinica 43(9): 3371); "
                    + "zone restoration in three steps, base zones, pattern zones, mode zones (Cai H. et al. 2020). Shares and rates of the bundled table are unverified defaults: set your own under suitability.strategies.",
                    "措施依据国家层面的研究建议：南方林区提高森林覆盖率与质量、生物多样性和土壤碳（Zhou Y. 等，2023，生态学报 43(9): 3371）；按“生态基底区—修复格局区—修复模式区”三步分区修复（Cai H. 等，2020）。"
                    + "内置措施表中的比例与速率为未经验证的缺省值，请在 suitability.strategies 中给出本区数值。"));
        }
        Map<String, Words> words = new HashMap<>(zoneWords);
        Table.Builder shown = Table.named("strategies").text("zone", "land_use", "pressure", "measure").number("area_ha", "gain_tCO2_per_a").text("assumption");
        words.put("*", Words.of("Any", "不限"));
        Map<List<String>, double[]> sums = new LinkedHashMap<>();
        for (Strategies.Proposal p : z.proposals()) {
            String id = p.measure().id();
            words.put("measure " + id, Words.of(p.measure().english(), p.measure().chinese()));
            words.put("assumption " + id, p.measure().assumptionEnglish().isEmpty() ? Words.of("not estimated", "未估算") : Words.of(p.measure().assumptionEnglish(), p.measure().assumptionChinese()));
            // a measure for any pressure is one row
            String pressure = p.measure().pressure().equals("*") ? "*" : p.land().pressure();
            double[] sum = sums.computeIfAbsent(List.of(p.land().zone(), p.land().landUse(), pressure, id), k -> new double[2]);
            sum[0] += p.land().area_ha();
            sum[1] += p.gain_tC_per_a() * 44 / 12;
        }
        for (int zone : ZoneStage.order(z.rules())) {
            sums.forEach((k, sum) -> {
                if (k.get(0).equals(z.rules().outcomes().get(zone - 1))) {
                    shown.row(k.get(0), k.get(1), k.get(2), "measure " + k.get(3), sum[0], sum[1], "assumption " + k.get(3));
                }
            });
        }
        chapter.add(Excerpt.of(Words.of("Measures and what they would do", "措施及其估计效果"), shown.build(), List.of(Excerpt.Column.of("zone", Words.of("Zone", "分区")),
                Excerpt.Column.of("land_use", Words.of("Land use", "地类")), Excerpt.Column.of("pressure", Words.of("Pressure", "压力")), Excerpt.Column.of("measure", Words.of("Measure", "措施")),
                Excerpt.Column.of("area_ha", Words.of("Land (ha)", "面积（公顷）"), 0), Excerpt.Column.of("gain_tCO2_per_a", Words.of("Reduced or stored (tCO₂/a)", "减排或增汇（tCO₂/年）"), 0),
                Excerpt.Column.of("assumption", Words.of("Assumption", "假设")))).withRows(60).withTerms(words).withFile("tables/strategies.csv"));
    }

    /** Classes without a factor that an estimate would need. */
    private static Set<String> missing(ZoneStage.Result z) {
        return z.proposals().stream().flatMap(p -> p.missing().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private String whyNot(ZoneStage.Result z, Language language) {
        Set<String> missing = missing(z);
        String names = missing.stream().map(c -> terms.getOrDefault(c, Words.same(c)).in(language)).collect(Collectors.joining(language.of(", ", "、")));
        return !missing.isEmpty() ? language.of("carbon.factors has no factor of " + names, "carbon.factors 缺少以下地类的因子：" + names)
                : z.proposals().isEmpty() ? language.of("no measure fits the land of the zones", "没有适用于各分区土地的措施") : language.of("no measure that fits has an effect", "适用的措施均未给出效果");
    }

    /** Which classes were taken for which kind of land, where the legend does not say it, and which no measure is for. */
    private void kinds(Findings.Builder chapter, ZoneStage.Result z) {
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        for (LandRole role : LandRole.values()) {
            List<LandClass> taken = ground.legend().withRole(role).stream().filter(c -> LandRole.find(c.name()).isEmpty()
                    && z.hectares().values().stream().anyMatch(h -> h.getOrDefault(c.name(), 0.0) > 0)).toList();
            if (!taken.isEmpty()) {
                en.add(role.className() + ": " + String.join(", ", taken.stream().map(LandClass::name).toList()));
                zh.add(role.nameZh() + "：" + String.join("、", taken.stream().map(LandClass::nameZh).toList()));
            }
        }
        if (!en.isEmpty()) {
            chapter.note(Words.of("Kinds of land for the measures, from the legend's column role, landUse.construction or the usual names: " + String.join("; ", en) + ".",
                    "措施所用的土地类型（依据图例的 role 列、landUse.construction 或通用名称）：" + String.join("；", zh) + "。"));
        }
        if (!z.unmet().isEmpty()) {
            chapter.note(Words.of("No measure is for: " + String.join(", ", z.unmet().keySet().stream().map(c -> terms.getOrDefault(c, Words.same(c)).en()).toList())
                    + ". Name their kind in the legend's column role, or add measures.", "没有对应措施的地类：" + String.join("、", z.unmet().keySet().stream()
                    .map(c -> terms.getOrDefault(c, Words.same(c)).zh()).toList()) + "。请在图例的 role 列注明土地类型，或补充措施。"));
        }
    }

    /** How many of the corridors are drawn as the most important. */
    static int mostImportant(int corridors) {
        return Math.max(1, corridors / 3);
    }

    private void corridors(Findings.Builder chapter, ZoneStage.Result z, Corridors corridors) {
        chapter.heading(Words.of("Corridors", "生态廊道"));
        Table table = z.corridorsTable().orElseThrow();
        chapter.paragraph(Words.of(z.sources().size() + " patches are joined by " + table.rows() + " least-cost corridors between neighbours. Importance by the gravity model: large patches, low resistance and a cheap path weigh more.",
                "共 " + z.sources().size() + " 个源地斑块，由 " + table.rows() + " 条相邻斑块间的最小累积阻力廊道相连。重要性按重力模型计算：斑块越大、阻力越小、路径越易通行，越重要。"));
        if (table.rows() == 0) {
            return;
        }
        List<Corridors.Corridor> list = corridors.corridors().stream().sorted(Comparator.comparingDouble((Corridors.Corridor c) -> Double.isNaN(c.importance()) ? -1 : c.importance())).toList();
        List<org.locationtech.jts.geom.Geometry> areas = new ArrayList<>(z.sources());
        double[] values = new double[z.sources().size() + list.size()];
        java.util.Arrays.fill(values, 0, z.sources().size(), 1);
        for (int i = 0; i < list.size(); i++) {
            areas.add(list.get(i).path());
            values[z.sources().size() + i] = list.size() - i <= mostImportant(list.size()) ? 2 : 3;
        }
        MapFrame frame = images.frame();
        chapter.add(new Figure.Maps(Figure.Caption.of("corridors", Words.of("Corridors between protection patches", "保护斑块间的生态廊道"), source), frame,
                List.of(new MapPanel.Areas(year(), areas, values)), new Key.Classes(Words.of("Corridors", "廊道"), CORRIDOR_KEY)));
        int[] order = java.util.stream.IntStream.range(0, table.rows()).boxed().sorted(Comparator.comparingLong(r -> table.whole(r, table.column("rank")))).mapToInt(Integer::intValue).toArray();
        chapter.add(Excerpt.of(Words.of("Corridors by importance", "廊道重要性排序"), table.select("corridors", order), List.of(Excerpt.Column.of("rank", Words.of("Rank", "排序")),
                Excerpt.Column.of("from", Words.of("From patch", "起始斑块")), Excerpt.Column.of("to", Words.of("To patch", "终止斑块")),
                new Excerpt.Column("length_m", Words.of("Length (km)", "长度（km）"), 2, 1e-3), new Excerpt.Column("cost", Words.of("Cost (resistance × km)", "累积阻力（阻力×km）"), 1, 1e-3),
                Excerpt.Column.of("importance", Words.of("Importance", "重要性"), 4))).withRows(RANKED).withFile("tables/corridors.csv"));
    }

    private void scenarios(Findings.Builder chapter, ScenarioStage.Result s) {
        chapter.file(s.table());
        chapter.heading(Words.of("What if", "情景比较"));
        int year = ground.years().get(ground.years().size() - 1);
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        for (ScenarioStage.Outcome o : s.outcomes()) {
            double by = o.net_tCO2() - o.base_tCO2();
            String amount = (by > 0 ? "+" : "") + Numbers.readable(by / 1e4, 2);
            en.add(o.name() + " " + amount);
            zh.add(o.name() + " " + amount);
        }
        chapter.paragraph(Words.of("Each scenario runs through the same account as " + year + " and is held against its net flux, " + Numbers.readable(s.outcomes().isEmpty() ? 0 : s.outcomes().get(0).base_tCO2() / 1e4, 2)
                + " × 10⁴ tCO₂ a year. The net changes by (10⁴ tCO₂): " + String.join("; ", en) + ".", "各情景采用与 " + year + " 年相同的核算，与其净通量 "
                + Numbers.readable(s.outcomes().isEmpty() ? 0 : s.outcomes().get(0).base_tCO2() / 1e4, 2) + " 万 tCO₂/年比较。净通量变化（万 tCO₂）：" + String.join("；", zh) + "。"));
        chapter.add(new Figure.Bars(Figure.Caption.of("scenarios", Words.of("Net flux, change against the base", "净通量相对基准的变化"), source), Figure.Axis.of(Words.of("10⁴ tCO₂ a year", "万 tCO₂/年")),
                s.outcomes().stream().map(o -> Words.same(o.name())).toList(), List.of(Figure.BarSeries.of(Words.of("Change", "变化"), Palette.NET,
                        s.outcomes().stream().map(o -> (o.net_tCO2() - o.base_tCO2()) / 1e4).toList())), List.of(), Figure.Stacking.GROUPED, true));
        chapter.add(Excerpt.of(Words.of("Scenarios line by line", "情景逐项比较"), s.table(), List.of(Excerpt.Column.of("scenario", Words.of("Scenario", "情景")), Excerpt.Column.of("change", Words.of("Change", "变化")),
                new Excerpt.Column("base_net_tCO2", Words.of("Base (10⁴ tCO₂/a)", "基准（万 tCO₂/年）"), 2, 1e-4), new Excerpt.Column("net_tCO2", Words.of("Then", "情景净值"), 2, 1e-4),
                new Excerpt.Column("difference_tCO2", Words.of("Difference", "差值"), 2, 1e-4), Excerpt.Column.of("difference_percent", Words.of("%", "%"), 2)))
                .withRows(40).withTerms(say.changes(s.lines())).withFile("tables/scenario.csv"));
    }
}
