package org.carbonscape.landcarbon;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.carbonscape.carbon.Distribution;
import org.carbonscape.carbon.Term;
import org.carbonscape.carbon.UncertainNumbers;

/**
 * A number reckoned from those of Tier 1, with the products of them that it is the sum of: what is uncertain in them
 * can be drawn without reckoning anew. The value is what plain arithmetic gives, to the last digit. Immutable.
 */
final class Polynomial {
    static final Polynomial NONE = new Polynomial(0, List.of());

    private record Product(double constant, List<LandParameter> of) {}

    private final double value;
    private final List<Product> products;

    private Polynomial(double value, List<Product> products) {
        this.value = value;
        this.products = products;
    }

    static Polynomial of(LandParameter number) {
        return new Polynomial(number.value(), List.of(new Product(1, List.of(number))));
    }

    static Polynomial certain(double value) {
        return value == 0 ? NONE : new Polynomial(value, List.of(new Product(value, List.of())));
    }

    double value() {
        return value;
    }

    Polynomial plus(Polynomial other) {
        return new Polynomial(value + other.value, both(other, 1));
    }

    Polynomial minus(Polynomial other) {
        return new Polynomial(value - other.value, both(other, -1));
    }

    private List<Product> both(Polynomial other, double sign) {
        if (products.isEmpty() && sign > 0) {
            return other.products;
        }
        List<Product> both = new ArrayList<>(products);
        other.products.forEach(p -> both.add(new Product(sign * p.constant, p.of)));
        return both;
    }

    Polynomial times(double factor) {
        return factor == 0
                ? NONE
                : new Polynomial(
                        factor * value,
                        products.stream()
                                .map(p -> new Product(factor * p.constant, p.of))
                                .toList());
    }

    Polynomial over(double divisor) {
        return new Polynomial(
                value / divisor,
                products.stream()
                        .map(p -> new Product(p.constant / divisor, p.of))
                        .toList());
    }

    Polynomial times(Polynomial other) {
        List<Product> all = new ArrayList<>();
        for (Product a : products) {
            for (Product b : other.products) {
                List<LandParameter> of = new ArrayList<>(a.of);
                of.addAll(b.of);
                all.add(new Product(a.constant * b.constant, of));
            }
        }
        return new Polynomial(value * other.value, all);
    }

    /**
     * The same as terms.
     *
     * @param number a number by its name and what it may be instead, as a term
     */
    List<Term> terms(BiFunction<String, Distribution, Term> number) {
        return products.stream()
                .map(p -> p.of.stream()
                        .map(n -> Objects.requireNonNull(
                                number.apply(n.used().what(), n.spread()), "every number is a term"))
                        .reduce(Term.certain(p.constant), UncertainNumbers::product))
                .toList();
    }
}
