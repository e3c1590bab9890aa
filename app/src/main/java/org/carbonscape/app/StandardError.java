package org.carbonscape.app;

/** Lines on standard error, and below them one that is drawn again and again where that is a terminal. */
final class StandardError {
    private static int drawn; // columns of the line that may be drawn over

    private StandardError() {}

    /** A line that stays. */
    static synchronized void line(String text) {
        wipe();
        System.err.println(text);
    }

    /** A line that the next one takes the place of. */
    static synchronized void draw(String text) {
        int columns = Aligned.width(text);
        System.err.print('\r' + text + " ".repeat(Math.max(0, drawn - columns)));
        System.err.flush();
        drawn = Math.max(drawn, columns);
    }

    /** Takes that line away. */
    static synchronized void wipe() {
        if (drawn > 0) {
            System.err.print('\r' + " ".repeat(drawn) + '\r');
            System.err.flush();
            drawn = 0;
        }
    }
}
