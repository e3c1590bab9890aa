package org.carbonscape.study.proof.finished;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.carbonscape.finding.Dictionary;
import org.carbonscape.io.Unreadable;
import org.carbonscape.io.run.RecordedRun;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.table.own.CsvLines;
import org.carbonscape.io.table.own.CsvRows;

/**
 * The folder of a run that has ended: its record, and its tables by name.
 *
 * @param told what is done of the sizes of tables, while they are read row by row
 */
public record FinishedRun(Path folder, JsonNode record, LongConsumer told) {
    private static final List<String> ENDINGS = List.of(".csv", ".csv.gz");
    private static final int ROWS = 5000;
    /** What it takes to read a byte as rows, compared with a hash of it. */
    private static final int OF_TEXT = 100;

    private static final int PACKED = 6;

    /**
     * @throws org.carbonscape.problem.ProblemException RUN-16 if the folder holds no record or one that cannot be read,
     *     RUN-28 if it is not there
     */
    public static FinishedRun open(Path folder) {
        try {
            JsonNode record =
                    new ObjectMapper().readTree(folder.resolve(RunFolder.RECORD).toFile());
            if (record.isObject()) {
                return new FinishedRun(folder, record, size -> {});
            }
        } catch (IOException e) {
            // told below
        }
        throw RecordedRun.noRecord(folder);
    }

    /** A table by its name, to be read and closed; empty where the run has none. */
    public Optional<CsvRows> table(String name) {
        return file(name).map(CsvRows::open);
    }

    /** A table row by row; nothing where the run has none. */
    public void each(String name, Consumer<CsvRows> row) {
        table(name).ifPresent(rows -> {
            try (rows) {
                long before = 0;
                for (int i = 1; rows.next(); i++) {
                    row.accept(rows);
                    if (i % ROWS == 0) {
                        told.accept((rows.read() - before) * weight(name));
                        before = rows.read();
                    }
                }
            }
        });
    }

    /** The same run, which tells somebody how far its tables are read. */
    public FinishedRun telling(LongConsumer someone) {
        return new FinishedRun(folder, record, someone);
    }

    /** Its lines by their bytes, to be read and closed; empty where the run has none. */
    public Optional<CsvLines> lines(String name) {
        return file(name).map(CsvLines::open);
    }

    /** The file of a table within the folder; as if it were there where the run has none. */
    public String name(String table) {
        return "tables/" + file(table).map(f -> f.getFileName().toString()).orElse(table + ".csv");
    }

    /** How long it takes to read a table, compared with others and with the bytes of a file; 0 where there is none. */
    public long size(String name) {
        return file(name).map(f -> f.toFile().length() * weight(name)).orElse(0L);
    }

    private long weight(String name) {
        return name(name).endsWith(".gz") ? OF_TEXT * PACKED : OF_TEXT;
    }

    private Optional<Path> file(String name) {
        return ENDINGS.stream()
                .map(e -> folder.resolve("tables/" + name + e))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /**
     * Names of its tables, in order. A file that somebody put beside them is none of its tables; one that is not
     * recorded but has the name of a table is.
     */
    public List<String> tables() {
        Set<String> recorded = new HashSet<>();
        record.path("outputs").forEach(o -> recorded.add(o.path("file").asText()));
        try (Stream<Path> files = Files.list(folder.resolve("tables"))) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> ENDINGS.stream().anyMatch(n::endsWith))
                    .filter(n -> recorded.contains("tables/" + n) || Dictionary.isTable(withoutEnding(n)))
                    .map(FinishedRun::withoutEnding)
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Unreadable.of(folder.toString(), e);
        }
    }

    private static String withoutEnding(String file) {
        return file.substring(0, file.indexOf(".csv"));
    }
}
