package org.carbonscape.study.chapter;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.carbonscape.carbon.Category;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.inventory.Completeness;
import org.carbonscape.inventory.KeyCategories;
import org.carbonscape.inventory.Line;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;
import org.carbonscape.study.account.InventoryTables;

/** The inventory in the report: emissions by category and gas, which of them are key, what is missing. */
final class InventorySection {
    private final List<Line> lines;
    private final List<Completeness.Status> statuses;
    private final Tonnes tonnes;
    private final Headlines headlines;
    private final Map<String, Words> categories = new HashMap<>();

    /** @param lines of the phases */
    InventorySection(List<Line> lines, List<Completeness.Status> statuses, Tonnes tonnes, Headlines headlines) {
        this.lines = lines;
        this.statuses = statuses;
        this.tonnes = tonnes;
        this.headlines = headlines;
        Category.all()
                .forEach(c -> categories.put(
                        c.code(),
                        Words.of(
                                c.code() + " " + c.name().in(Language.EN),
                                c.code() + " " + c.name().in(Language.ZH))));
    }

    void write(Findings.Builder chapter) {
        if (lines.isEmpty()) {
            return;
        }
        List<KeyCategories.Ranked> ranked = KeyCategories.of(lines);
        Table key = InventoryTables.keyCategories(ranked);
        Table complete = InventoryTables.completeness(statuses);
        Table byCategory = InventoryTables.byCategory(lines);
        chapter.file(InventoryTables.lines(lines));
        chapter.file(complete);
        chapter.file(key);
        chapter.file(byCategory);
        chapter.heading(Words.of("Inventory", "排放清单"));
        int last = lines.stream().mapToInt(Line::year).max().orElseThrow();
        chapter.paragraph(leading(ranked, last));
        chapter.add(emissions(byCategory));
        chapter.add(keyCategories(key, last));
        chapter.note(completeness());
        chapter.aside(notationKeys(complete));
    }

    private Excerpt emissions(Table byCategory) {
        return PhaseColumns.of(
                        Words.of(
                                "Emissions by category and gas ("
                                        + tonnes.perYear("tCO₂e").en() + ")",
                                "各类别与气体的排放（" + tonnes.perYear("tCO₂e").zh() + "）"),
                        byCategory,
                        List.of(
                                Excerpt.Column.of("category", Words.of("Category", "类别")),
                                Excerpt.Column.of("gas", Words.of("Gas", "气体"))),
                        "tCO2e",
                        tonnes.decimals(),
                        tonnes.times())
                .withRows(24)
                .withTerms(categories)
                .withFile("tables/inventory-by-category.csv");
    }

    /** Of the level of the last year, and of the trend where there is more than one. */
    private Excerpt keyCategories(Table key, int last) {
        Words trend = lines.stream().mapToInt(Line::year).distinct().count() > 1
                ? Words.of(" and of the trend", "与趋势")
                : Words.none();
        int assessment = key.column("assessment");
        int isKey = key.column("key");
        int year = key.column("year");
        return Excerpt.of(
                        Words.of(
                                "Key categories (approach 1: 95 % of the level of " + last + trend.en() + ")",
                                "关键类别（方法 1：占 " + last + " 年水平" + trend.zh() + "的 95 %）"),
                        key.where(
                                "key",
                                r -> key.text(r, isKey).equals("yes")
                                        && (key.text(r, assessment).equals("trend") || key.integer(r, year) == last)),
                        List.of(
                                Excerpt.Column.of("assessment", Words.of("Of", "依据")),
                                Excerpt.Column.of("category", Words.of("Category", "类别")),
                                Excerpt.Column.of("gas", Words.of("Gas", "气体")),
                                new Excerpt.Column(
                                        "tCO2e",
                                        Words.of(
                                                tonnes.perYear("tCO₂e").en(),
                                                tonnes.perYear("tCO₂e").zh()),
                                        tonnes.decimals(),
                                        tonnes.times()),
                                Excerpt.Column.of("share_percent", Words.of("Share %", "占比 %"), 1),
                                Excerpt.Column.of("cumulative_percent", Words.of("Cumulative %", "累计 %"), 1)))
                .withTerms(with(Map.of("level", Words.of("level", "水平"), "trend", Words.of("trend", "趋势"))))
                .withRows(24)
                .withFile("tables/key-categories.csv");
    }

    private Excerpt notationKeys(Table complete) {
        Map<String, Words> whys = new HashMap<>(categories);
        statuses.forEach(s -> whys.put(
                s.why().in(Language.EN),
                Words.of(s.why().in(Language.EN), s.why().in(Language.ZH))));
        return Excerpt.of(
                        Words.of("Completeness by category", "各类别的完整性"),
                        complete,
                        List.of(
                                Excerpt.Column.of("category", Words.of("Category", "类别")),
                                Excerpt.Column.of("notation", Words.of("Notation key", "标记符号")),
                                Excerpt.Column.of("why", Words.of("Why", "原因"))))
                .withTerms(whys)
                .withFile("tables/inventory-completeness.csv");
    }

    private Map<String, Words> with(Map<String, Words> more) {
        Map<String, Words> all = new HashMap<>(categories);
        all.putAll(more);
        return all;
    }

    private Words leading(List<KeyCategories.Ranked> ranked, int last) {
        List<KeyCategories.Ranked> top = ranked.stream()
                .filter(r -> r.assessment() == KeyCategories.Assessment.LEVEL && r.year() == last && r.key())
                .toList();
        if (top.isEmpty()) {
            return Words.of("In " + last + " the inventory comes to nothing.", last + " 年清单合计为零。");
        }
        KeyCategories.Ranked first = top.get(0);
        String share = Numbers.readable(100 * first.share(), 1);
        String code = first.category().code();
        double all = lines.stream()
                .filter(l ->
                        l.year() == last && !l.memo() && l.category().code().equals(code))
                .mapToDouble(Line::tCO2)
                .sum();
        Words range = headlines.category(code, all, last, tonnes::text);
        return Words.of(
                "In " + last + " the largest category is " + said(first).en() + " ("
                        + first.gas() + "): " + share + " % of all emissions; in all its gases it emits "
                        + tonnes.text(all) + range.en() + tonnes.behind("tCO₂e").en() + ". "
                        + (top.size() == 1
                                ? "It is the one key category, with 95 % of them or more."
                                : top.size() + " categories together make up 95 % of them or more."),
                last + " 年排放最大的类别是 " + said(first).zh() + "（" + first.gas() + "），占全部排放的 " + share
                        + " %，该类别全部气体合计 " + tonnes.text(all) + range.zh()
                        + tonnes.behind("tCO₂e").zh() + "。"
                        + (top.size() == 1
                                ? "它是唯一的关键类别，占全部排放的 95 % 以上。"
                                : "关键类别共 " + top.size() + " 个，合计占全部排放的 95 % 以上。"));
    }

    private Words said(KeyCategories.Ranked one) {
        return categories.getOrDefault(
                one.category().code(), Words.same(one.category().code()));
    }

    private Words completeness() {
        Map<Completeness.Key, Long> counts = statuses.stream()
                .collect(Collectors.groupingBy(
                        Completeness.Status::key, () -> new EnumMap<>(Completeness.Key.class), Collectors.counting()));
        long e = counts.getOrDefault(Completeness.Key.E, 0L);
        long ie = counts.getOrDefault(Completeness.Key.IE, 0L);
        long ne = counts.getOrDefault(Completeness.Key.NE, 0L);
        long no = counts.getOrDefault(Completeness.Key.NO, 0L);
        return Words.of(
                "Of " + statuses.size() + " categories of the IPCC 2006 Guidelines " + e
                        + (e == 1 ? " is" : " are") + " estimated (E), " + ie
                        + " included elsewhere (IE), " + no
                        + (no == 1 ? " does not occur (NO: its amounts" : " do not occur (NO: their amounts")
                        + " are zero) and " + ne
                        + (ne == 1 ? " is" : " are")
                        + " not estimated (NE): tables/inventory-completeness.csv. The layout of "
                        + "the Common Reporting Tables: tables/inventory-crt.xlsx.",
                "IPCC 2006 指南的 " + statuses.size() + " 个类别中，" + e + " 个已估算（E），" + ie + " 个计入他处（IE），" + no
                        + " 个不发生（NO，表中数量为零），" + ne
                        + " 个未估算（NE），见 tables/inventory-completeness.csv。通用报告表格式见 tables/inventory-crt.xlsx。");
    }
}
