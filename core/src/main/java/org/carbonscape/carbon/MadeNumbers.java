package org.carbonscape.carbon;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Numbers made of others of an account: each a sum of so many products that it is reckoned, not listed. For one draw of
 * the numbers behind them they have one value; for small errors they are as good as straight lines. Thread-safe.
 */
public interface MadeNumbers {
    /**
     * One of them as a straight line.
     *
     * @param value   where the numbers behind it are as asked for
     * @param numbers that it is made of, ascending
     * @param slopes  by each of them
     * @param mixed   whether some of its products lie above 0 and others below
     */
    record Line(double value, int[] numbers, double[] slopes, boolean mixed) {}

    /** How many there are. */
    int size();

    /** All of them, where the numbers behind them are such. */
    List<Line> at(IntToDoubleFunction number);

    /**
     * Reckons all of them under some draws.
     *
     * @param draws by number of the account; of made ones null
     * @param from  first draw
     * @param end   draw behind the last
     * @param into  by made number: gets its values at the draws' places, where it held 0
     */
    void draw(double[][] draws, int from, int end, double[][] into);
}
