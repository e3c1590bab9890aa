package org.carbonscape.io.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedFileTest {
    @TempDir
    Path folder;

    /** Whatever turns out too long where, the file says the same, and the same bytes by any threads. */
    @Test
    void aFileIsPackedFromAnyPieceOn() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        List<Content> pieces = new ArrayList<>();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < 70; i++) {
            byte[] piece = new byte[i == 3 ? 2_500_000 : random.nextInt(40_000)];
            for (int k = 0; k < piece.length; k++) {
                piece[k] = (byte) ('0' + random.nextInt(10));
            }
            all.write(piece);
            pieces.add(out -> out.write(piece));
        }
        for (long most : new long[] {0, 1, 2_000_000, all.size() - 1L, all.size()}) {
            byte[] former = new byte[0];
            for (int threads = 1; threads <= 2; threads++) {
                Path plain = folder.resolve("t.csv");
                Path packed = folder.resolve("t.csv.gz");
                Files.deleteIfExists(packed);
                try (var engine = threads == 1 ? new PlainEngine() : new LocalEngine(threads);
                        PackedFile file = new PackedFile(plain, packed, most, engine)) {
                    file.write(pieces);
                    assertThat(file.isPacked()).isEqualTo(most < all.size());
                }
                assertThat(Files.exists(plain)).isEqualTo(most == all.size());
                assertThat(Files.exists(packed)).isEqualTo(most < all.size());
                if (most == all.size()) {
                    assertThat(Files.readAllBytes(plain)).isEqualTo(all.toByteArray());
                    continue;
                }
                try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
                    assertThat(in.readAllBytes()).isEqualTo(all.toByteArray());
                }
                assertThat(former.length == 0 || Arrays.equals(former, Files.readAllBytes(packed)))
                        .isTrue();
                former = Files.readAllBytes(packed);
            }
        }
    }
}
