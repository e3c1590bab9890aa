package org.carbonscape.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.carbonscape.stats.Samples.PLAIN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.weights.Distances;
import org.carbonscape.weights.Lattice;
import org.carbonscape.weights.Rule;
import org.carbonscape.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Maps of mere noise: after FDR at 90 percent about one of ten may show a spot, whatever the values' distribution. */
class HotSpotsInNoiseTest {
    private enum Noise {
        NORMAL {
            @Override
            double next(SplittableRandom r) {
                return r.nextGaussian();
            }
        },
        UNIFORM {
            @Override
            double next(SplittableRandom r) {
                return r.nextDouble();
            }
        },
        LOG_NORMAL {
            @Override
            double next(SplittableRandom r) {
                return StrictMath.exp(1.5 * r.nextGaussian());
            }
        },
        GAMMA {
            @Override
            double next(SplittableRandom r) {
                return -StrictMath.log(1 - r.nextDouble()) - StrictMath.log(1 - r.nextDouble());
            }
        },
        ZERO_INFLATED {
            @Override
            double next(SplittableRandom r) {
                return r.nextDouble() < 0.8 ? 0 : StrictMath.exp(r.nextGaussian());
            }
        };

        abstract double next(SplittableRandom r);

        double[] map(long seed, int n) {
            SplittableRandom random = new SplittableRandom(1000 * ordinal() + seed);
            return IntStream.range(0, n).mapToDouble(i -> next(random)).toArray();
        }
    }

    /** Maps of 100 with a bin other than 0. */
    private static int withSpots(Noise noise, Weights weights, GetisOrd.Options options, int maps) {
        int found = 0;
        for (int m = 0; m < maps; m++) {
            GetisOrd.Result r = GetisOrd.of(noise.map(m, weights.size()), weights, options.withSeed(m), PLAIN);
            found += IntStream.range(0, r.size()).anyMatch(i -> r.bin(i) != 0) ? 1 : 0;
        }
        return found;
    }

    private static boolean warned(Noise noise, Weights weights) {
        return GetisOrd.of(
                        noise.map(0, weights.size()),
                        weights,
                        GetisOrd.Options.defaults().withPermutations(0),
                        PLAIN)
                .cautions()
                .stream()
                .anyMatch(c -> c.code() == ProblemCode.STATS_C09_NOT_NORMAL);
    }

    @ParameterizedTest
    @EnumSource(Noise.class)
    void theDefaultSeldomFindsASpotInNoise(Noise noise) {
        assertThat(withSpots(noise, Lattice.of(20, 20, Rule.QUEEN), GetisOrd.Options.defaults(), 20))
                .isLessThanOrEqualTo(6);
    }

    /** What the page and the Javadoc say is what this finds: 100 maps of log-normal noise, sigma 1.5, 400 cells. */
    @Test
    void theFiguresOfThePageAndTheJavadocAreFoundHere() throws IOException {
        Weights queen = Lattice.of(20, 20, Rule.QUEEN);
        GetisOrd.Options ours = GetisOrd.Options.defaults();
        int normal = withSpots(Noise.LOG_NORMAL, queen, ours.withPermutations(0), 100);
        int permuted = withSpots(Noise.LOG_NORMAL, queen, ours, 100);
        assertThat(Files.readString(Path.of("..", "docs", "methods", "hot-spots.md")))
                .contains("the normal p finds spots on " + normal + " maps of 100, permutations on " + permuted + ".");
        String javadoc = Files.readString(Path.of("src/main/java/org/carbonscape/stats/GetisOrd.java"))
                .replaceAll("\\s+\\*\\s+", " ");
        assertThat(javadoc).contains(normal + " maps of 100 after FDR, with permutations " + permuted + ")");
    }

    @Test
    void aNormalPIsTrustedOnNormalValuesAndNotOnSkewedOnes() {
        Weights queen = Lattice.of(20, 20, Rule.QUEEN);
        assertThat(warned(Noise.NORMAL, queen)).isFalse();
        assertThat(warned(Noise.UNIFORM, queen)).isFalse();
        assertThat(warned(Noise.LOG_NORMAL, queen)).isTrue();
        assertThat(warned(Noise.GAMMA, queen)).isTrue();
        assertThat(warned(Noise.ZERO_INFLATED, queen)).isTrue();
    }

    @Test
    void arcgisKeepsItsBinsOfTheNormalP() {
        GetisOrd.Options arcgis = GetisOrd.Options.of(Convention.ARCGIS);
        assertThat(arcgis.permutations()).isZero();
        assertThat(GetisOrd.Options.defaults().permutations()).isEqualTo(EnoughPermutations.AUTO);
        Weights queen = Lattice.of(20, 20, Rule.QUEEN);
        GetisOrd.Result auto = GetisOrd.of(Noise.GAMMA.map(1, 400), queen, GetisOrd.Options.defaults(), PLAIN);
        assertThat(auto.options().permutations()).isEqualTo(79_999); // 2 / (R + 1) = 0.01 / 400
    }

    @Test
    void weightsByDistanceKeepANormalPWherePermutationsCouldNotBeEnough() {
        SplittableRandom random = new SplittableRandom(8);
        int n = 5000;
        double[] px = random.doubles(n, 0, 1000).toArray();
        double[] py = random.doubles(n, 0, 1000).toArray();
        Weights inverse = Distances.inverse(px, py, 120, 1, 0, PLAIN);
        assertThat(GetisOrd.of(Noise.NORMAL.map(1, n), inverse, GetisOrd.Options.defaults(), PLAIN)
                        .options()
                        .permutations())
                .isZero();
        GetisOrd.Result skewed = GetisOrd.of(Noise.LOG_NORMAL.map(1, n), inverse, GetisOrd.Options.defaults(), PLAIN);
        assertThat(skewed.options().permutations()).isPositive();
        assertThat(skewed.cautions()).anyMatch(c -> c.code() == ProblemCode.STATS_C01_FEW_PERMUTATIONS);
    }

    @Test
    void skewnessAndKurtosisOfSumsAreThoseOfAllSamples() {
        double[] v = {0, 1, 1, 3, 10, 2, 7};
        int k = 3;
        double mean = Arrays.stream(v).average().orElseThrow();
        double[] moment = new double[5];
        for (double x : v) {
            for (int p = 2; p <= 4; p++) {
                moment[p] += Math.pow(x - mean, p) / v.length;
            }
        }
        double[] sums = new double[5];
        int samples = 0;
        for (int set = 0; set < 1 << v.length; set++) {
            if (Integer.bitCount(set) == k) {
                double sum = -k * mean;
                for (int i = 0; i < v.length; i++) {
                    sum += (set >> i & 1) * v[i];
                }
                for (int p = 2; p <= 4; p++) {
                    sums[p] += Math.pow(sum, p);
                }
                samples++;
            }
        }
        NearNormal judged =
                NearNormal.of(v.length, k, moment[3] / Math.pow(moment[2], 1.5), moment[4] / (moment[2] * moment[2]));
        double variance = sums[2] / samples;
        assertThat(judged.skewness()).isCloseTo(sums[3] / samples / Math.pow(variance, 1.5), within(1e-12));
        assertThat(judged.kurtosis()).isCloseTo(sums[4] / samples / (variance * variance) - 3, within(1e-12));
    }

    /** The simulation behind the default and behind the threshold of the caution. */
    @Tag("slow")
    @ParameterizedTest
    @EnumSource(Noise.class)
    void aboutTenMapsOfAHundredShowASpotAndTheNormalPIsNearThatWhereItIsTrusted(Noise noise) {
        for (Rule rule : new Rule[] {Rule.QUEEN, Rule.ROOK}) {
            for (int side : new int[] {12, 20, 40}) {
                Weights w = Lattice.of(side, side, rule);
                int ours = withSpots(noise, w, GetisOrd.Options.defaults(), 100);
                int normal = withSpots(noise, w, GetisOrd.Options.defaults().withPermutations(0), 100);
                NearNormal judged =
                        NearNormal.of(Observed.of(noise.map(0, side * side), w, Islands.KEEP, 3, "Getis-Ord", PLAIN));
                assertThat(ours).as(noise + " " + rule + " " + side).isLessThanOrEqualTo(20);
                if (judged.good()) {
                    assertThat(normal).as(noise + " " + rule + " " + side).isLessThanOrEqualTo(25);
                }
            }
        }
    }
}
