package org.carbonscape.app.start;

import java.util.List;

/** What Java is told. The scripts give the first Java the same from the file {@code java.options}; a test compares. */
final class JavaOptions {
    /** Of both: no files in the temporary folder, quiet but for errors, UTF-8 whatever the locale says. */
    static final List<String> ALWAYS = List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+VerifySharedSpaces",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-Dsun.stdout.encoding=UTF-8",
            "-Dsun.stderr.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8");

    /**
     * For what ends within seconds. A loop is compiled after 6,000 rounds, not 60,000: the interpreter took a tenth of
     * the demo, whose thousand loops run for a moment each.
     */
    static final List<String> SHORT =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:Tier3BackEdgeThreshold=6000");

    private static final String COLLECTOR = "-XX:\\+Use\\w+GC";

    private JavaOptions() {}

    /** Our options where the user has some: Java takes one collector only. */
    static List<String> without(List<String> users, List<String> ours) {
        boolean chosen = users.stream().anyMatch(u -> u.matches(COLLECTOR));
        return ours.stream().filter(o -> !chosen || !o.matches(COLLECTOR)).toList();
    }

    /**
     * The most that a long command's data may take where nobody says: a quarter of the memory, as Java has it, but of a
     * small machine up to 4 GB as long as that is no more than six tenths of it.
     *
     * @param quarter what this Java may take, in bytes: a quarter of the memory of the machine or the container
     */
    static String heap(long quarter) {
        double share = 100 * 4.0 * (1L << 30) / (4.0 * quarter);
        return "-XX:MaxRAMPercentage=" + Math.round(Math.max(25, Math.min(60, share)));
    }
}
