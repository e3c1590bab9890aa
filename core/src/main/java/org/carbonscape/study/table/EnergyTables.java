package org.carbonscape.study.table;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.carbonscape.inventory.EnergyAccount;
import org.carbonscape.inventory.GridFactors;
import org.carbonscape.inventory.InventoryOptions;
import org.carbonscape.inventory.ItemFactors;
import org.carbonscape.inventory.WarmingPotential;
import org.carbonscape.option.Option;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.EnergyOptions;
import org.carbonscape.study.plan.PresetOrFile;
import org.carbonscape.zone.UnitSet;

/** Energy statistics with the tables that their options name. */
public final class EnergyTables {
    private final Function<Option<?>, String> places;
    private final BiConsumer<String, Path> files;
    private final Problems problems;

    private EnergyTables(Function<Option<?>, String> places, BiConsumer<String, Path> files, Problems problems) {
        this.places = places;
        this.files = files;
        this.problems = problems;
    }

    /**
     * Reads and counts; problems and cautions go to the collector.
     *
     * @param key    of the table, for problems
     * @param units  that the rows are of, by id or by name; empty where they are not known
     * @param called what units call the columns of their ids and names where these units are not known
     * @param places where an option stands, for problems
     * @param files  told of every further file by its place
     * @return empty where there are problems
     */
    public static Optional<EnergyAccount> count(
            Path table,
            String key,
            Optional<UnitSet> units,
            List<String> called,
            EnergyOptions options,
            Function<Option<?>, String> places,
            BiConsumer<String, Path> files,
            Problems problems) {
        Optional<InventoryOptions> read = new EnergyTables(places, files, problems).read(options, units);
        Problems ofUnits = new Problems(); // told behind those of rows
        Optional<InputTable> rows =
                problems.attempt(() -> InputFiles.table(table, key, "unit", units, called, ofUnits));
        Optional<EnergyAccount> account =
                read.flatMap(o -> rows.flatMap(t -> problems.attempt(() -> EnergyAccount.of(t, o))));
        account.ifPresent(a -> problems.addAll(a.cautions()));
        if (read.isEmpty()) {
            rows.ifPresent(t -> rowsAlone(t, options, places.apply(EnergyOptions.ITEM_FACTORS), problems));
        }
        problems.addAll(ofUnits.problems());
        problems.addAll(ofUnits.cautions());
        return account;
    }

    /** What is wrong with rows whatever the factors are. */
    private static final Set<ProblemCode> OF_ROWS = Set.of(
            ProblemCode.INPUT_01_COLUMN,
            ProblemCode.INPUT_02_NUMBER,
            ProblemCode.INPUT_03_FINITE,
            ProblemCode.INPUT_04_EMPTY,
            ProblemCode.INPUT_05_WHOLE,
            ProblemCode.INPUT_08_WIDE,
            ProblemCode.CARBON_03_TWICE,
            ProblemCode.CARBON_40_APART,
            ProblemCode.CARBON_41_TWO_UNITS,
            ProblemCode.CARBON_17_VARIANT,
            ProblemCode.CARBON_52_MIXED,
            ProblemCode.CARBON_09_RANGE,
            ProblemCode.CARBON_13_NEGATIVE,
            ProblemCode.RANGE_01_WORD,
            ProblemCode.RANGE_02_BOUND,
            ProblemCode.RANGE_03_SHAPE,
            ProblemCode.RANGE_04_VALUES);

    /** What is wrong with items and their units, where the names of all items are known. */
    private static final Set<ProblemCode> OF_ITEMS =
            Set.of(ProblemCode.CARBON_04_NO_UNIT, ProblemCode.CARBON_06_UNIT, ProblemCode.CARBON_11_ITEM);

    /** Where tables of factors cannot be read, what can be told of the activities without them. */
    private static void rowsAlone(InputTable rows, EnergyOptions options, String place, Problems problems) {
        Optional<ItemFactors> own = options.itemFactors()
                .flatMap(PresetOrFile::file)
                .flatMap(f -> new Problems().attempt(() -> InputFiles.table(f, place)))
                .filter(ItemFactors::areIn)
                .map(ItemFactors::readable);
        Set<ProblemCode> known = new HashSet<>(OF_ROWS);
        if (own.isPresent() || options.itemFactors().isEmpty()) {
            known.addAll(OF_ITEMS);
        }
        InventoryOptions counted = InventoryOptions.of(options.route());
        try {
            EnergyAccount.of(rows, own.map(counted::with).orElse(counted));
        } catch (ProblemException e) {
            problems.addAll(
                    e.problems().stream().filter(p -> known.contains(p.code())).toList());
        }
    }

    /** The options with their tables; all that is wrong with these is told together. */
    private Optional<InventoryOptions> read(EnergyOptions options, Optional<UnitSet> units) {
        Optional<Optional<GridFactors>> grid =
                read(options.gridFactors(), EnergyOptions.GRID_FACTORS, units, GridFactors::of, GridFactors::preset);
        Optional<Optional<ItemFactors>> own =
                read(options.itemFactors(), EnergyOptions.ITEM_FACTORS, units, ItemFactors::of, ItemFactors::preset);
        if (grid.isEmpty() || own.isEmpty()) {
            return Optional.empty();
        }
        InventoryOptions counted = InventoryOptions.of(options.route())
                .with(options.electricity())
                .with(WarmingPotential.of(
                        places.apply(EnergyOptions.GWP),
                        options.gwp(),
                        options.conventions().horizon()))
                .with(options.conventions().guidelines());
        if (options.conventions().landfill().isPresent()) {
            counted = counted.with(options.conventions().landfill().get());
        }
        if (options.conventions().farmRegion().isPresent()) {
            counted = counted.with(options.conventions().farmRegion().get());
        }
        if (grid.get().isPresent()) {
            counted = counted.with(grid.get().get());
        }
        if (own.get().isPresent()) {
            counted = counted.with(own.get().get());
        }
        return Optional.of(counted);
    }

    private interface Preset<T> {
        T of(String place, String name);
    }

    /** Empty where it cannot be read; an empty value where nothing was asked for. */
    private <T> Optional<Optional<T>> read(
            Optional<PresetOrFile> asked,
            Option<String> option,
            Optional<UnitSet> units,
            Function<InputTable, T> table,
            Preset<T> preset) {
        if (asked.isEmpty()) {
            return Optional.of(Optional.empty());
        }
        String place = places.apply(option);
        Optional<Path> file = asked.get().file();
        file.ifPresent(f -> files.accept(place, f));
        return problems.attempt(() -> file.map(f -> table.apply(RegionalRows.of(f, place, units, problems)))
                        .orElseGet(() -> preset.of(place, asked.get().text())))
                .map(Optional::of);
    }
}
