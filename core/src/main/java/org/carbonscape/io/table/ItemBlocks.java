package org.carbonscape.io.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Blocks of an item each, below its name alone in a row (原煤, then units and years; 焦炭, then the same again), laid
 * out as a table with a column of items.
 */
final class ItemBlocks {
    private static final String ITEM = "项目";
    /** 指标：能源消费总量(万吨标准煤), as the National Bureau of Statistics has it above a table. */
    private static final Pattern SAYS_ITEM =
            Pattern.compile("(?i)(?:指标|项目|能源品种|品种|indicator|item|series)(?:名称)?\\s*[:：]\\s*(?=\\S)");

    private static final Predicate<String> YEAR =
            Pattern.compile("(?:19|20)[0-9]{2}").asMatchPredicate();

    private final RawRows raw;
    private final TableForm form;
    private final int numbers; // the first row of them
    private final List<String[]> headers;

    private ItemBlocks(RawRows raw, TableForm form) {
        this.raw = raw;
        this.form = form;
        this.numbers = IntStream.range(0, raw.size())
                .filter(r -> hasNumbers(raw.row(r)))
                .findFirst()
                .orElse(raw.size());
        this.headers = IntStream.range(0, numbers)
                .filter(r -> filled(r).size() > 1 && label(r).isEmpty())
                .mapToObj(raw::row)
                .toList();
    }

    /** Empty where the form knows no items, a block has no name, or blocks are of years. */
    static Optional<RawRows> of(RawRows raw, TableForm form) {
        return form.item().isPresent() ? new ItemBlocks(raw, form).laidOut() : Optional.empty();
    }

    /** Whether a row holds a number that is no year. */
    static boolean hasNumbers(String[] row) {
        return Arrays.stream(row).anyMatch(c -> MeasuredCell.isAmount(c) && !YEAR.test(RowCells.folded(c)));
    }

    private Optional<RawRows> laidOut() {
        List<Optional<String[]>> all = new ArrayList<>();
        Set<String> met = new HashSet<>(); // first cells of the block
        String item = "";
        int header = 0;
        for (int r = 0; r < raw.size(); r++) {
            String[] row = raw.row(r);
            boolean says = SAYS_ITEM.matcher(text(r)).lookingAt();
            Optional<String> label = label(r).filter(l -> says || isUsual(l) || begins(met, l));
            if (label.isPresent()) {
                item = label.get();
                met.clear();
                all.add(Optional.empty());
            } else if (filled(r).size() < 2 || label(r).isPresent()) { // titles, notes, units without a value
                if (r > numbers && !YearWords.of(text(r)).isEmpty()) {
                    return Optional.empty();
                }
                all.add(Optional.of(row));
            } else if (isHeader(row)) {
                all.add(r < numbers ? Optional.of(behind(header++ == 0 ? ITEM : "", row)) : Optional.empty());
            } else if (item.isEmpty()) {
                return Optional.empty();
            } else {
                met.add(row[0]);
                all.add(Optional.of(behind(item, row)));
            }
        }
        return item.isEmpty() ? Optional.empty() : Optional.of(raw.with(all::get, 1));
    }

    /** What is not known may be an item too: what follows it is the header, or a unit that the block has. */
    private boolean begins(Set<String> met, String label) {
        return !met.isEmpty()
                && !met.contains(label)
                && next(label).filter(n -> isHeader(n) || met.contains(n[0])).isPresent();
    }

    private Optional<String[]> next(String label) {
        return IntStream.range(numbers, raw.size() - 1)
                .filter(r -> label(r).filter(label::equals).isPresent())
                .mapToObj(r -> raw.row(r + 1))
                .findFirst();
    }

    private boolean isHeader(String[] row) {
        return headers.stream().anyMatch(h -> Arrays.equals(h, row));
    }

    private boolean isUsual(String label) {
        return form.isUsual(HeaderCell.of(label).base());
    }

    /** What stands alone in a row, or beside a unit of measure: 原煤（吨）, 原煤 单位：吨. */
    private Optional<String> label(int r) {
        List<String> cells = filled(r);
        String unit = cells.size() == 2 ? TitleUnit.of(cells.get(1), false).orElse("") : "";
        if (cells.isEmpty() || cells.size() > 1 && unit.isEmpty() || HeaderWords.isNote(cells.get(0))) {
            return Optional.empty();
        }
        String[] said = SAYS_ITEM.matcher(cells.get(0)).replaceFirst("").split("\\s*[（(]?\\s*(?:计量)?单位\\s*[:：]", 2);
        String measure = unit.isEmpty() && said.length == 2
                ? TitleUnit.of(cells.get(0), true).orElse("")
                : unit;
        boolean none = said[0].isEmpty()
                || HeaderWords.isContinued(said[0])
                || !YearWords.of(said[0]).isEmpty();
        return none ? Optional.empty() : Optional.of(measure.isEmpty() ? said[0] : said[0] + "(" + measure + ")");
    }

    private List<String> filled(int r) {
        return Arrays.stream(raw.row(r)).filter(c -> !c.isEmpty()).toList();
    }

    private String text(int r) {
        return filled(r).stream().findFirst().orElse("");
    }

    private static String[] behind(String first, String[] row) {
        String[] more = new String[row.length + 1];
        System.arraycopy(row, 0, more, 1, row.length);
        more[0] = first;
        return more;
    }
}
