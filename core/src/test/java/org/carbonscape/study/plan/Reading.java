package org.carbonscape.study.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.Problems;

/** A study file as text, read. */
record Reading(Path folder, Optional<Study> study, List<Problem> problems) {
    /** What every study must have; further sections follow. */
    static final String HEAD = """
            study: x
            landUse: { legend: clcd, phases: { 2005: a.tif, 2010: b.tif } }
            units:
              cells: { fishnet: 3 km }
              counties: { file: counties.gpkg, id: code }
            """;

    static Reading of(Path folder, String yaml) {
        Path file = folder.resolve("study.yaml");
        try {
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Problems problems = new Problems();
        Optional<Study> study = StudyReader.read(file, OptionalLong.empty(), problems);
        return new Reading(folder, study, problems.problems());
    }

    /** With the usual head. */
    static Reading more(Path folder, String yaml) {
        return of(folder, HEAD + yaml);
    }

    /** The study; fails where there are problems. */
    Study good() {
        if (!problems.isEmpty()) {
            throw new AssertionError(texts(Language.EN).toString());
        }
        return study.orElseThrow();
    }

    List<String> texts(Language language) {
        return problems.stream().map(p -> p.text(language)).toList();
    }

    /** Texts of the problems of one place. */
    List<String> at(String place, Language language) {
        return problems.stream()
                .filter(p -> p.place().equals(place))
                .map(p -> p.text(language))
                .toList();
    }

    /** As a problem is told. */
    static String told(String code, String place, Language language, String found, String remedy) {
        return "%-12s%s%s%s\n            %s".formatted(code, place, language.of(": ", "："), found, remedy);
    }
}
