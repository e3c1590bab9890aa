package org.carbonscape.study.chapter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.carbon.Balance;
import org.carbonscape.carbon.Uncertainty;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.study.account.CarbonAccount;

/** How far the totals may be off. */
final class UncertaintySection {
    private final CarbonAccount account;
    private final int lastYear;
    private final Map<String, Words> terms;

    UncertaintySection(CarbonAccount account, int lastYear, Map<String, Words> terms) {
        this.account = account;
        this.lastYear = lastYear;
        this.terms = new HashMap<>(terms);
        this.terms.put("net", Words.of("net", "净值"));
        this.terms.put("propagation", Words.of("error propagation", "误差传播"));
        this.terms.put("draws", Words.of("random draws", "随机抽样"));
        this.terms.put("emissions", Words.of("emissions", "排放量"));
    }

    /** @param end of the last phase */
    void write(Findings.Builder chapter, Balance end) {
        Table table = account.uncertainty();
        chapter.file(table);
        account.uncertaintyShares().ifPresent(chapter::file);
        Balance.Uncertainties u = end.uncertainties(account.emissions_percent());
        if (u.sink().halfWidth() == 0 && u.source().halfWidth() == 0) {
            return;
        }
        Words certain = account.emissions_percent() > 0
                ? Words.of(
                        "The emissions have ± " + Numbers.readable(account.emissions_percent(), 1)
                                + " %; factors without a range count as certain here.",
                        "排放量按 ± " + Numbers.readable(account.emissions_percent(), 1) + " % 计；无区间的因子在此视为确定。")
                : Words.of(
                        "Factors without a range, and the emissions given, count as certain here.",
                        "无区间的因子与给定排放量在此视为确定。");
        chapter.note(Words.of(
                "Uncertainty from the factors' ranges (IPCC approach 1, 95 %), " + lastYear + ": "
                        + range("source", u.source()) + "; " + range("sink", u.sink()) + "; "
                        + range("net", u.net())
                        + " × 10⁴ tCO₂. " + certain.en(),
                "由因子区间推得的不确定性（IPCC 方法一，95 %），" + lastYear + " 年：" + range("碳源", u.source()) + "；"
                        + range("碳汇", u.sink()) + "；" + range("净值", u.net()) + " 万 tCO₂。" + certain.zh()));
        if (account.uncertaintyShares().isPresent()) {
            drawn(chapter, table, account.uncertaintyShares().get());
        }
    }

    /** Both methods beside each other, and what the spread comes of. */
    private void drawn(Findings.Builder chapter, Table table, Table shares) {
        chapter.add(Excerpt.of(
                        Words.of(
                                "Totals with their 95 % intervals, " + lastYear + " (10⁴ tCO₂ a year)",
                                "各总量及其 95 % 区间，" + lastYear + "（万 tCO₂/年）"),
                        table.where("uncertainty", r -> table.integer(r, table.column("year")) == lastYear),
                        List.of(
                                Excerpt.Column.of("flow", Words.of("Flow", "流向")),
                                Excerpt.Column.of("method", Words.of("Method", "方法")),
                                new Excerpt.Column("estimate_tCO2", Words.of("Estimate", "估计"), 2, 1e-4),
                                new Excerpt.Column("low_tCO2", Words.of("Low", "下限"), 2, 1e-4),
                                new Excerpt.Column("high_tCO2", Words.of("High", "上限"), 2, 1e-4),
                                Excerpt.Column.of("percent", Words.of("± %", "± %"), 1)))
                .withTerms(terms)
                .withFile("tables/carbon-uncertainty.csv"));
        chapter.add(Excerpt.of(
                        Words.of("What the spread of the net comes of, " + lastYear, "净值不确定性的来源，" + lastYear),
                        shares.where("shares", r -> shares.integer(r, shares.column("year")) == lastYear),
                        List.of(
                                Excerpt.Column.of("term", Words.of("Factor", "因子")),
                                new Excerpt.Column("share", Words.of("Share (%)", "份额（%）"), 1, 100)))
                .withTerms(terms)
                .withFile("tables/carbon-uncertainty-shares.csv"));
    }

    private static String range(String what, Uncertainty u) {
        return what + " ± " + Numbers.readable(u.halfWidth() / 1e4, 2)
                + (Double.isNaN(u.percent()) ? "" : " (" + Numbers.readable(u.percent(), 1) + " %)");
    }
}
