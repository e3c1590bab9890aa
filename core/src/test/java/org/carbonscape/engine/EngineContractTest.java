package org.carbonscape.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The engines of one machine. */
class EngineContractTest {
    @Nested
    class Plain extends EngineContract {
        @Override
        protected Engine engine() {
            return new PlainEngine();
        }
    }

    @Nested
    class OneThread extends EngineContract {
        @Override
        protected Engine engine() {
            return new LocalEngine(1);
        }
    }

    @Nested
    class TwoThreads extends EngineContract {
        @Override
        protected Engine engine() {
            return new LocalEngine(2);
        }
    }

    @Nested
    class FourThreads extends EngineContract {
        @Override
        protected Engine engine() {
            return new LocalEngine(4);
        }
    }

    /** Work and results go through serialisation, as on the way to another machine and back. */
    @Nested
    class Copying extends EngineContract {
        @Override
        protected Engine engine() {
            return new CopyingEngine(3);
        }
    }

    @Test
    void whatThreadsAskForAtOnceIsMadeOnce() {
        try (LocalEngine engine = new LocalEngine(4)) {
            AtomicInteger made = new AtomicInteger();
            engine.inPlace(
                    100,
                    i -> assertThat(engine.<Integer>kept("draws", made::incrementAndGet))
                            .isEqualTo(1));
            for (int i = 0; i < 20; i++) {
                int own = i;
                engine.kept("draws of " + i, () -> own);
            }
            assertThat(engine.<Integer>kept("draws", made::incrementAndGet)).isEqualTo(2); // forgotten meanwhile
        }
    }

    /** A large table's pieces are written sixteen by sixteen, while the other thread is busy with another table. */
    @Test
    void whatWasGivenIsNotKeptWhileOtherThreadsAreBusy() {
        AtomicBoolean forgotten = new AtomicBoolean();
        CountDownLatch looked = new CountDownLatch(1);
        try (LocalEngine engine = new LocalEngine(2)) {
            engine.inPlace(2, i -> {
                if (i == 1) {
                    await(looked);
                    return;
                }
                WeakReference<byte[]> made =
                        new WeakReference<>(engine.each(4, k -> new byte[1000]).get(0));
                for (int wait = 0; wait < 100 && made.get() != null; wait++) {
                    System.gc();
                    LockSupport.parkNanos(10_000_000);
                }
                forgotten.set(made.get() == null);
                looked.countDown();
            });
        }
        assertThat(forgotten).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aClosedEngineLeavesNoThread() throws InterruptedException {
        LocalEngine engine = new LocalEngine(3);
        engine.each(30, i -> i);
        engine.close();
        for (int wait = 0; wait < 200 && threads().findAny().isPresent(); wait++) {
            Thread.sleep(10);
        }
        assertThat(threads()).isEmpty();
    }

    private static Stream<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(n -> n.startsWith("carbonscape-"));
    }
}
