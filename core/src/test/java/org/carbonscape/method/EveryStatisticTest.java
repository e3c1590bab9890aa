package org.carbonscape.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.option.Given;
import org.carbonscape.option.Option;
import org.carbonscape.option.Reading;
import org.carbonscape.option.Setting;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.Correction;
import org.carbonscape.stats.EmergingHotSpots;
import org.carbonscape.weights.Lattice;
import org.carbonscape.weights.Rule;
import org.carbonscape.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every statistic on units promises: its options, its columns, its classes, its variant. */
class EveryStatisticTest {
    private static final int COLUMNS = 9;
    private static final int ROWS = 7;
    private static final int UNITS = COLUMNS * ROWS;

    static Stream<UnitStatistic<?, ?>> statistics() {
        return Statistics.ALL.stream();
    }

    /** A hot corner, a cold one, noise between; one value missing. */
    private static double[] values(long seed) {
        Random random = new Random(seed);
        double[] x = new double[UNITS];
        for (int i = 0; i < UNITS; i++) {
            int column = i % COLUMNS;
            int row = i / COLUMNS;
            x[i] = 45 + 5 * random.nextGaussian() + (column < 3 && row < 3 ? 30 : 0) - (column > 5 && row > 3 ? 15 : 0);
        }
        return x;
    }

    private static UnitData data(UnitStatistic<?, ?> statistic) {
        Weights weights = Lattice.of(COLUMNS, ROWS, Rule.QUEEN).with(statistic.usualStyle());
        double[] x = values(1);
        double[] y = values(2);
        UnitData data = switch (statistic.inputs()) {
            case VALUE -> UnitData.of("x", x, weights);
            case COLOURS ->
                UnitData.of("x", Arrays.stream(x).map(v -> v > 50 ? 1 : 0).toArray(), weights);
            case X_AND_Y -> new UnitData(List.of("x", "y"), List.of(x, y), weights);
            case SEVERAL -> new UnitData(List.of("x", "y", "z"), List.of(x, y, values(3)), weights);
            case EVENTS_AND_POPULATION ->
                new UnitData(
                        List.of("x", "people"),
                        List.of(
                                Arrays.stream(x)
                                        .map(v -> Math.max(0, Math.rint(v)))
                                        .toArray(),
                                Arrays.stream(y).map(v -> 1000 + 10 * v).toArray()),
                        weights);
            case SERIES ->
                new UnitData(List.of("2000", "2005", "2010", "2015"), List.of(x, y, values(3), values(4)), weights)
                        .withTimes(List.of(2000.0, 2005.0, 2010.0, 2015.0));
        };
        return data.withPositions(() -> new double[][] {
            IntStream.range(0, UNITS).mapToDouble(i -> 100.0 * (i % COLUMNS)).toArray(),
            IntStream.range(0, UNITS).mapToDouble(i -> -100.0 * (i / COLUMNS)).toArray()
        });
    }

    /** With few permutations, where there are any. */
    private static <P, R> P quick(UnitStatistic<P, R> statistic, Convention convention) {
        Given given = new Given("");
        for (Setting<P, ?> setting : statistic.settings()) {
            switch (setting.option().key()) {
                case "permutations" -> put(given, setting.option(), "199");
                case "correction" -> put(given, setting.option(), "none"); // so that some classes are met
                default -> {
                    // as it is
                }
            }
        }
        return statistic.withSeed(statistic.options(convention, given), 7);
    }

    private static <V> void put(Given given, Option<V> option, String text) {
        given.put(option, read(option, text), option.key());
    }

    private static <V> V read(Option<V> option, String text) {
        String plain = text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
        List<String> texts = option.kind().isList() ? option.kind().split(plain) : List.of(plain);
        if (option.kind().read(texts, option.key()) instanceof Reading.Value<V> v) {
            return v.value();
        }
        throw new AssertionError(option.key() + " does not take " + text);
    }

    private static <P, R> Found<R> run(UnitStatistic<P, R> statistic, P options, Engine engine) {
        UnitData data = data(statistic);
        return new Found<>(statistic, data, statistic.run(data, options, engine));
    }

    private static <P, R> Found<R> run(UnitStatistic<P, R> statistic) {
        return run(statistic, quick(statistic, Convention.CARBONSCAPE), new PlainEngine());
    }

    /** All cells as text, row by row. */
    private static List<List<String>> cells(Found<?> found) {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < found.rows(); row++) {
            List<String> cells = new ArrayList<>();
            for (Column c : found.columns()) {
                cells.add(cell(c, row));
            }
            rows.add(cells);
        }
        return rows;
    }

    private static String cell(Column c, int row) {
        return switch (c.kind()) {
            case TEXT -> c.text().apply(row);
            case INTEGER -> Long.toString(c.integer().applyAsLong(row));
            case NUMBER -> Double.toString(c.number().applyAsDouble(row));
        };
    }

    // what it is

    @Test
    void everyIdStandsForOneStatistic() {
        assertThat(statistics().map(UnitStatistic::id)).doesNotHaveDuplicates();
        assertThat(Methods.ALL).extracting(About::id).doesNotHaveDuplicates();
        assertThat(Methods.ALL).containsAll(statistics().map(Method::about).toList());
    }

    @ParameterizedTest
    @MethodSource("statistics")
    void itIsDescribedInBothLanguages(UnitStatistic<?, ?> statistic) {
        About about = statistic.about();
        assertThat(about.id()).matches("[a-z]+(-[a-z]+)*");
        for (Language language : Language.values()) {
            String end = language.of(".", "。");
            assertThat(about.title().in(language)).isNotBlank().doesNotEndWith(end);
            assertThat(about.summary().in(language)).endsWith(end);
            assertThat(about.text().in(language)).endsWith(end);
        }
        assertThat(about.summary().zh()).isNotEqualTo(about.summary().en());
        assertThat(about.references()).isNotEmpty();
    }

    // options

    @ParameterizedTest
    @MethodSource("statistics")
    void everyKeyStandsForOneOption(UnitStatistic<?, ?> statistic) {
        assertThat(statistic.declared()).extracting(Option::key).doesNotHaveDuplicates();
        assertThat(statistic.declared())
                .extracting(Option::key)
                .doesNotContain("seed", "convention", "weights", "style"); // those of every command
    }

    @ParameterizedTest
    @MethodSource("statistics")
    void nothingGivenIsTheConventions(UnitStatistic<?, ?> statistic) {
        for (Convention convention : Convention.values()) {
            assertThat(statistic.options(convention, new Given(""))).isEqualTo(statistic.defaults(convention));
        }
    }

    @ParameterizedTest
    @MethodSource("statistics")
    void theDefaultOfEveryOptionIsReadBackAsItIsShown(UnitStatistic<?, ?> statistic) {
        for (Convention convention : Convention.values()) {
            readBack(statistic, convention);
        }
    }

    private static <P, R> void readBack(UnitStatistic<P, R> statistic, Convention convention) {
        P defaults = statistic.defaults(convention);
        for (Setting<P, ?> setting : statistic.settings()) {
            String shown = setting.shown(defaults);
            if (shown.isEmpty()) { // a list of none: nothing was given
                continue;
            }
            Given given = new Given("");
            put(given, setting.option(), shown);
            P again = setting.apply(given, defaults);
            assertThat(setting.shown(again)).isEqualTo(shown);
            if (convention == Convention.CARBONSCAPE) { // other tools judge z and permutations by different tails
                assertThat(again)
                        .as("%s %s %s", statistic.id(), setting.option().key(), shown)
                        .isEqualTo(defaults);
            }
        }
    }

    /** Another value than the one shown, out of the option's own words or its example. */
    private static List<String> others(Setting<?, ?> setting, String shown) {
        List<String> texts = new ArrayList<>();
        setting.option().kind().choices().forEach(c -> texts.add(c.id()));
        texts.add(setting.option().example());
        if (setting.option().kind().label().startsWith("N")) {
            texts.add("3");
        }
        if (setting.option().kind().label().equals("P")) {
            texts.add("0.125");
        }
        if (setting.option().kind().label().equals("Q/K")) {
            texts.add("1/4");
        }
        return texts.stream().filter(t -> !t.isEmpty() && !t.equals(shown)).toList();
    }

    @ParameterizedTest
    @MethodSource("statistics")
    void anOptionSetsItsOwnComponentAndNoOther(UnitStatistic<?, ?> statistic) {
        setsItsOwn(statistic);
    }

    private static <P, R> void setsItsOwn(UnitStatistic<P, R> statistic) {
        P defaults = statistic.defaults(Convention.CARBONSCAPE);
        List<Setting<P, ?>> settings = statistic.settings();
        for (Setting<P, ?> setting : settings) {
            List<String> others = others(setting, setting.shown(defaults));
            assertThat(others).as(setting.option().key()).isNotEmpty();
            for (String other : others) {
                Given given = new Given("");
                put(given, setting.option(), other);
                P set = setting.apply(given, defaults);
                assertThat(setting.shown(set))
                        .as("%s %s", statistic.id(), other)
                        .isNotEqualTo(setting.shown(defaults));
                for (Setting<P, ?> beside : settings) {
                    if (beside != setting) {
                        assertThat(beside.shown(set)).as(beside.option().key()).isEqualTo(beside.shown(defaults));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("statistics")
    void aSeedIsPartOfTheOptions(UnitStatistic<?, ?> statistic) {
        seeded(statistic);
    }

    private static <P, R> void seeded(UnitStatistic<P, R> statistic) {
        P defaults = statistic.defaults(Convention.GEODA);
        assertThat(statistic.withSeed(defaults, 3)).isEqualTo(statistic.withSeed(statistic.withSeed(defaults, 4), 3));
        assertThat(statistic.withSeed(defaults, 3)).isNotEqualTo(statistic.withSeed(defaults, 4));
        for (Setting<P, ?> setting : statistic.settings()) {
            assertThat(setting.shown(statistic.withSeed(defaults, 3))).isEqualTo(setting.shown(defaults));
        }
    }

    // results

    @ParameterizedTest
    @MethodSource("statistics")
    void columnsHaveNamesOfTheirOwnAndARowForEachPlace(UnitStatistic<?, ?> statistic) {
        Found<?> found = run(statistic);
        assertThat(found.columns()).extracting(Column::name).doesNotHaveDuplicates();
        assertThat(found.columns())
                .extracting(Column::name)
                .allSatisfy(n -> assertThat(n).matches("[A-Za-z][A-Za-z0-9_]*"))
                .doesNotContain("unit_set", "variable", "year", "weights", "convention", "variant"); // the table's own
        if (statistic.isLocal()) {
            assertThat(found.rows()).isEqualTo(UNITS);
        } else {
            assertThat(found.rows()).isBetween(1, 10);
        }
        assertThat(cells(found)).allSatisfy(row -> assertThat(row).doesNotContainNull());
    }

    @ParameterizedTest
    @MethodSource("statistics")
    void columnsOfTheLayerGoWithAPrefix(UnitStatistic<?, ?> statistic) {
        boolean inLayer = run(statistic).columns().stream().anyMatch(Column::inLayer);
        assertThat(!statistic.layerPrefix().isEmpty()).isEqualTo(statistic.isLocal());
        assertThat(inLayer).isEqualTo(statistic.isLocal());
        assertThat(statistic.classes().isPresent()).isEqualTo(statistic.isLocal());
    }

    @Test
    void prefixesOfTheLayerAreDifferent() {
        assertThat(statistics().map(UnitStatistic::layerPrefix).filter(p -> !p.isEmpty()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("statistics")
    void theNumberOfThreadsChangesNothing(UnitStatistic<?, ?> statistic) {
        threads(statistic);
    }

    private static <P, R> void threads(UnitStatistic<P, R> statistic) {
        for (Convention convention : List.of(Convention.CARBONSCAPE, Convention.GEODA)) {
            P options = quick(statistic, convention);
            List<List<String>> one = cells(run(statistic, options, new PlainEngine()));
            try (Engine three = new LocalEngine(3)) {
                assertThat(cells(run(statistic, options, three))).isEqualTo(one);
            }
        }
    }

    /** The table's truth is the map's. */
    @ParameterizedTest
    @MethodSource("statistics")
    void theClassOfAPlaceIsTheOneItsRowNames(UnitStatistic<?, ?> statistic) {
        if (statistic.isLocal()) {
            classes(run(statistic));
        }
    }

    private static <R> void classes(Found<R> found) {
        ClassKey<R> key = found.statistic().classes().orElseThrow();
        Column column = found.columns().stream()
                .filter(c -> c.name().equals(key.column()))
                .findFirst()
                .orElseThrow();
        IntUnaryOperator classOf = found.classes();
        Set<Integer> met = new HashSet<>();
        for (int place = 0; place < UNITS; place++) {
            int c = classOf.applyAsInt(place);
            assertThat(c).isBetween(1, key.classes().size()); // no value is missing here, no unit alone
            assertThat(cell(column, place)).isEqualTo(key.classes().get(c - 1).code());
            met.add(c);
        }
        assertThat(met).as("classes met by %s", found.statistic().id()).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("statistics")
    void classesHaveCodesNamesAndColoursOfTheirOwn(UnitStatistic<?, ?> statistic) {
        statistic.classes().ifPresent(key -> {
            assertThat(key.classes()).extracting(ClassKey.Entry::code).doesNotHaveDuplicates();
            assertThat(key.classes()).extracting(e -> e.name().en()).doesNotHaveDuplicates();
            assertThat(key.classes()).extracting(e -> e.name().zh()).doesNotHaveDuplicates();
            assertThat(key.classes()).extracting(ClassKey.Entry::rgb).doesNotHaveDuplicates();
            assertThat(key.legend().entries()).isEqualTo(key.entries());
            assertThat(key.legend().title()).isEqualTo(key.title());
            assertThat(key.entries())
                    .extracting(e -> e.name().en())
                    .containsExactlyElementsOf(
                            key.classes().stream().map(e -> e.name().en()).toList());
        });
    }

    @ParameterizedTest
    @MethodSource("statistics")
    void aPlaceWithoutAValueHasNoClass(UnitStatistic<?, ?> statistic) {
        if (statistic.isLocal()) {
            missing(statistic);
        }
    }

    private static <P, R> void missing(UnitStatistic<P, R> statistic) {
        UnitData whole = data(statistic);
        List<double[]> holed = whole.values().stream().map(double[]::clone).toList();
        holed.forEach(v -> v[17] = Double.NaN);
        UnitData data = new UnitData(whole.names(), holed, whole.weights(), whole.times(), whole.positions_m());
        Found<R> found = new Found<>(
                statistic, data, statistic.run(data, quick(statistic, Convention.CARBONSCAPE), new PlainEngine()));
        assertThat(found.rows()).isEqualTo(UNITS);
        assertThat(found.classes().applyAsInt(17)).isZero();
        assertThat(found.classes().applyAsInt(0)).isPositive();
        assertThat(statistic.cautions(found.result())).isNotEmpty(); // a value is missing, and that is said
    }

    @ParameterizedTest
    @MethodSource("statistics")
    void theVariantSaysWhatWasDone(UnitStatistic<?, ?> statistic) {
        Variant variant = run(statistic).variant();
        assertThat(variant.text()).isNotBlank();
        assertThat(variant.words().zh())
                .isNotBlank()
                .isNotEqualTo(variant.words().en());
        boolean permuted =
                statistic.settings().stream().anyMatch(s -> s.option().key().equals("permutations"));
        if (permuted) {
            assertThat(variant.text()).contains("199");
            assertThat(variant.words().zh()).contains("199");
        }
    }

    // corrections

    @Test
    void pIsCorrectedByBothWays() {
        double[] p = {0.01, 0.04, 0.03, Double.NaN, 0.005, 0.9};
        Corrected corrected = new Corrected(p.length, i -> p[i], i -> Math.min(1, 5 * p[i]), Correction.BONFERRONI);
        List<Column> columns = corrected.columns();
        assertThat(columns).extracting(Column::name).containsExactly("p", "p_fdr", "p_bonferroni");
        assertThat(columns).allMatch(Column::inLayer).allMatch(c -> c.kind() == Table.Kind.NUMBER);
        for (int i = 0; i < p.length; i++) {
            double fdr = columns.get(1).number().applyAsDouble(i);
            double bonferroni = columns.get(2).number().applyAsDouble(i);
            if (Double.isNaN(p[i])) {
                assertThat(fdr).isNaN();
                assertThat(bonferroni).isNaN();
                continue;
            }
            assertThat(bonferroni).isCloseTo(Math.min(1, 5 * p[i]), within(1e-15));
            // Benjamini and Hochberg: the least of m p_j / rank_j over all that are not smaller
            double least = 1;
            for (double other : p) {
                if (other >= p[i]) {
                    long rank = Arrays.stream(p).filter(v -> v <= other).count();
                    least = Math.min(least, 5 * other / rank);
                }
            }
            assertThat(fdr).isCloseTo(least, within(1e-15));
        }
    }

    @Test
    void adjustedByFdrIsTakenAsItIs() {
        double[] adjusted = {0.5, 0.25};
        Corrected corrected = new Corrected(2, i -> 0.1, i -> adjusted[i], Correction.FDR);
        assertThat(corrected.columns().get(1).number().applyAsDouble(0)).isEqualTo(0.5);
        assertThat(corrected.columns().get(1).number().applyAsDouble(1)).isEqualTo(0.25);
    }

    // columns and data

    @Test
    void aColumnIsInLayersWhereItSaysSo() {
        assertThat(Column.number("c", i -> 0).inLayer()).isFalse();
        assertThat(Column.number("c", i -> 0).alsoInLayer().inLayer()).isTrue();
        assertThat(Column.number("c", i -> 7).alsoInLayer().number().applyAsDouble(0))
                .isEqualTo(7);
    }

    @Test
    void variablesHaveNamesAndTimesOfTheirOwnNumber() {
        Weights weights = Lattice.of(2, 2, Rule.ROOK);
        double[] x = {1, 2, 3, 4};
        assertThatThrownBy(() -> new UnitData(List.of("a", "b"), List.of(x), weights))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 names and 0 times of 1 variables");
        assertThatThrownBy(() -> new UnitData(List.of(), List.of(), weights))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UnitData.of("a", x, weights).withTimes(List.of(1.0, 2.0)))
                .hasMessage("1 names and 2 times of 1 variables");
        UnitData two = new UnitData(List.of("a", "b"), List.of(x, new double[] {5, 6, 7, 8}), weights);
        assertThat(two.x()).containsExactly(1, 2, 3, 4);
        assertThat(two.y()).containsExactly(5, 6, 7, 8);
        assertThat(two.positions_m().get()[0]).isEmpty();
    }

    // names of variables

    @Test
    void variablesAreNamedByTheirInputs() {
        Given given = new Given("statistics.bivariate-moran");
        given.put(Variables.X, "source", "");
        given.put(Variables.Y, "sink", "");
        given.put(Variables.SEVERAL, List.of("a", "b", "c"), "");
        given.put(Variables.EVENTS, "cases", "");
        given.put(Variables.POPULATION, "people", "");
        assertThat(Variables.named(Inputs.X_AND_Y, given)).containsExactly("source", "sink");
        assertThat(Variables.named(Inputs.SEVERAL, given)).containsExactly("a", "b", "c");
        assertThat(Variables.named(Inputs.EVENTS_AND_POPULATION, given)).containsExactly("cases", "people");
        assertThat(Variables.named(Inputs.VALUE, given)).isEmpty();
        assertThat(Variables.named(Inputs.X_AND_Y, new Given(""))).isEmpty();
        for (Inputs inputs : Inputs.values()) {
            assertThat(Variables.of(inputs)).allMatch(Option::required);
        }
        assertThat(Variables.of(Inputs.X_AND_Y)).containsExactly(Variables.X, Variables.Y);
        assertThat(Variables.of(Inputs.SERIES)).isEmpty();
    }

    // density

    @Test
    void densityOptionsAreSetOneByOne() {
        DensityOptions defaults = DensityOptions.defaults();
        assertThat(defaults.radius_m()).isEmpty();
        assertThat(defaults.cell_m()).isEmpty();
        assertThat(DensityOptions.settings()).extracting(s -> s.option().key()).doesNotHaveDuplicates();
        List<Setting<DensityOptions, ?>> settings = DensityOptions.settings();
        for (Setting<DensityOptions, ?> setting : settings) {
            String shown = setting.shown(defaults);
            for (String other : densityOthers(setting)) {
                if (other.equals(shown)) {
                    continue;
                }
                Given given = new Given("");
                put(given, setting.option(), other);
                DensityOptions set = setting.apply(given, defaults);
                assertThat(set).isNotEqualTo(defaults);
                for (Setting<DensityOptions, ?> beside : settings) {
                    assertThat(beside.shown(set).equals(beside.shown(defaults)))
                            .as(beside.option().key())
                            .isEqualTo(beside != setting);
                }
            }
        }
    }

    private static List<String> densityOthers(Setting<DensityOptions, ?> setting) {
        List<String> texts = new ArrayList<>();
        setting.option().kind().choices().forEach(c -> texts.add(c.id()));
        return texts.isEmpty() ? List.of(setting.option().example()) : texts;
    }

    /** So that a study can be told before its run. */
    @ParameterizedTest
    @MethodSource("statistics")
    void ofFewerUnitsThanItSaysItIsRefusedAndOfThatManyItIsFound(UnitStatistic<?, ?> statistic) {
        if (statistic.leastUnits() > 0) {
            assertThatThrownBy(() -> ofSome(statistic, statistic.leastUnits() - 1))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problems())
                                    .allMatch(p -> p.code() == ProblemCode.STATS_05_FEW_UNITS
                                            && p.args().get(2).equals(Integer.toString(statistic.leastUnits()))));
        }
        assertThat(ofSome(statistic, statistic.leastUnits())).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("statistics")
    void theDefaultsThatPagesNameAreThoseThatHold(UnitStatistic<?, ?> statistic) {
        holdWhatIsNamed(statistic);
    }

    private static <P> void holdWhatIsNamed(UnitStatistic<P, ?> statistic) {
        P ours = statistic.defaults(Convention.CARBONSCAPE);
        for (Setting<P, ?> setting : statistic.settings()) {
            String named = setting.option().standard().words().in(Language.EN);
            if (!setting.option().standard().isNone()) {
                assertThat(setting.shown(ours))
                        .as(statistic.about().id() + " " + setting.option().key())
                        .isEqualTo(named.replaceFirst(".*ours ([^,]*).*", "$1"));
            }
        }
    }

    /** Of the first units in a row; the others have no value. */
    private static <P, R> R ofSome(UnitStatistic<P, R> statistic, int units) {
        UnitData all = data(statistic);
        List<double[]> some = all.values().stream()
                .map(x -> IntStream.range(0, x.length)
                        .mapToDouble(i -> i < units ? statistic.inputs() == Inputs.COLOURS ? i % 2 : x[i] : Double.NaN)
                        .toArray())
                .toList();
        UnitData few = new UnitData(all.names(), some, all.weights())
                .withTimes(all.times())
                .withPositions(all.positions_m());
        return statistic.run(few, quick(statistic, Convention.CARBONSCAPE), new PlainEngine());
    }

    /** A square without land has no row, and so leaves no gap; a unit without a value does. */
    @Test
    void binsAreWholeNumbersWhereEveryPlaceThatIsThereHasAValue() {
        HotSpotsMethod method = new HotSpotsMethod();
        double[] x = values(1);
        x[5] = Double.NaN;
        boolean[] land = new boolean[UNITS];
        Arrays.fill(land, true);
        land[5] = false;
        Weights all = Lattice.of(COLUMNS, ROWS, Rule.QUEEN);
        assertThat(kindOfBin(method, x, all.among(land))).isEqualTo(Table.Kind.INTEGER);
        assertThat(kindOfBin(method, x, all)).isEqualTo(Table.Kind.NUMBER);
    }

    private static Table.Kind kindOfBin(HotSpotsMethod method, double[] x, Weights weights) {
        UnitData data = UnitData.of("x", x, weights);
        HotSpotsMethod.Options options = method.defaults(Convention.CARBONSCAPE);
        return method.columns(data, method.run(data, options, new PlainEngine())).stream()
                .filter(c -> c.name().equals("bin"))
                .findFirst()
                .orElseThrow()
                .kind();
    }

    /** Of a unit without a value nothing is counted: no phase in which it is neither hot nor cold. */
    @Test
    void aUnitWithoutAValueHasNoSpotsOfPhases() {
        EmergingHotSpotsMethod method = new EmergingHotSpotsMethod();
        UnitData all = data(method);
        double[] holed = all.values().get(1).clone();
        holed[30] = Double.NaN;
        UnitData data = new UnitData(
                        all.names(),
                        List.of(
                                all.values().get(0),
                                holed,
                                all.values().get(2),
                                all.values().get(3)),
                        all.weights())
                .withTimes(all.times());
        EmergingHotSpots.Result result = method.run(data, quick(method, Convention.CARBONSCAPE), new PlainEngine());
        for (Column column : method.columns(data, result)) {
            if (column.name().matches("spot_2005|.*_phases")) {
                assertThat(column.kind()).as(column.name()).isEqualTo(Table.Kind.NUMBER);
                assertThat(column.number().applyAsDouble(30)).as(column.name()).isNaN();
                assertThat(column.number().applyAsDouble(31)).as(column.name()).isNotNaN();
            }
        }
    }
}
