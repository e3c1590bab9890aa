package org.carbonscape.study.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.carbonscape.inventory.EnergyAccount;
import org.carbonscape.io.table.HeaderWords;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/**
 * Rows of a table of activities or emissions that are the sum of others: over items (合计 beside 原煤 and 柴油), over
 * sectors (合计 beside 工业 and 农业) and over gases. They are left out where the others are there, and count where they
 * are all there is.
 */
final class SumRows {
    private static final String TOTAL = "total_row";
    private static final Pattern PART = Pattern.compile("(?i)\\s*(?:其\\s*中|of which)\\s*[:：]?\\s*");
    /** As yearbooks mark what is of the item above: 牛, #奶牛. Others put it before each name. */
    private static final Pattern MARKED = Pattern.compile("\\s*[#＃]\\s*");

    /** Also of sectors and gases: Total Consumption, 消费量合计, 全社会. */
    private static final Pattern ALL =
            Pattern.compile("(?i)(?:grand )?total\\b.*|.*\\btotals?|.*[合总]\\s*计|总(?:量|消费|用量|能耗|排放).*|全社会.*");

    private static final Pattern ALL_GASES =
            Pattern.compile("(?i)GHGs?|温室气体.*|(?:all )?greenhouse gas(?:es)?\\b.*|Kyoto\\b.*|CO[2₂][ -]?e(?:q.*)?");

    private static final Pattern IN_BRACKETS = Pattern.compile("\\s*[(（][^()（）]*[)）]$");
    /** Of the sum, by which rounded parts may differ from it. */
    private static final double ROUNDED = 0.005;

    private final TextTable table;
    private final UnitNames.Found found;
    private final Problems problems;

    SumRows(TextTable table, UnitNames.Found found, Problems problems) {
        this.table = table;
        this.found = found;
        this.problems = problems;
    }

    /** Takes them out of what was found. */
    void leaveOut() {
        ofItems();
        leaveOut(parts("sector"));
        ofParts("sector");
        ofParts("gas");
    }

    /** Whether a sector is that of all sectors: then a row of it is of none. */
    static boolean isAllSectors(String sector) {
        return HeaderWords.means(sector, TOTAL) || ALL.matcher(sector.strip()).matches();
    }

    /** 其中：原煤 below a sum is an item, below an item it is a part of that. */
    static String item(String written) {
        return PART.matcher(written).replaceFirst("");
    }

    /** A line 其中： of its own, between a sum and its parts. */
    static boolean isHeading(TextTable.Row row) {
        return row.findText("item")
                .filter(i -> item(i).isEmpty() && row.isMissing("amount"))
                .isPresent();
    }

    /** A unit that has any item of that year has them all: sums are in another unit of measure. */
    private void ofItems() {
        Set<String> itemised = new HashSet<>();
        Map<Integer, String> sums = new LinkedHashMap<>(); // by row
        for (int r = 0; r < found.units().length; r++) {
            Optional<String> item = table.rows().get(r).findText("item");
            if (found.units()[r] >= 0 && item.isPresent()) {
                if (HeaderWords.means(item.get(), TOTAL)) {
                    sums.put(r, item.get());
                } else {
                    itemised.add(unitAndYear(r));
                    itemised.add(" " + year(r)); // a sum without a place is of one of those above it, or of all
                }
            }
        }
        sums.keySet().removeIf(r -> !itemised.contains(unitAndYear(r)));
        sums.putAll(subtotals());
        sums.putAll(parts("item"));
        leaveOut(sums);
    }

    /**
     * Of 煤合计 and its parts (原煤, 洗精煤: items that end as it begins) what is not counted: the sum where they come to
     * it or where it has no factor, else the parts.
     */
    private Map<Integer, String> subtotals() {
        Map<List<String>, List<Integer>> rows = new LinkedHashMap<>(); // by unit, year and sector
        for (int r = 0; r < found.units().length; r++) {
            if (found.units()[r] >= 0 && !itemOf(r).isEmpty()) {
                String sector = table.rows().get(r).findText("sector").orElse("");
                rows.computeIfAbsent(List.of(unitAndYear(r), sector), k -> new ArrayList<>())
                        .add(r);
            }
        }
        Map<Integer, String> left = new LinkedHashMap<>();
        rows.values()
                .forEach(all -> all.stream().filter(this::isSubtotal).forEach(r -> {
                    String kind = itemOf(r).substring(0, 1);
                    List<Integer> parts = all.stream()
                            .filter(p ->
                                    !HeaderWords.isTotal(itemOf(p)) && itemOf(p).endsWith(kind))
                            .toList();
                    boolean whole = isSum(r, parts) || !EnergyAccount.shipped().test(itemOf(r));
                    (whole && !parts.isEmpty() ? List.of(r) : parts)
                            .forEach(p -> left.put(
                                    p, table.rows().get(p).findText("item").orElse("")));
                }));
        return left;
    }

    private String itemOf(int r) {
        return item(table.rows().get(r).findText("item").orElse("")).strip();
    }

    private boolean isSubtotal(int r) {
        return HeaderWords.isTotal(itemOf(r)) && !HeaderWords.means(itemOf(r), TOTAL);
    }

    private boolean isSum(int r, List<Integer> parts) {
        TextTable.Row row = table.rows().get(r);
        double all = row.findIfNumber("amount").orElse(Double.NaN);
        double sum = parts.stream()
                .map(table.rows()::get)
                .mapToDouble(p -> p.findIfNumber("amount").orElse(0))
                .sum();
        return Math.abs(all - sum) <= ROUNDED * Math.abs(all)
                && parts.stream().allMatch(p -> measure(table.rows().get(p)).equals(measure(row)));
    }

    /**
     * Rows that say of which (其中; # before an item of the kind) below one item or sector are counted with it.
     *
     * @param column item, or sector, of which each item has its own
     */
    private Map<Integer, String> parts(String column) {
        Map<Integer, String> parts = new LinkedHashMap<>();
        Map<List<String>, String> above = new HashMap<>(); // the last that is no part
        for (int r = 0; r < found.units().length; r++) {
            String name = table.rows().get(r).findText(column).orElse("");
            List<String> of = column.equals("item") ? List.of(unitAndYear(r)) : activity(r, column);
            if (found.units()[r] >= 0 && !name.isEmpty()) {
                if (MARKED.matcher(name).lookingAt() && column.equals("item")) {
                    if (kind(name).equals(kind(above.getOrDefault(of, "")))) {
                        parts.put(r, name);
                    }
                } else if (!PART.matcher(name).lookingAt()) {
                    above.put(of, name);
                } else if (above.containsKey(of) && !HeaderWords.isTotal(above.getOrDefault(of, ""))) {
                    parts.put(r, name);
                }
            }
        }
        return parts;
    }

    /** What Chinese names of a kind end in: 牛 of 肉牛 and 奶牛, 肥 of 化肥 and 氮肥（折纯氮）. */
    private static String kind(String written) {
        String name = MARKED.matcher(written).replaceFirst("");
        String chinese = IN_BRACKETS
                .matcher(EnergyAccount.item(name)
                        .filter(i -> !i.equals("standard coal")) // the sum of all energy
                        .map(EnergyAccount::nameZh)
                        .orElse(name))
                .replaceFirst("");
        return chinese.substring(Math.max(0, chinese.length() - 1));
    }

    /** Sums over sectors or gases are of one item, so that parts that are missing can be told. */
    private void ofParts(String column) {
        Map<List<String>, List<Integer>> parts = new LinkedHashMap<>(); // rows by unit, year and item
        Map<Integer, String> sums = new LinkedHashMap<>();
        for (int r = 0; r < found.units().length; r++) {
            Optional<String> part = table.rows().get(r).findText(column);
            if (found.units()[r] >= 0 && part.isPresent()) {
                if (isAll(part.get(), column)) {
                    sums.put(r, part.get());
                } else {
                    parts.computeIfAbsent(activity(r, column), k -> new ArrayList<>())
                            .add(r);
                }
            }
        }
        List<Problem> unlike = new ArrayList<>();
        Map<Integer, String> coded = ofCodes(parts.values(), column, unlike);
        List<List<UnnamedSums.Part>> comparable = comparable(parts.values(), column);
        Set<String> unnamed = coded.isEmpty() ? UnnamedSums.of(comparable) : Set.of();
        if (coded.isEmpty()) {
            tellOfDoubt(UnnamedSums.doubtful(comparable, unnamed));
        }
        parts.values().forEach(rows -> {
            rows.stream()
                    .filter(r -> unnamed.contains(part(r, column).name()))
                    .forEach(r -> sums.put(r, part(r, column).name()));
            rows.removeIf(r -> sums.containsKey(r) || coded.containsKey(r));
        });
        sums.keySet().removeIf(r -> !parts.containsKey(activity(r, column)));
        sums.forEach((r, name) -> {
            if (!unnamed.contains(name)) {
                List<Integer> rows = parts.getOrDefault(activity(r, column), List.of());
                unlike(r, rows.stream().map(table.rows()::get).toList(), name).ifPresent(unlike::add);
            }
        });
        if (!unlike.isEmpty()) {
            List<Object> said = new ArrayList<>(unlike.get(0).args());
            said.set(0, unlike.size());
            problems.add(Problem.of(ProblemCode.CARBON_38_SECTORS, unlike.get(0).place(), said.toArray()));
        }
        sums.putAll(coded);
        leaveOut(sums);
    }

    /** Sums that their codes say, whatever the amounts are. @param unlike told of those that parts do not come to */
    private Map<Integer, String> ofCodes(Collection<List<Integer>> parts, String column, List<Problem> unlike) {
        Map<Integer, String> sums = new LinkedHashMap<>();
        parts.forEach(rows -> SectorCodes.sums(rows, r -> part(r, column).name())
                .forEach((r, below) -> {
                    String name = part(r, column).name();
                    sums.put(r, name);
                    unlike(r, below.stream().map(table.rows()::get).toList(), name)
                            .ifPresent(unlike::add);
                }));
        return sums;
    }

    private List<List<UnnamedSums.Part>> comparable(Collection<List<Integer>> parts, String column) {
        return parts.stream()
                .map(rows -> rows.stream().map(r -> part(r, column)).toList())
                .toList();
    }

    private void tellOfDoubt(Map<String, List<String>> doubtful) {
        if (!doubtful.isEmpty()) {
            List<String> told = new ArrayList<>();
            doubtful.forEach((name, run) -> told.add(name + " = " + Listing.of(run, " + ")));
            problems.add(
                    ProblemCode.CARBON_C51_MAY_BE_SUMS,
                    table.place(),
                    Bilingual.of(Listing.of(told, "; "), Listing.of(told, "；")));
        }
    }

    private static boolean isAll(String part, String column) {
        return isAllSectors(part)
                || column.equals("gas") && ALL_GASES.matcher(part).matches();
    }

    private UnnamedSums.Part part(int r, String column) {
        TextTable.Row row = table.rows().get(r);
        return new UnnamedSums.Part(
                row.findText(column).orElse(""), row.findIfNumber("amount").orElse(Double.NaN), measure(row));
    }

    /** Amounts in one unit of measure can be compared. */
    private Optional<Problem> unlike(int r, List<TextTable.Row> parts, String name) {
        TextTable.Row row = table.rows().get(r);
        ExactSum sum = new ExactSum();
        parts.forEach(p -> sum.add(p.findIfNumber("amount").orElse(0)));
        double all = row.findIfNumber("amount").orElse(Double.NaN);
        boolean alike = parts.stream().allMatch(p -> measure(p).equals(measure(row)));
        return alike && Math.abs(all - sum.value()) > ROUNDED * Math.abs(all)
                ? Optional.of(Problem.of(
                        ProblemCode.CARBON_38_SECTORS,
                        row.place(),
                        1,
                        name,
                        Numbers.told(all),
                        Numbers.told(sum.value())))
                : Optional.empty();
    }

    private static String measure(TextTable.Row row) {
        return row.findText("unit_of_amount").orElse("");
    }

    private void leaveOut(Map<Integer, String> sums) {
        sums.keySet().forEach(r -> found.units()[r] = UnitNames.TOTAL);
        if (!sums.isEmpty()) {
            problems.add(
                    ProblemCode.CARBON_C47_SUMS,
                    table.place(),
                    Listing.of(sums.values().stream().distinct().toList()),
                    sums.size());
        }
    }

    /** What rows have in common that differ in a column alone. */
    private List<String> activity(int r, String column) {
        TextTable.Row row = table.rows().get(r);
        String other = column.equals("gas") ? "sector" : "gas";
        return List.of(
                unitAndYear(r),
                row.findText("item").orElse(""),
                row.findText(other).orElse(""));
    }

    private String unitAndYear(int r) {
        return (found.units()[r] > 0 ? found.units()[r] : found.texts()[r]) + " " + year(r);
    }

    private String year(int r) {
        return table.rows().get(r).findText("year").orElse("");
    }
}
