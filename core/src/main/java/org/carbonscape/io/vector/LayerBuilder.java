package org.carbonscape.io.vector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.carbonscape.grid.Crs;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.locationtech.jts.geom.Geometry;

/** Takes geometries as they are read, with what was odd about them; the end tells it all at once. */
final class LayerBuilder {

    private final String place;
    private final List<Geometry> geometries = new ArrayList<>();
    private final List<String> mended = new ArrayList<>();
    private final List<String> endless = new ArrayList<>();
    private final List<String> curved = new ArrayList<>();
    private final TreeSet<String> curves = new TreeSet<>();
    private final List<Problem> cautions = new ArrayList<>();
    private long[] numbers = new long[64];

    LayerBuilder(String place) {
        this.place = place;
    }

    int size() {
        return geometries.size();
    }

    void add(Geometry geometry, long number, Shapes shapes) {
        if (geometries.size() == numbers.length) {
            numbers = Arrays.copyOf(numbers, numbers.length * 2);
        }
        numbers[geometries.size()] = number;
        geometries.add(geometry);
        if (shapes.endless()) {
            endless.add(Long.toString(number));
        } else if (shapes.mended()) {
            mended.add(Long.toString(number));
        }
        if (!shapes.curve().isEmpty()) {
            curved.add(Long.toString(number));
            curves.add(shapes.curve());
        }
    }

    void caution(Problem caution) {
        cautions.add(caution);
    }

    Layer build(String name, Optional<Crs> crs, Collection<ColumnBuilder> columns) {
        List<Problem> problems = new ArrayList<>();
        if (geometries.isEmpty()) {
            problems.add(Problem.of(ProblemCode.VECTOR_05_NO_FEATURES, place, name));
        }
        if (!curved.isEmpty()) {
            problems.add(Problem.of(
                    ProblemCode.VECTOR_11_CURVES, place, curved.size(), String.join(", ", curves), Listing.of(curved)));
        }
        if (!endless.isEmpty()) {
            problems.add(Problem.of(ProblemCode.VECTOR_12_COORDINATES, place, endless.size(), Listing.of(endless)));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        if (!mended.isEmpty()) {
            cautions.add(Problem.of(ProblemCode.VECTOR_C03_RINGS, place, mended.size(), Listing.of(mended)));
        }
        return new Layer(
                name,
                crs.map(c -> c.writtenIn(place)),
                columns.stream().map(ColumnBuilder::field).toList(),
                columns.stream().map(ColumnBuilder::column).toArray(),
                geometries.toArray(Geometry[]::new),
                Arrays.copyOf(numbers, geometries.size()),
                cautions);
    }
}
