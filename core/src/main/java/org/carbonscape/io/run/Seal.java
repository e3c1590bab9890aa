package org.carbonscape.io.run;

import org.carbonscape.disk.Sha256;

/**
 * The last line of a record: the SHA-256 of all bytes before its last comma, so that a record somebody touched is
 * noticed as the files are whose hashes it holds.
 */
public final class Seal {
    private static final String BEFORE = ",\n  \"seal\": \"";
    private static final String AFTER = "\"\n}\n";
    private static final String END = "\n}\n";

    private Seal() {}

    /** A record with its seal. @param json an object as this program writes it */
    public static String on(String json) {
        String record = json.substring(0, json.length() - END.length());
        return record + BEFORE + Sha256.of(record) + AFTER;
    }

    /** Whether a record holds what was sealed. */
    static boolean holds(String json) {
        int at = json.lastIndexOf(BEFORE);
        return at >= 0 && json.substring(at).equals(BEFORE + Sha256.of(json.substring(0, at)) + AFTER);
    }
}
