package org.carbonscape.study.proof;

import java.util.function.Consumer;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;

/**
 * What is looked at on its own, beside other parts.
 *
 * @param file what it is about
 * @param size how long it takes, compared with others
 */
record Part(String file, long size, Consumer<Findings> check) {
    /** Looks; what can no longer be read differs, too. */
    Findings findings() {
        Findings findings = new Findings();
        try {
            check.accept(findings);
        } catch (ProblemException e) {
            e.problems().forEach(p -> findings.compare(file, p.place(), "", p.found(Language.EN)));
        }
        return findings;
    }
}
