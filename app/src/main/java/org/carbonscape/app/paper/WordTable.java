package org.carbonscape.app.paper;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.poi.xwpf.usermodel.IRunBody;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTable.XWPFBorderType;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;

/** A table of Word as wide as the page's text. */
final class WordTable {
    private static final int THICK = 12; // eighths of a point
    private static final int THIN = 6;

    /** No column is narrower or asks for more, in letters. */
    private static final double LEAST = 4;

    private static final double MOST = 36;
    /** No piece without a break asks for more: a check sum is broken anywhere. */
    private static final double MOST_UNBROKEN = 14;

    /** Part of what columns of sentences ask for beyond the least for which letters are smaller as well. */
    private static final double EASE = 0.15;

    /** What a line of a cell counts that is not the longest of its row, and makes the table no longer. */
    private static final double OTHERS = 0.01;

    private static final double PADDING = 2.5; // beside the text of a cell, in letters
    private static final double LETTER = 90; // twips, in the small letters of tables

    private static final String NARROW = "ijlft.,:;'|!()[]- \u00a0\u2009\u202f";

    /** A name so short is not broken: four Chinese signs. */
    private static final double NAME = 8;

    /** Chinese, which may be broken between any two signs, is not broken into shorter pieces: five signs. */
    private static final double CHINESE = 10;

    private static final double TEXT = 9; // points, as the style of tables says
    private static final double SMALLEST = 6.5;
    private static final int MARGIN = 70; // twips, left and right in a cell

    private final XWPFTable table;
    private final double points;

    private WordTable(XWPFTable table, double points) {
        this.table = table;
        this.points = points;
    }

    /**
     * A table whose columns are wide enough for what cannot be broken in them and share the rest so that the table has
     * few lines. Where the page is too narrow for that the letters are smaller: else numbers would be broken.
     *
     * @param texts of its rows
     */
    static WordTable of(WordFile word, XWPFParagraph before, List<List<String>> texts) {
        int columns = texts.stream().mapToInt(List::size).max().orElse(1);
        double[] least = new double[columns];
        double[][] letters = new double[texts.size()][columns];
        for (int r = 0; r < letters.length; r++) {
            List<String> row = texts.get(r);
            for (int c = 0; c < row.size(); c++) {
                least[c] = Math.max(least[c], unbroken(row.get(c)) + PADDING);
                letters[r][c] = letters(row.get(c));
            }
        }
        double[] asked = asked(least, letters);
        double all = word.width() / LETTER;
        double needed = Arrays.stream(least).sum();
        double points = points(needed + EASE * (Arrays.stream(asked).sum() - needed), all);
        return of(word, before, shared(least, letters, all * TEXT / points), texts.size(), points);
    }

    /** The size of letters with which what is needed fits where there is room for so many of the usual size. */
    static double points(double needed, double all) {
        double halves = Math.floor(2 * TEXT * Math.min(1, all / needed));
        return Math.max(SMALLEST, halves / 2);
    }

    /** What each column would have for its longest text, or for the most that one may have. */
    private static double[] asked(double[] least, double[][] letters) {
        return IntStream.range(0, least.length)
                .mapToDouble(c -> Math.max(
                        least[c],
                        PADDING
                                + Math.min(
                                        MOST,
                                        Arrays.stream(letters)
                                                .mapToDouble(row -> row[c])
                                                .max()
                                                .orElse(0))))
                .toArray();
    }

    /**
     * What each column gets of so many letters: what it needs at least, and letter by letter of the rest wherever the
     * table loses most lines by it. What all ask for where that is less, what they need where it is more.
     *
     * @param letters of the text of each row and column
     */
    static double[] shared(double[] least, double[][] letters, double all) {
        double[] asked = asked(least, letters);
        if (Arrays.stream(asked).sum() <= all) {
            return asked;
        }
        double[] widths = least.clone();
        for (double rest = all - Arrays.stream(least).sum(); rest >= 1; rest--) {
            widths[best(widths, asked, letters)]++;
        }
        return widths;
    }

    /** The column that a letter more serves best. */
    private static int best(double[] widths, double[] asked, double[][] letters) {
        int best = 0;
        double fewest = Double.POSITIVE_INFINITY;
        for (int c = 0; c < widths.length; c++) {
            if (widths[c] < asked[c]) {
                double[] wider = widths.clone();
                wider[c]++;
                double lines = lines(wider, letters);
                if (lines < fewest) {
                    best = c;
                    fewest = lines;
                }
            }
        }
        return best;
    }

    /** About as many lines as the table has: of each row those of its longest cell, and a little of all the others'. */
    private static double lines(double[] widths, double[][] letters) {
        double lines = 0;
        for (double[] row : letters) {
            double most = 0;
            for (int c = 0; c < row.length; c++) {
                double own = Math.max(1, row[c] / (widths[c] - PADDING));
                most = Math.max(most, own);
                lines += OTHERS * own;
            }
            lines += most;
        }
        return lines;
    }

    /** As many digits as a text is wide. */
    private static double letters(String text) {
        return text.codePoints().mapToDouble(WordTable::digits).sum();
    }

    /** A Chinese letter is as wide as two digits, a capital and other wide ones as one and a half. */
    private static double digits(int letter) {
        if (letter >= 0x2e80) {
            return 2;
        }
        if (NARROW.indexOf(letter) >= 0) {
            return 0.6;
        }
        return Character.isUpperCase(letter) || "mw%".indexOf(letter) >= 0 ? 1.5 : 1;
    }

    /** The longest piece of a text that a line may not break. */
    static double unbroken(String said) {
        String text = WordText.whole(said);
        double all = letters(text);
        double longest = all <= NAME ? Math.max(LEAST, all) : LEAST;
        if (text.codePoints().anyMatch(Character::isIdeographic)) {
            longest = Math.max(longest, Math.min(CHINESE, all));
        }
        int from = 0;
        for (int at : new TreeSet<>(LineBreaks.breaks(text))) {
            longest = Math.max(longest, letters(text.substring(from, at)));
            from = at;
        }
        return Math.min(MOST_UNBROKEN, longest);
    }

    /** @param weights what each column needs, in any unit */
    static WordTable of(WordFile word, XWPFParagraph before, double[] weights, int rows) {
        return of(word, before, weights, rows, TEXT);
    }

    private static WordTable of(WordFile word, XWPFParagraph before, double[] weights, int rows, double points) {
        try (XmlCursor place = before.getCTP().newCursor()) {
            XWPFTable table = word.document().insertNewTbl(place);
            table.removeBorders();
            table.setTableAlignment(TableRowAlign.CENTER);
            table.setWidthType(TableWidthType.PCT);
            table.setWidth("100%");
            // said of every table: Word alone minds what the style of all tables says
            table.setCellMargins(0, MARGIN, 0, MARGIN);
            double all = Arrays.stream(weights).sum();
            CTTblGrid grid = table.getCTTbl().getTblGrid() == null
                    ? table.getCTTbl().addNewTblGrid()
                    : table.getCTTbl().getTblGrid();
            long[] widths = Arrays.stream(weights)
                    .mapToLong(w -> Math.round(w / all * word.width()))
                    .toArray();
            for (long width : widths) {
                grid.addNewGridCol().setW(BigInteger.valueOf(width));
            }
            for (int r = 0; r < rows; r++) {
                XWPFTableRow row = r == 0 ? table.getRow(0) : table.createRow();
                row.setCantSplitRow(true);
                for (int c = 0; c < widths.length; c++) {
                    XWPFTableCell cell = row.getCell(c) == null ? row.createCell() : row.getCell(c);
                    cell.setWidth(Long.toString(widths[c]));
                    cell.setWidthType(TableWidthType.DXA);
                }
            }
            return new WordTable(table, points);
        }
    }

    /** A thick line above and below, as tables in theses have. */
    void ruled() {
        table.setTopBorder(XWPFBorderType.SINGLE, THICK, 0, "auto");
        table.setBottomBorder(XWPFBorderType.SINGLE, THICK, 0, "auto");
        table.getCTTbl().getTblPr().addNewTblLook().setFirstRow(true);
    }

    /** A row that is repeated on every page, with a thin line below. */
    void head(int row) {
        table.getRow(row).setRepeatHeader(true);
        for (XWPFTableCell cell : table.getRow(row).getTableCells()) {
            var line = cell.getCTTc().getTcPr().addNewTcBorders().addNewBottom();
            line.setVal(STBorder.SINGLE);
            line.setSz(BigInteger.valueOf(THIN));
        }
    }

    /** Letters as small as the table asks for. */
    void sized(XWPFParagraph paragraph) {
        if (points < TEXT) {
            for (CTR run : paragraph.getCTP().getRList()) {
                new XWPFRun(run, (IRunBody) paragraph).setFontSize(points);
            }
        }
    }

    XWPFTableCell cell(int row, int column) {
        return table.getRow(row).getCell(column);
    }

    /** An empty paragraph of a cell. */
    static XWPFParagraph paragraph(XWPFTableCell cell) {
        XWPFParagraph last = cell.getParagraphs().get(cell.getParagraphs().size() - 1);
        return last.getRuns().isEmpty() && last.getStyle() == null ? last : cell.addParagraph();
    }
}
