package org.carbonscape.app.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.advise.CorridorStage;
import org.carbonscape.study.layer.ClassStyles;
import org.carbonscape.suitability.Levels;

/**
 * Names of a run's classes of land use, of its zones, levels and corridors in both languages, whichever of them its
 * styles are written in.
 */
final class ClassNames {
    /** Of {@code a → b}, in Chinese {@code a→b}; runs of before 2026-12 wrote {@code a -> b}. */
    private static final Pattern CHANGE = Pattern.compile("(.*?) ?(?:→|->) ?(.*)");

    private static final String UNCHANGED = " (unchanged)";
    private static final String UNCHANGED_ZH = "（未变）";

    /** A name in both languages. @param id in tables */
    record Name(String id, String chinese) {}

    private final Map<String, Name> byAny = new HashMap<>();

    /** @param record {@code run.json} of the folder */
    ClassNames(JsonNode record, Path folder) {
        for (JsonNode c : record.path("ledger").path("classes")) {
            Name name = new Name(
                    c.path("class").asText(),
                    c.path("class_zh").asText(c.path("class").asText()));
            add(name);
        }
        Levels levels = Levels.given(1, 2, 3, 4); // as many as have names
        for (int level = 1; level <= levels.count(); level++) {
            add(new Name(levels.name(level, Language.EN), levels.name(level, Language.ZH)));
        }
        CorridorStage.CORRIDOR_KEY.forEach(
                e -> add(new Name(e.name().en(), e.name().zh())));
        Path zones = folder.resolve("tables/zones.csv");
        if (Files.isRegularFile(zones)) {
            new Problems()
                    .attempt(() -> TableFile.read(zones))
                    .ifPresent(t -> t.rows()
                            .forEach(row -> row.findText("zone_en")
                                    .ifPresent(en -> row.findText("zone_zh").ifPresent(zh -> add(new Name(en, zh))))));
        }
    }

    private void add(Name name) {
        byAny.putIfAbsent(name.chinese, name);
        byAny.putIfAbsent(name.id, name);
        byAny.putIfAbsent(name.id.replace('_', ' '), name); // in a style, and as it begins there
        byAny.putIfAbsent(ClassStyles.shown(name.id), name);
    }

    /** Gives the labels of a style both languages, where they are known. */
    void name(Styles.Style style) {
        for (Map<String, Object> one : style.classes()) {
            of(String.valueOf(one.get("label"))).ifPresent(n -> {
                Map<String, Object> both = new LinkedHashMap<>();
                both.put("en", n.id());
                both.put("zh", n.chinese());
                one.put("label", both);
            });
        }
    }

    /** A class, {@code a → b} or {@code a (unchanged)}; empty where it is none of them. */
    Optional<Name> of(String label) {
        String plain = label.replace(UNCHANGED, "").replace(UNCHANGED_ZH, "");
        if (!plain.equals(label)) {
            return known(plain).map(n -> new Name(n.id + UNCHANGED, n.chinese + UNCHANGED_ZH));
        }
        Matcher change = CHANGE.matcher(label);
        if (!change.matches()) {
            return known(label);
        }
        Optional<Name> to = known(change.group(2));
        return known(change.group(1))
                .flatMap(f -> to.map(t -> new Name(f.id + " → " + t.id, f.chinese + "→" + t.chinese)));
    }

    private Optional<Name> known(String name) {
        return Optional.ofNullable(byAny.get(name));
    }
}
