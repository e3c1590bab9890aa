package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.carbonscape.io.table.TableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A unit without a value is in no class: neither a hot spot nor one that is not significant. */
class UnitsWithoutValueTest {
    @TempDir
    Path folder;

    @Test
    void hotSpotsOfAUnitWithoutAValueHaveNoBin() {
        StringBuilder points = new StringBuilder("id,x,y,v\n");
        for (int i = 0; i < 25; i++) {
            String value = i == 24 ? "" : Integer.toString(i < 8 ? 100 + i : i);
            points.append("u" + i + "," + 1000 * (i % 5) + "," + 1000 * (i / 5) + "," + value + "\n");
        }
        new Desk(folder).write("points.csv", points.toString());
        Path out = folder.resolve("hot.csv");
        Desk.Outcome done = Desk.command(
                "hot-spots",
                "--units",
                folder.resolve("points.csv").toString(),
                "--weights",
                "knn:4",
                "--value",
                "v",
                "--out",
                out.toString());
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(TableFile.read(out).rows())
                .hasSize(25)
                .allSatisfy(row -> assertThat(row.findText("bin"))
                        .isEqualTo(
                                row.text("id").equals("u24")
                                        ? Optional.empty()
                                        : row.findText("bin").filter(bin -> bin.matches("-?[0-3]"))));
    }

    @Test
    void aUnitWithoutAGeometryIsToldAsSuch() throws IOException {
        Desk desk = new Desk(folder)
                .squares("towns.geojson", 4547, "a 0 0 9 9", "b 9 0 18 9", "c 18 0 27 9", "d 27 0 36 9");
        String json = Files.readString(folder.resolve("towns.geojson"));
        int at = json.indexOf("\"geometry\"", json.indexOf("\"c\""));
        desk.write(
                "towns.geojson",
                json.substring(0, at) + "\"geometry\":null" + json.substring(json.indexOf("}", at) + 1));
        Desk.Outcome done = Desk.command(
                "weights", "--units", folder.resolve("towns.geojson").toString(), "--id", "id");
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.err())
                .contains("VECTOR-C07  towns.geojson: units without a geometry, which have no place and no neighbours: "
                        + "1 (c)");
    }

    @Test
    void aUnitWithoutAGeometryIsNoIslandBeside() throws IOException {
        Desk desk = new Desk(folder);
        StringBuilder features = new StringBuilder();
        for (int i = 0; i < 12; i++) { // the last but one has no geometry, the last no neighbour
            int x = i == 11 ? 500 : i;
            String shape = String.format(
                    "{\"type\":\"Polygon\",\"coordinates\":[[[%1$d,0],[%2$d,0],[%2$d,1],[%1$d,1],[%1$d,0]]]}",
                    x, x + 1);
            features.append(i == 0 ? "" : ",")
                    .append("{\"type\":\"Feature\",\"properties\":{\"id\":\"u" + i + "\",\"v\":" + i * i
                            + "},\"geometry\":")
                    .append(i == 10 ? "null" : shape)
                    .append("}");
        }
        desk.write(
                "towns.geojson",
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"
                        + "\"urn:ogc:def:crs:EPSG::4547\"}},\"features\":[" + features + "]}");
        String towns = folder.resolve("towns.geojson").toString();
        Desk.Outcome done = Desk.command("morans-i", "--units", towns, "--id", "id", "--value", "v");
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.err())
                .contains("no place and no neighbours: 1 (u10)")
                .contains("STATS-C03   --weights queen: units without neighbours: 1 (u11)");
    }

    @Test
    void moreClassesThanValuesAreTold() {
        new Desk(folder).write("v.csv", "id,x,y,v\na,0,0,1\nb,1,1,2\nc,2,2,2\n");
        assertThat(breaks("3")).contains("STATS-C15   v.csv: there are only 2 different values, too few for 3 classes");
        assertThat(breaks("2")).doesNotContain("STATS-C15");
    }

    private String breaks(String classes) {
        String units = folder.resolve("v.csv").toString();
        Desk.Outcome done = Desk.command("class-breaks", "--units", units, "--value", "v", "--classes", classes);
        assertThat(done.code()).as(done.err()).isZero();
        return done.err();
    }
}
