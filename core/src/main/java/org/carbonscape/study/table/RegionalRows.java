package org.carbonscape.study.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.zone.UnitSet;

/**
 * Tables of factors of which a row may be of one unit, by its id or name in the column {@code region}; rows without a
 * region are of every unit. A table of one region only that is no unit (a country, a province) is of every unit too.
 */
final class RegionalRows {
    private static final String REGION = "region";

    private RegionalRows() {}

    /**
     * A table with the ids of its regions. Regions that are no units are told, but where every unit has rows: the table
     * then covers more than the study.
     *
     * @param units empty where they are not known: texts then stay
     */
    static InputTable of(Path file, String key, Optional<UnitSet> units, Problems problems) {
        TextTable table = units.map(u -> InputFiles.read(file, key, u.columns(), List.of(u)))
                .orElseGet(() -> InputFiles.read(file, key, List.of()));
        if (units.isEmpty() || !table.has(REGION)) {
            return InputFiles.table(file, key);
        }
        UnitNames names = new UnitNames(units.get());
        String[] texts =
                table.rows().stream().map(r -> r.findText(REGION).orElse("")).toArray(String[]::new);
        int[] found = new int[texts.length];
        Set<String> strangers = new LinkedHashSet<>();
        for (int r = 0; r < texts.length; r++) {
            found[r] = texts[r].isEmpty() ? 0 : names.find(texts[r]);
            if (found[r] == 0 && !texts[r].isEmpty()) {
                strangers.add(texts[r]);
            }
        }
        if (isOneRegionBeyond(texts, strangers, units.get())) {
            texts = IntStream.range(0, texts.length).mapToObj(r -> "").toArray(String[]::new);
        } else if (IntStream.of(found).filter(u -> u > 0).distinct().count()
                < units.get().count()) {
            tell(strangers, table, names, units.get(), problems);
        }
        return InputFiles.counted(table, file, REGION, units, new UnitNames.Found(found, texts));
    }

    private static boolean isOneRegionBeyond(String[] texts, Set<String> strangers, UnitSet units) {
        return strangers.size() == 1
                && List.of(texts).stream().allMatch(strangers::contains)
                && Nearest.to(texts[0], known(units)).isEmpty();
    }

    private static List<String> names(UnitSet units) {
        return IntStream.rangeClosed(1, units.count()).mapToObj(units::told).toList();
    }

    private static List<String> known(UnitSet units) {
        return IntStream.rangeClosed(1, units.count())
                .boxed()
                .flatMap(u -> List.of(units.id(u), units.unitName(u)).stream())
                .distinct()
                .toList();
    }

    private static void tell(
            Set<String> strangers, TextTable table, UnitNames names, UnitSet units, Problems problems) {
        List<String> known = known(units);
        List<Bilingual> told = new ArrayList<>();
        for (String stranger : strangers) {
            if (names.isSeveral(stranger)) {
                List<String> ids = IntStream.rangeClosed(1, units.count())
                        .filter(u -> Objects.equals(units.unitName(u), stranger))
                        .mapToObj(units::id)
                        .toList();
                problems.add(ProblemCode.UNITS_08_NAME, table.place(), stranger, ids.size(), Listing.of(ids));
            } else {
                told.add(Nearest.to(stranger, known).stream()
                        .findFirst()
                        .map(n -> Bilingual.of(stranger + " (" + n + "?)", stranger + "（" + n + "？）"))
                        .orElse(Bilingual.same(stranger)));
            }
        }
        if (!told.isEmpty()) {
            problems.add(
                    ProblemCode.UNITS_09_STRANGERS,
                    table.place() + ", column \"" + table.called().getOrDefault(REGION, REGION) + "\"",
                    told.size(),
                    units.name(),
                    Bilingual.list(told),
                    Bilingual.of(
                            " The units are " + Listing.of(names(units))
                                    + ". Leave region empty where a factor is of every unit.",
                            "单元有：" + Listing.of(names(units), "、") + "。适用于所有单元的系数，其 region 请留空。"));
        }
    }
}
