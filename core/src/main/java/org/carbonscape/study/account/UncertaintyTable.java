package org.carbonscape.study.account;

import java.util.List;
import org.carbonscape.carbon.Balance;
import org.carbonscape.carbon.MonteCarlo;
import org.carbonscape.carbon.Uncertainty;
import org.carbonscape.finding.Table;
import org.carbonscape.study.plan.AccountOptions;

/**
 * How far the region's totals may be off, by error propagation and, where draws are asked for, by drawing. What has no
 * range counts as certain.
 */
final class UncertaintyTable {
    static final String PROPAGATION = "propagation";
    static final String DRAWS = "draws";

    private final AccountOptions options;
    private final long seed;
    private final Table.Builder table = Table.named("carbon-uncertainty")
            .integer("year")
            .text("flow", "method")
            .number("estimate_tCO2", "low_tCO2", "high_tCO2", "half_width_tCO2", "percent");

    UncertaintyTable(AccountOptions options, long seed) {
        this.options = options;
        this.seed = seed;
    }

    void add(int year, Balance balance) {
        Balance.Uncertainties u = balance.uncertainties(options.emissions_percent());
        propagated(year, "source", u.source());
        propagated(year, "sink", u.sink());
        propagated(year, "net", u.net());
        if (options.draws() > 0) {
            List<MonteCarlo.Term> terms = balance.terms(options.emissions_percent());
            drawn(year, "source", terms.stream().filter(t -> t.estimate() >= 0).toList());
            drawn(year, "sink", terms.stream().filter(t -> t.estimate() < 0).toList());
            drawn(year, "net", terms);
        }
    }

    private void propagated(int year, String flow, Uncertainty u) {
        table.row(year, flow, PROPAGATION, u.estimate(), u.low(), u.high(), u.halfWidth(), u.percent());
    }

    private void drawn(int year, String flow, List<MonteCarlo.Term> terms) {
        MonteCarlo.Result r = MonteCarlo.ofSum(terms, options.draws(), seed);
        double half = (r.high() - r.low()) / 2;
        table.row(
                year,
                flow,
                DRAWS,
                r.mean(),
                r.low(),
                r.high(),
                half,
                r.mean() == 0 ? Double.NaN : 100 * half / Math.abs(r.mean()));
    }

    Table build() {
        return table.build();
    }

    /** What the net's spread comes of: the share of each factor and of the emissions, by year. */
    static Table shares(AccountOptions options, long seed, List<Integer> years, List<Balance> balances) {
        Table.Builder table = Table.named("carbon-uncertainty-shares")
                .integer("year")
                .text("term")
                .number("share");
        for (int p = 0; p < balances.size(); p++) {
            int year = years.get(p);
            MonteCarlo.ofSum(balances.get(p).terms(options.emissions_percent()), options.draws(), seed)
                    .contributions()
                    .forEach(c -> table.row(year, c.name(), c.share()));
        }
        return table.build();
    }
}
