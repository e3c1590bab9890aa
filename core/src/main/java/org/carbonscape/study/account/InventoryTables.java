package org.carbonscape.study.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.carbonscape.carbon.Category;
import org.carbonscape.finding.Table;
import org.carbonscape.inventory.Completeness;
import org.carbonscape.inventory.EnergyAccount;
import org.carbonscape.inventory.KeyCategories;
import org.carbonscape.inventory.Line;
import org.carbonscape.inventory.ReportingTables;
import org.carbonscape.io.table.own.XlsxWriter;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.study.intake.StudyInputs;

/** The tables of an inventory: every line, what is missing, which categories are key. */
public final class InventoryTables {
    private static final Category LAND = Category.of("3.B");
    private static final Category WOOD = Category.of("3.D.1");

    private InventoryTables() {}

    /** The lines of a study's phases; none without a table of activities. */
    public static List<Line> linesOf(StudyInputs inputs) {
        List<Integer> phases = inputs.studyArea().years();
        return inputs.carbon().energy().map(EnergyAccount::lines).orElse(List.of()).stream()
                .filter(l -> phases.contains(l.year()))
                .toList();
    }

    /** What is complete of a study's inventory, with its land and harvested wood. */
    public static List<Completeness.Status> statusesOf(StudyInputs inputs) {
        List<Completeness.Status> beside = new ArrayList<>();
        inputs.carbon().land().tier().ifPresent(tier -> {
            beside.add(new Completeness.Status(
                    LAND,
                    Completeness.Key.E,
                    Bilingual.of("by the land's Tier 1: table land-by-category", "由土地第一层级方法估算：见表 land-by-category")));
            tier.wood()
                    .ifPresent(w -> beside.add(new Completeness.Status(
                            WOOD,
                            Completeness.Key.E,
                            Bilingual.of("by decay: table harvested-wood", "由一阶衰减估算：见表 harvested-wood"))));
        });
        if (inputs.carbon().land().layers().isPresent()) {
            beside.add(new Completeness.Status(
                    LAND, Completeness.Key.IE, Bilingual.of("in the layers of sinks", "计入碳汇图层")));
        }
        if (inputs.carbon().factors().isPresent()) {
            beside.add(new Completeness.Status(
                    LAND, Completeness.Key.IE, Bilingual.of("in the direct factors of land classes", "计入各地类的直接系数")));
        }
        return Completeness.of(linesOf(inputs), beside);
    }

    /** The sheets of the reporting tables as a workbook takes them. */
    public static List<XlsxWriter.Form> reporting(String region, List<Line> lines, List<Completeness.Status> statuses) {
        return ReportingTables.of(region, lines, statuses).stream()
                .map(s -> new XlsxWriter.Form(s.name(), s.head(), s.rows()))
                .toList();
    }

    /** Each activity with what it emits of each gas. */
    public static Table lines(List<Line> lines) {
        Table.Builder table = Table.named("inventory")
                .integer("year")
                .text("unit", "category", "item", "sector", "stream")
                .number("amount")
                .text("unit_of_amount", "gas")
                .number("gas_t", "tCO2e")
                .text("memo");
        for (Line l : lines) {
            table.row(
                    l.year(),
                    l.unitId(),
                    l.category().code(),
                    l.item(),
                    l.activity().use().sector().orElse(""),
                    l.stream(),
                    l.activity().amount(),
                    l.activity().unitOfAmount(),
                    l.gas().symbol(),
                    l.tonnes(),
                    l.tCO2(),
                    l.memo() ? "yes" : "no");
        }
        return table.build();
    }

    /** Emissions of all units together by year, category and gas; memo items left out. */
    public static Table byCategory(List<Line> lines) {
        Map<Integer, Map<List<String>, ExactSum[]>> sums = new TreeMap<>();
        lines.stream().filter(l -> !l.memo()).forEach(l -> {
            ExactSum[] both = sums.computeIfAbsent(l.year(), y -> new LinkedHashMap<>())
                    .computeIfAbsent(List.of(l.category().code(), l.gas().symbol()), k ->
                            new ExactSum[] {new ExactSum(), new ExactSum()});
            both[0].add(l.tonnes());
            both[1].add(l.tCO2());
        });
        List<String> order = Category.all().stream().map(Category::code).toList();
        Table.Builder table = Table.named("inventory-by-category")
                .integer("year")
                .text("category", "gas")
                .number("gas_t", "tCO2e");
        sums.forEach((year, of) -> of.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<List<String>, ExactSum[]> e) ->
                                order.indexOf(e.getKey().get(0)))
                        .thenComparing(e -> e.getKey().get(1)))
                .forEach(e -> table.row(
                        year, e.getKey().get(0), e.getKey().get(1), e.getValue()[0].value(), e.getValue()[1].value())));
        return table.build();
    }

    /** Every category with its notation key. */
    public static Table completeness(List<Completeness.Status> statuses) {
        Table.Builder table =
                Table.named("inventory-completeness").text("category", "name", "name_zh", "notation", "why", "why_zh");
        for (Completeness.Status s : statuses) {
            table.row(
                    s.category().code(),
                    s.category().name().in(Language.EN),
                    s.category().name().in(Language.ZH),
                    s.key().name(),
                    s.why().in(Language.EN),
                    s.why().in(Language.ZH));
        }
        return table.build();
    }

    /** Categories by their share of level and trend. */
    public static Table keyCategories(List<KeyCategories.Ranked> ranked) {
        Table.Builder table = Table.named("key-categories")
                .text("assessment")
                .integer("year")
                .text("category", "name", "name_zh", "gas")
                .number("tCO2e", "share_percent", "cumulative_percent")
                .text("key");
        for (KeyCategories.Ranked r : ranked) {
            table.row(
                    r.assessment().name().toLowerCase(Locale.ROOT),
                    r.year(),
                    r.category().code(),
                    r.category().name().in(Language.EN),
                    r.category().name().in(Language.ZH),
                    r.gas().symbol(),
                    r.tCO2e(),
                    100 * r.share(),
                    100 * r.cumulative(),
                    r.key() ? "yes" : "no");
        }
        return table.build();
    }
}
