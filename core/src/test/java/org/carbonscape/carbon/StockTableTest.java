package org.carbonscape.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.carbonscape.land.Legend;
import org.carbonscape.land.TransferMatrix;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.junit.jupiter.api.Test;

class StockTableTest {
    private static final Legend TWO = Legend.of(InputTable.parse("legend", "code,class\n1,wood\n2,field\n"));
    private static final InputTable POOLS = InputTable.parse("carbon.stock", """
            class,value,unit,pool
            wood,15,tC/ha,above
            wood,10,tC/ha,below
            wood,60,tC/ha,soil
            wood,1,tC/ha,dead
            field,5,tC/ha,above
            field,3,tC/ha,below
            field,20,tC/ha,soil
            field,0,tC/ha,dead
            """);

    @Test
    void fourPoolsAddUpAsInTheTestsOfInvest() {
        StockTable stock = StockTable.of(POOLS, TWO);
        assertThat(stock.density_tC_per_ha()).containsExactly(0, 86, 28);
        // 1 km2 of wood became field: (28 - 86) t/ha x 100 ha
        TransferMatrix matrix =
                TransferMatrix.ofCells(2016, 2030, TWO.names(), new long[][] {{0, 0, 0}, {0, 7, 100}, {0, 0, 9}}, 0.01);
        assertThat(stock.byTransition(matrix))
                .containsExactly(new StockTable.TransitionStock("wood", "field", 100, -5800));
        assertThat(stock.change(matrix)).isEqualTo(new StockTable.StockChange(2016, 2030, 5800, 0));
        // V = 43, c = 2.8, r = -7.1, 14 years
        double perTonne = StockTable.presentValuePerTonne(43, 14, -7.1, 2.8);
        assertThat(perTonne).isCloseTo(59.00136, within(5e-6));
        assertThat(-58 * perTonne).isCloseTo(-3422.079, within(5e-4));
    }

    private static final Legend SIX = Legend.preset("landUse.legend", "cnlucc-6");

    private static List<Problem> told(String rows) {
        String others = "cultivated,1,tC/ha,\ngrassland,1,tC/ha,\nwater,1,tC/ha,\n"
                + "construction,0,tC/ha,\nunused,1,tC/ha,\n";
        Problems problems = new Problems();
        problems.attempt(
                () -> StockTable.of(InputTable.parse("carbon.stock", "class,value,unit,pool\n" + rows + others), SIX));
        return problems.problems();
    }

    @Test
    void theSumOfPoolsBesideThemIsTold() {
        for (String sum : new String[] {"合计", "total", "Total carbon", "总碳密度", ""}) {
            assertThat(told("forest,10,tC/ha,above\nforest,5,tC/ha,soil\nforest,15,tC/ha," + sum + "\n"))
                    .as(sum)
                    .containsExactly(Problem.of(ProblemCode.CARBON_37_POOL_SUM, "carbon.stock row 4", 1));
            assertThat(told("forest,15,tC/ha," + sum + "\n")).isEmpty();
        }
        assertThat(told("forest,10,tC/ha,地上\nforest,5,tC/ha,土壤\n")).isEmpty();
    }

    /** What half of the classes have may be meant; what one more than half have, another lacks. */
    @Test
    void aPoolOfMostClassesThatOneLacksIsTold() {
        String of4 = "class,value,unit,pool\na,1,tC/ha,above\nb,1,tC/ha,above\nc,1,tC/ha,above\nd,1,tC/ha,above\n"
                + "a,6,tC/ha,soil\nb,6,tC/ha,soil\n";
        Legend four = Legend.of(InputTable.parse("legend", "code,class\n1,a\n2,b\n3,c\n4,d\n"));
        assertThat(StockTable.of(InputTable.parse("carbon.stock", of4), four).cautions())
                .isEmpty();
        assertThat(StockTable.of(InputTable.parse("carbon.stock", of4 + "c,6,tC/ha,soil\n"), four)
                        .cautions())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.CARBON_C54_POOLS);
    }

    @Test
    void aDensityThatNoLandHasIsToldInAnyRow() {
        String rows = "class,value,unit,pool\nwood,5001,tC/ha,soil\nfield,5000,tC/ha,soil\n";
        assertThat(StockTable.of(InputTable.parse("carbon.stock", rows), TWO).cautions())
                .singleElement()
                .satisfies(p -> assertThat(p.text(Language.EN))
                        .startsWith("CARBON-C56")
                        .contains("stock of wood, soil (5001 tC/ha)."));
    }

    @Test
    void aPoolByEitherOfItsNamesIsOne() {
        assertThat(told("forest,10,tC/ha,above\nforest,5,tC/ha,soil\nforest,90,tC/ha,土壤\n"))
                .containsExactly(
                        Problem.of(ProblemCode.CARBON_03_TWICE, "carbon.stock row 4 \"forest\"", "forest, 土壤", 3));
        assertThat(told("forest,10,tC/ha,above\nforest,5,tC/ha,soil 0-30\nforest,9,tC/ha,soil 30-100\n"))
                .isEmpty();
    }

    @Test
    void aClassByEitherOfItsNamesIsOne() {
        assertThat(told("forest,10,tC/ha,\n林地,50,tC/ha,\n"))
                .containsExactly(Problem.of(ProblemCode.CARBON_03_TWICE, "carbon.stock row 3 \"林地\"", "林地", 2));
        Legend six = SIX;
        StockTable stock = StockTable.of(InputTable.parse("carbon.stock", """
                class,value,unit,pool
                forest,10,tC/ha,above
                林地,5,tC/ha,soil
                cultivated,1,tC/ha,
                grassland,1,tC/ha,
                water,1,tC/ha,
                construction,0,tC/ha,
                unused,1,tC/ha,
                """), six);
        assertThat(stock.density_tC_per_ha()[six.find("forest").orElseThrow().index()])
                .isEqualTo(15);
    }

    @Test
    void aDensityIsOneDrawForAllItsLandAndPoolsAreIndependent() {
        Legend fine = Legend.preset("landUse.legend", "cnlucc-25");
        StockTable stock = StockTable.of(InputTable.parse("carbon.stock", """
                        class,value,unit,pool,low,high
                        forest,15,tC/ha,above,12,21
                        forest,60,tC/ha,soil,54,66
                        closed forest,90,tC/ha,,,
                        cultivated,20,tC/ha,soil,19,21
                        grassland,10,tC/ha,,,
                        water,0,tC/ha,,0,1
                        construction,0,tC/ha,,,
                        unused,5,tC/ha,,,
                        """), fine);
        double[] hectares = new double[fine.classes() + 1];
        hectares[fine.find("closed forest").orElseThrow().index()] = 2;
        hectares[fine.find("shrubland").orElseThrow().index()] = 3;
        hectares[fine.find("open woodland").orElseThrow().index()] = 4;
        UncertainNumbers numbers = new UncertainNumbers();
        // shrubs and open woodland take the forest's pools together: 7 ha x 15 +- 4.5 and 60 +- 6 tC/ha
        List<Term> terms = of(stock, numbers, hectares);
        Uncertainty held = new Propagation(numbers).ofSum(terms);
        assertThat(new Propagation(numbers).shares(terms).get("stock of forest, above"))
                .isCloseTo(4.5 * 4.5 / (4.5 * 4.5 + 36), within(1e-9));
        assertThat(numbers.value(terms)).isCloseTo(stock.stock_tC(hectares) * 44 / 12, within(1e-9));
        // the upper end of 15 in 12..21 is 6 away, the lower 3
        assertThat(held.above()).isCloseTo(7 * Math.hypot(6, 6) * 44 / 12, within(1e-9));
        assertThat(held.below()).isCloseTo(7 * Math.hypot(3, 6) * 44 / 12, within(1e-9));
        // 3 ha of shrubs become closed forest: the change has the forest's uncertainty on -3 ha
        double[] change = new double[fine.classes() + 1];
        change[fine.find("closed forest").orElseThrow().index()] = 3;
        change[fine.find("shrubland").orElseThrow().index()] = -3;
        List<Term> changed = of(stock, numbers, change);
        assertThat(numbers.value(changed)).isCloseTo(3 * (90 - 75) * 44 / 12.0, within(1e-9));
        assertThat(new Propagation(numbers).ofSum(changed).below())
                .isCloseTo(3 * Math.hypot(6, 6) * 44 / 12, within(1e-9));
    }

    private static List<Term> of(StockTable stock, UncertainNumbers numbers, double[] hectares) {
        return IntStream.range(1, hectares.length)
                .boxed()
                .flatMap(c ->
                        stock
                                .terms(c, (name, d) -> numbers.term(44.0 / 12, d, name, Correlation.FULL, "2000", "u"))
                                .stream()
                                .map(t -> t.times(hectares[c])))
                .toList();
    }

    @Test
    void lossesAndGainsAreNotNettedAndStillMeetTheStocks() {
        StockTable stock = StockTable.of(POOLS, TWO);
        long[][] cells = {{3, 5, 2}, {4, 70, 30}, {6, 10, 90}};
        TransferMatrix matrix = TransferMatrix.ofCells(2000, 2010, TWO.names(), cells, 0.01); // a cell is 1 ha
        StockTable.StockChange change = stock.change(matrix);
        assertThat(change.emission_tC()).isEqualTo(30 * 58);
        assertThat(change.sequestration_tC()).isEqualTo(10 * 58);
        double before = stock.stock_tC(new double[] {99, 100, 100});
        double after = stock.stock_tC(new double[] {99, 80, 120});
        assertThat(before).isEqualTo(100 * 86 + 100 * 28);
        assertThat(change.sequestration_tC() - change.emission_tC()).isEqualTo(after - before);
    }

    @Test
    void aChangeOfExactlyMinusOneTonneIsKept() {
        Legend legend = Legend.of(InputTable.parse("legend", "code,class\n1,a\n2,b\n"));
        StockTable stock =
                StockTable.of(InputTable.parse("carbon.stock", "class,value,unit\na,2,tC/ha\nb,1,tC/ha\n"), legend);
        TransferMatrix matrix = TransferMatrix.ofCells(
                2000, 2010, legend.names(), new long[][] {{0, 0, 0}, {0, 0, 1}, {0, 0, 0}}, 0.01);
        assertThat(stock.change(matrix).emission_tC()).isEqualTo(1);
    }

    @Test
    void densitiesAreNamedInBothLanguages() {
        Legend legend = Legend.of(InputTable.parse("legend", "code,class,name_zh\n1,forest,林地\n2,field,\n"));
        StockTable stock = StockTable.of(
                InputTable.parse("carbon.stock", "class,value,unit,pool\nforest,2,tC/ha,above\nfield,1,tC/ha,\n"),
                legend);
        assertThat(stock.used())
                .extracting(FactorUsed::what)
                .containsExactly("stock of forest, above", "stock of field");
        assertThat(stock.used()).extracting(u -> u.name().in(Language.ZH)).containsExactly("碳密度：林地，地上生物量", "碳密度：field");
    }

    @Test
    void densitiesMayBeCarbonDioxideAndPerAnyArea() {
        Legend legend = Legend.of(InputTable.parse("legend", "code,class\n1,a\n2,b\n"));
        StockTable stock =
                StockTable.of(InputTable.parse("carbon.stock", "class,value,unit\na,44,tCO2/ha\nb,1,kgC/m2\n"), legend);
        assertThat(stock.density_tC_per_ha()).containsExactly(0, 12, 10);
    }

    @Test
    void theUnverifiedPresetSaysSo() {
        StockTable stock = StockTable.preset("carbon.stock", "hunan-typical", Legend.preset("landUse.legend", "clcd"));
        // forest 42 + 13 + 135 + 8.5
        assertThat(stock.density_tC_per_ha()[2]).isEqualTo(198.5);
        assertThat(stock.cautions()).extracting(p -> p.code().id()).containsExactly("CARBON-C04");
        assertThat(stock.cautions().get(0).text(Language.EN)) // classes once, not each of their pools
                .contains("stock of cultivated, stock of forest, ");
        assertThat(stock.used()).hasSize(24);
    }

    @Test
    void everyClassNeedsADensity() {
        assertThatThrownBy(() -> StockTable.of(InputTable.parse("carbon.stock", """
                class,value,unit,pool
                wood,1,tC/ha,soil
                wood,1,tC/ha,soil
                town,1,tC/ha,soil
                wood,-1,tC/ha,dead
                """), TWO))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .extracting(p -> p.code().id())
                                .containsExactly("CARBON-03", "CARBON-13", "CARBON-02", "CARBON-15"));
        // rows that name the class by its kind of land, and whose unit says nothing, are told once
        assertThatThrownBy(() -> StockTable.of(
                        InputTable.parse("carbon.stock", "class,value,unit\n林地,1,t/ha\n耕地,1,tC/ha\n"),
                        Legend.of(InputTable.parse("legend", "code,class\n1,forest\n2,cultivated\n"))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .extracting(p -> p.code().id())
                                .containsExactly("CARBON-05"));
        assertThatThrownBy(() -> StockTable.presentValuePerTonne(43, 0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StockTable.of(POOLS, TWO)
                        .change(TransferMatrix.ofCells(2000, 2001, List.of("x"), new long[2][2], 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
