package org.carbonscape.io.run;

/** The program's version, as results name it. */
public final class Version {
    public static final String TEXT = "0.1.0";

    private Version() {}
}
