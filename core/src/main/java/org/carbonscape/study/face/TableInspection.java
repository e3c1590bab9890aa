package org.carbonscape.study.face;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.io.table.HeaderWords;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TableForm;
import org.carbonscape.io.table.TableReading;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.io.vector.AttributeTable;
import org.carbonscape.land.Legend;
import org.carbonscape.measure.Dimension;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.table.AccuracyTables;
import org.carbonscape.study.table.AhpMatrix;
import org.carbonscape.study.table.InputFiles;
import org.carbonscape.study.table.TableForms;
import org.carbonscape.suitability.weight.Judgements;

/** A table: its columns, guessed units of measure, which inputs of a study it has the columns of. */
final class TableInspection {
    private static final int EXAMPLES = 3;
    /** In which a header is looked for. */
    private static final int FIRST_ROWS = 20;

    private static final List<String> UNITS = List.of("unit", "unit_id", "unit_name");
    private static final String ENERGY = "carbon.energy.file";
    private static final String EMISSIONS = "carbon.emissions.file";
    private static final String PRODUCT = "carbon.product";
    private static final String FACTORS = "carbon.factors";
    private static final String STOCK = "carbon.stock";
    private static final Dimension DENSITY = new Dimension(1, 0, -1, 0, 0, 0, 0, 0);
    private static final Dimension FLUX = new Dimension(1, 0, -1, -1, 0, 0, 0, 0);
    /** What may be burnt or kept, be emitted, be output, come from land in a year, and stand on it. */
    private static final Map<String, Set<Dimension>> AMOUNTS = Map.of(
            ENERGY,
            Set.of(Dimension.MASS, Dimension.MASS_PER_YEAR, Dimension.ENERGY, Dimension.VOLUME, Dimension.COUNT),
            EMISSIONS,
            Set.of(Dimension.MASS, Dimension.MASS_PER_YEAR),
            PRODUCT,
            Set.of(Dimension.MONEY),
            FACTORS,
            Set.of(FLUX),
            STOCK,
            Set.of(DENSITY));

    private static final Set<Substance> CARBON = Set.of(Substance.CARBON, Substance.CO2, Substance.CO2E);

    private static final String LEGEND = "landUse.legend";
    private static final List<String> KEYS = List.of(
            ENERGY,
            EMISSIONS,
            FACTORS,
            STOCK,
            LEGEND,
            "suitability.criteria",
            "suitability.zones",
            "scenarios",
            PRODUCT);
    private static final Pattern BRACKET = Pattern.compile(".*[(（\\[]([^()（）\\[\\]]{1,20})[)）\\]]\\s*");
    private static final Pattern TAIL = Pattern.compile(
            "(?i).*[_ ](tco2e?|tc|t|kt|mt|tce|kg|ha|km2|m2|m|km|gwh|mwh|kwh|mu|yuan|cny|pct|percent|%)");
    /** One code, or several: 11, 11-14, 11;12. */
    private static final Pattern CODES = Pattern.compile("-?[0-9]+(\\.0+)?([^0-9.].*)?");

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9,]*\\.?[0-9]*(?:[eE][+-]?[0-9]+)?%?");

    private TableInspection() {}

    /** A text file, or a workbook with each of its sheets; the one that serves a study best tells for the whole. */
    static Inspection of(Path file) {
        String place = file.getFileName().toString();
        List<String> sheets = TableFile.sheets(file, place);
        if (sheets.isEmpty()) {
            Map<String, Object> said = table(file, place);
            return new Inspection(file, "table", Optional.empty(), said, legend(file, said), List.of());
        }
        List<Map<String, Object>> all = new ArrayList<>();
        Problems problems = new Problems();
        for (String sheet : sheets) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("sheet", sheet);
            new Problems() // a sheet of notes is no table
                    .attempt(() -> table(file.resolveSibling(place + "#" + sheet), place))
                    .ifPresentOrElse(one::putAll, () -> one.putAll(Map.of("usableAs", List.of(), "rows", 0)));
            all.add(one);
        }
        Map<String, Object> best = all.stream()
                .filter(s -> !List.of().equals(s.get("usableAs")))
                .findFirst()
                .or(() -> all.stream().filter(s -> s.containsKey("columns")).findFirst())
                .orElseGet(() -> all.get(0));
        if (!best.containsKey("columns") && !best.containsKey("criteria")) { // of none of them
            problems.attempt(() -> table(file, place));
        }
        Map<String, Object> said = new LinkedHashMap<>(best);
        said.put("sheets", all);
        Optional<Legend> legend = sheets.size() == 1 ? legend(file, said) : Optional.empty();
        return new Inspection(file, "table", Optional.empty(), said, legend, problems.problems());
    }

    /** A .dbf without shapes. */
    static Inspection ofAttributes(Path file) {
        String place = file.getFileName().toString();
        List<List<String>> rows = AttributeTable.rows(file, place);
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("usableAs", List.of());
        said.put("rows", rows.size() - 1);
        said.putAll(columns(rows.get(0), rows.subList(1, rows.size())));
        return new Inspection(file, "table", Optional.empty(), said, AttributeTable.cautions(file, place));
    }

    private static Optional<Legend> legend(Path file, Map<String, Object> said) {
        return said.get("usableAs") instanceof List<?> keys && keys.contains(LEGEND)
                ? new Problems().attempt(() -> Legend.of(InputFiles.table(file, LEGEND)))
                : Optional.empty();
    }

    /** @param written the file, with the sheet where one is meant */
    private static Map<String, Object> table(Path written, String place) {
        Map<String, Object> said = new LinkedHashMap<>();
        Optional<List<Judgements>> matrix =
                new Problems().attempt(() -> AhpMatrix.read(List.of(written), AhpMatrix::name));
        if (matrix.isPresent()) {
            List<String> names = matrix.get().get(0).names();
            said.put("usableAs", List.of("suitability.weights.ahp"));
            said.put("rows", names.size());
            said.put("criteria", names);
            return said;
        }
        List<String> classes = AccuracyTables.matrixOf(written);
        if (classes.size() > 1) {
            said.put("usableAs", List.of("landUse.accuracy"));
            said.put("rows", classes.size());
            return said;
        }
        Map<String, TextTable> read = new LinkedHashMap<>();
        Problems unread = new Problems(); // of forms that fit, or it is another's
        Map<String, List<TableForm>> forms = new LinkedHashMap<>();
        KEYS.forEach(key -> forms.put(key, TableForms.of(key)));
        List<TableForm> fitting = TableFile.fitting(
                written, place, forms.values().stream().flatMap(List::stream).toList());
        for (String key : KEYS) {
            forms.getOrDefault(key, List.of()).stream()
                    .filter(fitting::contains)
                    .findFirst()
                    .flatMap(f -> unread.attempt(() -> TableFile.read(written, place, f)))
                    .filter(t -> !AMOUNTS.containsKey(key) || holds(t, AMOUNTS.get(key)))
                    .filter(t -> !key.equals(LEGEND) || hasCodes(t))
                    .ifPresent(t -> read.put(key, t));
        }
        if (read.containsKey(ENERGY) && read.containsKey(EMISSIONS)) { // energy has all that emissions need
            read.remove(isCarbon(read.get(EMISSIONS)) ? ENERGY : EMISSIONS);
        }
        said.put("usableAs", List.copyOf(read.keySet()));
        TextTable table = read.values().stream().findFirst().orElseGet(() -> other(written, place, unread));
        said.put("rows", table.rows().size());
        List<List<String>> rows = table.rows().stream()
                .map(r -> table.columns().stream()
                        .map(c -> r.findText(c).orElse(""))
                        .toList())
                .toList();
        said.putAll(columns(table.columns(), rows));
        table.reading().ifPresent(r -> written(said, r));
        return said;
    }

    /** Beside the name that a column has here what its author calls it, or the columns that it is made of. */
    private static void written(Map<String, Object> said, TableReading reading) {
        Map<String, Set<String>> written = new LinkedHashMap<>();
        reading.columns()
                .forEach((theirs, ours) -> written.computeIfAbsent(ours, k -> new LinkedHashSet<>())
                        .add(theirs));
        if (reading.made().contains("year")) {
            written.computeIfAbsent("year", k -> new LinkedHashSet<>())
                    .addAll(reading.years().keySet());
        }
        List<Object> columns = new ArrayList<>();
        for (Object one : said.get("columns") instanceof List<?> all ? all : List.of()) {
            Map<String, Object> column = new LinkedHashMap<>();
            ((Map<?, ?>) one).forEach((key, value) -> {
                column.put(String.valueOf(key), value);
                Set<String> theirs =
                        key.equals("name") ? written.getOrDefault(String.valueOf(value), Set.of()) : Set.of();
                if (!theirs.isEmpty() && !theirs.equals(Set.of(value))) {
                    column.put("written", List.copyOf(theirs));
                }
            });
            columns.add(column);
        }
        said.put("columns", columns);
    }

    /** A table of anything; where it cannot be read so, what is wrong with it in the form that it has is told. */
    private static TextTable other(Path written, String place, Problems unread) {
        try {
            return TableFile.read(written, place, ofUnits(written, place), List.of());
        } catch (ProblemException e) {
            unread.throwIfAny();
            throw e;
        }
    }

    /** What a header, which may stand below titles, calls the units. */
    private static List<String> ofUnits(Path written, String place) {
        return TableFile.cells(written, place).stream()
                .limit(FIRST_ROWS)
                .filter(row -> row.stream().filter(c -> !c.isEmpty()).count() > 1)
                .flatMap(List::stream)
                .filter(c -> UNITS.stream().anyMatch(meaning -> HeaderWords.means(c, meaning)))
                .limit(1)
                .toList();
    }

    /** Whether all amounts are of carbon or of what it makes, as no fuel is. */
    private static boolean isCarbon(TextTable table) {
        return table.rows().stream()
                .map(r -> r.findText("unit_of_amount").flatMap(Unit::find).map(Unit::substance))
                .allMatch(s -> s.filter(CARBON::contains).isPresent());
    }

    /**
     * Whether some amount is one of these, or none says its unit of measure: money and heads, which have units and
     * years too, are not emissions, and what land takes up in a year is no stock.
     */
    private static boolean holds(TextTable table, Set<Dimension> amounts) {
        String measure = table.columns().contains("unit_of_amount") ? "unit_of_amount" : "unit";
        if (!table.columns().contains(measure)) {
            return true;
        }
        return table.rows().stream()
                .flatMap(r -> r.findText(measure).stream())
                .distinct()
                .anyMatch(u -> Unit.find(u)
                        .map(unit -> amounts.contains(unit.dimension()))
                        .orElse(true));
    }

    /** Whether what may be codes are: "value" is a word for them, and for a factor of tC/ha too. */
    private static boolean hasCodes(TextTable table) {
        if (table.columns().stream().anyMatch(c -> HeaderWords.means(c, "measure"))) {
            return false;
        }
        return table.rows().stream()
                .flatMap(r -> r.findText("code").stream())
                .anyMatch(c -> CODES.matcher(c).matches());
    }

    /** Columns with their kind, values and guessed unit, and which of them may be a unit's id, its name, its year. */
    static Map<String, Object> columns(List<String> names, List<List<String>> rows) {
        List<Object> columns = new ArrayList<>();
        Map<String, Object> guesses = new LinkedHashMap<>();
        for (int c = 0; c < names.size(); c++) {
            String name = names.get(c);
            int at = c;
            List<String> values = rows.stream()
                    .map(r -> at < r.size() ? r.get(at).strip() : "")
                    .filter(v -> !v.isEmpty())
                    .toList();
            Set<String> distinct = new LinkedHashSet<>(values);
            boolean numbers = !values.isEmpty()
                    && values.stream().allMatch(v -> NUMBER.matcher(v).matches());
            Map<String, Object> column = new LinkedHashMap<>();
            column.put("name", name);
            column.put("kind", numbers ? "number" : "text");
            column.put("values", values.size());
            column.put("distinct", distinct.size());
            column.put("examples", distinct.stream().limit(EXAMPLES).toList());
            unit(name, names, rows).ifPresent(u -> column.put("unit", u));
            columns.add(column);
            boolean unique = distinct.size() == rows.size() && !rows.isEmpty();
            guess(guesses, "id", name, unique && HeaderWords.means(name, "unit_id"));
            guess(guesses, "name", name, !numbers && HeaderWords.means(name, "unit_name"));
            if (HeaderWords.means(name, "year") && numbers) {
                guesses.put(
                        "yearsInside",
                        new TreeSet<>(distinct).stream().limit(100).toList());
            }
        }
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("columns", columns);
        said.putAll(guesses);
        return said;
    }

    private static void guess(Map<String, Object> guesses, String what, String column, boolean likely) {
        if (likely) {
            guesses.putIfAbsent(what, column);
        }
    }

    /** From the column's name, else for amounts from the column of units of measure. */
    private static Optional<String> unit(String name, List<String> names, List<List<String>> rows) {
        Matcher bracket = BRACKET.matcher(name);
        if (bracket.matches()) {
            return Optional.of(bracket.group(1).strip());
        }
        if (HeaderWords.means(name, "amount") || HeaderWords.means(name, "value")) {
            for (int c = 0; c < names.size(); c++) {
                if (!names.get(c).equals(name) && HeaderWords.means(names.get(c), "measure")) {
                    Set<String> units = distinct(rows, c);
                    boolean known = units.stream().anyMatch(u -> Unit.find(u).isPresent());
                    if (known || !HeaderWords.means(names.get(c), "unit")) {
                        return units.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", units));
                    } // else "unit" is that of the study: districts
                }
            }
        }
        Matcher tail = TAIL.matcher(name);
        return tail.matches() ? Optional.of(tail.group(1)) : Optional.empty();
    }

    private static Set<String> distinct(List<List<String>> rows, int column) {
        Set<String> values = new TreeSet<>();
        rows.forEach(r -> values.add(column < r.size() ? r.get(column).strip() : ""));
        values.remove("");
        return values;
    }
}
