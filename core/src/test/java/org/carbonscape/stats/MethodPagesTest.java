package org.carbonscape.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.carbonscape.stats.Samples.GRID;
import static org.carbonscape.stats.Samples.PLAIN;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.breaks.ClassBreaks;
import org.carbonscape.density.Bandwidth;
import org.carbonscape.density.Ellipse;
import org.carbonscape.density.KernelDensity;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.land.ChangeMeasures;
import org.carbonscape.land.Published;
import org.carbonscape.land.TransferMatrix;
import org.carbonscape.method.Found;
import org.carbonscape.method.Methods;
import org.carbonscape.method.ReferenceCase;
import org.carbonscape.method.Statistics;
import org.carbonscape.weights.Kernel;
import org.carbonscape.weights.Weights;
import org.junit.jupiter.api.Test;

/** Every method has its page in docs/methods, and the numbers printed there are what the program computes. */
class MethodPagesTest {
    private static final Path PAGES = Path.of("..", "docs", "methods");
    private static final Pattern CHECK = Pattern.compile("\\| `([^`]+)`[^|]*\\| (-?[0-9.]+(?:e-?[0-9]+)?) \\|");

    private static Map<String, Double> computed() {
        Map<String, Double> v = new HashMap<>();
        GlobalOptions plain = GlobalOptions.defaults().withPermutations(0);
        Weights queen = Samples.queenW();
        GlobalStatistic moran = GlobalMoran.of(GRID, queen, plain, PLAIN);
        v.put("moran.queen.W", moran.value());
        v.put("moran.queen.W.variance", moran.normal().variance());
        v.put("moran.queen.W.z", moran.normal().z());
        v.put("moran.rook.B", GlobalMoran.of(GRID, Samples.rook(), plain, PLAIN).value());
        GlobalStatistic geary = GearyC.of(GRID, queen, plain, PLAIN);
        v.put("geary.queen.W", geary.value());
        v.put("geary.queen.W.variance", geary.normal().variance());
        v.put("geary.queen.W.z", geary.normal().z());
        GlobalStatistic g = GeneralG.of(GRID, Samples.queen(), plain, PLAIN);
        v.put("g.queen.B", g.value());
        v.put("g.queen.B.variance", g.normal().variance());
        v.put("g.queen.B.z", g.normal().z());
        JoinCounts.Result joins =
                JoinCounts.of(Arrays.stream(GRID).map(x -> x >= 13 ? 1 : 0).toArray(), Samples.rook(), plain, PLAIN);
        v.put("joins.rook.BB", joins.blackBlack().count());
        v.put("joins.rook.BB.variance", joins.blackBlack().variance());
        v.put("joins.rook.BW", joins.blackWhite().count());
        v.put("joins.rook.BW.variance", joins.blackWhite().variance());
        LocalMoran.Result local =
                LocalMoran.of(GRID, queen, LocalMoran.Options.defaults().withPermutations(0), PLAIN);
        v.put("local.queen.7", local.i(6));
        v.put("local.queen.7.variance", local.variance(6));
        v.put("local.queen.7.z", local.z(6));
        v.put("local.queen.7.p", local.p(6));
        LocalGeary.Result c = LocalGeary.of(
                GRID,
                queen,
                new LocalGeary.Options(
                        LocalGeary.Divisor.N_MINUS_1,
                        new LocalOptions(9, Alternative.TWO_SIDED, Correction.NONE, 0.05, 1)),
                PLAIN);
        v.put(
                "localgeary.sum/C",
                IntStream.range(0, 25).mapToDouble(c::c).sum()
                        / (2 * queen.sums().s0()));
        GetisOrd.Result star =
                GetisOrd.of(GRID, Samples.queen(), GetisOrd.Options.defaults().withPermutations(0), PLAIN);
        v.put("gistar.queen.7", star.z(6));
        v.put("gistar.queen.21", star.z(20));
        v.put(
                "gistar.cutoff.0.05",
                SignificanceTest.cutoff(
                        IntStream.range(0, 25).mapToDouble(star::p).toArray(), Correction.FDR, 0.05));
        Ellipse e = Ellipse.of(
                IntStream.range(0, 25).mapToDouble(i -> i % 5).toArray(),
                IntStream.range(0, 25).mapToDouble(i -> 4 - i / 5).toArray(),
                GRID,
                Ellipse.Scale.ONE);
        v.put("ellipse.major", e.major());
        v.put("ellipse.minor", e.minor());
        v.put("ellipse.azimuth", e.azimuth());
        v.put(
                "breaks.natural.5.gvf",
                ClassBreaks.of(BreakMethod.NATURAL, GRID, 5).gvf(GRID));
        v.put(
                "breaks.quantile.5.b1",
                ClassBreaks.of(BreakMethod.QUANTILE, GRID, 5).bounds()[1]);
        v.put("weights.queen.W.S1", queen.sums().s1());
        v.put("weights.queen.W.S2", queen.sums().s2());
        v.put("weights.rook.B.S2", Samples.rook().sums().s2());
        double[] x = {0, 3, 0};
        double[] y = {0, 0, 4};
        Grid one = new Grid(Crs.epsg(4547), -0.5, 0.5, 1, 1, 1, 1);
        v.put(
                "density.toy(0,0)",
                KernelDensity.of(
                                x,
                                y,
                                new double[] {1, 2, 1},
                                one,
                                new KernelDensity.Options(Kernel.QUARTIC, 5, false, 1),
                                PLAIN)
                        .values()[0]);
        v.put("density.toy.radius", Bandwidth.COUNT.radius(x, y, new double[] {1, 1, 1}));
        TransferMatrix toy = Published.matrix(
                2015,
                2020,
                List.of("cultivated", "forest", "grassland", "water", "construction", "unused"),
                new double[][] {
                    {400, 20, 5, 2, 33, 0},
                    {15, 600, 10, 1, 14, 0},
                    {4, 8, 60, 0, 3, 0},
                    {1, 0, 0, 50, 2, 0},
                    {2, 1, 0, 0, 97, 0},
                    {0, 0, 0, 0, 2, 8}
                });
        Map<String, String> measures = Map.of(
                "change.quantity",
                "quantity_share",
                "change.exchange",
                "exchange_share",
                "change.dynamic.net",
                "comprehensive_dynamic_degree_net",
                "change.dynamic.transfer",
                "comprehensive_dynamic_degree_transfer",
                "change.rate",
                "annual_change_rate");
        measures.forEach((name, measure) -> v.put(
                name,
                ChangeMeasures.of(toy).stream()
                        .filter(m ->
                                m.measure().equals(measure) && m.className().equals("all"))
                        .findFirst()
                        .orElseThrow()
                        .value()));
        return v;
    }

    /**
     * {@code <statistic>.<column>.<row>} of a statistic's first reference case; the row may be missing where there is
     * one.
     */
    private static Optional<Double> ofReferenceCase(String name) {
        String[] parts = name.split("\\.");
        return Statistics.ALL.stream()
                .filter(s -> s.id().equals(parts[0]))
                .findFirst()
                .filter(s -> parts.length > 1 && !ReferenceCase.of(s).isEmpty())
                .flatMap(s -> {
                    Found<?> found = ReferenceCase.of(s).get(0).run(s);
                    int row = parts.length > 2 ? Integer.parseInt(parts[2]) - 1 : 0;
                    return found.columns().stream()
                            .filter(c -> c.name().equals(parts[1]))
                            .map(c -> c.number().applyAsDouble(row))
                            .findFirst();
                });
    }

    @Test
    void everyMethodHasItsPage() {
        assertThat(Methods.ALL)
                .filteredOn(m -> !m.id().equals("suitability"))
                .allSatisfy(m -> assertThat(PAGES.resolve(m.id() + ".md")).exists());
    }

    @Test
    void numbersOfThePagesAreComputed() throws IOException {
        Map<String, Double> computed = computed();
        Set<String> met = new HashSet<>();
        try (Stream<Path> pages = Files.list(PAGES)) {
            for (Path page : pages.sorted().toList()) {
                Matcher m = CHECK.matcher(Files.readString(page));
                while (m.find()) {
                    String name = m.group(1);
                    String printed = m.group(2);
                    ofReferenceCase(name).ifPresent(v -> computed.put(name, v));
                    assertThat(computed)
                            .as(page + " prints a number that nothing computes")
                            .containsKey(name);
                    // half a unit of the last digit printed
                    double ulp = new BigDecimal(printed).ulp().doubleValue();
                    assertThat(computed.get(name))
                            .as(page + " " + name)
                            .isCloseTo(Double.parseDouble(printed), within(ulp * 0.5000001));
                    met.add(name);
                }
            }
        }
        assertThat(met).isEqualTo(computed.keySet());
    }
}
