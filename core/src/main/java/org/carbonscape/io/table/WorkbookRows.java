package org.carbonscape.io.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.carbonscape.io.Unreadable;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** The sheets of a workbook as they stand, cells as text, numbers by their digits: to be held against tables. */
public final class WorkbookRows {
    private WorkbookRows() {}

    /**
     * Gives each sheet's name and rows to the taker, in order.
     *
     * @throws org.carbonscape.problem.ProblemException INPUT problems of a file that is no workbook
     */
    public static void each(Path file, BiConsumer<String, Iterator<List<String>>> taker) {
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
            for (Sheet sheet : book.getSheets().toList()) {
                try (Stream<Row> rows = sheet.openStream()) {
                    taker.accept(sheet.getName(), rows.map(WorkbookRows::cells).iterator());
                }
            }
        } catch (IOException | RuntimeException e) {
            throw Unreadable.of(file.toString(), e instanceof IOException io ? io : new IOException(e));
        }
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int c = 0; c < row.getCellCount(); c++) {
            Cell cell = row.getCell(c);
            cells.add(
                    cell == null || cell.getType() == CellType.EMPTY
                            ? ""
                            : cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue());
        }
        return cells;
    }
}
