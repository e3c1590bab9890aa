package org.carbonscape.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carbonscape.stats.Alternative;
import org.carbonscape.stats.ClassBreaks;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.Correction;
import org.carbonscape.stats.GlobalOptions;
import org.carbonscape.stats.LocalMoran;
import org.carbonscape.weights.Kernel;
import org.carbonscape.weights.Standardisation;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Options written as in a study file: {@code two-sided}, {@code fdr-first-failure}; and as other programs call them. */
final class OptionWords {
    private OptionWords() {}

    static final class AlternativeWord implements ITypeConverter<Alternative> {
        @Override
        public Alternative convert(String text) {
            return word(
                    Alternative.values(),
                    Alternative::id,
                    text,
                    Map.of("two-tailed", "two-sided", "both", "two-sided"));
        }
    }

    static final class CorrectionWord implements ITypeConverter<Correction> {
        @Override
        public Correction convert(String text) {
            return word(
                    Correction.values(),
                    Correction::id,
                    text,
                    Map.of(
                            "bh",
                            "fdr",
                            "fdr-bh",
                            "fdr",
                            "benjamini-hochberg",
                            "fdr",
                            "uncorrected",
                            "none",
                            "raw",
                            "none",
                            "bonf",
                            "bonferroni"));
        }
    }

    static final class ConventionWord implements ITypeConverter<Convention> {
        @Override
        public Convention convert(String text) {
            return word(
                    Convention.values(),
                    Convention::id,
                    text,
                    Map.of(
                            "pysal",
                            "esda",
                            "r",
                            "spdep",
                            "rgeoda",
                            "geoda",
                            "pygeoda",
                            "geoda",
                            "libgeoda",
                            "geoda",
                            "esri",
                            "arcgis"));
        }
    }

    static final class VarianceWord implements ITypeConverter<GlobalOptions.Variance> {
        @Override
        public GlobalOptions.Variance convert(String text) {
            return word(
                    GlobalOptions.Variance.values(),
                    v -> v.name().toLowerCase(Locale.ROOT),
                    text,
                    Map.of("randomization", "randomisation", "normal", "normality"));
        }
    }

    static final class StyleWord implements ITypeConverter<Standardisation> {
        @Override
        public Standardisation convert(String text) {
            return word(
                    Standardisation.values(),
                    Standardisation::word,
                    text,
                    Map.ofEntries(
                            Map.entry("w", "row"),
                            Map.entry("r", "row"),
                            Map.entry("row-standardised", "row"),
                            Map.entry("row-standardized", "row"),
                            Map.entry("b", "binary"),
                            Map.entry("raw", "binary"),
                            Map.entry("none", "binary"),
                            Map.entry("c", "global"),
                            Map.entry("u", "unit"),
                            Map.entry("s", "variance"),
                            Map.entry("variance-stabilising", "variance"),
                            Map.entry("variance-stabilizing", "variance")));
        }
    }

    static final class DivisorWord implements ITypeConverter<LocalMoran.Divisor> {
        @Override
        public LocalMoran.Divisor convert(String text) {
            LocalMoran.Divisor[] offered = {LocalMoran.Divisor.N, LocalMoran.Divisor.N_MINUS_1};
            return word(offered, d -> d == LocalMoran.Divisor.N ? "n" : "n-1", text, Map.of("n-minus-1", "n-1"));
        }
    }

    /** Whether a unit counts among its own neighbours. */
    enum Star {
        GI_STAR,
        GI
    }

    static final class StarWord implements ITypeConverter<Star> {
        @Override
        public Star convert(String text) {
            return word(
                    Star.values(),
                    s -> s == Star.GI_STAR ? "gi-star" : "gi",
                    text,
                    Map.of("gi*", "gi-star", "gistar", "gi-star", "g-star", "gi-star", "g", "gi"));
        }
    }

    static final class KernelWord implements ITypeConverter<Kernel> {
        @Override
        public Kernel convert(String text) {
            return word(
                    Kernel.values(),
                    k -> k.name().toLowerCase(Locale.ROOT),
                    text,
                    Map.of("bisquare", "quartic", "biweight", "quartic", "parabolic", "epanechnikov"));
        }
    }

    static final class BreaksWord implements ITypeConverter<ClassBreaks.Method> {
        @Override
        public ClassBreaks.Method convert(String text) {
            ClassBreaks.Method[] offered = Arrays.stream(ClassBreaks.Method.values())
                    .filter(m -> m != ClassBreaks.Method.MANUAL)
                    .toArray(ClassBreaks.Method[]::new);
            return word(
                    offered,
                    ClassBreaks.Method::id,
                    text,
                    Map.of(
                            "jenks",
                            "natural",
                            "fisher",
                            "natural",
                            "fisher-jenks",
                            "natural",
                            "natural-breaks",
                            "natural",
                            "quantiles",
                            "quantile",
                            "equal-interval",
                            "equal",
                            "equal-intervals",
                            "equal",
                            "std",
                            "standard-deviation",
                            "headtail",
                            "head-tail"));
        }
    }

    /** @param others what else is understood, and what it means */
    private static <T> T word(T[] all, Function<T, String> id, String text, Map<String, String> others) {
        String plain =
                text.strip().toLowerCase(Locale.ROOT).replaceAll("[_\\s]", "-").replace('/', '-');
        String meant = others.getOrDefault(plain, plain);
        return Arrays.stream(all)
                .filter(v -> id.apply(v).equals(meant))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("\"" + text + "\" is none of "
                        + Arrays.stream(all).map(id).collect(Collectors.joining(", "))));
    }
}
