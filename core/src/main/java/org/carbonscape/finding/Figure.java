package org.carbonscape.finding;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a figure shows, free of how it is drawn: the closed set of kinds that the report can draw as SVG and PNG. All
 * are immutable; arrays are copied at the door. A value that is not finite is "no value" and leaves a gap. Colours are
 * {@code 0xRRGGBB}; {@link Palette#AUTO} lets the report choose.
 */
public sealed interface Figure extends Block {

    Caption caption();

    private static double orNone(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private static List<Double> orNone(List<Double> values) {
        return values.stream().map(Figure::orNone).toList();
    }

    /**
     * What stands around a figure.
     *
     * @param id     file name without ending, unique in a run: {@code land-use-maps}
     * @param title  what is shown, where and when
     * @param source where the data come from; printed under the figure
     */
    record Caption(String id, Words title, Words source) {
        public Caption {
            if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
                throw new IllegalArgumentException("not an id: \"" + id + "\"");
            }
        }

        public static Caption of(String id, Words title, Words source) {
            return new Caption(id, title, source);
        }
    }

    /**
     * A numeric axis.
     *
     * @param label what and in which unit: "Area (km²)"
     * @param low   where it begins; empty = chosen from the data, at a round number
     */
    record Axis(Words label, OptionalDouble low) {
        public static Axis of(Words label) {
            return new Axis(label, OptionalDouble.empty());
        }

        public Axis from(double value) {
            return new Axis(label, OptionalDouble.of(value));
        }
    }

    /** A point with an optional interval of y (NaN = none). */
    record Point(double x, double y, double low, double high) {
        public Point {
            y = Double.isFinite(x) ? orNone(y) : Double.NaN;
            low = orNone(low);
            high = orNone(high);
        }

        public static Point of(double x, double y) {
            return new Point(x, y, Double.NaN, Double.NaN);
        }
    }

    /** One line. */
    record Series(Words name, int rgb, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }
    }

    /** Values over time or another number: areas by class, q by number of classes, Moran's I by phase. */
    record Lines(Caption caption, Axis x, Axis y, List<Series> series) implements Figure {
        public Lines {
            series = List.copyOf(series);
        }
    }

    /** How several bars of one category stand. */
    enum Stacking {
        GROUPED,
        STACKED
    }

    /**
     * One value for each category.
     *
     * @param low  lower ends of the intervals; an empty list = none
     * @param high upper ends; an empty list = none
     */
    record BarSeries(Words name, int rgb, List<Double> values, List<Double> low, List<Double> high) {
        public BarSeries {
            values = orNone(values);
            low = orNone(low);
            high = orNone(high);
        }

        public static BarSeries of(Words name, int rgb, List<Double> values) {
            return new BarSeries(name, rgb, values, List.of(), List.of());
        }
    }

    /**
     * Bars: district ranking, sources and sinks by year (stacked bars of both signs), q with intervals.
     *
     * @param categories from left to right, or from top to bottom when horizontal
     * @param bars       grouped or stacked; the value axis always includes zero
     * @param marks      drawn as points over the bars: the net of a stack; may be empty
     * @param horizontal bars grow to the right: for many or long category names
     */
    record Bars(
            Caption caption,
            Axis value,
            List<Words> categories,
            List<BarSeries> bars,
            List<BarSeries> marks,
            Stacking stacking,
            boolean horizontal)
            implements Figure {
        public Bars {
            categories = List.copyOf(categories);
            bars = List.copyOf(bars);
            marks = List.copyOf(marks);
            int n = categories.size();
            for (List<BarSeries> list : List.of(bars, marks)) {
                for (BarSeries s : list) {
                    if (s.values().size() != n
                            || !s.low().isEmpty() && s.low().size() != n
                            || !s.high().isEmpty() && s.high().size() != n) {
                        throw new IllegalArgumentException(
                                "series \"" + s.name().en() + "\" has not " + n + " values");
                    }
                }
            }
        }
    }

    /**
     * What the rows or the columns of a matrix are.
     *
     * @param title of all of them, "From (2005)"; may be empty
     */
    record Headings(Words title, List<Words> names) {
        public Headings {
            names = List.copyOf(names);
        }

        public static Headings of(List<Words> names) {
            return new Headings(Words.none(), names);
        }
    }

    /**
     * How values become colours.
     *
     * @param ramp a diverging ramp is centred on zero
     * @param key  what the colours mean, with the unit
     * @param most what the colours reach at least, so that several figures share one key; 0 = their own values
     */
    record Shading(Ramp ramp, Words key, double most) {
        public static Shading of(Ramp ramp, Words key) {
            return new Shading(ramp, key, 0);
        }
    }

    /**
     * A matrix as coloured cells: transfers between classes, interactions between drivers.
     *
     * @param values row by row; NaN leaves the cell blank
     * @param texts  what stands in the cells, row by row; an empty list = nothing
     */
    record Matrix(
            Caption caption,
            Headings rows,
            Headings columns,
            List<List<Double>> values,
            List<List<String>> texts,
            Shading shading)
            implements Figure {
        public Matrix {
            values = values.stream().map(Figure::orNone).toList();
            texts = texts.stream().map(List::copyOf).toList();
            int height = rows.names().size();
            int width = columns.names().size();
            if (values.size() != height
                    || values.stream().anyMatch(r -> r.size() != width)
                    || !texts.isEmpty()
                            && (texts.size() != height || texts.stream().anyMatch(r -> r.size() != width))) {
                throw new IllegalArgumentException(
                        "a matrix of " + height + " x " + width + " needs as many values and texts");
            }
        }
    }

    /** An amount that goes from class {@code from} of one phase to class {@code to} of the next (both from 0). */
    record Link(int phase, int from, int to, double amount) {}

    /** Flows between the same classes over two or more phases. Links of a class to itself are drawn paler. */
    record Sankey(Caption caption, List<Words> phases, List<Key.Entry> classes, List<Link> links, Words unit)
            implements Figure {
        public Sankey {
            phases = List.copyOf(phases);
            classes = List.copyOf(classes);
            links = List.copyOf(links);
            for (Link link : links) {
                if (link.phase() < 0
                        || link.phase() + 1 >= phases.size()
                        || !(link.amount() >= 0)
                        || Math.min(link.from(), link.to()) < 0
                        || Math.max(link.from(), link.to()) >= classes.size()) {
                    throw new IllegalArgumentException("not a link of this diagram: " + link);
                }
            }
        }
    }

    /**
     * The points of a scatter plot.
     *
     * @param group  index of each point's class; an empty array when there are none
     * @param labels names of points, drawn where they fit; an empty list = none
     */
    record Cloud(double[] xs, double[] ys, int[] group, List<Words> labels) {
        public Cloud {
            xs = xs.clone();
            ys = ys.clone();
            group = group.clone();
            labels = List.copyOf(labels);
            if (ys.length != xs.length
                    || group.length > 0 && group.length != xs.length
                    || !labels.isEmpty() && labels.size() != xs.length) {
                throw new IllegalArgumentException("a cloud of " + xs.length + " points has parts of other lengths");
            }
        }

        @Override
        public double[] xs() {
            return xs.clone();
        }

        @Override
        public double[] ys() {
            return ys.clone();
        }

        @Override
        public int[] group() {
            return group.clone();
        }
    }

    /** A straight line through points, and what it is: "Moran's I = 0.271". */
    record Fit(double intercept, double slope, Words label) {}

    /**
     * Points: the Moran scatter, drivers against net emissions.
     *
     * @param groups classes of the points (LISA clusters); an empty list = one colour for all
     * @param centre where quadrant lines cross, as {x, y}; an empty list = no lines
     * @param fit    a straight line; empty = none
     */
    record Scatter(
            Caption caption,
            Axis x,
            Axis y,
            Cloud points,
            List<Key.Entry> groups,
            List<Double> centre,
            Optional<Fit> fit)
            implements Figure {
        public Scatter {
            groups = List.copyOf(groups);
            centre = List.copyOf(centre);
            if (!groups.isEmpty() && points.group.length != points.xs.length
                    || !centre.isEmpty() && centre.size() != 2) {
                throw new IllegalArgumentException(
                        "a scatter of " + points.xs.length + " points has parts of other lengths");
            }
        }
    }

    /**
     * Small multiples of charts, one for each phase, with one key and the same axes, so that they are compared at a
     * glance.
     *
     * @param panels lines, scatters or matrices, all of one kind and with the same series, groups or ramp; the title of
     *               each stands above it, its source is not printed
     */
    record Panels(Caption caption, List<Figure> panels) implements Figure {
        public Panels {
            panels = List.copyOf(panels);
            if (panels.isEmpty()
                    || panels.stream().map(Figure::getClass).distinct().count() > 1
                    || !(panels.get(0) instanceof Lines
                            || panels.get(0) instanceof Scatter
                            || panels.get(0) instanceof Matrix)) {
                throw new IllegalArgumentException("panels are lines, scatters or matrices, all of one kind");
            }
        }
    }

    /** One whose picture is made already: what remains to be said of it. */
    record Drawn(Caption caption) implements Figure {}

    /**
     * Small multiples of maps with one shared key, one extent and one scale: land use per phase, flux, change, LISA
     * clusters, suitability, zones.
     */
    record Maps(Caption caption, MapFrame frame, List<MapPanel> panels, Key key) implements Figure {
        public Maps {
            panels = List.copyOf(panels);
            if (panels.isEmpty()) {
                throw new IllegalArgumentException("a map figure needs a panel");
            }
        }
    }
}
