package org.carbonscape.study.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.carbonscape.grid.Crs;
import org.junit.jupiter.api.Test;

class MapGroundTest {
    private static final String SINUSOIDAL = """
            PROJCS["unnamed",GEOGCS["unknown",DATUM["Not specified (based on custom spheroid)",\
            SPHEROID["Custom spheroid",6371007.181,0]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],\
            PROJECTION["Sinusoidal"],PARAMETER["longitude_of_center",0],PARAMETER["false_easting",0],\
            PARAMETER["false_northing",0],UNIT["metre",1]]""";

    @Test
    void aMetricProjectionIsDrawnAsItIs() {
        assertThat(MapGround.under(Crs.epsg(4547), 450_000, 3_100_000)).isEqualTo(new MapGround(1, 1, 0));
        assertThat(MapGround.under(Crs.epsg(2263), 1_000_000, 200_000).metresPerX())
                .isEqualTo(Crs.epsg(2263).metresPerUnit());
    }

    /** At 60 degrees a metre of Web Mercator is half a metre on the ground: the scale bar was twice too short. */
    @Test
    void webMercatorStretches() {
        MapGround ground = MapGround.under(Crs.epsg(3857), 1_000_000, 8_399_737.89);
        assertThat(ground.metresPerX()).isCloseTo(0.5, within(2e-3));
        assertThat(ground.metresPerY()).isEqualTo(ground.metresPerX());
        assertThat(ground.north_deg()).isZero();
    }

    /** x = R * longitude * cos(latitude): at a longitude of -80 degrees x grows to the north. */
    @Test
    void northLeansOnTheSinusoidalGrid() {
        double latitude = Math.toRadians(33);
        double longitude = Math.toRadians(-80);
        MapGround ground = MapGround.under(
                Crs.wkt(SINUSOIDAL), 6371007.181 * longitude * Math.cos(latitude), 6371007.181 * latitude);
        assertThat(ground.north_deg())
                .isCloseTo(Math.toDegrees(Math.atan(-longitude * Math.sin(latitude))), within(0.01));
        assertThat(ground.metresPerX()).isEqualTo(1);
    }

    @Test
    void aMiddleWithoutAPositionIsDrawnAsItIs() {
        assertThat(MapGround.under(Crs.epsg(32650), 1e9, 1e9)).isEqualTo(new MapGround(1, 1, 0));
    }
}
