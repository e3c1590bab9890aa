package org.carbonscape.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carbonscape.zone.PolygonUnits;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

class NamesApartTest {
    @Test
    void unitsOfOneNameHaveTheirIdentifiersBehindIt() {
        Table table = Table.named("t")
                .text("unit_set", "unit", "name")
                .integer("year")
                .row("villages", "11", "New Town", 2000)
                .row("villages", "12", "New Town", 2000)
                .row("villages", "13", "Mill", 2000)
                .row("villages", "13", "Mill", 2010)
                .row("towns", "1", "Mill", 2010)
                .build();
        Excerpt excerpt = Excerpt.of(Words.same("t"), table, List.of(Excerpt.Column.of("name", Words.same("Unit"))));
        assertThat(List.of(0, 1, 2, 3, 4))
                .extracting(r -> excerpt.table().text(r, 2))
                .containsExactly("New Town (11)", "New Town (12)", "Mill", "Mill", "Mill");
    }

    @Test
    void soTheyAreInSentencesAndFigures() {
        Polygon any = new GeometryFactory().createPolygon();
        PolygonUnits units = new PolygonUnits(
                "villages", List.of("11", "12", "13"), List.of("New Town", "New Town", "Mill"), List.of(any, any, any));
        assertThat(List.of(units.readable(1), units.readable(2), units.readable(3)))
                .containsExactly("New Town (11)", "New Town (12)", "Mill");
    }
}
