package org.carbonscape.study.face;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.carbonscape.engine.Engine;
import org.carbonscape.measure.Numbers;
import org.carbonscape.option.Given;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.intake.UnitSource;
import org.carbonscape.study.plan.WeightsChoice;

/**
 * Which units of a map are black.
 *
 * @param values  these, numbers or names of classes; empty = see {@code atLeast}
 * @param atLeast numbers from here on; neither given = a column of 0 and 1
 */
record Colours(List<String> values, OptionalDouble atLeast) {
    static final Option<List<String>> BLACK = Option.of(
                    "black",
                    Kinds.list(Kinds.text("VALUE")),
                    "Values that count as black, as numbers or names of classes: 3,4 or forest,grassland.",
                    "算作黑的值，数字或类名：3,4 或 forest,grassland。")
            .standard("1; the column then holds 0 and 1", "1；该列只含 0 和 1")
            .example("forest");
    static final Option<Double> AT_LEAST = Option.of(
                    "at-least",
                    Kinds.number(-Double.MAX_VALUE, Double.MAX_VALUE, Bilingual.of("a number", "数")),
                    "Values from this one up are black.",
                    "不小于此值的为黑。")
            .example("0.5");

    private static final int SHOWN = 10;

    static Colours of(Given given) {
        return new Colours(
                given.or(BLACK, List.of()).stream().map(Colours::plain).toList(),
                given.find(AT_LEAST).map(OptionalDouble::of).orElse(OptionalDouble.empty()));
    }

    /** A number as tables write it, so that 3.0 is 3. */
    private static String plain(String value) {
        return value.matches("[+-]?[0-9]*\\.?[0-9]+([eE][+-]?[0-9]+)?")
                ? Numbers.text(Double.parseDouble(value))
                : value;
    }

    /** Units whose values are 1 where black, else 0. */
    PlainUnits load(UnitSource source, WeightsChoice choice, Engine engine) {
        String file =
                source.units().or(source::raster).orElseThrow().getFileName().toString();
        SortedSet<String> found = new TreeSet<>();
        boolean[] named = new boolean[1];
        PlainUnits units = PlainUnits.load(
                source,
                List.of(source.value().orElse("")),
                choice,
                Optional.of((text, id) -> {
                    named[0] = true;
                    found.add(text);
                    return of(text, id, file);
                }),
                engine);
        double[] x = units.values().get(0);
        for (int i = 0; i < x.length && !named[0]; i++) {
            int place = i;
            if (!Double.isNaN(x[i]) && found.size() <= SHOWN) {
                found.add(Numbers.text(x[i]));
            }
            x[i] = of(x[i], () -> units.id(place), file);
        }
        if (!values.isEmpty() && atLeast.isEmpty() && Arrays.stream(x).noneMatch(v -> v == 1)) {
            throw new ProblemException(
                    ProblemCode.GATHER_11_NO_BLACK,
                    file,
                    String.join(", ", values),
                    found.stream().limit(SHOWN).collect(Collectors.joining(", "))
                            + (found.size() > SHOWN ? ", ..." : ""));
        }
        return units;
    }

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

    /** What black is, for machine output. */
    String text() {
        return !values.isEmpty()
                ? "values " + String.join(", ", values)
                : atLeast.isPresent() ? "values of " + Numbers.text(atLeast.getAsDouble()) + " or more" : "value 1";
    }
}
