package org.carbonscape.io.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
        return record + BEFORE + of(record) + AFTER;
    }

    /** Whether a record holds what was sealed. */
    public static boolean holds(String json) {
        int at = json.lastIndexOf(BEFORE);
        return at >= 0 && json.substring(at).equals(BEFORE + of(json.substring(0, at)) + AFTER);
    }

    private static String of(String record) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(record.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
