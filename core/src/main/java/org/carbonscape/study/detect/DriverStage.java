package org.carbonscape.study.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carbonscape.carbon.Factor;
import org.carbonscape.driver.SizeEffect;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Steps;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.Grid;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.problem.Ranged;
import org.carbonscape.study.account.AccountCheck;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.DriverValues;
import org.carbonscape.study.account.UnitColumn;
import org.carbonscape.study.intake.DriverLayer;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.intake.UnitSets;
import org.carbonscape.study.plan.DriverSource;
import org.carbonscape.study.plan.DriversPlan;
import org.carbonscape.study.plan.Study;
import org.carbonscape.zone.Fishnet;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;
import org.locationtech.jts.geom.Point;

/** DRIVERS: the drivers of every unit, and the geographical detector on them for each phase asked for. */
public final class DriverStage {
    /** Cautions that do not depend on the phase, or name it themselves. */
    private static final Set<ProblemCode> ALIKE = Set.of(
            ProblemCode.DRIVER_C01_CIRCULAR,
            ProblemCode.DRIVER_C07_CHOSEN_WITH_Y,
            ProblemCode.DRIVER_C10_LEFT_OUT,
            ProblemCode.DRIVER_C11_ABSENT,
            ProblemCode.DRIVER_C20_NO_YEAR);

    /** A place that names y of a phase. */
    private static final Pattern PHASE = Pattern.compile("(.*, [^,]+)_([0-9]{1,4})");

    /** What the values of units may be like; anything else is a mistake in the study. */
    private static final Set<ProblemCode> OF_VALUES = Set.of(
            ProblemCode.DRIVER_01_CONSTANT,
            ProblemCode.DRIVER_02_TOO_FEW,
            ProblemCode.DRIVER_03_STRATA,
            ProblemCode.DRIVER_06_NO_BREAKS,
            ProblemCode.DRIVER_C20_NO_YEAR,
            ProblemCode.SUIT_15_ABSENT_CLASS);

    private final Study study;
    private final StudyInputs inputs;
    private final CarbonAccount account;
    private final Engine engine;
    private final DriverValues values;
    private final List<DetectorTables.Entry> entries = new ArrayList<>();
    private final Set<Problem> cautions = new LinkedHashSet<>();
    private Optional<Sizes> sizes = Optional.empty();

    /**
     * q over several fishnet sizes.
     *
     * @param q by size and driver; NaN where a driver was left out
     */
    public record Sizes(int year, List<Double> sizes_m, List<Integer> units, double[][] q, SizeEffect effect) {}

    public DriverStage(
            Study study,
            StudyInputs inputs,
            LandCounts counts,
            CarbonAccount account,
            DriverValues values,
            Engine engine) {
        this(
                new AccountCheck.Known(study, inputs, counts, account),
                study.drivers().detector(),
                values,
                engine);
    }

    /**
     * Tries the detector without draws, shares and other sizes.
     *
     * @return the cautions that do not hang on these
     */
    public static List<Problem> attempt(AccountCheck.Known known, DriverValues values, Engine engine) {
        if (known.study().drivers().detector().isEmpty()
                || known.inputs().drivers().isEmpty()) {
            return List.of();
        }
        Optional<DriversPlan.Detector> plan =
                known.study().drivers().detector().map(DriversPlan.Detector::withoutDraws);
        return new DriverStage(known, plan, values, engine)
                .cautions().stream()
                        .filter(c -> c.code() != ProblemCode.DRIVER_C25_LIKE_NEIGHBOURS) // with draws its p is another
                        .toList();
    }

    private DriverStage(
            AccountCheck.Known known, Optional<DriversPlan.Detector> plan, DriverValues values, Engine engine) {
        this.study = known.study();
        this.inputs = known.inputs();
        this.account = known.account();
        this.engine = engine;
        this.values = values;
        plan.ifPresent(d -> detect(d, known.counts()));
    }

    private void detect(DriversPlan.Detector plan, LandCounts counts) {
        int set = counts.find(plan.units()).orElseThrow();
        DetectorRun run = new DetectorRun(
                plan.rule(), plan.options(), plan.shares() && inputs.drivers().size() > 1, engine);
        List<Integer> years = inputs.studyArea().years();
        int phases = (int) IntStream.range(0, years.size())
                .filter(p -> plan.asks(p, years))
                .count();
        try (Steps steps = engine.steps(phases + (plan.sizes_m().isEmpty() ? 0 : 1))) {
            for (int p = 0; p < years.size(); p++) {
                if (plan.asks(p, years)) {
                    int year = years.get(p);
                    try {
                        DetectorRun.Outcome found = run(run, plan, counts, account, values, set, p);
                        entries.add(new DetectorTables.Entry(plan.units(), year, found, computedFrom(plan.y())));
                        found.cautions().forEach(c -> cautions.add(placed(c, found.y())));
                    } catch (ProblemException e) {
                        leaveOut(plan.y() + "_" + year, e);
                    }
                    steps.next();
                }
            }
            if (!plan.sizes_m().isEmpty() && entries.isEmpty()) {
                cautions.stream()
                        .filter(c -> c.code() == ProblemCode.RUN_C01_LEFT_OUT)
                        .findFirst()
                        .ifPresent(c -> cautions.add(c.at("geodetector.size-effect")));
            } else if (!plan.sizes_m().isEmpty()) {
                sizes = sizeEffect(
                        plan,
                        plan.year().isPresent() ? years.indexOf(plan.year().getAsInt()) : years.size() - 1);
            }
        }
    }

    /** A phase or size without a detector is no reason to end a run; what the study says wrongly is. */
    private static void passOnlyOfValues(ProblemException e) {
        if (e.problems().stream().anyMatch(p -> !OF_VALUES.contains(p.code()))) {
            throw e;
        }
    }

    private void leaveOut(String y, ProblemException e) {
        passOnlyOfValues(e);
        for (Problem p : e.problems()) {
            boolean driver = inputs.drivers().stream().anyMatch(l -> l.name().equals(p.place()));
            cautions.add(Problem.leftOut((driver ? "drivers." + p.place() : "geodetector") + ", " + y, p));
        }
    }

    static UnitSet squares(double side, Grid grid, Problems problems) {
        return new UnitSets("size-effect", "geodetector.size-effect", new Study.Squares(side), grid, problems).open();
    }

    /** On the units that have land in the phase. */
    private DetectorRun.Outcome run(
            DetectorRun run,
            DriversPlan.Detector plan,
            LandCounts counts,
            CarbonAccount of,
            DriverValues drivers,
            int set,
            int p) {
        UnitSet units = counts.sets().get(set);
        UnitY y = UnitY.of(plan.y(), of, set, p);
        int[] used = y.units();
        List<DriverColumn> columns = new ArrayList<>();
        List<Problem> absent = new ArrayList<>();
        String year = Integer.toString(of.inputs().studyArea().years().get(p));
        for (int d = 0; d < inputs.drivers().size(); d++) {
            DriverLayer layer = inputs.drivers().get(d);
            double[] all = drivers.values(set, d, p);
            if ((layer.isDistance() || layer.table().isPresent())
                    && Arrays.stream(used).allMatch(u -> Double.isNaN(all[u]))) {
                absent.add(Problem.of(
                        layer.isDistance() ? ProblemCode.DRIVER_C11_ABSENT : ProblemCode.DRIVER_C20_NO_YEAR,
                        "drivers." + layer.name(),
                        year));
                continue;
            }
            columns.add(column(layer, all, used));
        }
        if (columns.isEmpty()) { // and no other driver to compare
            if (inputs.drivers().stream().noneMatch(DriverLayer::isDistance)) {
                throw new ProblemException(ProblemCode.DRIVER_C20_NO_YEAR, "geodetector", year);
            }
            throw new ProblemException(
                    ProblemCode.SUIT_15_ABSENT_CLASS,
                    "geodetector",
                    Bilingual.list(inputs.drivers().stream()
                            .filter(DriverLayer::isDistance)
                            .map(l -> Bilingual.of(l.what().en(), l.what().zh()))
                            .toList()));
        }
        cautions.addAll(absent);
        return run.runWithout(
                year,
                plan.y() + "_" + year,
                y.values(),
                columns,
                where(units, used, plan.blocks_m()),
                computedFrom(plan.y()));
    }

    private static DriverColumn column(DriverLayer layer, double[] values, int[] units) {
        return layer.categories()
                .map(c -> DriverColumn.ofText(
                        layer.name(),
                        Arrays.stream(units).mapToObj(u -> c.of(values[u])).toList()))
                .orElseGet(() -> DriverColumn.ofNumbers(
                        layer.name(),
                        Arrays.stream(units).mapToDouble(u -> values[u]).toArray()));
    }

    /** The units' middles, and the squares of the side given that hold them. */
    private Where where(UnitSet set, int[] units, Optional<Double> blocks_m) {
        Grid grid = inputs.studyArea().grid();
        double[] x = new double[units.length];
        double[] y = new double[units.length];
        for (int i = 0; i < units.length; i++) {
            if (set instanceof PolygonUnits polygons) {
                Point middle = polygons.polygon(units[i]).getCentroid();
                x[i] = middle.isEmpty() ? Double.NaN : middle.getX();
                y[i] = middle.isEmpty() ? Double.NaN : middle.getY();
            } else {
                double[] b = ((Fishnet) set).bounds(units[i]);
                x[i] = (b[0] + b[2]) / 2;
                y[i] = (b[1] + b[3]) / 2;
            }
        }
        int[] blocks = blocks_m.map(side_m -> SpatialBlocks.of(grid.west(), grid.north(), side_m, grid.crs()))
                .map(squares -> IntStream.range(0, units.length)
                        .map(i -> squares.at(x[i], y[i]))
                        .toArray())
                .orElse(new int[0]);
        return new Where(blocks, Optional.of(SpatialBlocks.places(x, y, grid.crs())));
    }

    /**
     * Drivers that are a share of a class whose factor or emissions make y, or the weights emissions were spread by:
     * their q is arithmetic.
     */
    private Set<String> computedFrom(String y) {
        Set<String> names = new HashSet<>();
        String flow = y.replace("_per_ha", "");
        for (DriverLayer layer : inputs.drivers()) {
            boolean makes = layer.classes().stream().anyMatch((int c) -> {
                if (flow.startsWith("stock")) {
                    return true;
                }
                boolean emits = account.emissionSet() >= 0
                        && inputs.carbon().carriers().all().stream().anyMatch(l -> l.index() == c);
                List<Double> factors = inputs.carbon().factors().map(f -> f.all(c)).orElse(List.of()).stream()
                        .map(Factor::tC_per_ha_yr)
                        .toList();
                return switch (flow) {
                    case "source" -> emits || factors.stream().anyMatch(f -> f > 0);
                    case "sink" -> factors.stream().anyMatch(f -> f < 0);
                    default -> emits || factors.stream().anyMatch(f -> f != 0);
                };
            });
            // emissions were put where the weight raster is high: as a driver it finds itself
            boolean weighed = account.emissionSet() >= 0
                    && (flow.equals("net") || flow.equals("source"))
                    && layer.source().averaged().stream()
                            .anyMatch(study.carbon().allocate().weights()::contains);
            // the commonest class of the land that the account is of says what its shares say
            boolean land = layer.source() instanceof DriverSource.Majority m
                    && study.landUse().phases().containsValue(m.file());
            boolean ofLand = flow.startsWith("stock")
                    || account.emissionSet() >= 0
                    || inputs.carbon().factors().isPresent();
            if (layer.isShare() && makes || weighed || land && ofLand) {
                names.add(layer.name());
            }
        }
        return names;
    }

    private Problem placed(Problem caution, String y) {
        boolean driver = inputs.drivers().stream().anyMatch(l -> l.name().equals(caution.place()));
        boolean always = ALIKE.contains(caution.code());
        String place = driver
                ? "drivers." + caution.place() + (always ? "" : ", " + y)
                : caution.place().equals(y) ? "geodetector, " + y : caution.place();
        return caution.at(place).calling(this::read);
    }

    /** A driver with its Chinese name, beside the key that the study has for it. */
    private Optional<Bilingual> read(String key) {
        return inputs.drivers().stream()
                .filter(l -> l.name().equals(key) && !l.words().zh().equals(key))
                .map(l -> Bilingual.of(key, l.words().zh() + "（" + key + "）"))
                .findFirst();
    }

    /** The same drivers and y on other fishnets: counted, accounted and cut anew. */
    private Optional<Sizes> sizeEffect(DriversPlan.Detector plan, int p) {
        Problems problems = new Problems();
        List<UnitSet> sets = new ArrayList<>();
        inputs.carbon()
                .emissionSet()
                .flatMap(name -> UnitSet.find(inputs.sets(), name))
                .ifPresent(sets::add);
        int first = sets.size();
        plan.sizes_m().forEach(side -> sets.add(squares(side, inputs.studyArea().grid(), problems)));
        StudyInputs others = asFarAsNeeded(plan.y(), p).withSets(sets);
        int phase =
                others.studyArea().years().indexOf(inputs.studyArea().years().get(p));
        LandCounts counts = others.crosstab().count(engine);
        CarbonAccount accounts = account.byOtherUnits(others, counts, engine);
        DriverValues drivers = DriverValues.of(phase, others, counts, engine);
        DetectorRun run = new DetectorRun(
                plan.rule(),
                plan.options()
                        .withPermutations(0, 0)
                        .withReplicates(0, plan.options().draws().confidence()),
                false,
                engine);
        List<Double> sizes_m = new ArrayList<>();
        List<double[]> q = new ArrayList<>();
        List<Integer> units = new ArrayList<>();
        for (int s = 0; s < plan.sizes_m().size(); s++) {
            try {
                DetectorRun.Outcome found = run(run, plan, counts, accounts, drivers, first + s, phase);
                sizes_m.add(plan.sizes_m().get(s));
                units.add(found.detection().units());
                q.add(inputs.drivers().stream()
                        .mapToDouble(l -> found.detection().factors().stream()
                                .filter(f -> f.name().equals(l.name()))
                                .mapToDouble(f -> f.q())
                                .findFirst()
                                .orElse(Double.NaN))
                        .toArray());
            } catch (ProblemException e) { // squares with land are fewer than squares
                passOnlyOfValues(e);
                int set = first + s;
                long used = accounts.balance(phase, set).unitBalances().stream()
                        .skip(1)
                        .filter(u -> u.area_ha() > 0)
                        .count();
                cautions.add(Problem.of(
                        ProblemCode.DRIVER_C13_SIZE_LEFT_OUT,
                        "geodetector.size-effect ("
                                + Numbers.text(plan.sizes_m().get(s) / 1000) + " km)",
                        used));
            }
        }
        if (q.isEmpty()) {
            return Optional.empty();
        }
        double[][] all = q.toArray(double[][]::new);
        return Optional.of(new Sizes(
                inputs.studyArea().years().get(p),
                sizes_m,
                units,
                all,
                SizeEffect.of(sizes_m.stream().mapToDouble(Double::doubleValue).toArray(), all)));
    }

    /** Phases that y of one comes from: the one before, of a change, and all where land is followed through them. */
    private StudyInputs asFarAsNeeded(String y, int p) {
        return inputs.carbon().land().needsHistories()
                ? inputs
                : inputs.between(Math.max(0, p - UnitY.quantity(y).firstPhase()), p + 1);
    }

    /** Further columns of the units' layers. */
    public List<UnitColumn> columns() {
        return values.columns();
    }

    /** Of the phases of one y each number is told as its range. */
    private static String withoutPhase(String place) {
        Matcher phase = PHASE.matcher(place);
        return phase.matches() ? phase.group(1) : place;
    }

    /** What must be said beside the numbers; what is said of several drivers alike is said once. */
    public List<Problem> cautions() {
        Map<Problem, Set<String>> places = new LinkedHashMap<>();
        Ranged.together(List.copyOf(cautions), DriverStage::withoutPhase)
                .forEach((c, at) ->
                        places.computeIfAbsent(c, k -> new LinkedHashSet<>()).addAll(at));
        return places.entrySet().stream()
                .map(e -> e.getKey().at(joined(e.getValue())))
                .toList();
    }

    /** Places as they are told: phases of one y together, {@code drivers.dem, net, 2005, 2010}. */
    public static String joined(Set<String> places) {
        Map<String, List<String>> years = new LinkedHashMap<>();
        for (String place : places) {
            Matcher phase = PHASE.matcher(place);
            boolean has = phase.matches();
            List<String> own = years.computeIfAbsent(has ? phase.group(1) : place, k -> new ArrayList<>());
            if (has) {
                own.add(phase.group(2));
            }
        }
        boolean phases = years.values().stream().anyMatch(y -> !y.isEmpty());
        return years.entrySet().stream()
                .map(e -> e.getKey() + (e.getValue().isEmpty() ? "" : ", " + String.join(", ", e.getValue())))
                .collect(Collectors.joining(phases ? "; " : ", "));
    }

    /** What the detector found, a phase after the other. */
    public List<DetectorTables.Entry> entries() {
        return entries;
    }

    /** q over fishnet sizes, where asked for. */
    public Optional<Sizes> sizes() {
        return sizes;
    }

    /** Every driver of every unit: {@code tables/unit-drivers.csv}. */
    public Table unitDrivers() {
        return values.table(account);
    }
}
