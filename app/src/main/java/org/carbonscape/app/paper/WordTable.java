package org.carbonscape.app.paper;

import java.math.BigInteger;
import java.util.Arrays;
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
    private static final double PADDING = 2.5; // beside the text of a cell, in letters

    private final XWPFTable table;

    private WordTable(XWPFTable table) {
        this.table = table;
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

    /** What a column needs for a text, in letters; a Chinese one counts as two. */
    static double width(String text) {
        long letters = text.codePoints().map(c -> c < 0x2e80 ? 1 : 2).sum();
        return Math.max(LEAST, Math.min(MOST, letters)) + PADDING;
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
