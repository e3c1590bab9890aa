package org.carbonscape.study.chapter;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.study.account.CarbonAccount;

/**
 * The power of ten in which a figure, table or sentence gives its tonnes: 10⁸, 10⁴ or 1, as Chinese counts and as
 * readers of both languages know them. Villages' 400 t are no 0.04 × 10⁴ t, a country's 10⁹ t no 100 000 × 10⁴ t.
 *
 * @param decimals after it; a grove's 6.53 t are no 7 t
 */
public record Tonnes(int power, int decimals) {
    Tonnes(int power) {
        this(power, power == 0 ? 0 : 2);
    }

    /** The power that suits the middle of the amounts; zeros and missing ones aside. */
    public static Tonnes of(DoubleStream amounts_t) {
        double[] sizes = amounts_t
                .map(Math::abs)
                .filter(a -> a > 0 && a < Double.POSITIVE_INFINITY)
                .sorted()
                .toArray();
        double middle = sizes.length == 0 ? 1e4 : sizes[sizes.length / 2];
        if (middle < 100) {
            return new Tonnes(0, middle >= 10 ? 1 : 2);
        }
        return new Tonnes(middle >= 1e9 ? 8 : middle >= 1e4 ? 4 : 0);
    }

    /** Of columns of a table. */
    public static Tonnes of(Table table, String... columns) {
        return of(Arrays.stream(columns)
                .flatMapToDouble(
                        c -> IntStream.range(0, table.rows()).mapToDouble(r -> table.number(r, table.column(c)))));
    }

    /** Of sources and sinks of the region, all phases. */
    static Tonnes ofRegion(CarbonAccount account, int phases) {
        return ofTotals(IntStream.range(0, phases)
                .mapToObj(account::region)
                .flatMapToDouble(b -> DoubleStream.of(b.source_tCO2(), b.sink_tCO2()))
                .toArray());
    }

    /** Of few amounts, each told and set against others: 836 t beside 19 346 t are no 0.08 beside 1.93 × 10⁴ t. */
    static Tonnes ofTotals(double... amounts_t) {
        double[] sizes = Arrays.stream(amounts_t).map(Math::abs).toArray();
        boolean mixed = Arrays.stream(sizes).anyMatch(a -> a > 0 && a < 1e3)
                && Arrays.stream(sizes).allMatch(a -> a < 1e6);
        return mixed ? of(Arrays.stream(sizes).map(a -> Math.min(a, 9_999))) : of(Arrays.stream(sizes));
    }

    /** An amount in this power. */
    public double in(double amount_t) {
        return amount_t / StrictMath.pow(10, power);
    }

    /** For sentences: the amount in this power, without its unit. */
    public String text(double amount_t) {
        return Numbers.amount(in(amount_t), decimals);
    }

    /** "10⁴ tCO₂", "万 tCO₂". */
    public Words unit(String symbol) {
        return switch (power) {
            case 8 -> Words.of("10⁸ " + symbol, "亿 " + symbol);
            case 4 -> Words.of("10⁴ " + symbol, "万 " + symbol);
            default -> Words.same(symbol);
        };
    }

    /** "10⁴ tCO₂ a year", "万 tCO₂/年". */
    public Words perYear(String symbol) {
        return Words.of(unit(symbol).en() + " a year", unit(symbol).zh() + "/年");
    }

    /** What stands behind a number in a sentence: " × 10⁴ tCO₂", " 万 tCO₂". */
    public Words behind(String symbol) {
        return Words.of(
                (power == 0 ? " " : " × ") + unit(symbol).en(),
                " " + unit(symbol).zh());
    }

    /** What tonnes are multiplied by. */
    double times() {
        return switch (power) {
            case 8 -> 1e-8;
            case 4 -> 1e-4;
            default -> 1;
        };
    }

    /** A column of tonnes in this power. */
    public Excerpt.Column column(String name, Words heading) {
        return new Excerpt.Column(name, heading, decimals, times());
    }
}
