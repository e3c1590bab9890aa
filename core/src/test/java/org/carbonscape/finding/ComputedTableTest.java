package org.carbonscape.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.carbonscape.io.table.own.CsvWriter;
import org.junit.jupiter.api.Test;

class ComputedTableTest {
    @Test
    void aComputedTableIsWrittenLikeOneThatIsHeld() throws Exception {
        Table computed = Table.computed("t", 3)
                .text("a", r -> "x" + r)
                .integer("b", r -> r * 2L)
                .number("c", r -> r == 1 ? Double.NaN : r / 4.0)
                .build();
        Table held = Table.named("t")
                .text("a")
                .integer("b")
                .number("c")
                .row("x0", 0, 0.0)
                .row("x1", 2, Double.NaN)
                .row("x2", 4, 0.5)
                .build();
        assertThat(csv(computed)).isEqualTo(csv(held)).isEqualTo("a,b,c\nx0,0,0\nx1,2,\nx2,4,0.5\n");
        assertThat(computed.number(2, 1)).isEqualTo(4);
        assertThat(csv(computed.where("u", r -> computed.integer(r, 1) > 1))).isEqualTo("a,b,c\nx1,2,\nx2,4,0.5\n");
    }

    private static String csv(Table table) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvWriter.write(table, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
