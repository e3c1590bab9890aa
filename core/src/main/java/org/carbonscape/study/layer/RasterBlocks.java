package org.carbonscape.study.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.TileMap;
import org.carbonscape.grid.CellRuns;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Window;
import org.carbonscape.io.tiff.BlockEncoding;
import org.carbonscape.io.tiff.TiffBlock;
import org.carbonscape.study.account.LandRuns;

/**
 * A block of all rasters of the account: land use by phase, change by interval, then source, sink and net emissions by
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
        private final LandRuns own = new LandRuns();
        private final CellRuns one = new CellRuns();
        private final List<CellRuns> flows = List.of(new CellRuns(), new CellRuns(), new CellRuns());

        BlockWorker(Cells cells) {
            this.cells = cells;
            this.fluxes = flux.map(f -> f.open(cells, true));
        }

        @Override
        public Made make(Window window) {
            Made made = new Made(new ArrayList<>(), new ArrayList<>());
            List<ClassTile> tiles =
                    phases.stream().map(p -> cells.of(p, window)).toList();
            LandRuns land = fluxes.map(f -> f.at(window, tiles)).orElse(own);
            if (fluxes.isEmpty()) {
                own.find(window, tiles, Optional.empty());
            }
            int n = land.size();
            for (int p = 0; p < tiles.size(); p++) {
                encode(made, land, land.classes(p));
                made.pieces.add(pixels.take(window, tiles.get(p)));
            }
            for (int[] pair : intervals) {
                encode(made, land, coding.of(land.classes(pair[0]), land.classes(pair[1]), n));
            }
            fluxes.ifPresent(f -> fluxes(f, window, made));
            stock.ifPresent(s -> {
                for (int p = 0; p < tiles.size(); p++) {
                    encode(made, land, s.held(land.classes(p), n));
                }
                for (int[] pair : intervals) {
                    encode(made, land, s.changed(land.classes(pair[0]), land.classes(pair[1]), n));
                }
            });
            return made;
        }

        private void fluxes(FluxCells.Worker worker, Window window, Made made) {
            int first = made.blocks.size();
            int count = phases.size();
            TiffBlock[] blocks = new TiffBlock[3 * count];
            float[][] pieces = new float[2 * count][];
            for (int p = 0; p < count; p++) {
                worker.phase(p, p, flows.get(0), flows.get(1), flows.get(2));
                for (int f = 0; f < 3; f++) {
                    blocks[f * count + p] = encoders.get(first + f * count + p).encode(flows.get(f));
                }
                for (int f = 0; f < 2; f++) {
                    pieces[f * count + p] = pixels.take(window, flows.get(f));
                }
            }
            made.blocks.addAll(List.of(blocks));
            made.pieces.addAll(List.of(pieces));
        }

        private void encode(Made made, LandRuns land, int[] held) {
            one.of(land.shape(), held);
            made.blocks.add(encoders.get(made.blocks.size()).encode(one));
        }
    }
}
