package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.finding.MapFrame;
import org.carbonscape.grid.Crs;
import org.carbonscape.study.intake.Places;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;

/** The outline of the region in metres: as it is, or as a small map that says where an enlarged part lies. */
final class Locator {
    private final List<Geometry> outlines;
    private final Envelope envelope = new Envelope();

    private Locator(List<Geometry> outlines) {
        this.outlines = List.copyOf(outlines);
        outlines.forEach(o -> envelope.expandToInclude(o.getEnvelopeInternal()));
    }

    /** Empty without outlines, or where a place of the region does not lie among them. */
    static Optional<Locator> of(List<MapFrame.District> districts, Crs crs, Coordinate somewhere) {
        if (districts.isEmpty()) {
            return Optional.empty();
        }
        List<Geometry> outlines =
                districts.stream().map(d -> d.outline().copy()).toList();
        List<Coordinate> corners = new ArrayList<>();
        outlines.forEach(o -> corners.addAll(List.of(o.getCoordinates())));
        double[] x = corners.stream().mapToDouble(c -> c.x).toArray();
        double[] y = corners.stream().mapToDouble(c -> c.y).toArray();
        double metres = Places.plane(crs, x, y).metresPerUnit();
        int[] at = {0}; // sequences are filtered in the order of getCoordinates
        for (Geometry outline : outlines) {
            outline.apply(new CoordinateSequenceFilter() {
                @Override
                public void filter(CoordinateSequence sequence, int i) {
                    sequence.setOrdinate(i, CoordinateSequence.X, x[at[0]] * metres);
                    sequence.setOrdinate(i, CoordinateSequence.Y, y[at[0]] * metres);
                    at[0]++;
                }

                @Override
                public boolean isDone() {
                    return false;
                }

                @Override
                public boolean isGeometryChanged() {
                    return true;
                }
            });
        }
        Locator locator = new Locator(outlines);
        return locator.envelope.contains(somewhere) ? Optional.of(locator) : Optional.empty();
    }

    List<Geometry> outlines() {
        return outlines;
    }

    Envelope envelope() {
        return new Envelope(envelope);
    }

    double extent() {
        return Math.max(envelope.getWidth(), envelope.getHeight());
    }

    /** The region in a box. */
    List<Geometry> within(Envelope box) {
        AffineTransformation into = into(box);
        return outlines.stream().map(into::transform).toList();
    }

    /** A place of the region in the same box. */
    Geometry mark(Envelope box, double x, double y) {
        return into(box)
                .transform(new GeometryFactory().createPoint(new Coordinate(x, y)))
                .buffer(box.getWidth() / 22);
    }

    private AffineTransformation into(Envelope box) {
        double scale = Math.min(box.getWidth(), box.getHeight()) / extent() * 0.92;
        return AffineTransformation.translationInstance(-envelope.centre().x, -envelope.centre().y)
                .scale(scale, scale)
                .translate(box.centre().x, box.centre().y);
    }

    /** The corner of a window that shapes leave free; the lower right one where they leave none. */
    static Envelope corner(Envelope window, double side, List<Geometry> shapes) {
        double gap = side * 0.06;
        Envelope last = new Envelope();
        for (int k = 3; k >= 0; k--) {
            double west = k % 2 == 0 ? window.getMaxX() - gap - side : window.getMinX() + gap;
            double south = k / 2 == 0 ? window.getMinY() + gap : window.getMaxY() - gap - side;
            last = new Envelope(west, west + side, south, south + side);
            Envelope box = last;
            if (shapes.stream()
                    .noneMatch(s -> new GeometryFactory().toGeometry(box).intersects(s))) {
                return box;
            }
        }
        return last;
    }
}
