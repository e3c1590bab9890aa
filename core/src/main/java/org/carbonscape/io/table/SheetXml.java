package org.carbonscape.io.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.carbonscape.measure.Numbers;

/** A sheet of a workbook as XML, row by row, straight into bytes: most of a run's workbook are cells like these. */
final class SheetXml {
    private static final int ROOM = 1 << 16;
    private static final byte[] CELL = ascii("<c r=\"");
    private static final byte[] BOLD = ascii("\" s=\"1");
    private static final byte[] TEXT = ascii("\" t=\"inlineStr\"><is><t>");
    private static final byte[] TEXT_END = ascii("</t></is></c>");
    private static final byte[] KEPT = ascii("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    private static final byte[] NUMBER = ascii("\"><v>");
    private static final byte[] NUMBER_END = ascii("</v></c>");

    private final OutputStream out;
    private final byte[] buffer = new byte[ROOM];
    private int at;
    private final byte[][] letters; // of columns
    private byte[] row = new byte[0]; // its number

    /** A text as a cell holds it. */
    record Encoded(byte[] xml, boolean kept) {
        static final Encoded NONE = new Encoded(new byte[0], false);

        /** @param text without letters that XML cannot hold */
        static Encoded of(String text) {
            String xml = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            // space at the ends
            boolean kept = !text.isEmpty() && (text.charAt(0) <= ' ' || text.charAt(text.length() - 1) <= ' ');
            return new Encoded(xml.getBytes(StandardCharsets.UTF_8), kept);
        }
    }

    /**
     * Begins a sheet.
     *
     * @param widths       of its columns, in letters
     * @param frozenLeft   columns that stay when it is scrolled
     * @param frozenAbove  rows that do
     */
    SheetXml(OutputStream out, int[] widths, int frozenLeft, int frozenAbove) throws IOException {
        this.out = out;
        letters = new byte[widths.length][];
        for (int i = 0; i < widths.length; i++) {
            letters[i] = ascii(letters(i));
        }
        StringBuilder head = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>")
                .append("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">")
                .append("<sheetViews><sheetView workbookViewId=\"0\"><pane");
        if (frozenLeft > 0) {
            head.append(" xSplit=\"").append(frozenLeft).append('"');
        }
        head.append(" ySplit=\"")
                .append(frozenAbove)
                .append("\" topLeftCell=\"")
                .append(letters(frozenLeft))
                .append(frozenAbove + 1)
                .append("\" activePane=\"")
                .append(frozenLeft > 0 ? "bottomRight" : "bottomLeft")
                .append("\" state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>");
        if (widths.length > 0) {
            head.append("<cols>");
            for (int i = 0; i < widths.length; i++) {
                head.append("<col min=\"")
                        .append(i + 1)
                        .append("\" max=\"")
                        .append(i + 1)
                        .append("\" width=\"")
                        .append(widths[i])
                        .append("\" customWidth=\"1\"/>");
            }
            head.append("</cols>");
        }
        bytes(ascii(head.append("<sheetData>").toString()));
    }

    /** "A", "Z", "AA". */
    private static String letters(int column) {
        String last = Character.toString('A' + column % 26);
        return column < 26 ? last : letters(column / 26 - 1) + last;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Begins a row, from 0. */
    void row(int number) throws IOException {
        row = ascii(Integer.toString(number + 1));
        bytes(ascii("<row r=\""));
        bytes(row);
        bytes(ascii("\">"));
    }

    void endRow() throws IOException {
        bytes(ascii("</row>"));
    }

    void text(int column, Encoded text, boolean bold) throws IOException {
        cell(column);
        if (bold) {
            bytes(BOLD);
        }
        bytes(text.kept() ? KEPT : TEXT);
        bytes(text.xml());
        bytes(TEXT_END);
    }

    void integer(int column, long value) throws IOException {
        cell(column);
        bytes(NUMBER);
        bytes(ascii(Long.toString(value)));
        bytes(NUMBER_END);
    }

    void number(int column, double value, boolean bold) throws IOException {
        cell(column);
        if (bold) {
            bytes(BOLD);
        }
        bytes(NUMBER);
        room(Numbers.MOST);
        int end = value == Math.rint(value) ? at : Numbers.write(value, buffer, at);
        if (end > at) {
            at = end;
        } else {
            bytes(ascii(Numbers.text(value)));
        }
        bytes(NUMBER_END);
    }

    /** Ends the sheet; the stream stays open. */
    void end() throws IOException {
        bytes(ascii("</sheetData></worksheet>"));
        flush();
    }

    private void cell(int column) throws IOException {
        bytes(CELL);
        bytes(letters[column]);
        bytes(row);
    }

    private void bytes(byte[] bytes) throws IOException {
        if (bytes.length > ROOM) {
            flush();
            out.write(bytes);
        } else {
            room(bytes.length);
            System.arraycopy(bytes, 0, buffer, at, bytes.length);
            at += bytes.length;
        }
    }

    private void room(int bytes) throws IOException {
        if (at + bytes > ROOM) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.write(buffer, 0, at);
        at = 0;
    }
}
