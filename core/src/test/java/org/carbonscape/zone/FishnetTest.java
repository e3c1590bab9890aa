package org.carbonscape.zone;

import static org.assertj.core.api.Assertions.assertThat;

import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.junit.jupiter.api.Test;

class FishnetTest {
    /** Ids have as many digits as the longer side needs, so that texts sort as numbers do. */
    @Test
    void idsAreRowAndColumnWithTheDigitsOfTheLongerSide() {
        Fishnet wide = new Fishnet("f", 10, new Grid(Crs.epsg(32648), 500, 30, 10, 10, 123, 3));
        assertThat(wide.id(1)).isEqualTo("r001c001");
        assertThat(wide.id(123)).isEqualTo("r001c123");
        assertThat(wide.id(124)).isEqualTo("r002c001");
        Fishnet high = new Fishnet("f", 10, new Grid(Crs.epsg(32648), 500, 1200, 10, 10, 2, 120));
        assertThat(high.id(239)).isEqualTo("r120c001");
    }

    /** Squares of 25 on a grid of 7 by 4 cells of 10: the last ones end with the grid. */
    @Test
    void outlinesAreCutAtTheEdgeOfTheGrid() {
        Fishnet net = new Fishnet("f", 25, new Grid(Crs.epsg(32648), 500, 1040, 10, 10, 7, 4));
        assertThat(new int[] {net.across(), net.down()}).containsExactly(3, 2);
        assertThat(net.bounds(1)).containsExactly(500, 1015, 525, 1040);
        assertThat(net.bounds(3)).containsExactly(550, 1015, 570, 1040);
        assertThat(net.bounds(5)).containsExactly(525, 1000, 550, 1015);
    }
}
