package org.carbonscape.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.carbonscape.drawing.Stencils;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.MapFrame;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Ramp;
import org.carbonscape.finding.Words;
import org.carbonscape.problem.Language;
import org.carbonscape.report.DrawnFigure;
import org.carbonscape.report.FigureStyle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * A run's maps as SVG, PNG of 300 dpi and in its page: four panels of 700 x 900 pixels each, 24 districts with borders
 * of 100 vertices a side. The first round is what a run pays. The check value is the bytes of the PNG files. Arguments:
 * maps, threads, rounds.
 */
public final class FigureBench {
    private static final int COLUMNS = 700;
    private static final int ROWS = 900;
    private static final int ACROSS = 4;
    private static final int DOWN = 6;
    private static final double SIDE = 150; // pixels, with a unit of the ground for each
    private static final int VERTICES = 100;
    private static final MapFrame FRAME = MapFrame.metric(0, 0, COLUMNS, ROWS, districts());

    private FigureBench() {}

    public static void main(String[] args) {
        int maps = Integer.parseInt(args[0]);
        int threads = Integer.parseInt(args[1]);
        List<Figure> figures =
                IntStream.range(0, maps).<Figure>mapToObj(FigureBench::map).toList();
        FigureStyle look = FigureStyle.of(Language.EN, FigureStyle.Width.PAGE);
        try (Engine engine = new LocalEngine(threads)) {
            StatsTimer.run("figures_" + maps, threads, Integer.parseInt(args[2]), () -> {
                Stencils stencils = new Stencils();
                return engine
                        .each(
                                maps,
                                i -> DrawnFigure.of(figures.get(i), look, DrawnFigure.Place.PAGE, stencils)
                                        .png()
                                        .length)
                        .stream()
                        .mapToInt(n -> n)
                        .sum();
            });
        }
    }

    private static List<MapFrame.District> districts() {
        List<MapFrame.District> districts = new ArrayList<>();
        for (int d = 0; d < ACROSS * DOWN; d++) {
            double west = 50 + d % ACROSS * SIDE;
            double south = d / ACROSS * SIDE;
            Coordinate[] ring = new Coordinate[4 * VERTICES + 1];
            for (int i = 0; i < ring.length - 1; i++) {
                double along = i % VERTICES * SIDE / VERTICES;
                double bent = 4 * Math.sin(along / 5) * Math.sin(along * Math.PI / SIDE);
                ring[i] = switch (i / VERTICES) {
                    case 0 -> new Coordinate(west + along, south + bent);
                    case 1 -> new Coordinate(west + SIDE + bent, south + along);
                    case 2 -> new Coordinate(west + SIDE - along, south + SIDE - bent);
                    default -> new Coordinate(west - bent, south + SIDE - along);
                };
            }
            ring[ring.length - 1] = ring[0];
            districts.add(new MapFrame.District(
                    Words.same("District " + (d + 1)),
                    new GeometryFactory().createPolygon(ring),
                    west + SIDE / 2,
                    south + SIDE / 2));
        }
        return districts;
    }

    /** Patches of some pixels. */
    private static Figure map(int number) {
        SplittableRandom random = new SplittableRandom(number);
        List<MapPanel> panels = new ArrayList<>();
        for (int p = 0; p < 4; p++) {
            float[] values = new float[COLUMNS * ROWS];
            float last = 0;
            for (int i = 0; i < values.length; i++) {
                boolean above = i >= COLUMNS && random.nextInt(8) > 0;
                last = above ? values[i - COLUMNS] : random.nextInt(6) > 0 ? last : random.nextInt(100);
                values[i] = last;
            }
            panels.add(new MapPanel.Pixels(Words.same(Integer.toString(2005 + 5 * p)), COLUMNS, ROWS, values));
        }
        return new Figure.Maps(
                Figure.Caption.of("map-" + number, Words.same("Map " + number), Words.same("made up")),
                FRAME,
                panels,
                new Key.Breaks(Words.same("t/ha"), List.of(0.0, 5.0, 20.0, 50.0, 80.0, 100.0), Ramp.VIRIDIS, 0));
    }
}
