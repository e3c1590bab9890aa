package org.carbonscape.method;

import java.util.List;
import org.carbonscape.finding.Words;

/**
 * What a method is.
 *
 * @param id         as on the command line and in the study file
 * @param title      as a heading
 * @param summary    one sentence, for lists and help
 * @param text       formulas and variants
 * @param references after whom
 */
public record About(String id, Words title, Words summary, Words text, List<String> references) {
    public About {
        references = List.copyOf(references);
    }
}
