package org.carbonscape.finding;

import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * One map of a small multiple. What its numbers mean is told by the figure's {@link Key}: with {@link Key.Classes} they
 * are class indices (1 = the first entry, 0 or NaN = none), with {@link Key.Breaks} values (NaN = none).
 */
public sealed interface MapPanel {

    /** What tells this panel from its neighbours: a year, a period, a flow. */
    Words title();

    /** A value for each pixel of a reduced grid that fills the frame, row by row from the north-west. */
    record Pixels(Words title, int columns, int rows, float[] values) implements MapPanel {
        public Pixels {
            if (columns < 1 || rows < 1 || values.length != (long) columns * rows) {
                throw new IllegalArgumentException(
                        values.length + " values do not fill " + columns + " x " + rows + " pixels");
            }
            values = values.clone();
        }

        public float at(int pixel) {
            return values[pixel];
        }

        /** A copy of all values. */
        @Override
        public float[] values() {
            return values.clone();
        }
    }

    /** A value for each polygon or line; lines lie on top of the polygons. */
    record Areas(Words title, List<Geometry> areas, double[] values) implements MapPanel {
        public Areas {
            areas = List.copyOf(areas);
            values = values.clone();
            if (areas.size() != values.length) {
                throw new IllegalArgumentException(values.length + " values for " + areas.size() + " areas");
            }
        }

        @Override
        public double[] values() {
            return values.clone();
        }
    }
}
