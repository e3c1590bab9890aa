package org.carbonscape.io.tiff;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.carbonscape.io.block.Layout;
import org.carbonscape.io.bytes.ByteSource;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Which cells of a raster hold anything, kept apart from their numbers: a mask inside the file (TIFF 6.0,
 * NewSubfileType 4), a file beside it ({@code x.tif.msk}, as GDAL writes it), or an alpha band. A cell whose mask is 0
 * is none.
 *
 * @param path   of the file that holds it
 * @param bytes  size of that file when it was opened
 * @param layout of the mask's cells, on the same columns and rows
 * @param kind   for people
 */
record Mask(Path path, long bytes, Layout layout, Bilingual kind) {
    private static final long ALPHA_ASSOCIATED = 1;
    private static final long ALPHA = 2;

    /** The mask of a band; the first of the kinds above that there is, as in GDAL. */
    static Optional<Mask> find(ByteSource source, Directory d, Layout layout, int band) {
        return inside(source, d, layout)
                .or(() -> beside(source.path(), layout, band))
                .or(() -> alpha(source, d, layout, band));
    }

    private static Optional<Mask> inside(ByteSource source, Directory d, Layout layout) {
        return d.mask(layout.blocks().columns(), layout.blocks().rows())
                .map(m -> new Mask(
                        source.path(),
                        source.size(),
                        LayoutReader.read(source, m, 1),
                        Bilingual.of("the mask inside it", "其内部掩膜")));
    }

    private static Optional<Mask> beside(Path path, Layout layout, int band) {
        Path file = path.resolveSibling(path.getFileName() + ".msk");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (ByteSource source = ByteSource.open(file)) {
            Directory d = Directory.read(source);
            long bands = d.number(Tag.SAMPLES, 1);
            Layout mask = LayoutReader.read(source, d, band <= bands ? band : 1);
            if (mask.blocks().columns() != layout.blocks().columns()
                    || mask.blocks().rows() != layout.blocks().rows()) {
                throw new ProblemException(
                        ProblemCode.TIFF_13_MASK,
                        path.toString(),
                        file.getFileName(),
                        mask.blocks().columns() + " x " + mask.blocks().rows(),
                        layout.blocks().columns() + " x " + layout.blocks().rows());
            }
            return Optional.of(new Mask(file, source.size(), mask, Bilingual.same(String.valueOf(file.getFileName()))));
        }
    }

    /** Bands that hold data: all but those of transparency. */
    static int dataBands(Directory d, Layout layout) {
        int bands = layout.format().bands();
        return bands
                - (int) Arrays.stream(d.numbers(Tag.EXTRA_SAMPLES, bands))
                        .filter(e -> e == ALPHA || e == ALPHA_ASSOCIATED)
                        .count();
    }

    private static Optional<Mask> alpha(ByteSource source, Directory d, Layout layout, int band) {
        long[] extra = d.numbers(Tag.EXTRA_SAMPLES, layout.format().bands());
        for (int i = 0; i < extra.length; i++) {
            int alpha = layout.format().bands() - extra.length + i + 1;
            if ((extra[i] == ALPHA || extra[i] == ALPHA_ASSOCIATED) && alpha > 1 && alpha != band) {
                return Optional.of(new Mask(
                        source.path(),
                        source.size(),
                        LayoutReader.read(source, d, alpha),
                        Bilingual.of("its band " + alpha + " (alpha)", "其第 " + alpha + " 波段（透明度）")));
            }
        }
        return Optional.empty();
    }

    /** Whether it stands in a file of its own. */
    boolean isBeside(Path raster) {
        return !path.equals(raster);
    }
}
