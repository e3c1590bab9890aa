package org.carbonscape.spark;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.EngineContract;
import org.carbonscape.engine.Work;

/** What every engine does, by tasks in this Java. */
class SparkEngineTest extends EngineContract {
    @Override
    protected Engine engine() {
        return new SparkCluster("local[2]", 2, Map.of("spark.ui.enabled", "false", "spark.driver.host", "127.0.0.1"))
                .engine(new Work(), UnaryOperator.identity());
    }

    /** Two jobs for each core, of sixteen blocks at most, and the one that is handed on. */
    @Override
    protected int mostInFlight() {
        return 5 * 16;
    }
}
