package org.carbonscape.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How texts, flags, choices and lists are read, told and written. */
class WordKindsTest {
    private enum Tail {
        BOTH,
        RIGHT,
        FIRST_FAILURE
    }

    private static final Kind<Tail> TAIL = Kinds.choice(List.of(
            Choice.of(Tail.BOTH, "two-sided", "either tail", "双侧", "two-tailed", "both"),
            Choice.of(Tail.RIGHT, "greater", "", "", "right"),
            Choice.of(Tail.FIRST_FAILURE, "fdr-first-failure", "GeoDa's", "GeoDa 的做法", "n/a", "右")));

    @Test
    void anyTextIsATextButNone() {
        assertThat(Read.value(Kinds.text(), "  长株潭 2005 ")).isEqualTo("长株潭 2005");
        assertThat(Read.value(Kinds.text(), "1,2;3")).isEqualTo("1,2;3");
        for (String none : List.of("", "  ", "\t", "\u3000")) {
            Read.wrong(Kinds.text(), none, "a text is needed / one word or a quoted text", "此处需要一段文字 / 一个词或加引号的文字");
        }
        assertThat(Kinds.text().label()).isEqualTo("TEXT");
        assertThat(Kinds.text("COLUMN").label()).isEqualTo("COLUMN");
        assertThat(Kinds.text().schema()).isEqualTo(Map.of("type", List.of("string", "number")));
        Read.wanted(Kinds.text(), "a text", "文字");
        assertThat(Kinds.text().text("a b")).isEqualTo("a b");
    }

    @Test
    void aFileIsAPathThatIsNotResolved() {
        assertThat(Read.value(Kinds.file(), " 子/b.tif ")).isEqualTo(Path.of("子/b.tif"));
        Read.wrong(Kinds.file(), "a\0b", "not the name of a file here / a file", "不是有效的文件名 / 文件");
        assertThat(Kinds.file().label()).isEqualTo("FILE");
        assertThat(Kinds.file().schema()).isEqualTo(Map.of("type", "string"));
        assertThat(Kinds.file().text(Path.of("a", "b.tif")))
                .isEqualTo(Path.of("a", "b.tif").toString());
        Read.wanted(Kinds.file(), "a file", "文件");
        assertThat(Kinds.folder().label()).isEqualTo("DIR");
        Read.wanted(Kinds.folder(), "a folder", "文件夹");
    }

    @Test
    void aPresetOrAFileIsToldApartLater() {
        Kind<String> kind = Kinds.presetOrFile(List.of("clcd", "esri"));
        assertThat(Read.value(kind, "clcd")).isEqualTo("clcd");
        assertThat(Read.value(kind, "own.csv")).isEqualTo("own.csv");
        assertThat(kind.schema()).isEqualTo(Map.of("type", "string", "examples", List.of("clcd", "esri")));
        assertThat(kind.label()).isEqualTo("NAME|FILE");
        Read.wanted(kind, "a preset's name or a file", "预设名或文件");
        Read.wrong(kind, " ", "a text is needed / a preset's name or a file", "此处需要一段文字 / 预设名或文件");
        assertThat(kind.text("clcd")).isEqualTo("clcd");
    }

    @ParameterizedTest
    @CsvSource({"true,true", "TRUE,true", "Yes,true", "是,true", "' yes ',true", "false,false", "No,false", "否,false"})
    void aFlagIsYesOrNoInBothLanguages(String text, boolean value) {
        assertThat(Read.value(Kinds.flag(), text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "0", "maybe", "真", "是的", "t"})
    void otherTextsAreNoFlag(String text) {
        Read.wrong(Kinds.flag(), text, "not a yes or no / true / false", "不是“是”或“否” / true / false");
    }

    @Test
    void aFlagIsWrittenAsJsonWritesIt() {
        assertThat(Kinds.flag().text(true)).isEqualTo("true");
        assertThat(Kinds.flag().text(false)).isEqualTo("false");
        assertThat(Kinds.flag().schema()).isEqualTo(Map.of("type", "boolean"));
        assertThat(Kinds.flag().label()).isEqualTo("true|false");
        Read.wanted(Kinds.flag(), "true or false", "true 或 false");
    }

    @ParameterizedTest
    @CsvSource({
        "two-sided,BOTH",
        "Two-Sided,BOTH",
        "two_sided,BOTH",
        "two sided,BOTH",
        "'two  \t sided',BOTH",
        "two-tailed,BOTH",
        "both,BOTH",
        "GREATER,RIGHT",
        "right,RIGHT",
        "fdr first_failure,FIRST_FAILURE",
        "右,FIRST_FAILURE"
    })
    void aChoiceIsReadUnderAllItsNames(String text, Tail value) {
        assertThat(Read.value(TAIL, text)).isEqualTo(value);
    }

    @Test
    void aSlashStandsForAHyphen() {
        Kind<String> words = Read.words("head-tail", "natural");
        assertThat(Read.value(words, "Head/Tail")).isEqualTo("head-tail");
    }

    @ParameterizedTest
    @CsvSource({"two-side,two-sided", "grater,greater", "fdr,fdr-first-failure", "fdr-first,fdr-first-failure"})
    void aSlipIsAnsweredWithTheNearestWord(String text, String near) {
        Read.wrong(
                TAIL,
                text,
                "did you mean \"" + near + "\"? / one of two-sided, greater, fdr-first-failure",
                "是否想写“" + near + "”？ / 以下之一：two-sided、greater、fdr-first-failure");
    }

    /** 标准煤 was answered with "did you mean ncv": no Latin word is near a Chinese one. */
    @Test
    void aChineseWordThatIsNoneIsNotGuessedAt() {
        Read.wrong(
                TAIL,
                "标准煤",
                "it is none of them / one of two-sided, greater, fdr-first-failure",
                "不在可选项中 / 以下之一：two-sided、greater、fdr-first-failure");
        assertThat(Read.value(TAIL, "ｇｒｅａｔｅｒ")).isEqualTo(Tail.RIGHT); // full width
    }

    @Test
    void aListIsNoneOfTheWords() {
        assertThat(Read.wrongs(Language.EN, TAIL, "greater", "two-sided"))
                .singleElement()
                .asString()
                .endsWith(" / one of two-sided, greater, fdr-first-failure");
    }

    @Test
    void aChoiceIsWrittenByItsName() {
        assertThat(TAIL.text(Tail.BOTH)).isEqualTo("two-sided");
        assertThat(TAIL.text(Tail.FIRST_FAILURE)).isEqualTo("fdr-first-failure");
        assertThat(Read.words("a").text("elsewhere")).isEqualTo("elsewhere");
        assertThat(TAIL.schema()).isEqualTo(Map.of("enum", List.of("two-sided", "greater", "fdr-first-failure")));
        assertThat(TAIL.choices())
                .extracting(c ->
                        c.id() + "|" + c.doc().in(Language.EN) + "|" + c.doc().in(Language.ZH))
                .containsExactly("two-sided|either tail|双侧", "greater||", "fdr-first-failure|GeoDa's|GeoDa 的做法");
    }

    @Test
    void aFewWordsAreTheLabelManyAreNot() {
        assertThat(TAIL.label()).isEqualTo("two-sided|greater|fdr-first-failure");
        assertThat(Read.words("a", "b", "c", "d").label()).isEqualTo("a|b|c|d");
        assertThat(Read.words("a", "b", "c", "d", "e").label()).isEqualTo("WORD");
    }

    @Test
    void aListReadsEveryItemAndTellsEveryOneThatIsWrong() {
        Kind<List<Long>> codes = Kinds.list(Kinds.integer(0, 255));
        assertThat(Read.value(codes, "0", "255")).containsExactly(0L, 255L);
        assertThat(Read.value(codes, "7")).containsExactly(7L);
        assertThat(Read.value(codes)).isEmpty();
        assertThat(Read.wrongs(Language.EN, codes, "0", "256", "1", "x"))
                .containsExactly(
                        "1: out of range or not a whole number / a whole number from 0 to 255",
                        "3: out of range or not a whole number / a whole number from 0 to 255");
        assertThat(Read.wrongs(Language.ZH, codes, "256", "0")).containsExactly("0: 不是整数或超出范围 / 0 至 255 的整数");
        Read.wanted(codes, "a list, each a whole number from 0 to 255", "列表，每项为 0 至 255 的整数");
        assertThat(codes.text(List.of(0L, 255L))).isEqualTo("0, 255");
        assertThat(codes.label()).isEqualTo("N");
        assertThat(codes.isList()).isTrue();
    }

    @Test
    void aListInOneTextIsPartedAtCommasOfBothLanguages() {
        Kind<List<String>> list = Kinds.list(Kinds.text());
        assertThat(list.split("耕地，林地, 草地")).containsExactly("耕地", "林地", "草地");
        assertThat(list.split(" a ,, b ,")).containsExactly("a", "b");
        assertThat(list.split("")).isEmpty();
    }

    @Test
    void aListMayAlsoBeOneItem() {
        Kind<List<Tail>> list = Kinds.list(TAIL);
        assertThat(list.schema())
                .isEqualTo(Map.of("anyOf", List.of(TAIL.schema(), Map.of("type", "array", "items", TAIL.schema()))));
        assertThat(list.choices()).isEqualTo(TAIL.choices());
    }

    @Test
    void anItemOfAListIsReadAtItsOwnPlace() {
        Kind<String> placed = Kinds.of("X", Bilingual.same("x"), (text, place) -> place + "=" + text, v -> v);
        assertThat(Read.value(Kinds.list(placed), "a", "b")).containsExactly("place[1]=a", "place[2]=b");
        assertThat(Read.value(Kinds.list(placed), "a")).containsExactly("place=a");
    }

    @Test
    void aGrammarReadsTheWholeTextAndTellsItsOwnProblems() {
        Kind<Integer> grammar = Kinds.of(
                "RULE",
                Bilingual.of("a rule", "规则"),
                (text, place) -> {
                    if (text.isEmpty()) {
                        throw new ProblemException(ProblemCode.DRIVER_08_RULE, place, text);
                    }
                    return text.length();
                },
                v -> "#" + v);
        assertThat(Read.value(grammar, " manual:1", "2 ")).isEqualTo("manual:1, 2".length());
        assertThat(grammar.label()).isEqualTo("RULE");
        assertThat(grammar.text(3)).isEqualTo("#3");
        Read.wanted(grammar, "a rule", "规则");
        assertThat(grammar.schema()).isEqualTo(Map.of("type", List.of("string", "number")));
        assertThatThrownBy(() -> grammar.read(List.of(" "), "here"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .singleElement()
                                .satisfies(p -> assertThat(p.place()).isEqualTo("here")));
    }

    @Test
    void textsMayHoldCommas() {
        Kind<List<String>> texts = Kinds.texts("SOURCE");
        assertThat(Read.value(texts, "a,b", "c")).containsExactly("a,b", "c");
        assertThat(texts.split("a,b")).containsExactly("a,b");
        assertThat(texts.isList()).isTrue();
        assertThat(texts.label()).isEqualTo("SOURCE");
        assertThat(texts.text(List.of("a", "b"))).isEqualTo("a, b");
        Read.wanted(texts, "a list of texts", "若干文字");
        Map<String, Object> item = Map.of("type", List.of("string", "number"));
        assertThat(texts.schema()).isEqualTo(Map.of("anyOf", List.of(item, Map.of("type", "array", "items", item))));
    }

    @Test
    void aFormSaysWhetherItIsAList() {
        for (boolean list : new boolean[] {true, false}) {
            Kind<Integer> form = Kinds.form(
                    "F",
                    Bilingual.same("f"),
                    Schema.of("enum", List.of(1)),
                    list,
                    texts -> Reading.of(texts.size()),
                    String::valueOf);
            assertThat(form.isList()).isEqualTo(list);
            assertThat(Read.value(form, "a", "b", "c")).isEqualTo(3);
            assertThat(form.schema()).isEqualTo(Map.of("enum", List.of(1)));
            assertThat(form.label()).isEqualTo("F");
            assertThat(form.text(4)).isEqualTo("4");
        }
    }

    @Test
    void aSchemaKeepsTheOrderItIsWrittenIn() {
        assertThat(Schema.of("type", "number", "minimum", 1, "maximum", 2).keySet())
                .containsExactly("type", "minimum", "maximum");
    }

    /** Any slip of one letter of a long word is answered with that word. */
    @Test
    void oneWrongLetterIsAlwaysUnderstood() {
        Random random = new Random(3);
        List<String> ids = List.of("two-sided", "greater", "fdr-first-failure");
        for (int k = 0; k < 300; k++) {
            String id = ids.get(random.nextInt(ids.size()));
            int at = random.nextInt(id.length());
            char letter = (char) ('a' + random.nextInt(26));
            String slip = id.substring(0, at) + letter + id.substring(at + 1);
            if (ids.contains(slip)) {
                continue;
            }
            assertThat(Read.wrongs(Language.EN, TAIL, slip))
                    .as(slip)
                    .singleElement()
                    .asString()
                    .startsWith("0: did you mean \"" + id + "\"?");
        }
    }
}
