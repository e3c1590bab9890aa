package org.carbonscape.zone;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.carbonscape.grid.Grid;
import org.locationtech.jts.geom.Geometry;

/**
 * Polygons in the coordinates of the study grid. Where two overlap, the later one keeps the cell and the overlap is
 * counted.
 */
public final class PolygonUnits implements UnitSet {
    private final String name;
    private final List<String> ids;
    private final List<String> names;
    private final List<Geometry> polygons;
    private final List<String> columns;
    private final Set<String> shared; // names of several

    /** Units of no columns. */
    public PolygonUnits(String name, List<String> ids, List<String> names, List<Geometry> polygons) {
        this(name, ids, names, polygons, List.of());
    }

    /**
     * @param ids      unique
     * @param names    as many as ids
     * @param polygons as many as ids: Polygon or MultiPolygon, in the CRS of the grid that they are burnt onto
     * @param columns  what their author calls ids and names
     */
    public PolygonUnits(
            String name, List<String> ids, List<String> names, List<Geometry> polygons, List<String> columns) {
        if (ids.size() != names.size() || ids.size() != polygons.size()) {
            throw new IllegalArgumentException("ids, names and polygons differ in number");
        }
        this.name = name;
        this.ids = List.copyOf(ids);
        this.names = List.copyOf(names);
        this.polygons = List.copyOf(polygons);
        this.columns = List.copyOf(columns);
        Set<String> met = new HashSet<>();
        this.shared = names.stream().filter(n -> !met.add(n)).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int count() {
        return ids.size();
    }

    @Override
    public String id(int unit) {
        return ids.get(unit - 1);
    }

    @Override
    public String unitName(int unit) {
        return names.get(unit - 1);
    }

    @Override
    public String readable(int unit) {
        String own = unitName(unit);
        return shared.contains(own) && !own.equals(id(unit)) ? own + " (" + id(unit) + ")" : own;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    public Geometry polygon(int unit) {
        return polygons.get(unit - 1);
    }

    public List<Geometry> polygons() {
        return polygons;
    }

    @Override
    public Burner burner(Grid grid) {
        return new ScanLines(polygons, grid);
    }

    @Override
    public Burner shares(Grid grid) {
        return new CellShares(polygons, grid);
    }
}
