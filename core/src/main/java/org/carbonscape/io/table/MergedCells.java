package org.carbonscape.io.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cells of a sheet that are merged over several rows, as a workbook lists them behind its rows. Only the first of them
 * holds the text: a county's name beside the lines of its fuels.
 */
final class MergedCells {
    private static final String TAG = "mergeCell ";
    private static final Pattern REFERENCE = Pattern.compile(
            "mergeCell\\s[^>]*?ref=[\"']\\$?([A-Z]{1,3})\\$?(\\d{1,7}):\\$?[A-Z]{1,3}\\$?(\\d{1,7})[\"']");
    private static final int LONGEST = 256; // a tag, which may lie across two buffers
    private static final int MOST = 200_000;

    /** @param column from 0; rows from 1, both included */
    record Area(int column, int first, int last) {}

    private MergedCells() {}

    /** Those of more than one row, in the order of the file. */
    static List<Area> of(InputStream sheet) throws IOException {
        List<Area> areas = new ArrayList<>();
        byte[] buffer = new byte[1 << 16];
        String carried = "";
        for (int count = sheet.read(buffer); count >= 0; count = sheet.read(buffer)) {
            String text = carried + new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
            int end = 0;
            if (text.contains(TAG)) {
                Matcher m = REFERENCE.matcher(text);
                while (m.find() && areas.size() < MOST) {
                    int first = Integer.parseInt(m.group(2));
                    int last = Integer.parseInt(m.group(3));
                    if (last > first) {
                        areas.add(new Area(column(m.group(1)), first, last));
                    }
                    end = m.end();
                }
            }
            carried = text.substring(Math.max(end, text.length() - LONGEST));
        }
        return areas;
    }

    private static int column(String letters) {
        int column = 0;
        for (char letter : letters.toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return column - 1;
    }
}
