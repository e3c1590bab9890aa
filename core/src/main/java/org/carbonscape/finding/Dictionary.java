package org.carbonscape.finding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the tables of a run and their columns mean, in both languages: {@code tables.txt} and {@code columns.txt} beside
 * this class. Names of columns are the same in every language; the dictionary tells what they say.
 */
public final class Dictionary {
    /** The table that a run holds of all others. */
    public static final String NAME = "dictionary";

    /** Columns whose cells are names of land-use classes, in every table. */
    private static final List<String> OF_CLASSES =
            List.of("class", "from_class", "to_class", "land_use", "main_land_use");

    /**
     * Tables of which a column names classes, items or their factors, among other things; a unit's name stands in none
     * of these.
     */
    private static final Map<String, String> ALSO_OF_TERMS = Map.of(
            "inventory", "item",
            "factors-used", "what",
            "ellipse", "what",
            "centres-of-gravity", "what",
            "ledger", "item",
            "carbon-uncertainty-parts", "name",
            "carbon-uncertainty-trend", "name",
            "carbon-uncertainty-shares", "term",
            "uncertainty-ipcc", "name");

    /**
     * A column.
     *
     * @param table   name of the table, {@code *} for any letters
     * @param column  name of the column, {@code *} for any letters
     * @param unit    of its numbers; empty = it has none, or the table says so
     * @param heading its name; in English as in the table
     * @param meaning one sentence
     */
    public record Entry(String table, String column, String unit, Words heading, Words meaning) {
        private boolean isOf(String inTable, String name) {
            return fits(table, inTable) && fits(column, name);
        }

        /** Of two entries that fit, the one that names the column, then the one that names the table. */
        private int precision() {
            return (column.contains("*") ? 0 : 4) + (table.equals("*") ? 0 : table.contains("*") ? 1 : 2);
        }

        /** Whether a name is a pattern's, in which * stands for any letters; without a regular expression for each. */
        private static boolean fits(String pattern, String name) {
            int at = 0;
            int star = -1; // the last one passed, and how far it reaches
            int reach = 0;
            for (int i = 0; i < name.length(); ) {
                if (at < pattern.length() && pattern.charAt(at) == '*') {
                    star = at++;
                    reach = i;
                } else if (at < pattern.length() && pattern.charAt(at) == name.charAt(i)) {
                    at++;
                    i++;
                } else if (star >= 0) {
                    at = star + 1;
                    i = ++reach;
                } else {
                    return false;
                }
            }
            while (at < pattern.length() && pattern.charAt(at) == '*') {
                at++;
            }
            return at == pattern.length();
        }
    }

    private static final Map<String, Words> TITLES = titles();
    private static final List<Entry> ENTRIES = lines("columns.txt").stream()
            .map(l ->
                    new Entry(l.get(0), l.get(1), l.get(2), Words.of(l.get(1), l.get(3)), Words.of(l.get(4), l.get(5))))
            .toList();

    private Dictionary() {}

    /** What a table holds; its name where nothing is told of it. */
    public static Words title(String table) {
        return TITLES.getOrDefault(table, counted(table));
    }

    /** Whether a run may hold a table of this name. */
    public static boolean isTable(String name) {
        return name.equals(NAME) || !title(name).en().equals(name);
    }

    /** {@code local-geary-counts} counts the classes of {@code local-geary}. */
    private static Words counted(String table) {
        Words of = table.endsWith("-counts") ? TITLES.get(table.substring(0, table.length() - 7)) : null;
        return of == null ? Words.same(table) : Words.of(of.en() + ": units by class", of.zh() + "（计数）");
    }

    /** Whether cells of a column may be names of classes, items or factors, which a reader sees in the own language. */
    public static boolean isOfTerms(String table, String column) {
        return OF_CLASSES.contains(column) || column.equals(ALSO_OF_TERMS.get(table));
    }

    /** What a column says; empty where nothing is told of it. */
    public static Optional<Entry> column(String table, String column) {
        return ENTRIES.stream().filter(e -> e.isOf(table, column)).max(Comparator.comparingInt(Entry::precision));
    }

    /**
     * The dictionary of a run: a row for each column of each table, its own included, then one for each land-use class.
     *
     * @param classes by their names in tables
     */
    public static Table of(List<Table> tables, Map<String, Words> classes) {
        Table.Builder out = Table.named(NAME)
                .text("table", "table_en", "table_zh", "column", "word", "kind", "unit", "column_zh", "meaning_en")
                .text("meaning_zh");
        tables.forEach(t -> rows(t.name(), t.columns(), out));
        rows(NAME, out.build().columns(), out);
        classes.forEach((name, words) -> out.row("", "", "", "class", name, "text", "", "地类", words.en(), words.zh()));
        return out.build();
    }

    private static void rows(String table, List<Table.Column> columns, Table.Builder out) {
        Words title = title(table);
        for (Table.Column c : columns) {
            Optional<Entry> said = column(table, c.name());
            out.row(
                    table,
                    title.en(),
                    title.zh(),
                    c.name(),
                    "",
                    switch (c.kind()) {
                        case TEXT -> "text";
                        case INTEGER -> "integer";
                        case NUMBER -> "number";
                    },
                    said.map(Entry::unit).orElse(""),
                    said.map(e -> e.heading().zh()).orElse(c.name()),
                    said.map(e -> e.meaning().en()).orElse(""),
                    said.map(e -> e.meaning().zh()).orElse(""));
        }
    }

    private static Map<String, Words> titles() {
        Map<String, Words> titles = new LinkedHashMap<>();
        lines("tables.txt").forEach(l -> titles.put(l.get(0), Words.of(l.get(1), l.get(2))));
        return Collections.unmodifiableMap(titles);
    }

    /** The cells of a list of this room: one row a line, a bar between cells; lines that begin with # are remarks. */
    private static List<List<String>> lines(String name) {
        try (InputStream in = Dictionary.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its table " + name);
            }
            List<List<String>> lines = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.startsWith("#"))
                    .forEach(l -> lines.add(
                            Arrays.stream(l.split("\\|")).map(String::strip).toList()));
            return lines;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
