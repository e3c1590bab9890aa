package org.carbonscape.engine;

/** Work to do should the program be ended (Ctrl-C, terminate, but not kill) before this is closed. */
public final class AtEnd implements AutoCloseable {
    private final Thread hook;

    private AtEnd(Thread hook) {
        this.hook = hook;
    }

    public static AtEnd run(Runnable work) {
        Thread hook = new Thread(work, "at end");
        Runtime.getRuntime().addShutdownHook(hook);
        return new AtEnd(hook);
    }

    /** Whether the program is being ended from outside; what fails then is not worth telling. */
    public static boolean isNow() {
        try {
            AtEnd.run(() -> {}).close();
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    /** The work is no longer wanted; where the program is ending already, it goes on. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the program is ending: the work is being done
        }
    }
}
