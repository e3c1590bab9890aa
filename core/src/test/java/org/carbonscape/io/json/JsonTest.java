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
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void nestedResultsKeepTheirOrderAndMissingNumbersAreNull() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("z", 0.1 + 0.2);
        result.put("名", "a\"\\\n\u2028");
        result.put("nan", Double.NaN);
        result.put("list", new double[] {1, Double.POSITIVE_INFINITY, 2.5});
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
