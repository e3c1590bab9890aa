package org.carbonscape.study.plan;

import java.nio.file.Path;
import java.util.Optional;

/** Either a named preset or a file of the user's. */
public record PresetOrFile(String text, Optional<Path> file) {}
