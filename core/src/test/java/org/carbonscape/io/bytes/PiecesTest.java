package org.carbonscape.io.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PiecesTest {
    @Test
    void allFilesShareOneRoomAndWhatWasLongUnusedLeaves() {
        Pieces pieces = new Pieces(1000);
        Pieces.Of[] files =
                IntStream.range(0, 20).mapToObj(i -> pieces.ofFile()).toArray(Pieces.Of[]::new);
        for (int i = 0; i < files.length; i++) {
            byte[] piece = new byte[100];
            piece[50] = (byte) i;
            files[i].keep(7, piece);
            assertThat(files[0].read(7, new byte[1], 1))
                    .as("used again and again")
                    .isTrue();
        }
        byte[] into = new byte[10];
        for (int i = 0; i < files.length; i++) {
            assertThat(files[i].read(57, into, 10)).as("file " + i).isEqualTo(i == 0 || i > 10);
        }
        assertThat(into[0]).isEqualTo((byte) 19);
    }

    @Test
    void aPieceServesWhatLiesInIt() {
        Pieces.Of file = new Pieces(1000).ofFile();
        file.keep(100, new byte[] {1, 2, 3, 4});
        file.keep(200, new byte[] {5, 6});
        byte[] into = new byte[2];
        assertThat(file.read(102, into, 2)).isTrue();
        assertThat(into).containsExactly(3, 4);
        assertThat(file.read(103, into, 2)).as("its end is elsewhere").isFalse();
        assertThat(file.read(99, into, 2)).isFalse();
        assertThat(file.read(200, into, 2)).isTrue();
        file.keep(200, new byte[] {7});
        assertThat(file.read(200, into, 2)).as("a shorter one took its place").isFalse();
    }
}
