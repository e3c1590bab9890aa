package org.carbonscape.report;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.carbonscape.finding.MapFrame;
import org.carbonscape.finding.MapPanel;

/**
 * Lines that the maps of a run draw again and again at the same size: their paths, and what these cover of the pixels.
 * A run's maps have a dozen sizes, and the borders take most of the time of a map. Thread-safe but for
 * {@link #forFigure}.
 */
public final class Stencils {
    private record Size(MapFrame frame, double width, double height) {}

    private record Line(Path path, double scale, double width) {} // paths are equal where they are the same object

    private final Map<Size, Path> borders;
    private final Map<Line, Runs> lines;
    /** Of the one figure that is drawn: the classes of its pixels, and their picture within a drawing. */
    private final Map<MapPanel.Pixels, byte[]> pixels = new IdentityHashMap<>();

    private final Map<byte[], String> embedded = new IdentityHashMap<>();

    /** Empty. */
    public Stencils() {
        this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    private Stencils(Map<Size, Path> borders, Map<Line, Runs> lines) {
        this.borders = borders;
        this.lines = lines;
    }

    /** These, and what the drawings of one figure share; for one thread. */
    Stencils forFigure() {
        return new Stencils(borders, lines);
    }

    /** The classes of a panel's pixels. */
    byte[] pixels(MapPanel.Pixels panel, Supplier<byte[]> classes) {
        return pixels.computeIfAbsent(panel, p -> classes.get());
    }

    /** An image as SVG holds it. */
    String embedded(byte[] index, Supplier<String> packed) {
        return embedded.computeIfAbsent(index, i -> packed.get());
    }

    /** The borders of all districts on a panel whose upper left corner is the origin. */
    Path borders(MapFrame frame, double width, double height) {
        return borders.computeIfAbsent(new Size(frame, width, height), size -> {
            Outline to = new Outline(frame, 0, 0, width, height);
            Path path = new Path();
            frame.districts().forEach(d -> to.add(d.outline(), path));
            return path.keep();
        });
    }

    /** What a line of a path covers. */
    Runs line(Path path, double scale, double width, Supplier<Runs> drawn) {
        Line line = new Line(path, scale, width);
        Runs there = lines.get(line);
        if (there == null) { // two threads may both draw it: the same runs
            there = drawn.get();
            lines.put(line, there);
        }
        return there;
    }
}
