package org.carbonscape.problem;

import java.util.List;
import java.util.Locale;

/**
 * Editable tables that ship with the program, chosen by name.
 *
 * @param beside  the class whose resources they are
 * @param prefix  what their file names begin with
 * @param names   in the order in which they are offered
 * @param unknown told, with the nearest name, where there is no such preset
 */
public record PresetTables(Class<?> beside, String prefix, List<String> names, ProblemCode unknown) {
    /**
     * @param place where the name was written, for the problem
     * @throws ProblemException where there is no such preset
     */
    public InputTable table(String place, String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        if (!names.contains(wanted)) {
            String known = Nearest.orAll(name, names);
            throw new ProblemException(unknown, place, name, Bilingual.of(known, known.replace(", ", "、")));
        }
        return InputTable.preset(place, beside, prefix + wanted + ".csv");
    }
}
