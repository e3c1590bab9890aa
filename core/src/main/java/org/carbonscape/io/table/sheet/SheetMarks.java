package org.carbonscape.io.table.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a sheet says of its cells beside what they hold.
 *
 * @param merged  cells that are merged over several rows, in the order of the file. Only the first of them holds the
 *                text: a county's name beside the lines of its fuels
 * @param rows    that a user does not see, by hand or by a filter, from 1
 * @param columns that a user does not see, from 0
 */
public record SheetMarks(List<Area> merged, Set<Integer> rows, Set<Integer> columns) {
    private static final Pattern REFERENCE = Pattern.compile(
            "mergeCell\\s[^>]*?ref=[\"']\\$?([A-Z]{1,3})\\$?(\\d{1,7}):\\$?[A-Z]{1,3}\\$?(\\d{1,7})[\"']");
    private static final Pattern HIDDEN =
            Pattern.compile("<(?:\\w+:)?(row|col)\\b(?=[^>]*?\\shidden=[\"'](?:1|true)[\"'])([^>]*)>");
    private static final Pattern NUMBER = Pattern.compile("(?<!\\S)(r|min|max)=[\"'](\\d{1,7})[\"']");
    private static final int LONGEST = 1024; // a tag, which may lie across two buffers
    private static final int MOST = 200_000;
    private static final int MOST_COLUMNS = 16_384;

    /** @param column from 0; rows from 1, both included */
    public record Area(int column, int first, int last) {}

    /** @param sheet the part of a workbook that holds it, as XML */
    public static SheetMarks of(InputStream sheet) throws IOException {
        SheetMarks marks = new SheetMarks(new ArrayList<>(), new HashSet<>(), new HashSet<>());
        byte[] buffer = new byte[1 << 16];
        String carried = "";
        for (int count = sheet.read(buffer); count >= 0; count = sheet.read(buffer)) {
            String text = carried + new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
            int end = Math.max(
                    text.contains("mergeCell ") ? marks.addMerged(text) : 0,
                    text.contains(" hidden=") ? marks.addHidden(text) : 0);
            carried = text.substring(Math.max(end, text.length() - LONGEST));
        }
        return marks;
    }

    /** Gives where the last of them ends. */
    private int addMerged(String text) {
        Matcher m = REFERENCE.matcher(text);
        int end = 0;
        while (m.find() && merged.size() < MOST) {
            int first = Integer.parseInt(m.group(2));
            int last = Integer.parseInt(m.group(3));
            if (last > first) {
                merged.add(new Area(column(m.group(1)), first, last));
            }
            end = m.end();
        }
        return end;
    }

    private int addHidden(String text) {
        Matcher tag = HIDDEN.matcher(text);
        int end = 0;
        while (tag.find()) {
            int from = 0;
            int to = -1;
            for (Matcher m = NUMBER.matcher(tag.group(2)); m.find(); ) {
                int number = Integer.parseInt(m.group(2));
                from = m.group(1).equals("max") ? from : number;
                to = m.group(1).equals("min") ? to : number;
            }
            boolean row = tag.group(1).equals("row");
            for (int i = from; i <= Math.min(to, row ? from : MOST_COLUMNS); i++) {
                if (row) {
                    rows.add(i);
                } else {
                    columns.add(i - 1);
                }
            }
            end = tag.end();
        }
        return end;
    }

    private static int column(String letters) {
        int column = 0;
        for (char letter : letters.toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return column - 1;
    }
}
