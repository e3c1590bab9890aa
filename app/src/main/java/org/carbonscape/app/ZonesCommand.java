package org.carbonscape.app;

import picocli.CommandLine.Command;

@Command(
        name = "zones",
        description = "Zones, measures, corridors and scenarios from the suitability of a study; only what they need.",
        mixinStandardHelpOptions = true)
final class ZonesCommand extends StudyPart {
    ZonesCommand() {
        super("zones", true);
    }
}
