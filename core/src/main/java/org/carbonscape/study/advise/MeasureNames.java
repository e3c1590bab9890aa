package org.carbonscape.study.advise;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.LandRole;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.suitability.RuleTable;
import org.carbonscape.suitability.Strategies;

/**
 * Land and zones of a user's table of measures as the study calls them: 耕地 for cultivated, Key Restoration or
 * 生态重点修复区 for key_restoration. A name that is none's would leave its measure out without a word.
 */
final class MeasureNames {
    private static final String ANY = "*";

    private MeasureNames() {}

    /** The same measures; told are names of nothing. */
    static Strategies of(Strategies written, Legend legend, List<String> zones, String place, Problems problems) {
        Map<String, Optional<String>> land =
                written.landUses().stream().collect(Collectors.toMap(n -> n, n -> land(n, legend)));
        Map<String, Optional<String>> zone = written.zones().stream()
                .filter(z -> !z.equals(ANY))
                .collect(Collectors.toMap(z -> z, z -> zone(z, zones)));
        List<String> unknown = Stream.concat(
                        written.landUses().stream()
                                .filter(n ->
                                        land.getOrDefault(n, Optional.empty()).isEmpty()),
                        written.zones().stream()
                                .filter(z -> !z.equals(ANY) && !zones.isEmpty())
                                .filter(z ->
                                        zone.getOrDefault(z, Optional.empty()).isEmpty() && !isUsual(z)))
                .distinct()
                .toList();
        Strategies named = written.renamed(
                n -> land.getOrDefault(n, Optional.empty()).orElse(n),
                z -> zone.getOrDefault(z, Optional.empty()).orElse(z));
        // where no measure is for any of the zones that is told instead
        if (!unknown.isEmpty() && (zones.isEmpty() || !named.isForOthersThan(zones))) {
            problems.add(
                    ProblemCode.SUIT_C20_MEASURE_NAMES,
                    place,
                    Listing.of(unknown),
                    String.join(", ", LandRole.classNames()),
                    Listing.of(zones));
        }
        return named;
    }

    private static Optional<String> land(String name, Legend legend) {
        return legend.find(name)
                .map(LandClass::name)
                .or(() -> LandRole.find(name)
                        .filter(role -> !legend.withRole(role).isEmpty())
                        .map(LandRole::className))
                .or(() -> legend.named(name).map(LandClass::name))
                .or(() -> LandRole.find(name).map(LandRole::className)) // a kind that the study need not have
                .or(() -> legend.list().stream()
                        .map(LandClass::name)
                        .filter(name::equalsIgnoreCase)
                        .findFirst());
    }

    private static Optional<String> zone(String name, List<String> zones) {
        return zones.stream()
                .filter(name::equals)
                .findFirst()
                .or(() -> zones.stream()
                        .filter(z -> plain(z).equals(plain(name)) || isTitle(z, name))
                        .findFirst());
    }

    private static boolean isTitle(String zone, String name) {
        return RuleTable.title(zone, Language.EN).equalsIgnoreCase(name)
                || RuleTable.title(zone, Language.ZH).equals(name);
    }

    /** Of the zones that the program knows, which the rules of a study need not make. */
    private static boolean isUsual(String zone) {
        return !RuleTable.title(zone, Language.EN).equals(zone);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }
}
