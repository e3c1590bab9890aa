package org.carbonscape.study.chapter.suitability;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.inventory.EnergyAccount;
import org.carbonscape.land.LandRole;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;
import org.carbonscape.study.advise.RuleNames;
import org.carbonscape.study.advise.ScenarioLine;
import org.carbonscape.study.advise.SuitabilityInputs;
import org.carbonscape.study.advise.ZoneNames;
import org.carbonscape.study.chapter.LandChapter;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.plan.LayerGrammar;
import org.carbonscape.study.plan.LayerText;
import org.carbonscape.study.plan.SuitabilityPlan;
import org.carbonscape.suitability.Condition;
import org.carbonscape.suitability.RuleTable;
import org.carbonscape.suitability.weight.Weights;

/**
 * What criteria, layers, rules and scenarios are called in the report, in both languages; names the user gave stay as
 * given.
 */
final class SuitabilityWords {
    private static final Map<String, String> LAYERS = Map.of(
            "level",
            "适宜等级",
            "land_use",
            "地类",
            "land_use_change",
            "土地利用变化",
            "slope",
            "坡度",
            "protected",
            "保护地",
            "hot_spot",
            "冷热点等级",
            "elevation",
            "高程");
    private static final Map<String, String> RULES = Map.of(
            "red_line",
            "保护红线",
            "built",
            "建设用地",
            "extreme",
            "极适宜",
            "steep_farmland",
            "陡坡耕地",
            "relative",
            "较适宜",
            "general",
            "一般适宜",
            "less",
            "较不适宜",
            "unsuitable",
            "不适宜");

    private final Map<String, Words> terms;

    SuitabilityWords(StudyArea studyArea) {
        terms = new HashMap<>(LandChapter.terms(studyArea));
        for (String zone : List.of(
                "key_protection",
                "key_restoration",
                "auxiliary_restoration",
                "none",
                "source_hot_spot",
                "sink_cold_spot",
                "steep_farming",
                ZoneNames.REST)) {
            terms.put(zone, ZoneNames.title(zone));
        }
        terms.put("all lines", Words.of("All lines", "全部"));
    }

    Map<String, Words> terms() {
        return terms;
    }

    private Words term(String name) {
        return terms.getOrDefault(name, Words.same(name));
    }

    /** A class; or a kind of land, as the preset of criteria names it whatever the user's classes are called. */
    private Words land(String name) {
        return terms.containsKey(name)
                ? term(name)
                : LandRole.find(name)
                        .map(r -> Words.of(r.className(), r.nameZh()))
                        .orElse(Words.same(name));
    }

    static Words criterion(SuitabilityInputs suit, String name) {
        String zh = suit.scored().criteria().stream()
                .filter(d -> d.name().equals(name))
                .findFirst()
                .map(d -> d.title(Language.ZH))
                .orElse(name);
        return Words.of(name.replace('_', ' '), zh);
    }

    /** How weights were made, as a heading. */
    static Words method(Weights weights) {
        String en = weights.method().en();
        return Words.of(
                Character.toUpperCase(en.charAt(0)) + en.substring(1),
                weights.method().zh());
    }

    /** Area and share of a row of a table of levels or zones. */
    static Words areaAndShare(Table table, int row) {
        String area = Numbers.amount(table.number(row, table.column("area_km2")), 0) + " km²";
        String share = Numbers.readable(table.number(row, table.column("share_percent")), 1) + " %";
        return Words.of(area + " (" + share + ")", area + "（" + share + "）");
    }

    /** What several weightings together are called. */
    static Words combined(SuitabilityPlan.Combine combine) {
        return switch (combine) {
            case LINEAR -> Words.of("Used: their mean", "采用：均值");
            case MULTIPLICATIVE -> Words.of("Used: their product", "采用：乘积");
            case MINIMUM_ENTROPY -> Words.of("Used: minimum relative entropy", "采用：最小相对熵");
        };
    }

    /** How levels were cut, as {@link org.carbonscape.suitability.Levels#method} says it. */
    static String cut(String method) {
        return switch (method) {
            case "natural breaks" -> "自然断点法";
            case "quantile" -> "分位数法";
            case "equal breaks" -> "等间距法";
            case "geometric breaks" -> "几何间隔法";
            case "maximum breaks" -> "最大间断法";
            default -> "给定界限";
        };
    }

    /**
     * A layer as the study writes it: a file by its name alone, since the table has the whole path.
     *
     * @param text as written
     * @param what it is made of
     */
    Words layer(String text, LayerText what) {
        if (what instanceof LayerText.Raster || what instanceof LayerText.Polygons) {
            return Words.same(Path.of(text).getFileName().toString());
        }
        if (what instanceof LayerText.Name) {
            return term(text);
        }
        return Words.of(english(text, what), LayerGrammar.chinese(what, c -> land(c).zh()));
    }

    private String english(String text, LayerText what) {
        if (what instanceof LayerText.Distance d) {
            return "distance to "
                    + d.classes().stream()
                            .map(c -> land(c).en().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(" or "))
                    + (d.year().isPresent() ? " " + d.year().getAsInt() : "");
        }
        return what instanceof LayerText.HotSpots ? "hot spots" : text;
    }

    /** A rule of the bundled table by what it is about. */
    static Words rule(String id) {
        return Words.of(id.replace('_', ' '), RULES.getOrDefault(id, id));
    }

    /** The conditions of a rule in words. */
    Words conditions(RuleTable.Rule rule, Map<String, String> signs) {
        if (rule.conditions().isEmpty()) {
            return Words.of("everywhere", "所有土地");
        }
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        for (Condition condition : rule.conditions()) {
            String name = LAYERS.getOrDefault(condition.layer(), condition.layer());
            if (condition instanceof Condition.ClassIs c) {
                List<Words> names = c.classes().stream().map(this::className).toList();
                en.add(c.layer().replace('_', ' ')
                        + (c.negated() ? " not " : ": ")
                        + String.join(" or ", names.stream().map(Words::en).toList()));
                zh.add(name
                        + (c.negated() ? "不为" : "为")
                        + String.join("或", names.stream().map(Words::zh).toList()));
            } else {
                String range = condition.toString().substring(condition.layer().length())
                        + (condition instanceof Condition.Within ? signs.getOrDefault(condition.layer(), "") : "");
                en.add(condition.layer().replace('_', ' ') + range);
                zh.add(name + range);
            }
        }
        return Words.of(String.join(", ", en), String.join("，", zh));
    }

    private Words className(String name) {
        for (int count : new int[] {3, 5}) {
            List<String> levels = RuleNames.levelNames(count, Language.EN);
            if (levels.contains(name)) {
                return Words.of(name, RuleNames.levelNames(count, Language.ZH).get(levels.indexOf(name)));
            }
        }
        int change = name.indexOf('>');
        if (change > 0) {
            return Words.of(
                    name,
                    term(name.substring(0, change)).zh() + "转为"
                            + term(name.substring(change + 1)).zh());
        }
        return name.equals("yes")
                ? Words.of("yes", "是")
                : Words.of(name, term(name).zh());
    }

    /** Lines of the scenarios as readers say them. */
    Map<String, Words> changes(List<ScenarioLine> lines) {
        Map<String, Words> words = new HashMap<>(terms);
        for (ScenarioLine line : lines) {
            if (line.converts()) {
                Words from = terms.getOrDefault(line.from(), Words.same(line.from()));
                Words to = terms.getOrDefault(line.to(), Words.same(line.to()));
                Words zone = line.zone().isEmpty() ? Words.none() : ZoneNames.title(line.zone());
                String area = Numbers.readable(line.area_ha(), 0);
                words.put(
                        line.what(),
                        Words.of(
                                area + " ha " + from.en().toLowerCase(Locale.ROOT) + " become "
                                        + to.en().toLowerCase(Locale.ROOT)
                                        + (line.zone().isEmpty()
                                                ? ""
                                                : ", " + zone.en().toLowerCase(Locale.ROOT)),
                                (line.zone().isEmpty() ? "" : zone.zh() + "：") + area + " 公顷" + from.zh() + "转为"
                                        + to.zh()));
            } else {
                String by = (line.percent() > 0 ? "+" : "")
                        + Numbers.text(line.percent()).replace('-', '−') + " %";
                words.put(
                        line.what(),
                        Words.of(
                                line.item() + " " + by,
                                (line.item().equals("emissions") ? "排放量" : EnergyAccount.nameZh(line.item())) + " "
                                        + by));
            }
        }
        return words;
    }
}
