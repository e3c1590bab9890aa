package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.List;
import org.carbonscape.finding.MapFrame;
import org.carbonscape.finding.Words;
import org.carbonscape.study.layer.Images;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/** What of the region is drawn below shapes that say nothing of it themselves. */
final class LandOutline {
    /** Islands below this share of the land, and all holes, are not drawn. */
    private static final double LEAST = 0.005;

    private LandOutline() {}

    /** The outlines of the map; of a study without polygons that of the land of its last phase, without a name. */
    static List<MapFrame.District> of(Images images) {
        MapFrame frame = images.frame();
        if (!frame.districts().isEmpty() || images.classes().isEmpty()) {
            return frame.districts();
        }
        float[] land = images.classes().get(images.classes().size() - 1);
        double width = (frame.east() - frame.west()) / images.columns();
        double height = (frame.north() - frame.south()) / images.rows();
        GeometryFactory factory = new GeometryFactory();
        List<Geometry> runs = new ArrayList<>();
        for (int row = 0; row < images.rows(); row++) {
            int first = 0;
            for (int column = 0; column <= images.columns(); column++) {
                if (column < images.columns() && land[row * images.columns() + column] > 0) {
                    continue;
                }
                if (column > first) {
                    runs.add(factory.toGeometry(new Envelope(
                            frame.west() + first * width,
                            frame.west() + column * width,
                            frame.north() - (row + 1) * height,
                            frame.north() - row * height)));
                }
                first = column + 1;
            }
        }
        if (runs.isEmpty()) {
            return List.of();
        }
        Geometry all = OverlayNGRobust.union(runs);
        List<MapFrame.District> outlines = new ArrayList<>();
        for (int i = 0; i < all.getNumGeometries(); i++) {
            Polygon part = factory.createPolygon(
                    ((Polygon) all.getGeometryN(i)).getExteriorRing().getCoordinates());
            if (part.getArea() >= LEAST * all.getArea()) {
                Envelope box = part.getEnvelopeInternal();
                outlines.add(new MapFrame.District(
                        Words.none(),
                        TopologyPreservingSimplifier.simplify(part, Math.max(width, height)),
                        box.centre().x,
                        box.centre().y));
            }
        }
        return outlines;
    }
}
