package org.carbonscape.study.plan;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Either a named preset or a table of the user's.
 *
 * @param text as written
 * @param file empty for a preset
 */
public record PresetOrFile(String text, Optional<Path> file) {
    /** What ends as tables do is a file. */
    public static PresetOrFile of(String text, Path folder) {
        return new PresetOrFile(
                text,
                text.matches("(?i).*\\.(csv|txt|tsv|xlsx|xlsm|xls|et|ods)(#.*)?")
                        ? Optional.of(folder.resolve(text).normalize())
                        : Optional.empty());
    }
}
