package org.carbonscape.carbon;

import java.util.List;
import org.carbonscape.grid.Grid;
import org.carbonscape.zone.UnitSet;

/** Units that have identifiers and lie nowhere. */
record NamedUnits(String name, List<String> ids) implements UnitSet {
    NamedUnits(String name, String... ids) {
        this(name, List.of(ids));
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
        return id(unit);
    }

    @Override
    public Burner burner(Grid grid) {
        throw new UnsupportedOperationException("they have no land");
    }
}
