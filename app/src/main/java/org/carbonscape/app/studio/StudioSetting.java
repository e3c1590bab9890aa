package org.carbonscape.app.studio;

import java.util.List;
import java.util.function.Function;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.problem.Problem;

/**
 * What a studio is started with.
 *
 * @param cache    where stages keep their results
 * @param threads  for runs and checks
 * @param atOnce   how many runs may be under way together, 1 or more; others wait their turn
 * @param problems what to tell of a fault
 */
public record StudioSetting(CacheFolder cache, int threads, int atOnce, Function<Throwable, List<Problem>> problems) {}
