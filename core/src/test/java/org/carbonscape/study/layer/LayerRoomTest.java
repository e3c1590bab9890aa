package org.carbonscape.study.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.carbonscape.finding.Table;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;

/** 1,998 columns beside the key and the geometry have room. */
class LayerRoomTest {
    private static final List<Integer> YEARS = List.of(2000, 2010, 2015, 2020);

    /** One row in which each cell is the number of its column. */
    private static LayerRoom room(int classes, int ofEachYear, int others) {
        Table.Computed table = Table.computed("units", 1).text("id", r -> "a").text("name", r -> "b");
        int number = 2;
        for (int year : YEARS) {
            for (int c = 0; c < classes; c++) {
                int value = number++;
                table.number("c" + c + "_km2_" + year, r -> value);
            }
        }
        for (int year : YEARS) {
            for (int c = 0; c < ofEachYear; c++) {
                int value = number++;
                table.number("v" + c + "_" + year, r -> value);
            }
        }
        for (int c = 0; c < others; c++) {
            int value = number++;
            table.integer("o" + c, r -> value);
        }
        return LayerRoom.of(table.build(), 2, classes, YEARS);
    }

    private static List<String> out(LayerRoom room, Language language) {
        return room.out().stream().map(o -> o.in(language)).toList();
    }

    private static Stream<String> names(LayerRoom room) {
        return room.columns().columns().stream().map(Table.Column::name);
    }

    @Test
    void allThatHasRoomStays() {
        LayerRoom room = room(400, 90, 36); // 2 + 1600 + 360 + 36 = 1998
        assertThat(room.out()).isEmpty();
        assertThat(room.columns().columns()).hasSize(1998);
    }

    @Test
    void areasOfThePhasesBetweenGoFirst() {
        LayerRoom room = room(400, 90, 37);
        assertThat(out(room, Language.EN)).containsExactly("areas by class of 2010–2015");
        assertThat(out(room, Language.ZH)).containsExactly("2010–2015 年各地类面积");
        assertThat(room.columns().columns()).hasSize(1999 - 800);
        assertThat(names(room).filter(n -> n.endsWith("_2010"))).hasSize(90);
        int o36 = room.columns().column("o36");
        assertThat(room.columns().integer(0, o36))
                .as("the cells go with their names")
                .isEqualTo(1998);
        assertThat(room.columns().number(0, room.columns().column("c399_km2_2020")))
                .isEqualTo(1601);
    }

    @Test
    void thenAreasOfAllPhasesThenAllElseOfThoseBetween() {
        assertThat(out(room(900, 90, 0), Language.EN)).as("1,800 and 360").containsExactly("areas by class");
        LayerRoom room = room(10, 500, 1);
        assertThat(out(room, Language.EN)).containsExactly("areas by class", "all else of 2010–2015");
        assertThat(out(room, Language.ZH)).containsExactly("各地类面积", "2010–2015 年的其他各列");
        assertThat(names(room)).hasSize(2 + 1000 + 1).contains("v499_2000", "v0_2020", "o0");
    }

    @Test
    void whatComesLastGoesLast() {
        LayerRoom room = room(1, 1, 2000);
        assertThat(out(room, Language.EN))
                .containsExactly("areas by class", "all else of 2010–2015", "columns from o1994 on");
        assertThat(out(room, Language.ZH).get(2)).isEqualTo("o1994 及其后各列");
        assertThat(names(room)).hasSize(1998).endsWith("o1993");
    }

    /** Two phases have none between them. */
    @Test
    void ofTwoPhasesAllAreasGo() {
        Table.Computed table = Table.computed("units", 0).text("id", r -> "").text("name", r -> "");
        for (int c = 0; c < 2000; c++) {
            int year = c < 1000 ? 2000 : 2020;
            table.number("c" + c % 1000 + "_km2_" + year, r -> 0);
        }
        LayerRoom room = LayerRoom.of(table.build(), 2, 1000, List.of(2000, 2020));
        assertThat(room.out()).map(o -> o.in(Language.EN)).containsExactly("areas by class");
        assertThat(names(room)).containsExactly("id", "name");
    }
}
