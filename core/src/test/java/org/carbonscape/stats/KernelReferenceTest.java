package org.carbonscape.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.carbonscape.stats.Samples.PLAIN;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;
import org.junit.jupiter.api.Test;

/** Inputs and answers of esda, spdep and SciPy: {@code reference/stats/cases.json}, written by make.py beside it. */
class KernelReferenceTest {
    private static final Offset<Double> CLOSE = within(1e-9);
    private static final JsonNode CASES = read();
    private static final Weights W = weights(CASES.get("neighbours"));

    private static JsonNode read() {
        try (InputStream in = KernelReferenceTest.class.getResourceAsStream("/reference/stats/cases.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Weights weights(JsonNode rows) {
        StringBuilder gal = new StringBuilder(rows.size() + "\n");
        for (int i = 0; i < rows.size(); i++) {
            gal.append(i + 1).append(' ').append(rows.get(i).size()).append('\n');
            rows.get(i).forEach(j -> gal.append(j.asInt() + 1).append(' '));
            gal.append('\n');
        }
        return Samples.gal(gal.toString(), rows.size()).with(Standardisation.ROW);
    }

    private static double[] column(String name) {
        return numbers(CASES.get(name));
    }

    private static double[] numbers(JsonNode values) {
        return IntStream.range(0, values.size())
                .mapToDouble(
                        i -> values.get(i).isNull() ? Double.NaN : values.get(i).asDouble())
                .toArray();
    }

    private static double[] esda(String name) {
        return numbers(CASES.get("esda").get(name));
    }

    private static double[] spdep(String name) {
        return numbers(CASES.get("spdep").get(name));
    }

    private static void same(IntToDoubleFunction ours, double[] theirs) {
        for (int i = 0; i < theirs.length; i++) {
            assertThat(ours.applyAsDouble(i)).as("unit " + i).isCloseTo(theirs[i], CLOSE);
        }
    }

    @Test
    void bivariateMoranEqualsEsdaAndSpdep() {
        GlobalStatistic i = BivariateMoran.of(
                column("x"), column("y"), W, GlobalOptions.of(Convention.ESDA).withPermutations(9), PLAIN);
        assertThat(i.value()).isCloseTo(CASES.get("esda").get("Moran_BV.I").asDouble(), CLOSE);
        assertThat(i.value()).isCloseTo(spdep("moran_bv")[0], CLOSE);
        LocalBivariateMoran.Result local = LocalBivariateMoran.of(
                column("x"), column("y"), W, LocalOptions.of(Convention.ESDA).withPermutations(9), PLAIN);
        same(local::i, esda("Moran_Local_BV.Is"));
        same(local::i, spdep("localmoran_bv"));
        Quadrant[] names = {Quadrant.HIGH_HIGH, Quadrant.LOW_HIGH, Quadrant.LOW_LOW, Quadrant.HIGH_LOW};
        for (int k = 0; k < W.size(); k++) {
            assertThat(local.quadrant(k))
                    .isEqualTo(names[
                            CASES.get("esda").get("Moran_Local_BV.q").get(k).asInt() - 1]);
        }
    }

    @Test
    void leeEqualsEsdaAndSpdep() {
        GlobalStatistic l =
                LeeL.of(column("x"), column("y"), W, GlobalOptions.defaults().withPermutations(0), PLAIN);
        assertThat(l.value()).isCloseTo(CASES.get("esda").get("Spatial_Pearson").asDouble(), CLOSE);
        assertThat(l.value()).isCloseTo(spdep("lee.L")[0], CLOSE);
        LocalLee.Result local =
                LocalLee.of(column("x"), column("y"), W, LocalOptions.defaults().withPermutations(9), PLAIN);
        same(local::l, esda("Spatial_Pearson_Local"));
        same(local::l, spdep("lee.localL"));
    }

    @Test
    void localGearyHasTheDivisorOfTheToolAskedFor() {
        same(LocalGeary.of(column("x"), W, LocalGeary.Options.of(Convention.ESDA), PLAIN)::c, esda("Geary_Local"));
        same(LocalGeary.of(column("x"), W, LocalGeary.Options.of(Convention.SPDEP), PLAIN)::c, spdep("localC"));
        same(LocalGeary.of(column("x"), W, LocalGeary.Options.of(Convention.GEODA), PLAIN)::c, spdep("localC"));
    }

    @Test
    void multivariateLocalGearyEqualsEsdaAndSpdep() {
        double[][] x = {column("x"), column("y"), column("v3")};
        same(LocalGearyMultivariate.of(x, W, LocalGeary.Options.of(Convention.ESDA), PLAIN)::c, esda("Geary_Local_MV"));
        same(LocalGearyMultivariate.of(x, W, LocalGeary.Options.of(Convention.SPDEP), PLAIN)::c, spdep("localC.mv"));
    }

    @Test
    void localJoinCountsEqualEsdaAndTheirExactPScipy() {
        LocalOptions options = LocalJoinCounts.options(Convention.CARBONSCAPE);
        LocalJoinCounts.Result r = LocalJoinCounts.of(column("mark"), W, options, PLAIN);
        same(r::count, esda("Join_Counts_Local"));
        LocalJoinCounts.Result theirs =
                LocalJoinCounts.of(column("mark"), W, LocalJoinCounts.options(Convention.ESDA), PLAIN);
        double[] p = esda("hypergeom"); // of units with a marked neighbour, which are those that esda tests
        for (int i = 0; i < p.length; i++) {
            assertThat(Double.isNaN(theirs.p(i))).isEqualTo(Double.isNaN(p[i]));
            if (Double.isNaN(p[i])) {
                assertThat(Double.valueOf(r.p(i))).isEqualTo(Double.valueOf(r.marked(i) ? 1 : Double.NaN));
            } else {
                assertThat(r.p(i)).isCloseTo(p[i], within(1e-12));
            }
        }
    }

    @Test
    void ratesOfEmpiricalBayesEqualEsdaAndSpdep() {
        double[] events = column("events");
        double[] population = column("population");
        double[] z = EmpiricalBayes.rates(events, population).z();
        same(i -> z[i], esda("assuncao_rate"));
        same(i -> z[i], spdep("EBImoran.z"));
        double[] few = EmpiricalBayes.rates(column("few"), population).z();
        same(i -> few[i], spdep("EBImoran.few.z"));
        GlobalOptions options = GlobalOptions.of(Convention.ESDA).withPermutations(0);
        GlobalStatistic i = EmpiricalBayes.moran(events, population, W, options, PLAIN);
        assertThat(i.value()).isCloseTo(CASES.get("esda").get("Moran_Rate.I").asDouble(), CLOSE);
        assertThat(i.value()).isCloseTo(spdep("EBImoran")[0], CLOSE);
        LocalMoran.Options local = LocalMoran.Options.of(Convention.ESDA).withPermutations(0);
        same(LocalMoran.of(z, W, local, PLAIN)::i, esda("Moran_Local_Rate.Is"));
    }

    @Test
    void correlogramsEqualSpdep() {
        List<Correlogram.Lag> lags = Correlogram.bySteps(List.of(
                weights(CASES.get("spdep").get("nblag.1")),
                weights(CASES.get("spdep").get("nblag.2")),
                weights(CASES.get("spdep").get("nblag.3"))));
        GlobalOptions options = GlobalOptions.of(Convention.SPDEP);
        for (Correlogram.Measure measure : Correlogram.Measure.values()) {
            List<Correlogram.Row> rows =
                    Correlogram.of(column("x"), lags, measure, options, Correction.BONFERRONI, PLAIN);
            double[] theirs = spdep(measure == Correlogram.Measure.MORAN ? "sp.correlogram.I" : "sp.correlogram.C");
            for (int k = 0; k < 3; k++) {
                GlobalStatistic s = rows.get(k).statistic();
                assertThat(s.value()).isCloseTo(theirs[3 * k], CLOSE);
                assertThat(s.normal().expected()).isCloseTo(theirs[3 * k + 1], CLOSE);
                assertThat(s.normal().variance()).isCloseTo(theirs[3 * k + 2], CLOSE);
            }
        }
    }

    @Test
    void correlogramsByDistanceEqualSpdep() {
        List<Correlogram.Lag> lags = Correlogram.byDistance(
                column("px"), column("py"), new double[] {15, 30, 45}, Standardisation.NONE, PLAIN);
        List<Correlogram.Row> rows = Correlogram.of(
                column("x"),
                lags,
                Correlogram.Measure.MORAN,
                GlobalOptions.of(Convention.SPDEP),
                Correction.NONE,
                PLAIN);
        for (int k = 0; k < 3; k++) {
            double[] theirs = spdep("band." + (k + 1));
            assertThat(rows.get(k).pairs()).isEqualTo((long) theirs[0]);
            assertThat(rows.get(k).statistic().value()).isCloseTo(theirs[1], CLOSE);
            assertThat(rows.get(k).statistic().normal().variance()).isCloseTo(theirs[3], CLOSE);
        }
    }

    @Test
    void mannKendallAndSensSlopeEqualScipy() {
        JsonNode scipy = CASES.get("scipy");
        for (int k = 0; k < scipy.size(); k++) {
            MannKendall trend = new MannKendall(column("years"), MannKendall.P.EXACT)
                    .take(numbers(CASES.get("series").get(k)));
            assertThat(trend.tau()).isCloseTo(scipy.get(k).get("tau").asDouble(), CLOSE);
            assertThat(trend.slope()).isCloseTo(scipy.get(k).get("slope").asDouble(), CLOSE);
            if (k != 1) { // SciPy's normal p of ties has no continuity correction
                assertThat(trend.p()).isCloseTo(scipy.get(k).get("p").asDouble(), CLOSE);
            }
        }
    }
}
