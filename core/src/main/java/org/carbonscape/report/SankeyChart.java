package org.carbonscape.report;

import java.util.ArrayList;
import java.util.List;
import org.carbonscape.drawing.Drawing;
import org.carbonscape.drawing.Mark;
import org.carbonscape.drawing.Path;
import org.carbonscape.finding.Figure;
import org.carbonscape.measure.Numbers;

/**
 * Flows between classes over phases: nodes as tall as their amount, ribbons as thick as theirs, large ones underneath.
 */
final class SankeyChart {
    private static final double NODE = 9;
    private static final double WIDEST = 0.26; // of the sheet, for the names of a side; longer ones are cut

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
        String[] first = labels(sheet, figure, size[0]);
        String[] last = labels(sheet, figure, size[phases - 1]);
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
        // room for the name of every class, and no more than half of it for gaps
        double tall = Math.max(sheet.width * (sheet.isWide() ? 0.36 : 0.85), Drawing.SMALL * 1.25 * (classes + 1));
        double gap = Math.min(6, tall / 2 / Math.max(1, classes - 1));
        double height = tall - gap * (classes - 1);
        double perUnit = total == 0 ? 0 : height / total;
        double[][] nodeTop = new double[phases][classes];
        for (int p = 0; p < phases; p++) {
            double y = top;
            for (int c = 0; c < classes; c++) {
                nodeTop[p][c] = y;
                y += size[p][c] * perUnit + gap;
            }
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
        double bottom = top + height + gap * (classes - 1);
        names(sheet, first, size[0], nodeTop[0], perUnit, left - 4, Mark.Anchor.END, top, bottom);
        names(sheet, last, size[phases - 1], nodeTop[phases - 1], perUnit, right + 4, Mark.Anchor.START, top, bottom);
        sheet.y = bottom + 5;
    }

    private static String[] labels(Sheet sheet, Figure.Sankey figure, double[] size) {
        String[] labels = new String[size.length];
        double most = 0;
        for (double s : size) {
            most = Math.max(most, s);
        }
        for (int c = 0; c < size.length; c++) {
            String amount = " " + Numbers.amount(size[c], Ticks.digits(most));
            String name = sheet.say(figure.classes().get(c).name());
            String label = name + amount;
            while (sheet.widthOf(label, Drawing.SMALL) > WIDEST * sheet.width && name.length() > 1) {
                name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
                label = name.strip() + "…" + amount;
            }
            labels[c] = label;
        }
        return labels;
    }

    private static double widest(Sheet sheet, String[] labels) {
        double widest = 0;
        for (String label : labels) {
            widest = Math.max(widest, sheet.widthOf(label, Drawing.SMALL));
        }
        return widest;
    }

    private static void names(
            Sheet sheet,
            String[] labels,
            double[] size,
            double[] nodeTop,
            double perUnit,
            double x,
            Mark.Anchor anchor,
            double top,
            double bottom) {
        double[] wanted = new double[size.length];
        for (int c = 0; c < size.length; c++) {
            wanted[c] = nodeTop[c] + size[c] * perUnit / 2 + Drawing.SMALL * 0.36;
        }
        double[] at = Sheet.spread(wanted, Drawing.SMALL * 1.25, top + Drawing.SMALL * 0.5, bottom + 3);
        for (int c = 0; c < size.length; c++) {
            if (size[c] > 0) {
                sheet.drawing.text(labels[c], x, at[c], Drawing.SMALL, anchor, Drawing.INK);
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
