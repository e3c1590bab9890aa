package org.carbonscape.study.table;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.io.table.HeaderWords;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/** What a confusion matrix says itself of its sides: 参考\分类 in its corner, "Reference" above its columns. */
final class AccuracySides {
    private static final Pattern REFERENCE =
            Pattern.compile("(?i)(参考|真实|真值|实际|实地|验证|检验|地面真实|地面)(数据|类别|类型|地类|值|结果|样[本点]|情况|影像|图|点|调查)?"
                    + "|(reference|ground truth|actual|truth|true|observed|validation)"
                    + "( ?(data|class(es)?|labels?|values?))?");

    private static final Pattern MAP = Pattern.compile("(?i)(分类|解译|遥感解译|制图|地图|预测|影像分类)(数据|类别|类型|地类|值|结果|影像|图)?"
            + "|(map|mapped|classified|classification|predicted|prediction)"
            + "( ?(data|class(es)?|labels?|values?|results?))?");

    private AccuracySides() {}

    /** The caution where its words say that the side taken for the map is the reference. */
    static Optional<Problem> caution(
            List<List<String>> written, int header, int first, boolean byColumn, String place) {
        List<String> above = IntStream.range(0, header)
                .mapToObj(r -> texts(written.get(r), first + 1, Integer.MAX_VALUE))
                .flatMap(List::stream)
                .toList();
        List<String> beside = Stream.concat(
                        IntStream.range(header, written.size())
                                .mapToObj(r -> texts(written.get(r), 0, first))
                                .flatMap(List::stream),
                        IntStream.range(0, header) // the same cell of a header of several rows
                                .mapToObj(r -> texts(written.get(r), first, first + 1))
                                .flatMap(List::stream)
                                .filter(t -> REFERENCE.matcher(t).matches() && !above.isEmpty()))
                .toList();
        String corner = String.join("", texts(written.get(header), first, first + 1));
        String[] parts = corner.split("\\s*[\\\\/／＼|]\\s*", 2);
        List<String> columns = parts.length == 2 ? List.of(parts[1]) : above;
        List<String> rows = parts.length == 2
                ? List.of(parts[0])
                : Stream.concat(beside.stream(), Stream.of(corner)).toList();
        boolean ofColumns = any(columns, AccuracySides::isReference) || any(rows, AccuracySides::isMap);
        boolean ofRows = any(rows, AccuracySides::isReference) || any(columns, AccuracySides::isMap);
        if (ofColumns == ofRows || (byColumn ? ofRows : ofColumns)) {
            return Optional.empty();
        }
        String words = Stream.concat(rows.stream(), columns.stream())
                .filter(t -> isReference(t) || isMap(t))
                .distinct()
                .collect(Collectors.joining(parts.length == 2 ? "\\" : ", "));
        return Optional.of(Problem.of(
                ProblemCode.ACCURACY_C05_SIDES,
                place,
                words,
                byColumn ? Bilingual.of("the columns", "列") : Bilingual.of("the rows", "行"),
                byColumn ? "false" : "true",
                byColumn ? Bilingual.of("without", "不加") : Bilingual.of("with", "加")));
    }

    private static boolean any(List<String> texts, Predicate<String> is) {
        return texts.stream().anyMatch(is);
    }

    private static boolean isReference(String text) {
        return REFERENCE.matcher(text).matches() || HeaderWords.means(text, "reference_class");
    }

    private static boolean isMap(String text) {
        return MAP.matcher(text).matches() || HeaderWords.means(text, "map_class");
    }

    private static List<String> texts(List<String> row, int from, int to) {
        return row.stream()
                .skip(from)
                .limit(Math.max(0, (long) to - from))
                .map(String::strip)
                .filter(t -> !t.isEmpty())
                .toList();
    }
}
