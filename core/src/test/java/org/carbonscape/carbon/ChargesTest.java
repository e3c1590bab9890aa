package org.carbonscape.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Charges part by part, against lists that are sorted. */
class ChargesTest {
    private record Part(int unit, int classIndex, int from, int layer, double tCO2) {}

    private static List<Part> parts(Charges charges) {
        return IntStream.range(0, charges.parts())
                .mapToObj(i -> new Part(
                        charges.unit(i), charges.classIndex(i), charges.from(i), charges.layer(i), charges.tCO2(i)))
                .toList();
    }

    /** Of a layer, in order; some units without any. */
    private static List<Part> random(SplittableRandom random, int units, int layer) {
        List<Part> parts = new ArrayList<>();
        for (int u = 0; u < units; u++) {
            for (int c = 0; c < 3 && u % 4 != 2; c++) {
                for (int from = 0; from < 5; from++) {
                    if (random.nextInt(3) == 0) {
                        parts.add(new Part(u, c, from, layer, 1 + random.nextInt(100)));
                    }
                }
            }
        }
        return parts;
    }

    private static Charges of(int units, List<Part> parts) {
        Charges.Builder builder = new Charges.Builder(units);
        for (Part p : parts) {
            builder.add(p.unit, p.classIndex, p.from, p.tCO2);
            builder.add(p.unit, p.classIndex, p.from, 0); // passed over
        }
        return builder.build();
    }

    @Test
    void partsAreFoundByTheirUnitAndUnitsByTheirParts() {
        SplittableRandom random = new SplittableRandom(1);
        for (int units : new int[] {1, 2, 9, 40}) {
            List<Part> expected = random(random, units, 0);
            Charges charges = of(units, expected);
            assertThat(parts(charges)).isEqualTo(expected);
            for (int u = 0; u < units; u++) {
                int unit = u;
                assertThat(parts(charges).subList(charges.first(u), charges.end(u)))
                        .isEqualTo(expected.stream().filter(p -> p.unit == unit).toList());
            }
        }
        assertThat(Charges.none(3).parts()).isZero();
    }

    @Test
    void layersTogetherAreSortedByClassAndWhoseTheyAre() {
        SplittableRandom random = new SplittableRandom(2);
        List<Part> one = random(random, 9, 0);
        List<Part> two = random(random, 9, 1);
        List<Part> three = random(random, 9, 2);
        List<Part> expected = new ArrayList<>();
        for (int u = 0; u < 9; u++) {
            for (int c = 0; c < 3; c++) {
                for (int from = 0; from < 5; from++) {
                    for (List<Part> layer : List.of(one, two, three)) {
                        for (Part p : layer) {
                            if (p.unit == u && p.classIndex == c && p.from == from) {
                                expected.add(p);
                            }
                        }
                    }
                }
            }
        }
        Charges together = Charges.together(List.of(of(9, one), of(9, two), of(9, three)));
        assertThat(parts(together)).isEqualTo(expected);
        Charges alone = of(9, one);
        assertThat(Charges.together(List.of(alone))).isSameAs(alone);
    }

    @Test
    void emissionsOfNoLandGoToUnitZeroAndNoClass() {
        Charges charges = Charges.own(new double[][] {{0, 0, 7}, {0, 3, 4}}).withClassless(new double[] {0, 5, 6});
        assertThat(parts(charges))
                .containsExactly(
                        new Part(0, 0, 1, 0, 5),
                        new Part(0, 0, 2, 0, 6),
                        new Part(0, 2, 0, 0, 7),
                        new Part(1, 1, 1, 0, 3),
                        new Part(1, 2, 1, 0, 4));
    }
}
