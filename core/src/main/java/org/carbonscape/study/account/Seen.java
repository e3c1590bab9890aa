package org.carbonscape.study.account;

import java.util.List;
import org.carbonscape.problem.Language;
import org.carbonscape.study.plan.Study;

/**
 * What the long stages see of a study, for the keys of their results: whole sections of its plan, so that an option
 * added to one is part of the key. Files in them count by what they hold.
 */
public final class Seen {
    private Seen() {}

    /** The phases on the study grid, by the units. */
    public static List<Object> counts(Study study) {
        return List.of(
                study.grid(), study.landUse(), study.units(), study.carbon().factors());
    }

    /** The same with what land emits and takes up. @param language of names in files */
    public static List<Object> account(Study study, Language language) {
        return List.of(study.grid(), study.landUse(), study.units(), study.carbon(), language);
    }

    /** The same with the layers of the drivers. */
    public static List<Object> drivers(Study study) {
        return List.of(counts(study), study.drivers().drivers());
    }
}
