package org.carbonscape.study.proof.finished;

import java.util.List;
import org.carbonscape.problem.Bilingual;

/**
 * Something that is not what it was to be.
 *
 * @param file     where it stands: {@code tables/carbon-by-unit.csv}
 * @param against  the files of the run that it was held against; none where that is the file itself, or the inputs
 * @param isCell   whether a number or text was held against the same elsewhere, not against what others come to
 * @param where    in it: {@code counties 430102 2005, source_tCO2}
 * @param expected empty where it is said by {@code got} what is wrong
 */
public record Difference(
        String file, List<String> against, boolean isCell, Bilingual where, String expected, Bilingual got) {
    /** Whether either side of the comparison stands in the file. */
    public boolean involves(String name) {
        return file.equals(name) || against.contains(name);
    }
}
