package org.carbonscape.study.face;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.Grid;
import org.carbonscape.method.ClassKey;
import org.carbonscape.method.Column;
import org.carbonscape.method.Found;
import org.carbonscape.method.GlobalMethod;
import org.carbonscape.method.Inputs;
import org.carbonscape.method.StatisticOptions;
import org.carbonscape.method.Statistics;
import org.carbonscape.method.UnitData;
import org.carbonscape.method.UnitStatistic;
import org.carbonscape.method.Variables;
import org.carbonscape.option.Given;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.GlobalStatistic;
import org.carbonscape.stats.JoinCounts;
import org.carbonscape.study.intake.UnitSource;
import org.carbonscape.study.plan.WeightsChoice;
import org.carbonscape.study.plan.WeightsOptions;
import org.carbonscape.weights.Standardisation;
import org.locationtech.jts.geom.Geometry;

/** Statistics on units on plain files, without a study file. */
public final class PlainStatistics {
    private PlainStatistics() {}

    /**
     * What a statistic found on a file.
     *
     * @param black what black was, where colours were looked at
     */
    public record Answer(
            List<Found<?>> found,
            PlainUnits units,
            Convention convention,
            long seed,
            Optional<String> black,
            List<Problem> cautions) {
        private Found<?> main() {
            return found.get(0);
        }

        /** Moran's I. */
        double moran() {
            return ((GlobalStatistic) main().result()).value();
        }

        /** A row for each unit, or for each number of a global statistic. */
        public Table table() {
            return PlainStatistics.table(this, found);
        }
    }

    /** The options a statistic takes on a file, beside what says where its values are. */
    public static List<Option<?>> options(UnitStatistic<?, ?> statistic) {
        List<Option<?>> options = new ArrayList<>(statistic.declared());
        if (statistic.inputs() == Inputs.COLOURS) {
            options.add(Colours.BLACK);
            options.add(Colours.AT_LEAST);
        }
        return options;
    }

    /**
     * Runs a statistic.
     *
     * @param given its options as a user gave them
     */
    public static <P, R> Answer run(
            UnitStatistic<P, R> statistic, UnitSource source, Given given, Path folder, Engine engine) {
        Standardisation style = statistic.usualStyle();
        WeightsChoice asked = WeightsOptions.choice(given, folder, style);
        // General G alone can be had with other styles where they are asked for
        WeightsChoice choice = statistic.styleIsFixed() && statistic != Statistics.GENERAL_G
                ? asked.withStandardisation(style)
                : asked;
        Convention convention = given.or(StatisticOptions.CONVENTION, Convention.CARBONSCAPE);
        long seed = given.or(StatisticOptions.SEED_OPTION, StatisticOptions.SEED);
        Optional<Colours> colours =
                statistic.inputs() == Inputs.COLOURS ? Optional.of(Colours.of(given)) : Optional.empty();
        PlainUnits units = colours.map(c -> c.load(source, choice, engine))
                .orElseGet(() ->
                        PlainUnits.load(source, variables(statistic, source, given), choice, Optional.empty(), engine));
        List<Problem> told = new ArrayList<>();
        UnitData here = units.data(told::add);
        UnitData data = statistic.inputs() == Inputs.SERIES ? here.withTimes(times(units, given)) : here;
        if (data.values().size() < statistic.leastTimes()) {
            throw new ProblemException(
                    ProblemCode.STATS_16_FEW_PHASES,
                    units.units().name(),
                    data.values().size(),
                    statistic.leastTimes());
        }
        P options = statistic.withSeed(statistic.options(convention, given), seed);
        List<Found<?>> found = new ArrayList<>();
        for (R result : units.told(() -> statistic.results(data, options, engine))) {
            found.add(new Found<>(statistic, data, result));
            told.addAll(statistic.cautions(result));
        }
        return new Answer(found, units, convention, seed, colours.map(Colours::text), units.cautions(told));
    }

    private static List<Double> times(PlainUnits units, Given given) {
        int[] years = PhaseYears.of(
                units.names(),
                given.or(SourceOptions.YEARS, List.of()).stream()
                        .map(Math::toIntExact)
                        .toList());
        return Arrays.stream(years).asDoubleStream().boxed().toList();
    }

    private static List<String> variables(UnitStatistic<?, ?> statistic, UnitSource source, Given given) {
        return switch (statistic.inputs()) {
            case VALUE, COLOURS -> List.of(source.value().orElse(""));
            case SERIES -> source.series();
            default -> Variables.named(statistic.inputs(), given);
        };
    }

    private static Table table(Answer answer, List<Found<?>> shown) {
        List<Column> columns = answer.main().columns();
        boolean local = answer.main().statistic().isLocal();
        Table.Builder table = Table.named(answer.main().statistic().id());
        if (local) {
            table.text("id");
            if (answer.units.isNamed()) {
                table.text("name");
            }
        }
        columns.forEach(c -> c.head(table));
        table.text("weights", "convention", "variant");
        for (Found<?> found : shown) {
            List<Column> own = found.columns();
            for (int row = 0; row < found.rows(); row++) {
                if (!local || answer.units.weights().present(row)) {
                    List<Object> cells = new ArrayList<>();
                    if (local) {
                        cells.add(answer.units.id(row));
                        answer.units.label(row).ifPresent(cells::add);
                    }
                    for (Column c : own) {
                        cells.add(c.cell(row));
                    }
                    cells.add(answer.units.choice().label());
                    cells.add(answer.convention.id());
                    cells.add(found.variant().text());
                    table.row(cells.toArray());
                }
            }
        }
        return table.build();
    }

    /**
     * A global answer for machines: its numbers, its making and its neighbours; of Moran's I with Geary's C and General
     * G.
     */
    public static Map<String, Object> json(Answer answer, Given given, Engine engine) {
        Found<?> main = answer.main();
        Map<String, Object> out = new LinkedHashMap<>();
        if (main.result() instanceof GlobalStatistic g && main.statistic() instanceof GlobalMethod method) {
            out.putAll(numbers(method.letter(), g));
            tail(out, answer, g.options().permutations());
            if (method == Statistics.MORANS_I) {
                beside(out, answer, given, engine);
            }
        } else if (main.result() instanceof JoinCounts.Result r) {
            out.put("n", r.black() + r.white());
            out.put("black", r.black());
            out.put("white", r.white());
            out.put("bb", join(r.blackBlack()));
            out.put("bw", join(r.blackWhite()));
            out.put("ww", join(r.whiteWhite()));
            out.put("blackIs", answer.black.orElse(""));
            tail(out, answer, r.options().permutations());
        } else {
            List<Object> rows = PlainOutput.rows(answer.table());
            if (rows.size() == 1) {
                ((Map<?, ?>) rows.get(0)).forEach((k, v) -> out.put((String) k, v));
            } else {
                out.put("rows", rows);
            }
            out.put("neighbours", neighbours(answer.units.data()));
            out.put("seed", answer.seed);
        }
        return out;
    }

    private static void beside(Map<String, Object> out, Answer answer, Given given, Engine engine) {
        UnitData data = answer.units.data();
        for (GlobalMethod other : List.of(Statistics.GEARYS_C, Statistics.GENERAL_G)) {
            UnitData styled = data.with(other.styled(data.weights()));
            if (other.fits(styled)) {
                var options = other.withSeed(other.options(answer.convention, given), answer.seed);
                GlobalStatistic g = answer.units.told(() -> other.run(styled, options, engine));
                out.put(other == Statistics.GEARYS_C ? "geary" : "generalG", numbers(other.letter(), g));
            }
        }
    }

    private static Map<String, Object> numbers(String letter, GlobalStatistic s) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("n", s.n());
        out.put(letter, s.value());
        out.put("expected", s.normal().expected());
        out.put("variance", s.normal().variance());
        out.put("z", s.normal().z());
        out.put("p", s.normal().p());
        out.put("permutationP", s.permuted().p());
        return out;
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

    /** The neighbours that a statistic works with: of the units that have a value. */
    private static Map<String, Object> neighbours(UnitData data) {
        boolean[] present = new boolean[data.x().length];
        for (int i = 0; i < present.length; i++) {
            int place = i;
            present[i] = data.weights().present(i)
                    && data.values().stream().noneMatch(values -> Double.isNaN(values[place]));
        }
        return PlainWeights.json(data.weights().among(present).summary());
    }

    /** What every global statistic says of its making. */
    private static void tail(Map<String, Object> out, Answer answer, int permutations) {
        WeightsChoice choice = answer.units.choice();
        out.put("weights", choice.file().map(f -> f.getFileName().toString()).orElse(choice.text()));
        out.put(
                "variant",
                answer.convention.id() + ", " + choice.standardisation().english() + ", "
                        + answer.main().variant().text());
        out.put("convention", answer.convention.id());
        out.put("style", choice.style());
        out.put("permutations", permutations);
        out.put("seed", answer.seed);
        out.put("neighbours", neighbours(answer.units.data()));
    }

    /** Writes the figure of a statistic that draws one, by the ending of the name: {@code .svg} or {@code .png}. */
    public static void figure(Answer answer, Path out, Language language) {
        PlainFigure.write(drawn(answer.main(), answer, out), out, language);
    }

    private static <R> Figure drawn(Found<R> main, Answer answer, Path out) {
        String file = answer.units.units().name();
        String of = String.join(
                ", ", answer.units.names().stream().filter(n -> !n.isEmpty()).toList());
        Words title = main.statistic().about().title();
        return main.statistic()
                .figure(
                        Figure.Caption.of(
                                main.statistic().id(),
                                of.isEmpty() ? title : Words.of(title.en() + " of " + of, of + " 的" + title.zh()),
                                Words.same(file + ", " + answer.units.choice().label())),
                        List.of(new UnitStatistic.Shown<>(Words.same(of.isEmpty() ? file : of), main.result())))
                .orElseThrow(
                        () -> new ProblemException(ProblemCode.GATHER_05_OUT, "--figure", out.getFileName(), ".csv"));
    }

    /**
     * Writes a local answer by the ending of the name: {@code .csv}, {@code .gpkg} with the units' shapes, {@code .tif}
     * of a raster's classes.
     */
    public static void write(Answer answer, Path out, boolean csvMark, Engine engine) {
        boolean raster = answer.units.units().grid().isPresent();
        PlainOutput.check(out, raster);
        String ending = PlainOutput.ending(out);
        if (raster && answer.units.units().crs().isEmpty() && !ending.equals("csv")) {
            throw new ProblemException(
                    ProblemCode.CRS_01_MISSING, answer.units.units().name());
        }
        switch (ending) {
            case "csv" -> PlainOutput.csv(out, answer.table(), csvMark);
            case "gpkg" -> {
                Table mapped = table(answer, List.of(answer.main())); // of several the one that maps show
                var crs = answer.units
                        .units()
                        .crs()
                        .orElseThrow(() -> new ProblemException(
                                ProblemCode.UNITS_01_NO_CRS,
                                answer.units.units().name()));
                List<? extends Geometry> shapes = answer.units.units().outlines();
                answer.main()
                        .statistic()
                        .classes()
                        .ifPresentOrElse(
                                key -> PlainOutput.layer(
                                        out,
                                        crs,
                                        shapes,
                                        mapped,
                                        key.column(),
                                        key.classes().stream()
                                                .map(ClassKey.Entry::code)
                                                .toList(),
                                        key.legend()),
                                () -> PlainOutput.layer(out, crs, shapes, mapped));
            }
            default -> classes(answer, out, engine);
        }
    }

    private static void classes(Answer answer, Path out, Engine engine) {
        Grid grid = answer.units.units().grid().orElseThrow();
        ClassKey<?> key = answer.main()
                .statistic()
                .classes()
                .orElseThrow(() ->
                        new ProblemException(ProblemCode.GATHER_05_OUT, "--out", out.getFileName(), ".csv / .gpkg"));
        List<Key.Entry> entries = key.entries();
        IntUnaryOperator ofPlace = answer.main().classes();
        byte[] ofCell = new byte[Math.toIntExact(grid.cells())];
        for (int place = 0; place < answer.units.places().size(); place++) {
            if (answer.units.weights().present(place)) {
                ofCell[answer.units.places().unit(place)] = (byte) ofPlace.applyAsInt(place);
            }
        }
        PlainOutput.classes(out, grid, entries, i -> ofCell[i], engine);
    }
}
