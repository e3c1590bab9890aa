package org.carbonscape.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.carbonscape.stats.Samples.PLAIN;

import java.util.Map;
import java.util.stream.IntStream;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.weights.Contiguity;
import org.carbonscape.weights.Contiguity.Touch;
import org.carbonscape.weights.Distances;
import org.carbonscape.weights.Rule;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Summary;
import org.carbonscape.weights.Weights;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;

/** The 23 counties of the reference region and Bungo's 146 villages. */
class RealCasesTest {
    @Test
    void theCountiesHangTogether() throws Exception {
        RealCases.Units counties = RealCases.counties();
        Summary queen = Contiguity.queen(counties.polygons(), PLAIN).summary();
        assertThat(queen.units()).isEqualTo(23);
        assertThat(queen.components()).isEqualTo(1);
        assertThat(queen.islands()).isEmpty();
        assertThat(queen.symmetric()).isTrue();
    }

    @Test
    void emissionsOfTheCountiesClusterAroundChangsha() throws Exception {
        RealCases.Units counties = RealCases.counties();
        Weights w = Contiguity.queen(counties.polygons(), PLAIN).with(Standardisation.ROW);
        Map<String, Double> co2 = RealCases.countyCo2(2015);
        double[] x = counties.ids().stream().mapToDouble(co2::get).toArray();
        GlobalStatistic moran = GlobalMoran.of(x, w, GlobalOptions.defaults().withPermutations(9999), PLAIN);
        assertThat(moran.n()).isEqualTo(23);
        assertThat(moran.permuted().mean())
                .isCloseTo(
                        moran.normal().expected(),
                        within(5 * Math.sqrt(moran.normal().variance() / 9999)));
        // a permutation test of 23 units says what the z of 23 units can only guess
        assertThat(moran.permuted().p()).isCloseTo(moran.normal().p(), within(0.05));
        LocalMoran.Result local =
                LocalMoran.of(x, w, LocalMoran.Options.defaults().withPermutations(0), PLAIN);
        assertThat(IntStream.range(0, 23).mapToDouble(local::i).sum()).isCloseTo(23 * moran.value(), within(1e-12));
        assertThat(local.cautions()).anyMatch(c -> c.code() == ProblemCode.STATS_C02_FEW_UNITS);
    }

    @Test
    void villagesDrawnApartTouchWithinATolerance() throws Exception {
        RealCases.Units villages = RealCases.villages();
        assertThat(villages.polygons()).hasSize(146);
        Weights vertices = Contiguity.of(villages.polygons(), Rule.QUEEN, Touch.VERTICES, 0, PLAIN);
        Weights strict = Contiguity.of(villages.polygons(), Rule.QUEEN, Touch.STRICT, 0, PLAIN);
        int[] ids = new int[strict.maxDegree()];
        int[] fewer = new int[strict.maxDegree()];
        for (int i = 0; i < 146; i++) {
            int degree = strict.neighbours(i, ids);
            for (int k = 0; k < degree; k++) { // the strict rule is what the geometries themselves say
                assertThat(villages.polygons()
                                .get(i)
                                .intersects(villages.polygons().get(ids[k])))
                        .isTrue();
            }
            long touching = 0;
            for (int j = 0; j < 146; j++) {
                touching += j != i
                                && villages.polygons()
                                        .get(i)
                                        .intersects(villages.polygons().get(j))
                        ? 1
                        : 0;
            }
            assertThat(degree).isEqualTo((int) touching);
            assertThat(vertices.neighbours(i, fewer)).isLessThanOrEqualTo(degree);
        }
        Weights near = Contiguity.of(villages.polygons(), Rule.QUEEN, Touch.STRICT, 50, PLAIN);
        assertThat(near.summary().links())
                .isGreaterThanOrEqualTo(strict.summary().links());
        assertThat(near.summary().symmetric()).isTrue();
    }

    @Test
    void aBandOverVillageCentresLeavesNobodyIsolated() throws Exception {
        RealCases.Units villages = RealCases.villages();
        double[] x = villages.polygons().stream()
                .mapToDouble((Geometry g) -> g.getCentroid().getX())
                .toArray();
        double[] y = villages.polygons().stream()
                .mapToDouble((Geometry g) -> g.getCentroid().getY())
                .toArray();
        double[] area =
                villages.polygons().stream().mapToDouble(Geometry::getArea).toArray();
        Weights band = Distances.band(x, y, Distances.nobodyIsolated(x, y, PLAIN), PLAIN);
        assertThat(band.islands()).isEmpty();
        // a hair less, and somebody is
        assertThat(Distances.band(x, y, Distances.nobodyIsolated(x, y, PLAIN) * (1 - 1e-8), PLAIN)
                        .islands())
                .isNotEmpty();
        GetisOrd.Result hot =
                GetisOrd.of(area, band, GetisOrd.Options.defaults().withPermutations(0), PLAIN);
        assertThat(IntStream.range(0, 146).map(hot::bin).filter(b -> b > 0).count())
                .isPositive(); // large villages lie together
    }
}
