package org.carbonscape.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Words;
import org.carbonscape.option.Setting;
import org.carbonscape.problem.Problem;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.EmpiricalBayes;
import org.carbonscape.stats.LocalMoran;

/** Local Moran's I of empirical-Bayes standardised rates. */
final class RateLocalMoranMethod implements UnitStatistic<LocalMoran.Options, RateLocalMoranMethod.Result> {
    /** The rates and what local Moran makes of them. */
    public record Result(EmpiricalBayes.Rates rates, LocalMoran.Result local) {}

    private static final About ABOUT = new About(
            "eb-local-moran",
            Words.of("Local Moran's I of rates", "率的局部莫兰指数"),
            Words.of(
                    "Local Moran's I of rates, standardised by empirical Bayes, with clusters HH, LL, HL, LH.",
                    "经验贝叶斯标准化率的局部莫兰指数，集聚类型 HH、LL、HL、LH。"),
            Words.of(
                    "Rates are standardised as for eb-morans-i, z_i = (r_i − b)/√(a + b/n_i), so that a "
                            + "small population is not mistaken for a cluster; then local Moran's I of z with all "
                            + "its variants.",
                    "率的标准化同 eb-morans-i，z_i = (r_i − b)/√(a + b/n_i)，避免把人口少的单元误作集聚；再求 z 的局部莫兰指数，变体相同。"),
            List.of(
                    "Assunção and Reis 1999, Statistics in Medicine 18",
                    "Anselin, Lozano-Gracia and Koschinsky 2006, Rate Transformations and Smoothing"));

    private static final ClassKey<Result> KEY =
            LocalMoranMethod.lisa((data, r, place) -> LocalMoranMethod.lisaClass(r.local.cluster(place)));

    private final LocalMoranMethod moran = new LocalMoranMethod();

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public Inputs inputs() {
        return Inputs.EVENTS_AND_POPULATION;
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    @Override
    public LocalMoran.Options defaults(Convention convention) {
        return moran.defaults(convention);
    }

    @Override
    public List<Setting<LocalMoran.Options, ?>> settings() {
        return moran.settings();
    }

    @Override
    public LocalMoran.Options withSeed(LocalMoran.Options options, long seed) {
        return options.withSeed(seed);
    }

    @Override
    public Result run(UnitData data, LocalMoran.Options options, Engine engine) {
        EmpiricalBayes.Rates rates = EmpiricalBayes.rates(data.x(), data.y());
        return new Result(rates, LocalMoran.of(rates.z(), data.weights(), options, engine));
    }

    @Override
    public int rows(Result result) {
        return result.local.size();
    }

    @Override
    public List<Column> columns(UnitData data, Result r) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.number("events", i -> data.x()[i]),
                Column.number("population", i -> data.y()[i]),
                Column.number("rate", i -> r.rates.rate()[i]).alsoInLayer(),
                Column.number("standardised_rate", i -> r.rates.z()[i]).alsoInLayer()));
        moran.columns(data, r.local).stream()
                .filter(c -> !c.name().equals("value"))
                .forEach(columns::add);
        return columns;
    }

    @Override
    public Variant variant(Result r) {
        Variant own = moran.variant(r.local);
        return new Variant(
                "empirical Bayes, " + own.text(),
                Words.of(
                        "empirical Bayes, " + own.words().en(),
                        "经验贝叶斯，" + own.words().zh()));
    }

    @Override
    public List<Problem> cautions(Result result) {
        return result.local.cautions();
    }

    @Override
    public String layerPrefix() {
        return "eb";
    }

    @Override
    public Optional<ClassKey<Result>> classes() {
        return Optional.of(KEY);
    }
}
