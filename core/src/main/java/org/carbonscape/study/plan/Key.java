package org.carbonscape.study.plan;

import java.util.List;
import java.util.Optional;

/**
 * A declared key of the study file. Reading, unknown-key messages, the published JSON Schema and the reference page
 * come from this one declaration.
 *
 * @param name     as written; {@code *} stands for a name the user chooses (a year, a unit set, a driver)
 * @param kind     what the value is
 * @param required whether its absence is a problem
 * @param doc      one sentence for the reference page and the editor
 * @param example  as it would be written
 * @param children keys of a section; empty for plain values
 */
public record Key(String name, Kind kind, boolean required, String doc, String example, List<Key> children) {

    /** What a value may be. */
    public enum Kind {
        SECTION("a section of keys"),
        TEXT("a text"),
        FILE("a file"),
        PRESET_OR_FILE("a preset's name or a file"),
        NUMBER("a number"),
        WHOLE("a whole number"),
        LENGTH("a length such as 3 km or 500 m"),
        CODES("a list of whole numbers"),
        BOOLEAN("true or false"),
        CHOICE("one of the words listed"),
        LIST("a list"),
        DRIVER("a raster file, or such as: share of forest, distance to water"),
        SECTION_OR_TEXT("a section of keys, or a text");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    static Key section(String name, boolean required, String doc, Key... children) {
        return new Key(name, Kind.SECTION, required, doc, "", List.of(children));
    }

    static Key of(String name, Kind kind, boolean required, String doc, String example) {
        return new Key(name, kind, required, doc, example, List.of());
    }

    /** The child with this name, or the child whose name the user chooses. */
    Optional<Key> find(String childName) {
        return children.stream()
                .filter(k -> k.name.equals(childName))
                .findFirst()
                .or(() -> children.stream().filter(k -> k.name.equals("*")).findFirst());
    }
}
