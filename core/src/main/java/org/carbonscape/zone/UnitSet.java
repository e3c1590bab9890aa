package org.carbonscape.zone;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.grid.Grid;

/**
 * A named set of units. Units are numbered 1..{@link #count()}; 0 is the land outside all of them. A cell belongs to
 * the unit that holds its centre, so the units and the outside partition the grid.
 */
public interface UnitSet extends Serializable {
    /** What tables call the land in no unit of a set. */
    String OUTSIDE = "outside";

    /** What tables call all land of the study, as a set of one unit. */
    String REGION = "region";

    /** The set of a name. */
    static Optional<UnitSet> find(List<UnitSet> sets, String name) {
        return sets.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** The name users gave it: {@code unit_set} in every table. */
    String name();

    int count();

    /** Identifier of unit 1..count. */
    String id(int unit);

    /** Name of unit 1..count; the identifier where there is none. */
    String unitName(int unit);

    /** Unit 1..count as messages tell it: its identifier, and its name where it has one. */
    default String told(int unit) {
        return unitName(unit).equals(id(unit)) ? id(unit) : id(unit) + " " + unitName(unit);
    }

    /** All units as messages tell them, by their identifiers, in their order. */
    default Map<String, String> allTold() {
        Map<String, String> told = new LinkedHashMap<>();
        for (int u = 1; u <= count(); u++) {
            told.put(id(u), told(u));
        }
        return told;
    }

    /** Unit 1..count as readers know it: its name, with its identifier where others have the same name. */
    default String readable(int unit) {
        return unitName(unit);
    }

    /** What the set's author calls the columns of identifiers and of names; empty where they have no such names. */
    default List<String> columns() {
        return List.of();
    }

    /** Prepares burning onto a grid. Immutable and shared by threads. */
    Burner burner(Grid grid);

    /**
     * Prepares laying units onto a grid by the area they cover of each cell. A set whose outlines follow the cells'
     * needs no other way than {@link #burner}.
     */
    default Burner shares(Grid grid) {
        return burner(grid);
    }

    /** Parts of a cell in which shares of it are counted. */
    int PARTS = CellShares.PARTS;

    /** Gives the units of cells as spans, a band of rows at a time, so that no raster of units is ever held. */
    interface Burner extends Serializable {
        SpanBand band(int firstRow, int rows);
    }
}
