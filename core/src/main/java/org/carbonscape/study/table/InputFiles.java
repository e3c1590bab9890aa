package org.carbonscape.study.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.io.mosaic.BandName;
import org.carbonscape.io.mosaic.RasterFiles;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TableForm;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.vector.AttributeTable;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.zone.UnitSet;

/** Tables of the user's as the rooms below take them, and problems told by the study key that named the file. */
public final class InputFiles {
    private InputFiles() {}

    /** A user's table as the accounts take it; of a known key its columns have the names the accounts know. */
    public static InputTable table(Path file, String key) {
        return input(read(file, key, List.of()), file);
    }

    /** The same whose column of units, where it has one, is known by its cells too. @param sets of which they may be */
    static InputTable table(Path file, String key, List<UnitSet> sets) {
        return input(read(file, key, List.of(), sets), file);
    }

    /**
     * A user's table whose rows are of units: their ids stand in place of names, rows of totals and of
     * places beyond are left out.
     *
     * @param column that says of which unit a row is
     * @param units  that are known
     */
    public static InputTable table(Path file, String key, String column, Optional<UnitSet> units, Problems problems) {
        return table(file, key, column, units, List.of(), problems);
    }

    /**
     * The same of units that may not be known: texts then stay.
     *
     * @param called what units call the columns of their ids and names where these units are not known
     */
    public static InputTable table(
            Path file, String key, String column, Optional<UnitSet> units, List<String> called, Problems problems) {
        TextTable table = read(
                file,
                key,
                units.map(UnitSet::columns).orElse(called),
                units.stream().toList());
        if (!table.has(column) || amount(table).isEmpty()) {
            units.ifPresent(set -> new UnitNames(set).throwIfColumns(table));
        }
        if (!table.has(column)) {
            return input(table, file);
        }
        UnitNames.Found found = units.map(set -> new UnitNames(set).of(table, column, amount(table), problems))
                .orElseGet(() -> UnitNames.unchecked(table, column, problems));
        LeftColumns.caution(table, key).ifPresent(problems::add);
        missing(table, found);
        new SumRows(table, found, problems).leaveOut();
        return counted(table, file, column, units, found);
    }

    /**
     * Rows whose amount is a mark of a missing one (—, …) are left out, as such cells under columns of years are, and
     * lines that only say that parts follow.
     */
    private static void missing(TextTable table, UnitNames.Found found) {
        for (int r = 0; r < found.units().length; r++) {
            TextTable.Row row = table.rows().get(r);
            if (row.findText("amount").isPresent() && row.isMissing("amount") || SumRows.isHeading(row)) {
                found.units()[r] = UnitNames.BEYOND;
            }
        }
    }

    /** The same of factors: a unit has a row of each class. */
    static InputTable factors(Path file, String key, String column, UnitSet units, Problems problems) {
        TextTable table = read(file, key, units.columns(), List.of(units));
        UnitNames.Found found =
                new UnitNames(units).of(table, column, r -> r.findText("class").orElse(""), Optional.empty(), problems);
        return counted(table, file, column, Optional.of(units), found);
    }

    /** The rows that are of units, by id, or of none that is known; those left out are not there. */
    static InputTable counted(
            TextTable table, Path file, String column, Optional<UnitSet> units, UnitNames.Found found) {
        int at = table.columns().indexOf(column);
        int sector = table.columns().indexOf("sector");
        int item = table.columns().indexOf("item");
        List<List<String>> cells = new ArrayList<>();
        List<InputTable.Place> places = new ArrayList<>();
        for (int r = 0; r < found.units().length; r++) {
            if (found.units()[r] >= 0) { // those of no unit stay: what else is wrong with them is told
                List<String> row = cells(table, table.rows().get(r), file);
                row.set(at, found.units()[r] > 0 ? units.orElseThrow().id(found.units()[r]) : found.texts()[r]);
                if (item >= 0) {
                    row.set(item, SumRows.item(row.get(item)));
                }
                if (sector >= 0) {
                    row.set(sector, SumRows.isAllSectors(row.get(sector)) ? "" : SumRows.item(row.get(sector)));
                }
                cells.add(row);
                places.add(place(table.rows().get(r)));
            }
        }
        return InputTable.of(table.place(), table.columns(), table.written(), table.called(), cells, places);
    }

    private static Optional<String> amount(TextTable table) {
        return Stream.of("amount", "value").filter(table::has).findFirst();
    }

    /**
     * A user's table with its header found as its key's form wants it.
     *
     * @param places what the study's units call the columns of their ids and names
     */
    public static TextTable read(Path file, String key, List<String> places) {
        return read(file, key, places, List.of());
    }

    /** The same whose column of units is known by its cells too. @param sets one of which its units are of */
    public static TextTable read(Path file, String key, List<String> places, List<UnitSet> sets) {
        String place = key + " (" + file.getFileName() + ")";
        TableForm.Units units = UnitNames.ofOne(sets);
        List<TableForm> forms = TableForms.of(key).stream()
                .map(f -> f.withPlaces(places).withUnits(units))
                .toList();
        if (forms.isEmpty()) {
            return UserTable.read(file, place);
        }
        return UserTable.read(
                file,
                place,
                forms.size() == 1
                        ? forms.get(0)
                        : UserTable.fitting(file, place, forms).stream()
                                .findFirst()
                                .orElse(forms.get(0)));
    }

    /**
     * What of the workbooks a spreadsheet does not show (drivers tell theirs themselves), and once for each vector file
     * that is read for its attributes alone how its texts were read.
     */
    public static void tellHidden(Map<String, Path> files, List<String> places, Problems problems) {
        Set<Path> ofUnits = files.entrySet().stream()
                .filter(e -> e.getKey().startsWith("units."))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        Set<Path> told = new HashSet<>();
        files.forEach((key, file) -> {
            boolean table = key.startsWith("drivers.") || !TableForms.of(key).isEmpty();
            if (table && UserTable.isVector(file) && !ofUnits.contains(file) && told.add(file)) {
                String place = key + " (" + file.getFileName() + ")";
                new Problems()
                        .attempt(() -> AttributeTable.cautions(file, place))
                        .ifPresent(problems::addAll);
            }
        });
        files.forEach((key, file) -> {
            if (!key.startsWith("drivers.") && TableFile.path(file).toString().matches("(?i).+\\.xls[xm]")) {
                new Problems() // of their own: told where it is used
                        .attempt(() -> read(file, key, places))
                        .ifPresent(t -> problems.addAll(t.hidden().cautions(t.place())));
            }
        });
    }

    private static InputTable input(TextTable table, Path file) {
        List<List<String>> cells = new ArrayList<>();
        List<InputTable.Place> places = new ArrayList<>();
        for (TextTable.Row row : table.rows()) {
            cells.add(cells(table, row, file));
            places.add(place(row));
        }
        return InputTable.of(table.place(), table.columns(), table.written(), table.called(), cells, places);
    }

    private static InputTable.Place place(TextTable.Row row) {
        return new InputTable.Place(row.tablePlace(), row.number());
    }

    private static List<String> cells(TextTable table, TextTable.Row row, Path file) {
        return new ArrayList<>(table.columns().stream()
                .map(c -> EmpiricalFiles.filled(c, row.findText(c).orElse(""), file, table.place()))
                .toList());
    }

    /** Problems of a reader name the file, or one of a list of files; here the study key is known as well. */
    public static <T> T rename(Supplier<T> step, Path file, String place) {
        try {
            return step.get();
        } catch (ProblemException e) {
            String raster = BandName.file(file).toString();
            List<Path> list = file.toString().contains("{") ? RasterFiles.of(file, new Problems()) : List.of();
            String key = place.replaceFirst("(?s) \\(.*", "");
            throw new ProblemException(e.problems().stream()
                    .map(p -> p.place().equals(file.toString())
                                    || p.place().equals(raster)
                                    || p.place().equals(file.getFileName().toString())
                            ? p.at(place)
                            : list.stream()
                                    .filter(f -> f.toString().equals(p.place()))
                                    .findFirst()
                                    .map(f -> p.at(key + " (" + f.getFileName() + ")"))
                                    .orElse(p))
                    .toList());
        }
    }

    /**
     * Every file that is read where this one is named: of a raster also its world file, .prj and .msk where they are
     * used, its .aux.xml and its .vat.dbf, of one that is several files all of them, of a Shapefile all its parts, of a
     * table the columns of values that it names. A single file that is named comes first.
     */
    public static List<Path> parts(Path written) {
        Path file = TableFile.path(written);
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        List<Path> parts = new ArrayList<>(List.of(file));
        if (RasterFiles.isRaster(file)) {
            return TiffFile.open(file).files();
        } else if (name.matches(".+\\.(shp|dbf|shx|prj|cpg)")) {
            VectorFile.parts(file).stream().filter(p -> !p.equals(file)).forEach(parts::add);
        } else if (name.matches(".+\\.(csv|txt|tsv|xlsx?)")) {
            parts.addAll(EmpiricalFiles.of(written));
        }
        return parts;
    }

    /**
     * Header and rows of a table as texts, each at the place it has in the file less one: rows left empty are empty
     * lists.
     */
    public static List<List<String>> rows(Path file, String key) {
        TextTable table = read(file, key, List.of());
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.columns());
        for (TextTable.Row row : table.rows()) {
            while (rows.size() < row.number() - 1) {
                rows.add(List.of());
            }
            rows.add(table.columns().stream()
                    .map(c -> row.findText(c).orElse(""))
                    .toList());
        }
        return rows;
    }

    /** A cell by its column's name; empty where there is none. */
    public static String cell(List<String> header, List<String> row, String column) {
        int i = header.indexOf(column);
        return i < 0 || i >= row.size() ? "" : row.get(i).strip();
    }

    /**
     * The same as a number; full-width digits and the true minus sign are understood, a footnote's mark (20①) is no
     * digit. NaN where it is none.
     */
    public static double number(List<String> header, List<String> row, String column) {
        return Numbers.parsed(InputTable.folded(cell(header, row, column)));
    }
}
