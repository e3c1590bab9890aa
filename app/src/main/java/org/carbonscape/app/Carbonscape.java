package org.carbonscape.app;

/** The command line. */
public final class Carbonscape {
    private Carbonscape() { }

    public static void main(String[] args) {
        System.exit(2);
    }
}
