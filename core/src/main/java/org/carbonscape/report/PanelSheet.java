package org.carbonscape.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.carbonscape.drawing.Drawing;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Words;

/** Charts beside each other under one legend, on the same axes. */
final class PanelSheet {
    /** Height a figure may have of its width: a page of text and caption around it. */
    private static final double TALLEST = 0.9;
    /** The same of matrices, whose names need room. */
    private static final double TALLEST_MATRICES = 1.25;

    private static final int MOST_COLUMNS = 4;
    private static final double GAP = 8;
    /** Width of a scatter alone, which is about as high as it is wide. */
    private static final double ALONE = 0.75;

    private PanelSheet() {}

    /** In two columns, a scatter alone wider, in more where they would not fit on a page; on a narrow sheet in one. */
    static void draw(Sheet sheet, Figure.Panels figure) {
        key(sheet, figure);
        double tallest = figure.panels().get(0) instanceof Figure.Matrix ? TALLEST_MATRICES : TALLEST;
        int most = sheet.isWide()
                ? Math.min(MOST_COLUMNS, Math.max(2, figure.panels().size()))
                : 1;
        boolean isAlone = figure.panels().size() == 1 && figure.panels().get(0) instanceof Figure.Scatter;
        if (isAlone && sheet.isWide()) {
            place(sheet, panels(sheet, figure, ALONE * sheet.width), 1);
            return;
        }
        for (int columns = Math.min(2, most); columns <= most; columns++) {
            if (columns < most && columns > 2 && figure.panels().size() % columns == 1) {
                continue; // one would stand alone
            }
            List<Drawing> panels = panels(sheet, figure, (sheet.width - (columns - 1) * GAP) / columns);
            double height = 0;
            for (int i = 0; i < panels.size(); i += columns) {
                height += rowHeight(panels, i, columns);
            }
            if (columns == most || height <= tallest * sheet.width) {
                place(sheet, panels, columns);
                break;
            }
        }
        if (figure.panels().get(0) instanceof Figure.Matrix m) {
            MatrixChart.bar(sheet, m, MatrixChart.range(matrices(figure)), 8);
        }
    }

    private static void key(Sheet sheet, Figure.Panels figure) {
        if (figure.panels().get(0) instanceof Figure.Scatter s) {
            sheet.legend(sheet.items(s.groups(), Sheet.Sample.DOT), 2, sheet.width - 2);
        } else if (figure.panels().get(0) instanceof Figure.Lines) {
            List<Figure.Series> series = series(figure);
            LineChart.legend(sheet, series, LineChart.dashes(series));
        }
    }

    /** Those of all panels: a phase may lack one. */
    private static List<Figure.Series> series(Figure.Panels figure) {
        Map<Words, Figure.Series> series = new LinkedHashMap<>();
        figure.panels().stream()
                .filter(Figure.Lines.class::isInstance)
                .forEach(p -> ((Figure.Lines) p).series().forEach(s -> series.putIfAbsent(s.name(), s)));
        return List.copyOf(series.values());
    }

    private static List<Figure.Matrix> matrices(Figure.Panels figure) {
        return figure.panels().stream().map(Figure.Matrix.class::cast).toList();
    }

    private static List<Drawing> panels(Sheet sheet, Figure.Panels figure, double width) {
        List<Drawing> drawings = new ArrayList<>();
        TreeSet<Double> places = new TreeSet<>();
        List<Extent> extents = new ArrayList<>();
        for (Figure panel : figure.panels()) {
            if (panel instanceof Figure.Lines l) {
                places.addAll(LineChart.places(l));
                extents.add(LineChart.extent(l));
            } else if (panel instanceof Figure.Scatter s) {
                extents.add(ScatterChart.extent(s));
            }
        }
        Extent extent = Extent.of(extents);
        Map<Words, Double> dashes = LineChart.dashes(series(figure));
        for (Figure panel : figure.panels()) {
            Sheet own = sheet.panel(panel.caption().title(), width);
            if (panel instanceof Figure.Lines l) {
                LineChart.draw(own, l, places, extent, false, dashes);
            } else if (panel instanceof Figure.Scatter s) {
                ScatterChart.draw(own, s, extent, false);
            } else if (panel instanceof Figure.Matrix m) {
                MatrixChart.cells(own, m, MatrixChart.range(matrices(figure)));
            }
            own.drawing.endAt(own.y);
            drawings.add(own.drawing);
        }
        return drawings;
    }

    private static double rowHeight(List<Drawing> panels, int first, int columns) {
        return panels.subList(first, Math.min(panels.size(), first + columns)).stream()
                        .mapToDouble(Drawing::height)
                        .max()
                        .orElse(0)
                + GAP;
    }

    private static void place(Sheet sheet, List<Drawing> panels, int columns) {
        for (int i = 0; i < panels.size(); i += columns) {
            for (int c = 0; c < columns && i + c < panels.size(); c++) {
                double x = c * (panels.get(i).width + GAP);
                double y = sheet.y;
                panels.get(i + c).marks().forEach(m -> sheet.drawing.add(m.moved(x, y)));
            }
            sheet.y += rowHeight(panels, i, columns);
        }
        sheet.y -= GAP;
    }
}
