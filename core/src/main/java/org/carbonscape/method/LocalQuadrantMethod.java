package org.carbonscape.method;

import java.util.Optional;
import org.carbonscape.stats.LocalQuadrants;

/** What local statistics of two variables have in common whose clusters are HH, LL, HL and LH. */
abstract class LocalQuadrantMethod<R extends LocalQuadrants> extends LocalMethod<R> {
    private final ClassKey<R> key =
            LocalMoranMethod.lisa((data, r, place) -> LocalMoranMethod.lisaClass(r.cluster(place)));

    @Override
    public final Inputs inputs() {
        return Inputs.X_AND_Y;
    }

    @Override
    final String code(R r, int place) {
        return r.cluster(place).code();
    }

    @Override
    public final Optional<ClassKey<R>> classes() {
        return Optional.of(key);
    }
}
