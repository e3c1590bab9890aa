package org.carbonscape.io.mosaic;

import java.util.Optional;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Transform;
import org.carbonscape.io.block.CellType;
import org.carbonscape.io.block.Place;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;

/** What gdalwarp is told, so that a raster has the cells of others: its corners on their net, also in their system. */
final class WarpLine {
    private static final int STEPS = 64; // points along an edge, which another system bends

    private WarpLine() {}

    /**
     * @param net  of the others, on which whole cells lie
     * @param crs  of the others
     * @param type of their cells
     */
    static Bilingual of(Place net, Optional<Crs> crs, CellType type, Piece file) {
        String cells = " -tr " + Numbers.text(net.cellWidth()) + " " + Numbers.text(net.cellHeight())
                + (type == file.format().type() ? "" : " -ot " + (type == CellType.UINT8 ? "Byte" : type.name()));
        Place own = file.place();
        Grid grid = new Grid(
                file.crs().or(() -> crs).orElse(Crs.epsg(4326)), // of no system: nothing is reckoned within one
                own.west(),
                own.north(),
                own.cellWidth(),
                own.cellHeight(),
                file.blocks().columns(),
                file.blocks().rows());
        boolean same = crs.isEmpty() && file.crs().isEmpty();
        if (!same && (crs.isEmpty() || file.crs().isEmpty())) {
            String corner = Numbers.text(net.west()) + ", " + Numbers.text(net.north());
            return Bilingual.of(
                    "-t_srs CRS" + cells + " -te WEST SOUTH EAST NORTH (whole cells from " + corner + ")",
                    "-t_srs CRS" + cells + " -te 西 南 东 北（与 " + corner + " 相距整数个像元）");
        }
        Crs target = crs.orElse(grid.crs());
        double[] box = Transform.between(grid.crs(), target, grid).box(grid, STEPS);
        double left = Math.floor((box[0] - net.west()) / net.cellWidth() + Grid.SLACK);
        double right = Math.ceil((box[1] - net.west()) / net.cellWidth() - Grid.SLACK);
        double top = Math.floor((net.north() - box[3]) / net.cellHeight() + Grid.SLACK);
        double bottom = Math.ceil((net.north() - box[2]) / net.cellHeight() - Grid.SLACK);
        String corners = "-te " + Numbers.text(net.west() + left * net.cellWidth()) + " "
                + Numbers.text(net.north() - bottom * net.cellHeight()) + " "
                + Numbers.text(net.west() + right * net.cellWidth()) + " "
                + Numbers.text(net.north() - top * net.cellHeight());
        String system = target.sameAs(grid.crs())
                ? ""
                : "-t_srs "
                        + (target.findEpsg().isPresent()
                                ? "EPSG:" + target.findEpsg().getAsInt()
                                : "CRS") + " ";
        return Bilingual.same(system + corners + cells);
    }
}
