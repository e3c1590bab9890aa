package org.carbonscape.study.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Problems;
import org.carbonscape.zone.UnitSet;

/** A table of factors, some of which may be for units of their own, by id or by name. */
public final class OwnFactors {
    private static final String KEY = "carbon.factors";
    private static final String UNIT = "unit_id";

    private OwnFactors() {}

    /**
     * Names become ids where they are those of one set, or where every unit of one set is among them: the others are
     * then places beyond it. All others stay, to be told.
     */
    public static InputTable table(Path file, List<UnitSet> sets, Problems problems) {
        InputTable table = InputFiles.table(file, KEY, sets);
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
        Set<String> others = new HashSet<>(texts);
        sets.forEach(s -> IntStream.rangeClosed(1, s.count()).mapToObj(s::id).forEach(others::remove));
        if (others.isEmpty()) {
            return table;
        }
        List<UnitSet> whole = new ArrayList<>();
        List<UnitSet> covered = new ArrayList<>();
        for (UnitSet set : sets) {
            UnitNames names = new UnitNames(set);
            if (named.isEmpty() || named.contains(set.name())) {
                if (texts.stream().allMatch(t -> names.find(t) > 0 || names.isSeveral(t))) {
                    whole.add(set);
                }
                if (texts.stream()
                                .map(names::find)
                                .filter(u -> u > 0)
                                .distinct()
                                .count()
                        == set.count()) {
                    covered.add(set);
                }
            }
        }
        List<UnitSet> meant = whole.isEmpty() ? covered : whole;
        return meant.size() == 1 ? InputFiles.factors(file, KEY, UNIT, meant.get(0), problems) : table;
    }
}
