package org.carbonscape.landcarbon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/**
 * A hectare of a class in a stratum and a year, as Tier 1 has it: tC/ha and tC/ha/yr, above and below ground.
 *
 * @param young    growth of land converted within the transition; empty where the stock is reached within a year
 * @param dead     litter and dead wood
 * @param soil     stock of mineral soil; of what it was before where {@link Soils#ofPrevious} is there
 * @param used     the numbers it rests on
 */
record LandState(
        LandKind kind,
        Pair stock,
        Optional<Pair> young,
        Pair growth,
        Pair loss,
        double dead,
        Soils soil,
        List<LandParameter> used) {
    /** Above and below ground. */
    record Pair(double above, double below) {
        static final Pair NONE = new Pair(0, 0);
    }

    /**
     * @param stock      tC/ha of mineral soil at equilibrium
     * @param ofPrevious share of the stock before a conversion; NaN where the stock is its own
     * @param drained    share of the land that is drained organic soil
     * @param emission   of that, tC/ha/yr
     */
    record Soils(double stock, double ofPrevious, double drained, double emission) {}

    /** Reads what a state needs, and tells what is missing. */
    static final class Maker {
        private final LandParameters parameters;
        private final Stratum stratum;
        private final int year;
        private final String place;
        private final Problems problems;
        private final List<LandParameter> used = new ArrayList<>();
        private List<String> names = List.of();

        Maker(LandParameters parameters, Stratum stratum, int year, String place, Problems problems) {
            this.parameters = parameters;
            this.stratum = stratum;
            this.year = year;
            this.place = place;
            this.problems = problems;
        }

        LandState of(String className, LandManagement.Use use) {
            LandKind kind = use.kind();
            names = List.of(className, kind.id(), kind.category().id());
            boolean living = kind.category() == LandCategory.FOREST
                    || kind.category() == LandCategory.CROPLAND
                    || kind.category() == LandCategory.GRASSLAND;
            Pair stock = stock(living);
            Optional<LandParameter> young = find(LandNumber.GROWTH_YOUNG, "");
            double above = living ? amount(LandNumber.GROWTH, kind.category() == LandCategory.FOREST) : 0;
            return new LandState(
                    kind,
                    stock,
                    young.map(y -> withRoots(carbon(y), LandNumber.ROOT_SHOOT_YOUNG)),
                    withRoots(above, LandNumber.ROOT_SHOOT),
                    loss(stock),
                    amount(LandNumber.LITTER, kind.category() == LandCategory.FOREST)
                            + amount(LandNumber.DEAD_WOOD, false),
                    soils(use),
                    List.copyOf(used));
        }

        /** V x BCEF where the growing stock is known (eq 2.8), else the biomass. */
        private Pair stock(boolean living) {
            Optional<LandParameter> volume = find(LandNumber.GROWING_STOCK, "");
            double above = volume.isPresent()
                    ? volume.get().value() * amount(LandNumber.BCEF, true) * amount(LandNumber.CARBON_FRACTION, true)
                    : amount(LandNumber.BIOMASS, living);
            return withRoots(above, LandNumber.ROOT_SHOOT);
        }

        /** Removals, fuelwood, disturbance (eq 2.12 to 2.14). */
        private Pair loss(Pair stock) {
            double above = amount(LandNumber.FUELWOOD, false);
            Optional<LandParameter> harvest = find(LandNumber.HARVEST, "");
            if (harvest.isPresent()) {
                above += harvest.get().value()
                        * amount(LandNumber.BCEF_REMOVAL, true)
                        * amount(LandNumber.CARBON_FRACTION, true);
            }
            Pair taken = withRoots(above, LandNumber.ROOT_SHOOT);
            Optional<LandParameter> disturbed = find(LandNumber.DISTURBED, "");
            double share =
                    disturbed.isPresent() ? disturbed.get().value() * amount(LandNumber.DISTURBANCE_LOSS, true) : 0;
            return new Pair(taken.above + share * stock.above, taken.below + share * stock.below);
        }

        private Pair withRoots(double above, LandNumber ratio) {
            return above == 0 ? Pair.NONE : new Pair(above, above * amount(ratio, true));
        }

        private Soils soils(LandManagement.Use use) {
            boolean organic = stratum.soil() == Soil.ORGANIC;
            double drained = Double.isNaN(use.drained())
                    ? organic && use.kind().category() == LandCategory.CROPLAND ? 1 : 0
                    : use.drained();
            double emission = drained > 0 ? amount(LandNumber.DRAINED_ORGANIC, true) : 0;
            if (organic) {
                return new Soils(0, Double.NaN, drained, emission);
            }
            double reference = amount(LandNumber.SOC_REFERENCE, true);
            Optional<LandParameter> previous = find(LandNumber.SOC_OF_PREVIOUS, "");
            if (previous.isPresent()) {
                double share = previous.get().value();
                return new Soils(reference * share, share, drained, emission);
            }
            double factors = factor(LandNumber.SOC_LAND_USE, Optional.empty())
                    * factor(LandNumber.SOC_MANAGEMENT, Optional.of(use.tillage()))
                    * factor(LandNumber.SOC_INPUT, Optional.of(use.input()));
            return new Soils(reference * factors, Double.NaN, drained, emission);
        }

        /** That of the practice, times that of the kind of land; 1 where the tables have none. */
        private double factor(LandNumber number, Optional<LandPractice> practice) {
            Optional<LandPractice> other = practice.filter(p -> !p.isNominal());
            double own = find(number, "").map(LandParameter::value).orElse(1.0);
            Optional<LandParameter> worked = other.flatMap(p -> find(number, p.id()));
            if (other.isPresent() && worked.isEmpty()) {
                problems.add(
                        ProblemCode.LAND_05_NO_NUMBER,
                        place,
                        number.text(),
                        names.get(0),
                        other.get().text(),
                        stratum.text());
            }
            return own * worked.map(LandParameter::value).orElse(1.0);
        }

        private Optional<LandParameter> find(LandNumber number, String practice) {
            Optional<LandParameter> found = parameters.find(number, names, practice, stratum, year);
            found.ifPresent(used::add);
            return found;
        }

        /** 0 where there is none; a problem where there must be one. */
        private double amount(LandNumber number, boolean needed) {
            Optional<LandParameter> found = find(number, "");
            if (found.isEmpty() && needed) {
                problems.add(
                        ProblemCode.LAND_05_NO_NUMBER,
                        place,
                        number.text(),
                        names.get(0),
                        LandKind.find(names.get(1)).orElseThrow().text(),
                        stratum.text());
            }
            return found.map(this::carbon).orElse(0.0);
        }

        private double carbon(LandParameter p) {
            return p.dryMatter() ? p.value() * amount(LandNumber.CARBON_FRACTION, true) : p.value();
        }
    }
}
