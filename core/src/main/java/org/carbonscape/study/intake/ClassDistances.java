package org.carbonscape.study.intake;

import java.lang.ref.SoftReference;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.suitability.DistanceToClass;

/**
 * Distances to classes of the phases, made once however many drivers, criteria and rules ask for them. Memory that is
 * needed takes them away: they are then made again.
 */
public final class ClassDistances {
    private record Key(int phase, BitSet classes) {}

    private final Map<Key, SoftReference<ValueRaster>> kept = new HashMap<>();

    /**
     * Metres to the nearest cell of the classes.
     *
     * @param number of the phase
     * @param what   what the problems call the classes
     * @throws org.carbonscape.problem.ProblemException as {@link DistanceToClass#of}
     */
    public synchronized ValueRaster of(Engine engine, Phase phase, int number, BitSet classes, String what) {
        Key key = new Key(number, (BitSet) classes.clone());
        SoftReference<ValueRaster> before = kept.get(key);
        ValueRaster made = before == null ? null : before.get();
        if (made == null) {
            made = DistanceToClass.of(engine, phase.raster(), classes, what);
            kept.put(key, new SoftReference<>(made));
        }
        return made;
    }
}
