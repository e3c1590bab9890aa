package org.carbonscape.study.gather;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.method.ClassKey;
import org.carbonscape.method.Statistics;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.study.plan.Study;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.UnitSet;

/** Hot spots as an earlier run of a study has written them into {@code vectors/units.gpkg}. */
public final class RecordedHotSpots {
    private static final String UNITS = "vectors/units.gpkg";

    private RecordedHotSpots() {}

    /**
     * Bins of the last phase on the study's first unit set, by the ids of its units; 0 for units that the run did not
     * have.
     *
     * @return empty where the study asks for none or the run has none
     */
    public static Optional<StatisticsForAdvice.HotSpots> of(Path run, Study study, LandCounts counts) {
        Path file = run.resolve(UNITS);
        if (study.statistics().isEmpty() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String name = study.statistics().get().units().get(0);
        Quantity lead = study.statistics().get().values().get(0);
        String column = Statistics.HOT_SPOTS.layerPrefix() + "_"
                + Statistics.HOT_SPOTS.classes().map(ClassKey::column).orElse("") + "_"
                + (lead == Quantity.NET ? "" : lead.key() + "_")
                + study.landUse().phases().lastKey();
        return counts.find(name).stream()
                .mapToObj(set -> new Problems()
                        .attempt(() -> VectorFile.read(file, name))
                        .flatMap(layer -> bins(layer, column, counts.sets().get(set)))
                        .map(bins -> new StatisticsForAdvice.HotSpots(set, u -> bins[u])))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<int[]> bins(Layer layer, String column, UnitSet set) {
        OptionalInt id = layer.find("id");
        OptionalInt bin = layer.find(column);
        if (id.isEmpty() || bin.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> byId = new HashMap<>();
        for (int f = 0; f < layer.size(); f++) {
            double value = layer.value(f, bin.getAsInt());
            byId.put(layer.text(f, id.getAsInt()), Double.isNaN(value) ? 0 : (int) value);
        }
        int[] bins = new int[set.count() + 1];
        for (int u = 1; u <= set.count(); u++) {
            bins[u] = byId.getOrDefault(set.id(u), 0);
        }
        return Optional.of(bins);
    }
}
