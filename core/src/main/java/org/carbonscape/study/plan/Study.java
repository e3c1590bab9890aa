package org.carbonscape.study.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.carbonscape.io.table.TableFile;

/**
 * A study file as read: what the user wants, paths resolved against the file's folder. Nothing is opened yet.
 *
 * @param file    the study file itself
 * @param options the values that hold, by key, defaults among them
 */
public record Study(
        Path file,
        Heading heading,
        GridPlan grid,
        LandUse landUse,
        Map<String, Units> units,
        Carbon carbon,
        Analyses analyses,
        Map<String, Object> options) {

    /** The folder that relative paths in a study file start from. */
    public static Path folder(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().normalize().getParent(), "a file stands in a folder");
    }

    /** What its units call the columns of their ids and names. */
    public List<String> unitColumns() {
        return units.values().stream()
                .filter(Polygons.class::isInstance)
                .map(Polygons.class::cast)
                .flatMap(p -> Stream.concat(p.id().stream(), p.name().stream()))
                .toList();
    }

    /**
     * What stands over all of it.
     *
     * @param source of the data, under every map
     * @param seed   of everything drawn at random
     * @param report what its report shows
     */
    public record Heading(String title, boolean synthetic, String source, long seed, ReportPlan report) {}

    /**
     * The study grid, as far as it is not that of the first phase.
     *
     * @param extent  the part of it that the study is about; empty = all
     * @param byShare whether a cell counts in each unit by the area that it covers of the cell
     */
    public record GridPlan(Optional<String> crs, Optional<Double> cell_m, Optional<Extent> extent, boolean byShare) {
        public GridPlan(Optional<String> crs, Optional<Double> cell_m, Optional<Extent> extent) {
            this(crs, cell_m, extent, false);
        }
    }

    /**
     * The same with other tables of criteria, rules or scenarios.
     *
     * @param key as in the study file, with dots; any other leaves the study as it is
     */
    public Study withTable(String key, Path table) {
        Optional<SuitabilityPlan> suit = analyses.suitability();
        Optional<Path> scenarios = analyses.scenarios();
        if (key.equals("scenarios")) {
            scenarios = Optional.of(table);
        } else {
            suit = suit.map(s -> s.withTable(key, table));
        }
        Analyses with = new Analyses(analyses.statistics(), analyses.drivers(), suit, scenarios);
        return new Study(file, heading, grid, landUse, units, carbon, with, options);
    }

    /** Its last phase alone, on larger cells: a study to be looked at quickly. */
    public Study sketched(double cell_m) {
        int last = landUse.phases().lastKey();
        LandUse land = new LandUse(
                landUse.legend(),
                landUse.noData(),
                landUse.construction(),
                landUse.phases().tailMap(last),
                landUse.accuracy());
        GridPlan larger = new GridPlan(grid.crs(), Optional.of(cell_m), grid.extent());
        return new Study(file, heading, larger, land, units, carbon, analyses, options);
    }

    /** What is asked of the account. */
    public record Analyses(
            Optional<StatisticsPlan> statistics,
            DriversPlan drivers,
            Optional<SuitabilityPlan> suitability,
            Optional<Path> scenarios) {
        /** Nothing. */
        public static Analyses none() {
            return new Analyses(Optional.empty(), DriversPlan.none(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * @param legend       a preset's name or a file
     * @param noData       further codes that mean none
     * @param construction classes that carry energy emissions; empty = the class named construction
     * @param phases       year to file, in order
     * @param accuracy     how sure they are
     */
    public record LandUse(
            PresetOrFile legend,
            List<Long> noData,
            List<String> construction,
            SortedMap<Integer, Path> phases,
            Accuracy accuracy) {}

    /**
     * Tables of places where the maps were held against the truth.
     *
     * @param tables    by year; a year without one is taken as it is mapped
     * @param byColumn  whether the columns of a matrix are the map
     * @param strata    NAME=CELLS of strata that are not the map's classes
     */
    public record Accuracy(SortedMap<Integer, Path> tables, boolean byColumn, List<String> strata) {
        /** Taken as they are mapped. */
        public static Accuracy none() {
            return new Accuracy(new TreeMap<>(), false, List.of());
        }
    }

    /** One unit set: a polygon file or a fishnet. */
    public sealed interface Units {}

    /** Polygons of a file; {@code FILE.gpkg#LAYER} names a layer too. */
    public record Polygons(Path file, Optional<String> layer, Optional<String> id, Optional<String> name, boolean gcj02)
            implements Units {
        public Polygons {
            String named = TableFile.sheet(file);
            layer = layer.isPresent() || named.isEmpty() ? layer : Optional.of(named);
            file = TableFile.path(file);
        }

        /** All of a file's layer, for its shapes. */
        public static Polygons of(Path file) {
            return new Polygons(file, Optional.empty(), Optional.empty(), Optional.empty(), false);
        }
    }

    /** Squares of one size. */
    public record Squares(double side_m) implements Units {}

    /** Carbon settings; all optional. */
    public record Carbon(
            Optional<PresetOrFile> factors,
            Optional<Energy> energy,
            Optional<Emissions> emissions,
            Allocate allocate,
            Optional<PresetOrFile> stock,
            AccountOptions options) {
        /** Nothing to account for. */
        public static Carbon none() {
            return new Carbon(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Allocate.none(),
                    Optional.empty(),
                    AccountOptions.none());
        }

        /** Whether sources or sinks are accounted for. */
        public boolean hasFlows() {
            return factors.isPresent()
                    || isCharged()
                    || options.land().isPresent()
                    || options.sinks().isPresent();
        }

        /** Whether land is charged with emissions. */
        public boolean isCharged() {
            return energy.isPresent() || emissions.isPresent();
        }

        /** The unit set that emissions are given for, by its name. */
        public Optional<String> emissionUnits() {
            return energy.map(Energy::units).or(() -> emissions.map(Emissions::units));
        }
    }

    /**
     * Which land carries a unit's emissions.
     *
     * @param to      class; empty = construction
     * @param farming class that carries what farming emits; empty = cultivated land
     * @param by      weight raster of {@code to} in all phases; empty = none such
     * @param byYear  weight rasters of {@code to} of each phase's own; empty = none such. Without either by area
     */
    public record Allocate(
            Optional<String> to, Optional<String> farming, Optional<Path> by, SortedMap<Integer, Path> byYear) {
        /** Nothing said. */
        public static Allocate none() {
            return new Allocate(Optional.empty(), Optional.empty(), Optional.empty(), new TreeMap<>());
        }

        /** Weight rasters, in the order of their years. */
        public List<Path> weights() {
            return Stream.concat(by.stream(), byYear.values().stream())
                    .distinct()
                    .toList();
        }
    }

    /** Energy statistics: table, how it is counted, unit set. */
    public record Energy(Path file, EnergyOptions options, String units) {}

    /** Given emissions: table, unit set. */
    public record Emissions(Path file, String units) {}

    public String title() {
        return heading.title;
    }

    public boolean synthetic() {
        return heading.synthetic;
    }

    public String source() {
        return heading.source;
    }

    public ReportPlan report() {
        return heading.report;
    }

    public long seed() {
        return heading.seed;
    }

    public Optional<StatisticsPlan> statistics() {
        return analyses.statistics;
    }

    public DriversPlan drivers() {
        return analyses.drivers;
    }

    /** The same with another plan of suitability. */
    public Study withSuitability(Optional<SuitabilityPlan> plan) {
        return new Study(
                file,
                heading,
                grid,
                landUse,
                units,
                carbon,
                new Analyses(analyses.statistics, analyses.drivers, plan, analyses.scenarios),
                options);
    }

    public Optional<SuitabilityPlan> suitability() {
        return analyses.suitability;
    }

    public Optional<Path> scenarios() {
        return analyses.scenarios;
    }
}
