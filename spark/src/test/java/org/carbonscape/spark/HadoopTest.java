package org.carbonscape.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.engine.Work;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Window;
import org.carbonscape.io.tiff.TiffOptions;
import org.carbonscape.io.tiff.TiffWriter;
import org.carbonscape.option.FileName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs on an HDFS, whose files are read by tasks in this Java. */
class HadoopTest {
    private static final int SIDE = 1500;
    private static final int PHASES = 3;
    private static final int HEADER = 64 << 10;

    @TempDir
    static Path dir;

    private static Hdfs hdfs;
    private static Engine engine;
    private static List<Path> files;

    @BeforeAll
    static void start() throws IOException {
        hdfs = new Hdfs(dir.resolve("hdfs"));
        Map<String, String> settings = new HashMap<>(Hdfs.COUNTED);
        settings.put("spark.ui.enabled", "false");
        settings.put("spark.driver.host", "127.0.0.1");
        engine = new SparkCluster("local[2]", 2, settings).engine(new Work(), UnaryOperator.identity());
        files = Lands.write(dir, SIDE, PHASES);
    }

    @AfterAll
    static void stop() {
        engine.close();
        hdfs.close();
    }

    private static ClassRaster open(String name) {
        return Lands.open(FileName.path(name));
    }

    @Test
    void rangesAreFewAndHoldHardlyAByteTooMany() throws IOException {
        Path file = dir.resolve("noise.tif");
        ClassRaster noise = new Lands.Noise(Lands.grid(4000));
        TiffOptions plain = TiffOptions.STANDARD;
        try (TiffWriter out = TiffWriter.classes(
                file,
                noise.grid(),
                Lands.CLASSES,
                List.of(),
                new TiffOptions(plain.compression(), plain.predictor(), false, plain.bits()))) {
            out.write(new PlainEngine(), noise);
            out.finish();
        }
        long blocks = Files.size(file); // there are no overviews, and the header is small
        assertThat(blocks).as("or the header would be most of it").isGreaterThan(40L * HEADER);
        String there = hdfs.put(file, "noise.tif");
        int requests = Hdfs.REQUESTS.get();
        long bytes = Hdfs.BYTES.get();
        ClassRaster raster = open(there);
        assertThat(Hdfs.REQUESTS.get() - requests)
                .as("its directories come first")
                .isEqualTo(1);
        try (ClassRaster.Reader reader = raster.open()) {
            for (int i = 0; i < raster.tiling().count(); i++) {
                Window w = raster.tiling().window(i);
                reader.read(w, ClassTile.of(w.cells(), Lands.CLASSES));
            }
        }
        assertThat(Hdfs.BYTES.get() - bytes - HEADER).isBetween(blocks - 2 * HEADER, blocks * 11 / 10);
        assertThat(Hdfs.REQUESTS.get() - requests - 1)
                .isBetween(1, raster.tiling().count());
        bytes = Hdfs.BYTES.get();
        requests = Hdfs.REQUESTS.get();
        Lands.counts(List.of(raster, raster), engine); // two tasks a core, of one file opened once more in this Java
        assertThat(Hdfs.BYTES.get() - bytes).isBetween(blocks - 2 * HEADER, blocks * 11 / 10);
        assertThat(Hdfs.REQUESTS.get() - requests - 1)
                .isBetween(1, raster.tiling().count());
    }

    @Test
    void aDataNodeThatIsAwayChangesNothing() throws IOException {
        String expected = Lands.counts(Lands.open(files), new PlainEngine());
        try (Hdfs weak = new Hdfs(dir.resolve("weak"))) {
            for (Path file : files) {
                weak.put(file, String.valueOf(file.getFileName()));
            }
            List<ClassRaster> there = files.stream()
                    .map(f -> open(weak.root() + "/" + f.getFileName()))
                    .toList();
            assertThat(Lands.counts(there, engine)).isEqualTo(expected);
            weak.stopDataNode();
            assertThat(Lands.counts(there, engine)).as("one is away").isEqualTo(expected);
            assertThat(((SparkEngine) engine).stayed()).isEmpty();
        }
    }

    /** The first phase in tiles of 512 x 512, as a folder, a pattern, a list and a VRT; all are the one file. */
    @Test
    void tilesThereMayBeNamedAsTilesHereMay() throws IOException {
        Path tiles = Files.createDirectory(dir.resolve("瓦片 1"));
        ClassRaster whole = Lands.open(files.get(0));
        Path index = tiles.resolve("all.tif");
        try (TiffWriter out =
                TiffWriter.classes(index, whole.grid(), Lands.CLASSES, List.of(), TiffOptions.STANDARD.inTiles(512))) {
            out.write(new PlainEngine(), whole);
            out.finish();
        }
        StringBuilder list = new StringBuilder();
        try (var all = Files.list(tiles.resolve("all"))) {
            for (Path tile : all.sorted().toList()) {
                list.append(list.isEmpty() ? "" : ",").append(tile.getFileName());
                hdfs.put(tile, "瓦片 1/all/" + tile.getFileName());
            }
        }
        hdfs.put(tiles.resolve("all.vrt"), "瓦片 1/all.vrt");
        hdfs.put(tiles.resolve("all.vrt"), "瓦片 1/all/.hidden.tif");
        List<ClassRaster> asOne = List.of(Lands.open(files.get(1)), whole);
        String expected = Lands.counts(asOne, new PlainEngine());
        String folder = hdfs.root() + "/瓦片 1/all";
        for (String name : new String[] {
            folder, folder + "/*.tif", hdfs.root() + "/瓦片 1/**/R*.TIF", folder + "/{" + list + "}", folder + ".vrt"
        }) {
            assertThat(Lands.counts(List.of(asOne.get(0), open(name)), engine))
                    .as(name)
                    .isEqualTo(expected);
        }
        assertThatThrownBy(() -> open(folder + "/*.img"))
                .hasMessageStartingWith("TIFF-19")
                .hasMessageContaining("*.img");
        assertThatThrownBy(() -> open(hdfs.root() + "/none/*.tif"))
                .hasMessageStartingWith("FILE-01     " + hdfs.root() + "/none");
        assertThatThrownBy(() -> open(hdfs.root() + "/none.tif"))
                .hasMessageStartingWith("FILE-01     " + hdfs.root() + "/none.tif");
    }
}
