package org.carbonscape.study.intake;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.suitability.DistanceToClass;
import org.jspecify.annotations.Nullable;

/**
 * Distances to classes of the phases, made once however many drivers, criteria and rules ask for them. Memory that is
 * needed takes them away: they are then made again.
 */
public final class ClassDistances {
    private record Key(int year, BitSet classes) {}

    private final Map<Key, ValueRaster> kept = new HashMap<>();

    /**
     * Metres to the nearest cell of the classes.
     *
     * @param what what the problems call the classes
     * @throws org.carbonscape.problem.ProblemException as {@link DistanceToClass#of}
     */
    public synchronized ValueRaster of(Engine engine, Phase phase, BitSet classes, String what) {
        Key key = new Key(phase.year(), (BitSet) classes.clone());
        @Nullable ValueRaster made = kept.get(key);
        if (made == null) {
            made = DistanceToClass.of(engine, phase.raster(), classes, what);
            kept.put(key, made); // which lets its rows go where memory is short
        }
        return made;
    }
}
