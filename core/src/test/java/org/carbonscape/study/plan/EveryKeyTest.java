package org.carbonscape.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.option.Item;
import org.carbonscape.option.Option;
import org.carbonscape.option.Section;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every key a study file may have, gone through one by one. */
class EveryKeyTest {
    /** Needed where another is not there: a fishnet, rasters by year. */
    private static final List<String> OR_ANOTHER = List.of("units.mine.file", "drivers.table.file");

    @TempDir
    private Path folder;

    /** An item under the names of a user. */
    record Key(List<String> path, Item item) {
        String place() {
            return String.join(".", path);
        }

        Key below(Item item) {
            List<String> longer = new ArrayList<>(path);
            boolean table = item instanceof Section && place().equals("drivers"); // beside a driver that is a text
            boolean years = List.of("landUse.phases", "landUse.accuracy").contains(place());
            String own = years ? "2005" : table ? "table" : "mine";
            longer.add(item.key().equals(Item.ANY) ? own : item.key());
            return new Key(longer, item);
        }

        /** A driver is a text or a section. */
        boolean isEither() {
            return path.size() == 2 && path.get(0).equals("drivers");
        }

        /** A study file of this key alone. */
        String yaml(String value) {
            StringBuilder yaml = new StringBuilder();
            for (int i = 0; i < path.size(); i++) {
                yaml.append("  ".repeat(i)).append(path.get(i)).append(":");
                yaml.append(i < path.size() - 1 ? "\n" : " " + value + "\n");
            }
            return yaml.toString();
        }

        @Override
        public String toString() {
            return place();
        }
    }

    private static Stream<Key> all() {
        List<Key> keys = new ArrayList<>();
        collect(new Key(List.of(), StudyReader.KEYS), keys);
        return keys.stream().skip(1);
    }

    private static void collect(Key key, List<Key> into) {
        into.add(key);
        if (key.item instanceof Section section) {
            section.items().forEach(i -> collect(key.below(i), into));
        }
    }

    /** Keys of the user's own (a year, a set of units) are their names themselves. */
    static Stream<Key> ours() {
        return all().filter(k -> !k.item.key().equals(Item.ANY));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void chineseFormsHaveANameForIt(Key key) {
        String name = key.item.title().in(Language.ZH);
        assertThat(key.item.title().in(Language.EN)).isEqualTo(key.item.key());
        assertThat(name).isNotEqualTo(key.item.key()).hasSizeLessThan(20).doesNotContainPattern("[。，：；]");
    }

    static Stream<Key> options() {
        return all().filter(k -> k.item instanceof Option<?>);
    }

    static Stream<Key> sections() {
        return all().filter(k -> k.item instanceof Section);
    }

    static Stream<Key> sectionsOnly() {
        return sections().filter(k -> !k.isEither());
    }

    static Stream<Key> closedSections() {
        return sections().filter(k -> items(k).stream().noneMatch(i -> i.key().equals(Item.ANY)));
    }

    private static List<Item> items(Key key) {
        return ((Section) key.item).items();
    }

    @Test
    void thereAreAllTheKeysOfThePage() {
        assertThat(options().count()).isGreaterThan(90);
        assertThat(sections().count()).isGreaterThan(20);
        assertThat(all().map(Key::place)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("options")
    void theExampleOfThePageIsAccepted(Key key) {
        Option<?> option = (Option<?>) key.item;
        assertThat(option.example()).isNotEmpty();
        String yaml = option.kind().isList() || !option.example().contains(": ")
                ? option.example()
                : "\"" + option.example().replace("\"", "") + "\"";
        Reading read = Reading.of(folder, key.yaml(yaml));
        assertThat(read.problems().stream().filter(p -> p.place().startsWith(key.place())))
                .filteredOn(p -> !p.code().name().startsWith("STUDY_09")) // no unit sets here
                .filteredOn(p -> p.code() != ProblemCode.GATHER_01_NO_FLOWS) // y of an account that is not there
                .filteredOn(p -> !p.code().name().startsWith("ACCURACY_07")) // nor here
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("options")
    void theDefaultOfThePageIsAcceptedAndChangesNothing(Key key) {
        Option<?> option = (Option<?>) key.item;
        Optional<String> standard = option.standard().value();
        if (standard.isEmpty() || key.path.size() == 1) {
            return;
        }
        Reading written = Reading.of(folder, key.yaml("\"" + standard.get() + "\""));
        assertThat(written.at(key.place(), Language.EN)).isEmpty();
        List<String> parent = key.path.subList(0, key.path.size() - 1);
        Reading without = Reading.of(folder, new Key(parent, key.item).yaml("{}"));
        assertThat(text(written.study().orElseThrow()))
                .isEqualTo(text(without.study().orElseThrow()));
    }

    /** All of a study; the identities of lambdas in it are no part of what it is. */
    private static String text(Study study) {
        return study.toString().replaceAll("@[0-9a-f]+", "");
    }

    @ParameterizedTest
    @MethodSource("options")
    void keysInPlaceOfAValueAreTold(Key key) {
        if (key.isEither()) {
            assertThat(Reading.of(folder, key.yaml("{ a: b }")).at("drivers.mine.a", Language.EN))
                    .singleElement()
                    .asString()
                    .startsWith("STUDY-03");
            return;
        }
        Reading read = Reading.of(folder, key.yaml("{ a: b }"));
        assertThat(read.at(key.place(), Language.EN))
                .containsExactly(Reading.told(
                        "STUDY-05",
                        key.place(),
                        Language.EN,
                        "\"{...}\" is not a valid value: a text is needed",
                        "Write one word or a quoted text."));
        assertThat(read.at(key.place(), Language.ZH))
                .containsExactly(
                        Reading.told("STUDY-05", key.place(), Language.ZH, "“{...}”不是有效值：此处需要一段文字", "请写一个词或加引号的文字。"));
    }

    @ParameterizedTest
    @MethodSource("options")
    void aListIsToldWhereOneValueIsNeeded(Key key) {
        Option<?> option = (Option<?>) key.item;
        Reading read = Reading.of(folder, key.yaml("[zz, { a: b }]"));
        if (option.kind().isList()) {
            assertThat(read.at(key.place() + "[2]", Language.EN))
                    .containsExactly(Reading.told(
                            "STUDY-05",
                            key.place() + "[2]",
                            Language.EN,
                            "\"{...}\" is not a valid value: a text is needed",
                            "Write one word or a quoted text."));
            return;
        }
        Reading flat = Reading.of(folder, key.yaml("[zz, yy]"));
        assertThat(flat.at(key.place(), Language.EN))
                .containsExactly(Reading.told(
                        "STUDY-05",
                        key.place(),
                        Language.EN,
                        "\"[...]\" is not a valid value: one value is needed, not a list",
                        "Write one value such as " + option.example() + "."));
        assertThat(option.example()).isNotEmpty();
        assertThat(flat.at(key.place(), Language.ZH))
                .containsExactly(Reading.told(
                        "STUDY-05",
                        key.place(),
                        Language.ZH,
                        "“[...]”不是有效值：此处只能写一个值，不能写列表",
                        "请写一个值，例如 " + option.example() + "。"));
    }

    @ParameterizedTest
    @MethodSource("options")
    void aKeyWithNothingAfterItIsAsIfItWereNotThere(Key key) {
        Reading read = Reading.of(folder, key.yaml(""));
        boolean otherwise = OR_ANOTHER.contains(key.place()) || key.place().equals("geodetector.y"); // no account
        assertThat(read.at(key.place(), Language.EN))
                .filteredOn(text -> !otherwise)
                .allSatisfy(text -> assertThat(text).startsWith("STUDY-04"))
                .hasSize(key.item.required() ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource("options")
    void aRequiredKeyThatIsMissingIsToldWithItsExample(Key key) {
        Option<?> option = (Option<?>) key.item;
        List<String> parent = key.path.subList(0, key.path.size() - 1);
        Reading read = parent.isEmpty()
                ? Reading.of(folder, "units: {}")
                : Reading.of(folder, new Key(parent, key.item).yaml("{}"));
        if (!option.required()) {
            assertThat(read.at(key.place(), Language.EN))
                    .filteredOn(t -> !OR_ANOTHER.contains(key.place()))
                    .filteredOn(t -> !t.startsWith("GATHER-01")) // y of an account that is not there
                    .isEmpty();
            return;
        }
        String last = option.key() + ": " + option.example();
        assertThat(read.at(key.place(), Language.EN))
                .containsExactly(Reading.told(
                        "STUDY-04", key.place(), Language.EN, "it is required but missing", "Add it: " + last + "."));
        assertThat(read.at(key.place(), Language.ZH))
                .containsExactly(Reading.told("STUDY-04", key.place(), Language.ZH, "缺少必填项", "请补充：" + last + "。"));
    }

    @ParameterizedTest
    @MethodSource("closedSections")
    void anUnknownKeyIsAnsweredWithTheNearestAndAllThatAreKnown(Key key) {
        for (Item item : items(key)) {
            // the last letter doubled: a slip of the finger
            String slip = item.key() + item.key().charAt(item.key().length() - 1);
            List<String> path = new ArrayList<>(key.path);
            path.add(slip);
            Reading read = Reading.of(folder, new Key(path, item).yaml("1"));
            String known = items(key).stream().map(Item::key).collect(Collectors.joining(", "));
            String place = key.place() + "." + slip;
            // a slip is read as it was meant: what is wrong with the value is told too
            assertThat(read.at(place, Language.EN))
                    .filteredOn(t -> t.startsWith("STUDY-03"))
                    .containsExactly(Reading.told(
                            "STUDY-03",
                            place,
                            Language.EN,
                            "the key is not known; did you mean \"" + item.key() + "\"?",
                            "Correct or remove it. Known keys here: " + known + "."));
            assertThat(read.at(place, Language.ZH))
                    .filteredOn(t -> t.startsWith("STUDY-03"))
                    .containsExactly(Reading.told(
                            "STUDY-03",
                            place,
                            Language.ZH,
                            "未知的键；是否想写“" + item.key() + "”？",
                            "请更正或删除。此处可用的键：" + known.replace(", ", "、") + "。"));
        }
    }

    @Test
    void anUnknownKeyAtTheRootIsAnsweredToo() {
        for (Item item : StudyReader.KEYS.items()) {
            String slip = item.key().substring(0, item.key().length() - 1);
            Reading read = Reading.of(folder, slip + ": 1");
            assertThat(read.at(slip, Language.EN))
                    .filteredOn(t -> t.startsWith("STUDY-03"))
                    .singleElement()
                    .asString()
                    .startsWith("STUDY-03    " + slip + ": the key is not known; did you mean \"" + item.key() + "\"?");
        }
    }

    @ParameterizedTest
    @MethodSource("sectionsOnly")
    void aTextInPlaceOfASectionIsTold(Key key) {
        Reading read = Reading.of(folder, key.yaml("7"));
        List<String> told = read.at(key.place(), Language.EN);
        assertThat(told).singleElement().asString().contains("\"7\" is not a valid value: a section is needed");
        String last = key.path.get(key.path.size() - 1);
        String example =
                told.get(0).replaceFirst("(?s).*Write keys below it, indented, or " + last + ": (.*)\\.$", "$1");
        assertThat(read.at(key.place(), Language.ZH))
                .containsExactly(Reading.told(
                        "STUDY-05",
                        key.place(),
                        Language.ZH,
                        "“7”不是有效值：此处需要一个小节",
                        "请写下一级的键并缩进，或 " + last + ": " + example + "。"));
        assertThat(Reading.of(folder, key.yaml(example)).texts(Language.EN))
                .as(example)
                .noneMatch(t -> t.startsWith("STUDY-03")
                        || t.matches("(?s)STUDY-0[45] +" + Pattern.quote(key.place()) + "[.:].*"));
    }

    /** A list is no section either, and is shown as one. */
    @ParameterizedTest
    @MethodSource("sectionsOnly")
    void aListInPlaceOfASectionIsTold(Key key) {
        assertThat(Reading.of(folder, key.yaml("[a, b]")).at(key.place(), Language.EN))
                .singleElement()
                .asString()
                .startsWith("STUDY-05    " + key.place() + ": \"[...]\" is not a valid value: a section is needed");
    }

    /** Found by these tests: an empty section that needs something was taken for one that was not written. */
    @ParameterizedTest
    @MethodSource("sectionsOnly")
    void aSectionWithNothingBelowItLacksWhatItRequires(Key key) {
        List<Item> required = items(key).stream().filter(Item::required).toList();
        Reading nothing = Reading.of(folder, key.yaml(""));
        if (key.item.required()) {
            // itself is missing, and nothing is said of what would stand below it
            assertThat(nothing.texts(Language.EN))
                    .filteredOn(t -> t.contains(key.place()))
                    .singleElement()
                    .asString()
                    .startsWith("STUDY-04    " + key.place() + ": ");
            return;
        }
        Reading braces = Reading.of(folder, key.yaml("{}"));
        assertThat(nothing.texts(Language.EN)).isEqualTo(braces.texts(Language.EN));
        for (Item item : required) {
            assertThat(nothing.at(key.below(item).place(), Language.EN)).hasSize(1);
        }
    }

    /** Every documented word of every option is read, and a word that is none is answered with the nearest. */
    @ParameterizedTest
    @MethodSource("options")
    void everyWordOfTheListIsRead(Key key) {
        Option<?> option = (Option<?>) key.item;
        List<String> words = option.kind().choices().stream().map(c -> c.id()).toList();
        for (String word : words) {
            assertThat(Reading.of(folder, key.yaml("\"" + word + "\"")).at(key.place(), Language.EN))
                    .isEmpty();
            assertThat(Reading.of(folder, key.yaml("\"" + word.toUpperCase() + "\""))
                            .at(key.place(), Language.EN))
                    .isEmpty();
        }
        option.kind()
                .choices()
                .forEach(c -> c.alsoCalled()
                        .forEach(other -> assertThat(Reading.of(folder, key.yaml("\"" + other + "\""))
                                        .at(key.place(), Language.EN))
                                .isEmpty()));
        if (words.isEmpty()) {
            return;
        }
        boolean near = !Nearest.to("qqq", words).isEmpty();
        Reading read = Reading.of(folder, key.yaml("qqq"));
        assertThat(read.at(key.place(), Language.EN))
                .containsExactly(Reading.told(
                        "STUDY-05",
                        key.place(),
                        Language.EN,
                        "\"qqq\" is not a valid value: "
                                + (near ? "did you mean \"" + Nearest.of("qqq", words) + "\"?" : "it is none of them"),
                        "Write one of " + String.join(", ", words) + "."));
        assertThat(read.at(key.place(), Language.ZH))
                .containsExactly(Reading.told(
                        "STUDY-05",
                        key.place(),
                        Language.ZH,
                        "“qqq”不是有效值：" + (near ? "是否想写“" + Nearest.of("qqq", words) + "”？" : "不在可选项中"),
                        "请写以下之一：" + String.join("、", words) + "。"));
    }

    @ParameterizedTest
    @MethodSource("options")
    void anOtherNameOfAKeyIsTheKey(Key key) {
        Option<?> option = (Option<?>) key.item;
        for (String other : option.alsoCalled()) {
            List<String> path = new ArrayList<>(key.path);
            path.set(path.size() - 1, other);
            Key also = new Key(path, key.item);
            assertThat(text(Reading.of(folder, also.yaml(option.example()))
                            .study()
                            .orElseThrow()))
                    .isEqualTo(text(Reading.of(folder, key.yaml(option.example()))
                            .study()
                            .orElseThrow()));
            // both together are one option twice
            String both = key.yaml(option.example()) + "  ".repeat(path.size() - 1) + other + ": " + option.example();
            String section = String.join(".", path.subList(0, path.size() - 1));
            assertThat(Reading.of(folder, both).at(section, Language.EN))
                    .filteredOn(told -> told.startsWith("STUDY-"))
                    .containsExactly(Reading.told(
                            "STUDY-10",
                            section,
                            Language.EN,
                            option.key() + " and " + other + " are both given",
                            "Keep one: they are two names of one option."));
            assertThat(Reading.of(folder, both).at(section, Language.ZH))
                    .containsExactly(Reading.told(
                            "STUDY-10",
                            section,
                            Language.ZH,
                            "同时给出了 " + option.key() + " 和 " + other,
                            "请只保留一个：两者是同一选项。"));
        }
    }

    /** No word stands for two things of one option. */
    @ParameterizedTest
    @MethodSource("options")
    void aWordMeansOneThing(Key key) {
        List<String> all = new ArrayList<>();
        ((Option<?>) key.item).kind().choices().forEach(c -> {
            all.add(c.id());
            c.alsoCalled().stream().filter(a -> !a.equals(c.id())).forEach(all::add);
        });
        assertThat(all).doesNotHaveDuplicates();
        // readings are compared in small letters with hyphens: a word that is spelt otherwise needs that spelling too
        assertThat(all)
                .allSatisfy(w -> assertThat(all)
                        .contains(w.toLowerCase().replaceAll("[_\\s]+", "-").replace('/', '-')));
    }

    @ParameterizedTest
    @MethodSource("options")
    void bothLanguagesSayWhatAnOptionIsInASentence(Key key) {
        assertThat(key.item.doc().in(Language.EN)).endsWith(".").doesNotContain("  ");
        assertThat(key.item.doc().in(Language.ZH)).endsWith("。").doesNotContain("  ");
        assertThat(key.item.doc().in(Language.ZH)).isNotEqualTo(key.item.doc().in(Language.EN));
    }

    @ParameterizedTest
    @MethodSource("sections")
    void bothLanguagesSayWhatASectionIsInASentence(Key key) {
        assertThat(key.item.doc().in(Language.EN)).endsWith(".");
        assertThat(key.item.doc().in(Language.ZH)).endsWith("。");
    }
}
