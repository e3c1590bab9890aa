package org.carbonscape.app;

import java.io.IOException;
import java.nio.file.Path;
import org.carbonscape.engine.Engine;
import org.carbonscape.io.json.Json;
import org.carbonscape.io.table.CsvWriter;
import org.carbonscape.problem.Language;
import org.carbonscape.study.PlainStatistics;

/** Where local statistics go: the file named, a JSON list, or CSV on standard output. */
final class LocalOutput {
    private LocalOutput() { }

    static void deliver(PlainStatistics.Local result, Path out, boolean json, Language language, Engine engine) throws IOException {
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
