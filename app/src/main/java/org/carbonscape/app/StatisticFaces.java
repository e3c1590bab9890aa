package org.carbonscape.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.carbonscape.io.json.Json;
import org.carbonscape.io.table.own.CsvWriter;
import org.carbonscape.method.StatisticOptions;
import org.carbonscape.method.Statistics;
import org.carbonscape.method.UnitStatistic;
import org.carbonscape.option.Given;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.face.PlainFigure;
import org.carbonscape.study.face.PlainOutput;
import org.carbonscape.study.face.PlainScatter;
import org.carbonscape.study.face.PlainStatistics;
import org.carbonscape.study.face.SourceOptions;
import org.carbonscape.study.intake.UnitSource;
import org.carbonscape.study.plan.WeightsOptions;

/** A command for each statistic on units, made from its declaration. */
final class StatisticFaces {
    private static final Option<Path> SCATTER = Option.of(
            "scatter",
            Kinds.written(),
            "The Moran scatter plot: its points as .csv, or drawn as .svg or .png.",
            "莫兰散点图：点写成 .csv，或绘成 .svg、.png。");

    private static final Option<Path> TABLE = Option.of(
            "out",
            Kinds.written(),
            "The table as .csv; if left out, CSV on standard output.",
            "写入 .csv（不写则在标准输出给出 CSV）。");
    private static final Option<Path> FIGURE =
            Option.of("figure", Kinds.written(), "The figure, drawn as .svg or .png.", "图，绘成 .svg 或 .png。");

    private StatisticFaces() {}

    static List<Face> all() {
        return Statistics.ALL.stream().<Face>map(StatisticFaces::of).toList();
    }

    private static <P, R> Face of(UnitStatistic<P, R> statistic) {
        List<Option<?>> options = new ArrayList<>(SourceOptions.of(statistic.inputs()));
        if (statistic.isLocal()) {
            options.add(options.indexOf(SourceOptions.ID) + 1, SourceOptions.NAME);
        }
        options.addAll(WeightsOptions.ALL);
        options.add(StatisticOptions.CONVENTION);
        options.addAll(PlainStatistics.options(statistic));
        options.add(StatisticOptions.SEED_OPTION);
        if (statistic.hasOwnTable()) {
            options.add(statistic.isLocal() ? CommonOptions.OUT : TABLE);
        }
        if (statistic.drawsFigure()) {
            options.add(FIGURE);
        }
        if (statistic == Statistics.MORANS_I) {
            options.add(SCATTER);
        }
        if (statistic.hasOwnTable() || statistic == Statistics.MORANS_I) {
            options.add(CommonOptions.CSV_BOM);
        }
        options.add(statistic.hasOwnTable() ? CommonOptions.JSON_LIST : CommonOptions.JSON);
        return Face.of(statistic.id(), statistic.about().summary(), List.of(), options, call -> run(statistic, call));
    }

    private static <P, R> int run(UnitStatistic<P, R> statistic, Call call) throws Exception {
        SourceOptions.wrong(statistic.inputs(), call.given()).ifPresent(message -> {
            throw call.usage(message);
        });
        UnitSource source = SourceOptions.source(statistic.inputs(), call.given());
        Optional<Path> out = call.given().find(CommonOptions.OUT);
        Optional<Path> table = call.given().find(TABLE);
        Optional<Path> figure = call.given().find(FIGURE);
        table.ifPresent(PlainOutput::checkTable);
        figure.ifPresent(PlainFigure::check);
        Optional<Path> scatter = call.given().find(SCATTER);
        out.ifPresent(file -> PlainOutput.check(file, source));
        scatter.ifPresent(PlainScatter::checkOut);
        call.tell(idle(statistic, call.given()));
        try (var engine = call.engine()) {
            PlainStatistics.Answer answer = PlainStatistics.run(
                    statistic, source, call.given(), Path.of("").toAbsolutePath(), engine);
            call.tell(answer.cautions());
            if (scatter.isPresent()) {
                PlainScatter.write(source, answer, scatter.get(), call.csvMark(), call.language(), engine);
            }
            figure.ifPresent(file -> PlainStatistics.figure(answer, file, call.language()));
            if (!statistic.hasOwnTable()) {
                call.answer(PlainStatistics.json(answer, call.given(), engine));
                return 0;
            }
            out.ifPresent(file -> PlainStatistics.write(answer, file, call.csvMark(), engine));
            table.ifPresent(file -> PlainOutput.csv(file, answer.table(), call.csvMark()));
            if (call.json()) {
                System.out.print(Json.text(PlainOutput.rows(answer.table())));
            } else if (out.isEmpty() && table.isEmpty()) {
                CsvWriter.write(answer.table(), System.out);
            } else {
                System.out.println(out.or(() -> table).get());
            }
        }
        return 0;
    }

    /** What is said of how to draw where nothing is drawn, and of borders where none are looked at. */
    private static List<Problem> idle(UnitStatistic<?, ?> statistic, Given given) {
        List<Problem> idle = new ArrayList<>();
        Map<String, Option<?>> own = new LinkedHashMap<>();
        statistic.declared().forEach(o -> own.put(o.key(), o));
        Option<?> permutations = own.get("permutations");
        if (permutations != null && given.find(permutations).equals(Optional.of(OptionalLong.of(0)))) {
            Stream.of(own.get("draws"), StatisticOptions.SEED_OPTION)
                    .filter(o -> o != null && given.has(o))
                    .forEach(o -> idle.add(beside(o, "--permutations 0")));
        }
        idle.addAll(idleBorders(given));
        return idle;
    }

    /** The same of borders alone. */
    static List<Problem> idleBorders(Given given) {
        return given.find(WeightsOptions.WEIGHTS)
                .filter(w -> !w.isOfBorders())
                .map(w -> Stream.of(WeightsOptions.TOLERANCE, WeightsOptions.STRICT)
                        .filter(given::has)
                        .map(o -> beside(o, "--weights " + w.text()))
                        .toList())
                .orElse(List.of());
    }

    private static Problem beside(Option<?> idle, String other) {
        return Problem.of(ProblemCode.STUDY_C02_BESIDE, "--" + idle.key(), other);
    }
}
