package org.carbonscape.drawing;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.carbonscape.finding.MapFrame;
import org.carbonscape.finding.MapPanel;

/**
 * Shapes that the figures of a run draw again and again at the same size: borders of districts, letters, dots; their
 * paths, and what these cover of the pixels. Thread-safe but for {@link #forFigure}.
 */
public final class Stencils {
    private record Size(MapFrame frame, double width, double height) {}

    private record Letter(int codePoint, double size, boolean turned) {}

    /**
     * A kept path on pixels; paths are equal where they are the same object.
     *
     * @param width of its line; 0 for its area
     * @param partX how far right of a pixel's edge
     * @param partY how far below
     */
    record Shape(Path path, double scale, double width, double partX, double partY) {}

    private final Map<Size, Path> borders;
    private final Map<Letter, Path> letters;
    private final Map<Double, Path> dots;
    private final Map<Shape, Runs> shapes;
    /** Of the one figure that is drawn: the classes of its pixels, and their picture within a drawing. */
    private final Map<MapPanel.Pixels, byte[]> pixels = new IdentityHashMap<>();

    private final Map<byte[], String> embedded = new IdentityHashMap<>();

    /** Empty. */
    public Stencils() {
        borders = new ConcurrentHashMap<>();
        letters = new ConcurrentHashMap<>();
        dots = new ConcurrentHashMap<>();
        shapes = new ConcurrentHashMap<>();
    }

    private Stencils(Stencils run) {
        borders = run.borders;
        letters = run.letters;
        dots = run.dots;
        shapes = run.shapes;
    }

    /** These, and what the drawings of one figure share; for one thread. */
    public Stencils forFigure() {
        return new Stencils(this);
    }

    /** The classes of a panel's pixels. */
    public byte[] pixels(MapPanel.Pixels panel, Supplier<byte[]> classes) {
        return pixels.computeIfAbsent(panel, p -> classes.get());
    }

    /** An image as SVG holds it. */
    String embedded(byte[] index, Supplier<String> packed) {
        return embedded.computeIfAbsent(index, i -> packed.get());
    }

    /** The borders of all districts on a panel whose upper left corner is the origin. */
    public Path borders(MapFrame frame, double width, double height) {
        return borders.computeIfAbsent(new Size(frame, width, height), size -> {
            Outline to = new Outline(frame, 0, 0, width, height);
            Path path = new Path();
            frame.districts().forEach(d -> to.add(d.outline(), path));
            return path.keep(1, 1); // whole pixels: borders lie the same on all panels
        });
    }

    /** A letter whose baseline begins at the origin. */
    Path letter(int codePoint, double size, boolean turned, Supplier<Path> outline) {
        return letters.computeIfAbsent(
                new Letter(codePoint, size, turned),
                l -> outline.get().keep(turned ? 1 : 4, turned ? 4 : 1)); // those of a line stand on one row of pixels
    }

    /** A circle around the origin. */
    public Path dot(double radius) {
        return dots.computeIfAbsent(radius, r -> Path.circle(0, 0, r).keep(4, 4));
    }

    /** What a shape covers. */
    Runs runs(Shape shape, Supplier<Runs> drawn) {
        Runs there = shapes.get(shape);
        if (there == null) { // two threads may both draw it: the same runs
            there = drawn.get().kept();
            shapes.put(shape, there);
        }
        return there;
    }
}
