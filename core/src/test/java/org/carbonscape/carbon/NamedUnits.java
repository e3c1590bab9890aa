package org.carbonscape.carbon;

import java.util.List;
import java.util.stream.IntStream;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Units by their identifiers: squares of 100 m side by side. */
final class NamedUnits {
    private NamedUnits() {}

    static UnitSet of(String name, String... ids) {
        GeometryFactory factory = new GeometryFactory();
        List<Geometry> squares = IntStream.range(0, ids.length)
                .mapToObj(i -> factory.toGeometry(new Envelope(100.0 * i, 100.0 * (i + 1), 0, 100)))
                .toList();
        return new PolygonUnits(name, List.of(ids), List.of(ids), squares);
    }
}
