package org.carbonscape.breaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Against mapclassify; see reference/breaks/case.md. */
class ClassBreaksReferenceTest {
    private static double[] numbers(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private static Cut cut(String way, JsonNode breaks) {
        return way.startsWith("manual")
                ? Cut.at(Arrays.stream(numbers(breaks)).boxed().toList())
                : Cut.of(BreakMethod.find(way).orElseThrow(), 5);
    }

    @Test
    void breaksAndCountsAreThoseOfMapclassify() throws IOException {
        JsonNode root;
        try (InputStream in = ClassBreaksReferenceTest.class.getResourceAsStream("/reference/breaks/cases.json")) {
            root = new ObjectMapper().readTree(Objects.requireNonNull(in));
        }
        List<String> ways = new ArrayList<>();
        for (JsonNode c : root.get("cases")) {
            String way = c.get("way").asText();
            ways.add(way);
            double[] x = numbers(root.get("data").get(c.get("data").asText()));
            ClassBreaks found = ClassBreaks.of(cut(way, c.get("breaks")), x);
            double[] bins = numbers(c.get("bins")); // upper bounds; of a box map without high outliers only five
            double largest = Arrays.stream(x).map(Math::abs).max().orElseThrow();
            int[] counts = new int[found.count()];
            Arrays.stream(x).forEach(v -> counts[found.classOf(v)]++);
            assertThat(found.count() - bins.length).as(c.toString()).isBetween(0, way.startsWith("box") ? 1 : 0);
            for (int k = 0; k < found.count(); k++) {
                boolean there = k < bins.length;
                assertThat(counts[k])
                        .as("%s class %d", c, k)
                        .isEqualTo(there ? c.get("counts").get(k).asInt() : 0);
                if (there) {
                    assertThat(found.upper(k)).as("%s class %d", c, k).isEqualTo(bins[k], within(1e-12 * largest));
                }
            }
        }
        assertThat(ways).hasSize(31).contains("box", "box-3", "percentile", "maximum", "manual", "manual-beyond");
    }
}
