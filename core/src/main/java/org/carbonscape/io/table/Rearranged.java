package org.carbonscape.io.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rows as other tables have them: the names of the index, which pandas writes below a header of two rows, stand in its
 * lower row; blocks of a year or an item each, below titles that say it, have a column of these.
 */
final class Rearranged {
    private static final String YEAR = "年份";

    private final RawRows raw;

    private Rearranged(RawRows raw) {
        this.raw = raw;
    }

    /** Each way in which the rows may be laid out otherwise. */
    static List<RawRows> of(RawRows raw, TableForm form) {
        Rearranged rows = new Rearranged(raw);
        List<RawRows> all = new ArrayList<>();
        rows.indexNames().ifPresent(all::add);
        rows.yearBlocks().ifPresent(all::add);
        for (RawRows other : UnitsAbove.of(raw, form)) {
            ItemBlocks.of(other, form).ifPresent(all::add);
            all.add(other);
        }
        ItemBlocks.of(raw, form).ifPresent(all::add);
        Turned.of(raw, form).ifPresent(all::add);
        return all;
    }

    private static boolean hasNumbers(String[] row) {
        return ItemBlocks.hasNumbers(row);
    }

    private static long filled(String[] row) {
        return Arrays.stream(row).filter(c -> !c.isEmpty()).count();
    }

    // --- a header's two rows and the names of the index below them

    private Optional<RawRows> indexNames() {
        return IntStream.range(2, Math.min(10, raw.size() - 1))
                .filter(this::isIndexNames)
                .boxed()
                .findFirst()
                .map(r -> raw.with(k -> k == r ? Optional.empty() : Optional.of(lifted(k, r)), 0));
    }

    /** A place's word alone, or with others in the first columns, between names of columns and numbers. */
    private boolean isIndexNames(int r) {
        String[] row = raw.row(r);
        int names = (int) filled(row);
        return Arrays.stream(row).limit(names).noneMatch(String::isEmpty)
                && Arrays.stream(row).anyMatch(HeaderWords::isPlace)
                && isLevel(r - 1, names)
                && isLevel(r - 2, names)
                && hasNumbers(raw.row(r + 1));
    }

    /** Names of columns, and before them nothing but perhaps what they are: 年份, 品种. */
    private boolean isLevel(int r, int names) {
        String[] row = raw.row(r);
        return row.length > names + 1
                && !hasNumbers(row)
                && Arrays.stream(row).skip(names).anyMatch(c -> !c.isEmpty())
                && Arrays.stream(row).limit(names - 1).allMatch(String::isEmpty)
                && !HeaderWords.isPlace(row[names - 1]);
    }

    private String[] lifted(int row, int from) {
        String[] cells = raw.row(row).clone();
        int names = (int) filled(raw.row(from));
        for (int i = 0; i < names && row < from && row >= from - 2; i++) {
            cells[i] = row == from - 1 ? raw.row(from)[i] : "";
        }
        return cells;
    }

    // --- blocks of a year each

    private Optional<RawRows> yearBlocks() {
        String[] years = new String[raw.size()]; // of each row's block
        Set<String> met = new HashSet<>();
        Set<Optional<String>> units = new HashSet<>();
        String year = "";
        int numbers = 0; // rows of them in the block
        for (int r = 0; r < years.length; r++) {
            Optional<String> said = title(r);
            if (said.isPresent()) {
                if (!met.add(said.get()) || !year.isEmpty() && numbers == 0) {
                    return Optional.empty();
                }
                year = said.get();
                numbers = 0;
                units.add(TitleUnit.of(text(r), true));
            } else if (hasNumbers(raw.row(r))) {
                numbers++;
            }
            years[r] = year;
        }
        boolean alike = met.size() > 1 && numbers > 0 && units.size() == 1;
        return alike && IntStream.range(0, years.length).noneMatch(r -> isHeader(r) && !isFirst(r) && !isAgain(r))
                ? Optional.of(raw.with(r -> inBlock(r, years[r]), 1))
                : Optional.empty();
    }

    /** The year that a row says which holds nothing else. */
    private Optional<String> title(int r) {
        Set<Integer> years = filled(raw.row(r)) == 1 && !YearWords.isPart(text(r)) ? YearWords.of(text(r)) : Set.of();
        return years.size() == 1 ? years.stream().findFirst().map(String::valueOf) : Optional.empty();
    }

    private String text(int r) {
        return Arrays.stream(raw.row(r)).filter(c -> !c.isEmpty()).findFirst().orElse("");
    }

    /** The first title stays, since it may say a unit; a header that stands again goes. */
    private Optional<String[]> inBlock(int r, String year) {
        if (title(r).isPresent()) {
            return r == 0 || IntStream.range(0, r).allMatch(k -> filled(raw.row(k)) == 1 && title(k).isEmpty())
                    ? Optional.of(raw.row(r))
                    : Optional.empty();
        }
        String[] row = raw.row(r);
        if (filled(row) == 1) { // titles, notes
            return Optional.of(row);
        }
        if (isAgain(r)) {
            return Optional.empty();
        }
        String[] more = new String[row.length + 1];
        System.arraycopy(row, 0, more, 1, row.length);
        more[0] = hasNumbers(row) ? year : r > 0 && isHeader(r - 1) ? "" : YEAR;
        return Optional.of(more);
    }

    /** Names without a number, of which the first row has the word for years. */
    private boolean isHeader(int r) {
        return filled(raw.row(r)) > 1 && !hasNumbers(raw.row(r));
    }

    /** Of the first header: no numbers stand above it. */
    private boolean isFirst(int r) {
        return IntStream.range(0, r).noneMatch(k -> hasNumbers(raw.row(k)));
    }

    private boolean isAgain(int r) {
        return isHeader(r)
                && !isFirst(r)
                && IntStream.range(0, r).anyMatch(k -> isFirst(k) && Arrays.equals(raw.row(k), raw.row(r)));
    }
}
