package org.carbonscape.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoncentralFTest {
    /** mpmath 1.3.0 with 40 digits: the Poisson mixture of beta tails summed over +-25 standard deviations. */
    @ParameterizedTest
    @CsvSource({
        "46.960550458715596, 2, 17, 2.8787136022, 6.8589805383206513e-6",
        "46.960550458715596, 2, 17, 3.0302248444, 7.7336783998637891e-6",
        "1.5, 5, 94, 0, 0.19726387169857178",
        "2.5, 5, 94, 3.25, 0.18539008324103244",
        "13.3, 7, 177, 100, 0.72437585917693602",
        "0.8, 5, 994, 12, 0.98724799920131665",
        "3, 9, 99990, 1, 0.0036620136572660801",
        "250, 5, 999994, 1500, 0.99969537968118173",
        "1.2, 3, 10, 0.001, 0.35926861149103203",
        "35, 4, 180, 12.5, 3.0041512629633772e-12",
        "8, 3, 181, 1e-8, 4.8966229178488119e-5",
        "305, 5, 999994, 1500, 0.39363020650779686",
        "100, 2, 50, 1000, 1.0",
        "12, 2, 181, 1e-3, 1.283759653026983e-5",
        "0.01, 4, 40, 7, 0.99999358916164275"
    })
    void upperTailsAgreeWithFortyDigitArithmetic(double f, double d1, double d2, double lambda, double expected) {
        assertThat(NoncentralF.upperTail(f, d1, d2, lambda)).isCloseTo(expected, within(1e-10 * expected));
    }

    @Test
    void theTailFallsWithFAndRisesWithLambda() {
        for (double lambda = 0; lambda < 200; lambda = 2 * lambda + 0.5) {
            double last = 1;
            for (double f = 0.05; f < 60; f *= 1.3) {
                double p = NoncentralF.upperTail(f, 5, 300, lambda);
                assertThat(p).isLessThanOrEqualTo(last + 1e-13).isBetween(0.0, 1.0);
                assertThat(NoncentralF.upperTail(f, 5, 300, lambda + 1)).isGreaterThanOrEqualTo(p - 1e-13);
                last = p;
            }
        }
    }

    @Test
    void aHugeNoncentralityIsSettledWithoutSummingIt() {
        assertThat(NoncentralF.upperTail(50, 4, 1e6, 1e15)).isEqualTo(1);
    }

    @Test
    void endsAndMissingValues() {
        assertThat(NoncentralF.upperTail(0, 4, 10, 3)).isEqualTo(1);
        assertThat(NoncentralF.upperTail(Double.POSITIVE_INFINITY, 4, 10, 3)).isZero();
        assertThat(NoncentralF.upperTail(Double.POSITIVE_INFINITY, 4, 10)).isZero();
        assertThat(NoncentralF.upperTail(Double.NaN, 4, 10, 3)).isNaN();
        assertThat(NoncentralF.upperTail(2, 0, 10, 3)).isNaN();
        assertThat(NoncentralF.upperTail(2, 4, 0)).isNaN();
    }
}
