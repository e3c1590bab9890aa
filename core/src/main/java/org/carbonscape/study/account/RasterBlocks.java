package org.carbonscape.study.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.TileMap;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Window;
import org.carbonscape.io.tiff.BlockEncoding;
import org.carbonscape.io.tiff.TiffBlock;

/**
 * A block of all rasters of the account: land use by phase, change by interval, then source, sink and net flux by
 * phase, then stock by phase and its change by interval, as far as there are any.
 *
 * @param encodings of the rasters, in that order
 * @param intervals first and last phase of each
 * @param pixels    of the pictures that are taken on the way
 */
record RasterBlocks(
        List<BlockEncoding> encodings,
        List<ClassRaster> phases,
        List<int[]> intervals,
        ChangeCodes.Coding coding,
        Optional<FluxCells> flux,
        Optional<StockCells> stock,
        Pixels pixels)
        implements TileMap<RasterBlocks.Made> {
    /**
     * What a block gave.
     *
     * @param blocks one for each raster
     * @param pieces of the pictures: classes by phase, sources by phase, sinks by phase
     */
    record Made(List<TiffBlock> blocks, List<float[]> pieces) {}

    @Override
    public Worker<Made> open(Cells cells) {
        return new BlockWorker(cells);
    }

    private final class BlockWorker implements Worker<Made> {
        private final Cells cells;
        private final List<BlockEncoding.Encoder> encoders =
                encodings.stream().map(BlockEncoding::open).toList();
        private final Optional<FluxCells.Worker> fluxes;

        BlockWorker(Cells cells) {
            this.cells = cells;
            this.fluxes = flux.map(f -> f.open(cells));
        }

        @Override
        public Made make(Window window) {
            int n = window.cells();
            Made made = new Made(new ArrayList<>(), new ArrayList<>());
            List<ClassTile> tiles =
                    phases.stream().map(p -> cells.of(p, window)).toList();
            for (ClassTile tile : tiles) {
                encode(made, window, tile);
                made.pieces.add(pixels.take(window, tile));
            }
            for (int[] pair : intervals) {
                encode(made, window, coding.tile(n, tiles.get(pair[0]), tiles.get(pair[1])));
            }
            fluxes.ifPresent(f -> fluxes(f, window, tiles, made));
            stock.ifPresent(s -> {
                tiles.forEach(tile -> encode(made, window, s.held(n, tile)));
                intervals.forEach(pair -> encode(made, window, s.changed(n, tiles.get(pair[0]), tiles.get(pair[1]))));
            });
            return made;
        }

        private void fluxes(FluxCells.Worker worker, Window window, List<ClassTile> tiles, Made made) {
            int n = window.cells();
            float[][] source = new float[tiles.size()][n];
            float[][] sink = new float[tiles.size()][n];
            float[][] net = new float[tiles.size()][n];
            worker.at(window);
            for (int p = 0; p < tiles.size(); p++) {
                worker.phase(p, tiles, source[p], sink[p]);
                for (int i = 0; i < n; i++) {
                    net[p][i] = source[p][i] + sink[p][i];
                }
            }
            for (float[][] flow : new float[][][] {source, sink, net}) {
                for (float[] values : flow) {
                    encode(made, window, values);
                }
            }
            for (float[][] flow : new float[][][] {source, sink}) {
                for (float[] values : flow) {
                    made.pieces.add(pixels.take(window, values));
                }
            }
        }

        private void encode(Made made, Window window, ClassTile tile) {
            made.blocks.add(encoders.get(made.blocks.size()).encode(window, tile));
        }

        private void encode(Made made, Window window, float[] values) {
            made.blocks.add(encoders.get(made.blocks.size()).encode(window, values));
        }
    }
}
