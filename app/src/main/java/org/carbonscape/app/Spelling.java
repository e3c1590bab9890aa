package org.carbonscape.app;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What other programs call our options: {@code --column} for {@code --value}, {@code --nsim} for {@code
 * --permutations}, {@code --binary} for {@code --style=binary}. A name is taken for another only where the command has
 * no option of its own by that name and has the other.
 */
final class Spelling {
    /** Ours, and what means the same. */
    private static final String NAMES = """
            --value --column --field --variable --attribute --population --pop --y
            --units --input --file --vector --polygons --points --features
            --style --transform --standardise --standardize --standardisation --standardization
            --style=row --row-standardised --row-standardized --row
            --style=binary --binary
            --permutations --permutation --perm --perms --nperm --nsim --simulations
            --alternative --tail --tails
            --alternative=two-sided --two-sided --two-tailed
            --variance --assumption --null
            --variance=normality --normality
            --variance=randomisation --randomisation --randomization
            --correction --adjust --p-adjust
            --correction=fdr --fdr
            --correction=bonferroni --bonferroni
            --alpha --significance --level
            --statistic=gi --gi --without-self
            --statistic=gi-star --gi-star --star
            --tolerance --snap --snapping --snap-tolerance
            --id --id-field --id-column --ids
            --out --output -o
            --cell --cell-size --cellsize --resolution
            --radius --search-radius
            --edge --edge-correction --correct-edge
            --classes --k --bins --n-classes
            """;

    /** Our names by theirs. */
    private static final Map<String, String> MEANT = NAMES.lines()
            .map(line -> List.of(line.split(" ")))
            .flatMap(names -> names.stream().skip(1).map(their -> Map.entry(their, names.get(0))))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** An option whose hyphens a word processor or a Chinese keyboard made dashes: {@code —out}, {@code －－lang=zh}. */
    private static final Pattern DASHED =
            Pattern.compile("-*[\\p{Pd}\u2212&&[^-]][-\\p{Pd}\u2212]*(?=[A-Za-z][A-Za-z-]+(=|$))");
    /** The sign of the user's folder where the shell leaves it as it is: {@code --out=~/run}, {@code 2020=~/a.tif}. */
    private static final Pattern HOME = Pattern.compile("(?<before>([\\w-]+=)?)~(?=[/\\\\])");

    private Spelling() {}

    /** The arguments as meant: with hyphens for dashes, and {@code home} for the sign of the user's folder. */
    static String[] typed(String home, String... args) {
        return Stream.of(args).map(a -> typed(home, a)).toArray(String[]::new);
    }

    private static String typed(String home, String arg) {
        Matcher dashed = DASHED.matcher(arg);
        String hyphened = dashed.lookingAt() ? "--" + arg.substring(dashed.end()) : arg;
        Matcher atHome = HOME.matcher(hyphened);
        return atHome.lookingAt() ? atHome.group("before") + home + hyphened.substring(atHome.end()) : hyphened;
    }

    /** The arguments with the command's own names of its options. */
    static String[] ours(CommandLine program, String... args) {
        CommandLine command = args.length == 0 ? null : program.getSubcommands().get(args[0]);
        return command == null
                ? args
                : List.of(args).stream()
                        .map(a -> ours(command.getCommandSpec(), a))
                        .toArray(String[]::new);
    }

    private static String ours(CommandSpec command, String arg) {
        int equals = arg.indexOf('=');
        String name = equals < 0 ? arg : arg.substring(0, equals);
        String meant = MEANT.get(name);
        if (meant == null
                || command.findOption(name) != null
                || command.findOption(meant.replaceFirst("=.*", "")) == null
                || equals >= 0 && meant.contains("=")) {
            return arg;
        }
        return meant + arg.substring(name.length());
    }
}
