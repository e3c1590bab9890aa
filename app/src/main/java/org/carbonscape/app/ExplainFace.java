package org.carbonscape.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.finding.Dictionary;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.io.json.Rows;
import org.carbonscape.measure.Numbers;
import org.carbonscape.option.FileName;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.study.chapter.SourceWords;
import org.carbonscape.study.proof.Explanation;
import org.carbonscape.zone.UnitSet;

/** {@code explain RUN --unit X --year Y}: a unit's arithmetic, line by line. */
final class ExplainFace {
    static final Option<String> UNIT = Option.of(
            "unit",
            Kinds.text("UNIT"),
            "Of a run: the unit, by id or name; region for the whole study.",
            "结果文件夹：单元的编号或名称；region 为整个研究区。");
    private static final Option<Long> YEAR =
            Option.of("year", Kinds.year(), "Of a run: the year of a phase.", "结果文件夹：期次的年份。");
    private static final Option<String> CLASS =
            Option.of("class", Kinds.text("CLASS"), "Of a run: only lines of this class.", "结果文件夹：只列该地类的各行。");
    private static final Option<String> UNIT_SET = Option.of(
            "unit-set",
            Kinds.text("NAME"),
            "Of a run: the set of the unit, where several sets have one called so.",
            "结果文件夹：单元所在的单元集（多个单元集含同名单元时需要）。");
    static final List<Option<?>> OPTIONS = List.of(UNIT, YEAR, CLASS, UNIT_SET, CommonOptions.JSON);

    private ExplainFace() {}

    static int run(Call call) {
        String run = call.arguments().get(0);
        call.require(List.of(UNIT, YEAR));
        Explanation found = Explanation.of(
                FileName.path(run),
                call.require(UNIT),
                call.given().find(UNIT_SET),
                (int) (long) call.require(YEAR),
                call.given().find(CLASS));
        if (call.json()) {
            call.print(json(run, found, call.language()));
        } else {
            print(found, call.language());
        }
        return found.passed() ? 0 : Carbonscape.PROBLEMS;
    }

    private static Map<String, Object> json(String run, Explanation found, Language language) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("run", run);
        answer.put("unit_set", found.unit().unitSet());
        answer.put("unit", found.unit().id());
        answer.put("name", found.unit().name());
        answer.put("year", found.year());
        answer.put("passed", found.passed());
        answer.put("lines", json(found.lines(), language));
        answer.put("items", json(found.items(), language));
        answer.put("wood", json(found.wood(), language));
        Map<String, Object> sums = new LinkedHashMap<>();
        for (Explanation.Sum sum : found.sums()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("lines", sum.lines());
            one.put("table", sum.table());
            one.put("same", sum.isSame());
            sums.put(sum.what(), one);
        }
        answer.put("sums", sums);
        return answer;
    }

    private static Rows json(List<LedgerLine> lines, Language language) {
        return Rows.of(
                lines.stream().map(l -> json(l, language)).toList(),
                Table.named("lines")
                        .text("part", "class", "item", "category", "gas", "activity", "steps", "arithmetic")
                        .number("result")
                        .text("unit_of_result"));
    }

    private static Map<String, Object> json(LedgerLine line, Language language) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("part", line.subject().part().id());
        one.put("class", line.place().className());
        one.put("item", line.subject().item().in(language));
        one.put("category", line.subject().category());
        one.put("gas", line.subject().gas());
        Map<String, Object> activity = new LinkedHashMap<>();
        activity.put("name", line.activity().name().in(language));
        activity.put("value", line.activity().value());
        activity.put("unit", line.activity().unit());
        activity.put("source", line.activity().source().in(language));
        one.put("activity", activity);
        List<Map<String, Object>> steps = new ArrayList<>();
        for (LedgerLine.Step step : line.steps()) {
            Map<String, Object> s = new LinkedHashMap<>();
            s.put("name", step.name().in(language));
            s.put("value", step.value());
            s.put("text", step.text());
            s.put("unit", step.unit());
            s.put("source", source(step, language));
            s.put("tag", step.provenance().tag());
            steps.add(s);
        }
        one.put("steps", steps);
        one.put("arithmetic", line.arithmetic());
        one.put("result", line.result());
        one.put("unit_of_result", line.unit());
        return one;
    }

    private static void print(Explanation found, Language language) {
        Explanation.Unit unit = found.unit();
        String name =
                unit.name().isEmpty() || unit.name().equals(unit.id()) ? unit.id() : unit.name() + " " + unit.id();
        boolean all = unit.unitSet().equals(UnitSet.REGION);
        StandardOutput.line(language.of(
                (all ? "Whole study area" : name + " (" + unit.unitSet() + ")") + ", " + found.year(),
                (all ? "整个研究区" : name + "（" + unit.unitSet() + "）") + "，" + found.year() + " 年"));
        Map<String, List<LedgerLine>> emitted = found.items().stream()
                .collect(Collectors.groupingBy(l -> l.place().unitId(), LinkedHashMap::new, Collectors.toList()));
        emitted.forEach((id, lines) -> block(
                id.equals(UnitSet.REGION)
                        ? Words.of("Emissions of all units (charged to land below)", "全部单元的排放（在下文计入用地）")
                        : Words.of("Emissions of " + id + " (charged to land below)", id + " 的排放（在下文计入用地）"),
                lines,
                found,
                language));
        if (found.items().stream().anyMatch(l -> l.subject().part() == LedgerLine.Part.DECAY)) {
            System.out.println(language.of(
                    "  First-order decay (IPCC 2006, Vol 5, Ch 3): of waste landfilled n years before, "
                            + "exp(-k (n - 1)) - exp(-k n) decays in the year.",
                    "  一阶衰减（IPCC 2006，第 5 卷第 3 章）：n 年前填埋的废弃物，当年分解的份额为 exp(-k (n - 1)) - exp(-k n)。"));
        }
        block(Words.of("Sources and sinks", "碳源与碳汇"), part(found, LedgerLine.Part.LAND_FACTOR, true), found, language);
        block(Words.of("Stock by pool", "各碳库储量"), part(found, LedgerLine.Part.STOCK, false), found, language);
        block(
                Words.of("Change of stock since the phase before", "较上一期的储量变化"),
                part(found, LedgerLine.Part.STOCK_CHANGE, false),
                found,
                language);
        block(
                Words.of(
                        "Harvested wood (in no unit; table land-net): C(i+1) = exp(-k) C(i) + "
                                + "(1 - exp(-k))/k inflow(i), IPCC 2006, Vol 4, eq 12.1",
                        "木质林产品（不计入任何单元；见表 land-net）：C(i+1) = exp(-k) C(i) + (1 - exp(-k))/k × 流入(i)，"
                                + "IPCC 2006 第 4 卷式 12.1"),
                found.wood(),
                found,
                language);
        System.out.println();
        System.out.println(language.of("Sums (of the lines; in the tables)", "合计（各行之和；表中数值）"));
        for (Explanation.Sum sum : found.sums()) {
            String told = sum.table()
                    .map(t -> "; " + Numbers.text(t) + "  "
                            + (sum.isSame() ? language.of("the same", "一致") : language.of("DIFFERENT", "不一致")))
                    .orElse("");
            String what = language.of(sum.what(), chinese(sum.what()) + "（" + sum.what() + "）");
            System.out.println("  " + what + " = " + Numbers.text(sum.lines()) + told);
        }
        Set<String> factors = new LinkedHashSet<>();
        found.items().forEach(l -> {
            amount(l, factors, language);
            factors(l, factors, language);
        });
        found.lines().forEach(l -> factors(l, factors, language));
        found.wood().forEach(l -> {
            amount(l, factors, language);
            factors(l, factors, language);
        });
        if (!factors.isEmpty()) {
            System.out.println();
            System.out.println(language.of("What is multiplied", "各乘数的含义与出处"));
            factors.forEach(f -> StandardOutput.line("  " + f));
        }
    }

    /** Where the amount of a line comes from: the row of the table that has it. */
    private static void amount(LedgerLine line, Set<String> told, Language language) {
        LedgerLine.Activity activity = line.activity();
        String source = activity.source().in(language);
        if (!source.isEmpty()) {
            String amount = (Numbers.text(activity.value()) + " " + activity.unit()).strip();
            told.add(meaning(amount, activity.name().in(language), source, language));
        }
    }

    private static String meaning(String number, String name, String source, Language language) {
        return language.of(
                number + ": " + name + (source.isEmpty() ? "" : " - " + source),
                number + "：" + name + (source.isEmpty() ? "" : "（" + source + "）"));
    }

    /** What the steps of a line are and where they come from; all differences of densities at once. */
    private static void factors(LedgerLine line, Set<String> told, Language language) {
        boolean difference = line.subject().part() == LedgerLine.Part.STOCK_CHANGE;
        for (LedgerLine.Step step : line.steps()) {
            String behind = source(step, language)
                    + (step.provenance().tag().isEmpty()
                            ? ""
                            : " [" + step.provenance().tag() + "]");
            String number = difference && step.text().startsWith("(") ? "(a - b)" : step.text();
            told.add(meaning((number + " " + step.unit()).strip(), step.name().in(language), behind.strip(), language));
        }
    }

    private static String source(LedgerLine.Step step, Language language) {
        return language.of(step.source(), SourceWords.chinese(step.source()));
    }

    private static String chinese(String sum) {
        String table = sum.startsWith("wood_") ? "land-net" : sum.endsWith("_tC") ? "stock-by-unit" : "carbon-by-unit";
        return Dictionary.column(table, sum).map(e -> e.heading().zh()).orElse(sum);
    }

    /** @param flows land factors and whatever else is a flow */
    private static List<LedgerLine> part(Explanation found, LedgerLine.Part part, boolean flows) {
        return found.lines().stream()
                .filter(l ->
                        flows ? l.unit().equals(LedgerLine.T_CO2E) : l.subject().part() == part)
                .toList();
    }

    private static void block(Words title, List<LedgerLine> lines, Explanation found, Language language) {
        if (lines.isEmpty()) {
            return;
        }
        System.out.println();
        StandardOutput.line(title.in(language));
        for (LedgerLine line : lines) {
            String item = line.subject().item().in(language);
            String id = line.place().className();
            String where = found.classes().getOrDefault(id, Bilingual.same(id)).in(language);
            String label = where.isEmpty() || item.equals(where)
                    ? item
                    : item.isEmpty() ? where : where + language.of(", ", "，") + item;
            label += switch (line.subject().part()) {
                case DECAY, WOOD_STOCK, HARVESTED_WOOD ->
                    language.of(", ", "，") + line.activity().name().in(language);
                default -> "";
            };
            StandardOutput.line("  " + label + language.of(": ", "：") + line.arithmetic() + " = "
                    + Numbers.text(line.result()) + " " + line.unit());
        }
    }
}
