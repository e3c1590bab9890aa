package org.carbonscape.io.block;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;

class PlaceTest {
    /** Checked with GDAL 3.6: without -te and -tr the grid is mirrored after gdalwarp as before. */
    @Test
    void aMirroredGridNeedsMoreOfGdalwarp() {
        assertThatThrownBy(
                        () -> Place.of(Path.of("b.tif"), new double[] {500_000, -30, 0, 3_000_000, 0, -20}, false, 9))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("gdalwarp -r near -te WEST SOUTH EAST NORTH -tr 30 20 b.tif b_new.tif");
    }

    @Test
    void aTurnedGridDoesNot() {
        assertThatThrownBy(() -> Place.of(Path.of("b.tif"), new double[] {500_000, 30, 5, 3_000_000, 5, -20}, false, 9))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("gdalwarp -r near b.tif b_new.tif");
    }
}
