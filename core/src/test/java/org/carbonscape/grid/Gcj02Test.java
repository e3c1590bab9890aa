package org.carbonscape.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Gcj02Test {
    /** Replaces WGS 84 longitudes and latitudes in degrees by GCJ-02; NaN stays NaN. */
    private static void fromWgs84(double[] longitude, double[] latitude, int count) {
        double[] offset = new double[2];
        for (int i = 0; i < count; i++) {
            if (Gcj02.applies(longitude[i], latitude[i])) {
                Gcj02.offset(longitude[i], latitude[i], offset);
                longitude[i] += offset[0];
                latitude[i] += offset[1];
            }
        }
    }

    /**
     * The test values of github.com/wandergis/coordtransform (first) and github.com/googollee/eviltransform, whose
     * ellipsoid is 6378137 instead of 6378245 m: offsets differ by 1.7e-5 of themselves, under 2e-7 degrees.
     */
    @ParameterizedTest
    @CsvSource({
        "116.404, 39.915, 116.41024449916938, 39.91640428150164, 1e-11",
        "121.5272106, 31.1774276, 121.531541859215, 31.17530398364597, 2e-7",
        "113.912316, 22.543847, 113.9171764808363, 22.540796131694766, 2e-7",
        "116.377817, 39.911954, 116.38404722455657, 39.91334545536069, 2e-7"
    })
    void publishedPairsAreMet(
            double longitude, double latitude, double shiftedLongitude, double shiftedLatitude, double tolerance) {
        double[] x = {longitude};
        double[] y = {latitude};
        fromWgs84(x, y, 1);
        assertThat(x[0]).isCloseTo(shiftedLongitude, within(tolerance));
        assertThat(y[0]).isCloseTo(shiftedLatitude, within(tolerance));
        x[0] = shiftedLongitude;
        y[0] = shiftedLatitude;
        Gcj02.toWgs84(x, y, 1);
        assertThat(x[0]).isCloseTo(longitude, within(tolerance));
        assertThat(y[0]).isCloseTo(latitude, within(tolerance));
    }

    @Test
    void thereAndBackIsTheSamePlaceAllOverChina() {
        Random random = new Random(2);
        int n = 20_000;
        double[] x = random.doubles(n, 73, 135).toArray();
        double[] y = random.doubles(n, 3, 54).toArray();
        double[] lon = x.clone();
        double[] lat = y.clone();
        fromWgs84(x, y, n);
        double moved = 0;
        for (int i = 0; i < n; i++) {
            moved = Math.max(
                    moved, Math.hypot((x[i] - lon[i]) * Math.cos(Math.toRadians(lat[i])), y[i] - lat[i]) * 111_000);
        }
        assertThat(moved).isBetween(500.0, 1200.0);
        Gcj02.toWgs84(x, y, n);
        for (int i = 0; i < n; i++) {
            assertThat(x[i]).isCloseTo(lon[i], within(1e-11));
            assertThat(y[i]).isCloseTo(lat[i], within(1e-11));
        }
    }

    @Test
    void outsideTheBoxAndWithoutAPlaceNothingMoves() {
        double[] x = {139.7, 110, 2.35, Double.NaN};
        double[] y = {35.7, 0.5, 48.9, 30};
        fromWgs84(x, y, 4);
        Gcj02.toWgs84(x, y, 4);
        assertThat(x).containsExactly(139.7, 110, 2.35, Double.NaN);
        assertThat(y).containsExactly(35.7, 0.5, 48.9, 30);
    }
}
