package org.carbonscape.io.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Sha256Test {
    /** Examples of FIPS 180-4 and of nothing at all. */
    @Test
    void theStandardsExamplesHaveTheirHashes() throws IOException {
        assertThat(of("")).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(of("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))
                .isEqualTo("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    }

    @Test
    void anyLengthHasTheHashThatJavaGivesIt() throws IOException, NoSuchAlgorithmException {
        byte[] all = new byte[140_000];
        new Random(7).nextBytes(all);
        for (int n = 0; n < all.length; n += n < 300 || n > 32_500 && n < 33_000 ? 1 : 257) {
            byte[] some = Arrays.copyOf(all, n);
            assertThat(Sha256.of(new ByteArrayInputStream(some)))
                    .as("%d bytes", n)
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(some)));
        }
    }

    private static String of(String text) throws IOException {
        return Sha256.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
