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
        Polynomial dead,
        Soils soil,
        List<LandParameter> used) {
    /** Above and below ground. */
    record Pair(Polynomial above, Polynomial below) {
        static final Pair NONE = new Pair(Polynomial.NONE, Polynomial.NONE);
    }

    /**
     * @param stock      tC/ha of mineral soil at equilibrium
     * @param ofPrevious share of the stock before a conversion; empty where the stock is its own
     * @param drained    share of the land that is drained organic soil
     * @param emission   of that, tC/ha/yr
     */
    record Soils(Polynomial stock, Optional<Polynomial> ofPrevious, double drained, Polynomial emission) {}

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
            Polynomial above =
                    living ? amount(LandNumber.GROWTH, kind.category() == LandCategory.FOREST) : Polynomial.NONE;
            return new LandState(
                    kind,
                    stock,
                    young.map(y -> withRoots(carbon(y), LandNumber.ROOT_SHOOT_YOUNG)),
                    withRoots(above, LandNumber.ROOT_SHOOT),
                    loss(stock),
                    amount(LandNumber.LITTER, kind.category() == LandCategory.FOREST)
                            .plus(amount(LandNumber.DEAD_WOOD, false)),
                    soils(use),
                    List.copyOf(used));
        }

        /** V x BCEF where the growing stock is known (eq 2.8), else the biomass. */
        private Pair stock(boolean living) {
            Optional<LandParameter> volume = find(LandNumber.GROWING_STOCK, "");
            Polynomial above = volume.isPresent()
                    ? Polynomial.of(volume.get())
                            .times(amount(LandNumber.BCEF, true))
                            .times(amount(LandNumber.CARBON_FRACTION, true))
                    : amount(LandNumber.BIOMASS, living);
            return withRoots(above, LandNumber.ROOT_SHOOT);
        }

        /** Removals, fuelwood, disturbance (eq 2.12 to 2.14). */
        private Pair loss(Pair stock) {
            Polynomial above = amount(LandNumber.FUELWOOD, false);
            Optional<LandParameter> harvest = find(LandNumber.HARVEST, "");
            if (harvest.isPresent()) {
                above = above.plus(Polynomial.of(harvest.get())
                        .times(amount(LandNumber.BCEF_REMOVAL, true))
                        .times(amount(LandNumber.CARBON_FRACTION, true)));
            }
            Pair taken = withRoots(above, LandNumber.ROOT_SHOOT);
            Optional<LandParameter> disturbed = find(LandNumber.DISTURBED, "");
            Polynomial share = disturbed.isPresent()
                    ? Polynomial.of(disturbed.get()).times(amount(LandNumber.DISTURBANCE_LOSS, true))
                    : Polynomial.NONE;
            return new Pair(taken.above.plus(share.times(stock.above)), taken.below.plus(share.times(stock.below)));
        }

        private Pair withRoots(Polynomial above, LandNumber ratio) {
            return above.value() == 0 ? Pair.NONE : new Pair(above, above.times(amount(ratio, true)));
        }

        private Soils soils(LandManagement.Use use) {
            boolean organic = stratum.soil() == Soil.ORGANIC;
            double drained = Double.isNaN(use.drained())
                    ? organic && use.kind().category() == LandCategory.CROPLAND ? 1 : 0
                    : use.drained();
            Polynomial emission = drained > 0 ? amount(LandNumber.DRAINED_ORGANIC, true) : Polynomial.NONE;
            if (organic) {
                return new Soils(Polynomial.NONE, Optional.empty(), drained, emission);
            }
            Polynomial reference = amount(LandNumber.SOC_REFERENCE, true);
            Optional<LandParameter> previous = find(LandNumber.SOC_OF_PREVIOUS, "");
            if (previous.isPresent()) {
                Polynomial share = Polynomial.of(previous.get());
                return new Soils(reference.times(share), Optional.of(share), drained, emission);
            }
            Polynomial factors = factor(LandNumber.SOC_LAND_USE, Optional.empty())
                    .times(factor(LandNumber.SOC_MANAGEMENT, Optional.of(use.tillage())))
                    .times(factor(LandNumber.SOC_INPUT, Optional.of(use.input())));
            return new Soils(reference.times(factors), Optional.empty(), drained, emission);
        }

        /** That of the practice, times that of the kind of land; 1 where the tables have none. */
        private Polynomial factor(LandNumber number, Optional<LandPractice> practice) {
            Optional<LandPractice> other = practice.filter(p -> !p.isNominal());
            Polynomial own = find(number, "").map(Polynomial::of).orElse(Polynomial.certain(1));
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
            return worked.map(Polynomial::of).map(own::times).orElse(own);
        }

        private Optional<LandParameter> find(LandNumber number, String practice) {
            Optional<LandParameter> found = parameters.find(number, names, practice, stratum, year);
            found.ifPresent(used::add);
            return found;
        }

        /** 0 where there is none; a problem where there must be one. */
        private Polynomial amount(LandNumber number, boolean needed) {
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
            return found.map(this::carbon).orElse(Polynomial.NONE);
        }

        private Polynomial carbon(LandParameter p) {
            Polynomial own = Polynomial.of(p);
            return p.dryMatter() ? own.times(amount(LandNumber.CARBON_FRACTION, true)) : own;
        }
    }
}
