package org.carbonscape.study.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.finding.Table;
import org.carbonscape.study.Sketch;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class UnitColumnTest {
    private static final GeometryFactory JTS = new GeometryFactory();

    /** All of one square metre. */
    static UnitSet units(String name, String... ids) {
        return new PolygonUnits(
                name,
                List.of(ids),
                List.of(ids),
                Arrays.stream(ids)
                        .map(i -> (Geometry) JTS.toGeometry(new Envelope(0, 1, 0, 1)))
                        .toList());
    }

    @Test
    void columnsOfGroupsAreNoughtWhereAUnitHasNothing() {
        Table table = Table.named("levels")
                .text("unit_set", "unit", "level")
                .number("area_km2", "net_tCO2")
                .row("parts", "a", "1", 2.0, Double.NaN)
                .row("parts", "b", "2", 3.0, Double.NaN)
                .row("other", "a", "1", 50.0, 1.0)
                .row("parts", "a", "2", 4.0, Double.NaN)
                .build();
        Map<String, String> groups = new LinkedHashMap<>();
        groups.put("1", "level_1");
        groups.put("2", "level_2");
        List<UnitColumn> columns = UnitColumn.of(
                table, 3, units("parts", "a", "b", "c"), "level", groups, List.of("area_km2", "net_tCO2"));
        assertThat(columns).extracting(UnitColumn::name).containsExactly("level_1_area_km2", "level_2_area_km2");
        assertThat(columns).allMatch(c -> c.set() == 3 && c.kind() == Table.Kind.NUMBER);
        assertThat(List.of(1, 2, 3).stream().map(u -> columns.get(0).byUnit().apply(u)))
                .containsExactly(2.0, 0.0, 0.0);
        assertThat(List.of(1, 2, 3).stream().map(u -> columns.get(1).byUnit().apply(u)))
                .containsExactly(4.0, 3.0, 0.0);
    }

    @Test
    void aColumnIsDeclaredByItsKindForTheUnitsThatHaveRows() {
        Table.Computed table = Table.computed("parts", 2);
        int[] units = {1, 3};
        new UnitColumn(0, "name", Table.Kind.TEXT, u -> "u" + u).declare(table, units);
        new UnitColumn(0, "rank", Table.Kind.INTEGER, u -> 10 * u).declare(table, units);
        new UnitColumn(0, "net", Table.Kind.NUMBER, u -> u / 2.0).declare(table, units);
        assertThat(Sketch.rows(table.build()))
                .containsExactly(
                        List.of("name", "rank", "net"), List.of("u1", "10", "0.5"), List.of("u3", "30", "1.5"));
    }

    /** Squares without land have no row: the column has gaps only where a row lacks its value. */
    @Test
    void wholeNumbersOfALayerAreNumbersOnlyWhereARowLacksOne() {
        UnitColumn bins = new UnitColumn(0, "bin", Table.Kind.INTEGER, u -> u == 3 ? Double.NaN : (double) u);
        Table.Computed whole = Table.computed("units", 2);
        bins.declare(whole, new int[] {1, 2});
        assertThat(whole.build().columns()).containsExactly(new Table.Column("bin", Table.Kind.INTEGER));
        Table.Computed gaps = Table.computed("units", 2);
        bins.declare(gaps, new int[] {1, 3});
        assertThat(gaps.build().columns()).containsExactly(new Table.Column("bin", Table.Kind.NUMBER));
    }
}
