package org.carbonscape.io.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

class TangleTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private static Polygon ring(List<Coordinate> points) {
        List<Coordinate> closed = new ArrayList<>(points);
        closed.add(points.get(0).copy());
        return FACTORY.createPolygon(closed.toArray(Coordinate[]::new));
    }

    @Test
    void aTriangleDrawnAThousandTimesIsToldAndNotWorkedOut() {
        List<Coordinate> points = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            points.add(new Coordinate(i % 3 == 0 ? 0 : 100, i % 3 == 2 ? 100 : 0));
        }
        Validity.Checked checked = Validity.check(ring(points));
        assertThat(checked.fault().map(Validity.Fault::code)).contains(ProblemCode.VECTOR_19_TANGLED);
        assertThat(checked.fault().orElseThrow().where()).isNotEqualTo("-");
    }

    @Test
    void aBowTieAndATriangleDrawnTwiceAreRepaired() {
        Polygon bow =
                ring(List.of(new Coordinate(0, 0), new Coordinate(2, 2), new Coordinate(2, 0), new Coordinate(0, 2)));
        assertThat(Validity.check(bow).polygon().getArea()).isEqualTo(2);
        List<Coordinate> twice = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            twice.add(new Coordinate(i % 3 == 0 ? 0 : 10, i % 3 == 2 ? 10 : 0));
        }
        Validity.Checked checked = Validity.check(ring(twice));
        assertThat(checked.fault().map(Validity.Fault::code)).contains(ProblemCode.VECTOR_C01_SELF_CROSSING);
        assertThat(checked.polygon().getArea()).isEqualTo(50);
    }

    /** Cells that touch at every corner, traced as one outline: many contacts, and each is drawn so. */
    @Test
    void anOutlineTracedFromDiagonalCellsIsRepaired() {
        int cells = 20_000;
        List<Coordinate> points = new ArrayList<>();
        for (int i = 0; i < cells; i++) { // up along the lower right corners, back along the upper left ones
            points.add(new Coordinate(i, i));
            points.add(new Coordinate(i + 1, i));
        }
        points.add(new Coordinate(cells, cells));
        for (int i = cells - 1; i >= 0; i--) {
            points.add(new Coordinate(i, i + 1));
            if (i > 0) {
                points.add(new Coordinate(i, i));
            }
        }
        Validity.Checked checked = Validity.check(ring(points));
        assertThat(checked.fault().map(Validity.Fault::code))
                .isEqualTo(Optional.of(ProblemCode.VECTOR_C01_SELF_CROSSING));
        assertThat(checked.polygon().getArea()).isEqualTo(cells);
    }
}
