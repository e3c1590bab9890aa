package org.carbonscape.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.zone.UnitSet;
import org.junit.jupiter.api.Test;

class FactorSetTest {
    private static final Legend SIX = Legend.preset("landUse.legend", "cnlucc-6");

    private static FactorSet of(String rows) {
        return FactorSet.of(
                InputTable.parse("carbon.factors", "class,value,unit,low,high,source,tag,flow,unit_id\n" + rows), SIX);
    }

    @Test
    void factorsInAnyUnitAreKeptInCarbonPerHectareAndYear() {
        FactorSet set = of("""
                forest,-0.644,kgC/m2/yr
                cultivated,0.422,tC/ha/a
                water,-44,tCO2/km2/yr
                """);
        assertThat(set.find(2).orElseThrow().tC_per_ha_yr()).isEqualTo(-6.44);
        assertThat(set.find(1).orElseThrow().tC_per_ha_yr()).isEqualTo(0.422);
        assertThat(set.find(4).orElseThrow().tC_per_ha_yr()).isCloseTo(-0.12, within(1e-16));
        assertThat(set.find(3)).isEmpty();
        assertThat(set.flux_tCO2_per_ha_yr(""))
                .containsExactly(new double[] {0, 0.422 * 44 / 12, -6.44 * 44 / 12, 0, -0.44, 0, 0}, within(1e-14));
        assertThat(set.find(2).orElseThrow().amount().written()).isEqualTo(-0.644);
    }

    @Test
    void aClassByEitherOfItsNamesIsGivenTwice() {
        Problems problems = new Problems();
        problems.attempt(() -> of("forest,-0.6,tC/ha/yr\n林地,-0.9,tC/ha/yr\n"));
        assertThat(problems.problems())
                .containsExactly(Problem.of(ProblemCode.CARBON_03_TWICE, "carbon.factors row 3 \"林地\"", "林地", 2));
    }

    @Test
    void aUnitsOwnFactorGoesBeforeTheOneForEverywhere() {
        FactorSet set = of("""
                forest,-0.6,tC/ha/yr
                forest,-1,tC/ha/yr,,,,,,430121
                """);
        assertThat(set.find(2, "430121").orElseThrow().tC_per_ha_yr()).isEqualTo(-1);
        assertThat(set.find(2, "430102").orElseThrow().tC_per_ha_yr()).isEqualTo(-0.6);
        assertThat(set.all(2)).extracting(Factor::tC_per_ha_yr).containsExactly(-0.6, -1.0);
        assertThat(set.all(1)).isEmpty();
    }

    private static final UnitSet COUNTIES = NamedUnits.of("counties", "430102", "430111", "430121");
    private static final UnitSet TOWNS = NamedUnits.of("towns", "1", "2", "430121");

    private static FactorSet owned(String... unitsAndSets) {
        StringBuilder rows = new StringBuilder("class,value,unit,unit_id,unit_set\nforest,-0.6,tC/ha/yr,,\n");
        for (String row : unitsAndSets) {
            rows.append("forest,-1,tC/ha/yr,").append(row).append("\n");
        }
        return FactorSet.of(InputTable.parse("carbon.factors", rows.toString()), SIX);
    }

    /** Each of hundreds of units was told in a caution of its own. */
    @Test
    void whatIsDoubtfulOfManyUnitsFactorsIsToldOnce() {
        StringBuilder rows = new StringBuilder("class,value,unit,unit_id\n");
        for (int u = 0; u < 300; u++) {
            rows.append("forest,")
                    .append(-6 - u / 100.0)
                    .append(",tC/ha/yr,")
                    .append(u)
                    .append('\n');
        }
        rows.append("forest,0.2,tC/ha/yr,300\nforest,0.5,tC/ha/yr,301\n");
        List<Problem> told = FactorSet.of(InputTable.parse("carbon.factors", rows.toString()), SIX)
                .cautions();
        assertThat(told)
                .extracting(p -> p.found(Language.EN))
                .containsExactly(
                        "the sink factor \u22128.99 to \u22126 tC/ha/yr of \"forest\" lies outside the plausible "
                                + "range of net ecosystem uptake, 0.1 to 3 tC/ha/yr.",
                        "the factor 0.2 to 0.5 tC/ha/yr of \"forest\" makes it a source.");
        assertThat(told.get(1).text(Language.ZH)).contains("“林地”的系数 0.2 至 0.5 tC/ha/yr 为正");
    }

    /** "set: ids", or the code of the problem. */
    private static String owners(FactorSet factors, UnitSet... sets) {
        Problems problems = new Problems();
        Optional<UnitSet> owners = factors.owners(List.of(sets), problems);
        if (!problems.isEmpty()) {
            assertThat(owners).isEmpty();
            return String.join(
                    " ", problems.problems().stream().map(p -> p.code().id()).toList());
        }
        return owners.map(o -> o.name() + ": "
                        + IntStream.rangeClosed(1, o.count()).mapToObj(o::id).toList())
                .orElse("nobody");
    }

    @Test
    void unitsWithFactorsOfTheirOwnAreFoundInTheSetThatHasThem() {
        assertThat(owners(owned(), COUNTIES, TOWNS)).isEqualTo("nobody");
        assertThat(owners(owned())).as("no units are needed either").isEqualTo("nobody");
        assertThat(owners(owned("430111,", "430102,"), COUNTIES, TOWNS)).isEqualTo("counties: [430102, 430111]");
        assertThat(owners(owned("430121,", "430102,"), COUNTIES, TOWNS))
                .as("towns have one of them only")
                .isEqualTo("counties: [430102, 430121]");
        assertThat(owners(owned("2,"), COUNTIES, TOWNS)).isEqualTo("towns: [2]");
    }

    @Test
    void anIdOfSeveralSetsNeedsTheNameOfItsSet() {
        assertThat(owners(owned("430121,"), COUNTIES, TOWNS)).isEqualTo("CARBON-18");
        assertThat(owners(owned("430121,towns"), COUNTIES, TOWNS)).isEqualTo("towns: [430121]");
        assertThat(owners(owned("430121,counties", "430102,"), COUNTIES, TOWNS))
                .as("one row that names it is enough")
                .isEqualTo("counties: [430102, 430121]");
        assertThat(owners(owned("430121,villages"), COUNTIES, TOWNS)).isEqualTo("STUDY-09");
        assertThat(owners(owned("430102,towns"), COUNTIES, TOWNS)).isEqualTo("CARBON-14");
    }

    @Test
    void unitsOfTwoSetsUnknownUnitsAndNoUnitsAreProblems() {
        assertThat(owners(owned("430102,", "1,"), COUNTIES, TOWNS)).isEqualTo("CARBON-19");
        assertThat(owners(owned("430102,counties", "1,towns"), COUNTIES, TOWNS)).isEqualTo("CARBON-19");
        assertThat(owners(owned("9,", "1,", "8,"), COUNTIES, TOWNS))
                .as("every stranger")
                .isEqualTo("CARBON-14 CARBON-14");
        assertThat(owners(owned("430102,"))).isEqualTo("CARBON-20");
        assertThatThrownBy(() -> FactorSet.of(
                        InputTable.parse("carbon.factors", "class,value,unit,unit_set\nforest,-1,tC/ha/yr,counties\n"),
                        SIX))
                .hasMessageContaining("carbon.factors row 2 \"forest\": unit_id is empty.");
    }

    private static boolean[] all(Legend legend) {
        boolean[] all = new boolean[legend.classes() + 1];
        Arrays.fill(all, true);
        return all;
    }

    @Test
    void aClassWithFactorsHereAndThereOnlyIsToldAsSuch() {
        assertThat(of("cultivated,0.4,tC/ha/yr\ngrassland,-0.02,tC/ha/yr,,,,,,430121")
                        .withoutFactor(all(SIX), new boolean[SIX.classes() + 1]))
                .map(c -> c.text(Language.EN))
                .hasValueSatisfying(t -> assertThat(t)
                        .contains("count as zero: forest, "
                                + "grassland (outside 430121), water, construction (no emissions either), unused."));
    }

    @Test
    void aFactorOfARoleHoldsForEveryClassOfTheRoleWithoutItsOwn() {
        Legend fine = Legend.preset("landUse.legend", "cnlucc-25");
        FactorSet set = FactorSet.of(InputTable.parse("carbon.factors", """
                class,value,unit
                other woodland,-0.3,tC/ha/yr
                forest,-0.644,tC/ha/yr
                """), fine);
        assertThat(set.find(fine.find("closed forest").orElseThrow().index())
                        .orElseThrow()
                        .tC_per_ha_yr())
                .isEqualTo(-0.644);
        assertThat(set.find(fine.find("shrubland").orElseThrow().index())
                        .orElseThrow()
                        .tC_per_ha_yr())
                .isEqualTo(-0.644);
        assertThat(set.find(fine.find("other woodland").orElseThrow().index())
                        .orElseThrow()
                        .tC_per_ha_yr())
                .isEqualTo(-0.3);
        assertThat(FactorSet.preset("carbon.factors", "literature-cn", fine)
                        .find(1)
                        .orElseThrow()
                        .tC_per_ha_yr())
                .isEqualTo(0.422);
    }

    @Test
    void theTenfoldForestSinkOfTheReferenceStudyIsFoundOut() {
        FactorSet set = FactorSet.preset("carbon.factors", "reference-study", SIX);
        assertThat(set.implausible())
                .singleElement()
                .satisfies(f -> assertThat(f.className()).isEqualTo("forest"));
        assertThat(set.cautions().get(0).text(Language.EN)).isEqualTo("""
                CARBON-C01  carbon.factors: the sink factor \u22126.44 tC/ha/yr of "forest" lies outside the plausible \
                range of net ecosystem uptake, 0.1 to 3 tC/ha/yr.
                            Check the unit (0.644 kgC/m2 is 6.44 tC/ha) and whether it is NPP instead of NEP; the \
                report of a study shows the result with the usual factor \u22120.644 beside it.""");
        assertThat(set.withUsualFactors().orElseThrow().find(2).orElseThrow().tC_per_ha_yr())
                .isEqualTo(-0.644);
        assertThat(FactorSet.preset("carbon.factors", "literature-cn", SIX).withUsualFactors())
                .isEmpty();
        assertThat(of("forest,-0.05,tC/ha/yr").implausible()).hasSize(1);
        assertThat(of("forest,0,tC/ha/yr\nwater,0,tC/ha/yr").cautions())
                .singleElement()
                .satisfies(p -> assertThat(p.text(Language.EN))
                        .contains("the sink factor 0 tC/ha/yr of \"forest\"")
                        .contains("shows the result with the usual factor \u22120.644 beside it"));
        assertThat(of("grassland,-0.05,tC/ha/yr").implausible()).isEmpty();
        assertThat(of("grassland,-3.1,tC/ha/yr").implausible()).hasSize(1);
        assertThat(of("forest,-3,tC/ha/yr\nwater,-0.1,tC/ha/yr").implausible()).isEmpty();
    }

    @Test
    void theUnstatedSubstanceIsToldAsInTheDesign() {
        assertThatThrownBy(() -> FactorSet.of(
                        InputTable.of(
                                "carbon.factors",
                                List.of("class", "value", "unit"),
                                List.of(
                                        List.of("cultivated", "0.4", "tC/ha/yr"),
                                        List.of("water", "-0.2", "tC/ha/yr"),
                                        List.of("forest", "-0.6", "t/ha/yr"))),
                        SIX))
                .isInstanceOf(ProblemException.class)
                .hasMessage("""
                CARBON-05   carbon.factors row 4 "forest": unit "t/ha/yr" does not say of what.
                            Write tC/ha/yr or tCO2/ha/yr.""");
    }

    @Test
    void allProblemsOfATableAreToldAtOnce() {
        assertThatThrownBy(() -> of("""
                forrest,1,tC/ha/yr
                forest,-0.6,
                forest,-0.6,tC/ha/yr
                water,nan,tC/ha/yr
                cultivated,inf,tC/ha/yr
                grassland,,tC/ha/yr
                unused,1,tC/ha/yr,2,3
                construction,1,tC/ha
                """))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .extracting(p -> p.code().id())
                                .containsExactly(
                                        "CARBON-04",
                                        "CARBON-03",
                                        "INPUT-03",
                                        "INPUT-03",
                                        "INPUT-04",
                                        "CARBON-09",
                                        "CARBON-07",
                                        "CARBON-02"));
    }

    @Test
    void aClassThatCarriesEmissionsNeedsNoFactorAndAnUnknownKindHasNoUsualOne() {
        Legend own = Legend.of(InputTable.parse("legend", "code,class\n1,Zone A\n2,Zone B\n3,Zone C\n"));
        FactorSet set =
                FactorSet.of(InputTable.parse("carbon.factors", "class,value,unit\nZone A,-6.44,tC/ha/yr\n"), own);
        assertThat(Stream.concat(
                                set.cautions().stream(),
                                set.withoutFactor(all(own), new boolean[] {false, false, false, true}).stream())
                        .map(p -> p.text(Language.EN)))
                .containsExactly("""
                CARBON-C01  carbon.factors: the sink factor \u22126.44 tC/ha/yr of "Zone A" lies outside the plausible \
                range of net ecosystem uptake, 0.1 to 3 tC/ha/yr.
                            Check the unit (0.644 kgC/m2 is 6.44 tC/ha) and whether it is NPP instead of NEP.""", """
                CARBON-C02  carbon.factors: these classes have no factor and count as zero: Zone B.
                            Add a row for each (a preset's factors find classes by the legend's column role), or leave \
                it if zero is intended.""");
    }

    /** Which of them are used was looked for among all, for each: minutes where many units have their own. */
    @Test
    void factorsOfManyUnitsAreLookedThroughAtOnce() {
        StringBuilder rows = new StringBuilder("forest,-0.6,tC/ha/yr\n");
        IntStream.range(0, 100_000)
                .forEach(u -> rows.append("forest,-1,tC/ha/yr,,,,,,").append(u).append('\n'));
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            FactorSet set = of(rows.toString());
            assertThat(set.used()).hasSize(100_001);
            assertThat(set.cautions()).isEmpty();
        });
    }

    @Test
    void aRowOfSumsIsToldWithTheWayOut() {
        Legend legend = Legend.of(InputTable.parse("landUse.legend", "code,class\n2,林地\n4,草地\n"));
        for (String sum : List.of("合计", "Total", "平均值")) {
            assertThatThrownBy(() -> FactorSet.of(
                            InputTable.parse("f.csv", "class,value,unit\n林地,-1,tC/ha/yr\n" + sum + ",-1,\n"), legend))
                    .isInstanceOfSatisfying(ProblemException.class, e -> {
                        assertThat(e.problems().get(0).text(Language.EN)).isEqualTo("""
                                CARBON-02   f.csv row 3 "%1$s": the legend has no class "%1$s".
                                            Write one of: 林地, 草地. Remove a row of sums or means: it is no \
                                class.""".formatted(sum));
                        assertThat(e.problems().get(0).text(Language.ZH)).isEqualTo("""
                                CARBON-02   f.csv 第 3 行 "%1$s"：图例中没有地类“%1$s”。
                                            请写以下之一：林地、草地。合计、平均等行不是地类，请删去。""".formatted(sum));
                    });
        }
    }

    /** Of a legend with two levels the coarse one is studied: the remedy says how the fine one is. */
    @Test
    void aFinerClassThanThoseOfTheLegend() {
        Legend legend =
                Legend.of(InputTable.parse("landUse.legend", "code,class,name\n2,林地,有林地\n3,林地,灌木林\n4,草地,牧草地\n"));
        assertThatThrownBy(() -> FactorSet.of(
                        InputTable.parse("f.csv", "class,value,unit\n灌木林,-1,tC/ha/yr\n草地,-1,tC/ha/yr\n"), legend))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problems()).hasSize(1);
                    assertThat(e.problems().get(0).text(Language.EN)).isEqualTo("""
                            CARBON-02   f.csv row 2 "灌木林": the legend has no class "灌木林".
                                        Write one of: 林地, 草地. To study the finer classes instead, give a legend that \
                            has them in its column class, and their kind of land (forest, water) in its column \
                            role.""");
                    assertThat(e.problems().get(0).text(Language.ZH)).isEqualTo("""
                            CARBON-02   f.csv 第 2 行 "灌木林"：图例中没有地类“灌木林”。
                                        请写以下之一：林地、草地。若要按细分地类研究，请在图例中将其列名写为“地类”，\
                            并以“归类”列注明其土地类型（如林地、水域）。""");
                });
    }

    /** Bounds whose difference is infinite gave no interval, and said nothing. */
    @Test
    void boundsThatNobodyCanMean() {
        for (String bounds : List.of("-1e308,1e308", "-1e200,1e200", "-2e12,0")) {
            InputTable table = InputTable.parse(
                    "f.csv", "class,value,unit,low,high\nforest,-1,tC/ha/yr," + bounds + "\nwater,-1,tC/ha/yr,,\n");
            assertThatThrownBy(() -> FactorSet.of(table, Legend.preset("landUse.legend", "cnlucc-6")))
                    .hasMessageContaining("INPUT-06")
                    .hasMessageContaining("low comes to -");
        }
    }
}
