package org.carbonscape.suitability;

import java.util.List;
import org.carbonscape.engine.Engine;

/**
 * A criterion of suitability: a named layer and how its values become scores.
 *
 * @param name    as the weights call it
 * @param layer   what is measured
 * @param grading a {@link Grading.ByClass} for classes, any other for values
 */
public record Criterion(String name, Layer layer, Grading grading) {
    public Criterion {
        if (layer instanceof Layer.Classes c) {
            if (!(grading instanceof Grading.ByClass g)
                    || g.scores().length != c.raster().classes()) {
                throw new IllegalArgumentException("criterion " + name + ": a score for each of "
                        + c.raster().classes() + " classes is needed");
            }
        } else if (grading instanceof Grading.ByClass) {
            throw new IllegalArgumentException("criterion " + name + ": a grading by class needs a layer of classes");
        }
    }

    /** Whether the grading needs nothing more from the data. */
    boolean isFitted() {
        return !(grading instanceof Grading.MinMax || grading instanceof Grading.Quantiles);
    }

    /**
     * With percentiles or quantiles found over all cells but those that constraints say are beyond the study (two
     * readings of the layer); itself where none are needed.
     */
    public Criterion fit(Engine engine, List<Constraint> constraints) {
        return isFitted() ? this : new Criterion(name, layer, Grading.fitted(grading, layer, constraints, engine));
    }

    /** Without its cells. */
    public Graded graded() {
        return new Graded(name, layer instanceof Layer.Classes c ? c.names() : List.of(), grading);
    }
}
