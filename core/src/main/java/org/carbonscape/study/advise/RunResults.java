package org.carbonscape.study.advise;

import org.carbonscape.engine.Engine;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.gather.StatisticsForAdvice;
import org.carbonscape.zone.LandCounts;

/** What the run knows when layers are made. */
record RunResults(Engine engine, LandCounts counts, CarbonAccount account, StatisticsForAdvice gathered) {}
