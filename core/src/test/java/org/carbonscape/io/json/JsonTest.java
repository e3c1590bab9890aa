package org.carbonscape.io.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.carbonscape.finding.Table;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void nestedResultsKeepTheirOrderAndMissingNumbersAreNull() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("z", 0.1 + 0.2);
        result.put("名", "a\"\\\n\u2028");
        result.put("nan", Double.NaN);
        result.put("list", new double[] {1, Double.NaN, 2.5});
        result.put("rows", List.of(Map.of("n", 9_007_199_254_740_993L), List.of()));
        result.put("none", Optional.empty());
        result.put("some", OptionalDouble.of(3));
        result.put("yes", true);
        result.put("empty", Map.of());
        assertThat(Json.text(result)).isEqualTo("""
                {
                  "z": 0.3,
                  "名": "a\\"\\\\\\n\\u2028",
                  "nan": null,
                  "list": [1, null, 2.5],
                  "rows": [
                    {
                      "n": 9007199254740993
                    },
                    []
                  ],
                  "none": null,
                  "some": 3,
                  "yes": true,
                  "empty": {}
                }
                """);
    }

    @Test
    void tablesWithoutRowsTellTheirColumns() {
        Table.Builder like = Table.named("t").text("名").integer("year").number("t");
        Map<String, Object> answer = Json.object(
                "full", Json.rows(Table.named("t").text("名").row("a").build()),
                "none", Json.rows(like.build()),
                "words", List.of(),
                "inner", Json.object("none", Rows.of(List.of(), Table.named("t").text("b"))),
                "other", Json.object("words", List.of()));
        assertThat(Json.line(Rows.empty(answer)))
                .isEqualTo("{ \"none\": { \"名\": \"text\", \"year\": \"integer\","
                        + " \"t\": \"number\" }, \"inner\": { \"none\": { \"b\": \"text\" } } }");
        assertThat(Json.line(Json.object("none", answer.get("none")))).isEqualTo("{ \"none\": [] }");
    }

    @Test
    void anInfiniteNumberIsNoAnswer() {
        for (Object infinite : List.of(Double.NEGATIVE_INFINITY, new double[] {1, Double.POSITIVE_INFINITY})) {
            assertThatThrownBy(() -> Json.text(List.of(infinite))).isInstanceOfSatisfying(ProblemException.class, e -> {
                assertThat(e.problems().get(0).text(Language.EN))
                        .isEqualTo("RUN-14      JSON: a result is too large to be represented\n            Look for "
                                + "values in the input that are far beyond anything measured, such as no-data marks "
                                + "(1e38) in a column.");
                assertThat(e.problems().get(0).text(Language.ZH))
                        .isEqualTo("RUN-14      JSON：结果超出数值可表示的范围\n            请检查输入中远超实际的数值，例如列中的无数据标记（1e38）。");
            });
        }
    }

    @Test
    void everyLetterComesBackThroughAnotherReader() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c < 0x3000; c++) {
            all.append((char) c);
        }
        String text = all + "😀";
        assertThat(new ObjectMapper().readTree(Json.text(List.of(text))).get(0).textValue())
                .isEqualTo(text);
    }

    @Test
    void whatHasNoJsonIsAFaultOfTheCaller() {
        assertThatThrownBy(() -> Json.text(new Object())).isInstanceOf(IllegalArgumentException.class);
    }
}
