package org.carbonscape.study.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carbonscape.io.table.HeaderWords;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.suitability.weight.Ahp;
import org.carbonscape.suitability.weight.Judgements;

/**
 * Pairwise matrices from tables (CSV or XLSX): n rows of n cells, with names in the first row or the first column or
 * both, or with neither (criteria are then numbered); or one judgement a row: first, second, judgement. Cells are
 * numbers or fractions such as 1/3; one of a pair may be left empty.
 */
public final class AhpMatrix {
    private static final Pattern RESULT =
            Pattern.compile("(?i)λ.*|lambda.*|(CR|CI|RI)(?![a-z]).*|C\\.[RI]\\..*|weights?|wi?|sum|total|一致性.*|权重.*|权值"
                    + "|特征向量.*|几何平均.*|合计|总计|行和|列和|排序");

    /** What people put where the other half of the matrix says it. */
    private static final Pattern DASHES = Pattern.compile("[-–—―－/／]+");

    /** What stands in a cell that was left empty. */
    private static final Bilingual NOTHING = Bilingual.of("(empty)", "（空白）");

    private AhpMatrix() {}

    /** What problems call a matrix that a command names: its file. */
    public static String name(Path file) {
        return file.getFileName().toString();
    }

    /** Weights from one matrix or, by the geometric mean of each judgement, from those of several experts. */
    public static Ahp weigh(List<Judgements> experts, Ahp.Options options) {
        return Ahp.of(experts.size() == 1 ? experts.get(0) : Judgements.group(experts), options);
    }

    /**
     * The judgements of each file.
     *
     * @param place what problems call a file
     * @throws ProblemException with the problems of all files
     */
    public static List<Judgements> read(List<Path> files, Function<Path, String> place) {
        Problems problems = new Problems();
        List<Judgements> experts = new ArrayList<>();
        files.forEach(f -> problems.attempt(() -> read(f, place.apply(f))).ifPresent(experts::add));
        for (int i = 1; i < experts.size(); i++) {
            List<String> first = experts.get(0).names();
            if (Set.copyOf(experts.get(i).names()).equals(Set.copyOf(first))) {
                experts.set(i, experts.get(i).inOrder(first)); // each in an order of its own
            } else {
                problems.add(
                        ProblemCode.SUIT_34_MATRIX_NAMES,
                        experts.get(i).place(),
                        String.join(", ", experts.get(i).names()),
                        String.join(", ", first));
            }
        }
        problems.throwIfAny();
        return experts;
    }

    private static Judgements read(Path file, String place) {
        List<List<String>> cells = withoutResults(fromNames(withoutTitles(TableFile.cells(file, place))));
        if (cells.isEmpty()) {
            throw new ProblemException(ProblemCode.FILE_02_EMPTY, place);
        }
        Optional<Judgements> list = list(place, cells);
        if (list.isPresent()) {
            return list.get();
        }
        // a square that begins with a number has no names, whatever else is wrong in it
        boolean bare = isNumber(cells.get(0).get(0)) && cells.stream().allMatch(r -> r.size() == cells.size());
        boolean header = !bare && header(cells);
        List<List<String>> body = new ArrayList<>(cells.subList(header ? 1 : 0, cells.size()));
        boolean named = !bare
                && (!body.isEmpty()
                                && body.stream()
                                        .allMatch(r -> !r.isEmpty() && !r.get(0).isEmpty() && !isNumber(r.get(0)))
                        || header && !body.isEmpty() && body.get(0).size() == body.size() + 1);
        List<String> names = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (int r = 0; r < body.size(); r++) {
            List<String> row = body.get(r);
            names.add(named ? row.get(0) : Integer.toString(r + 1));
            rows.add((named ? row.subList(1, row.size()) : row)
                    .stream().map(c -> DASHES.matcher(c).matches() ? "" : c).toList());
        }
        if (header) {
            List<String> top = cells.get(0);
            List<String> heads = named && top.size() == names.size() + 1 ? top.subList(1, top.size()) : top;
            if (!named) {
                names = heads;
            } else if (heads.size() == names.size()
                    && Set.copyOf(heads).equals(Set.copyOf(names))
                    && Set.copyOf(heads).size() == names.size()) {
                List<String> order = names; // columns in the order of the rows
                rows.replaceAll(row -> row.size() == heads.size()
                        ? order.stream()
                                .map(name -> row.get(heads.indexOf(name)))
                                .toList()
                        : row);
            } else {
                throw new ProblemException(ProblemCode.SUIT_42_MATRIX_SIDES, place, named(names), named(heads));
            }
        }
        return Judgements.parse(place, names, rows);
    }

    /** Lines of one cell above a line of names are titles, those below that say so are notes. */
    private static List<List<String>> withoutTitles(List<List<String>> cells) {
        int names = 0;
        while (names < cells.size() && isLine(cells.get(names))) {
            names++;
        }
        boolean titled = names > 0
                && names < cells.size() - 1
                && cells.get(names).stream().noneMatch(AhpMatrix::isNumber);
        int to = cells.size();
        while (to > 2 && isLine(cells.get(to - 1)) && HeaderWords.isNote(first(cells.get(to - 1)))) {
            to--;
        }
        List<List<String>> table = cells.subList(titled ? names : 0, to);
        int groups = IntStream.range(0, table.size())
                .takeWhile(r -> table.get(r).stream().noneMatch(AhpMatrix::isNumber))
                .filter(r -> isAbove(table, r))
                .findFirst()
                .orElse(0);
        return table.subList(groups, table.size());
    }

    /** Whether a line names what stands below it in a column: a line above it then holds groups of criteria. */
    private static boolean isAbove(List<List<String>> cells, int line) {
        List<String> heads = cells.get(line);
        return IntStream.range(0, heads.size()).anyMatch(c -> {
            List<String> below = cells.stream()
                    .skip(line + 1L)
                    .map(r -> cell(r, c))
                    .filter(t -> !RESULT.matcher(t).matches())
                    .toList();
            return !below.isEmpty()
                    && !below.contains("")
                    && Set.copyOf(below).size() == below.size()
                    && heads.subList(c + 1, heads.size()).containsAll(below);
        });
    }

    /**
     * Without columns that are empty and without those before the names of rows: margins, numbers, groups of criteria.
     * The names of rows are those of columns.
     */
    private static List<List<String>> fromNames(List<List<String>> cells) {
        if (cells.size() < 2 || !header(cells)) {
            return cells;
        }
        List<String> top = cells.get(0);
        List<List<String>> body = cells.subList(1, cells.size());
        int from = IntStream.range(1, top.size())
                .filter(c -> {
                    List<String> heads = top.subList(c + 1, top.size());
                    return !heads.isEmpty()
                            && body.stream().allMatch(r -> {
                                String cell = cell(r, c);
                                return isName(cell)
                                        && (heads.contains(cell)
                                                || RESULT.matcher(cell).matches());
                            });
                })
                .findFirst()
                .orElse(0);
        List<Integer> kept = IntStream.range(from, top.size())
                .filter(c ->
                        c == from || cells.stream().anyMatch(r -> !cell(r, c).isEmpty()))
                .boxed()
                .toList();
        return kept.size() == top.size()
                ? cells
                : cells.stream()
                        .map(r -> kept.stream()
                                .filter(c -> c < r.size())
                                .map(r::get)
                                .toList())
                        .toList();
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column) : "";
    }

    /** Without columns of weights and rows of what was computed from the matrix. */
    private static List<List<String>> withoutResults(List<List<String>> cells) {
        if (cells.isEmpty() || !header(cells)) {
            return cells;
        }
        Set<String> heads = Set.copyOf(cells.get(0));
        List<List<String>> rows = cells.stream()
                .filter(r -> r.isEmpty()
                        || heads.contains(r.get(0))
                        || !RESULT.matcher(r.get(0)).matches())
                .toList();
        Set<String> names =
                rows.stream().filter(r -> !r.isEmpty()).map(r -> r.get(0)).collect(Collectors.toSet());
        List<String> top = cells.get(0);
        List<Integer> kept = IntStream.range(0, top.size())
                .filter(c -> c == 0
                        || names.contains(top.get(c))
                        || !RESULT.matcher(top.get(c)).matches())
                .boxed()
                .toList();
        return kept.size() == top.size()
                ? rows
                : rows.stream()
                        .map(r -> kept.stream()
                                .filter(c -> c < r.size())
                                .map(r::get)
                                .toList())
                        .toList();
    }

    private static boolean isLine(List<String> row) {
        return row.stream().filter(c -> !c.isEmpty()).count() == 1 && !isNumber(first(row));
    }

    private static String first(List<String> row) {
        return row.stream().filter(c -> !c.isEmpty()).findFirst().orElse("");
    }

    private static boolean header(List<List<String>> cells) {
        return cells.get(0).stream().skip(cells.get(0).size() > 1 ? 1 : 0).anyMatch(c -> !c.isEmpty() && !isNumber(c))
                || cells.size() > 1
                        && cells.get(0).stream().skip(1).allMatch(c -> c.matches("[0-9]+"))
                        && cells.get(0).get(0).isEmpty();
    }

    /** Judgements one a row: first, second, how much more the first matters; a line of headings may stand above. */
    private static Optional<Judgements> list(String place, List<List<String>> cells) {
        List<List<String>> body =
                cells.get(0).size() == 3 && !isNumber(cells.get(0).get(2)) ? cells.subList(1, cells.size()) : cells;
        if (body.stream().noneMatch(AhpMatrix::isJudgement) || !body.stream().allMatch(AhpMatrix::mayBeJudgement)) {
            return Optional.empty();
        }
        List<String> names = body.stream()
                .flatMap(r -> r.stream().limit(2))
                .filter(n -> !n.isEmpty())
                .distinct()
                .toList();
        Problems problems = new Problems();
        List<Judgements.Judgement> judgements = new ArrayList<>();
        body.forEach(r -> {
            double value = Judgements.number(r.get(2));
            if (r.stream().noneMatch(String::isEmpty) && value > 0 && Double.isFinite(value)) {
                judgements.add(new Judgements.Judgement(r.get(0), r.get(1), value));
            } else {
                String pair =
                        r.stream().limit(2).map(n -> n.isEmpty() ? "?" : n).collect(Collectors.joining(" over "));
                problems.add(
                        ProblemCode.SUIT_02_JUDGEMENT,
                        place + " (" + pair + ")",
                        r.stream().anyMatch(String::isEmpty) ? NOTHING : Bilingual.same(r.get(2)));
            }
        });
        problems.throwIfAny();
        return Optional.of(Judgements.of(place, names, judgements));
    }

    private static Bilingual named(List<String> names) {
        return Bilingual.list(names.stream()
                .map(n -> n.isEmpty() ? NOTHING : Bilingual.same(n))
                .toList());
    }

    private static boolean isJudgement(List<String> row) {
        return row.size() == 3
                && isName(row.get(0))
                && isName(row.get(1))
                && !row.get(2).isEmpty();
    }

    /** Of three cells, the names among which may have been left empty. */
    private static boolean mayBeJudgement(List<String> row) {
        return row.size() == 3
                && row.stream().limit(2).allMatch(n -> n.isEmpty() || isName(n))
                && row.stream().limit(2).anyMatch(n -> !n.isEmpty());
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && !isNumber(text);
    }

    private static boolean isNumber(String text) {
        return Judgements.number(text) > 0
                || text.matches("[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)?(\\s*/\\s*[0-9]+([.][0-9]+)?)?");
    }
}
