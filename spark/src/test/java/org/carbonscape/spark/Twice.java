package org.carbonscape.spark;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** Counts executors, and tasks that Spark begins once more beside themselves; named in {@code spark.extraListeners}. */
public final class Twice extends SparkListener {
    static final AtomicInteger BEGUN = new AtomicInteger();
    static final AtomicInteger EXECUTORS = new AtomicInteger();

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded added) {
        EXECUTORS.incrementAndGet();
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart start) {
        if (start.taskInfo().speculative()) {
            BEGUN.incrementAndGet();
        }
    }
}
