package org.carbonscape.study.advise;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.intake.MadeValues;
import org.carbonscape.suitability.Layer;
import org.carbonscape.suitability.SlopeUnit;

/**
 * The layer {@code slope} for the bundled criteria, rules and pressures, whose limits are degrees: its unit is what the
 * study says, else what the values show, and then it is told. Tables of the user's own see the layer as it is.
 */
final class SlopeLayer {
    /** The layer's name in rules and criteria. */
    static final String NAME = "slope";

    private final Optional<SlopeUnit> given;
    private Optional<SlopeUnit> found = Optional.empty();
    private Optional<Problem> told = Optional.empty();

    /** @param given by the study, or by the unit of a criterion */
    SlopeLayer(Optional<SlopeUnit> given) {
        this.given = given;
    }

    /** The layers with slopes in degrees; the same where there are none. */
    Map<String, Layer> inDegrees(Engine engine, Map<String, Layer> layers) {
        if (!(layers.get(NAME) instanceof Layer.Values slope)) {
            return layers;
        }
        Map<String, Layer> all = new LinkedHashMap<>(layers);
        all.put(NAME, inDegrees(engine, slope));
        return all;
    }

    Layer inDegrees(Engine engine, Layer.Values slope) {
        ValueRaster raster = slope.raster();
        SlopeUnit unit = unit(engine, raster);
        if (unit == SlopeUnit.DEGREES) {
            return slope;
        }
        return new Layer.Values(new MadeValues(raster.grid(), raster.tiling(), () -> {
            ValueRaster.Reader reader = raster.open();
            return MadeValues.reader(
                    (window, cells) -> {
                        reader.read(window, cells);
                        for (int i = 0; i < window.cells(); i++) {
                            cells[i] = (float) unit.degrees(cells[i]);
                        }
                    },
                    reader);
        }));
    }

    private SlopeUnit unit(Engine engine, ValueRaster raster) {
        if (given.isEmpty() && found.isEmpty()) {
            float most = most(engine, raster);
            boolean percent = most > SlopeUnit.MOST_DEGREES;
            found = Optional.of(percent ? SlopeUnit.PERCENT : SlopeUnit.DEGREES);
            told = Optional.of(Problem.of(
                    percent ? ProblemCode.SUIT_C12_SLOPE_PERCENT : ProblemCode.SUIT_C13_SLOPE_DEGREES,
                    "suitability.layers." + NAME,
                    Numbers.text(Math.rint(most * 10) / 10)));
        }
        return given.or(() -> found).orElse(SlopeUnit.DEGREES);
    }

    /** What was taken from the values. */
    Optional<Problem> told() {
        return told;
    }

    /** Signs of units by layer, for conditions of the bundled rules or of the user's own. */
    Map<String, String> signs(boolean bundled) {
        return Map.of(
                NAME,
                bundled
                        ? SlopeUnit.DEGREES.sign()
                        : given.or(() -> found).map(SlopeUnit::sign).orElse(""));
    }

    private static float most(Engine engine, ValueRaster raster) {
        return engine.fold(raster.tiling(), new Steepest(raster));
    }

    private record Steepest(ValueRaster raster) implements Fold<Float> {
        @Override
        public Worker<Float> open(Cells cells) {
            return new Worker<>() {
                private float most;

                @Override
                public void take(Window block) {
                    float[] values = cells.of(raster, block);
                    for (int i = 0; i < block.cells(); i++) {
                        most = values[i] > most ? values[i] : most; // NaN is not above
                    }
                }

                @Override
                public Float result() {
                    return most;
                }
            };
        }

        @Override
        public Float merge(Float one, Float other) {
            return Math.max(one, other);
        }
    }
}
