package org.carbonscape.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.carbonscape.option.Option;
import org.junit.jupiter.api.Test;

class AccountOptionsTest {
    @Test
    void anEditorRefusesTooFewDrawsAsTheStudyDoes() {
        for (Option<Integer> option : List.of(AccountOptions.DRAWS, AccountOptions.STABILITY)) {
            Map<String, Object> schema = option.kind().schema();
            Map<?, ?> none = (Map<?, ?>) schema.get("not");
            for (int draws : List.of(-1, 0, 1, 99, 100, 1_000_000, 1_000_001)) {
                boolean taken = draws >= (int) schema.get("minimum")
                        && draws <= (int) schema.get("maximum")
                        && !(draws > (int) none.get("exclusiveMinimum") && draws < (int) none.get("exclusiveMaximum"));
                assertThat(
                                option.kind().read(List.of(Integer.toString(draws)), "")
                                        instanceof org.carbonscape.option.Reading.Value)
                        .as("%s: %d", option.key(), draws)
                        .isEqualTo(taken);
            }
        }
    }
}
