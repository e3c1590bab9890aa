package org.carbonscape.study.chapter.suitability;

import java.util.Map;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Words;
import org.carbonscape.study.chapter.Headlines;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.layer.Images;

/**
 * What the sections of the chapter on suitability share.
 *
 * @param source the source line of its maps
 */
record SuitabilityContext(StudyArea studyArea, Images images, Words source, SuitabilityWords say, Headlines headlines) {
    Map<String, Words> terms() {
        return say.terms();
    }

    MapPanel pixels(float[] values, Words title) {
        return new MapPanel.Pixels(title, images.columns(), images.rows(), values);
    }

    /** The last phase, whose land all of it is about. */
    Words year() {
        return Words.same(
                Integer.toString(studyArea.years().get(studyArea.years().size() - 1)));
    }
}
