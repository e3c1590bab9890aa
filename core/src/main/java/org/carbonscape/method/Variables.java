package org.carbonscape.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.option.Given;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;

/** The options that name the variables of a statistic: columns of a file, in a study flows and drivers. */
public final class Variables {
    private static final String OF_A_STUDY = " In a study: net, source, sink, stock, stock_change or a driver; "
            + "in a command: a column of the units, or a raster.";
    private static final String OF_A_STUDY_ZH = "研究中为 net、source、sink、stock、stock_change 或因子名；命令中为单元的列名或栅格文件。";

    public static final Option<String> X = Option.of(
                    "x", Kinds.text("COLUMN"), "The unit's own variable." + OF_A_STUDY, "单元自身的变量。" + OF_A_STUDY_ZH)
            .named("单元自身变量")
            .example("source")
            .asRequired();
    public static final Option<String> Y = Option.of(
                    "y", Kinds.text("COLUMN"), "The neighbours' variable." + OF_A_STUDY, "邻居的变量。" + OF_A_STUDY_ZH)
            .named("邻居变量")
            .example("sink")
            .asRequired();
    public static final Option<List<String>> SEVERAL = Option.of(
                    "variables",
                    Kinds.several(2, Kinds.text("COLUMN")),
                    "Two or more variables." + OF_A_STUDY,
                    "两个或更多变量。" + OF_A_STUDY_ZH)
            .named("变量")
            .example("[source, sink]")
            .asRequired();
    public static final Option<String> EVENTS = Option.of(
                    "events",
                    Kinds.text("COLUMN"),
                    "Events: the numerator of the rate." + OF_A_STUDY,
                    "事件数：率的分子。" + OF_A_STUDY_ZH)
            .named("事件数")
            .example("source")
            .asRequired();
    public static final Option<String> POPULATION = Option.of(
                    "population",
                    Kinds.text("COLUMN"),
                    "Population at risk: the denominator of the rate." + OF_A_STUDY,
                    "人口（可能发生事件的总数）：率的分母。" + OF_A_STUDY_ZH)
            .named("人口")
            .example("people")
            .asRequired();

    private Variables() {}

    /** The options that inputs of a kind are named by, beside the flows that a study takes by itself. */
    static List<Option<?>> of(Inputs inputs) {
        return switch (inputs) {
            case X_AND_Y -> List.of(X, Y);
            case SEVERAL -> List.of(SEVERAL);
            case EVENTS_AND_POPULATION -> List.of(EVENTS, POPULATION);
            case VALUE, COLOURS, SERIES -> List.of();
        };
    }

    /** The key that the i-th of the names given stands behind; empty where others are missing. */
    public static Optional<String> key(Inputs inputs, List<String> named, int i) {
        List<Option<?>> options = of(inputs);
        if (options.size() == 1) {
            return Optional.of(options.get(0).key());
        }
        return options.size() == named.size() ? Optional.of(options.get(i).key()) : Optional.empty();
    }

    /** The names given; empty where the study takes its flows. */
    public static List<String> named(Inputs inputs, Given given) {
        List<String> names = new ArrayList<>();
        switch (inputs) {
            case X_AND_Y -> {
                given.find(X).ifPresent(names::add);
                given.find(Y).ifPresent(names::add);
            }
            case SEVERAL -> given.find(SEVERAL).ifPresent(names::addAll);
            case EVENTS_AND_POPULATION -> {
                given.find(EVENTS).ifPresent(names::add);
                given.find(POPULATION).ifPresent(names::add);
            }
            default -> {
                // the study's flows, or the one value column of a command
            }
        }
        return names;
    }
}
