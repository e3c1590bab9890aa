package org.carbonscape.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.carbonscape.carbon.Emissions;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Emissions of a table of activities {@code year,unit,item,amount,unit_of_amount[,sector]}: fuels, electricity and heat
 * on one route for the whole table, and the other items of an inventory (industry, agriculture, livestock, waste),
 * which belong to no route. Items go by their English or Chinese names. Amounts may be masses, volumes, energy or coal
 * equivalents; each is converted exactly. A user's own factors go before the program's. CO2 of biomass fuels is a memo
 * item. Sums do not depend on the order of rows.
 */
public final class EnergyAccount {
    private final List<Line> lines;
    private final Map<Integer, Map<String, List<Line>>> ofUnits = new HashMap<>(); // by year and unit
    private final Emissions emissions;
    private final Set<Integer> history;
    private final List<FactorUsed> used;
    private final List<Problem> cautions;

    private EnergyAccount(
            List<Line> lines,
            Emissions emissions,
            Set<Integer> history,
            List<FactorUsed> used,
            List<Problem> cautions) {
        this.lines = List.copyOf(lines);
        lines.forEach(l -> ofUnits.computeIfAbsent(l.year(), y -> new HashMap<>())
                .computeIfAbsent(l.unitId(), u -> new ArrayList<>())
                .add(l));
        this.emissions = emissions;
        this.history = Set.copyOf(history);
        this.used = List.copyOf(used);
        this.cautions = List.copyOf(cautions);
    }

    /**
     * Counts a table.
     *
     * @throws ProblemException with every problem of the table
     */
    public static EnergyAccount of(InputTable table, InventoryOptions options) {
        ActivityTable counted = new ActivityTable(table, options);
        Emissions emissions = counted.count();
        return new EnergyAccount(counted.lines(), emissions, counted.history(), counted.used(), counted.cautions());
    }

    /** The Chinese name of an item as the program calls it; the item itself where it has none. */
    public static String nameZh(String item) {
        return Shipped.ITEMS.nameZh(item);
    }

    /** The item of the program's that a text means, in English or Chinese. */
    public static Optional<String> item(String text) {
        return Shipped.ITEMS.find(text);
    }

    /** Which texts mean an item of the program's, in English or Chinese. */
    public static Predicate<String> shipped() {
        return text -> item(text).isPresent();
    }

    /** Which texts mean a sector, in English or Chinese. */
    public static Predicate<String> sectors() {
        return text ->
                Sector.isKnown(text) || PARTS_OF_INVENTORIES.matcher(text).matches();
    }

    private static final Pattern PARTS_OF_INVENTORIES = Pattern.compile("(?i)(?:[1-6]\\.? ?)?(?:能源活动|能源|工业生产过程|工业过程"
            + "(?:[及和与]产品使用)?|废弃物(?:处理)?|energy|industrial processes(?: and product use)?|IPPU|waste)");

    /** The program's own items, of which only names are asked; read once, since tables ask for every row. */
    private static final class Shipped {
        static final EnergyItems ITEMS = new EnergyItems(Guidelines.IPCC_2006, FarmRegion.USUAL, ItemFactors.none());

        private Shipped() {}
    }

    /** The same without some units. */
    public EnergyAccount without(Set<String> unitIds) {
        return new EnergyAccount(
                lines.stream().filter(l -> !unitIds.contains(l.unitId())).toList(),
                emissions.without(unitIds),
                history,
                used,
                cautions);
    }

    /** A line for each row and gas, in the order of the table; those of decaying waste at the end. */
    public List<Line> lines() {
        return lines;
    }

    /** The lines of a unit in a year, in the same order. */
    public List<Line> lines(int year, String unitId) {
        return Collections.unmodifiableList(ofUnits.getOrDefault(year, Map.of()).getOrDefault(unitId, List.of()));
    }

    /** The lines of the years that are accounted for: those of {@link #history} left out. */
    public List<Line> reported() {
        return lines.stream().filter(l -> !history.contains(l.year())).toList();
    }

    public Emissions emissions() {
        return emissions;
    }

    /** Years whose rows say only what was landfilled: they count for the decay in later years. */
    public Set<Integer> history() {
        return history;
    }

    /**
     * The caution of items that a unit has in one phase and not in another of which it has other rows: a cell that
     * was left empty counts as nothing and makes the unit's emissions fall. A row of 0 says that there is none.
     */
    public Optional<Problem> gaps(String place, Collection<Integer> phases) {
        Map<String, Set<Integer>> years = new HashMap<>();
        Map<Bilingual, Map<String, Map<Integer, Double>>> byItem = new LinkedHashMap<>();
        for (Line line : lines) {
            if (phases.contains(line.year()) && line.decay().isEmpty()) {
                years.computeIfAbsent(line.unitId(), u -> new HashSet<>()).add(line.year());
                byItem.computeIfAbsent(line.activity().name(), i -> new LinkedHashMap<>())
                        .computeIfAbsent(line.unitId(), u -> new HashMap<>())
                        .put(line.year(), line.activity().amount());
            }
        }
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        byItem.forEach((item, units) -> phases.stream().sorted().forEach(year -> {
            List<String> without = units.entrySet().stream()
                    .filter(u -> years.getOrDefault(u.getKey(), Set.of()).contains(year))
                    .filter(u -> !u.getValue().containsKey(year))
                    .filter(u -> u.getValue().values().stream().anyMatch(amount -> amount > 0))
                    .map(Map.Entry::getKey)
                    .toList();
            if (!without.isEmpty()) {
                en.add(item.in(Language.EN) + " " + year + " (" + Listing.of(without) + ")");
                zh.add(item.in(Language.ZH) + " " + year + "（" + Listing.of(without) + "）");
            }
        }));
        return en.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Problem.of(ProblemCode.CARBON_C46_GAPS, place, Bilingual.of(Listing.of(en), Listing.of(zh))));
    }

    /** Every number used, in the order of first use. */
    public List<FactorUsed> used() {
        return used;
    }

    public List<Problem> cautions() {
        return cautions;
    }
}
