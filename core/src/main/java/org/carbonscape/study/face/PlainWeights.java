package org.carbonscape.study.face;

import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.io.run.WholeFile;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.intake.UnitSource;
import org.carbonscape.study.plan.WeightsChoice;
import org.carbonscape.weights.Gal;
import org.carbonscape.weights.Gwt;
import org.carbonscape.weights.MatrixText;
import org.carbonscape.weights.Summary;
import org.carbonscape.weights.Swm;
import org.carbonscape.weights.Weights;

/**
 * Neighbours of plain files: their summary, and as GAL (neighbours only), GWT, SWM or a matrix in CSV (with weights)
 * for other programs.
 */
public final class PlainWeights {
    private static final List<String> ENDINGS = List.of("gal", "gwt", "swm", "csv");

    private PlainWeights() {}

    /**
     * Neighbours found.
     *
     * @param islands   ids of the units without neighbours
     * @param tolerance map units within which vertices of polygons were one; empty where none were compared
     * @param byDegree  how many units have so many neighbours
     * @param cautions  what to tell beside them
     */
    public record Found(
            Summary summary,
            List<String> islands,
            OptionalDouble tolerance,
            Map<Integer, Integer> byDegree,
            WeightsChoice choice,
            List<Problem> cautions) {
        /**
         * For machines: units, links, least, mean, most, islands, components, symmetric, weights, style, tolerance,
         * islandIds, unitsByNeighbours.
         */
        public Map<String, Object> json() {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("units", summary.units());
            out.putAll(PlainWeights.json(summary));
            out.put(
                    "weights",
                    choice.file().map(f -> f.getFileName().toString()).orElse(choice.text()));
            out.put("style", choice.style());
            tolerance.ifPresent(t -> out.put("tolerance", t));
            out.put("islandIds", islands);
            Map<String, Object> degrees = new LinkedHashMap<>();
            byDegree.forEach((degree, units) -> degrees.put(Integer.toString(degree), units));
            out.put("unitsByNeighbours", degrees);
            return out;
        }
    }

    static Map<String, Object> json(Summary summary) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("links", summary.links());
        out.put("least", summary.least());
        out.put("mean", summary.mean());
        out.put("most", summary.most());
        out.put("islands", summary.islands().size());
        out.put("components", summary.components());
        out.put("symmetric", summary.symmetric());
        return out;
    }

    /**
     * Finds the neighbours and, where asked, writes them.
     *
     * @param out a {@code .gal}, {@code .gwt}, {@code .swm} or {@code .csv} file; empty = none
     * @throws ProblemException GATHER-05 for another ending, GATHER-09 for ids that such a file cannot hold
     */
    public static Found find(UnitSource source, WeightsChoice choice, Optional<Path> out, Engine engine) {
        out.ifPresent(file -> {
            if (!ENDINGS.contains(PlainOutput.ending(file))) {
                throw new ProblemException(
                        ProblemCode.GATHER_05_OUT, "--out", file.getFileName(), ".gal / .gwt / .swm / .csv");
            }
        });
        PlainUnits loaded = PlainUnits.load(source, choice, engine);
        Weights weights = loaded.weights();
        Summary summary = weights.summary();
        List<String> ids = IntStream.range(0, weights.size())
                .mapToObj(i -> loaded.units().ids().apply(loaded.places().unit(i)))
                .toList();
        Map<Integer, Integer> byDegree = new TreeMap<>();
        for (int i = 0; i < weights.size(); i++) {
            if (weights.present(i)) {
                byDegree.merge(weights.degree(i), 1, Integer::sum);
            }
        }
        List<Problem> cautions = new ArrayList<>(loaded.cautions());
        weights.origin().cautions().forEach(c -> cautions.add(loaded.units().placed(c, loaded.places(), choice)));
        out.ifPresent(
                file -> write(weights, ids, loaded.units().name(), source.id().orElse("id"), file));
        return new Found(
                summary,
                summary.islands().stream().map(ids::get).toList(),
                weights.origin().tolerance(),
                byDegree,
                choice,
                cautions);
    }

    private static void write(Weights weights, List<String> ids, String layer, String idColumn, Path file) {
        Set<String> seen = new HashSet<>();
        String ending = PlainOutput.ending(file);
        List<String> wrong = ids.stream()
                .filter(id -> !seen.add(id)
                        || id.isEmpty()
                        || id.chars().anyMatch(Character::isWhitespace)
                        || ending.equals("csv") && id.matches(".*[,;\"].*")
                        || ending.equals("swm") && !Swm.holds(id))
                .limit(5)
                .toList();
        if (!wrong.isEmpty()) {
            throw new ProblemException(ProblemCode.GATHER_09_IDS, layer, "\"" + String.join("\", \"", wrong) + "\"");
        }
        WholeFile.write(file, stream -> {
            String name = layer.replaceAll("\\s", "_");
            String column = idColumn.replaceAll("\\s", "_");
            if (ending.equals("swm")) {
                Swm.write(weights, ids, column, stream);
                return;
            }
            Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
            switch (ending) {
                case "gal" -> Gal.write(weights, ids, name, column, writer);
                case "gwt" -> Gwt.write(weights, ids, name, column, writer);
                default -> MatrixText.write(weights, ids, column, writer);
            }
            writer.flush();
        });
    }
}
