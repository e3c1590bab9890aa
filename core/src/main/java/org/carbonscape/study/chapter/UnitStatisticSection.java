package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.method.ClassKey;
import org.carbonscape.method.Inputs;
import org.carbonscape.method.Statistics;
import org.carbonscape.method.UnitStatistic;
import org.carbonscape.stats.Convention;
import org.carbonscape.study.gather.StatisticsStage;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.plan.Quantity;

/**
 * A statistic on units in the report, told from its own declaration: how many units lie in each class, a map of the
 * classes for every phase of what it was found on first, its figure or its rows, and its variant.
 */
final class UnitStatisticSection {
    /** Up to so many classes a table shows those that no unit has. */
    private static final int MOST_CLASSES = 6;

    private static final Set<String> BOUNDS = Set.of("from", "to");

    /** Of a statistic's own rows; what is the same in all of them stands in the note. */
    private static final List<Excerpt.Column> HEADINGS = List.of(
            Excerpt.Column.of("unit_set", Words.of("Units", "单元集")),
            Excerpt.Column.of("variable", Words.of("Variable", "变量")),
            Excerpt.Column.of("year", Words.of("Year", "年份")),
            Excerpt.Column.of("lag", Words.of("Lag", "滞后")),
            new Excerpt.Column("from", Words.of("From (km)", "起（km）"), 1, 1e-3),
            new Excerpt.Column("to", Words.of("To (km)", "止（km）"), 1, 1e-3),
            Excerpt.Column.of("pairs", Words.of("Pairs", "单元对数")),
            Excerpt.Column.of("units", Words.of("n", "n")),
            Excerpt.Column.of("value", Words.of("Value", "值"), 4),
            Excerpt.Column.of("expected", Words.of("Expected", "期望"), 4),
            Excerpt.Column.of("z", Words.same("z"), 2),
            Excerpt.Column.of("p", Words.same("p"), 4),
            Excerpt.Column.of("permutation_p", Words.of("p, permutations", "p（置换）"), 4),
            Excerpt.Column.of("p_adjusted", Words.of("p, adjusted", "p（校正）"), 4));

    private final Convention convention;
    private final StudyArea studyArea;
    private final UnitMaps maps;
    private final List<StatisticsStage.SetResult> results;
    private final Map<String, Words> terms;
    private final Words source;

    UnitStatisticSection(
            Convention convention,
            StudyArea studyArea,
            UnitMaps maps,
            List<StatisticsStage.SetResult> results,
            Map<String, Words> terms,
            Words source) {
        this.convention = convention;
        this.studyArea = studyArea;
        this.maps = maps;
        this.results = results;
        this.terms = terms;
        this.source = source;
    }

    <R> void add(Findings.Builder chapter, UnitStatistic<?, R> statistic, Table table) {
        chapter.heading(statistic.about().title());
        StatisticsStage.SetResult main = first(statistic).orElseThrow();
        List<StatisticsStage.Series> shown = shown(main, statistic);
        StatisticsStage.Series last = shown.get(shown.size() - 1);
        Optional<ClassKey<R>> key = statistic.classes();
        if (key.isPresent()) {
            chapter.paragraph(counted(main, statistic, key.get(), last));
            map(chapter, main, statistic, key.get(), shown);
            counts(chapter, statistic, key.get());
        } else {
            figure(chapter, main, statistic, shown);
            rows(chapter, statistic, table);
        }
        Words variant = last.foundBy(statistic).orElseThrow().variant().words();
        chapter.note(Words.of(
                statistic.about().title().en() + ": " + variant.en() + ".",
                statistic.about().title().zh() + "：" + variant.zh() + "。"));
    }

    /** A statistic of the whole map beside Moran's I: its numbers. */
    void addGlobal(Findings.Builder chapter, UnitStatistic<?, ?> statistic, Table global) {
        int column = global.column("statistic");
        Table own = global.where(statistic.id(), row -> global.text(row, column).equals(statistic.id()));
        if (own.rows() == 0) {
            return;
        }
        chapter.heading(statistic.about().title());
        chapter.add(Excerpt.of(
                        statistic.about().title(),
                        own,
                        List.of(
                                Excerpt.Column.of("unit_set", Words.of("Units", "单元集")),
                                Excerpt.Column.of("variable", Words.of("Variables", "变量")),
                                Excerpt.Column.of("year", Words.of("Year", "年份")),
                                Excerpt.Column.of("n", Words.same("n")),
                                Excerpt.Column.of("value", Words.of("Value", "值"), 4),
                                Excerpt.Column.of("expected", Words.of("Expected", "期望"), 4),
                                Excerpt.Column.of("z", Words.same("z"), 2),
                                Excerpt.Column.of("p", Words.same("p"), 4),
                                Excerpt.Column.of("permutation_p", Words.of("p, permutations", "p（置换）"), 4)))
                .withTerms(terms)
                .withFile("tables/" + global.name() + ".csv"));
        first(statistic)
                .flatMap(main -> main.of(statistic).stream().findFirst())
                .ifPresent(series -> {
                    Words variant =
                            series.foundBy(statistic).orElseThrow().variant().words();
                    chapter.note(Words.of(
                            statistic.about().title().en() + ": " + variant.en() + ".",
                            statistic.about().title().zh() + "：" + variant.zh() + "。"));
                });
    }

    /** The first set on which it was found: a class may lead in cells and in no district. */
    private Optional<StatisticsStage.SetResult> first(UnitStatistic<?, ?> statistic) {
        return results.stream().filter(r -> !r.of(statistic).isEmpty()).findFirst();
    }

    /** Those of the first variable it was found on, by phase. */
    private static List<StatisticsStage.Series> shown(StatisticsStage.SetResult set, UnitStatistic<?, ?> statistic) {
        List<StatisticsStage.Series> all = set.of(statistic);
        String first = all.get(0).variable();
        return all.stream().filter(s -> s.variable().equals(first)).toList();
    }

    private Words variable(StatisticsStage.Series series) {
        return terms.getOrDefault(series.variable(), Words.same(series.variable()));
    }

    /** As a sentence or a title goes on with it; of several variables each. */
    private Words inText(StatisticsStage.Series series) {
        Words words = variable(series);
        return Arrays.stream(Quantity.values())
                .filter(q -> q.variable().equals(series.variable()))
                .map(Quantity::inText)
                .findFirst()
                .orElseGet(() -> Words.of(lower(words.en()), words.zh()));
    }

    private <R> int[] count(
            StatisticsStage.SetResult set,
            UnitStatistic<?, R> statistic,
            ClassKey<R> key,
            StatisticsStage.Series series) {
        IntUnaryOperator classes = series.foundBy(statistic).orElseThrow().classes();
        int[] n = new int[key.classes().size() + 1];
        IntStream.range(0, set.places().size()).filter(set.weights()::present).forEach(i -> n[classes.applyAsInt(i)]++);
        return n;
    }

    private <R> Words counted(
            StatisticsStage.SetResult set,
            UnitStatistic<?, R> statistic,
            ClassKey<R> key,
            StatisticsStage.Series series) {
        int[] n = count(set, statistic, key, series);
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        for (int c = 1; c < n.length; c++) {
            Words name = key.classes().get(c - 1).name();
            if (n[c] > 0) {
                en.add(lower(name.en()) + " (" + Numbers.readable(n[c], 0) + ")");
                zh.add(name.zh() + " " + Numbers.readable(n[c], 0) + " 个");
            }
        }
        int classed = Arrays.stream(n, 1, n.length).sum();
        boolean whole = classed == set.weights().units();
        String all = Numbers.readable(set.weights().units(), 0);
        String those = Numbers.readable(classed, 0);
        String name = set.set().name();
        String year = when(statistic, series).en();
        Words variable = inText(series);
        return Words.of(
                (whole
                                ? "The " + all + " units (" + name + ") in " + year
                                : "The " + those + " of " + all + " units (" + name + ") that have values in " + year)
                        + ", by " + variable.en() + ": " + String.join("; ", en) + ".",
                year + " 年 " + all + " 个单元（" + name + "）" + (whole ? "" : "中有值的 " + those + " 个") + "，按" + variable.zh()
                        + "：" + String.join("；", zh) + "。");
    }

    /** Inside a sentence; of several names each. */
    private static String lower(String names) {
        return Arrays.stream(names.split(" & ", -1))
                .map(name -> name.length() > 1
                                && Character.isUpperCase(name.charAt(0))
                                && Character.isLowerCase(name.charAt(1))
                        ? Character.toLowerCase(name.charAt(0)) + name.substring(1)
                        : name)
                .collect(Collectors.joining(" & "));
    }

    private <R> void map(
            Findings.Builder chapter,
            StatisticsStage.SetResult set,
            UnitStatistic<?, R> statistic,
            ClassKey<R> key,
            List<StatisticsStage.Series> shown) {
        List<MapPanel> panels = shown.stream()
                .map(s -> maps.panel(
                        set,
                        when(statistic, s),
                        s.foundBy(statistic).orElseThrow().classes()))
                .toList();
        Words of = inText(shown.get(0));
        Words title = statistic.about().title();
        Figure map = new Figure.Maps(
                Figure.Caption.of(
                        statistic.id(),
                        Words.of(
                                title.en() + ": " + of.en() + " (" + set.set().name() + ")",
                                title.zh() + "：" + of.zh() + "（" + set.set().name() + "）"),
                        source),
                maps.images().frame(),
                panels,
                key.legend());
        // the same clusters by another measure stand aside
        boolean again = statistic == Statistics.LOCAL_GEARY
                && !set.of(Statistics.LOCAL_MORAN).isEmpty();
        if (again) {
            chapter.aside(map);
        } else {
            chapter.add(map);
        }
    }

    /** A line or a panel for each phase. */
    private <R> void figure(
            Findings.Builder chapter,
            StatisticsStage.SetResult set,
            UnitStatistic<?, R> statistic,
            List<StatisticsStage.Series> series) {
        Words of = inText(series.get(0));
        Words title = statistic.about().title();
        statistic
                .figure(
                        Figure.Caption.of(
                                statistic.id(),
                                Words.of(
                                        title.en() + ": " + of.en() + " ("
                                                + set.set().name() + ")",
                                        title.zh() + "：" + of.zh() + "（"
                                                + set.set().name() + "）"),
                                source),
                        series.stream()
                                .map(s -> new UnitStatistic.Shown<>(
                                        when(statistic, s), s.find(statistic).orElseThrow()))
                                .toList())
                .ifPresent(chapter::add);
    }

    /** The year, or the years of a series. */
    private Words when(UnitStatistic<?, ?> statistic, StatisticsStage.Series series) {
        int last = studyArea.years().get(series.phase());
        return statistic.inputs() == Inputs.SERIES
                ? Words.same(studyArea.years().get(0) + "–" + last)
                : Words.same(Integer.toString(last));
    }

    private <R> void counts(Findings.Builder chapter, UnitStatistic<?, R> statistic, ClassKey<R> key) {
        String[] codes = key.classes().stream().map(ClassKey.Entry::code).toArray(String[]::new);
        Table.Builder table = Table.named(statistic.id() + "-counts")
                .text("unit_set", "variable")
                .integer("year")
                .integer(codes)
                .text("convention", "variant");
        for (StatisticsStage.SetResult r : results) {
            for (StatisticsStage.Series s : r.of(statistic)) {
                int[] n = count(r, statistic, key, s);
                List<Object> cells = new ArrayList<>(
                        List.of(r.set().name(), s.variable(), studyArea.years().get(s.phase())));
                IntStream.range(1, n.length).forEach(c -> cells.add(n[c]));
                cells.add(convention.id());
                cells.add(s.foundBy(statistic).orElseThrow().variant().text());
                table.row(cells.toArray());
            }
        }
        Table built = table.build();
        chapter.file(built);
        List<Excerpt.Column> columns = new ArrayList<>(List.of(
                Excerpt.Column.of("unit_set", Words.of("Units", "单元集")),
                Excerpt.Column.of("year", Words.of("Year", "年份"))));
        StatisticsStage.Series lead =
                first(statistic).orElseThrow().of(statistic).get(0);
        Words of = inText(lead);
        Table shown = built.where(built.name(), row -> built.text(row, 1).equals(lead.variable()));
        key.classes().stream()
                .filter(c -> key.classes().size() <= MOST_CLASSES || occurs(shown, c.code()))
                .forEach(c -> columns.add(Excerpt.Column.of(c.code(), c.name())));
        chapter.add(Excerpt.of(Words.of("Units in each class, " + of.en(), "各类单元数（" + of.zh() + "）"), shown, columns)
                .withTerms(terms)
                .withFile("tables/" + built.name() + ".csv"));
    }

    private static boolean occurs(Table counts, String code) {
        int column = counts.column(code);
        return IntStream.range(0, counts.rows()).anyMatch(r -> counts.integer(r, column) > 0);
    }

    /** Without classes: its own rows, as far as a page is wide. */
    private void rows(Findings.Builder chapter, UnitStatistic<?, ?> statistic, Table table) {
        List<Excerpt.Column> columns = HEADINGS.stream()
                .filter(c -> table.columns().stream().anyMatch(own -> own.name().equals(c.name())))
                .filter(c -> !BOUNDS.contains(c.name()) || isInMetres(table))
                .toList();
        chapter.add(Excerpt.of(statistic.about().title(), table, columns)
                .withRows(24)
                .withTerms(terms)
                .withFile("tables/" + table.name() + ".csv"));
    }

    /** Lags by distance have bounds of their own; steps are numbered as the lags are. */
    private static boolean isInMetres(Table table) {
        return table.rows() > 0 && table.text(0, table.column("unit_of_lag")).equals("m");
    }
}
