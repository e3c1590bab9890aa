package org.carbonscape.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;

/** What items are called, in English and Chinese, and which item a name in a table means. */
final class ItemNames {
    /** The one factor of an item. */
    static final Bilingual UNDIVIDED = Bilingual.same("");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}_-]+");
    /** Yearbooks spread short names out: 原 煤. */
    private static final Pattern SPREAD_OUT = Pattern.compile("(?<=\\p{IsHan}) (?=\\p{IsHan})");
    /** What tables put before a name in a list. */
    private static final Pattern LIST_MARK =
            Pattern.compile("^(?:[#＃*·•\\-—]+\\s*|[(（]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）、.．]\\s*"
                    + "|其中[:：]\\s*|(?:of which|including)[:：]?\\s+)+");

    private final UnaryOperator<String> measure;
    private final Map<String, String> items = new HashMap<>();
    private final Map<String, String> chinese = new HashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    /** @param measure what of an item is counted, of those of {@link MeasureWords} */
    ItemNames(UnaryOperator<String> measure) {
        this.measure = measure;
    }

    /** An item called as it is. */
    void add(String name) {
        items.computeIfAbsent(key(name), k -> name);
        known.add(name);
    }

    /** Items with their Chinese names and aliases; the first that has a name keeps it. */
    void read(List<InputTable.Row> rows) {
        for (InputTable.Row row : rows) {
            String item = find(row.text("item")).orElse(row.text("item"));
            if (!row.text("name_zh").isEmpty()) {
                chinese.putIfAbsent(item, row.text("name_zh"));
            }
            List<String> all = new ArrayList<>(List.of(row.text("item"), row.text("name_zh")));
            all.addAll(List.of(row.text("aliases").split("[;；]")));
            all.stream().map(String::strip).filter(n -> !n.isEmpty()).forEach(n -> {
                items.putIfAbsent(key(n), item);
                known.add(n);
            });
        }
    }

    private static String key(String name) {
        String blanks = BLANKS.matcher(
                        name.strip().toLowerCase(Locale.ROOT).replace('（', '(').replace('）', ')'))
                .replaceAll(" ");
        return SPREAD_OUT.matcher(blanks).replaceAll("");
    }

    /** The name of an item, with what else the number is of, in both languages. */
    Bilingual with(String item, Bilingual part) {
        boolean undivided = part == UNDIVIDED;
        return Bilingual.of(
                item + (undivided ? "" : ": " + part.in(Language.EN)),
                chinese.getOrDefault(item, item) + (undivided ? "" : "：" + part.in(Language.ZH)));
    }

    /**
     * The item a name means, in English or Chinese, as statistics print it: with a mark of the list before it and what
     * of it is counted behind it (其中：原煤消费量).
     */
    Optional<String> find(String name) {
        String written = key(name);
        String bare = LIST_MARK.matcher(written).replaceFirst("");
        return Stream.of(written, bare)
                .flatMap(n -> Optional.ofNullable(items.get(n)).stream())
                .findFirst()
                .or(() -> MeasureWords.split(bare)
                        .flatMap(
                                s -> Optional.ofNullable(items.get(s.item()))
                                        .filter(i -> s.measures().contains(measure.apply(i)))
                                        .stream())
                        .findFirst());
    }

    Set<String> known() {
        return known;
    }

    String chinese(String item) {
        return chinese.getOrDefault(item, item);
    }
}
