package org.carbonscape.method;

import java.util.List;
import org.carbonscape.stats.GetisOrd;
import org.carbonscape.stats.GlobalOptions;
import org.carbonscape.stats.JoinCounts;
import org.carbonscape.stats.LocalGeary;
import org.carbonscape.stats.LocalMoran;

/**
 * The explicit list of statistics on units: commands, study keys, reference pages and the methods list come from it.
 */
public final class Statistics {
    public static final GlobalMethod MORANS_I = OneVariableMethod.MORANS_I;
    public static final GlobalMethod GEARYS_C = OneVariableMethod.GEARYS_C;
    public static final GlobalMethod GENERAL_G = OneVariableMethod.GENERAL_G;
    public static final UnitStatistic<GlobalOptions, JoinCounts.Result> JOIN_COUNTS = new JoinCountsMethod();
    public static final UnitStatistic<LocalMoran.Options, LocalMoran.Result> LOCAL_MORAN = new LocalMoranMethod();
    public static final UnitStatistic<LocalGeary.Options, LocalGeary.Result> LOCAL_GEARY = new LocalGearyMethod();
    public static final UnitStatistic<HotSpotsMethod.Options, GetisOrd.Result> HOT_SPOTS = new HotSpotsMethod();

    /** All, in the order of the report. */
    public static final List<UnitStatistic<?, ?>> ALL = List.of(
            MORANS_I,
            GEARYS_C,
            GENERAL_G,
            JOIN_COUNTS,
            new BivariateMoranMethod(),
            new LeeMethod(),
            new RateMoranMethod(),
            new CorrelogramMethod(),
            LOCAL_MORAN,
            LOCAL_GEARY,
            new LocalBivariateMoranMethod(),
            new LocalLeeMethod(),
            new LocalGearyMultivariateMethod(),
            new RateLocalMoranMethod(),
            new LocalJoinCountsMethod(),
            new QuantileLisaMethod(),
            HOT_SPOTS,
            new EmergingHotSpotsMethod());

    /** What a study's Moran's I brings with it. */
    public static final List<UnitStatistic<?, ?>> BESIDE_MORANS_I = List.of(GEARYS_C, GENERAL_G, JOIN_COUNTS);

    private Statistics() {}
}
