package org.carbonscape.app.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carbonscape.study.plan.StudyReader;
import org.junit.jupiter.api.Test;

class FormsTest {
    /** In a field a value is typed as it is: quotes that only YAML needs would become part of it. */
    @Test
    void anExampleIsTypedWithoutTheQuotesOfYaml() {
        List<String> examples = new ArrayList<>();
        collect(Forms.of(StudyReader.KEYS), examples);
        assertThat(examples)
                .contains("EPSG:4547", "3:8", "Land use: CLCD; boundaries: county survey 2020")
                .noneMatch(e -> e.startsWith("\""));
    }

    private static void collect(Map<?, ?> form, List<String> examples) {
        if (form.get("example") instanceof String example) {
            examples.add(example);
        }
        if (form.get("items") instanceof List<?> items) {
            items.forEach(i -> collect((Map<?, ?>) i, examples));
        }
    }
}
