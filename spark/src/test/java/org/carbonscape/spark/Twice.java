package org.carbonscape.spark;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** Counts tasks that Spark begins once more beside themselves; named in {@code spark.extraListeners}. */
public final class Twice extends SparkListener {
    static final AtomicInteger BEGUN = new AtomicInteger();

    @Override
    public void onTaskStart(SparkListenerTaskStart start) {
        if (start.taskInfo().speculative()) {
            BEGUN.incrementAndGet();
        }
    }
}
