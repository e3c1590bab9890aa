package org.carbonscape.land;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.carbonscape.problem.InputTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The colours of land as a grey printer and colour-blind readers see them. */
class ClassColorsTest {
    /** What is left of linear red, green and blue without one kind of cone (Machado et al. 2009, severity 1). */
    private static final double[][] DEUTERANOPIA = {
        {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
    };

    private static final double[][] PROTANOPIA = {
        {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
    };
    private static final double[][] ALL_CONES = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    private static final double[][] XYZ = {
        {0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}
    };
    private static final double[] WHITE = {0.95047, 1, 1.08883};

    /** Those with their makers' colours, by which readers know the product, and 25 shades that no grey tells apart. */
    private static final Set<String> MAKERS = Set.of("clcd", "worldcover", "cci-lc", "glc-fcs30", "cnlucc-25");

    static List<Legend> legendsOfSixKinds() {
        List<Legend> legends = new ArrayList<>(Legend.presets().stream()
                .filter(p -> !MAKERS.contains(p))
                .map(p -> Legend.preset("landUse.legend", p))
                .toList());
        legends.add(
                Legend.of(InputTable.parse("landUse.legend", "code,class\n1,耕地\n2,林地\n3,草地\n4,水域\n5,建设用地\n6,未利用地\n")));
        return legends;
    }

    @ParameterizedTest
    @MethodSource("legendsOfSixKinds")
    void kindsOfLandAreToldApartInGreyAndByColourBlindReaders(Legend legend) {
        List<LandClass> list = legend.list();
        for (LandClass a : list) {
            for (LandClass b : list.subList(a.index(), list.size())) {
                String pair = a.name() + " " + a.color() + ", " + b.name() + " " + b.color();
                assertThat(Math.abs(lab(a, ALL_CONES)[0] - lab(b, ALL_CONES)[0]))
                        .as("lightness: " + pair)
                        .isGreaterThan(12);
                assertThat(apart(lab(a, DEUTERANOPIA), lab(b, DEUTERANOPIA)))
                        .as("deuteranopia: " + pair)
                        .isGreaterThan(12);
                assertThat(apart(lab(a, PROTANOPIA), lab(b, PROTANOPIA)))
                        .as("protanopia: " + pair)
                        .isGreaterThan(12);
            }
        }
    }

    private static double apart(double[] a, double[] b) {
        return Math.sqrt(IntStream.range(0, 3)
                .mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i]))
                .sum());
    }

    /** CIE L*a*b* of a colour seen with these cones. */
    private static double[] lab(LandClass c, double[][] cones) {
        int rgb = Integer.parseInt(c.color().substring(1), 16);
        double[] linear = IntStream.of(16, 8, 0)
                .mapToDouble(shift -> (rgb >> shift & 255) / 255.0)
                .map(v -> v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4))
                .toArray();
        double[] xyz = times(XYZ, times(cones, linear));
        double[] f = IntStream.range(0, 3)
                .mapToDouble(i -> xyz[i] / WHITE[i])
                .map(t -> t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116)
                .toArray();
        return new double[] {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
    }

    private static double[] times(double[][] matrix, double[] v) {
        return IntStream.range(0, 3)
                .mapToDouble(i -> matrix[i][0] * v[0] + matrix[i][1] * v[1] + matrix[i][2] * v[2])
                .map(x -> Math.min(1.1, Math.max(0, x)))
                .toArray();
    }
}
