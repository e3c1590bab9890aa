package org.carbonscape.study.proof;

import java.nio.file.Path;
import org.carbonscape.study.run.Progress;

/** A run of the study to hold a finished one against: where it is written, and who is told of its stages. */
public record Anew(Path folder, Progress progress) {}
