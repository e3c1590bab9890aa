package org.carbonscape.app;

import java.io.IOException;
import java.nio.file.Path;
import org.carbonscape.engine.Engine;
import org.carbonscape.io.json.Json;
import org.carbonscape.io.table.CsvWriter;
import org.carbonscape.problem.Language;
import org.carbonscape.study.face.PlainStatistics;
import org.carbonscape.study.intake.UnitSource;
import org.carbonscape.study.plan.WeightsChoice;

/** The common way of the commands of local statistics: the values, the result, and where it goes: the file named, a JSON list, or CSV on standard output. */
final class LocalOutput {
    private LocalOutput() {}

    /** What a command works out. */
    interface Statistic {
        PlainStatistics.Local of(UnitSource source, WeightsChoice weights, Engine engine);
    }

    static int run(StatisticsOptions statistics, Path out, Options options, Statistic statistic) throws IOException {
        UnitSource source = statistics.source();
        WeightsChoice weights = statistics.weights();
        if (out != null) {
            PlainStatistics.checkOut(out, statistics.ofRaster());
        }
        try (var engine = options.engine()) {
            deliver(statistic.of(source, weights, engine), out, statistics.json(), options.language(), engine);
        }
        return 0;
    }

    private static void deliver(PlainStatistics.Local result, Path out, boolean json, Language language, Engine engine)
            throws IOException {
        Carbonscape.print(result.cautions(), language);
        if (out != null) {
            PlainStatistics.write(result, out, engine);
        }
        if (json) {
            System.out.print(Json.text(TransitionsCommand.rows(result.table())));
        } else if (out == null) {
            CsvWriter.write(result.table(), System.out);
        } else {
            System.out.println(out);
        }
    }
}
