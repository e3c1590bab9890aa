package org.carbonscape.engine;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * What is being worked at, and how much of it is done: a stage, in it steps that were announced (and steps in these),
 * in the innermost the blocks of one reading. Written by whoever works, read by whoever tells. Thread-safe.
 */
public final class Work {
    /** Of what is left of a step, the part that a reading in it is taken for: how many will come is not known. */
    private static final double READING = 0.9;
    /** The part that steps announced in it are taken for: mostly they are all of it. */
    private static final double STEPS = 0.98;

    /** A share below this, or a time, says nothing about what is left. */
    private static final double LEAST_SHARE = 0.02;

    private static final double LEAST_SECONDS = 2;
    /** Pieces that are not blocks of a raster differ in length: a few of them say nothing. */
    private static final double LEAST_PIECES = 0.25;

    private static final long FEW_PIECES = 8;

    /**
     * A moment of the work.
     *
     * @param seconds since the stage began
     * @param share   of the stage that is done, 0 to 1; empty where its steps are not known
     * @param before  seconds of it that had passed when its steps were announced
     * @param still   seconds since the share was another
     * @param blocks  the reading that is under way
     */
    public record State(
            String stage, double seconds, OptionalDouble share, double before, double still, Optional<Blocks> blocks) {
        /**
         * Seconds that are left if the rest goes as what is done; empty where that cannot be told yet. Within a step
         * that tells no share of its own they pass, and say nothing any more where it takes longer.
         */
        public OptionalLong left() {
            return share.isPresent()
                    ? Work.left(share.getAsDouble(), seconds - before, still, LEAST_SHARE)
                    : blocks.filter(b -> b.cells() > 0 || b.of() >= FEW_PIECES)
                            .map(b -> Work.left(b.share(), b.seconds(), 0, b.cells() > 0 ? LEAST_SHARE : LEAST_PIECES))
                            .orElse(OptionalLong.empty());
        }
    }

    /**
     * Blocks, or independent pieces, of a reading.
     *
     * @param cells   in the blocks done; 0 for pieces that are not of a raster
     * @param seconds since it began
     */
    public record Blocks(long done, long of, long cells, double seconds) {
        public double share() {
            return of == 0 ? 0 : Math.min(1, done / (double) of);
        }

        /** 0 where nothing was read. */
        public double cellsPerSecond() {
            return seconds > 0 ? cells / seconds : 0;
        }
    }

    private static OptionalLong left(double share, double seconds, double still, double least) {
        double left = (seconds - still) * (1 - share) / share - still;
        return share >= least && seconds >= LEAST_SECONDS && left >= 0
                ? OptionalLong.of(Math.round(left))
                : OptionalLong.empty();
    }

    /** A reading under way: an engine tells here what its workers have done. Thread-safe. */
    public final class Reading implements AutoCloseable {
        private final long of;
        private final long since;
        private final LongAdder done = new LongAdder();
        private final LongAdder cells = new LongAdder();
        private final Optional<Level> within; // the steps announced last when it began

        private Reading(long of, long since, Optional<Level> within) {
            this.of = of;
            this.since = since;
            this.within = within;
        }

        /** One block more, with so many cells. */
        public void done(long itsCells) {
            cells.add(itsCells);
            done.increment();
        }

        private Blocks blocks(long now) {
            return new Blocks(Math.min(of, done.sum()), of, cells.sum(), (now - since) / 1e9);
        }

        @Override
        public void close() {
            end(this);
        }
    }

    /** Steps under way. */
    private static final class Level implements Steps {
        private final Work work;
        private final double[] ends; // of each step, where the first begins at 0
        private int done;

        /** Share of the step at hand that is taken for done by what was finished in it. */
        private double read;

        Level(Work work, double[] lengths) {
            this.work = work;
            this.ends = lengths.clone();
            for (int i = 1; i < ends.length; i++) {
                ends[i] += ends[i - 1];
            }
        }

        @Override
        public void next() {
            synchronized (work) {
                done++;
                read = 0;
            }
        }

        @Override
        public void close() {
            synchronized (work) {
                work.levels.remove(this);
                Level outer = work.levels.peek();
                if (outer != null) {
                    outer.read = outer.within(share(read), STEPS);
                }
            }
        }

        /** Of all steps, with a share of the one at hand. */
        double share(double within) {
            if (done >= ends.length) {
                return 1;
            }
            double begin = done == 0 ? 0 : ends[done - 1];
            double all = ends[ends.length - 1];
            return all == 0 ? 0 : (begin + within * (ends[done] - begin)) / all;
        }

        /** Of the step at hand, with a share of what is under way in it, which is taken for a part of the rest. */
        double within(double underWay, double part) {
            return read + part * (1 - read) * underWay;
        }
    }

    private final LongSupplier nanos;
    private final Deque<Level> levels = new ArrayDeque<>(); // the innermost first
    private String stage = "";
    private long since;
    private long announced;
    private final Deque<Reading> readings = new ArrayDeque<>(); // the outermost first

    /** The largest share of this stage that was told: readings side by side end in any order, what is done stays. */
    private double most;

    private long grown; // when it was told first

    public Work() {
        this(System::nanoTime);
    }

    /** @param nanos the clock */
    Work(LongSupplier nanos) {
        this.nanos = nanos;
        since = nanos.getAsLong();
    }

    /** A stage begins; what was announced in the one before is over. */
    public synchronized void stage(String name) {
        stage = name;
        since = nanos.getAsLong();
        levels.clear();
        most = 0;
        readings.clear();
    }

    /** So many steps of about the same length come now, within the step at hand. */
    public Steps steps(int n) {
        double[] same = new double[n];
        Arrays.fill(same, 1);
        return unevenSteps(same);
    }

    /** Steps of about these lengths, of whatever measure, come now in this order, within the step at hand. */
    public synchronized Steps unevenSteps(double... lengths) {
        Level level = new Level(this, lengths);
        announced = levels.isEmpty() ? nanos.getAsLong() : announced;
        levels.push(level);
        return level;
    }

    /** A reading of so many blocks begins, until it is closed. */
    public synchronized Reading reading(long of) {
        Reading reading = new Reading(of, nanos.getAsLong(), Optional.ofNullable(levels.peek()));
        readings.add(reading);
        return reading;
    }

    private synchronized void end(Reading reading) {
        Level at = levels.peek();
        if (at != null && outermost(at).equals(Optional.of(reading))) {
            at.read = at.within(1, READING);
        }
        readings.remove(reading);
    }

    /** Of the readings in the step at hand; what is read for one of its blocks is a part of it. */
    private Optional<Reading> outermost(Level at) {
        return readings.stream().filter(r -> r.within.equals(Optional.of(at))).findFirst();
    }

    public synchronized State state() {
        long nano = nanos.getAsLong();
        double seconds = (nano - since) / 1e9;
        Optional<Blocks> blocks = Optional.ofNullable(readings.peekLast()).map(r -> r.blocks(nano));
        if (levels.isEmpty()) {
            return new State(stage, seconds, OptionalDouble.empty(), 0, 0, blocks);
        }
        Iterator<Level> outward = levels.iterator();
        Level innermost = outward.next();
        double read = outermost(innermost).map(r -> r.blocks(nano).share()).orElse(0.0);
        double share = innermost.share(innermost.within(read, READING));
        while (outward.hasNext()) {
            Level outer = outward.next();
            share = outer.share(outer.within(share, STEPS));
        }
        if (share > most) {
            most = share;
            grown = nano;
        }
        double still = (nano - Math.max(grown, announced)) / 1e9;
        return new State(stage, seconds, OptionalDouble.of(most), (announced - since) / 1e9, still, blocks);
    }
}
