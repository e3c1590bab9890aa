package org.carbonscape.app.paper;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTable.XWPFBorderType;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.apache.xmlbeans.XmlCursor;
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

    private static final double PADDING = 2.5; // beside the text of a cell, in letters
    private static final double LETTER = 90; // twips, in the small letters of tables

    private final XWPFTable table;

    private WordTable(XWPFTable table) {
        this.table = table;
    }

    /**
     * A table whose columns are wide enough for what cannot be broken in them and share the rest by what they ask for.
     *
     * @param texts of its rows
     */
    static WordTable of(WordFile word, XWPFParagraph before, List<List<String>> texts) {
        int columns = texts.stream().mapToInt(List::size).max().orElse(1);
        double[] least = new double[columns];
        double[] asked = new double[columns];
        for (List<String> row : texts) {
            for (int c = 0; c < row.size(); c++) {
                least[c] = Math.max(least[c], unbroken(row.get(c)) + PADDING);
                asked[c] = Math.max(asked[c], Math.min(MOST, Math.max(LEAST, letters(row.get(c)))) + PADDING);
            }
        }
        return of(word, before, shared(least, asked, word.width() / LETTER), texts.size());
    }

    /** What each column gets of so many letters; in proportion where they are more than enough or never do. */
    static double[] shared(double[] least, double[] asked, double all) {
        double needed = Arrays.stream(least).sum();
        double wanted = Arrays.stream(asked).sum();
        if (wanted <= all) {
            return asked;
        }
        double part = Math.max(0, Math.min(1, (all - needed) / (wanted - needed)));
        return IntStream.range(0, least.length)
                .mapToDouble(c -> least[c] + part * (asked[c] - least[c]))
                .toArray();
    }

    /** A Chinese letter counts as two, a capital as one and a half. */
    private static double letters(String text) {
        return text.codePoints()
                .mapToDouble(c -> c >= 0x2e80 ? 2 : Character.isUpperCase(c) ? 1.5 : 1)
                .sum();
    }

    /** The longest piece of a text that a line may not break. */
    static double unbroken(String said) {
        String text = WordText.whole(said);
        double longest = LEAST;
        int from = 0;
        for (int at : new TreeSet<>(LineBreaks.breaks(text))) {
            longest = Math.max(longest, letters(text.substring(from, at)));
            from = at;
        }
        return Math.min(MOST_UNBROKEN, longest);
    }

    /** @param weights what each column needs, in any unit */
    static WordTable of(WordFile word, XWPFParagraph before, double[] weights, int rows) {
        try (XmlCursor place = before.getCTP().newCursor()) {
            XWPFTable table = word.document().insertNewTbl(place);
            table.removeBorders();
            table.setTableAlignment(TableRowAlign.CENTER);
            table.setWidthType(TableWidthType.PCT);
            table.setWidth("100%");
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
            return new WordTable(table);
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

    XWPFTableCell cell(int row, int column) {
        return table.getRow(row).getCell(column);
    }

    /** An empty paragraph of a cell. */
    static XWPFParagraph paragraph(XWPFTableCell cell) {
        XWPFParagraph last = cell.getParagraphs().get(cell.getParagraphs().size() - 1);
        return last.getRuns().isEmpty() && last.getStyle() == null ? last : cell.addParagraph();
    }
}
