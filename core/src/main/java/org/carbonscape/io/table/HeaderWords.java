package org.carbonscape.io.table;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carbonscape.problem.InputTable;

/** The one list of words that people write above the columns of tables, in English and Chinese, by what they mean. */
public final class HeaderWords {
    /** Code of a study unit; beside it a table may have its name. */
    static final String UNIT_ID = "unit_id";
    /** A word such as region or 区县, below which codes or names may stand. */
    static final String UNIT = "unit";

    static final String UNIT_NAME = "unit_name";
    static final List<String> PLACES = List.of(UNIT_ID, UNIT, UNIT_NAME);
    static final String YEAR = "year";
    static final String MEASURE = "measure";
    static final String AMOUNT = "amount";
    static final String TOTAL_ROW = "total_row";
    private static final Pattern MARK = Pattern.compile("\\s*" + RowCells.MARK + "$");
    private static final Pattern FOOTNOTES = Pattern.compile("(?i)(?:footnote|fn)SeqID");
    static final String NOTE_ROW = "note_row";

    private static final Map<String, List<String>> WORDS = read();
    private static final Map<String, Set<String>> KEYS = keys();

    /** As yearbooks and the subtotals of Excel name them. */
    private static final Pattern TOTAL_OF = Pattern.compile("(?is).*(?:[合总小]\\s*计|汇\\s*总|\\s(?:sub-?)?totals?)");

    private static final Pattern PART_OF = Pattern.compile("(?is)(?:其\\s*中|of which\\b).*"
            + "|[#＃*＊]\\s*(?:市\\s*辖?\\s*区|城\\s*[区镇]|县\\s*城|农\\s*村)"); // as yearbooks mark of-which

    /** Above the header of a further page. */
    private static final Pattern CONTINUED =
            Pattern.compile("(?i)续表.*|.*[（(]续[表一二三四五六七八九十0-9]*[)）]|.*\\(continued\\)|continued");

    private HeaderWords() {}

    private static Map<String, List<String>> read() {
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (InputTable.Row row : InputTable.preset("header words", HeaderWords.class, "header-words.csv")
                .rows()) {
            words.put(
                    row.text("meaning"),
                    Arrays.stream((row.text("english") + ";" + row.text("chinese")).split(";"))
                            .map(String::strip)
                            .filter(w -> !w.isEmpty())
                            .distinct()
                            .toList());
        }
        return Collections.unmodifiableMap(words);
    }

    private static Map<String, Set<String>> keys() {
        Map<String, Set<String>> keys = new HashMap<>();
        WORDS.forEach((meaning, words) ->
                keys.put(meaning, words.stream().map(ColumnNames::key).collect(Collectors.toUnmodifiableSet())));
        return Map.copyOf(keys);
    }

    /** Whether a name, as its author wrote it, is one of the meaning's words. */
    public static boolean means(String written, String meaning) {
        return KEYS.getOrDefault(meaning, Set.of()).contains(ColumnNames.key(written));
    }

    /** A name without the mark of a footnote behind it: status①, 状态*, 评分注1. */
    public static String withoutMark(String written) {
        return MARK.matcher(written).replaceFirst("");
    }

    /** Whether it is a word for units of land or for their codes. */
    public static boolean isPlace(String written) {
        return PLACES.stream().anyMatch(m -> means(written, m));
    }

    /**
     * Whether a row about this is the sum of others (合计, Total, "TOTAL:", 长沙市合计, "Changsha Total") or a part of
     * another (其中：市区, "of which urban"), so that its amounts count elsewhere.
     */
    public static boolean isTotal(String unit) {
        String words = unit.replaceFirst("[\\s:：.。]+$", "");
        return means(words, TOTAL_ROW)
                || TOTAL_OF.matcher(words).matches()
                || PART_OF.matcher(words).matches();
    }

    /** Whether a line says that a table goes on: 续表, "(continued)". */
    static boolean isContinued(String line) {
        return CONTINUED.matcher(line).matches();
    }

    /** Whether it is the first cell of the header of the United Nations' notes, which stand below a table. */
    static boolean isFootnotes(String cell) {
        return FOOTNOTES.matcher(cell).matches();
    }

    /** Whether a line says that it is a remark: 注：…, "Source: …". */
    public static boolean isNote(String text) {
        String word = text.replaceFirst("(?s)[:：].*", "");
        return text.startsWith("*") || text.startsWith("注") || word.length() < text.length() && means(word, NOTE_ROW);
    }
}
