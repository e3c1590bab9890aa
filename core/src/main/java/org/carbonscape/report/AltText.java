package org.carbonscape.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;

/**
 * What a figure shows, in a few sentences for readers who cannot see it: its kind, its axes or colours, and the ends or
 * extremes of its numbers. Made from the figure itself, so that it never says anything else.
 */
final class AltText {
    /** Series, classes or panels that are named; a screen reader should not read for minutes. */
    private static final int MOST = 8;

    private final Language language;

    private AltText(Language language) {
        this.language = language;
    }

    /** Plain text. */
    static String of(Figure figure, Language language) {
        return new AltText(language).of(figure);
    }

    private String of(Figure figure) {
        if (figure instanceof Figure.Lines f) {
            return lines(f);
        } else if (figure instanceof Figure.Bars f) {
            return bars(f);
        } else if (figure instanceof Figure.Matrix f) {
            return matrix(f);
        } else if (figure instanceof Figure.Sankey f) {
            return sankey(f);
        } else if (figure instanceof Figure.Scatter f) {
            return scatter(f);
        } else if (figure instanceof Figure.Maps f) {
            return maps(f);
        }
        return some(
                ((Figure.Panels) figure)
                        .panels().stream()
                                .map(p -> say(p.caption().title()) + say(": ", "：") + of(p))
                                .toList(),
                say(" ", ""));
    }

    private String lines(Figure.Lines f) {
        List<String> ends = new ArrayList<>();
        for (Figure.Series series : f.series()) {
            List<Figure.Point> known =
                    series.points().stream().filter(p -> !Double.isNaN(p.y())).toList();
            if (!known.isEmpty()) {
                ends.add(named(series.name()) + at(known.get(0)) + say(" to ", "至 ") + at(known.get(known.size() - 1)));
            }
        }
        return say("Line chart of ", "折线图：")
                + say(f.y().label())
                + say(" by ", "，横轴为")
                + say(f.x().label())
                + listed(ends);
    }

    private String at(Figure.Point p) {
        return number(p.y()) + say(" (", "（") + Numbers.text(p.x()) + say(")", "）");
    }

    private String bars(Figure.Bars f) {
        List<String> extremes = new ArrayList<>();
        for (Figure.BarSeries series : f.bars()) {
            int[] known = IntStream.range(0, series.values().size())
                    .filter(i -> !Double.isNaN(series.values().get(i)))
                    .toArray();
            if (known.length > 0) {
                int most = known[0];
                int least = known[0];
                for (int i : known) {
                    most = series.values().get(i) > series.values().get(most) ? i : most;
                    least = series.values().get(i) < series.values().get(least) ? i : least;
                }
                IntFunction<String> bar = i -> number(series.values().get(i))
                        + say(" (", "（")
                        + say(f.categories().get(i))
                        + say(")", "）");
                extremes.add(named(series.name())
                        + (most == least
                                ? bar.apply(most)
                                : say("highest ", "最高 ")
                                        + bar.apply(most)
                                        + say(", lowest ", "，最低 ")
                                        + bar.apply(least)));
            }
        }
        int n = f.categories().size();
        return say("Bar chart of ", "柱状图：")
                + say(f.value().label())
                + say(", " + n + (n == 1 ? " category" : " categories"), "，共 " + n + " 项")
                + listed(extremes);
    }

    private String matrix(Figure.Matrix f) {
        int rows = f.rows().names().size();
        int columns = f.columns().names().size();
        String highest = "";
        double most = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double value = f.values().get(r).get(c);
                if (value > most) {
                    most = value;
                    highest = say(f.rows().names().get(r))
                            + say(", ", "、")
                            + say(f.columns().names().get(c))
                            + say(": ", "：")
                            + number(value);
                }
            }
        }
        return say("Matrix of ", "矩阵，") + rows + " × " + columns + say(", coloured by ", "，颜色表示：")
                + say(f.shading().key()) + say(".", "。")
                + (highest.isEmpty() ? "" : say(" Highest: ", "最高：") + highest + say(".", "。"));
    }

    private String sankey(Figure.Sankey f) {
        List<String> largest = f.links().stream()
                .filter(l -> l.from() != l.to() && l.amount() > 0)
                .sorted((a, b) -> Double.compare(b.amount(), a.amount()))
                .limit(3)
                .map(l -> say(
                        say(f.classes().get(l.from()).name()) + " to "
                                + say(f.classes().get(l.to()).name()) + " " + number(l.amount()) + " ("
                                + say(f.phases().get(l.phase())) + "–"
                                + say(f.phases().get(l.phase() + 1)) + ")",
                        say(f.phases().get(l.phase())) + "–" + say(f.phases().get(l.phase() + 1)) + " 年"
                                + say(f.classes().get(l.from()).name()) + "转"
                                + say(f.classes().get(l.to()).name()) + " " + number(l.amount())))
                .toList();
        return say("Flow diagram between classes, in ", "地类流向图，单位 ")
                + say(f.unit())
                + (largest.isEmpty()
                        ? say(".", "。")
                        : say("; largest: ", "；最大：") + String.join(say(", ", "，"), largest) + say(".", "。"));
    }

    private String scatter(Figure.Scatter f) {
        int n = f.points().xs().length;
        return say("Scatter plot of " + n + (n == 1 ? " point: " : " points: "), "散点图，" + n + " 个点：")
                + say(f.y().label())
                + say(" against ", "，横轴为")
                + say(f.x().label())
                + f.fit().map(l -> say("; ", "；") + say(l.label())).orElse("")
                + say(".", "。");
    }

    private String maps(Figure.Maps f) {
        List<String> panels = f.panels().stream()
                .map(MapPanel::title)
                .filter(t -> !t.isEmpty())
                .map(this::say)
                .toList();
        List<String> classes = f.key() instanceof Key.Classes key
                ? key.entries().stream().map(e -> say(e.name())).toList()
                : IntStream.range(0, ((Key.Breaks) f.key()).classes())
                        .mapToObj(i -> ((Key.Breaks) f.key()).label(i, language))
                        .toList();
        return (f.panels().size() == 1 ? say("Map", "地图") : say("Maps", "地图"))
                + (panels.isEmpty() ? "" : say(": ", "：") + some(panels, say(", ", "、")))
                + say(". Colours: ", "。图例：")
                + named(f.key().title())
                + some(classes, between(classes))
                + say(".", "。");
    }

    /** What stands between names; a name may hold a comma of its own, such as "Cold spot, 99 %". */
    private String between(List<String> names) {
        return names.stream().anyMatch(n -> n.contains(say(", ", "，"))) ? say("; ", "；") : say(", ", "、");
    }

    /** A name and a colon; nothing where there is no name. */
    private String named(Words name) {
        return name.isEmpty() ? "" : say(name) + say(": ", "：");
    }

    private String listed(List<String> all) {
        return say(".", "。") + (all.isEmpty() ? "" : say(" ", "") + some(all, say("; ", "；")) + say(".", "。"));
    }

    /** The first of them, and how many more there are. */
    private String some(List<String> all, String between) {
        int more = all.size() - MOST;
        return all.stream().limit(MOST).collect(Collectors.joining(between))
                + (more > 0 ? between + say("and " + more + " more", "另有 " + more + " 项") : "");
    }

    private static String number(double value) {
        return Numbers.readable(value, Ticks.digits(value));
    }

    private String say(Words words) {
        return words.in(language);
    }

    private String say(String en, String zh) {
        return language.of(en, zh);
    }
}
