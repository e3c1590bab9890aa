package org.carbonscape.study.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carbonscape.option.FileName;

/**
 * Where a driver's values come from. What must be known of every kind is asked of it here, and {@link Each} has an
 * answer for each, so that a new kind does not compile before all of that is said.
 */
public sealed interface DriverSource {
    /** Files that go in: what results are kept under, and what a run records. */
    List<Path> files();

    /** Rasters of which units get the mean. */
    List<Path> averaged();

    /** The same, with its files in a folder where they are not absolute. */
    DriverSource in(Path folder);

    /** As a study says it in one text. */
    String text();

    /** What its values are, as {@code unit-drivers} says it. */
    String kind();

    <T> T by(Each<T> each);

    /** What follows from a source of each kind. */
    interface Each<T> {
        T raster(Raster source);

        T rasters(Rasters source);

        T majority(Majority source);

        T table(Table source);

        T share(Share source);

        T distance(Distance source);
    }

    /** Mean of a value raster over the unit. */
    record Raster(Path file) implements DriverSource {
        @Override
        public List<Path> files() {
            return List.of(file);
        }

        @Override
        public List<Path> averaged() {
            return files();
        }

        @Override
        public DriverSource in(Path folder) {
            return new Raster(resolved(folder, file));
        }

        @Override
        public String text() {
            return FileName.text(file);
        }

        @Override
        public String kind() {
            return "mean of raster";
        }

        @Override
        public <T> T by(Each<T> each) {
            return each.raster(this);
        }
    }

    /** The same of a raster for each phase, by year. */
    record Rasters(SortedMap<Integer, Path> byYear) implements DriverSource {
        @Override
        public List<Path> files() {
            return List.copyOf(byYear.values());
        }

        @Override
        public List<Path> averaged() {
            return files();
        }

        @Override
        public DriverSource in(Path folder) {
            SortedMap<Integer, Path> own = new TreeMap<>();
            byYear.forEach((year, file) -> own.put(year, resolved(folder, file)));
            return new Rasters(own);
        }

        @Override
        public String text() {
            return byYear.toString();
        }

        @Override
        public String kind() {
            return "mean of raster";
        }

        @Override
        public <T> T by(Each<T> each) {
            return each.rasters(this);
        }
    }

    /** The commonest class of a raster of classes in the unit. */
    record Majority(Path file) implements DriverSource {
        @Override
        public List<Path> files() {
            return List.of(file);
        }

        @Override
        public List<Path> averaged() {
            return List.of();
        }

        @Override
        public DriverSource in(Path folder) {
            return new Majority(resolved(folder, file));
        }

        @Override
        public String text() {
            return "majority of " + FileName.text(file);
        }

        @Override
        public String kind() {
            return "majority of raster";
        }

        @Override
        public <T> T by(Each<T> each) {
            return each.majority(this);
        }
    }

    /**
     * A column of a table of units.
     *
     * @param column as its author calls it, or an item of a column of items; empty: the driver's name
     * @param year   of the values in all phases; empty: each phase's own, where the table has years
     * @param units  the set whose units the table has; empty: found out
     */
    record Table(Path file, Optional<String> column, OptionalInt year, Optional<String> units) implements DriverSource {
        @Override
        public List<Path> files() {
            return List.of(file);
        }

        @Override
        public List<Path> averaged() {
            return List.of();
        }

        @Override
        public DriverSource in(Path folder) {
            return new Table(resolved(folder, file), column, year, units);
        }

        @Override
        public String text() {
            return file.toString();
        }

        @Override
        public String kind() {
            return "column of table";
        }

        @Override
        public <T> T by(Each<T> each) {
            return each.table(this);
        }
    }

    /** What follows from classes of the study's own land, by phase. */
    sealed interface OfClasses extends DriverSource {
        List<String> classes();

        @Override
        default List<Path> files() {
            return List.of();
        }

        @Override
        default List<Path> averaged() {
            return List.of();
        }

        @Override
        default DriverSource in(Path folder) {
            return this;
        }
    }

    /** Share of one or more classes in the unit's classified land. */
    record Share(List<String> classes) implements OfClasses {
        @Override
        public String text() {
            return "share of " + String.join("|", classes);
        }

        @Override
        public String kind() {
            return "share of class";
        }

        @Override
        public <T> T by(Each<T> each) {
            return each.share(this);
        }
    }

    /** Mean distance in metres of the unit's classified cells to the nearest cell of one or more classes. */
    record Distance(List<String> classes) implements OfClasses {
        @Override
        public String text() {
            return "distance to " + String.join("|", classes);
        }

        @Override
        public String kind() {
            return "distance to class";
        }

        @Override
        public <T> T by(Each<T> each) {
            return each.distance(this);
        }
    }

    private static Path resolved(Path folder, Path file) {
        return folder.resolve(file).normalize();
    }
}
