package org.carbonscape.study.proof.finished;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.grid.Grid;
import org.carbonscape.io.json.Json;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.run.RunOptions;
import org.carbonscape.zone.UnitSet;

/** The figures of the record itself: its totals and intervals against the tables, its checks against themselves. */
public final class RecordFigures {
    private static final String FILE = RunFolder.RECORD;

    private RecordFigures() {}

    public static void check(FinishedRun run, Findings findings) {
        JsonNode record = run.record();
        Findings.Held own = findings.sums(FILE);
        Findings.Held ofUnits = findings.cells(FILE, run.name("carbon-by-unit"));
        for (JsonNode c : record.path("conservation")) {
            ConservationCheck check = new ConservationCheck(
                    c.path("name").asText(),
                    c.path("expected").asDouble(),
                    c.path("got").asDouble(),
                    c.path("tolerance").asDouble());
            Supplier<Bilingual> where = () -> Bilingual.same("conservation, " + check.name());
            own.number(where, check.relative(), c.path("relative").asDouble(), 1);
            own.text(where, "true", c.path("passed").asText());
            own.text(where, Boolean.toString(check.passed()), "true");
        }
        region(run, "carbon-by-unit", row -> {
            for (JsonNode y : record.path("ledger").path("years")) {
                for (String column : List.of("source_tCO2", "sink_tCO2", "net_tCO2")) {
                    if (y.path("year").asText().equals(row.text("year"))) {
                        ofUnits.number(
                                () -> Bilingual.same("ledger.years, " + row.text("year") + ", " + column),
                                row.number(column),
                                y.path(column).asDouble(),
                                0);
                    }
                }
            }
        });
        intervals(run, record.path("uncertainty"), findings);
        head(record, own);
    }

    /** What the record says first, and once more among its options. */
    private static void head(JsonNode record, Findings.Held own) {
        Map<String, String> options = new TreeMap<>(Map.of("title", "study", "synthetic", "synthetic", "seed", "seed"));
        options.forEach((name, option) -> {
            JsonNode wanted = record.path("options").path(option);
            if (!wanted.isMissingNode()) { // a run of an earlier version may lack it
                own.text(
                        () -> Bilingual.same("study." + name),
                        wanted.asText(),
                        record.path("study").path(name).asText());
            }
        });
    }

    private static void region(FinishedRun run, String table, Consumer<CsvRows> taker) {
        run.each(table, row -> {
            if (row.text("unit_set").equals(UnitSet.REGION)) {
                taker.accept(row);
            }
        });
    }

    private static void intervals(FinishedRun run, JsonNode recorded, Findings findings) {
        if (recorded.isEmpty()) {
            return;
        }
        List<Map<String, String>> rows = new ArrayList<>();
        region(run, "carbon-uncertainty", row -> {
            Map<String, String> cells = new LinkedHashMap<>();
            row.columns().forEach(c -> cells.put(c, row.text(c)));
            rows.add(cells);
        });
        Findings.Held held = findings.cells(FILE, run.name("carbon-uncertainty"));
        held.number(() -> Bilingual.of("uncertainty, rows", "uncertainty，行数"), rows.size(), recorded.size(), 0);
        for (int i = 0; i < Math.min(rows.size(), recorded.size()); i++) {
            int row = i + 1;
            JsonNode own = recorded.get(i);
            rows.get(i).forEach((column, cell) -> {
                Supplier<Bilingual> where = () -> Bilingual.of(
                        "uncertainty, row " + row + ", " + column, "uncertainty 第 " + row + " 行，" + column);
                JsonNode got = own.path(column);
                if (got.isNumber()) {
                    held.number(where, Numbers.parsed(cell), got.asDouble(), 0);
                } else {
                    held.text(where, cell, got.asText("").replace("null", ""));
                }
            });
        }
    }

    /** Options and grid, as the study and its inputs have them now. */
    public static void check(FinishedRun run, Study study, StudyInputs inputs, Findings findings) {
        try {
            JsonNode expected = new ObjectMapper().readTree(Json.text(RunOptions.of(study)));
            same("options", expected, run.record().path("options"), findings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // we wrote it
        }
        JsonNode grid = run.record().path("grid");
        Findings.Held own = findings.sums(FILE);
        Grid wanted = inputs.studyArea().grid();
        Map.of(
                        "columns",
                        (double) wanted.columns(),
                        "rows",
                        (double) wanted.rows(),
                        "west",
                        wanted.west(),
                        "north",
                        wanted.north())
                .forEach((name, value) -> own.number(
                        () -> Bilingual.same("grid." + name),
                        value,
                        grid.path(name).asDouble(),
                        0));
    }

    private static void same(String where, JsonNode expected, JsonNode got, Findings findings) {
        if (!expected.isObject() || !got.isObject()) {
            findings.sums(FILE).text(() -> Bilingual.same(where), expected.toString(), got.toString());
            return;
        }
        Set<String> keys = new TreeSet<>();
        expected.fieldNames().forEachRemaining(keys::add);
        got.fieldNames().forEachRemaining(keys::add);
        keys.remove("seed"); // a command's own goes before the study's
        for (String key : keys) {
            same(where + "." + key, expected.path(key), got.path(key), findings);
        }
    }
}
