package org.carbonscape.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final AtomicInteger taken = new AtomicInteger();

    /** Denied so often, and in such words; then done. */
    private Patience.Step denied(int times, IOException why) {
        return () -> {
            if (taken.incrementAndGet() <= times) {
                throw why;
            }
        };
    }

    @Test
    void whatIsDeniedForMomentsIsDoneInTheEnd() throws IOException {
        Patience.take(denied(2, new AccessDeniedException("run")), List.of(1L, 1L));
        assertThat(taken).hasValue(3);
        taken.set(0);
        Patience.take(denied(1, new FileSystemException("run", null, "used by another process")), List.of(1L));
        assertThat(taken).hasValue(2);
    }

    @Test
    void whatIsDeniedForGoodIsToldAfterTheLastAttempt() {
        IOException why = new AccessDeniedException("run");
        assertThatThrownBy(() -> Patience.take(denied(9, why), List.of(1L, 1L))).isSameAs(why);
        assertThat(taken).hasValue(3);
    }

    @Test
    void otherFailuresAreNotTriedAgain() {
        IOException why = new NoSuchFileException("run");
        assertThatThrownBy(() -> Patience.take(denied(9, why), List.of(1L, 1L))).isSameAs(why);
        assertThat(taken).hasValue(1);
    }

    @Test
    void whoIsEndedDoesNotWait() {
        IOException why = new AccessDeniedException("run");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Patience.take(denied(9, why), List.of(60_000L)))
                .isSameAs(why);
        assertThat(Thread.interrupted()).isTrue();
    }
}
