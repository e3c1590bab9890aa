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
        numbers = isSorted(numbers)
                ? List.copyOf(numbers)
                : numbers.stream().sorted().toList();
    }

    /** Most are: of one number, or multiplied with a constant. */
    private static boolean isSorted(List<Integer> numbers) {
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i - 1) > numbers.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** An amount without uncertainty. */
    public static Term certain(double amount) {
        return new Term(amount, List.of());
    }

    /** The same number in another unit, or a share of it: its uncertainty in percent stays. */
    public Term times(double factor) {
        return new Term(constant * factor, numbers);
    }
}
