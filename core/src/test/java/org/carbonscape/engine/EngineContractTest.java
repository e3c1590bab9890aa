package org.carbonscape.engine;

import static org.assertj.core.api.Assertions.assertThat;

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
