package org.carbonscape.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.carbonscape.engine.Engine;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.GearyC;
import org.carbonscape.stats.GeneralG;
import org.carbonscape.stats.GlobalOptions;
import org.carbonscape.stats.GlobalStatistic;
import org.carbonscape.stats.JoinCounts;
import org.carbonscape.weights.Standardisation;

/** Geary's C, General G and join counts on plain files. */
public final class PlainGlobals {
    private static final int SHOWN = 10;

    private PlainGlobals() {}

    /** An answer for machines, in the order it is to be read, and what to tell beside it. */
    public record Answer(Map<String, Object> json, List<Problem> cautions) {}

    /**
     * Which units are black.
     *
     * @param values  these, numbers or names of classes; empty = see {@code atLeast}
     * @param atLeast numbers from here on; neither given = a column of 0 and 1
     */
    public record Black(List<String> values, OptionalDouble atLeast) {
        private double of(String name, String id, String place) {
            if (values.isEmpty()) {
                throw new ProblemException(ProblemCode.GATHER_08_COLOURS, place, id, "\"" + name + "\"");
            }
            return values.contains(name) ? 1 : 0;
        }

        private double of(double value, Supplier<String> id, String place) {
            if (Double.isNaN(value)) {
                return value;
            }
            if (!values.isEmpty() || atLeast.isPresent()) {
                return values.contains(Numbers.text(value)) || atLeast.isPresent() && value >= atLeast.getAsDouble()
                        ? 1
                        : 0;
            }
            if (value != 0 && value != 1) {
                throw new ProblemException(ProblemCode.GATHER_08_COLOURS, place, id.get(), Numbers.text(value));
            }
            return value;
        }

        private String text() {
            return !values.isEmpty()
                    ? "values " + String.join(", ", values)
                    : atLeast.isPresent() ? "values of " + Numbers.text(atLeast.getAsDouble()) + " or more" : "value 1";
        }
    }

    /** Geary's C: n, c, expected, variance, z, p, permutationP, weights, variant and what the Moran command has beside them. */
    public static Answer geary(
            PlainStatistics.Source source,
            WeightsChoice choice,
            GlobalOptions options,
            Convention convention,
            Engine engine) {
        PlainStatistics.Loaded loaded = PlainStatistics.load(source, choice, engine);
        return answer(
                "c",
                PlainStatistics.told(
                        loaded, choice, () -> GearyC.of(loaded.values(), loaded.weights(), options, engine)),
                loaded,
                choice,
                convention);
    }

    /** General G of values of 0 or more: n, g, expected, and so on. */
    public static Answer general(
            PlainStatistics.Source source,
            WeightsChoice choice,
            GlobalOptions options,
            Convention convention,
            Engine engine) {
        PlainStatistics.Loaded loaded = PlainStatistics.load(source, choice, engine);
        return answer(
                "g",
                PlainStatistics.told(
                        loaded, choice, () -> GeneralG.of(loaded.values(), loaded.weights(), options, engine)),
                loaded,
                choice,
                convention);
    }

    /** Join counts of two kinds of units: n, black, white, and under bb, bw, ww each count, expected, variance, z, p, permutationP. */
    public static Answer joins(
            PlainStatistics.Source source,
            WeightsChoice choice,
            Black black,
            GlobalOptions options,
            Convention convention,
            Engine engine) {
        WeightsChoice binary = choice.withStandardisation(Standardisation.NONE);
        String file =
                source.units().or(source::raster).orElseThrow().getFileName().toString();
        SortedSet<String> found = new TreeSet<>();
        boolean[] named = new boolean[1];
        UnitValues units = UnitValues.read(
                source,
                Optional.of((text, id) -> {
                    named[0] = true;
                    found.add(text);
                    return black.of(text, id, file);
                }),
                engine);
        PlainStatistics.Loaded loaded = PlainStatistics.load(source, units, binary, engine);
        double[] x = loaded.values();
        for (int i = 0; i < x.length && !named[0]; i++) {
            int unit = loaded.places().unit(i);
            if (!Double.isNaN(x[i]) && found.size() <= SHOWN) {
                found.add(Numbers.text(x[i]));
            }
            x[i] = black.of(x[i], () -> units.ids().apply(unit), file);
        }
        if (!black.values.isEmpty()
                && black.atLeast.isEmpty()
                && Arrays.stream(x).noneMatch(v -> v == 1)) {
            throw new ProblemException(
                    ProblemCode.GATHER_11_NO_BLACK,
                    file,
                    String.join(", ", black.values),
                    found.stream().limit(SHOWN).collect(Collectors.joining(", "))
                            + (found.size() > SHOWN ? ", ..." : ""));
        }
        JoinCounts.Result r =
                PlainStatistics.told(loaded, binary, () -> JoinCounts.of(x, loaded.weights(), options, engine));
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("n", r.black() + r.white());
        out.put("black", r.black());
        out.put("white", r.white());
        out.put("bb", join(r.blackBlack()));
        out.put("bw", join(r.blackWhite()));
        out.put("ww", join(r.whiteWhite()));
        out.put("blackIs", black.text());
        tail(out, binary, convention, "non-free sampling, " + options.tails(), options, loaded);
        List<Problem> cautions = new ArrayList<>(loaded.cautions());
        PlainStatistics.add(cautions, r.cautions(), loaded, binary);
        return new Answer(out, cautions);
    }

    private static Map<String, Object> join(JoinCounts.Join join) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("count", join.count());
        out.put("expected", join.expected());
        out.put("variance", join.variance());
        out.put("z", join.z());
        out.put("p", join.p());
        out.put("permutationP", join.permutationP());
        return out;
    }

    private static Answer answer(
            String letter,
            GlobalStatistic s,
            PlainStatistics.Loaded loaded,
            WeightsChoice choice,
            Convention convention) {
        Map<String, Object> out = new LinkedHashMap<>(PlainStatistics.statistic(letter, s));
        tail(out, choice, convention, s.variant(), s.options(), loaded);
        List<Problem> cautions = new ArrayList<>(loaded.cautions());
        PlainStatistics.add(cautions, s.cautions(), loaded, choice);
        return new Answer(out, cautions);
    }

    /** What every global statistic says of its making. */
    private static void tail(
            Map<String, Object> out,
            WeightsChoice choice,
            Convention convention,
            String variant,
            GlobalOptions options,
            PlainStatistics.Loaded loaded) {
        out.put("weights", choice.file().map(f -> f.getFileName().toString()).orElse(choice.text()));
        out.put("variant", convention.id() + ", " + choice.standardisation().english() + ", " + variant);
        out.put("convention", convention.id());
        out.put("style", choice.style());
        out.put("permutations", options.permutations());
        out.put("seed", options.seed());
        out.put("neighbours", PlainWeights.json(loaded.weights().summary()));
    }
}
