package org.carbonscape.app;

import picocli.CommandLine.Command;

@Command(
        name = "suitability",
        description =
                "How suitable land is as a carbon sink, weights, levels and how firm they are; only what that needs of a study.",
        mixinStandardHelpOptions = true)
final class SuitabilityCommand extends StudyPart {
    SuitabilityCommand() {
        super("suitability", false);
    }
}
