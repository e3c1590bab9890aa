package org.carbonscape.io.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.MurmurHash3;
import org.carbonscape.disk.Sha256;

/**
 * The hash by which kept results are found: SHA-256 over what is short and over the 128 bits of MurmurHash3 of what is
 * long. Nobody tries to deceive the cache of his own results, and the first compiler takes seven times as long for SHA
 * alone: half of the time of a run that only changes its title.
 */
final class KeyDigest {
    private static final int SHORT = 64;

    private final MessageDigest sha = Sha256.digest();

    /** Adds bytes; the same bytes in other pieces are another key. */
    void update(byte[] bytes, int from, int length) {
        if (length <= SHORT) {
            sha.update(bytes, from, length);
            return;
        }
        number(length);
        for (long half : MurmurHash3.hash128x64(bytes, from, length, MurmurHash3.DEFAULT_SEED)) {
            number(half);
        }
    }

    private void number(long n) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            sha.update((byte) (n >>> shift));
        }
    }

    KeyDigest update(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        update(bytes, 0, bytes.length);
        return this;
    }

    /** 64 hexadecimal digits; begins anew. */
    String hex() {
        return HexFormat.of().formatHex(sha.digest());
    }
}
