package org.carbonscape.method;

import java.util.List;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Words;

/**
 * The classes of a local statistic: one truth for tables, maps, rasters, styles and legends.
 *
 * @param column  of the table that names the class
 * @param title   heading of the legend
 * @param classes in the order of the legend; class 1 is the first
 * @param classOf of a place, 0 = none
 */
public record ClassKey<R>(String column, Words title, List<Entry> classes, ClassAt<R> classOf) {
    /** A class: its code in tables, its name and colour in legends. */
    public record Entry(String code, Words name, int rgb) {}

    /** Class of a place, from 1; 0 = none. */
    @FunctionalInterface
    public interface ClassAt<R> {
        int of(UnitData data, R result, int place);
    }

    public ClassKey {
        classes = List.copyOf(classes);
    }

    /** The legend. */
    public Key.Classes legend() {
        return new Key.Classes(title, entries());
    }

    public List<Key.Entry> entries() {
        return classes.stream().map(e -> new Key.Entry(e.name(), e.rgb())).toList();
    }
}
