package org.carbonscape.study.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.study.proof.finished.Total;
import org.carbonscape.study.proof.finished.UnitIndex;
import org.carbonscape.study.proof.finished.UnitTable;
import org.carbonscape.study.proof.finished.UnitYear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrays by unit and year against maps of the same. */
class UnitIndexTest {
    private final Random random = new Random(20261130);

    private UnitYear any() {
        return new UnitYear(
                "set" + random.nextInt(3), "u" + random.nextInt(40), Integer.toString(2000 + random.nextInt(4)));
    }

    @Test
    void sumsAreThoseOfMaps() {
        UnitIndex rows = new UnitIndex();
        UnitSums sums = new UnitSums(rows, List.of("a", "b"));
        Map<UnitYear, Total> oracle = new HashMap<>();
        for (int i = 0; i < 2000; i++) {
            UnitYear key = any();
            double value = i % 17 == 0 ? Double.NaN : random.nextInt(1000) - 500;
            sums.add(key, "a", value);
            Total.of(oracle, key).add(value);
        }
        sums.add(new UnitYear("set1", "u7", "1999"), "b", 1);
        Map<UnitYear, Double> seen = new LinkedHashMap<>();
        rows.each((row, at) -> {
            assertThat(at).isEqualTo(rows.find(row)).isEqualTo(rows.of(row));
            assertThat(seen.put(row, sums.value(at, "a"))).isNull();
            Total total = oracle.get(row);
            assertThat(sums.value(at, "a")).isEqualTo(Double.valueOf(total == null ? Double.NaN : total.value()));
            assertThat(sums.size(at, "a")).isEqualTo(Double.valueOf(total == null ? Double.NaN : total.size()));
        });
        assertThat(seen.keySet()).containsAll(oracle.keySet());
        assertThat(rows.sets()).containsExactlyInAnyOrder("set0", "set1", "set2");
        assertThat(rows.years("set1")).containsExactlyInAnyOrder("1999", "2000", "2001", "2002", "2003");
    }

    @Test
    void aTableHasTheRowsThatItHas(@TempDir Path folder) throws Exception {
        List<String> lines = new ArrayList<>(List.of("unit_set,unit,year,a_ha,b"));
        Map<UnitYear, String> oracle = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            UnitYear key = any();
            String cell = i % 5 == 0 ? "" : Integer.toString(i);
            lines.add(key.unitSet() + "," + key.unit() + "," + key.year() + "," + cell + ",9");
            oracle.put(key, cell);
        }
        Path file = Files.write(folder.resolve("t.csv"), lines);
        UnitIndex rows = new UnitIndex();
        UnitTable table = new UnitTable(rows, List.of("a_ha"));
        assertThat(table.isEmpty()).isTrue();
        try (CsvRows csv = CsvRows.open(file)) {
            while (csv.next()) {
                table.take(UnitYear.of(csv), csv);
            }
        }
        UnitYear nowhere = new UnitYear("set0", "u1", "1900");
        rows.of(new UnitYear("set9", "u1", "1900")); // of another table
        rows.each((row, at) -> {
            String cell = oracle.get(row);
            assertThat(table.has(at)).isEqualTo(cell != null);
            assertThat(table.number(at, "a_ha"))
                    .isEqualTo(Double.valueOf(cell == null || cell.isEmpty() ? Double.NaN : Double.parseDouble(cell)));
            assertThat(table.number(at, "b")).isNaN(); // not kept
        });
        assertThat(table.isEmpty()).isFalse();
        assertThat(table.has(nowhere)).isFalse();
        assertThat(table.number(nowhere, "a_ha")).isNaN();
    }
}
