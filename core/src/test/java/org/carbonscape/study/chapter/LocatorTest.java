package org.carbonscape.study.chapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.carbonscape.finding.MapFrame;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.Crs;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;

/** The small map that says where an enlarged part lies. */
class LocatorTest {
    /** As files of units are read: a polygon's coordinates are made anew whenever they are asked for. */
    private static final GeometryFactory FACTORY =
            new GeometryFactory(new PrecisionModel(), 0, PackedCoordinateSequenceFactory.DOUBLE_FACTORY);

    private static List<MapFrame.District> district(Envelope box) {
        return List.of(new MapFrame.District(Words.same("d"), FACTORY.toGeometry(box), 0, 0));
    }

    @Test
    void theRegionFillsItsBoxAndAPlaceKeepsItsPlace() {
        Locator locator = Locator.of(
                        district(new Envelope(500_000, 600_000, 3_000_000, 3_050_000)),
                        Crs.epsg(4547),
                        new Coordinate(550_000, 3_025_000))
                .orElseThrow();
        assertThat(locator.extent()).isCloseTo(100_000, within(1e-6));
        Envelope box = new Envelope(0, 10, 0, 10);
        Envelope drawn = locator.within(box).get(0).getEnvelopeInternal();
        assertThat(drawn.getWidth()).isCloseTo(9.2, within(1e-9));
        assertThat(drawn.getHeight()).isCloseTo(4.6, within(1e-9));
        assertThat(drawn.centre().x).isCloseTo(5, within(1e-9));
        Coordinate east = locator.mark(box, 600_000, 3_025_000).getCentroid().getCoordinate();
        assertThat(east.x).isCloseTo(drawn.getMaxX(), within(1e-6));
        assertThat(east.y).isCloseTo(5, within(1e-6));
    }

    @Test
    void degreesAreTakenOntoTheGroundAndAStrangePlaceHasNoMap() {
        List<MapFrame.District> degrees = district(new Envelope(112, 113, 28, 29));
        Locator locator = Locator.of(degrees, Crs.epsg(4326), new Coordinate(660_000, 3_150_000))
                .orElseThrow();
        assertThat(locator.extent()).isBetween(105_000.0, 120_000.0);
        assertThat(degrees.get(0).outline().getEnvelopeInternal().getMinX())
                .as("the map's own outline stays in degrees")
                .isEqualTo(112);
        assertThat(Locator.of(degrees, Crs.epsg(4326), new Coordinate(0, 0))).isEmpty();
        assertThat(Locator.of(List.of(), Crs.epsg(4547), new Coordinate(0, 0))).isEmpty();
    }

    @Test
    void aFreeCornerIsFound() {
        Envelope window = new Envelope(0, 100, 0, 100);
        Geometry upper = FACTORY.toGeometry(new Envelope(0, 100, 60, 100));
        Geometry left = FACTORY.toGeometry(new Envelope(0, 40, 0, 100));
        Envelope free = Locator.corner(window, 30, List.of(upper, left));
        assertThat(free.getMinX()).isGreaterThan(60);
        assertThat(free.getMaxY()).isLessThan(40);
    }
}
