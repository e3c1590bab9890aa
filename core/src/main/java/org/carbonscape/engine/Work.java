package org.carbonscape.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * What is being worked at, and how much of it is done: a stage, in it steps that were announced (and steps in these),
 * in the innermost the blocks of one reading. Written by whoever works, read by whoever tells. Thread-safe.
 */
public final class Work {
    /**
     * Of what is left of a step, the part that a reading in it, or steps announced in it, are taken for: how many will
     * come is not known.
     */
    private static final double READING = 0.9;

    /** A share below this, or a time, says nothing about what is left. */
    private static final double LEAST_SHARE = 0.02;

    private static final double LEAST_SECONDS = 2;

    /**
     * A moment of the work.
     *
     * @param seconds since the stage began
     * @param share   of the stage that is done, 0 to 1; empty where its steps are not known
     * @param reading of a stage without known steps, which reading of the data it is at, from 1; 0 = none
     * @param done    share of that reading
     */
    public record State(String stage, double seconds, OptionalDouble share, int reading, double done) {
        /** Seconds that are left if the rest goes as what is done; empty where that cannot be told yet. */
        public OptionalLong left() {
            return share.isPresent() && share.getAsDouble() >= LEAST_SHARE && seconds >= LEAST_SECONDS
                    ? OptionalLong.of(Math.round(seconds * (1 - share.getAsDouble()) / share.getAsDouble()))
                    : OptionalLong.empty();
        }
    }

    /** Steps under way. */
    private static final class Level implements Steps {
        private final Work work;
        private final int of;
        private final LongAdder done = new LongAdder();

        /** Share of the step at hand that is taken for done by what was finished in it. */
        private double read;

        Level(Work work, int of) {
            this.work = work;
            this.of = of;
        }

        @Override
        public void next() {
            synchronized (work) {
                done.increment();
                read = 0;
            }
        }

        @Override
        public void close() {
            synchronized (work) {
                work.levels.remove(this);
                Level outer = work.levels.peek();
                if (outer != null) {
                    outer.read = outer.within(share(read));
                }
            }
        }

        /** Of all steps, with a share of the one at hand. */
        double share(double within) {
            return of == 0 ? 1 : Math.min(1, (done.sum() + within) / of);
        }

        /** Of the step at hand, with a share of what is under way in it. */
        double within(double underWay) {
            return read + READING * (1 - read) * underWay;
        }
    }

    private final LongSupplier nanos;
    private final Deque<Level> levels = new ArrayDeque<>(); // the innermost first
    private String stage = "";
    private long since;
    private int readings;
    private boolean reads;
    private long blocks;
    private LongAdder taken = new LongAdder();
    private volatile boolean stopped;

    public Work() {
        this(System::nanoTime);
    }

    /** @param nanos the clock */
    Work(LongSupplier nanos) {
        this.nanos = nanos;
        since = nanos.getAsLong();
    }

    /** It is given up: whoever works at it ends with {@link Stopped} at the next block or stage. */
    public void stop() {
        stopped = true;
    }

    /** @throws Stopped where the work is given up */
    void goOn() {
        if (stopped) {
            throw new Stopped();
        }
    }

    /** The work was given up, by its user's wish. */
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    /** A stage begins; what was announced in the one before is over. */
    public synchronized void stage(String name) {
        goOn();
        stage = name;
        since = nanos.getAsLong();
        levels.clear();
        readings = 0;
        reads = false;
    }

    /** So many steps of about the same length come now, within the step at hand. */
    public synchronized Steps steps(int n) {
        Level level = new Level(this, n);
        levels.push(level);
        return level;
    }

    /** A reading of so many blocks begins. */
    synchronized LongAdder begin(long of) {
        readings++;
        reads = true;
        blocks = of;
        taken = new LongAdder();
        return taken;
    }

    /** It is over. */
    synchronized void end() {
        reads = false;
        Level at = levels.peek();
        if (at != null) {
            at.read = at.within(1);
        }
    }

    public synchronized State state() {
        double seconds = (nanos.getAsLong() - since) / 1e9;
        double reading = reads && blocks > 0 ? Math.min(1, taken.sum() / (double) blocks) : 0;
        if (levels.isEmpty()) {
            return new State(stage, seconds, OptionalDouble.empty(), reads ? readings : 0, reading);
        }
        Iterator<Level> outward = levels.iterator();
        Level innermost = outward.next();
        double share = innermost.share(innermost.within(reading));
        while (outward.hasNext()) {
            Level outer = outward.next();
            share = outer.share(outer.within(share));
        }
        return new State(stage, seconds, OptionalDouble.of(share), 0, 0);
    }
}
