package org.carbonscape.study.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.carbonscape.carbon.Distribution;
import org.carbonscape.carbon.Term;
import org.carbonscape.carbon.UncertainNumbers;
import org.carbonscape.landcarbon.LandHectare;
import org.carbonscape.landcarbon.LandModel;
import org.carbonscape.landcarbon.Stratum;

/**
 * Land by Tier 1 whose maps are held against places: land of a history on the map is so much of this history and so
 * much of that in truth, and each does what the model says. A class taken for another is so in every phase that it
 * holds: errors of single phases would make changes that never were of land that stayed.
 *
 * <p>As products of shares and factors that would be millions of terms (of k classes a history with d of them may be
 * k^d others), so sums of land are {@linkplain org.carbonscape.carbon.MadeNumbers made numbers}: what a history in
 * truth does is reckoned once, what one on the map does from it, and units add up.
 *
 * @param <K> what sums are told apart by, beside units
 */
final class TrueLand<K> {
    /** What the land of a history in truth is counted as. */
    @FunctionalInterface
    interface Parts<K> {
        /** @param taker gets what a hectare does, tCO2/yr, by what it is counted as */
        void of(int classIndex, LandHectare hectare, LandModel.Terms perHectare, BiConsumer<K, List<Term>> taker);
    }

    /** Where numbers come from. */
    interface Source {
        /** A number by its name and what it may be instead, of land that errs on its own ("" = with all other). */
        Term number(String name, Distribution of, String in);

        /** How much of a map class is which class in a phase, by class index; nothing where none. */
        List<Optional<Term>> truth(int phase, int mapClass);
    }

    /** A sum: of a unit, and of what is counted as this. */
    record Sum<K>(int unit, K of) {}

    private record Known(Stratum stratum, List<Integer> history) {}

    private record Factor(String name, Distribution.Shown of) {}

    /** Rows as unit and blend: by blend, then by unit. */
    private static final Comparator<List<Integer>> BY_BLEND =
            Comparator.comparing((List<Integer> r) -> r.get(1)).thenComparing(r -> r.get(0));

    private final LandModel model;
    private final int phase;
    private final Source source;
    private final Parts<K> parts;
    private final Map<Factor, Integer> factors = new HashMap<>();
    private final List<Distribution> factorOf = new ArrayList<>();
    private final List<String> factorName = new ArrayList<>();
    private final Map<Map<List<Integer>, Double>, Integer> fluxOf = new HashMap<>(); // by products
    private final List<Blends.Flux> fluxes = new ArrayList<>();
    private final Map<K, Integer> slots = new LinkedHashMap<>();
    private final Map<Known, Optional<Blends.Leaf>> leaves = new HashMap<>();
    private final Map<List<Integer>, Integer> sharesOf = new HashMap<>(); // by phase and map class
    private final List<Blends.Shares> shares = new ArrayList<>();
    private final Map<Known, Integer> blendOf = new HashMap<>();
    private final List<Blends.Blend> blends = new ArrayList<>();
    private final Map<Integer, Integer> units = new LinkedHashMap<>();
    private final Map<String, Map<List<Integer>, Double>> rows = new LinkedHashMap<>(); // hectares by unit and blend

    /** @param phase the one whose year is reckoned */
    TrueLand(LandModel model, int phase, Source source, Parts<K> parts) {
        this.model = model;
        this.phase = phase;
        this.source = source;
        this.parts = parts;
    }

    /**
     * Adds land of a history on the map.
     *
     * @param unit    whose sums it goes into
     * @param history classes by phase (0 = none), with one in the last
     * @param in      what land it errs with, see {@link Source#number}
     */
    void add(int unit, double hectares, Stratum stratum, int[] history, String in) {
        int blend = blendOf.computeIfAbsent(new Known(stratum, list(history)), k -> {
            blends.add(blend(stratum, history));
            return blends.size() - 1;
        });
        int of = units.computeIfAbsent(unit, u -> units.size());
        rows.computeIfAbsent(in, i -> new TreeMap<>(BY_BLEND)).merge(List.of(of, blend), hectares, Double::sum);
    }

    private static List<Integer> list(int[] history) {
        return Arrays.stream(history).boxed().toList();
    }

    /** What a history on the map may be: every class of it each of those that it is in truth. */
    private Blends.Blend blend(Stratum stratum, int[] history) {
        int[] classes = Arrays.stream(history).filter(c -> c > 0).distinct().toArray();
        int[] of = new int[classes.length];
        int count = 1;
        for (int i = 0; i < of.length; i++) {
            int mapped = classes[i];
            of[i] = sharesOf.computeIfAbsent(List.of(last(history, mapped), mapped), k -> {
                shares.add(shares(k.get(0), mapped));
                return shares.size() - 1;
            });
            count = Math.multiplyExact(count, shares.get(of[i]).truths().length);
        }
        Blends.Leaf[] may = new Blends.Leaf[count];
        int[] truly = new int[model.classes() + 1];
        for (int l = 0; l < count; l++) {
            for (int i = of.length - 1, rest = l; i >= 0; i--) {
                int[] truths = shares.get(of[i]).truths();
                truly[classes[i]] = truths[rest % truths.length];
                rest /= truths.length;
            }
            may[l] = leaf(stratum, Arrays.stream(history).map(c -> truly[c]).toArray())
                    .orElse(Blends.Leaf.NONE);
        }
        return new Blends.Blend(of, may);
    }

    /** The last phase that has a class: the map that is held against places in its name. */
    private static int last(int[] history, int mapped) {
        int last = history.length - 1;
        while (history[last] != mapped) {
            last--;
        }
        return last;
    }

    private Blends.Shares shares(int of, int mapped) {
        List<Integer> truths = new ArrayList<>();
        List<Term> terms = new ArrayList<>();
        List<Optional<Term>> truth = source.truth(of, mapped);
        for (int c = 1; c < truth.size(); c++) {
            if (truth.get(c).isPresent()) {
                truths.add(c);
                terms.add(truth.get(c).get());
            }
        }
        return new Blends.Shares(
                truths.stream().mapToInt(c -> c).toArray(),
                terms.stream().mapToDouble(Term::constant).toArray(),
                terms.stream()
                        .mapToInt(t -> t.numbers().isEmpty()
                                ? Blends.NONE
                                : t.numbers().get(0))
                        .toArray());
    }

    private Optional<Blends.Leaf> leaf(Stratum stratum, int[] truth) {
        return leaves.computeIfAbsent(
                new Known(stratum, list(truth)),
                k -> model.hectare(stratum, truth, phase).map(hectare -> {
                    List<int[]> of = new ArrayList<>();
                    parts.of(truth[phase], hectare, model.terms(stratum, truth, phase, this::factor), (part, terms) -> {
                        Map<List<Integer>, Double> products = products(terms);
                        if (!products.isEmpty()) {
                            int slot = slots.computeIfAbsent(part, x -> slots.size());
                            of.add(new int[] {slot, flux(products)});
                        }
                    });
                    return new Blends.Leaf(
                            of.stream().mapToInt(p -> p[0]).toArray(),
                            of.stream().mapToInt(p -> p[1]).toArray());
                }));
    }

    /** As a term of a factor, which is a number of its own wherever land errs on its own. */
    private Term factor(String name, Distribution of) {
        return of.isCertain()
                ? Term.certain(of.value())
                : new Term(1, List.of(factors.computeIfAbsent(new Factor(name, of.shown()), f -> {
                    factorName.add(name);
                    factorOf.add(of);
                    return factors.size();
                })));
    }

    private static Map<List<Integer>, Double> products(List<Term> terms) {
        Map<List<Integer>, Double> merged = new LinkedHashMap<>();
        terms.stream()
                .filter(t -> t.constant() != 0)
                .forEach(t -> merged.merge(t.numbers(), t.constant(), Double::sum));
        return merged;
    }

    private int flux(Map<List<Integer>, Double> products) {
        return fluxOf.computeIfAbsent(products, p -> {
            fluxes.add(new Blends.Flux(
                    products.values().stream().mapToDouble(c -> c).toArray(),
                    products.keySet().stream()
                            .map(n -> n.stream().mapToInt(i -> i).toArray())
                            .toArray(int[][]::new)));
            return fluxes.size() - 1;
        });
    }

    /** The sums of all land added, as terms. */
    Map<Sum<K>, Term> terms(UncertainNumbers numbers) {
        List<Blends.Region> regions = new ArrayList<>();
        rows.forEach((in, of) -> regions.add(region(in, of)));
        Blends sums = new Blends(
                shares.toArray(Blends.Shares[]::new),
                fluxes.toArray(Blends.Flux[]::new),
                blends.toArray(Blends.Blend[]::new),
                regions,
                slots.size(),
                units.size());
        List<Term> made = numbers.made(sums);
        Map<Sum<K>, Term> terms = new LinkedHashMap<>();
        units.forEach((unit, u) -> slots.forEach((part, s) -> {
            int member = sums.member(u, s);
            if (member >= 0) {
                terms.put(new Sum<>(unit, part), made.get(member));
            }
        }));
        return terms;
    }

    /** Land that errs as one, with the numbers that its factors are. */
    private Blends.Region region(String in, Map<List<Integer>, Double> of) {
        int[] unit = new int[of.size()];
        int[] blend = new int[of.size()];
        double[] hectares = new double[of.size()];
        boolean[] used = new boolean[factors.size()];
        int r = 0;
        for (Map.Entry<List<Integer>, Double> row : of.entrySet()) {
            unit[r] = row.getKey().get(0);
            blend[r] = row.getKey().get(1);
            hectares[r++] = row.getValue();
        }
        boolean[] met = new boolean[fluxes.size()];
        Arrays.stream(blend).distinct().forEach(b -> {
            for (Blends.Leaf leaf : blends.get(b).leaves()) {
                for (int flux : leaf.fluxes()) {
                    met[flux] = true;
                }
            }
        });
        for (int flux = 0; flux < met.length; flux++) {
            for (int[] product : met[flux] ? fluxes.get(flux).factors() : new int[0][]) {
                for (int factor : product) {
                    used[factor] = true;
                }
            }
        }
        int[] number = new int[used.length];
        for (int f = 0; f < used.length; f++) {
            number[f] = used[f]
                    ? source.number(factorName.get(f), factorOf.get(f), in)
                            .numbers()
                            .get(0)
                    : Blends.NONE;
        }
        return new Blends.Region(unit, blend, hectares, number);
    }
}
