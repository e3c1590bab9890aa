package org.carbonscape.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.carbonscape.drawing.Drawing;
import org.carbonscape.drawing.Mark;
import org.carbonscape.drawing.Outline;
import org.carbonscape.drawing.Path;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.MapFrame;
import org.carbonscape.finding.MapPanel;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/** Maps side by side under one legend, with one scale bar and north arrow, since extent and scale are shared. */
final class MapSheet {
    private static final double LINE = 0.9;
    /** A border as thin as this has no pale line beside it. */
    private static final double THIN = 0.25;

    private static final double FLAT = 0.42;
    /** Of one panel or two, which would leave half of a sheet white. */
    private static final double FEW = 0.66;

    /** Of many: twelve phases in three rows leave room for text. */
    private static final double MANY = 0.75;

    private static final double TALL = 1.22;
    /** Panels under this width are stamps. */
    private static final double SMALL = 95;
    /** A legend beside a map has so much room at least. */
    private static final double SIDE = 120;

    private static final double GUTTER = 12;

    /** Above a map: its title in one line, and what each further line takes. */
    private static final double HEAD = Drawing.TEXT * 1.6;

    private static final double TITLE_LINE = Drawing.TEXT * 1.2;

    /** Darker than what is not significant. */
    private static final int NO_DATA = 0xc4c4c4;

    private final Sheet sheet;
    private final Figure.Maps figure;
    private final Drawing d;
    private final MapFrame frame;
    private double panelWidth;
    private double panelHeight;
    /** Colour of each class, from 1. */
    private final int[] palette;

    private boolean blank;

    private MapSheet(Sheet sheet, Figure.Maps figure) {
        this.sheet = sheet;
        this.figure = figure;
        this.d = sheet.drawing;
        this.frame = figure.frame();
        this.palette = palette(figure.key());
    }

    static void draw(Sheet sheet, Figure.Maps figure) {
        new MapSheet(sheet, figure).draw();
    }

    private static int[] palette(Key key) {
        int[] colours;
        if (key instanceof Key.Breaks breaks) {
            colours = breaks.colours();
        } else {
            List<Key.Entry> entries = ((Key.Classes) key).entries();
            colours = new int[entries.size()];
            for (int i = 0; i < colours.length; i++) {
                colours[i] = Sheet.colour(entries.get(i).rgb(), i);
            }
        }
        if (colours.length > 255) {
            throw new IllegalArgumentException("a map shows at most 255 classes, not " + colours.length);
        }
        int[] palette = new int[colours.length + 1];
        System.arraycopy(colours, 0, palette, 1, colours.length);
        return palette;
    }

    private int classOf(double value) {
        if (figure.key() instanceof Key.Breaks breaks) {
            return breaks.classOf(value);
        }
        return value >= 1 && value < palette.length ? (int) value : 0;
    }

    private void draw() {
        int n = figure.panels().size();
        double gap = 6;
        double shape = (frame.north() - frame.south())
                * frame.metresPerY()
                / ((frame.east() - frame.west()) * frame.metresPerX());
        boolean titled = figure.panels().stream().anyMatch(p -> !p.title().isEmpty());
        double head = titled ? HEAD : 0;
        int columns = columns(n, shape, gap, head);
        panelWidth = (sheet.width - 4 - gap * (columns - 1)) / columns;
        double most = (sheet.width * tallest(n, shape, gap, head) - (head + gap) * rows(n, columns)) / rows(n, columns);
        panelHeight = panelWidth * shape;
        if (panelHeight > most) {
            panelHeight = most;
            panelWidth = panelHeight / shape;
        }
        head += (Math.max(1, lines()) - 1) * TITLE_LINE; // long titles make the figure taller, not its maps smaller
        boolean legendAtSide = n == 1 && sheet.width - 4 - panelWidth > SIDE;
        double used = columns * panelWidth + (columns - 1) * gap + (legendAtSide ? GUTTER + legendWidth() : 0);
        double left = 2 + Math.max(0, (sheet.width - 4 - used) / 2);
        double top = sheet.y + 3;
        for (int i = 0; i < n; i++) {
            double x = left + (i % columns) * (panelWidth + gap);
            double y = top + (i / columns) * (panelHeight + head + gap);
            panel(figure.panels().get(i), x, y, head, i == 0);
        }
        sheet.y = top + rows(n, columns) * (panelHeight + head + gap) - gap + 4;
        if (legendAtSide) {
            double end = sheet.y;
            sheet.y = top + head;
            key(left + panelWidth + GUTTER, sheet.width - 2, true);
            sheet.y = Math.max(end, sheet.y);
        } else {
            key(2, sheet.width - 2, false);
        }
    }

    /** Of the longest title, at the width of the panels. */
    private int lines() {
        return figure.panels().stream().mapToInt(p -> title(p).size()).max().orElse(0);
    }

    private List<String> title(MapPanel panel) {
        return sheet.face.wrap(sheet.say(panel.title()), Drawing.TEXT, panelWidth);
    }

    /** What a legend beside a map takes at most; longer titles are wrapped. */
    private double legendWidth() {
        double widest = SIDE;
        for (Sheet.Item item : items()) {
            widest = Math.max(widest, 13 + sheet.widthOf(item.name(), Drawing.TEXT));
        }
        return widest;
    }

    private static int rows(int n, int columns) {
        return (n + columns - 1) / columns;
    }

    /** Height of a figure by its width: half of a page's text, more, at last a whole where panels would be stamps. */
    private double tallest(int n, double shape, double gap, double head) {
        if (!sheet.isWide()) {
            return TALL;
        }
        return n <= 2
                ? FEW
                : DoubleStream.of(FLAT, MANY)
                        .filter(t -> width(n, columns(n, shape, gap, head, t, true), shape, gap, head, t) >= SMALL)
                        .findFirst()
                        .orElse(TALL);
    }

    /** Full rows, unless panels would be stamps in them: 33 classes stand better in five columns than in three. */
    private int columns(int n, double shape, double gap, double head) {
        double tallest = tallest(n, shape, gap, head);
        int tidy = columns(n, shape, gap, head, tallest, true);
        return tallest < TALL || width(n, tidy, shape, gap, head, tallest) >= SMALL
                ? tidy
                : columns(n, shape, gap, head, tallest, false);
    }

    private double width(int n, int columns, double shape, double gap, double head, double tallest) {
        double wide = (sheet.width - 4 - gap * (columns - 1)) / columns;
        double high = (sheet.width * tallest - (head + gap) * rows(n, columns)) / rows(n, columns);
        return Math.min(wide, high / shape);
    }

    /**
     * The arrangement with the largest panels that is not too tall; a column more where that makes them little smaller,
     * since panels beside each other are compared at a glance and leave no half of the page empty.
     */
    private int columns(int n, double shape, double gap, double head, double tallest, boolean tidy) {
        int best = 1;
        double bestWidth = 0;
        for (int columns = 1; columns <= Math.min(n, sheet.isWide() ? 5 : 2); columns++) {
            boolean alone = n % columns == 1; // one in the last row
            boolean ragged = best > 2 && n % best == 0 && n % columns > 0; // in place of full rows
            if (tidy && sheet.isWide() && columns < n && (alone || ragged)) {
                continue;
            }
            double width = width(n, columns, shape, gap, head, tallest);
            if (width >= bestWidth * 0.85) {
                best = columns;
                bestWidth = Math.max(width, bestWidth);
            }
        }
        return best;
    }

    /** @param named with the names of the districts: a reader needs them once, and they lie over what is shown */
    private void panel(MapPanel panel, double x, double y, double head, boolean named) {
        double top = y + head;
        List<String> title = title(panel);
        double base = y + Drawing.TEXT + (head - HEAD) - (title.size() - 1) * TITLE_LINE; // they end above the map
        for (String line : title) {
            d.text(line, x, base, Drawing.TEXT, Mark.Anchor.START, Drawing.INK);
            base += TITLE_LINE;
        }
        Outline to = new Outline(frame, x, top, panelWidth, panelHeight);
        List<Mark> marks = new ArrayList<>();
        if (panel instanceof MapPanel.Pixels pixels) {
            marks.add(pixels(pixels, x, top));
        } else if (panel instanceof MapPanel.Areas areas) {
            areas(areas, to, marks);
        }
        Path outlines = sheet.stencils.borders(frame, panelWidth, panelHeight).moved(x, top);
        if (!outlines.isEmpty()) {
            double line = border(to);
            if (line > THIN && (panel instanceof MapPanel.Areas || figure.key() instanceof Key.Breaks)) {
                marks.add(new Mark.Stroke(outlines, 0xffffff, line * 2, 0)); // dark lines vanish on dark colours
            }
            marks.add(new Mark.Stroke(outlines, 0x3a3f45, line, 0));
        }
        d.add(new Mark.Clipped(x, top, panelWidth, panelHeight, marks));
        d.stroke(Path.box(x, top, panelWidth, panelHeight), Drawing.FRAME, 0.5);
        if (named && panelWidth > 100) {
            names(to, x, top);
        }
    }

    /** Thinner where districts are small, lest their borders hide what they hold. */
    private double border(Outline to) {
        double[] sizes = frame.districts().stream()
                .mapToDouble(d -> {
                    var e = d.outline().getEnvelopeInternal();
                    return Math.min(
                            Math.abs(to.x(e.getMaxX()) - to.x(e.getMinX())),
                            Math.abs(to.y(e.getMaxY()) - to.y(e.getMinY())));
                })
                .sorted()
                .toArray();
        double most = panelWidth > 160 ? 0.5 : 0.35;
        return Math.min(most, Math.max(0.12, sizes[sizes.length / 2] / 60));
    }

    private Mark pixels(MapPanel.Pixels pixels, double x, double top) {
        byte[] index = sheet.stencils.pixels(pixels, () -> classes(pixels));
        return new Mark.Image(x, top, panelWidth, panelHeight, pixels.columns(), pixels.rows(), index, palette);
    }

    private byte[] classes(MapPanel.Pixels pixels) {
        byte[] index = new byte[pixels.columns() * pixels.rows()];
        float last = 0;
        byte there = (byte) classOf(last);
        for (int i = 0; i < index.length; i++) {
            float value = pixels.at(i);
            if (value == last) { // most neighbours are equal
                index[i] = there;
            } else if (value == value) { // a number; where there is none there is no class
                last = value;
                there = (byte) classOf(value);
                index[i] = there;
            }
        }
        return index;
    }

    /**
     * All areas of a class are one path: no seams between neighbours, and few marks for many areas. Lines lie on top,
     * the first classes last.
     */
    private void areas(MapPanel.Areas areas, Outline to, List<Mark> marks) {
        Path[] byClass = new Path[palette.length];
        Path[] lines = new Path[palette.length];
        Path[] slender = new Path[palette.length]; // painted again over the borders of their neighbours
        double[] values = areas.values();
        for (int i = 0; i < values.length; i++) {
            int c = classOf(values[i]);
            Geometry area = areas.areas().get(i);
            add(area, area.getDimension() == 1 ? lines : byClass, c, to);
            if (isSlender(area, to)) {
                add(area, slender, c, to);
            }
        }
        fill(byClass, marks);
        if (values.length <= 1500) {
            for (Path path : byClass) {
                if (path != null) {
                    marks.add(new Mark.Stroke(path, 0xffffff, 0.25, 0));
                }
            }
            fill(slender, marks);
        }
        for (int c = lines.length - 1; c > 0; c--) {
            if (lines[c] != null) {
                marks.add(new Mark.Stroke(lines[c], 0xffffff, LINE * 2, 0));
                marks.add(new Mark.Stroke(lines[c], palette[c], LINE, 0));
            }
        }
    }

    private static void add(Geometry area, Path[] paths, int c, Outline to) {
        if (paths[c] == null) {
            paths[c] = new Path();
        }
        to.add(area, paths[c]);
    }

    private void fill(Path[] byClass, List<Mark> marks) {
        for (int c = 0; c < byClass.length; c++) {
            if (byClass[c] != null) {
                blank |= c == 0;
                marks.add(new Mark.Fill(byClass[c], c == 0 ? NO_DATA : palette[c], 1));
            }
        }
    }

    /** Whether an area is mostly narrower than a point, such as a strip along a river. */
    private static boolean isSlender(Geometry area, Outline to) {
        double points = Math.abs(to.x(1) - to.x(0));
        return area.getDimension() == 2 && 2 * area.getArea() * points < area.getLength();
    }

    /**
     * Names that lie wholly inside their districts, largest districts first, in up to three lines; one that would touch
     * another or a border is left out: it could not be read, nor what lies below it.
     */
    private void names(Outline to, double x, double top) {
        int shared = PlaceNames.shared(
                frame.districts().stream().map(d -> sheet.say(d.name())).toList());
        List<MapFrame.District> order = new ArrayList<>(frame.districts());
        order.sort((a, b) -> Double.compare(
                b.outline().getEnvelopeInternal().getArea(),
                a.outline().getEnvelopeInternal().getArea()));
        Box panel = new Box(x, top, x + panelWidth, top + panelHeight);
        List<Box> taken = new ArrayList<>();
        for (MapFrame.District district : order) {
            name(district, sheet.say(district.name()).substring(shared), to, panel, taken);
        }
    }

    private void name(MapFrame.District district, String name, Outline to, Box panel, List<Box> taken) {
        double middleX = to.x(district.labelX());
        double middleY = to.y(district.labelY());
        for (int most = 1; most <= 3; most++) {
            for (double size = Math.min(6.6, Math.max(5.2, panelWidth / 38)); size >= 4.6; size -= 0.6) {
                List<String> lines = PlaceNames.lines(sheet.face, name, size, most);
                if (lines.size() < most) {
                    continue; // tried already
                }
                double w = 0;
                for (String line : lines) {
                    w = Math.max(w, sheet.widthOf(line, size));
                }
                double leading = size * 1.15;
                double half = size * 0.5 + leading * (lines.size() - 1) / 2;
                Box box = new Box(middleX - w / 2 - 1, middleY - half, middleX + w / 2 + 1, middleY + half);
                boolean inside = box.left() > panel.left()
                        && box.right() < panel.right()
                        && box.top() > panel.top()
                        && box.bottom() < panel.bottom();
                if (inside && taken.stream().noneMatch(box::touches) && holds(district, box, middleX, middleY)) {
                    taken.add(box);
                    double base = middleY + size * 0.36 - leading * (lines.size() - 1) / 2;
                    for (String line : lines) {
                        d.add(new Mark.Text(line, middleX, base, size, Mark.Anchor.MIDDLE, false, Drawing.INK, true));
                        base += leading;
                    }
                    return;
                }
            }
        }
    }

    /** Whether a box around the label's place, in the paper's points, lies within the district. */
    private boolean holds(MapFrame.District district, Box box, double middleX, double middleY) {
        double perX = (frame.east() - frame.west()) / panelWidth;
        double perY = (frame.north() - frame.south()) / panelHeight;
        double west = district.labelX() - (middleX - box.left()) * perX;
        double east = district.labelX() + (box.right() - middleX) * perX;
        double south = district.labelY() - (box.bottom() - middleY) * perY;
        double north = district.labelY() + (middleY - box.top()) * perY;
        for (int k = 0; k <= 4; k++) {
            double x = west + (east - west) * k / 4;
            for (double y : new double[] {south, (south + north) / 2, north}) {
                if (SimplePointInAreaLocator.locate(new Coordinate(x, y), district.outline()) == Location.EXTERIOR) {
                    return false;
                }
            }
        }
        return true;
    }

    private void key(double left, double right, boolean legendAtSide) {
        ScaleBar scale = new ScaleBar(sheet, frame, panelWidth);
        double scaleWidth = legendAtSide ? 0 : scale.draw(right, sheet.y + 4, true);
        double legendRight = legendAtSide ? right : right - scaleWidth - 12;
        double base = sheet.y;
        for (String line : sheet.face.wrap(sheet.say(figure.key().title()), Drawing.TEXT, legendRight - left)) {
            base += Drawing.TEXT * 1.3;
            d.text(line, left, base, Drawing.TEXT, Mark.Anchor.START, Drawing.SOFT);
        }
        double start = sheet.y;
        sheet.y = base + 2;
        List<Sheet.Item> items = items();
        if (legendAtSide) {
            for (Sheet.Item item : items) {
                sheet.legend(List.of(item), left, right);
                sheet.y -= 1;
            }
            sheet.y += 6;
            scale.draw(left, sheet.y, false);
            sheet.y += 40;
        } else {
            boolean below = !sheet.isWide() && items.size() > 8 // the scale bar, and more columns under it
                    || !sheet.fits(items, left, legendRight);
            if (below) {
                sheet.y = start + 28;
            }
            sheet.legend(items, left, below ? right : legendRight);
            sheet.y = Math.max(sheet.y, start + 30);
        }
    }

    /** Up to eight classes are all listed; of more only those that are on a map. */
    private List<Sheet.Item> items() {
        List<Sheet.Item> items = new ArrayList<>();
        if (figure.key() instanceof Key.Classes classes) {
            boolean[] met = classes.entries().size() > 8 ? met() : null;
            List<Sheet.Item> all = sheet.items(classes.entries(), Sheet.Sample.BOX);
            for (int i = 0; i < all.size(); i++) {
                if (met == null || met[i + 1]) {
                    items.add(all.get(i));
                }
            }
        } else if (figure.key() instanceof Key.Breaks breaks) {
            for (int i = 0; i < breaks.classes(); i++) {
                items.add(new Sheet.Item(breaks.label(i, sheet.look.language()), palette[i + 1], Sheet.Sample.BOX));
            }
        }
        if (blank) {
            items.add(new Sheet.Item(sheet.say("No data", "无数据"), NO_DATA, Sheet.Sample.BOX));
        }
        return items;
    }

    private boolean[] met() {
        boolean[] met = new boolean[palette.length];
        for (MapPanel panel : figure.panels()) {
            if (panel instanceof MapPanel.Pixels pixels) {
                for (int i = 0; i < pixels.columns() * pixels.rows(); i++) {
                    met[classOf(pixels.at(i))] = true;
                }
            } else if (panel instanceof MapPanel.Areas areas) {
                for (double value : areas.values()) {
                    met[classOf(value)] = true;
                }
            }
        }
        return met;
    }
}
