package org.carbonscape.study.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Problems;
import org.carbonscape.zone.UnitSet;

/** A table of factors, some of which may be for units of their own, by id or by name. */
final class OwnFactors {
    private static final String KEY = "carbon.factors";
    private static final String UNIT = "unit_id";

    private OwnFactors() {}

    /** Names become ids where they are those of one set; all others stay, to be told. */
    static InputTable table(Path file, List<UnitSet> sets, Problems problems) {
        InputTable table = InputFiles.table(file, KEY);
        List<String> texts = table.rows().stream()
                .map(r -> r.text(UNIT))
                .filter(t -> !t.isEmpty())
                .distinct()
                .toList();
        List<String> named = table.rows().stream()
                .map(r -> r.text("unit_set"))
                .filter(t -> !t.isEmpty())
                .distinct()
                .toList();
        boolean ids = texts.stream()
                .allMatch(t -> sets.stream()
                        .anyMatch(s -> IntStream.rangeClosed(1, s.count())
                                .anyMatch(u -> s.id(u).equals(t))));
        if (texts.isEmpty() || ids) {
            return table;
        }
        List<UnitSet> whole = new ArrayList<>();
        for (UnitSet set : sets) {
            UnitNames names = new UnitNames(set);
            if ((named.isEmpty() || named.contains(set.name()))
                    && texts.stream().allMatch(t -> names.find(t) > 0 || names.isSeveral(t))) {
                whole.add(set);
            }
        }
        return whole.size() == 1
                ? InputFiles.table(file, KEY, UNIT, whole.stream().findFirst(), problems)
                : table;
    }
}
