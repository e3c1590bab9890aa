package org.carbonscape.study.proof.layer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.measure.Numbers;
import org.carbonscape.method.Statistics;
import org.carbonscape.method.UnitStatistic;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.UnitIndex;
import org.carbonscape.study.proof.finished.UnitYear;

/**
 * Local statistics as columns of the units' layers ({@code lisa_p_fdr_2020}, {@code gi_bin_source_2020}): each says
 * what the table of the statistic says of the unit. Of several results of one variable the first is in the layer.
 */
public final class LocalVectors {
    private static final String FILE = "vectors/units.gpkg";
    /** Cells held at once: tables may have a million units, and a hundred columns. */
    private static final int MOST = 16_000_000;

    private static final int MOST_WORDS = 1000; // of classes there are a dozen

    private static final Set<String> NAMES = Set.of(
            "unit_set", "unit", "name", "year", "variable", "statistic", "weights", "convention", "variant", "value");
    private static final String LEADING = "leading_";

    private final FinishedRun run;
    private final Path file;
    private final Findings findings;
    private final String table;
    private final UnitIndex units = new UnitIndex();
    /** By set and name of the column. */
    private final Map<String, Map<String, Cells>> wanted = new LinkedHashMap<>();

    private int held;

    private LocalVectors(FinishedRun run, Path file, String table, Findings findings) {
        this.run = run;
        this.file = file;
        this.table = table;
        this.findings = findings;
    }

    /** What a table has in a column for a variable of a year: numbers, or which of a few words, by unit. */
    private static final class Cells {
        private final UnitIndex.Column numbers = new UnitIndex.Column();
        private final BitSet there = new BitSet();
        private final List<String> words = new ArrayList<>();
        private boolean isOfNumbers;

        /** A column is of words where its first cell that is not empty is one; numbers then are words as well. */
        void put(UnitIndex.At at, String cell) {
            double number = Numbers.parsed(cell);
            if (!cell.isEmpty() && (isText() || Double.isNaN(number) && !isOfNumbers)) {
                number = words.indexOf(cell);
                if (number < 0 && words.size() < MOST_WORDS) {
                    number = words.size();
                    words.add(cell);
                }
            } else {
                isOfNumbers |= !cell.isEmpty();
            }
            numbers.put(at, number);
            there.set(at.unit());
        }

        boolean has(UnitIndex.At at) {
            return at.unit() >= 0 && there.get(at.unit());
        }

        boolean isText() {
            return !words.isEmpty();
        }

        String text(UnitIndex.At at) {
            double word = numbers.get(at);
            return word >= 0 ? words.get((int) word) : "";
        }
    }

    /** Rows of a table that have columns of their own in a layer. */
    private record Group(String unitSet, String year, String variable) {}

    public static long size(FinishedRun run) {
        return tables(run).keySet().stream().mapToLong(run::size).sum();
    }

    private static Map<String, UnitStatistic<?, ?>> tables(FinishedRun run) {
        Map<String, UnitStatistic<?, ?>> tables = new LinkedHashMap<>();
        List<String> all = run.tables();
        Statistics.ALL.stream()
                .filter(s ->
                        !s.layerPrefix().isEmpty() && all.contains(s.about().id()))
                .forEach(s -> tables.put(s.about().id(), s));
        return tables;
    }

    public static void check(FinishedRun run, Findings findings) {
        Path file = run.folder().resolve(FILE);
        if (Files.isRegularFile(file)) {
            tables(run).forEach((table, statistic) -> {
                LocalVectors vectors = new LocalVectors(run, file, table, findings);
                vectors.read(statistic.layerPrefix());
                vectors.compare();
            });
        }
    }

    private void read(String prefix) {
        Map<Group, String> first = new LinkedHashMap<>(); // the statistic that maps show
        Set<Group> seen = new HashSet<>();
        run.each(table, row -> {
            Group group = new Group(row.text("unit_set"), row.text("year"), row.text("variable"));
            if (!first.computeIfAbsent(group, g -> row.text("statistic")).equals(row.text("statistic"))) {
                return;
            }
            if (seen.add(group) && held > MOST) {
                compare();
            }
            UnitIndex.At at = units.of(new UnitYear(group.unitSet, row.text("unit"), ""));
            Map<String, Cells> ofSet = wanted.computeIfAbsent(group.unitSet, k -> new LinkedHashMap<>());
            for (String column : row.columns()) {
                if (!NAMES.contains(column)) {
                    ofSet.computeIfAbsent(prefix + "_" + column + end(group), k -> new Cells())
                            .put(at, row.text(column));
                    held++;
                }
            }
        });
    }

    /** {@code _source_2020}; of net, and of several variables together, the year alone. */
    private static String end(Group group) {
        String of = Arrays.stream(Quantity.values())
                .filter(q -> q != Quantity.NET && q.variable().equals(group.variable))
                .map(q -> q.key() + "_")
                .findFirst()
                .orElse(group.variable.startsWith(LEADING) ? group.variable.substring(LEADING.length()) + "_" : "");
        return "_" + of + group.year;
    }

    private void compare() {
        Findings.Held layer = findings.cells(FILE, run.name(table));
        wanted.forEach((set, columns) -> {
            List<String> names =
                    Stream.concat(Stream.of("id"), columns.keySet().stream()).toList();
            VectorFile.each(file, set, names, row -> {
                String unit = row.text("id");
                UnitIndex.At at = units.find(new UnitYear(set, unit, ""));
                columns.forEach((name, cells) -> {
                    if (cells.has(at) && row.has(name)) {
                        if (cells.isText()) {
                            layer.text(() -> where(set, unit, name), cells.text(at), row.text(name));
                        } else {
                            layer.number(() -> where(set, unit, name), cells.numbers.get(at), row.number(name), 0);
                        }
                    }
                });
            });
        });
        wanted.clear();
        held = 0;
    }

    private static Bilingual where(String set, String unit, String column) {
        return Bilingual.same(set + " " + unit + ", " + column);
    }
}
