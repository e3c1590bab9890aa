package org.carbonscape.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Transform;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;

class StudyGridTest {
    private static final Grid FIRST = new Grid(Crs.epsg(4547), 380_010, 3_160_020, 30, 30, 3000, 2000);

    @Test
    void withoutWishesItIsTheFirstPhase() {
        assertThat(StudyGrid.of(FIRST, Optional.empty(), OptionalDouble.empty(), "grid"))
                .isSameAs(FIRST);
        assertThat(StudyGrid.of(FIRST, Optional.of(Crs.epsg(4547)), OptionalDouble.of(30), "grid"))
                .isSameAs(FIRST);
    }

    /** West 380,010 -> 380,000; east 470,010 -> 470,100; north 3,160,020 -> 3,160,100; south 3,100,020 -> 3,100,000. */
    @Test
    void anotherCellWidensTheFootprintToWholeMultiples() {
        assertThat(StudyGrid.of(FIRST, Optional.empty(), OptionalDouble.of(100), "grid"))
                .isEqualTo(new Grid(Crs.epsg(4547), 380_000, 3_160_100, 100, 100, 901, 601));
        Grid even = new Grid(Crs.epsg(4547), 300_000, 3_000_000, 30, 30, 1000, 1000);
        assertThat(StudyGrid.of(even, Optional.empty(), OptionalDouble.of(60), "grid"))
                .isEqualTo(new Grid(Crs.epsg(4547), 300_000, 3_000_000, 60, 60, 500, 500));
    }

    @Test
    void anotherSystemHoldsEveryCellOfTheFirstPhase() {
        Random random = new Random(8);
        Grid lonlat = new Grid(Crs.epsg(4326), 111.9, 29.3, 0.00026949458523585647, 0.00026949458523585647, 8000, 7000);
        for (Grid first : new Grid[] {FIRST, lonlat}) {
            for (String system : new String[] {"China Albers", "EPSG:4490", "EPSG:32649", "EPSG:4526"}) {
                Crs crs = Crs.parse(system, "x");
                Grid grid = StudyGrid.of(first, Optional.of(crs), OptionalDouble.empty(), "grid");
                assertThat(grid.crs()).isEqualTo(crs);
                assertThat(grid.west() / grid.cellWidth())
                        .isCloseTo(Math.rint(grid.west() / grid.cellWidth()), Assertions.within(1e-6));
                int n = 500;
                double[] x = random.doubles(n, first.west(), first.east()).toArray();
                double[] y = random.doubles(n, first.south(), first.north()).toArray();
                Transform.between(first.crs(), crs, first).apply(x, y, n);
                for (int i = 0; i < n; i++) {
                    assertThat(x[i]).isBetween(grid.west(), grid.east());
                    assertThat(y[i]).isBetween(grid.south(), grid.north());
                }
                if (!crs.isGeographic()) {
                    // 0.000269494585... degrees are 30 m on the equator, 30 x 30 cos 28.3 = 30 x 26.4 m here, a square
                    // of 28 m
                    assertThat(grid.cellWidth()).isEqualTo(first == FIRST ? 30 : 28);
                }
            }
        }
    }

    @Test
    void aGridTooLargeIsAProblem() {
        Grid world = new Grid(Crs.epsg(4326), -180, 80, 0.1, 0.1, 3600, 1600);
        assertThatThrownBy(() -> StudyGrid.of(world, Optional.of(Crs.epsg(3857)), OptionalDouble.of(0.001), "grid"))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problems().get(0).text(Language.EN)).isEqualTo("""
                            ALIGN-02    grid: the study grid would have 40\u2009075\u2009016\u2009686 x \
                            31\u2009077\u2009422\u2009194 cells
                                        Give a larger cell (grid.cell, a length such as 30 m), or a smaller region.""");
                    assertThat(e.problems().get(0).text(Language.ZH)).isEqualTo("""
                            ALIGN-02    grid：研究格网将有 40\u2009075\u2009016\u2009686 x 31\u2009077\u2009422\u2009194 个像元
                                        请增大像元（grid.cell，写作长度，如 30 m），或缩小研究区。""");
                });
        assertThatThrownBy(() -> StudyGrid.of(FIRST, Optional.empty(), OptionalDouble.of(-1), "grid"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** 0.0003 for 0.0003 degrees, taken for metres: such studies were counted without an end. */
    @Test
    void aCellInDegreesTakenForOneInMetresIsAProblem() {
        Grid lonlat = new Grid(Crs.epsg(4490), 112, 28, 0.0003, 0.0003, 270, 200);
        assertThatThrownBy(() -> StudyGrid.of(lonlat, Optional.empty(), OptionalDouble.of(0.0003 / 111_320), "grid"))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problems().get(0).text(Language.EN)).isEqualTo("""
                            ALIGN-04    grid: its cells of 2.69493352497305E-9 x 2.69493352497305E-9 have no \
                            area that can be counted
                                        Check the cell size and its unit, and the coordinate reference system.""");
                    assertThat(e.problems().get(0).text(Language.ZH)).isEqualTo("""
                            ALIGN-04    grid：其像元大小为 2.69493352497305E-9 x 2.69493352497305E-9，没有可计的面积
                                        请检查像元大小及其单位，以及坐标系。""");
                });
        // small cells that are meant
        assertThat(StudyGrid.of(lonlat, Optional.empty(), OptionalDouble.of(0.05 / 111_320), "grid")
                        .rows())
                .isEqualTo(133_584);
    }

    @Test
    void moreCellsThanCanBeCountedAreAProblem() {
        Grid plane = new Grid(Crs.epsg(4547), 500_000, 3_000_000, 100, 100, 80, 60);
        Grid fine = StudyGrid.of(plane, Optional.empty(), OptionalDouble.of(0.001), "grid");
        assertThatThrownBy(() -> StudyGrid.requireCountable(fine, "grid"))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problems().get(0).text(Language.EN)).isEqualTo("""
                            ALIGN-02    grid: the study grid would have 8\u2009000\u2009000 x \
                            6\u2009000\u2009000 cells
                                        Give a larger cell (grid.cell, a length such as 30 m), or a smaller region.""");
                    assertThat(e.problems().get(0).text(Language.ZH)).isEqualTo("""
                            ALIGN-02    grid：研究格网将有 8\u2009000\u2009000 x 6\u2009000\u2009000 个像元
                                        请增大像元（grid.cell，写作长度，如 30 m），或缩小研究区。""");
                });
        Grid centimetres = StudyGrid.of(plane, Optional.empty(), OptionalDouble.of(0.01), "grid");
        assertThat(centimetres.cells()).isEqualTo(480_000_000_000L);
        StudyGrid.requireCountable(centimetres, "grid");
    }
}
