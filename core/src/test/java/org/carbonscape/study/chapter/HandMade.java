package org.carbonscape.study.chapter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.driver.ChoiceRule;
import org.carbonscape.driver.Detection;
import org.carbonscape.driver.DetectorOptions;
import org.carbonscape.driver.Discretisation;
import org.carbonscape.driver.DriverDiscretisation;
import org.carbonscape.driver.Ecological;
import org.carbonscape.driver.Factor;
import org.carbonscape.driver.Interaction;
import org.carbonscape.driver.InteractionType;
import org.carbonscape.driver.Risk;
import org.carbonscape.driver.ShapleyShares;
import org.carbonscape.finding.Words;
import org.carbonscape.study.detect.DetectorRun;
import org.carbonscape.study.detect.DetectorTables;
import org.carbonscape.study.intake.DriverLayer;
import org.carbonscape.study.plan.DriverSource;
import org.carbonscape.study.plan.DriversPlan;
import org.carbonscape.study.plan.StrataRule;

/** Findings of the detector made by hand: three drivers, round numbers, two phases. */
final class HandMade {
    private HandMade() {}

    static final List<DriverLayer> DRIVERS = List.of(
            new DriverLayer(
                    "dem",
                    new DriverSource.Raster(Path.of("dem.tif")),
                    new TreeMap<>(),
                    Optional.empty(),
                    new BitSet(),
                    Words.none()),
            new DriverLayer(
                    "forest",
                    new DriverSource.Share(List.of("forest")),
                    new TreeMap<>(),
                    Optional.empty(),
                    new BitSet(),
                    Words.of("forest", "林地")),
            new DriverLayer(
                    "water",
                    new DriverSource.Distance(List.of("water")),
                    new TreeMap<>(),
                    Optional.empty(),
                    new BitSet(),
                    Words.of("water", "水域")));

    static DriversPlan.Detector plan(String y) {
        return plan(y, "auto", ChoiceRule.CROSS_VALIDATED, Optional.empty());
    }

    static DriversPlan.Detector plan(String y, String rule, ChoiceRule choice, Optional<Double> blocks) {
        return new DriversPlan.Detector(
                "cells",
                y,
                OptionalInt.empty(),
                StrataRule.of(
                        StrataRule.Ways.read(rule, "geodetector.discretisation"),
                        new StrataRule.ClassNumbers(3, 8),
                        choice),
                DetectorOptions.defaults(1),
                blocks,
                true,
                List.of());
    }

    /** q with an interval of a tenth to either side. */
    static Factor factor(String name, double q, double p) {
        return factor(name, q, p, Double.NaN);
    }

    /** The same of units that have places. */
    static Factor factor(String name, double q, double p, double pSpatial) {
        return factor(name, q, p, pSpatial, Double.NaN);
    }

    static Factor factor(String name, double q, double p, double pSpatial, double pChoice) {
        return new Factor(
                name,
                3,
                40,
                0,
                q,
                new Factor.Test(1, p, 999, p / 2, new Factor.Spatial(q / 2, pSpatial), pChoice),
                new Factor.Published(p / 4, p / 8, 0, 0),
                new Factor.Interval(q - 0.1, q + 0.1));
    }

    static Factor withoutInterval(String name, double q) {
        return new Factor(
                name,
                3,
                40,
                0,
                q,
                new Factor.Test(1, Double.NaN, 0, 0.5, new Factor.Spatial(Double.NaN, Double.NaN), Double.NaN),
                new Factor.Published(0.5, 0.5, 0, 0),
                new Factor.Interval(Double.NaN, Double.NaN));
    }

    /** Of two factors. */
    static Interaction interaction(Factor a, Factor b, double q, double pExcess) {
        return new Interaction(
                a.name(),
                b.name(),
                9,
                0,
                new Interaction.Shares(q, a.q(), b.q(), InteractionType.of(a.q(), b.q(), q, 1e-12)),
                new Interaction.Test(pExcess, 999));
    }

    static DetectorRun.Cut given(String name) {
        return new DetectorRun.Cut(name, "given", new double[0], Optional.empty());
    }

    static DetectorRun.Cut manual(String name, double... breaks) {
        return new DetectorRun.Cut(name, "manual", breaks, Optional.empty());
    }

    /** Searched: the last of the candidates is the one taken. */
    static DetectorRun.Cut searched(String name, Discretisation... candidates) {
        Discretisation chosen = candidates[candidates.length - 1];
        return new DetectorRun.Cut(
                name,
                chosen.method().id(),
                chosen.breaks(),
                Optional.of(new DriverDiscretisation(name, chosen, List.of(candidates), Double.NaN, List.of())));
    }

    static Discretisation tried(BreakMethod method, double cv, double... breaks) {
        return new Discretisation(method, breaks.length + 1, breaks, cv + 0.1, cv, 4, true);
    }

    static Discretisation refused(BreakMethod method, double cv, double... breaks) {
        return new Discretisation(method, breaks.length + 1, breaks, cv + 0.1, cv, 1, false);
    }

    /** What a phase found, part by part. */
    static final class Phase {
        private final int year;
        private final List<Factor> factors;
        private DetectorOptions options = DetectorOptions.defaults(1);
        private List<Interaction> interactions = List.of();
        private List<Risk> risk = List.of();
        private List<Ecological> ecological = List.of();
        private List<DetectorRun.Cut> cuts = new ArrayList<>();
        private Optional<ShapleyShares.Shares> shares = Optional.empty();
        private Set<String> computed = Set.of();

        private Phase(int year, Factor... factors) {
            this.year = year;
            this.factors = List.of(factors);
        }

        Phase options(DetectorOptions others) {
            options = others;
            return this;
        }

        Phase interactions(Interaction... all) {
            interactions = List.of(all);
            return this;
        }

        Phase risk(Risk... all) {
            risk = List.of(all);
            return this;
        }

        Phase ecological(Ecological... all) {
            ecological = List.of(all);
            return this;
        }

        Phase cuts(DetectorRun.Cut... all) {
            cuts = List.of(all);
            return this;
        }

        Phase shares(double q, Map<String, Double> each) {
            shares = Optional.of(new ShapleyShares.Shares(
                    q,
                    each.entrySet().stream()
                            .map(e -> new ShapleyShares.Share(e.getKey(), e.getValue(), e.getValue() / q))
                            .toList()));
            return this;
        }

        Phase computedFrom(String... names) {
            computed = Set.of(names);
            return this;
        }

        DetectorTables.Entry entry() {
            return new DetectorTables.Entry(
                    "cells",
                    year,
                    new DetectorRun.Outcome(
                            "net_per_ha_" + year,
                            new Detection(options, 40, 2, factors, interactions, risk, ecological, List.of()),
                            cuts,
                            shares,
                            List.of()),
                    computed);
        }
    }

    static Phase phase(int year, Factor... factors) {
        return new Phase(year, factors);
    }

    static DriverTerms terms(DriversPlan.Detector plan, Phase... phases) {
        return DriverTerms.of(
                plan, DRIVERS, Arrays.stream(phases).map(Phase::entry).toList(), Told.SOURCE);
    }
}
