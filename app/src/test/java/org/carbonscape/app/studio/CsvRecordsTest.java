package org.carbonscape.app.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {
    /** Rows that nobody changed lost their accents, since they were decoded as GBK. */
    @Test
    void lettersStayAsTheyWereWritten() {
        String text = "município;área\nSão João d'Aliança;1,5\nIbiá, sede;2\n";
        for (Charset charset : List.of(Charset.forName("windows-1252"), StandardCharsets.UTF_8)) {
            CsvRecords records = CsvRecords.of(text.getBytes(charset));
            List<List<String>> rows = new ArrayList<>(records.rows());
            assertThat(rows.get(1)).containsExactly("São João d'Aliança", "1,5");
            rows.set(2, List.of("Goiânia", "3"));
            assertThat(new String(records.with(rows), charset)).isEqualTo(text.replace("Ibiá, sede;2", "Goiânia;3"));
        }
        String chinese = "区县,面积\n长沙县,1\n望城区,2\n";
        CsvRecords gbk = CsvRecords.of(chinese.getBytes(Charset.forName("GBK")));
        assertThat(gbk.rows().get(1)).containsExactly("长沙县", "1");
        assertThat(gbk.with(gbk.rows())).isEqualTo(chinese.getBytes(Charset.forName("GBK")));
    }
}
