package org.carbonscape.study.uncertainty;

import java.util.TreeMap;
import org.carbonscape.carbon.Correlation;
import org.carbonscape.carbon.Correlations;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.intake.CarbonInputs;
import org.carbonscape.study.plan.AccountOptions;

/** What intervals rest on, in words of a report. */
public final class Assumptions {
    private final CarbonAccount account;
    private final AccountOptions.Doubt doubt;

    Assumptions(CarbonAccount account, AccountOptions.Doubt doubt) {
        this.account = account;
        this.doubt = doubt;
    }

    /**
     * How sure the emissions charged are, as the end of a sentence; nothing where there are none. Of energy and other
     * activities that is how sure their amounts are: factors have ranges of their own.
     */
    public Words ofEmissions() {
        CarbonInputs carbon = account.inputs().carbon();
        boolean isSaid = doubt.emissions_percent() > 0;
        if (account.emissionSet() < 0 || carbon.emissions().hasSpread() && !isSaid) {
            return Words.same("");
        }
        Words what = carbon.energy().isPresent()
                ? Words.of("amounts of fuels and other activities", "能源与其他活动的量")
                : Words.of("the emissions", "排放量");
        String percent = Numbers.readable(doubt.emissions_percent(), 1);
        return isSaid
                ? Words.of(
                        "; " + what.en() + " without a range of their own have ± " + percent + " %",
                        "；自身无区间的" + what.zh() + "按 ± " + percent + " % 计")
                : Words.of(", and so do " + what.en(), "，" + what.zh() + "亦然");
    }

    /** How the errors of one input hang together, as a sentence without its end. */
    public Words ofErrors() {
        Correlations correlations = doubt.correlations();
        if (correlations.equals(Correlations.FULL)) {
            return Words.of("A factor takes one draw for all its land, units and years", "同一系数在所有土地、单元和年份中视为同一次抽样");
        }
        StringBuilder en = new StringBuilder("Errors of one factor, density or kind of emissions are correlated ")
                .append(correlated(correlations.usual()).en());
        StringBuilder zh = new StringBuilder("同一系数、碳密度或排放的误差相关系数为")
                .append(correlated(correlations.usual()).zh());
        new TreeMap<>(correlations.own()).forEach((name, own) -> {
            boolean amounts = name.equals(Correlations.AMOUNTS);
            en.append(", those of ")
                    .append(name)
                    .append(" ")
                    .append(correlated(own).en());
            zh.append("，")
                    .append(amounts ? "各项活动量" : name)
                    .append("为")
                    .append(correlated(own).zh());
        });
        return Words.of(en.toString(), zh.toString());
    }

    private static Words correlated(Correlation of) {
        String years = Numbers.readable(of.years(), 2);
        String units = Numbers.readable(of.units(), 2);
        return Words.of(
                "by " + years + " between years and by " + units + " between units", "年间 " + years + "、单元间 " + units);
    }
}
