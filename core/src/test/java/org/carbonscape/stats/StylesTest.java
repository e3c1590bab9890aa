package org.carbonscape.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.method.ReferenceCase;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.weights.Gal;
import org.carbonscape.weights.Lattice;
import org.carbonscape.weights.Rule;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;
import org.junit.jupiter.api.Test;

/** Statistics with all styles of weights against spdep ({@code reference/weights}). */
class StylesTest {
    private static final PlainEngine PLAIN = new PlainEngine();

    private static List<String> lines(String name) throws IOException {
        try (InputStream in = StylesTest.class.getResourceAsStream("/reference/weights/styles/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static Weights columbus() throws IOException {
        StringBuilder text = new StringBuilder("49\n");
        for (String line : lines("columbus-queen.txt")) {
            String[] f = line.split(" ", 2);
            text.append(f[0])
                    .append(' ')
                    .append(f[1].split(" ").length)
                    .append('\n')
                    .append(f[1])
                    .append('\n');
        }
        return Gal.read(
                new StringReader(text.toString()),
                "columbus.gal",
                IntStream.rangeClosed(1, 49).mapToObj(Integer::toString).toList());
    }

    private static double[] crime() throws IOException {
        return lines("columbus.csv").stream()
                .skip(1)
                .mapToDouble(l -> Double.parseDouble(l.split(",")[2]))
                .toArray();
    }

    private static void close(double value, String expected) {
        double e = Double.parseDouble(expected);
        assertThat(value).isCloseTo(e, within(Math.abs(e) * 1e-9));
    }

    @Test
    void moranAndHotSpotsAreThoseOfSpdepForEveryStyle() throws IOException {
        double[] x = crime();
        for (String line : lines("expected.csv").stream()
                .filter(l -> l.startsWith("binary-"))
                .toList()) {
            String[] f = line.split(",");
            Weights w = columbus().with(ReferenceCase.style(f[0].substring(7)));
            GlobalStatistic moran =
                    GlobalMoran.of(x, w, GlobalOptions.defaults().withPermutations(0), PLAIN);
            close(moran.value(), f[4]);
            close(moran.normal().expected(), f[5]);
            close(moran.normal().variance(), f[6]);
            GetisOrd.Result star = GetisOrd.of(x, w, GetisOrd.Options.defaults(), PLAIN);
            close(star.g(6), f[7]);
            close(star.expected(6), f[8]);
            close(star.variance(6), f[9]);
            close(star.z(6), f[10]);
            close(
                    GetisOrd.of(x, w, GetisOrd.Options.defaults().withStar(false), PLAIN)
                            .g(6),
                    f[11]);
        }
    }

    @Test
    void localStatisticsAreThoseOfSpdepForEveryStyle() throws IOException {
        double[] x = crime();
        for (String line : lines("local.csv").stream().skip(1).toList()) {
            String[] f = line.split(",");
            Weights w = columbus().with(ReferenceCase.style(f[0]));
            LocalMoran.Result moran =
                    LocalMoran.of(x, w, LocalMoran.Options.of(Convention.SPDEP).withPermutations(0), PLAIN);
            close(moran.i(6), f[1]);
            close(moran.expected(6), f[2]);
            close(moran.variance(6), f[3]);
            GlobalStatistic geary = GearyC.of(x, w, GlobalOptions.defaults().withPermutations(0), PLAIN);
            close(geary.value(), f[4]);
            close(geary.normal().variance(), f[5]);
            GlobalStatistic g = GeneralG.of(x, w, GlobalOptions.defaults().withPermutations(0), PLAIN);
            close(g.value(), f[6]);
            close(g.normal().expected(), f[7]);
            close(g.normal().variance(), f[8]);
        }
    }

    /** One factor for all weights moves no rank, and no z. */
    @Test
    void aFactorForAllWeightsMovesNoTest() {
        double[] x = new SplittableRandom(3).doubles(144, -5, 5).toArray();
        Weights binary = Lattice.of(12, 12, Rule.QUEEN);
        GetisOrd.Options permuted = GetisOrd.Options.defaults().withPermutations(199);
        GetisOrd.Result one = GetisOrd.of(x, binary, permuted, PLAIN);
        for (Standardisation style : Standardisation.values()) {
            GetisOrd.Result other = GetisOrd.of(x, binary.with(style), permuted, PLAIN);
            for (int i = 0; i < 144; i++) {
                assertThat(other.z(i)).isEqualTo(one.z(i));
                assertThat(other.p(i)).isEqualTo(one.p(i));
            }
        }
        GlobalOptions options = GlobalOptions.defaults();
        double moran = GlobalMoran.of(x, binary, options, PLAIN).value();
        for (Standardisation style : List.of(Standardisation.GLOBAL, Standardisation.UNIT)) {
            assertThat(GlobalMoran.of(x, binary.with(style), options, PLAIN).value())
                    .isCloseTo(moran, within(1e-13));
        }
        assertThat(JoinCounts.of(
                                Arrays.stream(x).map(v -> v > 0 ? 1 : 0).toArray(),
                                binary.with(Standardisation.VARIANCE),
                                options,
                                PLAIN)
                        .blackBlack())
                .isEqualTo(JoinCounts.of(
                                Arrays.stream(x).map(v -> v > 0 ? 1 : 0).toArray(), binary, options, PLAIN)
                        .blackBlack());
    }

    @Test
    void whatIsToBeToldOfTheNeighboursIsToldWithEveryStatistic() throws IOException {
        Weights w = Gal.read(
                new StringReader("4\n1 3\n1 2 3\n2 2\n1 3\n3 3\n1 2 4\n4 1\n3\n"),
                "n.gal",
                List.of("1", "2", "3", "4"));
        double[] x = {1, 4, 2, 7};
        assertThat(GlobalMoran.of(x, w, GlobalOptions.defaults(), PLAIN).cautions())
                .extracting(c -> c.code())
                .contains(ProblemCode.WEIGHTS_C02_SELF_LINKS);
        assertThat(GetisOrd.of(x, w.with(Standardisation.ROW), GetisOrd.Options.defaults(), PLAIN)
                        .cautions())
                .extracting(c -> c.code())
                .contains(ProblemCode.WEIGHTS_C02_SELF_LINKS);
    }
}
