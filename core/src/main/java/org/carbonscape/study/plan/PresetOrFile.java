package org.carbonscape.study.plan;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carbonscape.io.vector.AttributeTable;
import org.carbonscape.option.FileName;

/**
 * Either a named preset or a table of the user's.
 *
 * @param text as written
 * @param file empty for a preset
 */
public record PresetOrFile(String text, Optional<Path> file) {
    private static final Pattern TABLE = Pattern.compile("(?i).+\\.(csv|txt|tsv|xlsx|xlsm|xls|et|ods)(#.*)?");

    private static final Pattern FILE = Pattern.compile(".+\\.[A-Za-z][A-Za-z0-9]{1,7}");

    /** The same of a legend, which a raster that names its classes may be. */
    public static PresetOrFile ofLegend(String text, Path folder) {
        return text.matches("(?i).*\\.(g?tiff?|img|vrt)")
                ? new PresetOrFile(
                        text, Optional.of(folder.resolve(FileName.path(text)).normalize()))
                : of(text, folder);
    }

    /** Whether a name ends as tables do, or as vector files, whose attributes are one. */
    static boolean isTable(String name) {
        return TABLE.matcher(name).matches() || AttributeTable.isNamed(name);
    }

    /** What ends as files do is a file, be it one that is no table: who reads it says so. */
    public static PresetOrFile of(String text, Path folder) {
        boolean file = isTable(text) || FILE.matcher(text).matches();
        return new PresetOrFile(
                text, file ? Optional.of(folder.resolve(FileName.path(text)).normalize()) : Optional.empty());
    }
}
