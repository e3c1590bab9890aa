package org.carbonscape.suitability;

import java.util.List;

/**
 * What a word in a cell of a rule table may stand for, where the layer has no class of that name: {@code forest} for
 * all the forests.
 */
@FunctionalInterface
public interface ClassNames {

    /** Classes of the layer; the word itself where it stands for nothing else. */
    List<String> of(String layer, String word);
}
