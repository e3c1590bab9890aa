package org.carbonscape.study.advise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Words;
import org.carbonscape.problem.Language;
import org.carbonscape.suitability.RuleTable;

/** What zones are called, how they are coloured and in which order readers want them. */
public final class ZoneNames {
    /** The zone of studies without zones, and of land that no rule matched. */
    public static final String REST = "unzoned";

    /** Colours of series unlike those of the three zones. */
    private static final int[] OWN = {3, 0, 6, 8, 2};

    private static final List<String> KNOWN = List.of("key_protection", "key_restoration", "auxiliary_restoration");

    private ZoneNames() {}

    /** Colours of the zones: the three of the reference study, then those of series. */
    public static List<Key.Entry> key(RuleTable rules) {
        List<Key.Entry> entries = new ArrayList<>();
        int own = 0;
        for (int z = 0; z < rules.outcomes().size(); z++) {
            String outcome = rules.outcomes().get(z);
            int known = KNOWN.indexOf(outcome);
            entries.add(new Key.Entry(
                    title(outcome),
                    known >= 0 ? Palette.zones().get(known).rgb() : Palette.series(OWN[own++ % OWN.length])));
        }
        return entries;
    }

    /**
     * Classes of the zones as readers want them: protection, restoration, auxiliary, then the user's own as in the
     * rules.
     */
    public static int[] order(RuleTable rules) {
        return IntStream.rangeClosed(1, rules.outcomes().size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer z) -> {
                    int known = KNOWN.indexOf(rules.outcomes().get(z - 1));
                    return known >= 0 ? known : KNOWN.size() + z;
                }))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    public static Words title(String outcome) {
        String en = RuleTable.title(outcome, Language.EN);
        return outcome.equals(REST)
                ? Words.of("No zone", "未分区")
                : Words.of(
                        Character.toUpperCase(en.charAt(0)) + en.substring(1), RuleTable.title(outcome, Language.ZH));
    }
}
