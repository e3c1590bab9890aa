package org.carbonscape.io.table.sheet;

import java.io.IOException;

/**
 * Looks through the bytes of a sheet, before fastexcel does, for the few things it cannot take: a cell reference of
 * more than three letters, for which it makes room without end; a row of more cells or a number of more digits than any
 * program writes; and cells of the type "d" (dates as text, which Excel writes into strict workbooks), which it does
 * not know: they become "e", the other type whose text is taken as it stands. Bytes of zero are passed over, so that
 * UTF-16 is looked at as well.
 */
final class SheetScan {
    private static final int MOST_TAGS = 2_000_000; // of a row: 16,384 cells of a value and a formula are a tenth
    private static final int MOST_DIGITS = 1_000;
    private static final int MOST_LETTERS = 3; // column XFD is the last
    private static final String ROW = "row";

    private enum State {
        ELSEWHERE,
        SPACE,
        NAME, // of one letter, r or t
        EQUALS,
        VALUE
    }

    private State state = State.ELSEWHERE;
    private int name;
    private int letters; // at the start of the value
    private boolean inTag;
    private int tags;
    private int rowLetters = -1; // of "row" met at the start of a tag; -1 elsewhere
    private int digits;
    private long changed;

    /** How many bytes have been changed so far. */
    long changed() {
        return changed;
    }

    /** Takes the next bytes of the sheet, and changes the types "d" in them. */
    void look(byte[] bytes, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            int b = bytes[i] & 255;
            if (b != 0) {
                next(b, bytes, i);
            }
        }
    }

    private void next(int b, byte[] bytes, int at) throws IOException {
        digits = b >= '0' && b <= '9' ? digits + 1 : 0;
        if (digits > MOST_DIGITS) {
            throw new IOException("a number of more than " + MOST_DIGITS + " digits");
        }
        tag(b);
        switch (state) {
            case ELSEWHERE -> state = isSpace(b) ? State.SPACE : State.ELSEWHERE;
            case SPACE -> {
                name = b;
                state = b == 'r' || b == 't' ? State.NAME : isSpace(b) ? State.SPACE : State.ELSEWHERE;
            }
            case NAME -> state = b == '=' ? State.EQUALS : isSpace(b) ? State.NAME : State.ELSEWHERE;
            case EQUALS -> {
                letters = 0;
                state = b == '"' || b == '\'' ? State.VALUE : isSpace(b) ? State.EQUALS : State.ELSEWHERE;
            }
            case VALUE -> value(b, bytes, at);
        }
    }

    private void value(int b, byte[] bytes, int at) throws IOException {
        boolean letter = (b | 32) >= 'a' && (b | 32) <= 'z';
        if (name == 'r' && b >= '0' && b <= '9' && letters > MOST_LETTERS) {
            throw new IOException("a cell beyond column XFD");
        }
        if (name == 't' && b == 'd' && letters == 0 && inTag) { // no other type of a cell begins so
            bytes[at] = 'e';
            changed++;
        }
        // letters, also with the $ of an absolute reference, are still a column
        state = letter || b == '$' ? State.VALUE : isSpace(b) ? State.SPACE : State.ELSEWHERE;
        letters += letter ? 1 : 0;
    }

    /** Counts the tags of a row; text cannot hold {@code <}, so that a tag that begins a row or ends it is one. */
    private void tag(int b) throws IOException {
        if (b == '<') {
            inTag = true;
            rowLetters = 0;
            if (++tags > MOST_TAGS) {
                throw new IOException("a row of more than 16,384 cells");
            }
        } else if (b == '>') {
            inTag = false;
            endOfName();
        } else if (rowLetters >= 0) {
            if (b == '/' && rowLetters == 0 || b == ':') {
                rowLetters = 0; // a tag that ends the row, or the name after a prefix
            } else if (isSpace(b) || b == '/') {
                endOfName();
            } else {
                rowLetters =
                        rowLetters < ROW.length() && ROW.charAt(rowLetters) == b ? rowLetters + 1 : ROW.length() + 1;
            }
        }
    }

    private void endOfName() {
        if (rowLetters == ROW.length()) {
            tags = 0;
        }
        rowLetters = -1;
    }

    private static boolean isSpace(int b) {
        return b == ' ' || b == '\n' || b == '\t' || b == '\r';
    }
}
