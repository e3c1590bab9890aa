package org.carbonscape.study.table;

import java.util.List;
import org.carbonscape.grid.Grid;
import org.carbonscape.zone.UnitSet;

/** Units that have ids and names and no place. */
public record Districts(String name, List<String> ids, List<String> names) implements UnitSet {
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
    public Burner burner(Grid grid) {
        throw new UnsupportedOperationException();
    }
}
