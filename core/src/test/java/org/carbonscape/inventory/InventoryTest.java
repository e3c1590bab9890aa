package org.carbonscape.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carbonscape.carbon.Category;
import org.carbonscape.carbon.Distribution;
import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Items as data: gases, sectors, a user's own rows, decay, completeness, key categories. */
class InventoryTest {
    private static final String HEAD = "year,unit,item,amount,unit_of_amount,sector\n";

    private static EnergyAccount count(InventoryOptions options, String rows) {
        return EnergyAccount.of(InputTable.parse("carbon.energy", HEAD + rows), options);
    }

    private static EnergyAccount count(String rows) {
        return count(InventoryOptions.of(Route.IPCC), rows);
    }

    private static double tonnes(EnergyAccount account, String category, String gas) {
        return account.lines().stream()
                .filter(l ->
                        l.category().code().equals(category) && l.gas().symbol().equals(gas))
                .mapToDouble(Line::tonnes)
                .sum();
    }

    /** The guidelines' equations written out, category by category. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            natural gas, 10, TJ, energy industries | 1.A.1   | CH4 | 0.01      | Vol 2 Table 2.2: 10 TJ x 1 kg/TJ
            raw coal, 2, TJ, 居民生活               | 1.A.4.b | CH4 | 0.6       | Vol 2 Table 2.5: 2 TJ x 300 kg/TJ
            gasoline, 100, t, 交通                  | 1.A.3.b | N2O | 0.03544   | 100 t x 0.0443 TJ/t x 8 kg/TJ
            diesel, 1, tce, rail                   | 1.A.3.c | N2O | 0.0008381802 | 0.029307 TJ x 28.6 kg/TJ
            wood, 10, t, residential               | 1.A.4.b | CH4 | 0.0468    | 10 t x 0.0156 TJ/t x 300 kg/TJ
            cement clinker, 1000, t,               | 2.A.1   | CO2 | 538       | 0.538 tCO2/t
            swine, 1000, head,                     | 3.A.1   | CH4 | 1         | Vol 4 Table 10.10: 1 kg/head
            synthetic nitrogen, 100, t,            | 3.C.4   | N2O | 1.571428571428571 | Vol 4 11.1: 100 x 0.01 x 44/28
            synthetic nitrogen, 100, t,            | 3.C.5   | N2O | 0.5107142857142857 | 100 x 0.00325 x 44/28
            rice continuously flooded, 15, 万亩,    | 3.C.7   | CH4 | 1456      | 10,000 ha x 1.30 kg/ha/d x 112 d
            平板玻璃产量, 1, 万重量箱,               | 2.A.3   | CO2 | 100       | 10,000 cases of 50 kg x 0.2
            家禽粪便, 1, 万羽,                      | 3.A.2   | CH4 | 0.2       | 10,000 x 0.02 kg
            urea applied, 10, t,                   | 3.C.3   | CO2 | 7.333333333333333 | Vol 4 11.13: 10 x 0.20 x 44/12
            粗钢产量, 2, 万吨,                       | 2.C.1   | CO2 | 21200     | Vol 3 Table 4.1: 20,000 x 1.06
            composted waste, 1000, t,              | 4.B     | N2O | 0.24      | Vol 5 Table 4.1
            domestic wastewater, 10, t,            | 4.D.1   | CH4 | 0.99      | Vol 5 6.1: 10 t BOD x 0.6 x 0.165
            agricultural film, 3, t,               | X.2     | CO2 | 56.98     | 3 x 5.18 x 44/12
            tillage, 1500, mu,                     | X.2     | CO2 | 1.1462   | 1 km2 x 0.3126 t x 44/12
            beef cattle, 1000, head,               | 3.A.1   | CH4 | 47        | Vol 4 Table 10.11: 47 kg/head
            chemical fertilizer, 10, t,            | X.2     | CO2 | 32.83866666666667 | 10 x 0.8956 x 44/12
            """)
    void anItemEmitsWhatTheGuidelinesSay(String row, String category, String gas, double tonnes, String sum) {
        EnergyAccount account = count("2020,u," + row.replace(", ", ",") + "\n");
        assertThat(tonnes(account, category, gas)).as(sum).isCloseTo(tonnes, within(1e-9 * tonnes));
    }

    @Test
    void theCarbonDioxideOfWoodIsAMemoItemItsOtherGasesAreNot() {
        EnergyAccount account = count("2020,u,wood,10,t,residential\n");
        // 0.156 TJ x 300 kg x 28 + 0.156 TJ x 4 kg x 265
        assertThat(account.emissions().tCO2(2020, "u")).isCloseTo(0.156 * (0.3 * 28 + 0.004 * 265), within(1e-9));
        assertThat(account.lines()).extracting(Line::memo).containsExactly(true, false, false);
    }

    @Test
    void fuelsHaveOtherGasesOnlyWhereTheirSectorIsGiven() {
        assertThat(count("2020,u,raw coal,1,t,\n").lines()).singleElement().satisfies(l -> {
            assertThat(l.category().code()).isEqualTo("1.A");
            assertThat(l.gas().symbol()).isEqualTo("CO2");
        });
        assertThatThrownBy(() -> count("2020,u,raw coal,1,t,moon\n")).hasMessageContaining("CARBON-17");
        // one fuel in two sectors is no fuel given twice
        assertThat(count("2020,u,raw coal,1,t,工业\n2020,u,raw coal,1,t,电厂\n").lines())
                .hasSize(6);
    }

    @Test
    void aRowOfATableAddsAnItemWithARowForEachGas() {
        ItemFactors own = ItemFactors.of(InputTable.parse("own", """
                item,category,gas,factor,unit,oxidation,name_zh,aliases
                refinery flare,1.B.2,CO2,2.5,tCO2/t,0.98,火炬,flare
                refinery flare,1.B.2,CH4,3,kgCH4/t,,,
                switchgear,2.G.1,SF6,1,kg/t,,,
                """));
        EnergyAccount account =
                count(InventoryOptions.of(Route.IPCC).with(own), "2020,u,火炬,100,t,\n2020,u,switchgear,2,t,\n");
        assertThat(tonnes(account, "1.B.2", "CO2")).isCloseTo(245, within(1e-9));
        assertThat(tonnes(account, "1.B.2", "CH4")).isCloseTo(0.3, within(1e-12));
        assertThat(tonnes(account, "2.G.1", "SF6")).isCloseTo(0.002, within(1e-15));
        assertThat(account.emissions().tCO2(2020, "u")).isCloseTo(245 + 0.3 * 28 + 0.002 * 23_500, within(1e-9));
    }

    @Test
    void anOwnFactorReplacesItsGasAloneAndAYearOrUnitGoesFirst() {
        ItemFactors own = ItemFactors.of(InputTable.parse("own", """
                item,gas,factor,unit,year,region
                raw coal,CO2,1,tCO2/t,,
                raw coal,CO2,2,tCO2/t,2020,
                raw coal,CO2,3,tCO2/t,,v
                raw coal,CO2,4,tCO2/t,2020,v
                """));
        EnergyAccount account = count(
                InventoryOptions.of(Route.IPCC).with(own),
                "2019,u,raw coal,1,t,电厂\n2020,u,raw coal,1,t,电厂\n2019,v,raw coal,1,t,电厂\n2020,v,raw coal,1,t,电厂\n");
        assertThat(account.lines().stream()
                        .filter(l -> l.gas().symbol().equals("CO2"))
                        .map(Line::tonnes))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1)
                .containsExactly(1.0, 2.0, 3.0, 4.0);
        // 0.020908 TJ x 1 kg/TJ each
        assertThat(tonnes(account, "1.A.1", "CH4")).isCloseTo(4 * 20.908e-6, within(1e-12));
    }

    /** Each amount goes by the factor of its own measure, whichever row comes first; a unit's own before all others. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            raw coal,27,tC/TJ,; raw coal,0.7,tC/tce,           | 27 | 0.7
            raw coal,0.7,tC/tce,; raw coal,27,tC/TJ,           | 27 | 0.7
            raw coal,0.7,tC/tce,; raw coal,27,tC/TJ,u          | 27 | 0.791289
            raw coal,27,tC/TJ,; raw coal,0.7,tC/tce,u          | 23.88508 | 0.7
            """)
    void ofSeveralOwnFactorsThatOfTheMeasureCounts(String rows, double perTJ, double perTce) {
        for (Route route : List.of(Route.NCV, Route.STANDARD_COAL)) {
            ItemFactors own = ItemFactors.of(
                    InputTable.parse("own", "item,factor,unit,region\n" + String.join("\n", rows.split("; "))));
            EnergyAccount account =
                    count(InventoryOptions.of(route).with(own), "2019,u,raw coal,1,TJ,\n2020,u,raw coal,1,tce,\n");
            assertThat(account.lines().get(0).tC()).isCloseTo(perTJ, within(1e-5)); // 0.7 / 0.029307 TJ/tce
            assertThat(account.lines().get(1).tC()).isCloseTo(perTce, within(1e-9)); // 27 x 0.029307
        }
    }

    /** The remedy of CARBON-39: masses of gases are items of a factor of 1. */
    @Test
    void massesOfGasesAreConvertedByTheirPotentials() {
        ItemFactors own =
                ItemFactors.of(InputTable.parse("own", "item,factor,unit\nCO2,1,tCO2/t\nCH4,1,tCH4/t\nN2O,1,tN2O/t\n"));
        EnergyAccount account = count(
                InventoryOptions.of(Route.NCV).with(own), "2020,u,CO2,1,万吨,\n2020,u,CH4,10,t,\n2020,u,N2O,1,t,\n");
        assertThat(account.emissions().tCO2(2020, "u")).isCloseTo(10_000 + 10 * 28 + 265, within(1e-9));
    }

    @Test
    void anOwnFactorByMassStandsBesideOneByCoalEquivalent() {
        ItemFactors own =
                ItemFactors.of(InputTable.parse("own", "item,factor,unit\nraw coal,0.7,tC/tce\n原煤消费量,0.6,tC/t\n"));
        EnergyAccount account =
                count(InventoryOptions.of(Route.STANDARD_COAL).with(own), "2019,u,raw coal,1,t,\n2020,u,原煤,1,tce,\n");
        assertThat(account.lines()).extracting(Line::tC).containsExactly(0.6, 0.7);
    }

    @Test
    void amountsAndFactorsMayHaveIntervals() {
        InputTable table = InputTable.parse("carbon.energy", """
                year,unit,item,amount,unit_of_amount,low,high,distribution
                2020,u,flare,100,t,90,110,
                2020,u,synthetic nitrogen,100,t,,,
                """);
        ItemFactors own = ItemFactors.of(
                InputTable.parse("own", "item,factor,unit,low,high,distribution\nflare,2.5,tCO2/t,2,4,triangular\n"));
        List<Line> lines = EnergyAccount.of(
                        table, InventoryOptions.of(Route.NCV).with(own))
                .lines();
        assertThat(lines.get(0).activity().quantity())
                .isEqualTo(Distribution.of(Distribution.Shape.NORMAL, 100, 90, 110));
        assertThat(lines.get(0).uncertain().get(0).factor())
                .isEqualTo(Distribution.of(Distribution.Shape.TRIANGULAR, 2.5, 2, 4));
        assertThat(lines.get(0).uncertain().get(0).name()).isEqualTo("flare");
        // EF1 0.01 from 0.003 to 0.03 (IPCC 2006 Vol 4 Table 11.1), as the program brings it
        assertThat(lines.get(1).uncertain().get(0).factor().low()).isCloseTo(0.003 * 44 / 28, within(1e-9));
        assertThat(lines.get(1).uncertain().get(0).factor().high()).isCloseTo(0.03 * 44 / 28, within(1e-9));
        assertThat(lines.get(1).activity().quantity().isCertain()).isTrue();
        assertThatThrownBy(() -> ItemFactors.of(InputTable.parse("own", "item,factor,unit,low,high\na,1,tC/t,2,3\n")))
                .hasMessageContaining("CARBON-09");
    }

    @Test
    void gridFactorsMayBeThoseOfAUnit() {
        GridFactors grid = GridFactors.of(
                InputTable.parse("grid", "year,value,unit,region\n2020,0.6,kgCO2/kWh,\n2020,0.4,kgCO2/kWh,v\n"));
        EnergyAccount account = count(
                InventoryOptions.of(Route.NCV).with(grid),
                "2020,u,electricity,1000,kWh,\n2020,v,electricity,1000,kWh,\n");
        assertThat(account.emissions().tCO2(2020, "u")).isCloseTo(0.6, within(1e-12));
        assertThat(account.emissions().tCO2(2020, "v")).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void gasesCountByTheSetAndHorizonAskedFor() {
        for (int horizon : WarmingPotential.HORIZONS) {
            double methane = horizon == 100 ? 28 : 84;
            assertThat(count(
                                    InventoryOptions.of(Route.NCV).with(WarmingPotential.of("", "AR5", horizon)),
                                    "2020,u,swine,1000,head,\n")
                            .emissions()
                            .tCO2(2020, "u"))
                    .isCloseTo(methane, within(1e-12));
        }
    }

    /** Whatever the route, unit and item: an auditor's calculator comes to the same tonnes. */
    @ParameterizedTest
    @EnumSource(Route.class)
    void theStepsOfEveryLineMultiplyToIt(Route route) {
        String rows = """
                2021,u,raw coal,12.5,万吨,工业
                2021,u,raw coal,3,tce,电厂
                2021,u,diesel,7,TJ,transport
                2021,u,natural gas,0.8,亿立方米,居民生活
                2021,u,coke,29,GJ,
                2021,u,electricity,35,亿千瓦时,
                2021,u,heat,100,GJ,
                2021,u,cement clinker,120,万吨,
                2021,u,irrigation,3,万亩,
                2021,u,swine manure,85.3,万头,
                2021,u,crop residue nitrogen,1.2,kt,
                2021,u,landfilled waste,20,万吨,
                2021,u,aluminium anode effects,3,t,
                2021,u,own coal,3,tce,
                2021,u,own coal twice,3,GJ,
                """;
        ItemFactors own = ItemFactors.of(InputTable.parse(
                "own", "item,factor,unit,oxidation\nown coal,94.6,kgCO2/GJ,0.98\nown coal twice,0.75,tC/tce,\n"));
        InventoryOptions options = InventoryOptions.of(route)
                .with(GridFactors.preset("g", "hunan"))
                .with(own)
                .with(new Decay(0.09));
        assertThat(count(options, rows + "2020,u,landfilled waste,18,万吨,\n").lines())
                .hasSizeGreaterThan(20)
                .allSatisfy(l -> {
                    double product = l.activity().amount();
                    for (LedgerLine.Step step : l.steps()) {
                        product *= step.value();
                    }
                    assertThat(product)
                            .as(l.item() + " " + l.gas())
                            .isCloseTo(l.tCO2(), within(1e-12 * Math.abs(l.tCO2())));
                });
    }

    /** IPCC 2006 Vol 5 3A1.3 to 3A1.6 year by year: what is there decays by e^-k, deposits from the year after. */
    private static double methane(double[] deposits, double k) {
        double accumulated = 0;
        double decomposed = 0;
        for (double deposit : deposits) {
            decomposed = accumulated * (1 - Math.exp(-k));
            accumulated = accumulated * Math.exp(-k) + deposit * 0.065 * 0.5 * 1.0;
        }
        return decomposed * 0.5 * 16 / 12;
    }

    @Test
    void landfilledWasteDecaysAsInTheSpreadsheetOfTheGuidelines() {
        StringBuilder rows = new StringBuilder();
        double[] deposits = new double[40];
        for (int i = 0; i < deposits.length; i++) {
            deposits[i] = 1000 + 37 * i * i % 501;
            rows.append(String.format(Locale.ROOT, "%d,u,填埋垃圾,%f,t,\n", 1981 + i, deposits[i]));
        }
        rows.append("2020,u,diesel,1,t,\n");
        EnergyAccount account = count(InventoryOptions.of(Route.NCV).with(new Decay(0.17)), rows.toString());
        assertThat(account.lines().stream()
                        .filter(l -> l.year() == 2020 && l.category().code().equals("4.A"))
                        .mapToDouble(Line::tonnes)
                        .sum())
                .isCloseTo(methane(deposits, 0.17), within(1e-9));
        assertThat(account.history()).hasSize(39).doesNotContain(2020);
        assertThat(account.reported()).allSatisfy(l -> assertThat(l.year()).isEqualTo(2020));
        // a steady inflow comes to its whole methane in the end
        assertThat(new Decay(0.17).decayed(200)).isCloseTo(1, within(1e-12));
    }

    @Test
    void yearsBetweenAreInterpolated() {
        InventoryOptions decay = InventoryOptions.of(Route.NCV).with(new Decay(0.09));
        EnergyAccount gaps = count(decay, "2000,u,填埋垃圾,100,t,\n2004,u,填埋垃圾,300,t,\n2010,u,diesel,1,t,\n");
        EnergyAccount whole = count(
                decay,
                "2000,u,填埋垃圾,100,t,\n2001,u,填埋垃圾,150,t,\n2002,u,填埋垃圾,200,t,\n2003,u,填埋垃圾,250,t,\n"
                        + "2004,u,填埋垃圾,300,t,\n2010,u,diesel,1,t,\n");
        assertThat(gaps.emissions().tC(2010, "u")).isEqualTo(whole.emissions().tC(2010, "u"));
        assertThat(gaps.cautions())
                .extracting(p -> p.code().id())
                .containsExactly("CARBON-C35", "CARBON-C34", "CARBON-C04");
    }

    /** Rows of one year that are charged apart, and factors of single years: each is waste of its own. */
    @Test
    void allWasteOfAYearDecays() {
        String table = "year,unit,item,amount,unit_of_amount,charged_to\n";
        ItemFactors own = ItemFactors.of(InputTable.parse(
                "own", "item,factor,unit,year\nlandfilled waste,0.02,tCH4/t,\nlandfilled waste,0.04,tCH4/t,2004\n"));
        InventoryOptions decay =
                InventoryOptions.of(Route.NCV).with(new Decay(0.09)).with(own);
        EnergyAccount apart = EnergyAccount.of(
                InputTable.parse(
                        "carbon.energy",
                        table + "2000,u,填埋垃圾,100,t,construction\n2000,u,填埋垃圾,60,t,unused\n"
                                + "2004,u,填埋垃圾,300,t,unused\n2010,u,diesel,1,t,\n"),
                decay);
        double methane = 0; // in a straight line from 160 t at 0.02 to 300 t at 0.04
        for (int i = 0; i <= 4; i++) {
            double potential = 160 * 0.02 * (1 - i / 4.0) + 300 * 0.04 * i / 4.0;
            methane += potential * (Math.exp(-0.09 * (9 - i)) - Math.exp(-0.09 * (10 - i)));
        }
        List<Line> decayed = apart.reported().stream()
                .filter(l -> l.category().code().equals("4.A"))
                .toList();
        assertThat(decayed.stream().mapToDouble(Line::tonnes).sum()).isCloseTo(methane, within(1e-12));
        assertThat(decayed)
                .extracting(l -> l.activity().use().chargedTo().orElse(""))
                .containsExactly("construction", "unused", "unused");
    }

    /** A factor of one's own for direct N2O leaves the indirect N2O of the same nitrogen. */
    @Test
    void aFactorOfAStreamReplacesThatStreamAlone() {
        String head = "item,factor,unit,stream\nsynthetic nitrogen,0.02,kgN2O/kg,";
        String row = "2020,u,synthetic nitrogen,1000,t,\n";
        for (String stream : List.of("direct", "", "mine")) {
            InventoryOptions own =
                    InventoryOptions.of(Route.NCV).with(ItemFactors.of(InputTable.parse("own", head + stream + "\n")));
            double indirect = stream.equals("direct") ? (0.1 * 0.01 + 0.3 * 0.0075) * 44 / 28 : 0;
            assertThat(count(own, row).lines().stream()
                            .mapToDouble(Line::tonnes)
                            .sum())
                    .as(stream)
                    .isCloseTo(1000 * (0.02 + indirect), within(1e-9));
        }
    }

    @Test
    void recoveredMethaneIsTakenOff() {
        EnergyAccount account = count("2020,u,landfilled waste,1000,t,\n2020,u,landfill gas recovered,1,t,\n");
        assertThat(tonnes(account, "4.A", "CH4")).isCloseTo(1000 * 0.065 * 0.25 * 16 / 12 - 1, within(1e-9));
    }

    @Test
    void whatMayBeCountedTwiceIsTold() {
        assertThat(codes(count("2020,u,cement clinker,1,t,\n2020,v,cement,1,t,\n")))
                .doesNotContain("CARBON-C30");
        assertThat(codes(count("2020,u,cement clinker,1,t,\n2020,u,cement,1,t,\n")))
                .contains("CARBON-C30");
        GridFactors grid = GridFactors.preset("g", "hunan");
        InventoryOptions options = InventoryOptions.of(Route.NCV).with(grid);
        assertThat(codes(count(options, "2021,u,raw coal,1,t,电厂\n2021,u,electricity,1,MWh,\n")))
                .contains("CARBON-C31");
        assertThat(codes(count(options, "2021,u,raw coal,1,t,工业\n2021,u,electricity,1,MWh,\n")))
                .doesNotContain("CARBON-C31");
        ItemFactors fuel = ItemFactors.of(InputTable.parse("own", "item,factor,unit\ncement clinker,0.83,tCO2/t\n"));
        assertThat(codes(count(
                        InventoryOptions.of(Route.NCV).with(fuel),
                        "2021,u,raw coal,1,t,\n2021,u,cement clinker,1,t,\n")))
                .contains("CARBON-C32");
        assertThat(codes(count("2021,u,raw coal,1,t,\n2021,u,cement clinker,1,t,\n")))
                .doesNotContain("CARBON-C32");
    }

    private static List<String> codes(EnergyAccount account) {
        return account.cautions().stream().map(p -> p.code().id()).toList();
    }

    @Test
    void anUnknownGasCategoryAndUnitAreToldAtOnce() {
        assertThatThrownBy(() -> ItemFactors.of(InputTable.parse("own", """
                item,category,gas,factor,unit,oxidation
                a,9.Z,CO2,1,tC/t,
                b,,XY,1,tC/t,
                c,,CO2,1,t/t,
                d,,CH4,1,kgN2O/t,
                e,,,1,tC/t,98
                f,,CO2,1,tC/t,
                f,,CO2,2,tCO2/t,
                """)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::code)
                                .extracting(c -> c.id())
                                .containsExactly(
                                        "CARBON-32", "CARBON-17", "CARBON-05", "CARBON-33", "CARBON-31", "CARBON-03"));
    }

    private static Optional<Completeness.Status> status(List<Completeness.Status> all, String code) {
        return all.stream().filter(s -> s.category().code().equals(code)).findFirst();
    }

    @Test
    void everyCategoryHasANotationKey() {
        EnergyAccount account = count(
                InventoryOptions.of(Route.NCV).with(GridFactors.preset("g", "hunan")),
                "2021,u,raw coal,1,t,\n2021,u,electricity,1,MWh,\n2021,u,aluminium,0,t,\n2021,u,lime,3,t,\n");
        List<Completeness.Status> all = Completeness.of(
                account.lines(),
                List.of(new Completeness.Status(
                        Category.of("3.B"), Completeness.Key.IE, Bilingual.same("in factors"))));
        assertThat(all)
                .extracting(s -> s.category().code())
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(60);
        assertThat(status(all, "2.A.2").orElseThrow().key()).isEqualTo(Completeness.Key.E);
        assertThat(status(all, "1.A.2").orElseThrow().key()).isEqualTo(Completeness.Key.IE); // in 1.A
        assertThat(status(all, "2.C.3").orElseThrow().key()).isEqualTo(Completeness.Key.NO);
        assertThat(status(all, "4.A").orElseThrow().key()).isEqualTo(Completeness.Key.NE);
        assertThat(status(all, "3.B.1.a").orElseThrow().key()).isEqualTo(Completeness.Key.IE);
        assertThat(status(Completeness.of(account.lines(), List.of()), "3.B.1.a")
                        .orElseThrow()
                        .key())
                .isEqualTo(Completeness.Key.NE);
        assertThat(status(all, "1.A").orElseThrow().key()).isEqualTo(Completeness.Key.E); // rows go straight to it
        assertThat(status(all, "2.A")).isEmpty(); // a heading
    }

    /** Level and trend by hand: 60, 30, 10 of 100, then 40, 60, 10 of 110. */
    @Test
    void keyCategoriesMakeUpNinetyFivePercent() {
        ItemFactors own = ItemFactors.of(InputTable.parse(
                "own", "item,category,factor,unit\na,2.A.1,1,tCO2/t\nb,2.C.1,1,tCO2/t\nc,2.B.1,1,tCO2/t\n"));
        EnergyAccount account = count(
                InventoryOptions.of(Route.NCV).with(own),
                "2010,u,a,60,t,\n2010,u,b,30,t,\n2010,u,c,10,t,\n2020,u,a,40,t,\n2020,u,b,60,t,\n2020,u,c,10,t,\n");
        List<KeyCategories.Ranked> ranked = KeyCategories.of(account.lines());
        assertThat(ranked).hasSize(9);
        assertThat(ranked.subList(0, 3))
                .extracting(r -> r.category().code())
                .containsExactly("2.A.1", "2.C.1", "2.B.1");
        assertThat(ranked.subList(0, 3)).extracting(KeyCategories.Ranked::key).containsExactly(true, true, true);
        assertThat(ranked.get(1).cumulative()).isCloseTo(0.9, within(1e-12));
        // trend: 0.6 x |-1/3 - 0.1| = 0.26, 0.3 x |1 - 0.1| = 0.27, 0.1 x |0 - 0.1| = 0.01; of 0.54
        assertThat(ranked.subList(6, 9))
                .extracting(r -> r.category().code())
                .containsExactly("2.C.1", "2.A.1", "2.B.1");
        assertThat(ranked.get(6).share()).isCloseTo(0.5, within(1e-12));
        assertThat(ranked.get(7).share()).isCloseTo(0.26 / 0.54, within(1e-12));
        assertThat(ranked.subList(6, 9)).extracting(KeyCategories.Ranked::key).containsExactly(true, true, false);
    }

    @Test
    void theReportingTablesSumTheirLines() {
        EnergyAccount account = count(
                InventoryOptions.of(Route.NCV).with(GridFactors.preset("g", "hunan")),
                "2021,u,raw coal,1000,t,工业\n2021,v,diesel,500,t,交通\n2021,u,swine,1000,head,\n"
                        + "2021,u,electricity,1,GWh,\n"
                        + "2021,u,aluminium anode effects,1000,t,\n2021,u,early rice,100,ha,\n");
        List<ReportingTables.Sheet> sheets =
                ReportingTables.of("region", account.reported(), Completeness.of(account.reported(), List.of()));
        assertThat(sheets)
                .extracting(ReportingTables.Sheet::name)
                .containsExactly("Summary1 2021", "Summary2 2021", "Table10");
        assertThat(sheets.get(0).rows().subList(0, 3))
                .containsExactly(
                        List.of("SUMMARY 1", "", "Year 2021"),
                        List.of("SUMMARY REPORT FOR NATIONAL GREENHOUSE GAS INVENTORIES "
                                + "(layout of the Common Reporting Tables)"),
                        List.of("region"));
        List<List<Object>> two = sheets.get(1).rows();
        double total = cell(two, "Total national");
        assertThat(total).isCloseTo(cell(two, "1  Energy") + cell(two, "2  Ind") + cell(two, "3  Agri"), within(1e-9));
        assertThat(cell(two, "1  Energy")).isCloseTo(cell(two, "1.A.2") + cell(two, "1.A.3"), within(1e-12));
        // without what is outside the inventory
        double all =
                account.emissions().list().stream().mapToDouble(e -> e.tCO2()).sum();
        assertThat(1000 * total + 513.8).isCloseTo(all, within(1e-6));
        assertThat(cell(two, "electricity and heat bought")).isCloseTo(0.5138, within(1e-12));
        // 1000 t x 0.4 kg CF4 x 6,630 and 0.04 kg C2F6 x 11,100
        assertThat(cell(two, "2.C ")).isCloseTo((0.4 * 6630 + 0.04 * 11_100) / 1000, within(1e-12));
        assertThat(row(two, "5.A").get(2)).isEqualTo("NE");
        // kilotonnes of the gas itself in the first summary: 1,000 heads x 1 kg
        assertThat((double) row(sheets.get(0).rows(), "3.A ").get(2)).isCloseTo(0.001, within(1e-15));
    }

    /** Fuels without a sector stand in 1.A: its parts are included elsewhere, of CO2, and not estimated of methane. */
    @Test
    void partsOfFuelsWithoutASectorAreIncludedElsewhere() {
        EnergyAccount account = count(InventoryOptions.of(Route.NCV), "2021,u,raw coal,1000,t,\n");
        List<List<Object>> one = ReportingTables.of(
                        "region", account.reported(), Completeness.of(account.reported(), List.of()))
                .get(0)
                .rows();
        assertThat(row(one, "1.A.2").subList(1, 4)).containsExactly("IE", "NE", "NE");
        assertThat(row(one, "1.A.1").get(1)).isEqualTo("IE");
        assertThat(row(one, "1.B.1").get(1)).isEqualTo("NE");
        assertThat(row(one, "3.A").get(2)).isEqualTo("NE");
    }

    /** What yearbooks sum up in standard coal is an item of the route that counts so. */
    @Test
    void energyConsumptionInStandardCoalIsAnItem() {
        EnergyAccount account = count(InventoryOptions.of(Route.STANDARD_COAL), "2021,u,能源消费总量,10,万吨标准煤,\n");
        assertThat(account.lines().get(0).tC()).isCloseTo(10e4 * 0.7559, within(1e-6));
    }

    private static List<Object> row(List<List<Object>> rows, String name) {
        return rows.stream()
                .filter(r -> !r.isEmpty() && r.get(0).toString().contains(name))
                .findFirst()
                .orElseThrow();
    }

    private static double cell(List<List<Object>> rows, String name) {
        List<Object> row = row(rows, name);
        return (double) row.get(row.size() - 1);
    }

    @Test
    void aGridFactorIsNamedByItsUnitAndIsNoSink() {
        GridFactors grid = GridFactors.of(
                InputTable.parse("grid.csv", "year,value,unit,region\n2020,0.5,tCO2/MWh,u\n2020,0.6,tCO2/MWh,\n"));
        EnergyAccount account =
                count(InventoryOptions.of(Route.NCV).with(grid), "2020,u,电力,10,MWh,\n2020,v,电力,10,MWh,\n");
        assertThat(account.emissions().tCO2(2020, "u")).isCloseTo(5, within(1e-12));
        assertThat(account.emissions().tCO2(2020, "v")).isCloseTo(6, within(1e-12));
        assertThat(account.lines().stream()
                        .flatMap(l -> l.steps().stream())
                        .map(s -> s.name().in(Language.EN)))
                .contains("electricity: grid of u, 2020", "electricity: grid of grid.csv, 2020");
        assertThatThrownBy(() -> GridFactors.of(InputTable.parse("g", "year,value,unit\n2020,-0.5,tCO2/MWh\n")))
                .hasMessageContaining("CARBON-13");
    }

    @Test
    void anItemsFactorIsGivenOnceWhicheverItsName() {
        InputTable table = InputTable.parse(
                "own", "item,factor,unit\n原煤,1.98,tCO2/t\nsteel,2,tCO2/t\nraw coal,2.5,tCO2/t\nSteel,3,tCO2/t\n");
        assertThat(catchThrowableOfType(ProblemException.class, () -> ItemFactors.of(table))
                        .problems())
                .extracting(p -> p.code() + " " + p.place() + " " + p.args())
                .containsExactly(
                        "CARBON_03_TWICE own row 4 \"raw coal\" [raw coal, 2]",
                        "CARBON_03_TWICE own row 5 \"Steel\" [Steel, 3]");
    }
}
