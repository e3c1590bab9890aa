package org.carbonscape.zone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartAreasTest {
    private static final int BASE = 4; // three classes and none
    private static final int CUTS = 3;

    private static long key(int unit, int owner, int classIndex) {
        return (((long) unit * CUTS + owner) * BASE + classIndex) * BASE + classIndex;
    }

    /** Land of one unit that has two owners is two parts; land of no class is of none. */
    @Test
    void partsAreOfOneUnitAndOneOwner() {
        PairTable table = new PairTable(
                BASE,
                CUTS,
                new long[] {key(1, 1, 1), key(1, 1, 2), key(1, 2, 0), key(1, 2, 1), key(2, 0, 0), key(3, 2, 3)},
                new long[] {2, 3, 9, 5, 8, 7},
                new long[0]);
        PartAreas areas = new PartAreas(table, table::cells);
        assertThat(areas.parts()).isEqualTo(3);
        assertThat(new int[] {areas.unit(0), areas.unit(1), areas.unit(2)}).containsExactly(1, 1, 3);
        assertThat(new int[] {areas.owner(0), areas.owner(1), areas.owner(2)}).containsExactly(1, 2, 2);
        double[][] ha = {{0, 2, 3, 0}, {0, 5, 0, 0}, {0, 0, 0, 7}};
        for (int part = 0; part < ha.length; part++) {
            for (int c = 0; c < BASE; c++) {
                assertThat(areas.part_ha(part, c))
                        .as("part %d class %d", part, c)
                        .isEqualTo(ha[part][c]);
            }
        }
        assertThat(areas.unit_ha(3, 3)).isEqualTo(7);
        assertThat(areas.unit_ha(2, 3)).isZero();
    }
}
