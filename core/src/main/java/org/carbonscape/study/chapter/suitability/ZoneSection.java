package org.carbonscape.study.chapter.suitability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.study.advise.CorridorStage;
import org.carbonscape.study.advise.SuitabilityInputs;
import org.carbonscape.study.advise.ZoneNames;
import org.carbonscape.study.advise.ZoneStage;
import org.carbonscape.suitability.RuleTable;
import org.carbonscape.suitability.Zoning;
import org.carbonscape.zone.UnitSet;

/** Zones in the report: where they are, by which rules, where rules disagree. */
final class ZoneSection {
    private final SuitabilityContext tell;

    ZoneSection(SuitabilityContext tell) {
        this.tell = tell;
    }

    void tell(Findings.Builder chapter, SuitabilityInputs suit, ZoneStage.Result z) {
        chapter.file(z.tables().zones())
                .file(z.tables().rules())
                .file(z.tables().conflicts())
                .file(z.tables().strategies());
        z.corridors().map(CorridorStage.Result::table).ifPresent(chapter::file);
        chapter.heading(Words.of("Zones of protection and restoration", "保护修复分区"));
        Table zones = z.tables().zones();
        chapter.found(areas(zones));
        chapter.add(map(z));
        Map<String, Words> words = new HashMap<>(tell.terms());
        for (int i = 0; i < zones.rows(); i++) {
            words.put(
                    zones.text(i, zones.column("zone")),
                    Words.of(zones.text(i, zones.column("zone_en")), zones.text(i, zones.column("zone_zh"))));
        }
        Map<String, String> groups = groups(z.zoned().rules());
        Map<String, String> there = UnitRows.occurring(zones, "zone", groups);
        Table byUnit = UnitRows.of("zones-by-unit", zones, "zone", groups);
        chapter.file(byUnit);
        chapter.add(UnitRows.excerpt(Words.of("Zones by unit", "各单元的分区"), byUnit, there, words)
                .withTerms(words));
        z.zoned().rules().rules().forEach(rule -> {
            words.put(
                    rule.id(),
                    suit.rules().rows().isEmpty() ? SuitabilityWords.rule(rule.id()) : Words.same(rule.id()));
            words.put(
                    Zoning.describe(rule, suit.rules().signs()),
                    tell.say().conditions(rule, suit.rules().signs()));
        });
        chapter.add(rules(z.tables().rules(), words));
        conflicts(chapter, z.zoned().zoning(), words);
        new MeasureSection(tell).tell(chapter, suit.plan().zones(), z, words);
    }

    private static Words areas(Table zones) {
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        for (int i = 0; i < zones.rows(); i++) {
            if (zones.text(i, zones.column("unit_set")).equals(UnitSet.REGION)) {
                Words amount = SuitabilityWords.areaAndShare(zones, i);
                en.add(zones.text(i, zones.column("zone_en")) + " " + amount.en());
                zh.add(zones.text(i, zones.column("zone_zh")) + " " + amount.zh());
            }
        }
        return Words.of("Area of each zone: " + String.join("; ", en) + ".", "各分区面积：" + String.join("；", zh) + "。");
    }

    private Figure map(ZoneStage.Result z) {
        return new Figure.Maps(
                Figure.Caption.of("zones", Words.of("Zones of protection and restoration", "保护修复分区"), tell.source()),
                tell.images().frame(),
                List.of(tell.pixels(inOrder(z), tell.year())),
                new Key.Classes(
                        Words.of("Zone", "分区"),
                        Arrays.stream(ZoneNames.order(z.zoned().rules()))
                                .mapToObj(c -> ZoneNames.key(z.zoned().rules()).get(c - 1))
                                .toList()));
    }

    /** Zones in the order of the legend, then land without one. */
    private static Map<String, String> groups(RuleTable rules) {
        Map<String, String> groups = new LinkedHashMap<>();
        for (int c : ZoneNames.order(rules)) {
            String zone = rules.outcomes().get(c - 1);
            groups.put(zone, zone);
        }
        groups.put(ZoneNames.REST, ZoneNames.REST);
        return groups;
    }

    private static Excerpt rules(Table rules, Map<String, Words> words) {
        return Excerpt.of(
                        Words.of("Rules: the first that applies decides", "规则（自上而下，先符合者为准）"),
                        rules,
                        List.of(
                                Excerpt.Column.of("rule", Words.of("Rule", "规则")),
                                Excerpt.Column.of("zone", Words.of("Zone", "分区")),
                                Excerpt.Column.of("conditions", Words.of("Where", "条件")),
                                Excerpt.Column.of("cells", Words.of("Cells", "像元数"))))
                .withTerms(words)
                .withFile("tables/zone-rules.csv");
    }

    /** The zones' classes in the order of the legend. */
    private static float[] inOrder(ZoneStage.Result z) {
        int[] order = ZoneNames.order(z.zoned().rules());
        float[] place = new float[order.length + 1];
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i + 1;
        }
        float[] pixels = z.zoned().pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = pixels[i] >= 1 ? place[(int) pixels[i]] : 0;
        }
        return pixels;
    }

    private static void conflicts(Findings.Builder chapter, Zoning zoning, Map<String, Words> words) {
        String cells = Numbers.readable(zoning.unzoned(), 0);
        if (zoning.conflicts().isEmpty()) {
            chapter.note(Words.of(
                    "No two rules disagree on any cell; " + cells + " cells have no zone.",
                    "没有像元出现规则冲突；有 " + cells + " 个像元未分区。"));
            return;
        }
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        for (Zoning.Conflict c : zoning.conflicts()) {
            String n = Numbers.readable(c.cells(), 0);
            Words other = words.getOrDefault(
                    c.other().outcome(), ZoneNames.title(c.other().outcome()));
            Words rule = words.getOrDefault(c.rule().id(), Words.same(c.rule().id()));
            Words loser =
                    words.getOrDefault(c.other().id(), Words.same(c.other().id()));
            en.add("rule " + rule.en() + " decided " + n + (c.cells() == 1 ? " cell" : " cells") + " that rule "
                    + loser.en()
                    + " would have made "
                    + other.en().toLowerCase(Locale.ROOT));
            zh.add("规则“" + rule.zh() + "”决定了 " + n + " 个像元，而规则“" + loser.zh() + "”将其列为" + other.zh());
        }
        chapter.note(Words.of(
                "Where rules disagree, the earlier one decides: " + String.join("; ", en) + ". Cells without a zone: "
                        + cells + ".",
                "规则冲突时以靠前者为准：" + String.join("；", zh) + "。未分区的像元：" + cells + " 个。"));
    }
}
