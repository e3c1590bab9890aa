package org.carbonscape.study.table;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.carbonscape.zone.UnitSet;

/** Names of places without the word for what they are: 芙蓉 for 芙蓉区, 江华 for 江华瑶族自治县, "Foo" for "Foo County". */
final class ShortNames {
    /** Of a note or of a row's level behind or before a Chinese name: 芙蓉区①, *芙蓉区. */
    private static final Pattern MARK =
            Pattern.compile("^\\s*[*＊#]*\\s*(?=\\p{IsHan})(.*?\\p{IsHan})\\s*(?:[①-⑳⑴-⒇*＊†‡]*"
                    + "|[¹²³⁰-⁹]+[)）⁾]?|[0-9]{1,2}[)）])\\s*$");

    private static final Pattern KIND_OF_PLACE = Pattern.compile("[省市区县州盟旗镇乡]|地区|新区|街道|特别行政区"
            + "|(?:\\p{IsHan}{1,4}族|维吾尔|哈萨克|蒙古|柯尔克孜|塔吉克|锡伯)*自治[区州县旗]"
            + "| (?:county|district|city|province|prefecture|municipality|borough|parish|region|state|department"
            + "|shi|xian|qu)");

    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern BETWEEN_HAN = Pattern.compile("(?<=\\p{IsHan}) (?=\\p{IsHan})");
    private static final Pattern OF_WHICH = Pattern.compile("^(?:其中|of which):? ?");

    private final Map<String, Set<Integer>> whole = new HashMap<>(); // units by key
    private final Map<String, Set<Integer>> shortened = new HashMap<>();

    ShortNames(UnitSet set) {
        for (int u = 1; u <= set.count(); u++) {
            String key = key(set.unitName(u));
            whole.computeIfAbsent(key, k -> new TreeSet<>()).add(u);
            for (String less : shorter(key)) {
                shortened.computeIfAbsent(less, k -> new TreeSet<>()).add(u);
            }
        }
    }

    /** What is left of a name where marks of notes, width, case, blanks between Han and 其中 before it do not count. */
    static String key(String text) {
        if (text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= '一' && c < 0xa000)
                && !text.startsWith("其中")) {
            return text; // as most are: nothing of it is looked for
        }
        return seen(text);
    }

    /** The same of any text. */
    static String seen(String text) {
        String bare = Normalizer.normalize(MARK.matcher(text).replaceFirst("$1"), Normalizer.Form.NFKC);
        String seen = UNSEEN.matcher(bare).replaceAll("");
        String blank = BLANKS.matcher(seen).replaceAll(" ");
        String closed = BETWEEN_HAN.matcher(blank).replaceAll("").strip().toLowerCase(Locale.ROOT);
        return OF_WHICH.matcher(closed).replaceFirst("");
    }

    /** The units whose names are the text but for such a word, which one of the two has. */
    List<Integer> find(String text) {
        String key = key(text);
        Set<Integer> units = new TreeSet<>(shortened.getOrDefault(key, Set.of()));
        shorter(key).forEach(less -> units.addAll(whole.getOrDefault(less, Set.of())));
        return List.copyOf(units);
    }

    /** A key without the word, cut wherever it may begin: 积石 or 积石山 of 积石山保安族东乡族撒拉族自治县. */
    private static List<String> shorter(String key) {
        return IntStream.range(2, key.length())
                .filter(i -> KIND_OF_PLACE.matcher(key.substring(i)).matches())
                .mapToObj(i -> key.substring(0, i))
                .toList();
    }
}
