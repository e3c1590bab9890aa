package org.carbonscape.study.proof.finished;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;

/**
 * What is looked at on its own, beside other parts.
 *
 * @param file what it is about
 * @param size how long it takes, compared with others
 */
public record Part(String file, long size, Check check) {
    public interface Check {
        /** @param told what is done of the size meanwhile, as far as it is known */
        void check(Findings findings, LongConsumer told);
    }

    /** One that tells nothing before it is done. */
    public Part(String file, long size, Consumer<Findings> check) {
        this(file, size, (findings, told) -> check.accept(findings));
    }

    /** Looks; what can no longer be read differs, too. */
    public Findings findings(Path run, LongConsumer told) {
        Findings findings = new Findings();
        try {
            check.check(findings, told);
        } catch (ProblemException e) {
            if (e.isOfTheMachine()) {
                throw e;
            }
            String folder = run.toString();
            e.problems().forEach(p -> {
                boolean inside = p.place().startsWith(folder) && p.place().length() > folder.length();
                String name = inside ? p.place().substring(folder.length() + 1).replace('\\', '/') : file;
                findings.unreadable(name, Bilingual.of(p.found(Language.EN), p.found(Language.ZH)));
            });
        }
        return findings;
    }
}
