package org.carbonscape.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class EpsgDatabaseTest {
    @TempDir
    Path folder;

    @Test
    void theCacheIsMadeOnceWholeAndSharedByReaders() throws Exception {
        Path cache = folder.resolve("碳 cache");
        DataSource first = EpsgDatabase.open(cache);
        try (Connection one = first.getConnection()) {
            assertThat(one.isReadOnly()).isTrue();
            try (Stream<Path> files = Files.list(cache)) {
                assertThat(files.map(f -> f.getFileName().toString()))
                        .containsExactlyInAnyOrder("epsg-sis-1.6-h2-2.5.mv.db", "epsg-sis-1.6-h2-2.5.sha256");
            }
            byte[] before = Files.readAllBytes(cache.resolve("epsg-sis-1.6-h2-2.5.mv.db"));
            DataSource second = EpsgDatabase.open(cache);
            try (Connection two = second.getConnection()) {
                assertThat(two.isValid(1)).isTrue();
            }
            assertThat(Files.readAllBytes(cache.resolve("epsg-sis-1.6-h2-2.5.mv.db")))
                    .isEqualTo(before);
        }
    }

    @Test
    void aDamagedCacheIsMadeAnew() throws Exception {
        Path file = folder.resolve("epsg-sis-1.6-h2-2.5.mv.db");
        Files.writeString(file, "half a database");
        try (Connection connection = EpsgDatabase.open(folder).getConnection()) {
            assertThat(connection.isReadOnly()).isTrue();
        }
        assertThat(Files.size(file)).isGreaterThan(1_000_000);
    }

    /** An axis written 6378137.0 that reads 6378136.9 after a bit has flipped would move every coordinate. */
    @Test
    void aFlippedBitInTheCacheIsNoticed() throws Exception {
        Path file = folder.resolve("epsg-sis-1.6-h2-2.5.mv.db");
        try (Connection connection = EpsgDatabase.open(folder).getConnection()) {
            assertThat(connection.isReadOnly()).isTrue();
        }
        byte[] good = Files.readAllBytes(file);
        byte[] bad = good.clone();
        bad[bad.length / 2] ^= 1;
        Files.write(file, bad);
        try (Connection connection = EpsgDatabase.open(folder).getConnection()) {
            assertThat(connection.isReadOnly()).isTrue();
        }
        assertThat(Arrays.equals(Files.readAllBytes(file), bad)).isFalse();
    }

    @Test
    void aCacheThatCannotBeWrittenIsKeptInMemory() throws Exception {
        Path file = Files.writeString(folder.resolve("a file"), "not a folder");
        for (Path cache : List.of(file, folder.resolve("semi;colon"))) {
            try (Connection connection = EpsgDatabase.open(cache).getConnection()) {
                assertThat(connection.getMetaData().getURL()).startsWith("jdbc:h2:mem:");
            }
        }
    }

    /** Every definition made by rule, against the database: same parameters, and the same coordinates by SIS. */
    @Test
    void theCatalogueAgreesWithTheEpsgDatabase() {
        Random random = new Random(3);
        List<Integer> codes = IntStream.of(4326, 4490, 4214, 4610, 3857).boxed().toList();
        IntStream zones = IntStream.concat(IntStream.rangeClosed(32601, 32660), IntStream.rangeClosed(32701, 32760));
        IntStream families = IntStream.concat(
                IntStream.concat(IntStream.rangeClosed(4491, 4554), IntStream.rangeClosed(2327, 2390)),
                IntStream.concat(
                        IntStream.rangeClosed(2401, 2442),
                        IntStream.concat(IntStream.rangeClosed(21413, 21423), IntStream.rangeClosed(21453, 21463))));
        int compared = 0;
        for (int code : IntStream.concat(codes.stream().mapToInt(i -> i), IntStream.concat(zones, families))
                .toArray()) {
            CrsDefinition rule = CrsCatalogue.epsg(code).orElseThrow();
            SisCrs sis = SisCrs.of(code, "", "here");
            CrsDefinition database = WktReader.read(sis.wkt2(), "here");
            assertThat(database.name()).isEqualTo(code == 4490 || code == 4326 ? database.name() : rule.name());
            assertThat(database.sameAs(rule))
                    .as(code + " " + database + " " + rule)
                    .isTrue();
            SisCrs full = sis.withGeographic(rule, "here");
            double middle = rule.conversion().map(c -> c.origin().longitude()).orElse(100.0);
            double[] x = random.doubles(5, middle - 5, middle + 5).toArray();
            double[] y = random.doubles(5, 1, 60).toArray();
            double[] sx = x.clone();
            double[] sy = y.clone();
            Crs.epsg(code).fromGeographic(x, y, 5);
            full.fromGeographic(sx, sy, 5);
            for (int i = 0; i < 5; i++) {
                assertThat(x[i]).isCloseTo(sx[i], within(1e-5));
                assertThat(y[i]).isCloseTo(sy[i], within(1e-5));
            }
            compared++;
        }
        assertThat(compared).isEqualTo(5 + 120 + 64 + 64 + 42 + 22);
    }

    @Test
    void codesOfTheDatabaseAreFoundAndUnknownOnesAreProblems() {
        Crs albers = Crs.epsg(5070);
        double[] x = {-120.5};
        double[] y = {48.2};
        albers.fromGeographic(x, y, 1);
        assertThat(x[0]).isCloseTo(-1817528.86417031, within(1e-5)); // PROJ 9.6.0
        assertThat(y[0]).isCloseTo(3035798.74614679, within(1e-5));
        Crs laea = Crs.epsg(3035);
        double[] lx = {12};
        double[] ly = {51};
        laea.fromGeographic(lx, ly, 1);
        assertThat(lx[0]).isCloseTo(4461377.85802322, within(1e-4));
        assertThat(ly[0]).isCloseTo(3100661.87144005, within(1e-4));
        assertThat(Crs.wkt(laea.wkt1()).sameAs(laea)).isTrue();
        Crs paris = Crs.epsg(27572); // counted from Paris, in grads by the authority: degrees from Greenwich here
        double[] px = {10};
        double[] py = {50};
        paris.fromGeographic(px, py, 1);
        // cs2cs +proj=longlat +ellps=clrk80ign +to +proj=lcc +lat_1=46.8 +lat_0=46.8 +lon_0=0 +k_0=0.99987742
        // +x_0=600000 +y_0=2200000 +ellps=clrk80ign +pm=paris
        assertThat(px[0]).isCloseTo(1149350.052008, within(1e-3));
        assertThat(py[0]).isCloseTo(2582777.521410, within(1e-3));
        paris.toGeographic(px, py, 1);
        assertThat(px[0]).isCloseTo(10, within(1e-7));
        assertThat(py[0]).isCloseTo(50, within(1e-7));
        assertThat(CrsTest.problem(() -> Crs.epsg(999999).check("grid.crs"), Language.EN))
                .startsWith("CRS-02      grid.crs: \"EPSG:999999\" is not");
        assertThat(CrsTest.problem(() -> Crs.epsg(5514).check("grid.crs"), Language.EN))
                .startsWith("CRS-05      grid.crs: its coordinate");
        assertThat(CrsTest.problem(() -> Crs.epsg(5773).check("grid.crs"), Language.EN))
                .startsWith("CRS-04      grid.crs: its coordinate");
        assertThat(CrsTest.problem(() -> Crs.epsg(4978).check("grid.crs"), Language.EN))
                .startsWith("CRS-04      grid.crs: its coordinate");
    }
}
