package org.carbonscape.study.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.carbonscape.finding.MapFrame;
import org.carbonscape.finding.Words;
import org.carbonscape.study.layer.Images;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** What of the region is drawn below ellipses and ways of centres. */
class LandOutlineTest {
    private static final int SIDE = 20;

    private static Images images(List<MapFrame.District> districts, String... rows) {
        float[] land = new float[SIDE * SIDE];
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < rows[r].length(); c++) {
                land[r * SIDE + c] = rows[r].charAt(c) == '#' ? 2 : 0;
            }
        }
        return new Images(
                MapFrame.metric(0, 0, 200, 200, districts),
                SIDE,
                SIDE,
                1,
                List.of(new float[SIDE * SIDE], land),
                List.of(),
                List.of());
    }

    @Test
    void ofSquaresTheLandOfTheLastPhaseIsDrawnWithoutItsHolesAndSpecks() {
        String[] rows = new String[SIDE];
        Arrays.fill(rows, "###############");
        rows[5] = "#####.#########"; // a hole
        rows[9] = "###############...#"; // a speck
        List<MapFrame.District> outlines = LandOutline.of(images(List.of(), rows));
        assertThat(outlines).hasSize(1);
        Geometry land = outlines.get(0).outline();
        assertThat(land.getEnvelopeInternal()).isEqualTo(new Envelope(0, 150, 0, 200));
        assertThat(land.getArea()).isEqualTo(150 * 200);
        assertThat(outlines.get(0).name()).isEqualTo(Words.none());
    }

    @Test
    void polygonsOfTheStudyGoBeforeAndNoLandHasNone() {
        Geometry square = new GeometryFactory().toGeometry(new Envelope(0, 1, 0, 1));
        MapFrame.District own = new MapFrame.District(Words.same("d"), square, 0, 0);
        assertThat(LandOutline.of(images(List.of(own), "##"))).containsExactly(own);
        assertThat(LandOutline.of(images(List.of()))).isEmpty();
    }
}
