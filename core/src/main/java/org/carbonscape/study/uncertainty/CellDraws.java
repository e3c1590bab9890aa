package org.carbonscape.study.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.carbon.DrawnSums;
import org.carbonscape.carbon.Flow;
import org.carbonscape.carbon.MonteCarlo;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.carbon.Term;
import org.carbonscape.engine.Engine;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.plan.AccountOptions;

/**
 * What cells of a phase emit, take up and hold under draws of the account: cells of one class and one unit of the set
 * that carries emissions go together. The draws are those of {@link UnitDraws}. Cells keep the class of the map.
 */
public final class CellDraws {
    private static final int FLOWS = 2;

    private final DrawnSums flows;
    private final double[] given;
    private final Optional<DrawnSums> stock;

    public CellDraws(CarbonAccount account, AccountOptions options, long seed, int draws, int phase, Engine engine) {
        AccountTerms terms = new AccountTerms(account, options.doubt());
        int classes = account.inputs().studyArea().legend().classes();
        List<double[][]> charged = IntStream.range(0, account.layers())
                .mapToObj(l -> account.charged_tCO2(l, phase))
                .toList();
        List<List<Term>> sums = new ArrayList<>();
        List<List<FlowTerms>> land = account.hasFlows() ? terms.land(set(account), phase) : List.of();
        for (int u = 0; u < land.size(); u++) {
            for (int c = 0; c <= classes; c++) {
                FlowTerms.Sum sum = new FlowTerms.Sum(terms.numbers());
                sum.add(land.get(u).get(c));
                for (int l = 0; u > 0 && l < charged.size(); l++) {
                    double amount = charged.get(l)[u - 1][c];
                    if (amount != 0) {
                        String id = account.inputs().emitting().orElseThrow().id(u);
                        terms.emission(l, phase, id).forEach(t -> sum.add(Flow.SOURCE, t.times(amount)));
                    }
                }
                sums.add(sum.flows().source());
                sums.add(sum.flows().sink());
            }
        }
        this.given = sums.stream().mapToDouble(terms.numbers()::value).toArray();
        Optional<StockTable> table = account.inputs().carbon().stock();
        int units = account.areas_ha(set(account), phase).length;
        Optional<List<List<Term>>> held = table.map(t -> IntStream.range(0, units)
                .mapToObj(u -> terms.stock(t, phase, terms.inUnit(set(account), u), classes))
                .flatMap(List::stream)
                .toList());
        MonteCarlo drawn = MonteCarlo.of(terms.numbers(), draws, seed, engine);
        this.flows = new DrawnSums(drawn, sums);
        this.stock = held.map(h -> new DrawnSums(drawn, h));
    }

    /** Number of the set whose units tell cells apart. */
    public static int set(CarbonAccount account) {
        return Math.max(0, account.emissionSet());
    }

    /**
     * What is drawn over what is given, by unit and class: at {@code 2 (unit (classes + 1) + class)} of sources, behind
     * it of sinks; 1 where there are none.
     */
    public double[] ratios(int draw) {
        double[] ratios = flows.at(draw);
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = given[i] == 0 ? 1 : ratios[i] / given[i];
        }
        return ratios;
    }

    /** Where the ratios of a cell stand. */
    public static int at(int unit, int classIndex, int classes) {
        return FLOWS * densityAt(unit, classIndex, classes);
    }

    /** Where the density of a cell stands. */
    public static int densityAt(int unit, int classIndex, int classes) {
        return unit * (classes + 1) + classIndex;
    }

    /** By unit and class, tC/ha; of a study with densities. */
    public double[] stock_tC_per_ha(int draw) {
        double[] held = stock.orElseThrow().at(draw);
        for (int c = 0; c < held.length; c++) {
            held[c] *= 12.0 / 44;
        }
        return held;
    }
}
