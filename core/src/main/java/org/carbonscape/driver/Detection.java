package org.carbonscape.driver;

import java.util.List;
import java.util.stream.IntStream;
import org.carbonscape.problem.Problem;

/**
 * Everything the geographical detector finds for one y.
 *
 * @param options      as used, so that a table can print them
 * @param units        used by all detectors
 * @param missing      units left out because y or a driver was missing
 * @param factors      a result for each driver
 * @param interactions a result for each pair
 * @param risk         a result for each driver
 * @param ecological   a result for each pair
 * @param cautions     what a reader must know beside the numbers
 */
public record Detection(
        DetectorOptions options,
        int units,
        int missing,
        List<Factor> factors,
        List<Interaction> interactions,
        List<Risk> risk,
        List<Ecological> ecological,
        List<Problem> cautions) {
    public Detection {
        factors = List.copyOf(factors);
        interactions = List.copyOf(interactions);
        risk = List.copyOf(risk);
        ecological = List.copyOf(ecological);
        cautions = List.copyOf(cautions);
    }

    /** @param p of each driver, {@link DriverDiscretisation#pChoice}; NaN of strata that were not chosen */
    public Detection withChoices(double[] p) {
        return new Detection(
                options,
                units,
                missing,
                IntStream.range(0, p.length)
                        .mapToObj(d -> factors.get(d).withChoice(p[d]))
                        .toList(),
                interactions,
                risk,
                ecological,
                cautions);
    }
}
