package org.carbonscape.study.detect;

import java.util.Optional;
import org.carbonscape.driver.DetectorData;
import org.carbonscape.driver.Places;

/**
 * Where the units lie that the detector compares.
 *
 * @param blocks spatial block of each unit; empty: none
 * @param places of each unit; empty where unknown
 */
public record Where(int[] blocks, Optional<Places> places) {
    DetectorData of(DetectorData data) {
        DetectorData blocked = blocks.length == 0 ? data : data.withBlocks(blocks);
        return places.map(blocked::withPlaces).orElse(blocked);
    }
}
