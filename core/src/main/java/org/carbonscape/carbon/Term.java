package org.carbonscape.carbon;

import java.util.List;

/**
 * A summand: a constant times uncertain numbers.
 *
 * @param constant whatever is certain in it: hectares, certain factors, conversions
 * @param numbers  of {@link UncertainNumbers}, ascending; none = certain
 */
public record Term(double constant, List<Integer> numbers) {
    public Term {
        numbers = numbers.stream().sorted().toList();
    }

    public static Term certain(double amount) {
        return new Term(amount, List.of());
    }

    public Term times(double factor) {
        return new Term(constant * factor, numbers);
    }
}
