package org.carbonscape.io.table;

import java.text.Normalizer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Years as people write them: in a cell, in the name of a column, above a table, as the name of a sheet. */
final class YearWords {
    private static final String NUMERALS = "〇一二三四五六七八九";

    /** 二〇〇五年, 二○一五, also 二零零五年. */
    private static final Pattern IN_CHINESE = Pattern.compile("(?<!\\p{IsHan})[一二][〇○零九][〇○零一二三四五六七八九]{2}(?=年|\\s*$)");

    /** What becomes of numbers of a year: provisional, revised. */
    private static final String REVISED =
            "(?:\\s*[(\\[【]\\s*(?:(?:修[订正]|初步(?:核算)?|快报|预计|核定|调整后?|最终|终审)[数值]?|p|r|prov\\.?|rev\\.?|revised|"
                    + "provisional|preliminary|estimated?)\\s*[)\\]】])?";

    /**
     * Of a cell, also 2005年末, 2005年12月, 2005年1-12月, 2005-12, FY2005, Y2005, 2005（修订）, 2,005 or with the mark of a
     * text.
     */
    private static final Pattern OF_CELL = Pattern.compile("(?i)(?:[FC]Y|YR?|公元|截至|['’])?\\s*"
            + "(?<year>[0-9]{4}|[12],[0-9]{3})\\s*"
            + "(?:年(?:[度末底终]|全年|1\\s*[-—–~～至]\\s*12月|(?<month>\\d{1,2})月[末底份]?)?|[-/.]12)?" + REVISED);

    /** 05年, 98年末: as people say it. */
    private static final Pattern TWO_DIGITS = Pattern.compile("(?<year>[0-9]{2})\\s*年[度末底终]?");

    private static final Pattern PART = Pattern.compile("(?i)[上下]半年|季度|(?<![0-9])(?:[1-9]|1[01])月(?!\\s*\\d)"
            + "|(?:(?<![a-z0-9])|(?<=(?:19|20)[0-9]{2}))(?:Q[1-4]|H[12])(?![a-z0-9])");

    /** Beside amounts of years stand their shares, changes and plans. */
    private static final Pattern OTHER = Pattern.compile("(?i)占比|比[重例]|增[长速幅减]|[同环]比|涨幅|[±%‰]|指数|位次|排[名序位]|人均|计划|目标"
            + "|\\b(?:share|growth|change|index|rank|per capita|plan(?:ned)?|target)\\b");

    private static final Pattern DAY = Pattern.compile("(?:19|20)[0-9]{2}([-/.年])\\d{1,2}(?:\\1|月)\\d{1,2}日?");

    /** Of prices and of an index. */
    private static final Pattern BASE =
            Pattern.compile("(?i)(?:19|20)[0-9]{2}\\s*年?\\s*(?:(?:不变|可比|当年)?价|(?:constant |current )?prices|=\\s*100)");

    /** Of another time than the numbers. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "(?i)年鉴|yearbook|更新|编制|填报|制表|发布|打印|日期|updated|printed|published|(?:GB|HJ|DB\\d*|ISO|IPCC)\\b");

    private static final Pattern SAID =
            Pattern.compile("(?<![0-9A-Za-z./-])((?:19|20)[0-9]{2})(?![0-9])(?!\\s*[./]\\s*\\d)");

    /** Behind a year, of a note or for a provisional or revised number: 2020①, 2020*, 2020p. */
    private static final Pattern FOOTNOTE =
            Pattern.compile("(?<=(?:19|20)[0-9]{2}年?)\\s*(?:[①-⑳¹²³⁰-⁹*＊†]+|[(（]?[pPrR][)）]?)$");

    private YearWords() {}

    /** A text that ends in a year without the mark of a note behind it. */
    static String unmarked(String text) {
        return FOOTNOTE.matcher(text.strip()).replaceFirst("");
    }

    /** A text whose width does not count, with years in digits. */
    static String inDigits(String text) {
        String folded = RowCells.folded(text);
        return IN_CHINESE
                .matcher(folded)
                .replaceAll(m -> m.group()
                        .chars()
                        .map(c -> c == '○' || c == '零' ? 0 : NUMERALS.indexOf(c))
                        .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                        .toString());
    }

    /**
     * The four digits of a cell that says a year.
     *
     * @param whole whether numbers are of whole years, so that 2005年6月 is none
     */
    static Optional<String> ofCell(String cell, boolean whole) {
        Matcher m = OF_CELL.matcher(inDigits(unmarked(cell)).strip());
        return m.matches()
                        && !(whole
                                && m.group("month") != null
                                && !m.group("month").equals("12"))
                ? Optional.of(m.group("year").replace(",", ""))
                : Optional.empty();
    }

    /** The four digits of 05年, of years in a column or in several; from 50年 on those of the last century. */
    static Optional<String> ofTwoDigits(String cell) {
        Matcher m = TWO_DIGITS.matcher(inDigits(unmarked(cell)).strip());
        return m.matches()
                ? Optional.of((m.group("year").charAt(0) >= '5' ? "19" : "20") + m.group("year"))
                : Optional.empty();
    }

    /** Whether a text says a half, a quarter or a month but December, with which a year ends. */
    static boolean isPart(String text) {
        return PART.matcher(DAY.matcher(inDigits(text)).replaceAll("")).find();
    }

    /** Whether what a column's name says beside its year is no amount of it: 2005年占比. */
    static boolean isOther(String name) {
        return OTHER.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).find();
    }

    /** The years that a title or the name of a sheet says of what is below it; not those of prices, days, yearbooks. */
    static Set<Integer> of(String title) {
        Set<Integer> years = new TreeSet<>();
        String text = inDigits(title);
        if (!ELSEWHERE.matcher(text).find() && !HeaderWords.isNote(text)) {
            String bare = BASE.matcher(DAY.matcher(text).replaceAll(" ")).replaceAll(" ");
            SAID.matcher(bare).results().forEach(r -> years.add(Integer.parseInt(r.group(1))));
        }
        return years;
    }

    /** Whether it is a year and nothing else, as the name of a sheet. */
    static boolean isYear(String text) {
        return inDigits(text).strip().matches("(?:19|20)[0-9]{2}\\s*年?");
    }

    /**
     * The year of all numbers below some titles and on a sheet of this name; empty where they say none or several, or a
     * part of a year.
     */
    static OptionalInt of(Set<String> titles, String sheet) {
        Set<Integer> above = new TreeSet<>();
        boolean part = isPart(sheet);
        for (String title : titles) {
            above.addAll(of(title));
            part |= isPart(title);
        }
        Set<Integer> named = of(sheet);
        if (named.size() == 1 && (above.isEmpty() || above.containsAll(named))) {
            above = named;
        }
        boolean one = above.size() == 1 && above.containsAll(named) && !part;
        return one ? OptionalInt.of(above.iterator().next()) : OptionalInt.empty();
    }
}
