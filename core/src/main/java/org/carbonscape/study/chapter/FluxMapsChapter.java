package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.carbonscape.carbon.Balance;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.FluxKeys;
import org.carbonscape.study.account.Images;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;

/** The report's chapter on where sources and sinks lie: maps and the ranking of districts. */
final class FluxMapsChapter {
    private final StudyArea studyArea;
    private final CarbonAccount account;
    private final Images images;
    private final Words source;
    private final Map<String, Words> terms;

    private final Headlines headlines;

    FluxMapsChapter(
            StudyArea studyArea,
            CarbonAccount account,
            Images images,
            Words source,
            Map<String, Words> terms,
            Headlines headlines) {
        this.studyArea = studyArea;
        this.account = account;
        this.images = images;
        this.source = source;
        this.terms = terms;
        this.headlines = headlines;
    }

    private int last() {
        return studyArea.years().size() - 1;
    }

    /**
     * The chapter.
     *
     * @param byUnit the account's table of units
     * @param units  draws maps of them
     */
    Findings chapter(List<UnitSet> sets, Table byUnit, UnitChoropleths units) {
        Findings.Builder chapter =
                Findings.named("where-they-lie", Words.of("Where sources and sinks lie", "碳源与碳汇的空间分布"));
        chapter.file(byUnit);
        fluxMaps(chapter);
        units.figures(Quantity.NET).forEach(chapter::add);
        Quantity.FLOWS.stream()
                .filter(q -> q != Quantity.NET)
                .forEach(q -> units.figures(q).forEach(chapter::aside));
        Set<String> slugs = new HashSet<>();
        for (int s = 0; s < sets.size(); s++) {
            if (sets.get(s) instanceof PolygonUnits set && set.count() > 1) {
                String slug = slug(set.name());
                ranking(
                        chapter,
                        set,
                        s,
                        byUnit,
                        slugs.add(slug) && !slug.isEmpty() ? slug : (slug.isEmpty() ? "set" : slug) + "-" + (s + 1));
            }
        }
        return chapter.build();
    }

    private void fluxMaps(Findings.Builder chapter) {
        List<float[]> net = images.net();
        add(chapter, "flux-net", Words.of("Net carbon flux", "净通量"), net, FluxKeys.net(net));
        add(
                chapter,
                "flux-source",
                Words.of("Carbon sources", "碳源"),
                images.source(),
                FluxKeys.source(images.source()));
        List<float[]> sinks = images.sink().stream().map(FluxKeys::negated).toList();
        if (IntStream.rangeClosed(0, last()).allMatch(p -> account.region(p).sink_tCO2() == 0)) {
            chapter.paragraph(Words.of(
                    "There is no sink: net is the source alone, and maps of both show the same.",
                    "研究区没有碳汇：净值即碳源，二者的图相同。"));
        }
        add(chapter, "flux-sink", Words.of("Carbon sinks", "碳汇"), sinks, FluxKeys.sink(sinks));
    }

    /** Small multiples of all phases; nothing where there is nothing to colour. */
    private void add(Findings.Builder chapter, String id, Words title, List<float[]> phases, Optional<Key.Breaks> key) {
        List<MapPanel> panels = new ArrayList<>();
        for (int p = 0; p <= last(); p++) {
            panels.add(images.panel(
                    phases.get(p), Integer.toString(studyArea.years().get(p))));
        }
        key.ifPresent(k -> {
            Figure map = new Figure.Maps(Figure.Caption.of(id, title, source), images.frame(), panels, k);
            if (id.equals("flux-net")) {
                chapter.add(map);
            } else {
                chapter.aside(map);
            }
        });
    }

    private void ranking(Findings.Builder chapter, PolygonUnits set, int s, Table byUnit, String slug) {
        Balance end = account.balance(last(), s);
        List<Integer> order = new ArrayList<>();
        for (int u = 1; u <= set.count(); u++) {
            order.add(u);
        }
        order.sort(Comparator.comparingDouble(
                        (Integer u) -> end.unitBalances().get(u).net_tCO2())
                .reversed());
        int year = studyArea.years().get(last());
        Tonnes tonnes = tonnes(s);
        chapter.heading(Words.of("Ranking of " + set.name(), "各单元排序（" + set.name() + "）"));
        int n = order.size();
        int shown = Math.max(1, Math.min(3, n / 2)); // none is among the highest and the lowest
        Words top = named(set, s, order.subList(0, shown), tonnes);
        List<Integer> lowest = new ArrayList<>(order.subList(n - shown, n));
        Collections.reverse(lowest);
        Words bottom = named(set, s, lowest, tonnes);
        double highest = end.unitBalances().get(order.get(0)).net_tCO2();
        boolean alike = highest == end.unitBalances().get(order.get(n - 1)).net_tCO2();
        chapter.found(
                alike
                        ? Words.of(
                                "In " + year + " net emissions"
                                        + unit(set, order, tonnes).en()
                                        + (n == 1 ? " are those of " : " are the same in all units: ") + top.en() + ".",
                                year + " 年净碳排放" + unit(set, order, tonnes).zh() + (n == 1 ? "为" : "各单元相同：") + top.zh()
                                        + "。")
                        : Words.of(
                                "In " + year + " net emissions"
                                        + unit(set, order, tonnes).en() + " are highest in " + top.en() + "; lowest in "
                                        + bottom.en() + ".",
                                year + " 年净碳排放" + unit(set, order, tonnes).zh() + "最高的为" + top.zh() + "；最低的为"
                                        + bottom.zh() + "。"));
        List<Integer> bars = n <= 40 ? order : outer(order, 20);
        List<Words> names = bars.stream().map(u -> Words.same(set.unitName(u))).toList();
        boolean sources = order.stream().anyMatch(u -> end.unitBalances().get(u).source_tCO2() != 0);
        boolean sinks = order.stream().anyMatch(u -> end.unitBalances().get(u).sink_tCO2() != 0);
        boolean both = sources == sinks; // else the one there is is the net
        List<Figure.BarSeries> series = new ArrayList<>();
        if (both || sources) {
            series.add(Figure.BarSeries.of(
                    Words.of("Source", "碳源"),
                    Palette.SOURCE,
                    bars.stream()
                            .map(u -> tonnes.in(end.unitBalances().get(u).source_tCO2()))
                            .toList()));
        }
        if (both || sinks) {
            series.add(Figure.BarSeries.of(
                    Words.of("Sink", "碳汇"),
                    Palette.SINK,
                    bars.stream()
                            .map(u -> tonnes.in(end.unitBalances().get(u).sink_tCO2()))
                            .toList()));
        }
        chapter.add(new Figure.Bars(
                Figure.Caption.of(
                        "ranking-" + slug,
                        Words.of(
                                (both ? "Sources, sinks and net" : sources ? "Sources" : "Sinks") + " by unit ("
                                        + set.name() + "), " + year
                                        + (bars.size() < n ? ": the 20 of highest and of lowest net of " + n : ""),
                                "各单元" + (both ? "碳源、碳汇与净值" : sources ? "碳源" : "碳汇") + "（" + set.name() + "），" + year
                                        + (bars.size() < n ? "：" + n + " 个单元中净值最高与最低的各 20 个" : "")),
                        source),
                Figure.Axis.of(tonnes.perYear("tCO₂")),
                names,
                series,
                both
                        ? List.of(Figure.BarSeries.of(
                                Words.of("Net", "净值"),
                                Palette.NET,
                                bars.stream()
                                        .map(u -> tonnes.in(
                                                end.unitBalances().get(u).net_tCO2()))
                                        .toList()))
                        : List.of(),
                both ? Figure.Stacking.STACKED : Figure.Stacking.GROUPED, // lone bars carry their values
                true));
        if (n <= 9 && last() > 0) {
            chapter.aside(netOverTime(set, s, order, slug));
        } else if (last() > 0) {
            chapter.aside(netOverTime(set, s, outer(order, 4), slug));
        }
        Table last = byUnit.where(
                "ranking",
                r -> byUnit.text(r, 0).equals(set.name()) && byUnit.integer(r, byUnit.column("year")) == year);
        List<Excerpt.Column> columns = new ArrayList<>(List.of(Excerpt.Column.of("name", Words.of("Unit", "单元"))));
        if (both || sources) {
            columns.add(tonnes.column("source_tCO2", Words.of("Source", "碳源")));
        }
        if (both || sinks) {
            columns.add(tonnes.column("sink_tCO2", Words.of("Sink", "碳汇")));
        }
        if (both) {
            columns.add(tonnes.column("net_tCO2", Words.of("Net", "净值")));
        }
        columns.add(Excerpt.Column.of(
                "net_tCO2_per_ha",
                Words.of("Net (tCO₂/ha a year)", "净值（tCO₂/公顷·年）"),
                decimals(last, "net_tCO2_per_ha")));
        chapter.add(Excerpt.of(
                        Words.of(
                                (both ? "Sources and sinks" : sources ? "Sources" : "Sinks") + " by unit ("
                                        + set.name() + "), " + year + " ("
                                        + tonnes.perYear("tCO₂").en() + ")",
                                "各单元" + (both ? "碳源与碳汇" : sources ? "碳源" : "碳汇") + "（" + set.name() + "），" + year + "（"
                                        + tonnes.perYear("tCO₂").zh() + "）"),
                        sorted(last, "net_tCO2"),
                        columns)
                .withRows(24)
                .withTerms(terms)
                .withFile("tables/carbon-by-unit.csv"));
    }

    /** Units, each with its net and the interval of it where it has one. */
    private Words named(PolygonUnits set, int s, List<Integer> units, Tonnes tonnes) {
        return Words.list(units.stream()
                .map(u -> {
                    Words range = interval(set, u, tonnes);
                    String net = range.en().isEmpty()
                            ? ""
                            : " "
                                    + tonnes.text(account.balance(last(), s)
                                            .unitBalances()
                                            .get(u)
                                            .net_tCO2());
                    return Words.of(set.unitName(u) + net + range.en(), set.unitName(u) + net + range.zh());
                })
                .toList());
    }

    private Words interval(PolygonUnits set, int unit, Tonnes tonnes) {
        return headlines.unit(set.name(), set.id(unit), "net", studyArea.years().get(last()), tonnes::text);
    }

    /** The unit of the numbers beside names, where there are any. */
    private Words unit(PolygonUnits set, List<Integer> units, Tonnes tonnes) {
        return units.stream().allMatch(u -> interval(set, u, tonnes).en().isEmpty())
                ? Words.same("")
                : Words.of(
                        " (" + tonnes.perYear("tCO₂").en() + ")",
                        "（" + tonnes.perYear("tCO₂").zh() + "）");
    }

    /** The power of ten of the fluxes of a set's units in the last phase. */
    private Tonnes tonnes(int s) {
        return Tonnes.of(account.balance(last(), s).unitBalances().stream()
                .skip(1)
                .flatMapToDouble(u -> DoubleStream.of(u.source_tCO2(), u.sink_tCO2())));
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

    private static List<Integer> outer(List<Integer> order, int each) {
        List<Integer> some = new ArrayList<>(order.subList(0, Math.min(each, order.size())));
        order.subList(Math.max(some.size(), order.size() - each), order.size()).forEach(some::add);
        return some;
    }

    /** As a figure's file may be called; empty where nothing of the name can. */
    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private Figure netOverTime(PolygonUnits set, int s, List<Integer> units, String slug) {
        Tonnes tonnes = tonnes(s);
        List<Figure.Series> series = new ArrayList<>();
        for (int u : units) {
            List<Figure.Point> points = new ArrayList<>();
            for (int p = 0; p <= last(); p++) {
                points.add(Figure.Point.of(
                        studyArea.years().get(p),
                        tonnes.in(account.balance(p, s).unitBalances().get(u).net_tCO2())));
            }
            series.add(new Figure.Series(Words.same(set.unitName(u)), Palette.AUTO, points));
        }
        return new Figure.Lines(
                Figure.Caption.of(
                        "net-over-time-" + slug,
                        Words.of(
                                "Net carbon over time, "
                                        + (units.size() < set.count() ? "highest and lowest units" : "all units") + " ("
                                        + set.name() + ")",
                                (units.size() < set.count() ? "净碳最高与最低单元随时间的变化" : "各单元净碳随时间的变化") + "（" + set.name()
                                        + "）"),
                        source),
                Figure.Axis.of(Words.of("Year", "年份")),
                Figure.Axis.of(tonnes.perYear("tCO₂")),
                series);
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
