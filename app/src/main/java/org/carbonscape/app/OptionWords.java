package org.carbonscape.app;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carbonscape.stats.Alternative;
import org.carbonscape.stats.Correction;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Options written as in a study file: {@code two-sided}, {@code fdr-first-failure}. */
final class OptionWords {
    private OptionWords() { }

    static final class AlternativeWord implements ITypeConverter<Alternative> {
        @Override
        public Alternative convert(String text) {
            return word(Alternative.values(), Alternative::id, text);
        }
    }

    static final class CorrectionWord implements ITypeConverter<Correction> {
        @Override
        public Correction convert(String text) {
            return word(Correction.values(), Correction::id, text);
        }
    }

    private static <T> T word(T[] all, Function<T, String> id, String text) {
        return Arrays.stream(all).filter(v -> id.apply(v).equalsIgnoreCase(text.replace('_', '-'))).findFirst().orElseThrow(() ->
                new TypeConversionException("\"" + text + "\" is none of " + Arrays.stream(all).map(id).collect(Collectors.joining(", "))));
    }
}
