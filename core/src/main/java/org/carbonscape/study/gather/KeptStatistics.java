package org.carbonscape.study.gather;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.Engine;
import org.carbonscape.io.cache.StageCache;
import org.carbonscape.method.UnitData;
import org.carbonscape.method.UnitStatistic;
import org.carbonscape.study.intake.Places;

/**
 * Statistics of a unit set, from the cache where earlier runs found them: on the same values, neighbours and places
 * with the same options, whatever else of the study is another.
 */
final class KeptStatistics {
    private final StageCache cache;
    private final Engine engine;
    private final Optional<double[][]> positions_m;

    KeptStatistics(StageCache cache, Places places, Engine engine) {
        this.cache = cache;
        this.engine = engine;
        this.positions_m = cache.isNone() ? Optional.empty() : Optional.of(places.positions_m());
    }

    <P, R> List<R> results(UnitStatistic<P, R> statistic, UnitData data, P options) {
        List<Object> shared = new ArrayList<>(data.values());
        shared.add(data.weights());
        return cache.keep(
                "statistic",
                List.of(
                        statistic.id(),
                        options,
                        data.names(),
                        data.values(),
                        data.times(),
                        data.weights(),
                        positions_m),
                shared,
                () -> statistic.results(data, options, engine));
    }
}
