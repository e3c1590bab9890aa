package org.carbonscape.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.InputTable;
import org.junit.jupiter.api.Test;

class CorrelationsTest {
    private static final Legend LEGEND =
            Legend.of(InputTable.parse("legend", "code,class,name_zh\n10,Woodland,林地\n20,Arable,耕地\n"));

    @Test
    void aClassMayBeCalledByItsChineseName() {
        Correlation apart = new Correlation(0.5, 0);
        Correlations written = new Correlations(Correlation.FULL, Map.of("林地", apart, "raw coal", apart));
        Correlations meant = written.of(LEGEND);
        assertThat(meant.of("Woodland")).isEqualTo(apart);
        assertThat(meant.of("raw coal")).isEqualTo(apart);
        assertThat(meant.of("Arable")).isEqualTo(Correlation.FULL);
        assertThat(Correlations.name(LEGEND, "林")).isEqualTo("林");
    }
}
