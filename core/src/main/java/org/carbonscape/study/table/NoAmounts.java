package org.carbonscape.study.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TableReading;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/**
 * Tables of amounts whose title or column says that they hold something else: 人均地区生产总值, an index, an intensity. Their
 * numbers look like any others, and their unit of measure may (yuan, t).
 */
public final class NoAmounts {
    private static final Set<String> KEYS = Set.of(
            "carbon.product", "carbon.energy", "carbon.energy.file", "carbon.emissions", "carbon.emissions.file");

    private static final Pattern RATE = Pattern.compile("(?i).*(人均|单位面积|强度|指数|增长(率|速度|幅度)|增速|增幅|上年\\s*[=＝]\\s*100"
            + "|\\bper[ -](capita|head|person)\\b|\\bintensity\\b|\\bindex\\b|\\bindices\\b|\\bgrowth( rate)?\\b).*");

    /** Of a title over several things: 地区生产总值及指数. */
    private static final Pattern SEVERAL = Pattern.compile("(?i).*([及和与、,，;；]|\\band\\b).*");

    private NoAmounts() {}

    /** What the tables that a study names say of their numbers, where it is not what they count as. */
    public static void tell(Map<String, Path> files, List<String> places, Problems problems) {
        files.forEach((key, file) -> {
            if (KEYS.contains(key) && !UserTable.isVector(file)) {
                new Problems() // of their own: told where it is used
                        .attempt(() -> {
                            TextTable table = InputFiles.read(file, key, places);
                            return said(table, file)
                                    .map(s -> Problem.of(ProblemCode.TABLE_C05_NO_AMOUNT, table.place(), s));
                        })
                        .flatMap(told -> told)
                        .ifPresent(problems::add);
            }
        });
    }

    private static Optional<String> said(TextTable table, Path file) {
        if (table.reading().isEmpty()) {
            return Optional.empty();
        }
        TableReading reading = table.reading().get();
        Stream<String> columns = Stream.concat(
                reading.columns().entrySet().stream()
                        .filter(c -> c.getValue().equals("amount"))
                        .map(Map.Entry::getKey),
                reading.years().keySet().stream());
        int header = reading.header().get(0);
        Stream<String> titles = TableFile.rows(TableFile.onSheet(file, reading.sheet()), table.place()).stream()
                .filter(r -> r.number() < header)
                .flatMap(r -> r.cells().stream())
                .filter(t -> !SEVERAL.matcher(t).matches());
        return Stream.concat(columns, titles)
                .map(String::strip)
                .filter(t -> RATE.matcher(t).matches())
                .findFirst();
    }
}
