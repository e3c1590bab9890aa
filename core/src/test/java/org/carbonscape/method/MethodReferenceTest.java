package org.carbonscape.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.stream.Stream;
import org.carbonscape.finding.Table;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every statistic on units has a reference case, and its columns say what the tool named there says. */
class MethodReferenceTest {
    static Stream<UnitStatistic<?, ?>> statistics() {
        return Statistics.ALL.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("statistics")
    void aStatisticAgreesWithTheToolsOfItsReferenceCases(UnitStatistic<?, ?> statistic) {
        assertThat(ReferenceCase.of(statistic))
                .as("reference/method/" + statistic.id() + ".json")
                .isNotEmpty()
                .allSatisfy(c -> agrees(statistic, c));
    }

    private static void agrees(UnitStatistic<?, ?> statistic, ReferenceCase c) {
        JsonNode expected = c.json().get("expected");
        Found<?> found = c.run(statistic);
        double close = c.json().get("tolerance").asDouble();
        for (Iterator<String> names = expected.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            Column column = found.columns().stream()
                    .filter(k -> k.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(statistic.id() + " has no column " + name));
            assertThat(found.rows()).isEqualTo(expected.get(name).size());
            for (int row = 0; row < found.rows(); row++) {
                JsonNode theirs = expected.get(name).get(row);
                String as = statistic.id() + ", " + c.json().get("tool").asText() + ", " + name + " of row " + row;
                if (column.kind() == Table.Kind.TEXT) {
                    assertThat(column.text().apply(row)).as(as).isEqualTo(theirs.asText());
                } else {
                    double ours = column.kind() == Table.Kind.INTEGER
                            ? column.integer().applyAsLong(row)
                            : column.number().applyAsDouble(row);
                    if (theirs.isNull()) {
                        assertThat(ours).as(as).isNaN();
                    } else {
                        assertThat(ours).as(as).isCloseTo(theirs.asDouble(), within(close));
                    }
                }
            }
        }
    }
}
