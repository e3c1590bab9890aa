package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.carbonscape.carbon.Balance;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.zone.PolygonUnits;

/** Which units of a set emit most and least, net: in words, as bars, over time and as a table. */
final class RankingSection {
    private final StudyArea studyArea;
    private final CarbonAccount account;
    private final Words source;
    private final Map<String, Words> terms;
    private final Headlines headlines;

    RankingSection(
            StudyArea studyArea, CarbonAccount account, Words source, Map<String, Words> terms, Headlines headlines) {
        this.studyArea = studyArea;
        this.account = account;
        this.source = source;
        this.terms = terms;
        this.headlines = headlines;
    }

    private int last() {
        return studyArea.years().size() - 1;
    }

    /** Which flows of units there are; where only one of the two, it is the net as well. */
    private enum Shown {
        BOTH(Words.of("Sources and sinks", "碳源与碳汇"), Words.of("Sources, sinks and net", "碳源、碳汇与净碳排放")),
        SOURCES(Words.of("Sources", "碳源")),
        SINKS(Words.of("Sinks", "碳汇"));

        private final Words words;
        private final Words ofBars;

        Shown(Words words) {
            this(words, words);
        }

        Shown(Words words, Words ofBars) {
            this.words = words;
            this.ofBars = ofBars;
        }

        static Shown of(List<Balance.UnitBalance> units) {
            boolean sources = units.stream().anyMatch(u -> u.source_tCO2() != 0);
            boolean sinks = units.stream().anyMatch(u -> u.sink_tCO2() != 0);
            return sources == sinks ? BOTH : sources ? SOURCES : SINKS;
        }
    }

    /**
     * A unit set as it is told.
     *
     * @param s     its index among the study's sets
     * @param slug  what the files of its figures are called after
     * @param order its units, the highest net first
     */
    private record Ranked(PolygonUnits set, int s, String slug, List<Integer> order, Tonnes tonnes, Shown shown) {}

    /** Tells one unit set. */
    void add(Findings.Builder chapter, PolygonUnits set, int s, Table byUnit, String slug) {
        List<Balance.UnitBalance> balances = account.balance(last(), s).unitBalances();
        List<Integer> order = IntStream.rangeClosed(1, set.count())
                .filter(u -> !isNothing(balances.get(u)))
                .boxed()
                .sorted(Comparator.comparingDouble(
                                (Integer u) -> balances.get(u).net_tCO2())
                        .reversed())
                .toList();
        if (order.isEmpty()) {
            return;
        }
        List<Balance.UnitBalance> units = balances.subList(1, balances.size()); // 0 is the outside
        Ranked ranked = new Ranked(set, s, slug, order, tonnes(units), Shown.of(units));
        chapter.heading(Words.of("Ranking of units (" + set.name() + ")", "各单元排序（" + set.name() + "）"));
        chapter.found(extremes(ranked));
        chapter.add(bars(ranked));
        if (last() > 0) {
            chapter.aside(netOverTime(ranked, order.size() <= 9 ? order : outer(order, 4)));
        }
        chapter.add(numbers(ranked, byUnit));
    }

    /** Whether a unit has no land here and nothing that it emits, as one beyond the region: none is lowest by that. */
    private static boolean isNothing(Balance.UnitBalance u) {
        return u.area_ha() == 0 && u.source_tCO2() == 0 && u.sink_tCO2() == 0;
    }

    private int year() {
        return studyArea.years().get(last());
    }

    private double net_tCO2(Ranked r, int unit) {
        return account.balance(last(), r.s()).unitBalances().get(unit).net_tCO2();
    }

    /** The units of highest and of lowest net emissions. */
    private Words extremes(Ranked r) {
        List<Integer> order = r.order();
        int n = order.size();
        int shown = Math.max(1, Math.min(3, n / 2)); // none is among the highest and the lowest
        Words unit = unit(r, order);
        if (Leading.isAlike(net_tCO2(r, order.get(0)), net_tCO2(r, order.get(n - 1)))) {
            if (n == 1) {
                Words top = named(r, order);
                return Words.of(
                        "In " + year() + " net emissions" + unit.en() + " are those of " + top.en() + ".",
                        year() + " 年净碳排放" + unit.zh() + "为" + top.zh() + "。");
            }
            double net_tCO2 = net_tCO2(r, order.get(0));
            String net = net_tCO2 == 0 ? "0" : r.tonnes().text(net_tCO2);
            Words tonnes = net_tCO2 == 0 ? Words.same("") : r.tonnes().behind("tCO₂");
            return Words.of(
                    "In " + year() + " net emissions are the same in all units: " + net + tonnes.en() + ".",
                    year() + " 年各单元净碳排放相同，均为 " + net + tonnes.zh() + "。");
        }
        List<Integer> fromLowest = new ArrayList<>(order);
        Collections.reverse(fromLowest);
        Leading highest = Leading.of(order, u -> net_tCO2(r, u), shown);
        Leading lowest = Leading.of(fromLowest, u -> net_tCO2(r, u), shown);
        Words top = highest.said(named(r, highest.named()));
        Words bottom = lowest.said(named(r, lowest.named()));
        return Words.of(
                "In " + year() + " net emissions" + unit.en() + " are highest in " + top.en() + "; lowest in "
                        + bottom.en() + ".",
                year() + " 年净碳排放" + unit.zh() + "最高的为" + DriverTerms.within(top.zh()) + "；最低的为"
                        + DriverTerms.within(bottom.zh()) + "。");
    }

    private Figure bars(Ranked r) {
        int n = r.order().size();
        List<Integer> units = n <= 40 ? r.order() : outer(r.order(), 20);
        List<Figure.BarSeries> series = new ArrayList<>();
        if (r.shown() != Shown.SINKS) {
            series.add(bars(r, units, Words.of("Source", "碳源"), Palette.SOURCE, Balance.UnitBalance::source_tCO2));
        }
        if (r.shown() != Shown.SOURCES) {
            series.add(bars(r, units, Words.of("Sink", "碳汇"), Palette.SINK, Balance.UnitBalance::sink_tCO2));
        }
        boolean both = r.shown() == Shown.BOTH;
        boolean fewer = units.size() < n;
        String set = r.set().name();
        return new Figure.Bars(
                Figure.Caption.of(
                        "ranking-" + r.slug(),
                        Words.of(
                                r.shown().ofBars.en() + " by unit (" + set + "), " + year()
                                        + (fewer ? ": the 20 of highest and of lowest net of " + n : ""),
                                "各单元" + r.shown().ofBars.zh() + "（" + set + "），" + year()
                                        + (fewer ? "：" + n + " 个单元中净碳排放最高与最低的各 20 个" : "")),
                        source),
                Figure.Axis.of(r.tonnes().perYear("tCO₂")),
                units.stream().map(u -> Words.same(r.set().readable(u))).toList(),
                series,
                both
                        ? List.of(bars(r, units, Words.of("Net", "净碳排放"), Palette.NET, Balance.UnitBalance::net_tCO2))
                        : List.of(),
                both ? Figure.Stacking.STACKED : Figure.Stacking.GROUPED, // lone bars carry their values
                true);
    }

    private Figure.BarSeries bars(
            Ranked r, List<Integer> units, Words name, int rgb, ToDoubleFunction<Balance.UnitBalance> flow_tCO2) {
        List<Balance.UnitBalance> balances = account.balance(last(), r.s()).unitBalances();
        return Figure.BarSeries.of(
                name,
                rgb,
                units.stream()
                        .map(u -> r.tonnes().in(flow_tCO2.applyAsDouble(balances.get(u))))
                        .toList());
    }

    private Excerpt numbers(Ranked r, Table byUnit) {
        Table rows = byUnit.where(
                "ranking",
                row -> byUnit.text(row, 0).equals(r.set().name())
                        && byUnit.integer(row, byUnit.column("year")) == year());
        Tonnes tonnes = r.tonnes();
        List<Excerpt.Column> columns = new ArrayList<>(List.of(Excerpt.Column.of("name", Words.of("Unit", "单元"))));
        if (r.shown() != Shown.SINKS) {
            columns.add(tonnes.column("source_tCO2", Words.of("Source", "碳源")));
        }
        if (r.shown() != Shown.SOURCES) {
            columns.add(tonnes.column("sink_tCO2", Words.of("Sink", "碳汇")));
        }
        if (r.shown() == Shown.BOTH) {
            columns.add(tonnes.column("net_tCO2", Words.of("Net", "净碳排放")));
        }
        columns.add(Excerpt.Column.of(
                "net_tCO2_per_ha",
                Words.of("Net (tCO₂/ha a year)", "净碳排放（tCO₂/(公顷·年)）"),
                decimals(rows, "net_tCO2_per_ha")));
        Words unit = tonnes.perYear("tCO₂");
        return Excerpt.of(
                        Words.of(
                                r.shown().words.en() + " by unit (" + r.set().name() + "), " + year() + " (" + unit.en()
                                        + ")",
                                "各单元" + r.shown().words.zh() + "（" + r.set().name() + "），" + year() + "（" + unit.zh()
                                        + "）"),
                        sorted(rows, "net_tCO2"),
                        columns)
                .withRows(24)
                .withTerms(terms)
                .withFile("tables/carbon-by-unit.csv");
    }

    /** Units, each with its net, where any has an interval of it, and its own interval where it has one. */
    private Words named(Ranked r, List<Integer> units) {
        boolean numbers = !unit(r, r.order()).isEmpty();
        return Words.list(units.stream()
                .map(u -> {
                    Words range = interval(r, u);
                    String net = numbers ? r.tonnes().text(net_tCO2(r, u)) : "";
                    String name = r.set().readable(u);
                    return numbers // apart from a name that is a number
                            ? Words.of(name + ": " + net + range.en(), name + "：" + net + range.zh())
                            : Words.same(name);
                })
                .toList());
    }

    private Words interval(Ranked r, int unit) {
        return headlines.unit(r.set().name(), r.set().id(unit), "net", year(), r.tonnes()::text);
    }

    /** The unit of the numbers beside names, where there are any. */
    private Words unit(Ranked r, List<Integer> units) {
        return units.stream().allMatch(u -> interval(r, u).en().isEmpty())
                ? Words.same("")
                : Words.of(
                        " (" + r.tonnes().perYear("tCO₂").en() + ")",
                        "（" + r.tonnes().perYear("tCO₂").zh() + "）");
    }

    /** The power of ten of the fluxes of units. */
    private static Tonnes tonnes(List<Balance.UnitBalance> units) {
        return Tonnes.of(units.stream().flatMapToDouble(u -> DoubleStream.of(u.source_tCO2(), u.sink_tCO2())));
    }

    private Figure netOverTime(Ranked r, List<Integer> units) {
        List<Figure.Series> series = new ArrayList<>();
        for (int u : units) {
            List<Figure.Point> points = new ArrayList<>();
            for (int p = 0; p <= last(); p++) {
                points.add(Figure.Point.of(
                        studyArea.years().get(p),
                        r.tonnes()
                                .in(account.balance(p, r.s())
                                        .unitBalances()
                                        .get(u)
                                        .net_tCO2())));
            }
            series.add(new Figure.Series(Words.same(r.set().readable(u)), Palette.AUTO, points));
        }
        return new Figure.Lines(
                Figure.Caption.of(
                        "net-over-time-" + r.slug(),
                        Words.of(
                                "Net emissions over time, "
                                        + (units.size() < r.set().count() ? "highest and lowest units" : "all units")
                                        + " ("
                                        + r.set().name() + ")",
                                (units.size() < r.set().count() ? "净碳排放最高与最低单元随时间的变化" : "各单元净碳排放随时间的变化") + "（"
                                        + r.set().name() + "）"),
                        source),
                Figure.Axis.of(Words.of("Year", "年份")),
                Figure.Axis.of(r.tonnes().perYear("tCO₂")),
                series);
    }

    private static List<Integer> outer(List<Integer> order, int each) {
        List<Integer> some = new ArrayList<>(order.subList(0, Math.min(each, order.size())));
        order.subList(Math.max(some.size(), order.size() - each), order.size()).forEach(some::add);
        return some;
    }

    /** That show the middle of a column by three digits; two at least. */
    private static int decimals(Table table, String column) {
        double[] sizes = IntStream.range(0, table.rows())
                .mapToDouble(r -> Math.abs(table.number(r, table.column(column))))
                .filter(a -> a > 0)
                .sorted()
                .toArray();
        return sizes.length == 0
                ? 2
                : (int) Math.max(2, Math.min(9, 2 - Math.floor(StrictMath.log10(sizes[sizes.length / 2]))));
    }

    private static Table sorted(Table table, String by) {
        int column = table.column(by);
        return table.select(
                table.name(),
                IntStream.range(0, table.rows())
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer r) -> table.number(r, column))
                                .reversed())
                        .mapToInt(r -> r)
                        .toArray());
    }
}
