package org.carbonscape.landcarbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.carbonscape.carbon.Category;
import org.carbonscape.carbon.Term;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problems;
import org.junit.jupiter.api.Test;

/** Tier 1 against the equations of the IPCC (2006, Vol 4), hectare by hectare. */
class LandModelTest {
    /** 1 cultivated, 2 forest, 3 grassland, 4 water, 5 construction, 6 unused. */
    private static final Legend SIX = Legend.preset("landUse.legend", "cnlucc-6");

    private static final Stratum HUNAN =
            new Stratum(Climate.WARM_TEMPERATE_MOIST, Ecozone.SUBTROPICAL_HUMID_FOREST, ForestRegion.ASIA, Soil.LAC);

    private static LandModel model(LandApproach approach, String management, String parameters, Integer... years) {
        Problems problems = new Problems();
        LandParameters numbers = parameters.isEmpty()
                ? LandParameters.standard()
                : LandParameters.standard().with(InputTable.parse("carbon.land.parameters", parameters), SIX);
        LandManagement uses = management.isEmpty()
                ? LandManagement.usual(SIX)
                : LandManagement.of(InputTable.parse("carbon.land.management", management), SIX);
        LandModel model = LandModel.of(
                SIX, List.of(years), new LandModel.Setting(approach, 20), numbers, uses, List.of(HUNAN), problems);
        problems.throwIfAny();
        return model;
    }

    private static LandHectare hectare(LandModel model, int... history) {
        return model.hectare(HUNAN, history, history.length - 1).orElseThrow();
    }

    private static double of(LandHectare h, CarbonPool pool) {
        return h.remaining()[pool.ordinal()] + h.changed()[pool.ordinal()];
    }

    @Test
    void forestThatRemainsGrowsByEquation2_9() {
        LandHectare forest = hectare(model(LandApproach.GAIN_LOSS, "", "", 2010), 2);
        // G_TOTAL x CF = 2.0 x (1 + 0.24) x 0.47
        assertThat(of(forest, CarbonPool.ABOVE)).isEqualTo(0.94);
        assertThat(of(forest, CarbonPool.BELOW)).isCloseTo(0.2256, within(1e-15));
        assertThat(forest.tCO2_per_ha_yr()).isCloseTo(-1.1656 * 44 / 12, within(1e-12));
        assertThat(forest.code()).isEqualTo("3.B.1.a");
    }

    @Test
    void removalsFuelwoodAndDisturbanceAreLosses() {
        LandHectare forest = hectare(model(LandApproach.GAIN_LOSS, "", """
                        parameter,land,value,unit
                        harvest,forest,1.5,m3/ha/yr
                        bcef-removal,forest,0.9,t d.m./m3
                        fuelwood,forest,0.2,t d.m./ha/yr
                        disturbed,forest,0.01,1/yr
                        disturbance-loss,forest,0.3,1
                        """, 2010), 2);
        // eq 2.12: H x BCEF x (1 + R) x CF; 2.13; 2.14: A x B x (1 + R) x CF x fd
        double above = 2.0 * 0.47 - (1.5 * 0.9 * 0.47 + 0.2 * 0.47) - 0.01 * 0.3 * 180 * 0.47;
        assertThat(of(forest, CarbonPool.ABOVE)).isCloseTo(above, within(1e-12));
        assertThat(of(forest, CarbonPool.BELOW)).isCloseTo(above * 0.24, within(1e-12));
    }

    @Test
    void forestClearedForCropsLosesItsBiomassAtOnceAndSoilOverTwentyYears() {
        LandModel model = model(LandApproach.GAIN_LOSS, "", "", 2005, 2010, 2020, 2035);
        LandHectare cleared = hectare(model, 2, 1);
        // (5 - 180 x 0.47) / 5 years, roots (0 - 180 x 0.47 x 0.24) / 5, litter (0 - 2.8) / 5
        assertThat(of(cleared, CarbonPool.ABOVE)).isCloseTo((5 - 84.6) / 5, within(1e-12));
        assertThat(of(cleared, CarbonPool.BELOW)).isCloseTo(-84.6 * 0.24 / 5, within(1e-12));
        assertThat(of(cleared, CarbonPool.DEAD)).isCloseTo(-2.8 / 5, within(1e-12));
        // eq 2.25: 55 x 0.69 - 55, over 20 years
        assertThat(of(cleared, CarbonPool.MINERAL_SOIL)).isCloseTo(55 * (0.69 - 1) / 20, within(1e-12));
        assertThat(cleared.code()).isEqualTo("3.B.2.b.i");
        assertThat(cleared.converted()).isEqualTo(1);
        // in 2020 only the soil goes on; by 2035 all of it was cleared more than 20 years before
        LandHectare later = hectare(model, 2, 1, 1);
        assertThat(of(later, CarbonPool.ABOVE)).isZero();
        assertThat(of(later, CarbonPool.MINERAL_SOIL)).isCloseTo(55 * (0.69 - 1) / 20, within(1e-12));
        LandHectare old = hectare(model, 2, 1, 1, 1);
        assertThat(old.tCO2_per_ha_yr()).isZero();
        assertThat(old.code()).isEqualTo("3.B.2.a");
    }

    /** Of a land cleared, left and planted the last conversion tells what it is, and what it was. */
    @Test
    void theLastOfSeveralConversionsIsThatOfTheHectare() {
        LandModel model = model(LandApproach.GAIN_LOSS, "", "", 2000, 2005, 2010, 2015);
        // cultivated, then forest, then construction: from forest within the transition
        LandHectare paved = hectare(model, 1, 2, 5);
        assertThat(paved.from()).contains(LandCategory.FOREST);
        assertThat(paved.converted()).isEqualTo(1);
        // and what is forest still in the phase after is land converted from cropland, whatever came before
        assertThat(hectare(model, 3, 1, 2, 2).from()).contains(LandCategory.CROPLAND);
    }

    @Test
    void ofLandConvertedInALongIntervalOnlyTheLastTwentyYearsCount() {
        LandModel model = model(LandApproach.GAIN_LOSS, "", "", 1980, 2020);
        LandHectare planted = hectare(model, 1, 2);
        assertThat(planted.converted()).isEqualTo(0.5);
        // half of it young: 9 x 0.47, half old: 2 x 0.47; crops cleared: 5 tC over 40 years
        assertThat(of(planted, CarbonPool.ABOVE)).isCloseTo(0.5 * 4.23 + 0.5 * 0.94 - 5 / 40.0, within(1e-12));
        assertThat(of(planted, CarbonPool.DEAD)).isCloseTo(0.5 * 2.8 / 20, within(1e-12));
        assertThat(of(planted, CarbonPool.MINERAL_SOIL)).isCloseTo(0.5 * 55 * 0.31 / 20, within(1e-12));
    }

    @Test
    void youngStandsGrowUntilTheyReachTheirStock() {
        // 10 tC/ha a year up to 30 tC/ha: three of the ten years of the interval
        LandModel model =
                model(LandApproach.GAIN_LOSS, "class,use\ngrassland,perennial-crops\n", """
                parameter,land,value,unit
                biomass,perennial-crops,30,tC/ha
                growth-young,perennial-crops,10,tC/ha/yr
                """, 2000, 2010, 2020);
        assertThat(of(hectare(model, 5, 3), CarbonPool.ABOVE)).isCloseTo(0.3 * 10, within(1e-12));
        assertThat(of(hectare(model, 5, 3, 3), CarbonPool.ABOVE)).isZero();
    }

    @Test
    void pavedLandLosesAFifthOfWhatWasThereAndWaterKeepsIt() {
        LandModel model = model(LandApproach.GAIN_LOSS, "", "", 2000, 2010, 2020);
        assertThat(of(hectare(model, 1, 5), CarbonPool.MINERAL_SOIL)).isCloseTo(-0.2 * 55 * 0.69 / 20, within(1e-12));
        assertThat(of(hectare(model, 2, 4), CarbonPool.MINERAL_SOIL)).isZero();
        // forest to crops to houses: both go on, the second from what the first will leave
        assertThat(of(hectare(model, 2, 1, 5), CarbonPool.MINERAL_SOIL))
                .isCloseTo((55 * (0.69 - 1) - 0.2 * 55 * 0.69) / 20, within(1e-12));
    }

    @Test
    void stockDifferenceIsTheStockAfterLessTheStockBefore() {
        LandModel model = model(LandApproach.STOCK_DIFFERENCE, "", """
                parameter,land,year,value,unit
                growing-stock,forest,2010,80,m3/ha
                growing-stock,forest,2020,100,m3/ha
                bcef,forest,,0.8,t d.m./m3
                """, 2010, 2020);
        // eq 2.8: A x V x BCEF x (1 + R) x CF
        LandHectare forest = hectare(model, 2, 2);
        assertThat(of(forest, CarbonPool.ABOVE)).isCloseTo(20 * 0.8 * 0.47 / 10, within(1e-12));
        assertThat(of(forest, CarbonPool.BELOW)).isCloseTo(20 * 0.8 * 0.47 * 0.24 / 10, within(1e-12));
        assertThat(of(hectare(model, 2, 5), CarbonPool.ABOVE)).isCloseTo(-80 * 0.8 * 0.47 / 10, within(1e-12));
    }

    /** Growth and the rise of the stock are one thing told twice: eq 2.7 or eq 2.8. */
    @Test
    void gainLossOfLandThatRemainsIsItsGrowthWhateverItsStockByYear() {
        LandModel model =
                model(LandApproach.GAIN_LOSS, "class,year,use\nforest,2020,plantation\n", """
                parameter,land,year,value,unit
                growing-stock,natural-forest,2000,80,m3/ha
                growing-stock,natural-forest,2010,100,m3/ha
                growing-stock,plantation,2020,60,m3/ha
                bcef,forest,,0.8,t d.m./m3
                growth,plantation,,8,t d.m./ha/yr
                """, 2000, 2010, 2020);
        assertThat(of(hectare(model, 2, 2), CarbonPool.ABOVE)).isCloseTo(2 * 0.47, within(1e-12));
        assertThat(of(hectare(model, 2, 2), CarbonPool.BELOW)).isCloseTo(2 * 0.47 * 0.24, within(1e-12));
        // land that is used as something else has the stock of that
        assertThat(of(hectare(model, 2, 2, 2), CarbonPool.ABOVE)).isCloseTo((8 - 40 * 0.8 / 10) * 0.47, within(1e-12));
        // and cleared land loses the stock it had
        assertThat(of(hectare(model, 2, 2, 5), CarbonPool.ABOVE)).isCloseTo(-100 * 0.8 * 0.47 / 10, within(1e-12));
    }

    @Test
    void aPracticeHoldsFromItsYearOn() {
        LandModel model = model(LandApproach.GAIN_LOSS, """
                class,year,tillage,input,use
                cultivated,,,low,
                cultivated,2010,no-till,high-manure,
                grassland,,,,severely-degraded-grassland
                """, "", 2000, 2010, 2020);
        double before = 55 * 0.69 * 0.92;
        double after = 55 * 0.69 * 1.10 * 1.44;
        LandHectare worked = hectare(model, 1, 1);
        assertThat(of(worked, CarbonPool.MINERAL_SOIL)).isCloseTo((after - before) / 20, within(1e-12));
        assertThat(worked.code()).isEqualTo("3.B.2.a");
        assertThat(of(hectare(model, 2, 3), CarbonPool.MINERAL_SOIL)).isCloseTo(55 * (0.7 - 1) / 20, within(1e-12));
    }

    @Test
    void drainedOrganicSoilEmitsEveryYear() {
        LandModel model = model(LandApproach.GAIN_LOSS, "class,drained_organic\ncultivated,0.25\n", "", 2000, 2010);
        assertThat(of(hectare(model, 1), CarbonPool.ORGANIC_SOIL)).isEqualTo(-2.5); // 0.25 x 10 tC/ha
        // half of what was cleared in forty years was cleared in the last twenty, all of what was in ten
        LandHectare half = hectare(
                model(LandApproach.GAIN_LOSS, "class,drained_organic\ncultivated,0.25\n", "", 1980, 2020), 2, 1);
        assertThat(half.remaining()[CarbonPool.ORGANIC_SOIL.ordinal()]).isCloseTo(-1.25, within(1e-12));
        assertThat(half.changed()[CarbonPool.ORGANIC_SOIL.ordinal()]).isCloseTo(-1.25, within(1e-12));
        LandHectare whole = hectare(model, 2, 1);
        assertThat(whole.remaining()[CarbonPool.ORGANIC_SOIL.ordinal()]).isZero();
        assertThat(whole.changed()[CarbonPool.ORGANIC_SOIL.ordinal()]).isEqualTo(-2.5);
        // what is organic has no mineral soil to change
        assertThat(of(hectare(model, 2, 1), CarbonPool.MINERAL_SOIL)).isCloseTo(0.75 * 55 * -0.31 / 20, within(1e-12));
    }

    /** 10 tC/ha of cropland on organic soil, as long as no share is given; other land is not drained. */
    @Test
    void cropsOnOrganicSoilAreDrainedAndOtherLandIsNot() {
        Stratum organic = new Stratum(HUNAN.climate(), HUNAN.ecozone(), HUNAN.region(), Soil.ORGANIC);
        Problems problems = new Problems();
        LandModel model = LandModel.of(
                SIX,
                List.of(2000, 2010),
                new LandModel.Setting(LandApproach.GAIN_LOSS, 20),
                LandParameters.standard(),
                LandManagement.usual(SIX),
                List.of(HUNAN, organic),
                problems);
        problems.throwIfAny();
        for (int c = 1; c <= 6; c++) {
            LandHectare of = model.hectare(organic, new int[] {c, c}, 1).orElseThrow();
            assertThat(of(of, CarbonPool.ORGANIC_SOIL)).as("class %d", c).isEqualTo(c == 1 ? -10 : 0);
            assertThat(of(model.hectare(HUNAN, new int[] {c, c}, 1).orElseThrow(), CarbonPool.ORGANIC_SOIL))
                    .isZero();
        }
    }

    /**
     * The oracle: a hectare in a thousand parts, each with its own day of change in every interval, its soil and dead
     * organic matter followed change by change.
     */
    @Test
    void sharesAreThoseOfPartsThatChangeOneByOne() {
        LandModel model = model(LandApproach.GAIN_LOSS, "", "", 1985, 1990, 2001, 2008, 2020);
        int[] years = {1985, 1990, 2001, 2008, 2020};
        double[] soc = {0, 55 * 0.69, 55, 55, Double.NaN, Double.NaN, 0};
        double[] litter = {0, 0, 2.8, 0, 0, 0, 0};
        Random random = new Random(7);
        for (int n = 0; n < 200; n++) {
            int[] history = random.ints(5, 1, 7).toArray();
            double soil = 0;
            double dead = 0;
            int parts = 1000;
            double stock = first(soc, history[0]);
            for (int k = 1; k < 5; k++) {
                double next = history[k] == history[k - 1]
                        ? stock
                        : history[k] == 4 ? stock : history[k] == 5 ? 0.8 * stock : soc[history[k]];
                for (int i = 0; i < parts; i++) {
                    double at = years[k - 1] + (i + 0.5) / parts * (years[k] - years[k - 1]);
                    if (at > 2020 - 20) {
                        soil += (next - stock) / 20 / parts;
                        dead += Math.max(0, litter[history[k]] - litter[history[k - 1]]) / 20 / parts;
                    }
                }
                stock = next;
            }
            dead += Math.min(0, litter[history[4]] - litter[history[3]]) / 12;
            LandHectare h = hectare(model, history);
            assertThat(of(h, CarbonPool.MINERAL_SOIL)).isCloseTo(soil, within(0.01));
            assertThat(of(h, CarbonPool.DEAD)).isCloseTo(dead, within(0.001));
        }
    }

    private static double first(double[] soc, int c) {
        return c == 4 ? 55 : c == 5 ? 0.8 * 55 : soc[c];
    }

    /** Remaining land and land converted are told apart pool by pool (Vol 4, eq 2.2 to 2.4). */
    @Test
    void whatAConversionMovesStandsWithTheLandConverted() {
        LandHectare cleared = hectare(model(LandApproach.GAIN_LOSS, "", "", 2005, 2010), 2, 1);
        assertThat(cleared.remaining()).containsOnly(0);
        LandHectare planted = hectare(model(LandApproach.GAIN_LOSS, "", "", 1980, 2020), 1, 2);
        // the older half grows as forest that remains; its roots are 0.24 of what grows above
        assertThat(planted.remaining()[CarbonPool.ABOVE.ordinal()]).isCloseTo(0.5 * 0.94, within(1e-12));
        assertThat(planted.remaining()[CarbonPool.BELOW.ordinal()]).isCloseTo(0.5 * 0.94 * 0.24, within(1e-12));
        assertThat(planted.remaining()[CarbonPool.DEAD.ordinal()]).isZero();
        assertThat(planted.remaining()[CarbonPool.MINERAL_SOIL.ordinal()]).isZero();
        LandModel tilled = model(
                LandApproach.GAIN_LOSS,
                "class,year,tillage,drained_organic\ncultivated,,full-till,0.25\ncultivated,2010,no-till,0.25\n",
                "",
                2000,
                2010);
        assertThat(hectare(tilled, 1, 1).changed()).containsOnly(0);
        assertThat(of(hectare(tilled, 1, 1), CarbonPool.MINERAL_SOIL))
                .isCloseTo(0.75 * 55 * 0.69 * 0.10 / 20, within(1e-12));
    }

    /** Asked for the first phase and then for the second: a hectare that has no class at first is none of the first. */
    @Test
    void aHistoryThatBeginsWithoutAClassIsOfItsOwnPhase() {
        LandModel model = model(
                LandApproach.GAIN_LOSS,
                "class,year,drained_organic\ncultivated,,0.25\ncultivated,2010,0.5\n",
                "",
                2000,
                2010);
        assertThat(of(hectare(model, 1), CarbonPool.ORGANIC_SOIL)).isEqualTo(-2.5); // 0.25 x 10 tC/ha
        assertThat(of(hectare(model, 0, 1), CarbonPool.ORGANIC_SOIL)).isEqualTo(-5);
    }

    @Test
    void yearsWithoutAClassAreLeftOut() {
        LandModel model = model(LandApproach.GAIN_LOSS, "", "", 2000, 2010, 2020);
        assertThat(hectare(model, 2, 0, 1).tCO2_per_ha_yr())
                .isEqualTo(model(LandApproach.GAIN_LOSS, "", "", 2000, 2020)
                        .hectare(HUNAN, new int[] {2, 1}, 1)
                        .orElseThrow()
                        .tCO2_per_ha_yr());
        assertThat(model.hectare(HUNAN, new int[] {2, 0}, 1)).isEqualTo(Optional.empty());
    }

    /** All climates with all mineral soils that the table has, and every zone with forest of its regions. */
    @Test
    void defaultsAreThoseOfTheTables() {
        LandParameters all = LandParameters.standard();
        int soils = 0;
        for (Climate climate : Climate.values()) {
            for (Soil soil : Soil.values()) {
                Stratum s = new Stratum(climate, Ecozone.TROPICAL_RAINFOREST, ForestRegion.ASIA, soil);
                soils += all.find(LandNumber.SOC_REFERENCE, List.of(), "", s, 2000)
                                .isPresent()
                        ? 1
                        : 0;
            }
        }
        assertThat(soils)
                .isEqualTo(56); // 2019 Refinement, Table 2.3: 12 + 8 + 12 + 4 + 10 + 10, polar and boreal twice
        Stratum wet =
                new Stratum(Climate.TROPICAL_WET, Ecozone.TROPICAL_RAINFOREST, ForestRegion.ASIA_INSULAR, Soil.LAC);
        assertThat(all.find(LandNumber.SOC_REFERENCE, List.of(), "", wet, 0)
                        .orElseThrow()
                        .value())
                .isEqualTo(52);
        List<String> forest = List.of("x", "natural-forest", "forest");
        assertThat(all.find(LandNumber.BIOMASS, forest, "", wet, 0)
                        .orElseThrow()
                        .value())
                .isEqualTo(350);
        assertThat(all.find(LandNumber.LITTER, forest, "", wet, 0).orElseThrow().value())
                .isEqualTo(2.1);
        assertThat(all.find(LandNumber.LITTER, forest, "", HUNAN, 0)
                        .orElseThrow()
                        .value())
                .isEqualTo(2.8);
    }

    @Test
    void codesAreThoseOfTheCategories() {
        for (LandCategory now : LandCategory.values()) {
            assertThat(Category.find(now.remainingCode())).isPresent();
            for (LandCategory from : LandCategory.values()) {
                if (from != now) {
                    assertThat(Category.of(now.convertedCode(from)).name().in(Language.EN))
                            .startsWithIgnoringCase(from.text().in(Language.EN))
                            .endsWithIgnoringCase(now.text().in(Language.EN));
                }
            }
        }
    }

    /**
     * The terms of a hectare come to what it does, and where one number is another they come to what a model with that
     * number gives: a table with each number in turn a tenth higher, against the slope of the terms.
     */
    @Test
    void termsFollowTheNumbersAsTheModelDoes() {
        int[][] histories = {{2, 1, 1}, {1, 1, 2}, {2, 5, 3}, {1, 2, 1}, {3, 4, 6}, {2, 2, 2}};
        Map<String, String> raised = Map.of(
                "above-ground biomass: natural forest, subtropical-humid-forest, asia", "biomass,forest,198,t d.m./ha",
                "carbon fraction of dry matter: forest land", "carbon-fraction,forest,0.517,tC/t d.m.",
                "reference stock of soil carbon: warm-temperate-moist, lac", "soc-reference,,60.5,tC/ha");
        for (LandApproach approach : LandApproach.values()) {
            LandModel model = model(approach, "", "", 2005, 2010, 2020);
            Map<String, LandModel> others = new HashMap<>();
            raised.forEach((name, row) -> others.put(
                    name, model(approach, "", "parameter,land,value,unit\n" + row + "\n", 2005, 2010, 2020)));
            Set<String> met = new HashSet<>();
            for (int[] history : histories) {
                for (int phase = 0; phase < 3; phase++) {
                    LandHectare plain = model.hectare(HUNAN, history, phase).orElseThrow();
                    int at = phase;
                    LandModel.Terms terms = model.terms(HUNAN, history, phase, (name, d) -> Term.certain(d.value()));
                    assertThat(sum(terms.remaining()) + sum(terms.changed()))
                            .isCloseTo(plain.tCO2_per_ha_yr(), within(1e-9));
                    assertThat(sum(terms.all())).isCloseTo(plain.tCO2_per_ha_yr(), within(1e-9));
                    others.forEach((name, other) -> {
                        double drawn = sum(model.terms(HUNAN, history, at, (input, d) -> {
                                    boolean own = input.equals(name);
                                    met.addAll(own ? Set.of(input) : Set.of());
                                    return Term.certain(own ? 1.1 * d.value() : d.value());
                                })
                                .all());
                        assertThat(drawn)
                                .as(name + " " + approach)
                                .isCloseTo(
                                        other.hectare(HUNAN, history, at)
                                                .orElseThrow()
                                                .tCO2_per_ha_yr(),
                                        within(1e-9));
                    });
                }
            }
            assertThat(met).isEqualTo(raised.keySet());
        }
    }

    private static double sum(List<Term> terms) {
        return terms.stream().mapToDouble(Term::constant).sum();
    }
}
