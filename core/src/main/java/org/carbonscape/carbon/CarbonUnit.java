package org.carbonscape.carbon;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.carbonscape.measure.Dimension;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/** The check every carbon table makes of its unit column: there, known, of the right dimension, of carbon or CO2. */
public final class CarbonUnit {
    private CarbonUnit() {}

    /**
     * The unit counted as carbon; empty, with a problem told, where it will not do.
     *
     * @param carbon a right unit of carbon, for the remedy: {@code tC/ha/yr}
     */
    public static Optional<Unit> read(Problems problems, String place, String text, Unit carbon) {
        String co2 = carbon.text().replace("tC", "tCO2");
        if (text.isEmpty()) {
            problems.add(ProblemCode.CARBON_04_NO_UNIT, place, carbon + ", " + co2);
            return Optional.empty();
        }
        Optional<Unit> found = Unit.find(text);
        if (found.isEmpty()) {
            Predicate<Unit> fits = u -> u.dimension().equals(carbon.dimension())
                    && (u.substance() == Substance.CARBON || u.substance() == Substance.CO2);
            problems.add(
                    ProblemCode.CARBON_06_UNIT,
                    place,
                    text,
                    UnitWords.instead(text, fits, List.of(carbon.text(), co2)));
            return Optional.empty();
        }
        Unit unit = found.get();
        Dimension wanted = carbon.dimension();
        // an amount per year is the same as an amount of a year: tables have a column for the year
        boolean perYear = wanted.equals(Dimension.MASS) && unit.dimension().equals(Dimension.MASS_PER_YEAR);
        if (!unit.dimension().equals(wanted) && !perYear) {
            problems.add(ProblemCode.CARBON_07_DIMENSION, place, text, unit.dimension(), wanted, carbon + ", " + co2);
            return Optional.empty();
        }
        switch (unit.substance()) {
            case CARBON, CO2 -> {
                return Optional.of(unit.asCarbon());
            }
            case CO2E -> {
                problems.add(ProblemCode.CARBON_C12_EQUIVALENT, place);
                return Optional.of(unit.equivalentsAsCo2().asCarbon());
            }
            case UNSTATED ->
                problems.add(
                        ProblemCode.CARBON_05_SUBSTANCE,
                        place,
                        text,
                        named(text, "C").orElse(carbon.text()),
                        named(text, "CO2").orElse(co2));
            default ->
                problems.add(ProblemCode.CARBON_08_OF_WHAT, place, text, name(unit.substance()), carbon + ", " + co2);
        }
        return Optional.empty();
    }

    /** The same unit, of a substance: Mt, of CO2, is MtCO2; to write tCO2 instead would change the amounts. */
    static Optional<String> named(String text, String substance) {
        double factor = Unit.find(text).map(Unit::factor).orElse(Double.NaN);
        return Stream.of(
                        text.replaceFirst("t(?![a-z])|g(?![a-z])|吨|克", "$0" + substance),
                        text + substance,
                        text + " " + substance)
                .filter(t -> Unit.find(t)
                        .filter(u -> u.substance() != Substance.UNSTATED && u.factor() == factor)
                        .isPresent())
                .findFirst();
    }

    private static String name(Substance substance) {
        return substance.symbol().isEmpty()
                ? substance.name()
                : substance == Substance.COAL_EQUIVALENT ? "tce" : substance.symbol();
    }

    /**
     * More than the atmosphere holds: no sum of such amounts over all the land of the Earth leaves the range of floats.
     */
    private static final double MOST_tC = 1e12;

    /**
     * Whether an amount of carbon, in all or per hectare, may be meant; else a problem is told.
     *
     * @param what of the row it is; NaN is no amount and passes
     */
    public static boolean isEarthly(Problems problems, String place, String what, double tC) {
        if (Math.abs(tC) > MOST_tC) {
            problems.add(ProblemCode.INPUT_06_TOO_MUCH, place, what, Numbers.text(tC));
            return false;
        }
        return true;
    }

    /**
     * Whether an amount with the bounds that were given for it may be meant; else all that may not is told.
     *
     * @param what of the row the amount is; its bounds are low and high
     */
    public static boolean isEarthly(Problems problems, String place, String what, Distribution amount) {
        Distribution.Shown given = amount.shown();
        boolean earthly = isEarthly(problems, place, what, given.value());
        return amount.isCertain()
                ? earthly
                : earthly
                        & isEarthly(problems, place, "low", given.low())
                        & isEarthly(problems, place, "high", given.high());
    }

    /** The amount in tonnes of carbon (per hectare, per year, as the unit says). */
    static double toCarbon(double value, Unit unit, Unit carbon) {
        if (unit.convertsTo(carbon)) {
            return unit.convert(value, carbon);
        }
        return unit.convert(value, Unit.of(carbon.text() + "/yr"));
    }
}
