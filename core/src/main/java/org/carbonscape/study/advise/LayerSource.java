package org.carbonscape.study.advise;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.carbonscape.grid.Grid;
import org.carbonscape.study.intake.MadeClasses;
import org.carbonscape.study.intake.MadeValues;
import org.carbonscape.study.plan.LayerText;
import org.carbonscape.suitability.Layer;

/**
 * A layer to be made.
 *
 * @param text   as written
 * @param what   it is made of; a name where it is a driver
 * @param names  of its classes; empty for values
 * @param needed land that it is made from and cannot be made without
 */
public record LayerSource(
        String text, LayerText what, List<String> names, Function<RunResults, Layer> make, Optional<Needed> needed) {
    /**
     * Land of classes in a phase.
     *
     * @param name as the user called it
     */
    public record Needed(BitSet classes, int phase, String name) {}

    /** A layer that needs no land of its own. */
    public LayerSource(String text, LayerText what, List<String> names, Function<RunResults, Layer> make) {
        this(text, what, names, make, Optional.empty());
    }

    LayerSource needing(Optional<Needed> land) {
        return new LayerSource(text, what, names, make, land);
    }

    /** A layer of the same kind without cells, to check rules against. */
    Layer shape(Grid grid) {
        return names.isEmpty()
                ? new Layer.Values(MadeValues.none(grid))
                : new Layer.Classes(MadeClasses.none(grid, names.size()), names);
    }
}
