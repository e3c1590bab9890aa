package org.carbonscape.study.uncertainty;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.carbonscape.carbon.Term;
import org.carbonscape.carbon.UncertainNumbers;
import org.carbonscape.inventory.Line;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.LandRole;
import org.carbonscape.land.Legend;
import org.carbonscape.study.account.CarbonAccount;

/**
 * A change of the region's net in the last phase that the account's own factors make: hectares that a class gains or
 * loses, shares of what a class emits, shares of items. It is as uncertain as they are: hectares are those that are
 * told, however good the map is. Not thread-safe.
 */
public final class Shift {
    private final Map<String, Double> land = new LinkedHashMap<>();
    private final Map<String, Double> sources = new LinkedHashMap<>();
    private final Map<String, Double> items = new LinkedHashMap<>();

    /**
     * Land that a class gains, at the mean factor of its land.
     *
     * @param landUse  a class, or the kind of land of several: their mean
     * @param hectares below 0 = lost
     */
    public Shift land(String landUse, double hectares) {
        land.merge(landUse, hectares, Double::sum);
        return this;
    }

    /** So many hectares' worth of all that a class emits, with the emissions charged to it. */
    public Shift source(String className, double hectares) {
        sources.merge(className, hectares, Double::sum);
        return this;
    }

    /**
     * An item changed by a percentage; one that is changed twice, by the one after the other.
     *
     * @param percent -100 or more
     */
    public Shift item(String item, double percent) {
        items.merge(item, percent / 100, (a, b) -> (1 + a) * (1 + b) - 1);
        return this;
    }

    /**
     * What shifts are shifts of: the account's last phase.
     *
     * @param hectares by class
     * @param land     what it does, by class, without emissions
     * @param all      what emissions are charged to as well
     * @param items    by name; none where emissions are given as one
     */
    record Base(
            UncertainNumbers numbers,
            Legend legend,
            double[] hectares,
            Map<String, FlowTerms> land,
            Map<String, FlowTerms> all,
            Map<String, List<Term>> items,
            List<Term> given) {
        static Base of(AccountTerms terms, CarbonAccount account) {
            AccountTerms of = terms.asMapped();
            Legend legend = account.inputs().studyArea().legend();
            int last = account.inputs().studyArea().years().size() - 1;
            double[] hectares = new double[legend.classes() + 1];
            for (double[] unit : account.areas_ha(Math.max(0, account.emissionSet()), last)) {
                Arrays.setAll(hectares, c -> hectares[c] + unit[c]);
            }
            Map<String, FlowTerms> land = of.landByClass(last);
            Map<String, FlowTerms> all = of.byClass(last);
            Map<String, List<Term>> items = of.by(Line::item, last);
            List<Term> given = items.isEmpty() ? of.emissions(last) : List.of();
            return new Base(of.numbers(), legend, hectares, land, all, items, given);
        }
    }

    /** As a sum of terms in tCO2; items that the account does not have are left out. */
    List<Term> terms(Base of) {
        FlowTerms.Sum sum = new FlowTerms.Sum(of.numbers);
        add(sum, land, of.land, FlowTerms::net, of);
        add(sum, sources, of.all, FlowTerms::source, of);
        items.forEach((item, share) -> scaled(sum, of.items.getOrDefault(item, of.given), share));
        return sum.terms();
    }

    private static void add(
            FlowTerms.Sum sum,
            Map<String, Double> shifts,
            Map<String, FlowTerms> flows,
            Function<FlowTerms, List<Term>> which,
            Base of) {
        shifts.forEach((landUse, by) -> {
            List<LandClass> classes = classes(of.legend, landUse);
            double all =
                    classes.stream().mapToDouble(c -> of.hectares[c.index()]).sum();
            for (LandClass c : classes) {
                Optional.ofNullable(flows.get(c.name()))
                        .filter(f -> all > 0)
                        .ifPresent(f -> scaled(sum, which.apply(f), by / all));
            }
        });
    }

    private static void scaled(FlowTerms.Sum sum, List<Term> terms, double by) {
        terms.forEach(t -> sum.add(t.times(by)));
    }

    private static List<LandClass> classes(Legend legend, String landUse) {
        List<LandClass> named =
                legend.list().stream().filter(c -> c.name().equals(landUse)).toList();
        return !named.isEmpty()
                ? named
                : Arrays.stream(LandRole.values())
                        .filter(r -> r.className().equals(landUse))
                        .flatMap(r -> legend.withRole(r).stream())
                        .toList();
    }
}
