package org.carbonscape.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.TileMap;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.CodeTable;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.tiff.BlockEncoding;
import org.carbonscape.io.tiff.TiffBlock;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.tiff.TiffOptions;
import org.carbonscape.io.tiff.TiffWriter;
import org.carbonscape.measure.ExactSum;

/**
 * W3: a class raster becomes a float32 map by a table, written tiled and compressed, then read back and summed.
 * Arguments: input folder, side (5000, 20000), threads, output folder, overviews (true, false), rounds.
 */
public final class FluxMapBench {
    private static final float[] FACTOR = {Float.NaN, 92.7f, 171.4f, 108.3f, 3.1f, 47.9f, 23.6f};

    private FluxMapBench() {}

    public static void main(String[] args) throws Exception {
        Path in = Path.of(args[0], "landuse_" + args[1] + "_p1.tif");
        Path out = Path.of(args[3], "w3_carbonscape_" + args[1] + ".tif");
        TiffOptions options =
                new TiffOptions(TiffOptions.Compression.DEFLATE, false, Boolean.parseBoolean(args[4]), 23);
        try (Engine engine = new LocalEngine(Integer.parseInt(args[2]))) {
            for (int round = 0; round < Integer.parseInt(args[5]); round++) {
                long start = System.nanoTime();
                write(engine, in, out, options);
                double seconds = (System.nanoTime() - start) / 1e9;
                System.out.printf(
                        Locale.ROOT, "w3_%s_deflate,carbonscape,%.3f,0,%.10g%n", args[1], seconds, sum(engine, out));
            }
            System.out.printf(Locale.ROOT, "# %d bytes%n", Files.size(out));
        } finally {
            Files.deleteIfExists(out);
        }
    }

    private static void write(Engine engine, Path in, Path out, TiffOptions options) {
        ClassRaster classes = TiffFile.open(in)
                .classes(
                        new CodeTable() {
                            @Override
                            public int classes() {
                                return 6;
                            }

                            @Override
                            public int indexOf(long code) {
                                return code >= 1 && code <= 6 ? (int) code : UNKNOWN;
                            }
                        },
                        Set.of());
        try (TiffWriter writer = TiffWriter.values(out, classes.grid(), "tCO2/ha/yr", "flux", options)) {
            engine.map(
                    writer.tiling(),
                    cells -> {
                        ClassRaster.Reader reader = classes.open();
                        BlockEncoding.Encoder encoder = writer.encoding().open();
                        ClassTile tile = ClassTile.of(writer.tiling().window(0).cells(), 6);
                        float[] values = new float[tile.capacity()];
                        return new TileMap.Worker<TiffBlock>() {
                            @Override
                            public TiffBlock make(Window block) {
                                reader.read(block, tile);
                                byte[] index = tile.bytes();
                                for (int i = 0; i < block.cells(); i++) {
                                    values[i] = FACTOR[index[i]];
                                }
                                return encoder.encode(block, values);
                            }

                            @Override
                            public void close() {
                                reader.close();
                            }
                        };
                    },
                    writer);
            writer.finish();
        }
    }

    private static double sum(Engine engine, Path out) {
        ValueRaster values = TiffFile.open(out).values();
        ExactSum total = new ExactSum();
        engine.map(
                values.tiling(),
                c -> {
                    ValueRaster.Reader reader = values.open();
                    float[] cells = new float[values.tiling().window(0).cells()];
                    return new TileMap.Worker<Double>() {
                        @Override
                        public Double make(Window block) {
                            reader.read(block, cells);
                            double sum = 0;
                            for (int i = 0; i < block.cells(); i++) {
                                sum += cells[i] == cells[i] ? cells[i] : 0;
                            }
                            return sum;
                        }

                        @Override
                        public void close() {
                            reader.close();
                        }
                    };
                },
                (window, part) -> total.add(part));
        return total.value();
    }
}
