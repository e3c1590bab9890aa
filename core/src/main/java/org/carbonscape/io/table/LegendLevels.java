package org.carbonscape.io.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A legend as papers print it, with a code and a name for each of two levels (编号 and 名称 below 一级类型 and again
 * below 二级类型), laid out with one code a row: that of the second level, where a row has none that of the first. What
 * stands once above several rows of the second level is each one's.
 *
 * @param last the last row of the header, whose other row is the one before it where there are two
 */
record LegendLevels(int last, int rows, Level first, Level second) {
    private static final int MOST_TITLES = 10;
    /** What is no code of the study: that of the first level. */
    private static final String OTHER_CODE = "一级编码";

    /** Columns of a level's codes and names. @param word for the level, as it stands */
    private record Level(int code, int name, String word) {}

    /** The rows, laid out plainly where the form is a legend's and they are such; as they are elsewhere. */
    static RawRows plain(RawRows raw, TableForm form) {
        boolean legend = form.columns().stream().anyMatch(c -> c.meaning().equals("code"))
                && form.columns().stream().anyMatch(c -> c.meaning().startsWith("class"));
        return legend
                ? IntStream.range(0, Math.min(MOST_TITLES, raw.size()))
                        .mapToObj(r -> find(raw, r))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(found -> found.laidOut(raw))
                        .orElse(raw)
                : raw;
    }

    private static Optional<LegendLevels> find(RawRows raw, int r) {
        String[] row = raw.row(r);
        Optional<Integer> one = first(row.length, i -> HeaderWords.means(row[i], "class_1"));
        Optional<Integer> two = first(row.length, i -> HeaderWords.means(row[i], "class_2"));
        if (one.isEmpty() || two.isEmpty() || one.get() > two.get()) {
            return Optional.empty();
        }
        List<Integer> codes = IntStream.range(0, row.length)
                .filter(i -> HeaderWords.means(row[i], "code"))
                .boxed()
                .toList();
        if (codes.size() == 2) { // 编码, 一级类, 编码, 二级类
            return Optional.of(new LegendLevels(
                    r,
                    1,
                    new Level(codes.get(0), one.get(), row[one.get()]),
                    new Level(codes.get(1), two.get(), row[two.get()])));
        }
        if (r + 1 == raw.size()) {
            return Optional.empty();
        }
        String[] below = raw.row(r + 1);
        int end = first(row.length, i -> i > two.get() && !row[i].isEmpty() && !row[i].equals(row[two.get()]))
                .orElse(below.length);
        Optional<Level> upper = level(below, one.get(), two.get(), row[one.get()]);
        return level(below, two.get(), Math.min(end, below.length), row[two.get()])
                .flatMap(lower -> upper.map(u -> new LegendLevels(r + 1, 2, u, lower)));
    }

    private static Optional<Level> level(String[] below, int from, int to, String word) {
        Optional<Integer> code = first(to, i -> i >= from && HeaderWords.means(below[i], "code"));
        Optional<Integer> name = first(to, i -> i >= from && HeaderWords.means(below[i], "class"));
        return code.flatMap(c -> name.map(n -> new Level(c, n, word)));
    }

    private static Optional<Integer> first(int to, IntPredicate wanted) {
        return IntStream.range(0, to).filter(wanted).boxed().findFirst();
    }

    private RawRows laidOut(RawRows raw) {
        List<Optional<String[]>> all = new ArrayList<>();
        String above = "";
        for (int r = 0; r < raw.size(); r++) {
            String[] row = raw.row(r);
            if (r < last - rows + 1 || row.length <= Math.max(second.code, second.name)) {
                all.add(Optional.of(row)); // titles, notes
            } else if (r < last) {
                all.add(Optional.empty());
            } else if (r == last) {
                all.add(Optional.of(header(raw)));
            } else {
                String[] cells = row.clone();
                boolean counts = !isMissing(row[second.code]) || !isMissing(row[first.code]);
                if (counts) {
                    above = row[first.name].isEmpty() ? above : row[first.name];
                    cells[first.name] = isMissing(above) ? row[second.name] : above;
                    cells[second.code] = isMissing(row[second.code]) ? row[first.code] : row[second.code];
                    cells[second.name] = isMissing(row[second.name]) ? "" : row[second.name];
                }
                all.add(Optional.of(cells));
            }
        }
        return raw.with(all::get, 0);
    }

    private String[] header(RawRows raw) {
        String[] names = raw.row(last).clone();
        for (int i = 0; i < names.length && rows == 2; i++) {
            if (names[i].isEmpty() && i < raw.row(last - 1).length) {
                names[i] = raw.row(last - 1)[i];
            }
        }
        names[first.code] = OTHER_CODE;
        names[first.name] = first.word;
        names[second.name] = second.word;
        return names;
    }

    private static boolean isMissing(String cell) {
        return cell.isEmpty() || NumberText.of(cell).isMissing();
    }
}
