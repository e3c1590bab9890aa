package org.carbonscape.driver;

import java.util.List;
import java.util.Set;
import org.carbonscape.engine.Engine;

/** The four detectors together, on one pass over the units. */
public final class GeographicalDetector {
    private GeographicalDetector() {}

    /**
     * Runs all four.
     *
     * @param computedFrom names of drivers y was computed from (the share of forest, when y is carbon by coefficients);
     *                     they get a caution
     * @throws org.carbonscape.problem.ProblemException in the convention geodetector, for a driver with more than N/2
     *     strata
     */
    public static Detection run(DetectorData data, DetectorOptions options, Set<String> computedFrom, Engine engine) {
        JointSums sums = JointSums.of(data, engine);
        List<Factor> factors = FactorDetector.run(data, options, sums, engine);
        List<Interaction> interactions = InteractionDetector.run(data, options, sums, engine);
        return new Detection(
                options,
                data.units(),
                data.missing(),
                factors,
                interactions,
                RiskDetector.run(data, options, sums),
                EcologicalDetector.run(data, options, sums),
                Cautions.of(data, options, sums, factors, interactions, computedFrom));
    }
}
