package org.carbonscape.io.vector;

import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;

/** A file is not what its format says; the door turns it into a problem that names the file. */
final class Damage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is not in order. */
    final transient Bilingual detail;

    Damage(String detail) {
        this(Bilingual.same(detail));
    }

    Damage(Bilingual detail) {
        super(detail.in(Language.EN));
        this.detail = detail;
    }
}
