package org.carbonscape.study.proof;

import com.fasterxml.jackson.databind.JsonNode;
import org.carbonscape.io.run.Build;
import org.carbonscape.io.run.Version;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.finished.FinishedRun;

/**
 * A program by its version and its build: who made a run.
 *
 * @param build empty where nobody knows, as of runs before builds were recorded
 */
public record Program(String version, String build) {
    /** This one. */
    public static Program own() {
        return new Program(Version.TEXT, Build.text());
    }

    /** The one that made a run. */
    static Program of(FinishedRun run) {
        JsonNode program = run.record().path("program");
        return new Program(
                program.path("version").asText(), program.path("build").asText());
    }

    /** {@code 0.1.0 (build 1a2b3c4d5e6f)}; the version alone where that tells it from the other. */
    public Bilingual text(Program other) {
        if (!version.equals(other.version)) {
            return Bilingual.same(version);
        }
        return build.isEmpty()
                ? Bilingual.of(version + " (a build of no name)", version + "（构建号未记录）")
                : Bilingual.of(version + " (build " + build + ")", version + "（构建 " + build + "）");
    }
}
