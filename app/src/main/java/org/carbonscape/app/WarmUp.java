package org.carbonscape.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Window;
import org.carbonscape.io.tiff.TiffOptions;
import org.carbonscape.io.tiff.TiffWriter;
import org.carbonscape.problem.Bilingual;

/**
 * Loads the classes that short commands need, by running them on two small rasters, for the archive that the start
 * script makes once.
 */
final class WarmUp {
    private static final int SIDE = 300;

    private WarmUp() {}

    static Face face() {
        return new Face("warm-up", Bilingual.of("Loads classes.", "加载类。"), List.of(), List.of(), true, call -> run());
    }

    private static int run() throws IOException {
        Carbonscape.run("--help");
        for (String name : new String[] {"run", "transitions", "demo"}) {
            Carbonscape.run(name, "--help");
        }
        Path folder = Files.createTempDirectory("carbonscape");
        Path before = folder.resolve("1.tif");
        Path after = folder.resolve("2.tif");
        try {
            paint(before, 7);
            paint(after, 11);
            Carbonscape.run("transitions", before.toString(), after.toString());
            Carbonscape.run("transitions", "--json", "--fishnet", "3000", before.toString(), after.toString());
        } finally {
            Files.deleteIfExists(before);
            Files.deleteIfExists(after);
            Files.deleteIfExists(folder.resolve("1.tif.aux.xml"));
            Files.deleteIfExists(folder.resolve("2.tif.aux.xml"));
            Files.deleteIfExists(folder);
        }
        return 0;
    }

    private static void paint(Path path, int stripes) {
        Grid grid = new Grid(Crs.epsg(32648), 500_000, 3_000_000, 30, 30, SIDE, SIDE);
        try (TiffWriter out = TiffWriter.classes(path, grid, 6, List.of(), TiffOptions.STANDARD)) {
            Window all = new Window(0, 0, SIDE, SIDE);
            ClassTile tile = ClassTile.of(all.cells(), 6);
            for (int i = 0; i < all.cells(); i++) {
                tile.set(i, i / stripes % 7);
            }
            out.accept(all, out.encoding().open().encode(all, tile));
            out.finish();
        }
    }
}
