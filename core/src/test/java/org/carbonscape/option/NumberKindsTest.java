package org.carbonscape.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How numbers, lengths and areas are read, told and written. */
class NumberKindsTest {
    private static final Kind<Long> SMALL = Kinds.integer(2, 64);
    private static final Kind<Double> FACTOR = Kinds.number(-1, 2.5, Bilingual.of("a factor", "系数"));

    @ParameterizedTest
    @CsvSource({"2,2", "64,64", "' 7 ',7", "+5,5", "1_0,10", "007,7", "１２,12"})
    void aWholeNumberIsReadWithItsEnds(String text, long value) {
        assertThat(Read.value(SMALL, text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "65", "-2", "2.0", "2.5", "1e1", "", " ", "two", "0x10", "9223372036854775808", "3;4"})
    void otherTextsAreNoWholeNumberInTheRange(String text) {
        Read.wrong(
                SMALL,
                text,
                "out of range or not a whole number / a whole number from 2 to 64",
                "不是整数或超出范围 / 2 至 64 的整数");
    }

    @Test
    void whatAChineseKeyboardWritesWideIsRead() {
        assertThat(Read.value(Kinds.length(), "１０ｋｍ")).isEqualTo(10_000);
        assertThat(Read.value(Kinds.length(), "１．５　公里")).isEqualTo(1_500);
        assertThat(Read.value(Kinds.reach(), "０．５ ｄｅｇ")).isEqualTo(55_660);
        assertThat(Read.value(Kinds.area(), "２ｋｍ２")).isEqualTo(200);
        assertThat(Read.value(Kinds.memory(), "４ｇ")).isEqualTo(4096);
        assertThat(Read.value(FACTOR, "－０．５")).isEqualTo(-0.5);
        assertThat(Read.value(Kinds.share(), "０．０５")).isEqualTo(0.05);
        assertThat(Read.value(Kinds.year(), "２０２０年")).isEqualTo(2020);
        assertThat(Read.value(Kinds.year(), "2020 年")).isEqualTo(2020);
        Read.wrong(
                Kinds.year(),
                "年",
                "out of range or not a whole number / a whole number from 1 to 9999",
                "不是整数或超出范围 / 1 至 9999 的整数");
        Read.wrong(FACTOR, "1²", "out of range or not a number / a factor", "不是数或超出范围 / 系数");
    }

    @Test
    void aWholeNumberWithoutEndsTakesAllThatFit() {
        Kind<Long> any = Kinds.integer(Long.MIN_VALUE, Long.MAX_VALUE);
        assertThat(Read.value(any, "-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(Read.value(any, "9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        Read.wanted(any, "a whole number", "整数");
        String tooLong = "out of range or not a whole number / a whole number of at most 18 digits, without exponent";
        Read.wrong(any, "9223372036854775808", tooLong, "不是整数或超出范围 / 至多 18 位的整数，不用指数");
        assertThat(any.schema()).isEqualTo(Map.of("type", "integer"));
        assertThat(any.label()).isEqualTo("N");
    }

    @Test
    void aWholeNumberWithOneEndSaysOnlyThatEnd() {
        Kind<Long> rest = Kinds.integer(1, Long.MAX_VALUE);
        Read.wanted(rest, "a whole number of 1 or more", "不小于 1 的整数");
        assertThat(rest.schema()).isEqualTo(Map.of("type", "integer", "minimum", 1L));
        Read.wrong(
                rest, "0", "out of range or not a whole number / a whole number of 1 or more", "不是整数或超出范围 / 不小于 1 的整数");
        assertThat(SMALL.schema()).isEqualTo(Map.of("type", "integer", "minimum", 2L, "maximum", 64L));
    }

    @Test
    void aWordLeavesAWholeNumberToTheProgram() {
        Kind<OptionalLong> draws = Kinds.wholeOr("auto", 0, 99);
        assertThat(Read.value(draws, "auto")).isEmpty();
        assertThat(Read.value(draws, "AUTO")).isEmpty();
        assertThat(Read.value(draws, "0")).hasValue(0);
        assertThat(Read.value(draws, "99")).hasValue(99);
        for (String text : List.of("100", "-1", "automatic", "", "1.5")) {
            Read.wrong(
                    draws,
                    text,
                    "out of range or not a whole number / a whole number from 0 to 99, or auto",
                    "不是整数或超出范围 / 0 至 99 的整数，或 auto");
        }
        assertThat(draws.label()).isEqualTo("N|auto");
        assertThat(draws.text(OptionalLong.empty())).isEqualTo("auto");
        assertThat(draws.text(OptionalLong.of(9_999))).isEqualTo("9999");
        assertThat(draws.schema())
                .isEqualTo(Map.of(
                        "anyOf",
                        List.of(Map.of("type", "integer", "minimum", 0L, "maximum", 99L), Map.of("const", "auto"))));
    }

    @ParameterizedTest
    @CsvSource({"-1,-1", "2.5,2.5", "0,0", "-0.5,-0.5", ".5,0.5", "2.,2", "1e-3,0.001", "25E-1,2.5", "+1,1", "' 1 ',1"})
    void aNumberIsReadWithItsEnds(String text, double value) {
        assertThat(Read.value(FACTOR, text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1.0001", "2.6", "NaN", "Infinity", "-Infinity", "", "one", "1,5", "0x1p0", "1d", "1f", "1 2"})
    void otherTextsAreNoNumberInTheRange(String text) {
        Read.wrong(FACTOR, text, "out of range or not a number / a factor", "不是数或超出范围 / 系数");
    }

    @Test
    void theSchemaOfANumberHasItsEndsWhereThereAreAny() {
        assertThat(FACTOR.schema()).isEqualTo(Map.of("type", "number", "minimum", -1.0, "maximum", 2.5));
        Kind<Double> any = Kinds.number(-Double.MAX_VALUE, Double.MAX_VALUE, Bilingual.of("a number", "数"));
        assertThat(any.schema()).isEqualTo(Map.of("type", "number"));
        assertThat(Read.value(any, "-1.5e300")).isEqualTo(-1.5e300);
        Read.wrong(any, "1e400", "out of range or not a number / a number", "不是数或超出范围 / 数");
        assertThat(any.label()).isEqualTo("X");
    }

    @Test
    void aShareLiesBetweenNoneAndAll() {
        Kind<Double> share = Kinds.share();
        assertThat(Read.value(share, "0.05")).isEqualTo(0.05);
        assertThat(Read.value(share, "1e-9")).isEqualTo(1e-9);
        for (String text : List.of("0", "1", "-0.1", "5%", "1.5", "NaN", "", "0.5d")) {
            Read.wrong(share, text, "out of range or not a number / a number between 0 and 1", "不是数或超出范围 / 0 与 1 之间的数");
        }
        assertThat(share.schema()).isEqualTo(Map.of("type", "number", "exclusiveMinimum", 0, "exclusiveMaximum", 1));
        assertThat(share.label()).isEqualTo("P");
        Read.wanted(share, "a number between 0 and 1", "0 与 1 之间的数");
    }

    @ParameterizedTest
    @CsvSource({
        "3 km,3000",
        "3km,3000",
        "500 m,500",
        "500,500",
        "0.5 km,500",
        "2 公里,2000",
        "2千米,2000",
        "30 米,30",
        "1e3,1000",
        "1.5e+1 km,15000",
        "2e-1 km,200",
        "99999999 m,99999999"
    })
    void aLengthIsInMetresUnlessItSaysKilometres(String text, double metres) {
        assertThat(Read.value(Kinds.length(), text)).isCloseTo(metres, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0 m",
                "-3 km",
                "3 miles",
                "km",
                "",
                "3 k m",
                "1,000 m",
                "1e9",
                "100000 km",
                "3 km wide",
                "1.2.3",
                ".",
                "3 km2",
                "NaN",
                "3 米千"
            })
    void otherTextsAreNoLength(String text) {
        Read.wrong(Kinds.length(), text, "not a length / a length such as 3 km or 500 m", "不是长度 / 长度，如 3 km 或 500 m");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "0 m,0",
        "0.0 km,0",
        "00,0",
        "0 度,0",
        "0°,0",
        "1 m,1",
        "2 km,2000",
        "1e-7 deg,0.011132",
        "1°,111320",
        "0.5 度,55660",
        "1e-3,0.001"
    })
    void aReachMayBeNoneOrInDegreesOfLatitude(String text, double metres) {
        assertThat(Read.value(Kinds.reach(), text)).isCloseTo(metres, within(1e-12 * Math.max(1, metres)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1 m", "deg", "1 rad", "", "-1e-7 deg", "0 miles", "1 km deg"})
    void otherTextsAreNoReach(String text) {
        Read.wrong(
                Kinds.reach(),
                text,
                "not a length / a length such as 3 km, 500 m or 1e-7 deg, or 0",
                "不是长度 / 长度，如 3 km、500 m 或 1e-7 度，或 0");
    }

    @ParameterizedTest
    @CsvSource({
        "10,10",
        "10 ha,10",
        "2 km2,200",
        "2 km²,200",
        "2km2,200",
        "5000 m2,0.5",
        "5000 m²,0.5",
        "3 公顷,3",
        "3 平方公里,300",
        "3 平方千米,300",
        "1e4 平方米,1",
        "0,0",
        "0 ha,0"
    })
    void anAreaIsInHectaresUnlessItSaysOtherwise(String text, double hectares) {
        assertThat(Read.value(Kinds.area(), text)).isCloseTo(hectares, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1 ha", "10 acres", "", "ha", "10 km", "1e12", "1.1.1 ha", "10 亩"})
    void otherTextsAreNoArea(String text) {
        Read.wrong(Kinds.area(), text, "not an area / an area such as 10 ha or 2 km2", "不是面积 / 面积，如 10 ha 或 2 km2");
    }

    @Test
    void aCellHasSomeArea() {
        assertThat(Read.value(Kinds.someArea(), "900 m2")).isEqualTo(0.09); // not 0.09000000000000001
        Read.wrong(
                Kinds.someArea(),
                "0 ha",
                "not an area / an area above 0 such as 0.09 ha or 900 m2",
                "不是面积 / 大于 0 的面积，如 0.09 ha 或 900 m2");
    }

    @Test
    void lengthsAndAreasAreWrittenInOneUnit() {
        assertThat(Kinds.length().text(3000.0)).isEqualTo("3000 m");
        assertThat(Kinds.length().text(0.5)).isEqualTo("0.5 m");
        assertThat(Kinds.reach().text(0.0)).isEqualTo("0 m");
        assertThat(Kinds.area().text(1000.0)).isEqualTo("1000 ha");
        assertThat(List.of(
                        Kinds.length().label(),
                        Kinds.reach().label(),
                        Kinds.area().label()))
                .containsExactly("D", "D", "A");
        assertThat(Kinds.length().schema()).isEqualTo(Map.of("type", List.of("string", "number")));
        assertThat(Kinds.area().schema()).isEqualTo(Map.of("type", List.of("string", "number")));
    }

    /** What is written is read as what it was: for every kind of number, a few hundred values. */
    @Test
    void everyNumberIsReadBackFromItsText() {
        Random random = new Random(7);
        Kind<Double> any = Kinds.number(-1e9, 1e9, Bilingual.same(""));
        for (int k = 0; k < 400; k++) {
            long whole = random.nextLong();
            Kind<Long> integer = Kinds.integer(Long.MIN_VALUE, Long.MAX_VALUE);
            assertThat(Read.value(integer, integer.text(whole))).isEqualTo(whole);
            // fifteen digits are written, so fifteen come back
            double share = (1 + random.nextInt(999_999)) / 1_000_000.0;
            assertThat(Read.value(Kinds.share(), Kinds.share().text(share))).isEqualTo(share);
            double signed = (share - 0.5) * Math.pow(10, random.nextInt(9));
            assertThat(Read.value(any, any.text(signed))).isCloseTo(signed, within(1e-14 * Math.abs(signed)));
            double length = share * Math.pow(10, random.nextInt(8));
            assertThat(Read.value(Kinds.length(), Kinds.length().text(length)))
                    .isCloseTo(length, within(1e-14 * length));
            assertThat(Read.value(Kinds.area(), Kinds.area().text(length))).isCloseTo(length, within(1e-14 * length));
        }
    }

    @Test
    void twoValuesAreNotOne() {
        for (Kind<?> kind : List.of(SMALL, FACTOR, Kinds.share(), Kinds.length(), Kinds.area(), Kinds.flag())) {
            assertThat(Read.wrongs(Language.EN, kind, "1", "2"))
                    .containsExactly("0: one value is needed, not a list / "
                            + kind.wanted().in(Language.EN));
            assertThat(Read.wrongs(Language.ZH, kind, "1", "2"))
                    .containsExactly("0: 只需一个值，不是列表 / " + kind.wanted().in(Language.ZH));
            assertThat(kind.isList()).isFalse();
            assertThat(kind.choices()).isEmpty();
            assertThat(kind.split("1, 2")).containsExactly("1, 2");
        }
    }

    @ParameterizedTest
    @CsvSource({"4g, 4096", "1.5 GB, 1536", "800m, 800", "64M, 64", "2GiB, 2048", "1t, 1048576"})
    void memoryInMb(String text, long mb) {
        assertThat(Read.value(Kinds.memory(), text)).isEqualTo(mb);
        assertThat(Read.value(Kinds.memory(), Kinds.memory().text(mb))).isEqualTo(mb);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "63m", "0g", "-1g", "g", "4 k", "2000t", "4gg", "1e3g", ""})
    void noMemory(String text) {
        Read.wrong(
                Kinds.memory(),
                text,
                "not an amount of memory / a size such as 4g or 800m, 64m at least",
                "不是内存大小 / 大小，如 4g 或 800m，至少 64m");
    }
}
