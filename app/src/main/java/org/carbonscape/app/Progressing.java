package org.carbonscape.app;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.carbonscape.engine.Work;
import org.carbonscape.io.cache.StageCache;
import org.carbonscape.io.json.Json;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;
import org.carbonscape.study.run.StageNames;

/**
 * Tells on standard error how far a command is while it works: on a terminal in one line that is drawn again, elsewhere
 * in a line whenever nothing was told for some seconds. A command that is done before has told nothing.
 */
final class Progressing implements AutoCloseable {
    /** How the lines are told. */
    enum Way {
        REDRAWN,
        LINES,
        JSON
    }

    /** Below the five seconds of silence that are promised, by what a busy machine may wake a thread too late. */
    private static final double SILENCE = 3.5;

    private static final double FIRST_DRAWN = 1;
    private static final long WAKES_MS = 250;

    /** After so many drawn lines it is asked again how wide the terminal is: windows change. */
    private static final int LINES_OF_A_WIDTH = 20;

    private final Work work;
    private final Language language;
    private final Way way;
    private final LongSupplier nanos;
    private final IntSupplier width;
    private final long start;
    private int columns;
    private int draws;
    private long told;
    private boolean closed;
    private long needed_mb;

    /**
     * @param nanos the clock
     * @param width of the terminal, in columns
     */
    Progressing(Work work, Language language, Way way, LongSupplier nanos, IntSupplier width) {
        this.work = work;
        this.language = language;
        this.way = way;
        this.nanos = nanos;
        this.width = width;
        start = nanos.getAsLong();
        told = start;
    }

    /** @param json whether other lines on standard error are for machines too */
    static Progressing of(Language language, boolean json) {
        Way way = json ? Way.JSON : Terminal.redraws() ? Way.REDRAWN : Way.LINES;
        return new Progressing(
                new Work(),
                language,
                way,
                System::nanoTime,
                () -> Terminal.columns().orElse(Integer.MAX_VALUE));
    }

    /** Tells by itself from now on, until it is closed. */
    Progressing watch() {
        Thread thread = new Thread(this::wake, "progress");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    Work work() {
        return work;
    }

    private synchronized void wake() {
        try {
            while (true) {
                wait(WAKES_MS);
                if (closed) {
                    return;
                }
                try {
                    tell();
                } catch (OutOfMemoryError e) { // the work itself will tell
                    told = nanos.getAsLong();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A stage begins. */
    synchronized void stage(String name) {
        work.stage(name);
        StandardError.line(stamp() + StageNames.of(name, language));
        told = nanos.getAsLong();
    }

    /** Of the stage that ends, parts were taken from the cache. */
    synchronized void taken(StageCache.Share share) {
        int all = share.taken() + share.made();
        StandardError.line(stamp()
                + (share.made() == 0
                        ? language.of("    taken from the cache", "    取自缓存")
                        : language.of(
                                "    " + share.taken() + " of " + all + " parts taken from the cache",
                                "    " + all + " 项中 " + share.taken() + " 项取自缓存")));
        told = nanos.getAsLong();
    }

    /** Megabytes that the command needs for its data: told, and remembered for the case that they are not to be had. */
    synchronized void needs(long mb) {
        needed_mb = mb;
        StandardError.line(stamp()
                + language.of(
                        "memory: about " + mb + " MB needed, " + Needs.most_mb() + " MB may be used",
                        "内存：约需 " + mb + " MB，最多可用 " + Needs.most_mb() + " MB"));
        told = nanos.getAsLong();
    }

    /** 0 = not known. */
    synchronized long needed_mb() {
        return needed_mb;
    }

    /** Tells how far the work is, if it is time to. */
    synchronized void tell() {
        double silent = (nanos.getAsLong() - told) / 1e9;
        Work.State state = work.state();
        switch (way) {
            case REDRAWN -> {
                if (silent >= FIRST_DRAWN) {
                    if (draws++ % LINES_OF_A_WIDTH == 0) {
                        columns = width.getAsInt();
                    }
                    // a line that fills the last column goes on in the next, which is never drawn over
                    StandardError.draw(Aligned.within(stamp() + text(state, language), columns - 1));
                }
            }
            case LINES -> {
                if (silent >= SILENCE) {
                    StandardError.line(stamp() + text(state, language));
                    told = nanos.getAsLong();
                }
            }
            case JSON -> {
                if (silent >= SILENCE) {
                    StandardError.line(Json.line(object(state)));
                    told = nanos.getAsLong();
                }
            }
        }
    }

    private String stamp() {
        return String.format(Locale.ROOT, "[%6.2f s] ", (nanos.getAsLong() - start) / 1e9);
    }

    private static Map<String, Object> object(Work.State state) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("progress", state.stage());
        one.put("seconds", Math.round(state.seconds() * 100) / 100.0);
        state.share().ifPresent(s -> one.put("share", Math.round(s * 100) / 100.0));
        state.left().ifPresent(s -> one.put("seconds_left", s));
        state.blocks().ifPresent(b -> {
            one.put("blocks", b.done());
            one.put("of_blocks", b.of());
            if (b.cells() > 0) {
                one.put("cells_per_second", Math.round(b.cellsPerSecond()));
            }
        });
        return one;
    }

    static String text(Work.State state, Language language) {
        String stage = language.of(state.stage(), chinese(state.stage()));
        if (state.share().isEmpty()) {
            String so = language.of(
                    stage + ": " + time(Math.round(state.seconds()), language) + " so far",
                    stage + "：已用 " + time(Math.round(state.seconds()), language));
            return so
                    + state.blocks()
                            .map(b -> language.of(
                                    ", " + percent(b.share()) + " % of the present step",
                                    "，当前步骤 " + percent(b.share()) + "%"))
                            .orElse("")
                    + pace(state, language)
                    + left(state, language);
        }
        String share = percent(state.share().getAsDouble());
        String done = language.of(stage + ": " + share + " % done", stage + "：已完成 " + share + "%");
        String left = left(state, language);
        String passed = time(Math.round(state.seconds()), language);
        return done
                + pace(state, language)
                + (left.isEmpty() && state.left().isPresent()
                        ? language.of(", " + passed + " so far", "，已用 " + passed)
                        : left);
    }

    /** Of a stage of a run, or of a command that has none. */
    private static String chinese(String stage) {
        String name = StageNames.of(stage, Language.ZH);
        return name.equals(stage) ? Declarations.title(stage).in(Language.ZH) : name;
    }

    /** Cells read in a second, where they are many. */
    private static String pace(Work.State state, Language language) {
        long millions =
                state.blocks().map(b -> Math.round(b.cellsPerSecond() / 1e6)).orElse(0L);
        return millions == 0
                ? ""
                : language.of(", " + millions + " million cells/s", "，每秒 " + chinese(millions) + "像元");
    }

    /** Chinese counts in ten thousands and hundred millions. */
    private static String chinese(long millions) {
        return millions < 100 ? millions * 100 + " 万" : Numbers.readable(millions / 100.0, 1) + " 亿";
    }

    /** Nothing of no time at all: what is last may take long, as joining and syncing files does. */
    private static String left(Work.State state, Language language) {
        return state.left().orElse(0) == 0
                ? ""
                : language.of(
                        ", about " + time(state.left().getAsLong(), language) + " left",
                        "，约剩 " + time(state.left().getAsLong(), language));
    }

    /** Never 100: what is done is no longer told. */
    private static String percent(double share) {
        return Long.toString(Math.min(99, (long) (share * 100)));
    }

    private static String time(long seconds, Language language) {
        if (seconds < 60) {
            return language.of(seconds + " s", seconds + " 秒");
        }
        if (seconds < 3600) {
            return language.of(
                    seconds / 60 + " min " + seconds % 60 + " s", seconds / 60 + " 分 " + seconds % 60 + " 秒");
        }
        return language.of(
                seconds / 3600 + " h " + seconds / 60 % 60 + " min",
                seconds / 3600 + " 小时 " + seconds / 60 % 60 + " 分");
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        StandardError.wipe();
    }
}
