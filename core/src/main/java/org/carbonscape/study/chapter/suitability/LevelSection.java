package org.carbonscape.study.chapter.suitability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;
import org.carbonscape.study.advise.SuitabilityInputs;
import org.carbonscape.study.advise.SuitabilityStage;
import org.carbonscape.suitability.Sensitivity;
import org.carbonscape.suitability.weight.Ahp;
import org.carbonscape.suitability.weight.RandomIndex;
import org.carbonscape.zone.UnitSet;

/** The suitability of land in the report: levels, weights, how firm the levels are. */
final class LevelSection {

    private final SuitabilityContext tell;

    LevelSection(SuitabilityContext tell) {
        this.tell = tell;
    }

    void tell(Findings.Builder chapter, SuitabilityInputs suit, SuitabilityStage.Result r) {
        chapter.file(r.tables().weights()).file(r.tables().levels());
        r.tables().sensitivity().ifPresent(chapter::file);
        chapter.heading(Words.of("Suitability as a carbon sink", "碳汇功能适宜性"));
        Table levels = r.tables().levels();
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        for (int i = 0; i < levels.rows(); i++) {
            if (levels.text(i, levels.column("unit_set")).equals(UnitSet.REGION)) {
                int l = (int) levels.integer(i, levels.column("level"));
                Words amount = SuitabilityWords.areaAndShare(levels, i);
                en.add(r.levelName(l, Language.EN) + " " + amount.en());
                zh.add(r.levelName(l, Language.ZH) + " " + amount.zh());
            }
        }
        String breaks = String.join(
                ", ",
                Arrays.stream(r.levels().breaks())
                        .mapToObj(b -> Numbers.readable(b, 2))
                        .toList());
        String none = Numbers.readable(r.withoutLevel_km2(), 2);
        String without = r.withoutLevel_km2() > 0
                ? " Land without a level, because a criterion is missing or it is excluded: " + none + " km²."
                : "";
        String withoutZh = r.withoutLevel_km2() > 0 ? "另有 " + none + " km² 因缺少指标或被排除而未分级。" : "";
        chapter.found(Words.of(
                "The land was scored by " + suit.scored().criteria().size() + " criteria and cut into "
                        + r.levels().count() + " levels by " + r.levels().method() + " (limits " + breaks + "): "
                        + String.join("; ", en) + "." + without,
                "以 " + suit.scored().criteria().size() + " 项指标对土地评分，并按"
                        + SuitabilityWords.cut(r.levels().method()) + "分为 "
                        + r.levels().count() + " 级（界限 " + breaks.replace(", ", "、") + "）：" + String.join("；", zh) + "。"
                        + withoutZh));
        chapter.add(new Figure.Maps(
                Figure.Caption.of(
                        "suitability-levels",
                        Words.of("Suitability of the land as a carbon sink", "碳汇功能适宜性等级"),
                        tell.source()),
                tell.images().frame(),
                List.of(tell.pixels(r.pixels().level(), tell.year())),
                new Key.Classes(Words.of("Level", "等级"), levelKey(r))));
        Map<String, String> groups = new LinkedHashMap<>();
        for (int l = 1; l <= r.levels().count(); l++) {
            groups.put(r.levelName(l, Language.EN), "level_" + l);
        }
        Map<String, String> there = UnitRows.occurring(levels, "level_name", groups);
        Table byUnit = UnitRows.of("suitability-by-unit", levels, "level_name", groups);
        chapter.file(byUnit);
        int year = tell.studyArea().years().get(tell.studyArea().years().size() - 1);
        chapter.add(UnitRows.excerpt(
                        Words.of("Levels by unit, " + year, "各单元的适宜性等级，" + year + " 年"), byUnit, there, levelTerms(r))
                .withTerms(levelTerms(r)));
        weights(chapter, suit, r);
        r.weighed().sensitivity().ifPresent(s -> firmness(chapter, suit, r, s));
    }

    private Map<String, Words> levelTerms(SuitabilityStage.Result r) {
        Map<String, Words> all = new HashMap<>(tell.terms());
        for (int l = 1; l <= r.levels().count(); l++) {
            all.put(r.levelName(l, Language.EN), levelWords(r, l));
        }
        return all;
    }

    private static Words levelWords(SuitabilityStage.Result r, int l) {
        String en = r.levelName(l, Language.EN);
        return Words.of(Character.toUpperCase(en.charAt(0)) + en.substring(1), r.levelName(l, Language.ZH));
    }

    private static Words words(RandomIndex index) {
        return switch (index) {
            case SAATY -> Words.of("after Saaty", "Saaty");
            case SIMULATED -> Words.of("by simulation", "模拟值");
            case TEXTBOOK_CN -> Words.of("of Chinese textbooks", "国内教材");
        };
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

    private void weights(Findings.Builder chapter, SuitabilityInputs suit, SuitabilityStage.Result r) {
        Map<String, Words> words = new HashMap<>(tell.terms());
        suit.scored().criteria().forEach(d -> words.put(d.name(), SuitabilityWords.criterion(suit, d.name())));
        suit.scored()
                .sources()
                .values()
                .forEach(source -> words.putIfAbsent(source.text(), tell.say().layer(source.text(), source.what())));
        r.weighed()
                .weighings()
                .forEach(w -> words.put(w.weights().method().en(), SuitabilityWords.method(w.weights())));
        words.put(
                r.weighed().weights().method().en(),
                SuitabilityWords.method(r.weighed().weights()));
        words.put("given", Words.of("with a reference", "有出处"));
        words.put("unverified", Words.of("unverified", "未核实"));
        r.weighed().weighings().stream()
                .flatMap(w -> w.ahp().stream())
                .findFirst()
                .ifPresent(a -> {
                    String worst = a.findWorst()
                            .map(x -> "; the least consistent judgement is "
                                    + SuitabilityWords.criterion(suit, x.first())
                                            .en() + " over "
                                    + SuitabilityWords.criterion(suit, x.second())
                                            .en() + ": given "
                                    + Numbers.readable(x.given(), 2) + ", the others imply "
                                    + Numbers.readable(x.implied(), 2))
                            .orElse("");
                    String worstZh = a.findWorst()
                            .map(x -> "；偏差最大的判断为“"
                                    + SuitabilityWords.criterion(suit, x.first())
                                            .zh() + "”对“"
                                    + SuitabilityWords.criterion(suit, x.second())
                                            .zh() + "”：给出 "
                                    + Numbers.readable(x.given(), 2) + "，其余判断隐含 " + Numbers.readable(x.implied(), 2))
                            .orElse("");
                    List<String> numbers = List.of(
                            "λ = " + Numbers.readable(a.lambda(), 4),
                            "CI = " + Numbers.readable(a.ci(), 4),
                            "CR = " + Numbers.readable(a.cr(), 4));
                    boolean fine = a.cr() <= Ahp.LIMIT;
                    chapter.paragraph(Words.of(
                            "Judgements: " + String.join(", ", numbers) + " (random index "
                                    + words(a.randomIndex()).en() + "), "
                                    + (fine
                                            ? "below the limit of 0.10"
                                            : "over the limit of 0.10, which the study allows")
                                    + worst + ".",
                            "判断矩阵：" + String.join("，", numbers) + "（随机一致性指标："
                                    + words(a.randomIndex()).zh() + "），"
                                    + (fine ? "低于 0.10 的限值" : "超过 0.10 的限值，本研究予以接受") + worstZh + "。"));
                });
        r.weighed()
                .criteria()
                .forEach(c -> words.put(
                        c.describe(),
                        grading(
                                c.describe(),
                                c.describe(name -> words.getOrDefault(name, Words.same(name))
                                        .zh()))));
        chapter.add(weightsByCriterion(suit, r, words));
    }

    /** A grading as readers write it; the tables keep the forms that criteria are written in. */
    private static Words grading(String en, String zh) {
        return Words.of(
                en.replace("<=", "≤").replace("|", ", ").replace(" .. ", " to "),
                zh.replace("<=", "≤")
                        .replace("|", "、")
                        .replace(" .. ", " ～ ")
                        .replace(": ", "：")
                        .replace("; ", "；")
                        .replace(", ", "，"));
    }

    /** As readers write it: {@code −20 %}. */
    private static String step(Sensitivity.Variation variation) {
        return variation.step().replace('-', '−').replace("%", " %");
    }

    /** A row for each criterion: what it is made from, how it is graded, its weight each way and the one used. */
    private Excerpt weightsByCriterion(SuitabilityInputs suit, SuitabilityStage.Result r, Map<String, Words> words) {
        int n = r.weighed().weighings().size();
        List<String> columns = new ArrayList<>();
        List<Excerpt.Column> shown = new ArrayList<>(List.of(
                Excerpt.Column.of("criterion", Words.of("Criterion", "指标")),
                Excerpt.Column.of("layer", Words.of("Layer", "图层")),
                Excerpt.Column.of("grading", Words.of("Graded by", "分级"))));
        for (int k = 0; k < n; k++) {
            columns.add("weight_" + k);
            shown.add(Excerpt.Column.of(
                    "weight_" + k,
                    SuitabilityWords.method(r.weighed().weighings().get(k).weights()),
                    4));
        }
        if (n > 1) {
            columns.add("used");
            shown.add(Excerpt.Column.of(
                    "used", SuitabilityWords.combined(suit.plan().weighing().combine()), 4));
        }
        shown.add(Excerpt.Column.of("status", Words.of("Source", "依据")));
        Table.Builder table = Table.named("suitability-weights")
                .text("criterion", "layer", "grading")
                .number(columns.toArray(String[]::new))
                .text("status");
        for (var d : suit.scored().criteria()) {
            List<Object> cells = new ArrayList<>(List.of(
                    d.name(),
                    suit.scored().source(d).text(),
                    r.weighed().gradings().get(d.name())));
            r.weighed().weighings().forEach(w -> cells.add(w.weights().get(d.name())));
            if (n > 1) {
                cells.add(r.weighed().weights().get(d.name()));
            }
            cells.add(d.verified() ? "given" : "unverified");
            table.row(cells.toArray());
        }
        return Excerpt.of(Words.of("Criteria and their weights", "指标及权重"), table.build(), shown)
                .withRows(60)
                .withTerms(words)
                .withFile("tables/suitability-weights.csv");
    }

    private void firmness(Findings.Builder chapter, SuitabilityInputs suit, SuitabilityStage.Result r, Sensitivity s) {
        chapter.heading(Words.of("Robustness of the levels", "等级的稳定性"));
        chapter.paragraph(moved(suit, s));
        r.pixels().stability().ifPresent(shares -> chapter.add(stability(shares)));
        if (!s.oneAtATime().isEmpty()) {
            chapter.add(oneAtATime(suit, s));
        }
    }

    /** How many cells other weights move to another level. */
    private static Words moved(SuitabilityInputs suit, Sensitivity s) {
        Optional<Sensitivity.Variation> worst = s.oneAtATime().stream().max(Comparator.comparingDouble(s::share));
        double mean = s.samples().stream().mapToDouble(s::share).average().orElse(Double.NaN);
        StringBuilder en = new StringBuilder();
        StringBuilder zh = new StringBuilder();
        worst.ifPresent(w -> {
            Words criterion = SuitabilityWords.criterion(suit, w.criterion());
            en.append("Changing one weight at a time moves at most ")
                    .append(Numbers.readable(100 * s.share(w), 1))
                    .append(" % of the cells to another level (")
                    .append(criterion.en())
                    .append(' ')
                    .append(step(w))
                    .append(").");
            zh.append("逐一改变单项权重，最多有 ")
                    .append(Numbers.readable(100 * s.share(w), 1))
                    .append(" % 的像元改变等级（")
                    .append(criterion.zh())
                    .append(' ')
                    .append(step(w))
                    .append("）。");
        });
        if (!s.samples().isEmpty()) {
            en.append(en.isEmpty() ? "Of " : " Of ")
                    .append(s.samples().size())
                    .append(" sets of weights drawn around the base, a set moves ")
                    .append(Numbers.readable(100 * mean, 1))
                    .append(" % on average.");
            zh.append("在基准附近随机抽取 ")
                    .append(s.samples().size())
                    .append(" 组权重，平均有 ")
                    .append(Numbers.readable(100 * mean, 1))
                    .append(" % 的像元改变等级。");
        }
        boolean kept = suit.plan().levels().kept();
        en.append(
                kept
                        ? " The limits between levels are those of the base weights."
                        : " The limits between levels are determined again for each set of weights, by the "
                                + "same method.");
        zh.append(kept ? "各级界限保持基准权重下的取值。" : "每组权重均按同一方法重新划定各级界限。");
        return Words.of(en.toString().strip(), zh.toString());
    }

    /** @param shares of the draws in which a pixel's level stays */
    private Figure stability(float[] shares) {
        float[] percent = new float[shares.length];
        for (int i = 0; i < shares.length; i++) {
            percent[i] = shares[i] * 100;
        }
        return new Figure.Maps(
                Figure.Caption.of(
                        "suitability-stability",
                        Words.of("How often the level stays when the weights vary", "权重变动时等级保持不变的比例"),
                        tell.source()),
                tell.images().frame(),
                List.of(tell.pixels(percent, tell.year())),
                SuitabilityStage.STABILITY);
    }

    private Figure oneAtATime(SuitabilityInputs suit, Sensitivity s) {
        List<Sensitivity.Variation> one = s.oneAtATime(); // of each criterion the weight raised, then lowered
        List<Words> names = new ArrayList<>();
        List<Double> up = new ArrayList<>();
        List<Double> down = new ArrayList<>();
        for (int i = 0; i < one.size(); i += 2) {
            names.add(SuitabilityWords.criterion(suit, one.get(i).criterion()));
            up.add(100 * s.share(one.get(i)));
            down.add(100 * s.share(one.get(i + 1)));
        }
        String step = step(one.get(0)).substring(1);
        return new Figure.Bars(
                Figure.Caption.of(
                        "suitability-sensitivity",
                        Words.of("Cells that change level when one weight changes", "单项权重变动时改变等级的像元"),
                        tell.source()),
                Figure.Axis.of(Words.of("Cells that change level (%)", "改变等级的像元（%）")),
                names,
                List.of(
                        Figure.BarSeries.of(Words.of("Weight +" + step, "权重 +" + step), Palette.series(0), up),
                        Figure.BarSeries.of(Words.of("Weight −" + step, "权重 −" + step), Palette.series(4), down)),
                List.of(),
                Figure.Stacking.GROUPED,
                true);
    }
}
