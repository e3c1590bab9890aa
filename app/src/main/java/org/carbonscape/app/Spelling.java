package org.carbonscape.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What other programs call our options: {@code --column} for {@code --value}, {@code --nsim} for {@code
 * --permutations}, {@code --binary} for {@code --style=binary}. A name is taken for another only where the command has
 * no option of its own by that name and has the other.
 */
final class Spelling {
    private static final Map<String, String> MEANT = new HashMap<>();

    static {
        meant("--value", "--column", "--field", "--variable", "--attribute", "--population", "--pop", "--y");
        meant("--units", "--input", "--file", "--vector", "--polygons", "--points", "--features");
        meant("--style", "--transform", "--standardise", "--standardize", "--standardisation", "--standardization");
        meant("--style=row", "--row-standardised", "--row-standardized", "--row");
        meant("--style=binary", "--binary");
        meant("--permutations", "--permutation", "--perm", "--perms", "--nperm", "--nsim", "--simulations");
        meant("--alternative", "--tail", "--tails");
        meant("--alternative=two-sided", "--two-sided", "--two-tailed");
        meant("--variance", "--assumption", "--null");
        meant("--variance=normality", "--normality");
        meant("--variance=randomisation", "--randomisation", "--randomization");
        meant("--correction", "--adjust", "--p-adjust");
        meant("--correction=fdr", "--fdr");
        meant("--correction=bonferroni", "--bonferroni");
        meant("--alpha", "--significance", "--level");
        meant("--statistic=gi", "--gi", "--without-self");
        meant("--statistic=gi-star", "--gi-star", "--star");
        meant("--tolerance", "--snap", "--snapping", "--snap-tolerance");
        meant("--id", "--id-field", "--id-column", "--ids");
        meant("--out", "--output", "-o");
        meant("--cell", "--cell-size", "--cellsize", "--resolution");
        meant("--radius", "--search-radius");
        meant("--edge", "--edge-correction", "--correct-edge");
        meant("--classes", "--k", "--bins", "--n-classes");
    }

    private Spelling() {}

    private static void meant(String ours, String... theirs) {
        for (String their : theirs) {
            MEANT.put(their, ours);
        }
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
