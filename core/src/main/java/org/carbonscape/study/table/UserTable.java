package org.carbonscape.study.table;

import java.nio.file.Path;
import java.util.List;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TableForm;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.io.vector.AttributeTable;

/** A table that a study names: a CSV, a workbook, or the attributes of a vector file. */
final class UserTable {
    private UserTable() {}

    /** With its header found as a form wants it. */
    static TextTable read(Path file, String place, TableForm form) {
        return isVector(file)
                ? TableFile.read(AttributeTable.rows(file, place), place, form)
                : TableFile.read(file, place, form);
    }

    /** The first row being the header. */
    static TextTable read(Path file, String place) {
        return isVector(file)
                ? TableFile.read(AttributeTable.rows(file, place), place)
                : TableFile.read(file, "", place);
    }

    /** Those of the forms whose header it has, in their order. */
    static List<TableForm> fitting(Path file, String place, List<TableForm> forms) {
        if (isVector(file)) {
            List<List<String>> rows = AttributeTable.rows(file, place);
            return forms.stream().filter(f -> TableFile.fits(rows, place, f)).toList();
        }
        return TableFile.fitting(file, place, forms);
    }

    static boolean isVector(Path file) {
        return AttributeTable.isNamed(file.toString());
    }
}
