package org.carbonscape.io.vector;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.noding.BasicSegmentString;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.SegmentIntersector;
import org.locationtech.jts.noding.SegmentString;

/**
 * Counts the places where segments of outlines meet that are not neighbours, up to a limit. Repair works them all
 * out, so a few kilobytes of one line drawn again and again would cost it gigabytes.
 */
final class Tangle {
    /** Self-contacts that are repaired however short the outline is. */
    private static final long FREE = 10_000;

    /** Outlines of cells touch themselves at most at every other corner. */
    private static final long FOR_EACH_POINT = 8;

    private Tangle() {}

    /** Whether outlines meet more often than any that was drawn or traced from cells. */
    static boolean is(Geometry polygon) {
        long limit = FREE + FOR_EACH_POINT * polygon.getNumPoints();
        List<SegmentString> lines = new ArrayList<>();
        for (Object line : LinearComponentExtracter.getLines(polygon)) {
            lines.add(new BasicSegmentString(((Geometry) line).getCoordinates(), null));
        }
        Counter counter = new Counter(limit);
        new MCIndexNoder(counter).computeNodes(lines);
        return counter.isDone();
    }

    private static final class Counter implements SegmentIntersector {
        private final RobustLineIntersector segments = new RobustLineIntersector();
        private final long limit;
        private long found;

        Counter(long limit) {
            this.limit = limit;
        }

        @Override
        public void processIntersections(SegmentString a, int i, SegmentString b, int j) {
            boolean neighbours = a == b && (Math.abs(i - j) <= 1 || Math.abs(i - j) == a.size() - 2);
            if (neighbours || isDone()) {
                return;
            }
            segments.computeIntersection(
                    a.getCoordinate(i), a.getCoordinate(i + 1), b.getCoordinate(j), b.getCoordinate(j + 1));
            if (segments.hasIntersection()) {
                found++;
            }
        }

        @Override
        public boolean isDone() {
            return found > limit;
        }
    }
}
