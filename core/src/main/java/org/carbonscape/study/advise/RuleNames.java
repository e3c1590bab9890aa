package org.carbonscape.study.advise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.LandRole;
import org.carbonscape.problem.Language;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.suitability.ClassNames;
import org.carbonscape.suitability.Levels;

/**
 * Words that the conditions of rules may use beside the classes of a layer: kinds of land and Chinese names, {@code *}
 * and kinds in changes of land use, levels by number or Chinese name, hot and cold for all such bins, yes or 1 for a
 * flag.
 *
 * @param levels names of the levels, the most suitable first
 */
public record RuleNames(StudyArea studyArea, List<String> levels) implements ClassNames {
    private static final Map<String, List<String>> BINS = Map.of(
            "hot",
            List.of("1", "2", "3"),
            "cold",
            List.of("-3", "-2", "-1"),
            "热点",
            List.of("1", "2", "3"),
            "冷点",
            List.of("-3", "-2", "-1"));

    /** 2.0, as pandas writes a number beside empty cells. */
    private static final Pattern WHOLE = Pattern.compile("(?<=^[+-]?[0-9]{1,9})\\.0+$");

    private static final Pattern BETWEEN_HAN = Pattern.compile("(?<=\\p{IsHan})[\\s\\p{Z}]+(?=\\p{IsHan})");

    @Override
    public List<String> of(String layer, String written) {
        String word =
                BETWEEN_HAN.matcher(WHOLE.matcher(written).replaceFirst("")).replaceAll(""); // 耕 地
        return switch (layer) {
            case "land_use" -> land(word);
            case "land_use_change" -> changes(word);
            case "level" -> List.of(level(word));
            case "hot_spot" -> BINS.getOrDefault(word.toLowerCase(Locale.ROOT), List.of(word.replaceFirst("^\\+", "")));
            default -> List.of(List.of("1", "true", "是").contains(word.toLowerCase(Locale.ROOT)) ? "yes" : word);
        };
    }

    private List<String> land(String word) {
        List<String> found = studyArea.legend().list().stream()
                .filter(c -> c.nameZh().equals(word) || c.name().equalsIgnoreCase(word))
                .map(LandClass::name)
                .toList();
        return !found.isEmpty()
                ? found
                : LandRole.find(word)
                        .map(r -> studyArea.kinds().getOrDefault(r.className(), List.of(word)))
                        .orElse(List.of(word));
    }

    /** Both sides of the arrow. */
    private List<String> changes(String word) {
        String[] sides = word.split("\\s*(>|->|→)\\s*", 2);
        if (sides.length < 2) {
            return List.of(word);
        }
        List<String> changes = new ArrayList<>();
        for (String from : side(sides[0])) {
            for (String to : side(sides[1])) {
                if (!from.equals(to) || !word.contains("*")) { // land that stays is no change
                    changes.add(from + ">" + to);
                }
            }
        }
        return changes;
    }

    private List<String> side(String word) {
        return word.equals("*") ? studyArea.legend().names() : land(word);
    }

    private String level(String word) {
        for (int l = 0; l < levels.size(); l++) {
            if (word.equals(Integer.toString(l + 1))
                    || word.equals(levelNames(levels.size(), Language.ZH).get(l))
                    || levels.get(l).equals(word.toLowerCase(Locale.ROOT) + " suitable")
                    || levels.get(l).equalsIgnoreCase(word)) {
                return levels.get(l);
            }
        }
        return word;
    }

    /** What levels and rules are checked against before there are any. */
    public static List<String> levelNames(int count, Language language) {
        double[] limits = new double[count - 1];
        Arrays.setAll(limits, i -> i);
        Levels levels = Levels.given(limits);
        List<String> names = new ArrayList<>();
        for (int l = 1; l <= count; l++) {
            names.add(levels.name(l, language));
        }
        return names;
    }
}
