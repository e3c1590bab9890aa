package org.carbonscape.io.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyDigestTest {
    private static String key(byte[] bytes) {
        KeyDigest digest = new KeyDigest();
        digest.update(bytes, 0, bytes.length);
        return digest.hex();
    }

    @Test
    void everyBitOfWhatIsLongAndOfWhatIsShortCounts() {
        for (int length : new int[] {1, 64, 65, 1000}) {
            Set<String> keys = new HashSet<>();
            byte[] bytes = new byte[length];
            keys.add(key(bytes));
            for (int bit = 0; bit < 8 * length; bit++) {
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
                keys.add(key(bytes));
                bytes[bit / 8] = 0;
            }
            assertThat(keys).hasSize(8 * length + 1).allMatch(k -> k.matches("[0-9a-f]{64}"));
        }
    }

    @Test
    void lengthAndOrderCount() {
        Set<String> keys = new HashSet<>();
        for (int length = 0; length <= 300; length++) {
            keys.add(key(new byte[length]));
        }
        byte[] part = new byte[100];
        Arrays.fill(part, (byte) 1);
        KeyDigest one = new KeyDigest();
        one.update(part, 0, 100);
        one.update(new byte[100], 0, 100);
        KeyDigest other = new KeyDigest();
        other.update(new byte[100], 0, 100);
        other.update(part, 0, 100);
        keys.add(one.hex());
        keys.add(other.hex());
        assertThat(keys).hasSize(303);
    }

    @Test
    void aPartOfAnArrayIsWhatItHolds() {
        byte[] bytes = new byte[300];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        KeyDigest digest = new KeyDigest();
        for (int length : new int[] {20, 200}) {
            digest.update(bytes, 50, length);
            assertThat(digest.hex()).isEqualTo(key(Arrays.copyOfRange(bytes, 50, 50 + length)));
        }
        assertThat(digest.update("a").hex()).isEqualTo(key(new byte[] {'a'}));
    }
}
