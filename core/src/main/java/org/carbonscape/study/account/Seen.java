package org.carbonscape.study.account;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carbonscape.problem.Language;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.StatisticsPlan;
import org.carbonscape.study.plan.Study;

/**
 * What the long stages see of a study, for the keys of their results: whole sections of its plan, so that an option
 * added to one is part of the key, and every file that went in but those of sections that come later. Files count by
 * what they hold.
 */
public final class Seen {
    private Seen() {}

    /** The phases on the study grid, by the units. */
    public static List<Object> counts(Study study, StudyInputs inputs) {
        return List.of(
                study.grid(),
                study.landUse(),
                study.units(),
                study.carbon().factors(),
                study.carbon().options().land(),
                without(inputs, "carbon", "drivers", "statistics", "suitability", "scenarios"));
    }

    /**
     * The same with what land emits and takes up.
     *
     * @param language of names in files
     */
    public static List<Object> account(Study study, StudyInputs inputs, Language language) {
        return List.of(
                study.grid(),
                study.landUse(),
                study.units(),
                study.carbon(),
                language,
                without(inputs, "drivers", "statistics", "suitability", "scenarios"));
    }

    /** The counts with the layers of the drivers. */
    public static List<Object> drivers(Study study, StudyInputs inputs) {
        return List.of(
                counts(study, inputs),
                study.carbon(),
                study.drivers().drivers(),
                without(inputs, "statistics", "suitability", "scenarios"));
    }

    /** All of a study but its title; a file of another name is another, as problems name it. */
    public static List<Object> everything(Study study, StudyInputs inputs, Language language) {
        return List.of(
                found(study, inputs, language), study.report(), study.file().toString());
    }

    /** All that its tables hang on. */
    public static List<Object> found(Study study, StudyInputs inputs, Language language) {
        Map<String, Object> options = new LinkedHashMap<>(study.options());
        options.remove("study");
        options.remove("report");
        return List.of(
                study.synthetic(),
                study.source(),
                study.seed(),
                study.grid(),
                study.landUse(),
                study.units(),
                study.carbon(),
                study.statistics().map(StatisticsPlan::said),
                study.drivers(),
                study.suitability(),
                study.scenarios(),
                options,
                language,
                without(inputs));
    }

    /** The files that went in, by study key; the study file itself is seen by its plan. */
    private static SortedMap<String, Path> without(StudyInputs inputs, String... sections) {
        SortedMap<String, Path> files = new TreeMap<>(inputs.files());
        files.remove("study");
        for (String section : sections) {
            files.keySet().removeIf(key -> key.equals(section) || key.startsWith(section + "."));
        }
        return Collections.unmodifiableSortedMap(files);
    }
}
