package org.carbonscape.stats;

import org.carbonscape.engine.Engine;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Argument;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.UnitNumbers;
import org.carbonscape.weights.Weights;

/**
 * Rates of events among populations of unlike size (Assunção and Reis 1999): the rate of a small unit varies by chance
 * alone, so each is standardised by its own spread, {@code z_i = (r_i - b) / sqrt(a + b / n_i)}, r = events /
 * population, b the rate of all together, a = s2 - b / (mean population), s2 = sum n_i (r_i - b)^2 / sum n_i; where a +
 * b / n_i falls below 0, b / n_i stands in its place. Moran's I of these z is what tools call the EB index. Units
 * without either number are missing.
 */
public final class EmpiricalBayes {
    private EmpiricalBayes() {}

    /**
     * Standardised rates.
     *
     * @param z    by place, NaN = missing
     * @param rate events / population, by place
     * @param mean b: events of all by population of all
     * @param spread a: variance between units beyond chance; may fall below 0
     */
    public record Rates(double[] z, double[] rate, double mean, double spread) {}

    /**
     * @param events     by place, 0 or more, NaN = missing
     * @param population by place, above 0, NaN = missing; in the same unit as the events if these are amounts
     * @throws ProblemException for a population of 0 or less, events below 0, or an infinite value
     */
    public static Rates rates(double[] events, double[] population) {
        if (events.length != population.length) {
            throw new IllegalArgumentException(events.length + " events, " + population.length + " populations");
        }
        int size = events.length;
        double[] rate = new double[size];
        double[] z = new double[size];
        double sumEvents = 0;
        double sumPopulation = 0;
        int n = 0;
        for (int i = 0; i < size; i++) {
            rate[i] = Double.NaN;
            if (Double.isNaN(events[i]) || Double.isNaN(population[i])) {
                continue;
            }
            if (Double.isInfinite(events[i]) || Double.isInfinite(population[i])) {
                throw new ProblemException(ProblemCode.STATS_04_INFINITE, Argument.VALUES);
            }
            if (!(population[i] > 0) || events[i] < 0) {
                throw new ProblemException(
                        ProblemCode.STATS_14_POPULATION,
                        Argument.VALUES,
                        new UnitNumbers(i),
                        Numbers.told(events[i]),
                        Numbers.told(population[i]));
            }
            rate[i] = events[i] / population[i];
            sumEvents += events[i];
            sumPopulation += population[i];
            n++;
        }
        double b = sumEvents / sumPopulation;
        double squares = 0;
        for (int i = 0; i < size; i++) {
            squares += Double.isNaN(rate[i]) ? 0 : population[i] * (rate[i] - b) * (rate[i] - b);
        }
        double a = squares / sumPopulation - b / (sumPopulation / n);
        for (int i = 0; i < size; i++) {
            double chance = b / population[i];
            double variance = a + chance < 0 ? chance : a + chance;
            z[i] = variance > 0 ? (rate[i] - b) / Math.sqrt(variance) : Double.isNaN(rate[i]) ? Double.NaN : 0;
        }
        return new Rates(z, rate, b, a);
    }

    /** Moran's I of the standardised rates. */
    public static GlobalStatistic moran(
            double[] events, double[] population, Weights weights, GlobalOptions options, Engine engine) {
        return GlobalMoran.of(rates(events, population).z(), weights, options, engine);
    }
}
