package org.carbonscape.method;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import org.carbonscape.option.Option;
import org.carbonscape.option.Setting;
import org.carbonscape.problem.Problem;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.Draws;
import org.carbonscape.stats.LocalOptions;
import org.carbonscape.stats.LocalResult;

/** What local statistics have in common that are judged by conditional permutation with shared draws. */
abstract class LocalMethod<R extends LocalResult> implements UnitStatistic<LocalOptions, R> {
    /** The p it has without permutations. */
    enum WithoutPermutations {
        NONE,
        NORMAL,
        EXACT
    }

    abstract WithoutPermutations withoutPermutations();

    /** Its own columns, before those of p. */
    abstract List<Column> numbers(UnitData data, R result);

    /** What the place is, as tables write it. */
    abstract String code(R result, int place);

    @Override
    public final boolean isLocal() {
        return true;
    }

    @Override
    public LocalOptions defaults(Convention convention) {
        return LocalOptions.of(convention);
    }

    @Override
    public List<Setting<LocalOptions, ?>> settings() {
        return StatisticOptions.local(permutations(withoutPermutations()));
    }

    static Option<OptionalLong> permutations(WithoutPermutations p) {
        return switch (p) {
            case NONE -> StatisticOptions.PERMUTATIONS_NEEDED;
            case NORMAL -> StatisticOptions.PERMUTATIONS;
            case EXACT -> StatisticOptions.PERMUTATIONS_OR_EXACT;
        };
    }

    @Override
    public final LocalOptions withSeed(LocalOptions options, long seed) {
        return options.withSeed(seed);
    }

    @Override
    public final int rows(R result) {
        return result.size();
    }

    @Override
    public final List<Column> columns(UnitData data, R result) {
        List<Column> columns = new ArrayList<>(numbers(data, result));
        columns.addAll(columns(result, place -> code(result, place)));
        return columns;
    }

    /** p, corrected p and the class. */
    static List<Column> columns(LocalResult r, IntFunction<String> code) {
        List<Column> columns = new ArrayList<>(
                new Corrected(r.size(), r::p, r::adjustedP, r.options().correction()).columns());
        columns.add(Column.text("cluster", code).alsoInLayer());
        return columns;
    }

    @Override
    public Variant variant(R r) {
        return said(Variant.of(), r.options(), withoutPermutations()).build();
    }

    /** Permutations, tails and correction. */
    static Variant.Builder said(Variant.Builder variant, LocalOptions o, WithoutPermutations p) {
        return (o.permutations() == 0 && p == WithoutPermutations.EXACT
                        ? variant.add("exact p", "精确 p")
                        : variant.permutations(o.permutations(), Draws.SHARED))
                .alternative(o.alternative())
                .correction(o.correction(), o.alpha());
    }

    @Override
    public final List<Problem> cautions(R result) {
        return result.cautions();
    }
}
