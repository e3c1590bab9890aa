package org.carbonscape.study.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.carbonscape.grid.Grid;
import org.carbonscape.study.Sketch;
import org.carbonscape.zone.PolygonUnits;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** On a grid of 4 x 2 cells of 100 m: 450000..450400 from west to east, 3099800..3100000 from south to north. */
class ClipTest {
    private static final Grid GRID = Sketch.grid(4, 2);

    /** A rectangle in hundreds of metres from the grid's south-western corner. */
    private static Geometry box(double west, double south, double east, double north) {
        return new GeometryFactory()
                .toGeometry(new Envelope(
                        450_000 + 100 * west, 450_000 + 100 * east, 3_099_800 + 100 * south, 3_099_800 + 100 * north));
    }

    private static Clip region(Geometry... parts) {
        PolygonUnits units = new PolygonUnits(
                "region",
                List.of("a", "b").subList(0, parts.length),
                List.of("a", "b").subList(0, parts.length),
                List.of(parts));
        return new Clip(GRID, true, List.of(parts), Optional.of(units.burner(GRID)));
    }

    @Test
    void allOfAPolygonIsInAStudyOfAllThereIs() {
        assertThat(Clip.none(GRID).share(box(100, 100, 101, 101))).isEqualTo(1);
        assertThat(Clip.none(GRID).share(box(1, 1, 1, 1))).isEqualTo(1); // without an area, too
    }

    @Test
    void aWindowHasTheShareOfAPolygonThatLiesInIt() {
        Clip window = Clip.window(GRID);
        assertThat(window.share(box(1, 0, 3, 2))).isEqualTo(1);
        assertThat(window.share(box(3, 0, 7, 2))).isCloseTo(0.25, within(1e-12));
        assertThat(window.share(box(9, 0, 11, 2))).isZero();
        assertThat(window.share(box(1, 1, 1, 1))).isZero();
        assertThat(window.area()).isEqualTo(400 * 200);
    }

    @Test
    void aRegionOfSeveralPartsHasAPolygonsShareInAllOfThem() {
        Clip parts = region(box(0, 0, 1, 2), box(3, 0, 4, 2));
        assertThat(parts.share(box(0, 0, 4, 1))).isCloseTo(0.5, within(1e-12));
        assertThat(parts.share(box(1, 0, 3, 2))).isCloseTo(0, within(1e-12));
        assertThat(parts.area()).isCloseTo(2 * 100 * 200, within(1e-6));
    }

    @Test
    void cellsOutsideTheOutlineAreNone() {
        Clip left = region(box(0, 0, 2, 1)); // the lower row's western half
        assertThat(Sketch.cells(left.cut(Sketch.values(GRID, 1, 2, 3, 4, 5, 6, 7, 8))))
                .containsExactly(Float.NaN, Float.NaN, Float.NaN, Float.NaN, 5, 6, Float.NaN, Float.NaN);
        assertThat(Sketch.cells(left.cut(Sketch.classes(GRID, 2, 1, 1, 1, 1, 2, 2, 2, 2))))
                .containsExactly(0, 0, 0, 0, 2, 2, 0, 0);
    }
}
