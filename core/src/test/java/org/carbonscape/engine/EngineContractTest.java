package org.carbonscape.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
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
