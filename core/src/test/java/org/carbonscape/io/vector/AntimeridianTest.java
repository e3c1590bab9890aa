package org.carbonscape.io.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class AntimeridianTest {
    private static Geometry wkt(String text) {
        try {
            return new WKTReader().read(text);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Geometry box(double west, double south, double east, double north) {
        return wkt("POLYGON ((" + west + " " + south + ", " + east + " " + south + ", " + east + " " + north + ", "
                + west + " " + north + ", " + west + " " + south + "))");
    }

    @Test
    void outlinesThatJumpRunOn() {
        Geometry fiji = wkt(
                "POLYGON ((178 -19, -178 -19, -178 -16, 178 -16, 178 -19), (179 -18, 179 -17, -179 -17, -179 -18, 179 "
                        + "-18))");
        assertThat(Antimeridian.jumps(fiji, 360)).isTrue();
        Geometry on = Antimeridian.unwrapped(fiji, 360);
        assertThat(on.equalsExact(wkt("POLYGON ((178 -19, 182 -19, 182 -16, 178 -16, 178 -19), (179 -18, 179 -17, "
                        + "181 -17, 181 -18, 179 -18))")))
                .isTrue();
        // a hole that begins on the other side lies in its shell all the same
        Geometry other =
                wkt("POLYGON ((178 -19, -178 -19, -178 -16, 178 -16, 178 -19), (-179 -18, 179 -18, 179 -17, -179 -17, "
                        + "-179 -18))");
        assertThat(Antimeridian.unwrapped(other, 360).isValid()).isTrue();
        assertThat(Antimeridian.unwrapped(other, 360).getArea()).isEqualTo(10);
        // in grads
        assertThat(Antimeridian.unwrapped(wkt("POLYGON ((198 0, -198 0, -198 1, 198 1, 198 0))"), 400)
                        .getArea())
                .isEqualTo(4);
    }

    @Test
    void whatDoesNotJumpStaysTheSameObject() {
        for (Geometry shape : List.of(
                box(-180, -90, 180, 90),
                box(170, 0, 190, 10),
                wkt("POINT (3 4)"),
                wkt("MULTIPOLYGON (((179 0, 180 0, 180 1, 179 1, 179 0)), ((-180 0, -179 0, -179 1, -180 1, -180 "
                        + "0)))"))) {
            assertThat(Antimeridian.unwrapped(shape, 360)).isSameAs(shape);
        }
        Geometry china = box(73, 18, 135, 54);
        assertThat(Antimeridian.onto(china, 70, 140, 360)).isSameAs(china);
        assertThat(Antimeridian.onto(china, -10, 10, 360)).isSameAs(china); // elsewhere, and told as such
        List<Geometry> world = List.of(china, box(-10, 0, 20, 10), box(-120, 30, -70, 50));
        assertThat(Antimeridian.together(world, 360)).isEqualTo(world);
    }

    @Test
    void partsComeOntoTheMapWhereverItBegins() {
        Geometry split =
                wkt("MULTIPOLYGON (((179 0, 180 0, 180 1, 179 1, 179 0)), ((-180 0, -179 0, -179 1, -180 1, -180 0)))");
        Geometry onto = Antimeridian.onto(split, 170, 190, 360);
        assertThat(onto.getEnvelopeInternal().getMinX()).isEqualTo(179);
        assertThat(onto.getEnvelopeInternal().getMaxX()).isEqualTo(181);
        assertThat(onto.getArea()).isEqualTo(2);
        // over both ends of a map of the world
        Geometry both = Antimeridian.onto(box(179, 0, 181, 1), -180, 180, 360);
        assertThat(both.getNumGeometries()).isEqualTo(2);
        assertThat(both.intersection(box(-180, -90, 180, 90)).getArea()).isEqualTo(2);
        // counted from 0 to 360
        assertThat(Antimeridian.onto(box(-20, 0, -10, 1), 0, 360, 360)
                        .getEnvelopeInternal()
                        .getMinX())
                .isEqualTo(340);
        assertThat(Antimeridian.onto(box(350, 0, 355, 1), -20, 20, 360)
                        .getEnvelopeInternal()
                        .getMinX())
                .isEqualTo(-10);
    }

    @Test
    void unitsOnBothSidesLieTogether() {
        List<Geometry> moved =
                Antimeridian.together(List.of(box(178, 0, 180, 1), box(-180, 0, -178, 1), box(-175, 0, -170, 1)), 360);
        assertThat(moved.get(0).touches(moved.get(1))).isTrue();
        assertThat(moved.get(2).getEnvelopeInternal().getMaxX()).isEqualTo(190);
        // the oracle: the start is where the one gap of more than half a turn ends
        double[] x = {-175, 170, 179, -180, Double.NaN, 180};
        double start = Antimeridian.start(x, x, 360);
        assertThat(start).isEqualTo(170);
        assertThat(Arrays.stream(x)
                        .map(v -> v < start ? v + 360 : v)
                        .filter(v -> !Double.isNaN(v))
                        .max()
                        .orElseThrow())
                .isEqualTo(185);
        for (double[] plain : new double[][] {{1, 2}, {-100, 60}, {-180, 0, 180}, {-89, 90}, {}, {Double.NaN}}) {
            assertThat(Antimeridian.start(plain, plain, 360)).isEqualTo(Double.NEGATIVE_INFINITY);
        }
    }
}
