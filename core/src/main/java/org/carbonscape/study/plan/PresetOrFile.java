package org.carbonscape.study.plan;

import java.nio.file.Path;
import java.util.Optional;
import org.carbonscape.option.FileName;

/**
 * Either a named preset or a table of the user's.
 *
 * @param text as written
 * @param file empty for a preset
 */
public record PresetOrFile(String text, Optional<Path> file) {
    /** The same of a legend, which a raster that names its classes may be. */
    public static PresetOrFile ofLegend(String text, Path folder) {
        return text.matches("(?i).*\\.(g?tiff?|img|vrt)")
                ? new PresetOrFile(
                        text, Optional.of(folder.resolve(FileName.path(text)).normalize()))
                : of(text, folder);
    }

    /** What ends as tables do is a file. */
    public static PresetOrFile of(String text, Path folder) {
        return new PresetOrFile(
                text,
                text.matches("(?i).*\\.(csv|txt|tsv|xlsx|xlsm|xls|et|ods)(#.*)?")
                        ? Optional.of(folder.resolve(FileName.path(text)).normalize())
                        : Optional.empty());
    }
}
