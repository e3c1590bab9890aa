package org.carbonscape.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carbonscape.app.atlas.Publication;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.io.json.Rows;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.io.table.own.CsvWriter;
import org.carbonscape.option.FileName;
import org.carbonscape.option.Item;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Section;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.report.FigureStyle;
import org.carbonscape.report.Pictures;
import org.carbonscape.study.plan.StudyReader;
import org.carbonscape.study.proof.Comparison;
import org.carbonscape.study.proof.Program;

/** {@code compare A B}: what two runs have different, and what it did to the results. */
final class CompareFace {
    private static final Option<Path> FOLDER = Option.of(
            "folder",
            Kinds.folder(),
            "Folder to write, new or empty: the comparison as tables and a waterfall figure of each phase.",
            "要写出的文件夹（新建或空）：比较结果的表格，以及各期的瀑布图。");

    /** A result of no more than this many units is listed on the console. */
    private static final int SHOWN = 10;

    private static final int FALL = 0x15803d;
    private static final int RISE = 0xb91c1c;
    private static final int WHOLE = 0x6b7280;
    private static final int PAPER = 0xffffff;

    private CompareFace() {}

    static Face face() {
        return Face.of(
                "compare",
                Bilingual.of(
                        "Compares two runs: which input, option, factor or program changed, and how results did.",
                        "比较两次结果：哪些输入、选项、系数或程序有变，结果因此改变了多少。"),
                List.of(
                        Face.one("A", "The run folder compared with.", "作为基准的结果文件夹。"),
                        Face.one("B", "The other run folder.", "另一个结果文件夹。")),
                List.of(FOLDER, CommonOptions.JSON),
                CompareFace::run);
    }

    private static int run(Call call) {
        String a = call.arguments().get(0);
        String b = call.arguments().get(1);
        Comparison found = Comparison.of(FileName.path(a), FileName.path(b));
        Optional<Path> out = call.given().find(FOLDER);
        if (out.isPresent()) {
            try {
                write(found, out.get(), call);
            } catch (IOException e) {
                throw RunFolder.notWritten(out.get().toString(), e);
            }
        }
        if (call.json()) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("a", a);
            answer.put("b", b);
            answer.putAll(json(found));
            call.print(answer);
        } else {
            print(found, call);
        }
        return 0;
    }

    /** What was found, without the names of the folders. */
    static Map<String, Object> json(Comparison found) {
        Map<String, Object> changed = new LinkedHashMap<>();
        changed.put("inputs", changes(found.basis().inputs()));
        changed.put("options", changes(found.basis().options()));
        changed.put("factors", changes(found.basis().factors()));
        changed.put("program", changes(programs(found, Language.EN)));
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("total", rows(found, Comparison.Of.TOTAL));
        results.put("byClass", rows(found, Comparison.Of.CLASS));
        results.put("byUnit", rows(found, Comparison.Of.UNIT));
        results.put("byItem", rows(found, Comparison.Of.ITEM));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("changed", changed);
        answer.put("notShared", changes(found.notShared()));
        answer.put("results", results);
        answer.put("files", changes(found.files()));
        List<Object> steps = new ArrayList<>();
        for (Comparison.Step step : found.waterfall()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("year", step.year());
            one.put("cause", step.cause().id());
            one.put("tCO2", step.tCO2());
            steps.add(one);
        }
        answer.put(
                "waterfall",
                Rows.of(
                        steps,
                        Table.named("waterfall").integer("year").text("cause").number("tCO2")));
        return answer;
    }

    /** The programs that made the runs, where they are not one. */
    private static List<Comparison.Changed> programs(Comparison found, Language language) {
        List<Program> both = found.basis().programs();
        if (both.isEmpty()) {
            return List.of();
        }
        Program a = both.get(0);
        Program b = both.get(1);
        return List.of(new Comparison.Changed(
                "Carbonscape", a.text(b).in(language), b.text(a).in(language)));
    }

    private static List<Object> changes(List<Comparison.Changed> changed) {
        List<Object> all = new ArrayList<>();
        for (Comparison.Changed c : changed) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("what", c.what());
            one.put("a", c.a());
            one.put("b", c.b());
            all.add(one);
        }
        return Rows.of(all, Table.named("changed").text("what", "a", "b"));
    }

    private static List<Object> rows(Comparison found, Comparison.Of of) {
        List<Object> all = new ArrayList<>();
        for (Comparison.Row row : found.rows()) {
            if (row.of() == of) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("name", row.name());
                one.put("year", row.year());
                one.put("part", row.part());
                one.put("a", row.a());
                one.put("b", row.b());
                one.put("difference", row.difference());
                all.add(one);
            }
        }
        return Rows.of(
                all,
                Table.named("results").text("name").integer("year").text("part").number("a", "b", "difference"));
    }

    private static Words name(Comparison.Cause cause) {
        return switch (cause) {
            case A -> Words.of("Net of A", "A 的净碳排放");
            case LAND_USE -> Words.of("Land use", "土地利用");
            case FACTORS -> Words.of("Factors", "系数");
            case EMISSIONS -> Words.of("Emissions", "排放");
            case LAND_MODEL -> Words.of("Tier 1 and layers", "第一层级与图层");
            case REST -> Words.of("Rest", "其余");
            case B -> Words.of("Net of B", "B 的净碳排放");
        };
    }

    private static void print(Comparison found, Call call) {
        Language language = call.language();
        boolean any = lines(language.of("Inputs", "输入"), found.basis().inputs(), found, language);
        List<Comparison.Changed> options =
                found.basis().options().stream().map(o -> worded(o, language)).toList();
        any |= lines(language.of("Options", "选项"), options, found, language);
        any |= lines(language.of("Factors", "系数"), found.basis().factors(), found, language);
        any |= lines(language.of("Program", "程序"), programs(found, language), found, language);
        any |= lines(language.of("In one run only", "仅一方所有"), found.notShared(), found, language);
        if (!any) {
            System.out.println(language.of("Nothing they rest on has changed.", "所依据的输入、选项、系数和程序均无变化。"));
        }
        List<Comparison.Row> fluxes =
                found.rows().stream().filter(r -> !r.isStock()).toList();
        List<Comparison.Row> stocks =
                found.rows().stream().filter(Comparison.Row::isStock).toList();
        if (fluxes.stream().allMatch(r -> r.difference() == 0)) {
            System.out.println(
                    found.files().isEmpty()
                            ? language.of("No result differs.", "各项结果均无差异。")
                            : found.isOneAccountAlone()
                                    ? language.of("Only one of them has sources and sinks.", "仅其中一方有碳源与碳汇。")
                                    : language.of("No source and no sink differs.", "碳源与碳汇均无差异。"));
        } else {
            results(fluxes, "net", language.of("tCO2 a year", "tCO2/年"), found, language);
            System.out.println();
            Aligned.lines(waterfall(found, language)).forEach(System.out::println);
            System.out.println();
        }
        if (!stocks.isEmpty()) {
            results(stocks, "stock", "tCO2", found, language);
            System.out.println();
        }
        files(language.of("Tables that differ", "有差异的表"), "tables/", found, language);
        files(language.of("Rasters that differ", "有差异的栅格"), "rasters/", found, language);
    }

    /** Files that are not the same, in one line of names; what one run alone has is marked. */
    private static void files(String title, String folder, Comparison found, Language language) {
        List<String> names = found.files().stream()
                .filter(c -> c.what().startsWith(folder))
                .map(c -> c.what().substring(folder.length()) + alone(c, language))
                .toList();
        if (!names.isEmpty()) {
            StandardOutput.line(title + language.of(": ", "：") + String.join(language.of(", ", "、"), names));
        }
    }

    private static String alone(Comparison.Changed file, Language language) {
        return file.b().isEmpty()
                ? language.of(" (A only)", "（仅 A）")
                : file.a().isEmpty() ? language.of(" (B only)", "（仅 B）") : "";
    }

    /** A table of rows in one unit; of units those whose part {@code ranked} differs most. */
    private static void results(
            List<Comparison.Row> rows, String ranked, String unit, Comparison found, Language language) {
        List<Comparison.Row> units = rows.stream()
                .filter(r -> r.of() == Comparison.Of.UNIT && r.part().equals(ranked))
                .sorted(Comparator.comparingDouble(r -> -Math.abs(r.difference())))
                .toList();
        List<List<String>> results = new ArrayList<>();
        results.add(List.of(
                unit, language.of("year", "年份"), language.of("part", "分项"), "A", "B", language.of("difference", "差值")));
        rows.stream().filter(r -> r.of() != Comparison.Of.UNIT).forEach(r -> results.add(cells(r, found, language)));
        units.stream().limit(SHOWN).forEach(r -> results.add(cells(r, found, language)));
        Aligned.lines(results).forEach(StandardOutput::line);
        if (units.size() > SHOWN) {
            System.out.println(language.of(
                    "and less in " + (units.size() - SHOWN) + " more units and years: --json, --folder",
                    "另有 " + (units.size() - SHOWN) + " 项变化较小的单元与年份，见 --json 或 --folder"));
        }
    }

    /** From A to B, a line a year and a column a cause. */
    private static List<List<String>> waterfall(Comparison found, Language language) {
        List<String> head = new ArrayList<>(List.of(language.of("tCO2 a year", "tCO2/年")));
        for (Comparison.Cause cause : Comparison.Cause.values()) {
            head.add(name(cause).in(language));
        }
        SortedMap<Integer, List<String>> years = new TreeMap<>();
        for (Comparison.Step step : found.waterfall()) { // in the order of the causes
            years.computeIfAbsent(step.year(), y -> new ArrayList<>(List.of(Integer.toString(y))))
                    .add(tonnes(step.tCO2()));
        }
        List<List<String>> rows = new ArrayList<>(List.of(head));
        rows.addAll(years.values());
        return rows;
    }

    private static List<String> cells(Comparison.Row row, Comparison found, Language language) {
        String region = row.of() == Comparison.Of.TOTAL ? "整个研究区" : said(row.name(), found, Language.ZH);
        return List.of(
                language.of(row.name(), region),
                Integer.toString(row.year()),
                language.of(row.part(), part(row.part())),
                tonnes(row.a()),
                tonnes(row.b()),
                tonnes(row.difference()));
    }

    /** For the eye; all digits are in JSON and in the folder's tables. */
    private static String tonnes(double tCO2) {
        return String.format(Locale.ROOT, "%.2f", tCO2 + 0.0);
    }

    private static String part(String part) {
        return switch (part) {
            case "source" -> "碳源";
            case "sink" -> "碳汇";
            case "net" -> "净碳排放";
            case "emissions" -> "排放";
            case "harvested-wood" -> "木质林产品";
            case "stock" -> "碳储量";
            default -> part;
        };
    }

    private static String said(String name, Comparison found, Language language) {
        String chinese = found.chinese().getOrDefault(name, "");
        return language.of(name, chinese.isEmpty() ? name : chinese);
    }

    private static boolean lines(String title, List<Comparison.Changed> changed, Comparison found, Language language) {
        if (changed.isEmpty()) {
            return false;
        }
        System.out.println(title);
        changed.forEach(c -> StandardOutput.line("  " + said(c.what(), found, language) + language.of(": ", "：")
                + said(orNone(c.a()), found, language) + " -> " + said(orNone(c.b()), found, language)));
        return true;
    }

    /** Options whose default is told in words have these in the record in English. */
    private static Comparison.Changed worded(Comparison.Changed option, Language language) {
        Optional<Item> item = Optional.of(StudyReader.KEYS);
        for (String key : option.what().split("\\.")) {
            item = item.flatMap(i -> i instanceof Section section ? section.find(key) : Optional.empty());
        }
        return item.flatMap(
                        i -> i instanceof Option<?> o ? Optional.of(o.standard().words()) : Optional.empty())
                .map(words -> new Comparison.Changed(
                        option.what(), worded(option.a(), words, language), worded(option.b(), words, language)))
                .orElse(option);
    }

    private static String worded(String text, Bilingual standard, Language language) {
        return text.equals(standard.in(Language.EN)) ? standard.in(language) : text;
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "-" : text;
    }

    /** Whole or not at all, as a run. */
    private static void write(Comparison found, Path folder, Call call) throws IOException {
        Publication.mustBeFree(folder);
        try (RunFolder made = RunFolder.checked(new RunTarget(folder, false))) {
            files(found, made, call);
            made.commit();
        }
    }

    private static void files(Comparison found, RunFolder made, Call call) {
        Table.Builder changed = Table.named("changed").text("kind", "what", "a", "b");
        found.basis().inputs().forEach(c -> changed.row("input", c.what(), c.a(), c.b()));
        found.basis().options().forEach(c -> changed.row("option", c.what(), c.a(), c.b()));
        found.basis().factors().forEach(c -> changed.row("factor", c.what(), c.a(), c.b()));
        programs(found, Language.EN).forEach(c -> changed.row("program", c.what(), c.a(), c.b()));
        found.notShared().forEach(c -> changed.row("not shared", c.what(), c.a(), c.b()));
        found.files().forEach(c -> changed.row("file", c.what(), c.a(), c.b()));
        Table.Builder results = Table.named("results")
                .text("of", "name")
                .integer("year")
                .text("part")
                .number("a_tCO2", "b_tCO2", "difference_tCO2");
        found.rows()
                .forEach(r -> results.row(
                        r.of().name().toLowerCase(Locale.ROOT),
                        r.name(),
                        r.year(),
                        r.part(),
                        r.a(),
                        r.b(),
                        r.difference()));
        Table.Builder waterfall =
                Table.named("waterfall").integer("year").text("cause").number("tCO2");
        found.waterfall().forEach(s -> waterfall.row(s.year(), s.cause().id(), s.tCO2()));
        for (Table table : List.of(changed.build(), results.build(), waterfall.build())) {
            made.write(table.name() + ".csv", file -> CsvWriter.write(table, call.csvMark(), file));
        }
        FigureStyle style = FigureStyle.of(call.language(), FigureStyle.Width.PAGE);
        for (int year :
                found.waterfall().stream().map(Comparison.Step::year).distinct().toList()) {
            Figure figure = figure(found, year);
            made.write("waterfall-" + year + ".svg", Pictures.svg(figure, style));
            made.write("waterfall-" + year + ".png", file -> file.write(Pictures.png(figure, style)));
        }
    }

    /** Bars that begin where the one before ends; what carries them is not drawn. */
    private static Figure figure(Comparison found, int year) {
        List<Words> categories = new ArrayList<>();
        List<Double> below = new ArrayList<>();
        List<List<Double>> shown = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<List<Double>> crossing = List.of(new ArrayList<>(), new ArrayList<>());
        double at = 0;
        for (Comparison.Step step : found.waterfall()) {
            boolean spare = step.cause() == Comparison.Cause.LAND_MODEL || step.cause() == Comparison.Cause.REST;
            if (step.year() != year || spare && step.tCO2() == 0) {
                continue;
            }
            boolean whole = step.cause() == Comparison.Cause.A || step.cause() == Comparison.Cause.B;
            double from = whole ? 0 : at / 1e4;
            double to = (whole ? step.tCO2() : at + step.tCO2()) / 1e4;
            at = whole ? step.tCO2() : at + step.tCO2();
            categories.add(name(step.cause()));
            int colour = whole ? 0 : to > from ? 1 : 2;
            double low = Math.min(from, to);
            double high = Math.max(from, to);
            boolean crosses = low < 0 && high > 0;
            below.add(crosses ? 0 : low >= 0 ? low : high);
            for (int k = 0; k < 3; k++) {
                shown.get(k).add(k != colour ? 0 : crosses ? high : low >= 0 ? high - low : low - high);
            }
            crossing.get(0).add(crosses && colour == 1 ? low : 0);
            crossing.get(1).add(crosses && colour == 2 ? low : 0);
        }
        List<Figure.BarSeries> bars = new ArrayList<>();
        bars.add(Figure.BarSeries.of(Words.none(), PAPER, below));
        bars.add(Figure.BarSeries.of(Words.of("Net", "净碳排放"), WHOLE, shown.get(0)));
        bars.add(Figure.BarSeries.of(Words.of("More", "增加"), RISE, shown.get(1)));
        bars.add(Figure.BarSeries.of(Words.of("Less", "减少"), FALL, shown.get(2)));
        bars.add(Figure.BarSeries.of(Words.none(), RISE, crossing.get(0)));
        bars.add(Figure.BarSeries.of(Words.none(), FALL, crossing.get(1)));
        return new Figure.Bars(
                Figure.Caption.of(
                        "waterfall-" + year,
                        Words.of("From the net of A to that of B, " + year, year + " 年净碳排放：由 A 到 B"),
                        Words.none()),
                Figure.Axis.of(Words.of("10⁴ tCO₂ a year", "万 tCO₂/年")),
                categories,
                bars,
                List.of(),
                Figure.Stacking.STACKED,
                false);
    }
}
