package org.carbonscape.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import java.util.Optional;

/**
 * A unit of measure as users write it, with its dimension, its substance and an exact factor to the base units
 * (t, ha, yr, TJ, m3, head, yuan). {@code tC/ha/yr}, {@code t C ha-1 a-1}, {@code tC·ha⁻¹·a⁻¹}, {@code kgC/m2/yr},
 * {@code 10^4 tCO2}, {@code 万吨CO2}, {@code 亿立方米}, {@code 万千瓦时}, {@code tce} are all understood.
 *
 * <p>Factors are ratios of decimals, so converting loses nothing but the last rounding to a double. Units are equal
 * where their meaning is equal ({@code tC/ha/yr} and {@code Mg C ha-1 a-1}), however they were written. Immutable.
 */
public final class Unit {
    public static final Unit T_C = of("tC");
    public static final Unit T_C_PER_HA = of("tC/ha");
    public static final Unit T_C_PER_HA_YR = of("tC/ha/yr");

    /** Enough for any product of two doubles to be rounded once. */
    private static final MathContext EXACT_ENOUGH = new MathContext(60);

    private static final BigDecimal FORTY_FOUR = BigDecimal.valueOf(44);
    private static final BigDecimal TWELVE = BigDecimal.valueOf(12);

    private final String text;
    private final Dimension dimension;
    private final Substance substance;
    private final Substance per;
    private final BigDecimal numerator;
    private final BigDecimal denominator;

    Unit(
            String text,
            Dimension dimension,
            Substance substance,
            Substance per,
            BigDecimal numerator,
            BigDecimal denominator) {
        this.text = text;
        this.dimension = dimension;
        this.substance = substance;
        this.per = per;
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /** Reads a unit; empty where the text is not one. Which problem that is, the caller knows. */
    public static Optional<Unit> find(String text) {
        return new UnitText(text).read();
    }

    /**
     * A unit known to be right, for constants.
     *
     * @throws IllegalArgumentException where {@link #find} finds none
     */
    public static Unit of(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("not a unit: \"" + text + "\""));
    }

    /** As it was written, without outer blanks. */
    public String text() {
        return text;
    }

    public Dimension dimension() {
        return dimension;
    }

    /** Of what the mass above the line is; {@link Substance#NONE} where there is none. */
    public Substance substance() {
        return substance;
    }

    /**
     * Of what the mass below the line is ({@code tC/tce}: coal equivalent); {@link Substance#NONE} where there is none.
     */
    public Substance per() {
        return per;
    }

    /** Whether amounts in both can be converted into each other: same dimension and same substances. */
    public boolean convertsTo(Unit other) {
        return dimension.equals(other.dimension) && substance == other.substance && per == other.per;
    }

    /**
     * The same amount in another unit, rounded once; NaN and infinities stay as they are.
     *
     * @throws IllegalArgumentException where dimension or substance differ: carbon never turns into CO2 here
     */
    public double convert(double value, Unit to) {
        if (!convertsTo(to)) {
            throw new IllegalArgumentException(this + " (" + dimension + ", " + substance + ") does not convert to "
                    + to + " (" + to.dimension + ", " + to.substance + ")");
        }
        if (!Double.isFinite(value)) {
            return value;
        }
        return new BigDecimal(value)
                .multiply(numerator)
                .multiply(to.denominator)
                .divide(denominator.multiply(to.numerator), EXACT_ENOUGH)
                .doubleValue();
    }

    /** Base units in one of this unit: {@code 10^4 tCO2} is 10,000, {@code kgC/m2} is 10 (t/ha). */
    public double factor() {
        int scale = Math.max(0, Math.max(numerator.scale(), denominator.scale()));
        BigDecimal up = numerator.scaleByPowerOfTen(scale);
        BigDecimal down = denominator.scaleByPowerOfTen(scale);
        return isExact(up) && isExact(down) // as of most: rounded once, without looking for sixty digits
                ? up.doubleValue() / down.doubleValue()
                : numerator.divide(denominator, EXACT_ENOUGH).doubleValue();
    }

    /** Whether a whole number is a double. */
    private static boolean isExact(BigDecimal whole) {
        return whole.precision() - whole.scale() <= 15;
    }

    /**
     * The same amounts counted as carbon: one {@code tCO2} becomes 12/44 of a tC. A unit of carbon stays as it is.
     *
     * @throws IllegalArgumentException where the substance is neither carbon nor CO2
     */
    public Unit asCarbon() {
        if (substance == Substance.CARBON) {
            return this;
        }
        if (substance != Substance.CO2) {
            throw new IllegalArgumentException(this + " is " + substance + ", neither carbon nor CO2");
        }
        return new Unit(
                text, dimension, Substance.CARBON, per, numerator.multiply(TWELVE), denominator.multiply(FORTY_FOUR));
    }

    /**
     * The same unit with equivalents taken for carbon dioxide itself; other units stay as they are. Whoever does this
     * says so.
     */
    public Unit equivalentsAsCo2() {
        return substance == Substance.CO2E
                ? new Unit(text, dimension, Substance.CO2, per, numerator, denominator)
                : this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Unit unit
                && convertsTo(unit)
                && numerator.multiply(unit.denominator).compareTo(unit.numerator.multiply(denominator)) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(dimension, substance, per, factor());
    }

    @Override
    public String toString() {
        return text;
    }
}
