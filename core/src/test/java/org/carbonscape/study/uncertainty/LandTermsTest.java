package org.carbonscape.study.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.carbonscape.carbon.Correlation;
import org.carbonscape.carbon.Correlations;
import org.carbonscape.carbon.Propagation;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.account.LandCategoryTable;
import org.carbonscape.study.intake.LandInputs;
import org.carbonscape.study.plan.AccountOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Land by Tier 1: its categories have intervals, and maps held against places make its areas uncertain. */
class LandTermsTest {
    private static final String MATRIX =
            "map,cropland,forest,construction\ncropland,40,8,2\nforest,3,45,0\n" + "construction,1,0,29\n";
    /** Of the matrix, by map class and class in truth. */
    private static final double[][] SHARES = {
        {}, {0, 0.8, 0.16, 0.04}, {0, 3 / 48.0, 45 / 48.0, 0}, {0, 1 / 30.0, 0, 29 / 30.0}
    };

    @TempDir
    private Path folder;

    private SmallStudy.Run run(String accuracy) {
        SmallStudy small = SmallStudy.in(folder)
                .text("legend.csv", "code,class,role\n1,cropland,cultivated\n2,forest,\n3,construction,\n0,,\n")
                .text("m.csv", MATRIX);
        return small.runWhole("""
                study: Land with an accuracy
                landUse:
                  legend: legend.csv
                  phases: { 2000: 2000.tif, 2010: 2010.tif, 2020: 2020.tif }
                """ + accuracy + """
                units:
                  parts: { file: parts.geojson, id: id, name: name }
                carbon:
                  land: { climate: warm-temperate-moist, ecozone: subtropical-humid-forest, soil: lac }
                """);
    }

    private static Map<String, Double> net(SmallStudy.Run run, int phase) {
        return new HashMap<>(LandCategoryTable.tCO2(run.inputs(), run.counts(), phase));
    }

    @Test
    void categoriesRemainingAndConvertedEachHaveAnInterval() {
        SmallStudy.Run run = run("");
        Table parts = new UncertaintyTables(
                        run.inputs(), run.counts(), run.account(), AccountOptions.none(), 1, new PlainEngine())
                .parts()
                .orElseThrow();
        for (int p = 0; p < 3; p++) {
            Map<String, Double> left = net(run, p);
            left.values().removeIf(v -> v == 0);
            for (int r = 0; r < parts.rows(); r++) {
                if (parts.text(r, parts.column("kind")).equals("category")
                        && parts.integer(r, parts.column("year")) == SmallStudy.YEARS.get(p)) {
                    Double tCO2 = left.remove(parts.text(r, parts.column("name")));
                    if (tCO2 != null) {
                        assertThat(parts.number(r, parts.column("estimate_tCO2")))
                                .isEqualTo(tCO2);
                        assertThat(parts.number(r, parts.column("low_tCO2"))).isLessThan(tCO2);
                        assertThat(parts.number(r, parts.column("high_tCO2"))).isGreaterThan(tCO2);
                    }
                }
            }
            assertThat(left).isEmpty();
        }
        assertThat(net(run, 2)).hasSizeGreaterThan(4); // three that remain, some converted
    }

    @Test
    void whatAnInputDoesAloneLiesAroundTheNetThatItsIntervalIsOf() {
        SmallStudy.Run run = run("  accuracy: { 2000: m.csv, 2010: m.csv, 2020: m.csv }\n");
        UncertaintyTables tables = new UncertaintyTables(
                run.inputs(), run.counts(), run.account(), AccountOptions.none(), 1, new PlainEngine());
        Table all = tables.byUnit().orElseThrow();
        Map<Long, Double> net = new HashMap<>();
        for (int r = 0; r < all.rows(); r++) {
            if (all.text(r, all.column("unit_set")).equals("region")
                    && all.text(r, all.column("part")).equals("net")) {
                net.put(all.integer(r, all.column("year")), all.number(r, all.column("adjusted_tCO2")));
                assertThat(all.number(r, all.column("adjusted_tCO2")))
                        .isNotCloseTo(all.number(r, all.column("estimate_tCO2")), within(1.0));
            }
        }
        Table shares = tables.shares().orElseThrow();
        assertThat(shares.rows()).isPositive();
        for (int r = 0; r < shares.rows(); r++) {
            double own = shares.number(r, shares.column("net_tCO2"));
            assertThat(own).isEqualTo(net.get(shares.integer(r, shares.column("year"))));
            assertThat(shares.number(r, shares.column("low_tCO2"))).isLessThanOrEqualTo(own);
            assertThat(shares.number(r, shares.column("high_tCO2"))).isGreaterThanOrEqualTo(own);
        }
    }

    /** Table 3.3 of the guidelines: totals are sums of the lines. */
    @Test
    void theGuidelinesTotalIsTheSumOfItsLines() {
        SmallStudy.Run run = run("  accuracy: { 2000: m.csv, 2010: m.csv, 2020: m.csv }\n");
        Table table = new UncertaintyTables(
                        run.inputs(), run.counts(), run.account(), AccountOptions.none(), 1, new PlainEngine())
                .guidelines()
                .orElseThrow();
        double total = IntStream.range(0, table.rows())
                .mapToDouble(r -> table.number(r, table.column("last_tCO2")))
                .sum();
        for (int r = 0; r < table.rows(); r++) {
            double share = table.number(r, table.column("combined_percent"))
                    * table.number(r, table.column("last_tCO2"))
                    / total;
            assertThat(table.number(r, table.column("contribution"))).isCloseTo(share * share, withinPercentage(1e-6));
        }
    }

    /** Cells one by one: each is what its map classes may be, a class taken for another in all of its phases. */
    @Test
    void landIsWhatItIsInTruth() {
        SmallStudy.Run run = run("  accuracy: { 2000: m.csv, 2010: m.csv, 2020: m.csv }\n");
        LandInputs.Tier tier = run.inputs().carbon().land().tier().orElseThrow();
        AccountTerms terms =
                new AccountTerms(run.account(), AccountOptions.none().doubt());
        for (int p = 0; p < 3; p++) {
            double expected = 0;
            double[] byClass = new double[4]; // in truth
            for (int i = 0; i < 48; i++) {
                int[] history = new int[p + 1];
                for (int k = 0; k <= p; k++) {
                    history[k] = SmallStudy.at(k, i % 8, i / 8);
                }
                if (history[p] > 0) {
                    for (int a = 1; a <= 3; a++) {
                        for (int b = 1; b <= 3; b++) {
                            for (int c = 1; c <= 3; c++) {
                                int[] truly = {0, a, b, c};
                                double share = SHARES[1][a] * SHARES[2][b] * SHARES[3][c];
                                int[] truth = Arrays.stream(history)
                                        .map(m -> truly[m])
                                        .toArray();
                                double tCO2 = share
                                        * tier.model()
                                                .hectare(tier.strata().get(0), truth, p)
                                                .orElseThrow()
                                                .tCO2_per_ha_yr();
                                expected += tCO2;
                                byClass[truth[p]] += tCO2;
                            }
                        }
                    }
                }
            }
            double net = terms.numbers().value(terms.region(p).net());
            assertThat(net).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
            Map<String, FlowTerms> classes = terms.landByClass(p);
            for (int c = 1; c <= 3; c++) {
                FlowTerms own =
                        classes.getOrDefault(SmallStudy.CLASSES.get(c - 1), new FlowTerms(List.of(), List.of()));
                assertThat(terms.numbers().value(own.net())).isCloseTo(byClass[c], within(1e-9 * Math.abs(expected)));
            }
            assertThat(terms.landByCategory(p).values().stream()
                            .mapToDouble(terms.numbers()::value)
                            .sum())
                    .isCloseTo(expected, within(1e-9 * Math.abs(expected)));
        }
    }

    @Test
    void theMapsErrorsWidenTheInterval() {
        SmallStudy.Run mapped = run("");
        AccountTerms plain =
                new AccountTerms(mapped.account(), AccountOptions.none().doubt());
        double before =
                new Propagation(plain.numbers()).ofSum(plain.region(2).net()).below();
        SmallStudy.Run doubted = run("  accuracy: { 2000: m.csv, 2010: m.csv, 2020: m.csv }\n");
        AccountTerms terms =
                new AccountTerms(doubted.account(), AccountOptions.none().doubt());
        double after =
                new Propagation(terms.numbers()).ofSum(terms.region(2).net()).below();
        assertThat(after / before).isGreaterThan(1.02);
        List<String> inputs = IntStream.range(0, terms.numbers().inputs())
                .mapToObj(terms.numbers()::name)
                .filter(n -> n.startsWith(AccountTerms.MAP))
                .toList();
        assertThat(inputs).hasSizeGreaterThanOrEqualTo(3);
    }

    /** Where the last phase alone is held against places, earlier classes stay as they are mapped. */
    @Test
    void aPhaseWithoutPlacesIsTakenAsItIsMapped() {
        SmallStudy.Run run = run("  accuracy: { 2020: m.csv }\n");
        AccountTerms terms =
                new AccountTerms(run.account(), AccountOptions.none().doubt());
        double net = terms.numbers().value(terms.region(0).net());
        assertThat(net).isCloseTo(run.account().region(0).net_tCO2(), within(1e-9 * Math.abs(net)));
        assertThat(terms.numbers().value(terms.region(2).net()))
                .isNotCloseTo(run.account().region(2).net_tCO2(), within(1e-6));
    }

    /** Land of two soils, some without a class in one phase or another: the account's own numbers, unit by unit. */
    @Test
    void landOfSeveralSoilsAndWithGapsIsEstimatedAsTheAccountHasIt() {
        SmallStudy small = SmallStudy.in(folder);
        for (int p = 0; p < 3; p++) {
            int phase = p; // one cell in seven has no class, others in each phase
            small.classes(
                    SmallStudy.YEARS.get(p) + ".tif",
                    3,
                    (column, row) -> (3 * column + row + phase) % 7 == 0 ? 0 : SmallStudy.at(phase, column, row));
        }
        small.classes("soil.tif", 2, (column, row) -> 1 + (column + row) % 2)
                .text("codes.csv", "layer,code,zone\nsoil,1,lac\nsoil,2,sandy\n")
                .text("legend.csv", "code,class,role\n1,cropland,cultivated\n2,forest,\n3,construction,\n0,,\n");
        SmallStudy.Run run = small.run("carbon:\n  land: { climate: warm-temperate-moist, "
                + "ecozone: subtropical-humid-forest, soil: soil.tif, codes: codes.csv }\n");
        AccountTerms terms =
                new AccountTerms(run.account(), AccountOptions.none().doubt());
        for (int p = 0; p < 3; p++) {
            assertThat(run.account().region(p).net_tCO2()).isNotZero();
            List<FlowTerms> units = terms.units(0, p);
            for (int u = 1; u <= 4; u++) {
                double net = run.account().balance(p, 0).source_tCO2(u)
                        + run.account().balance(p, 0).sink_tCO2(u);
                assertThat(terms.numbers().value(units.get(u).net())).isCloseTo(net, within(1e-9 * Math.abs(net)));
            }
        }
    }

    /** Where the numbers of units have nothing to do with each other, their squares add up to the region's. */
    @Test
    void unitsThatErrOnTheirOwnAddUpInSquares() {
        SmallStudy.Run run = run("");
        AccountOptions.Doubt none = AccountOptions.none().doubt();
        Correlations apart = new Correlations(new Correlation(1, 0), Map.of());
        AccountTerms terms = new AccountTerms(
                run.account(),
                new AccountOptions.Doubt(none.emissions(), none.draws(), apart, none.artTrees(), none.stability()));
        Propagation propagation = new Propagation(terms.numbers());
        double squares = 0;
        for (FlowTerms unit : terms.units(0, 2)) {
            squares += Math.pow(propagation.ofSum(unit.net()).below(), 2);
        }
        double below = propagation.ofSum(terms.region(2).net()).below();
        assertThat(below).isPositive().isCloseTo(Math.sqrt(squares), within(1e-9 * below));
    }
}
