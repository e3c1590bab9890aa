package org.carbonscape.study.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TableReading;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.table.DriverTable;
import org.carbonscape.study.table.InputFiles;
import org.carbonscape.study.table.TableForms;

/**
 * How a table of the study was read, for its record and report.
 *
 * @param key  that names the table in the study
 * @param file without its folder and sheet
 */
public record ReadTable(String key, String file, TableReading reading) {
    /** All tables of a study whose columns have a meaning, by key. */
    public static List<ReadTable> of(StudyInputs inputs) {
        List<ReadTable> tables = new ArrayList<>();
        inputs.files()
                .forEach((key, file) -> reading(inputs, key, file)
                        .ifPresent(r -> tables.add(new ReadTable(
                                key, TableFile.path(file).getFileName().toString(), r))));
        return tables;
    }

    private static Optional<TableReading> reading(StudyInputs inputs, String key, Path file) {
        if (key.startsWith("drivers.")) {
            return inputs.drivers().stream()
                    .filter(d -> key.equals("drivers." + d.name()))
                    .findFirst()
                    .flatMap(DriverLayer::table)
                    .flatMap(DriverTable::reading);
        }
        if (TableForms.of(key).isEmpty() || file.toString().matches("(?i).+\\.tiff?")) {
            return Optional.empty();
        }
        try {
            List<String> places =
                    inputs.sets().stream().flatMap(s -> s.columns().stream()).toList();
            return InputFiles.read(file, key, places, inputs.sets()).reading();
        } catch (ProblemException e) { // changed since it was opened, which the record's hash tells
            return Optional.empty();
        }
    }

    /** Whether there is something to tell: the header is not simply the first row with the names of the manual. */
    public boolean isTold() {
        return !reading.header().equals(List.of(1))
                || !reading.skipped().isEmpty()
                || !reading.years().isEmpty()
                || !reading.measure().isEmpty()
                || reading.columns().entrySet().stream()
                        .anyMatch(c -> !c.getKey().equalsIgnoreCase(c.getValue()));
    }
}
