package org.carbonscape.study;

import java.util.function.IntFunction;
import org.carbonscape.method.Table;

/**
 * A column that a stage adds to a unit set's layer in {@code vectors/units.gpkg}.
 *
 * @param set    number of the unit set
 * @param byUnit value of unit 1..count: text, Integer or Long, Double, by the kind
 */
record UnitColumn(int set, String name, Table.Kind kind, IntFunction<Object> byUnit) {
    void declare(Table.Builder table) {
        switch (kind) {
            case TEXT -> table.text(name);
            case WHOLE -> table.whole(name);
            case NUMBER -> table.number(name);
        }
    }
}
