package org.carbonscape.study.proof;

import java.util.Collection;
import java.util.function.LongConsumer;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Steps;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.Part;

/** How far a proof is whose parts, of known sizes, are looked at side by side. Thread-safe. */
final class Pace implements AutoCloseable {
    private static final int STEPS = 1000;

    private final Steps steps;
    private final double all;
    private double done;
    private int told;

    Pace(Engine engine, Collection<Part> parts) {
        this.steps = engine.steps(STEPS);
        this.all = parts.stream().mapToDouble(Part::size).sum();
    }

    /** A part is looked at, telling what is done of its size while it is. */
    Findings findings(Part part, FinishedRun run) {
        double[] own = {0};
        LongConsumer some = size -> {
            double more = Math.min(size, part.size() - own[0]); // sizes are estimates
            own[0] += more;
            done(more);
        };
        Findings found = part.findings(run.folder(), some);
        done(part.size() - own[0]);
        return found;
    }

    private synchronized void done(double size) {
        done += size;
        while (told < STEPS && told + 1 <= STEPS * done / all) {
            told++;
            steps.next();
        }
    }

    @Override
    public void close() {
        steps.close();
    }
}
