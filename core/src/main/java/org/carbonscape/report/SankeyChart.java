package org.carbonscape.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carbonscape.drawing.Drawing;
import org.carbonscape.drawing.Mark;
import org.carbonscape.drawing.Path;
import org.carbonscape.finding.Figure;
import org.carbonscape.measure.Numbers;

/**
 * Flows between classes over phases: nodes as tall as their amount, ribbons as thick as theirs, large ones underneath.
 * Every node has room for the name beside it; classes without land at a phase have no place there.
 */
final class SankeyChart {
    private static final double NODE = 9;
    private static final double LINE = Drawing.SMALL * 1.25;
    private static final double WIDEST = 0.26; // of the sheet, for the names of a side; longer ones stand in lines

    private SankeyChart() {}

    static void draw(Sheet sheet, Figure.Sankey figure) {
        Drawing d = sheet.drawing;
        int phases = figure.phases().size();
        int classes = figure.classes().size();
        double[][] in = new double[phases][classes];
        double[][] out = new double[phases][classes];
        for (Figure.Link link : figure.links()) {
            out[link.phase()][link.from()] += link.amount();
            in[link.phase() + 1][link.to()] += link.amount();
        }
        double total = 0;
        double[][] size = new double[phases][classes];
        for (int p = 0; p < phases; p++) {
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                size[p][c] = Math.max(in[p][c], out[p][c]);
                sum += size[p][c];
            }
            total = Math.max(total, sum);
        }
        List<List<String>> first = labels(sheet, figure, size[0]);
        List<List<String>> last = labels(sheet, figure, size[phases - 1]);
        double leftRoom = widest(sheet, first) + 6;
        double rightRoom = widest(sheet, last) + 6;
        double left = 2 + leftRoom;
        double right = sheet.width - 2 - rightRoom;

        d.text(
                sheet.say(figure.unit()),
                2,
                sheet.y + Drawing.TEXT * 1.25,
                Drawing.TEXT,
                Mark.Anchor.START,
                Drawing.SOFT);
        double head = sheet.y + Drawing.TEXT * 2.7;
        double top = head + 7;
        double tall = Math.max(sheet.width * (sheet.isWide() ? 0.36 : 0.85), LINE * (classes + 1));
        double gap = Math.min(6, tall / 2 / Math.max(1, classes - 1)); // no more than half of it for gaps
        double perUnit = total == 0 ? 0 : (tall - gap * (classes - 1)) / total;
        double[][] nodeTop = new double[phases][classes];
        double bottom = top;
        for (int p = 0; p < phases; p++) {
            double y = top;
            for (int c = 0; c < classes; c++) {
                double own = size[p][c] * perUnit;
                int lines = Math.max(first.get(c).size(), last.get(c).size());
                double room = size[p][c] > 0 ? Math.max(own, LINE * lines - gap) : 0;
                nodeTop[p][c] = y + (room - own) / 2;
                y += room > 0 ? room + gap : 0;
            }
            bottom = Math.max(bottom, y - gap);
        }
        double step = (right - left - NODE) / Math.max(1, phases - 1);
        ribbons(d, figure, nodeTop, perUnit, left, step);
        for (int p = 0; p < phases; p++) {
            double x = left + p * step;
            d.text(
                    sheet.say(figure.phases().get(p)),
                    x + NODE / 2,
                    head,
                    Drawing.TEXT,
                    Mark.Anchor.MIDDLE,
                    Drawing.INK);
            for (int c = 0; c < classes; c++) {
                if (size[p][c] > 0) {
                    d.box(
                            x,
                            nodeTop[p][c],
                            NODE,
                            Math.max(0.8, size[p][c] * perUnit),
                            Sheet.colour(figure.classes().get(c).rgb(), c));
                    d.stroke(Path.box(x, nodeTop[p][c], NODE, Math.max(0.8, size[p][c] * perUnit)), 0x6e7781, 0.3);
                }
            }
        }
        names(sheet, first, size[0], nodeTop[0], perUnit, left - 4, Mark.Anchor.END);
        names(sheet, last, size[phases - 1], nodeTop[phases - 1], perUnit, right + 4, Mark.Anchor.START);
        sheet.y = bottom + 5;
    }

    /** Lines of the name of each class, with its amount; none of a class without land. */
    private static List<List<String>> labels(Sheet sheet, Figure.Sankey figure, double[] size) {
        List<List<String>> labels = new ArrayList<>();
        double most = Arrays.stream(size).max().orElse(0);
        double width = WIDEST * sheet.width;
        for (int c = 0; c < size.length; c++) {
            String label =
                    sheet.say(figure.classes().get(c).name()) + " " + Numbers.amount(size[c], Ticks.digits(most));
            labels.add(
                    size[c] > 0
                            ? sheet.face.wrap(label, Drawing.SMALL, width).stream()
                                    .map(line -> cut(sheet, line, width))
                                    .toList()
                            : List.of());
        }
        return labels;
    }

    /** A word that is wider than a line. */
    private static String cut(Sheet sheet, String line, double width) {
        String kept = line;
        String shown = line;
        while (sheet.widthOf(shown, Drawing.SMALL) > width && kept.length() > 1) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
            shown = kept.strip() + "…";
        }
        return shown;
    }

    private static double widest(Sheet sheet, List<List<String>> labels) {
        return labels.stream()
                .flatMap(List::stream)
                .mapToDouble(line -> sheet.widthOf(line, Drawing.SMALL))
                .max()
                .orElse(0);
    }

    private static void names(
            Sheet sheet,
            List<List<String>> labels,
            double[] size,
            double[] nodeTop,
            double perUnit,
            double x,
            Mark.Anchor anchor) {
        for (int c = 0; c < size.length; c++) {
            double y = nodeTop[c]
                    + size[c] * perUnit / 2
                    + Drawing.SMALL * 0.36
                    - (labels.get(c).size() - 1) * LINE / 2;
            for (String line : labels.get(c)) {
                sheet.drawing.text(line, x, y, Drawing.SMALL, anchor, Drawing.INK);
                y += LINE;
            }
        }
    }

    private static void ribbons(
            Drawing d, Figure.Sankey figure, double[][] nodeTop, double perUnit, double left, double step) {
        // places at the nodes are taken in class order, so that ribbons cross as little as they can
        List<Figure.Link> inOrder = new ArrayList<>(figure.links());
        inOrder.sort((a, b) -> a.phase() != b.phase()
                ? a.phase() - b.phase()
                : a.from() != b.from() ? a.from() - b.from() : a.to() - b.to());
        double[][] outTop = copy(nodeTop);
        double[][] inTop = copy(nodeTop);
        record Ribbon(Figure.Link link, double from, double to) {}
        List<Ribbon> ribbons = new ArrayList<>();
        for (Figure.Link link : inOrder) {
            double thick = link.amount() * perUnit;
            ribbons.add(new Ribbon(link, outTop[link.phase()][link.from()], inTop[link.phase() + 1][link.to()]));
            outTop[link.phase()][link.from()] += thick;
            inTop[link.phase() + 1][link.to()] += thick;
        }
        ribbons.sort(
                (a, b) -> Double.compare(b.link().amount(), a.link().amount())); // stable: equal ones keep class order
        for (Ribbon r : ribbons) {
            double thick = r.link().amount() * perUnit;
            if (thick < 0.05) {
                continue; // thinner than paper can show; the table has it
            }
            double x0 = left + r.link().phase() * step + NODE;
            double x1 = x0 + step - NODE;
            double middle = (x0 + x1) / 2;
            boolean stays = r.link().from() == r.link().to();
            d.fill(
                    new Path()
                            .move(x0, r.from())
                            .curve(middle, r.from(), middle, r.to(), x1, r.to())
                            .line(x1, r.to() + thick)
                            .curve(middle, r.to() + thick, middle, r.from() + thick, x0, r.from() + thick)
                            .close(),
                    Sheet.colour(
                            figure.classes().get(r.link().from()).rgb(),
                            r.link().from()),
                    stays ? 0.22 : 0.72);
        }
    }

    private static double[][] copy(double[][] rows) {
        double[][] copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }
}
