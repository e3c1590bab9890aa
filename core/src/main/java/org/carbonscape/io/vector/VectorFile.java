package org.carbonscape.io.vector;

import java.nio.file.Path;
import java.util.List;

/** Reads vector files: GeoPackage, GeoJSON, Shapefile (also zipped). The kind is told by the content, not the name. */
public final class VectorFile {
    private VectorFile() { }

    /**
     * Reads the file's layer; of several, the only one of polygons.
     *
     * @throws org.carbonscape.problem.ProblemException where the file cannot be used (codes VECTOR-.., FILE-..)
     */
    public static Layer read(Path file) {
        throw new UnsupportedOperationException();
    }

    /** Reads the layer of this name (as written, else ignoring case). */
    public static Layer read(Path file, String layer) {
        throw new UnsupportedOperationException();
    }

    /** The names of the file's layers, in file order. */
    public static List<String> layers(Path file) {
        throw new UnsupportedOperationException();
    }
}
