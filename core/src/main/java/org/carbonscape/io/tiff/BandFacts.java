package org.carbonscape.io.tiff;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.io.block.Layout;
import org.carbonscape.io.block.NoData;
import org.carbonscape.io.block.Scaling;
import org.carbonscape.io.bytes.ByteSource;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * What the numbers of a band mean, from the file and from what stands beside it.
 *
 * @param notClasses why the band can hardly be one of classes; empty where it may be
 * @param cautions   what a reader of results should know of all this
 * @param companions files beside it that were read
 */
record BandFacts(
        Optional<NoData> noData,
        Scaling scaling,
        Optional<Mask> mask,
        Optional<Bilingual> notClasses,
        List<Problem> cautions,
        List<Path> companions) {
    private static final int RGB = 2;
    private static final int CMYK = 5;
    private static final int YCBCR = 6;
    private static final int CIELAB = 8;
    /** Beyond this a scale or offset is no measure of anything, and values would leave the range of floats. */
    private static final double LARGEST = 1e15;

    static BandFacts read(ByteSource source, Directory d, Layout layout, int band, Sidecar beside, Georeference place) {
        Path path = source.path();
        Sidecar inside = d.text(Tag.GDAL_METADATA)
                .map(text -> Sidecar.ofTag(path, text, band))
                .orElse(Sidecar.NONE);
        Optional<NoData> own = d.text(Tag.GDAL_NODATA).flatMap(NoData::parse);
        Optional<NoData> noData = beside.noData().or(() -> own); // as in GDAL
        Scaling scaling = scaling(path, beside, inside);
        Optional<Mask> mask = Mask.find(source, d, layout, band);
        List<Problem> cautions = new ArrayList<>(place.cautions());
        beside.damage().caution(path).ifPresent(cautions::add);
        inside.damage().caution(path).ifPresent(cautions::add);
        place.companions().forEach(file -> cautions.add(ofCompanion(path, file)));
        ofSidecar(path, beside, own).ifPresent(cautions::add);
        ofScaling(path, scaling).ifPresent(cautions::add);
        if (band == 1) {
            ofSeveral(path, Mask.dataBands(d, layout)).ifPresent(cautions::add);
        }
        int pages = d.pages(layout.blocks().columns(), layout.blocks().rows());
        if (pages > 1) {
            cautions.add(Problem.of(ProblemCode.TIFF_C09_PAGES, path.toString(), pages));
        }
        mask.ifPresent(m -> cautions.add(Problem.of(ProblemCode.TIFF_C03_MASKED, path.toString(), m.kind())));
        ofRounded(path, layout, noData).ifPresent(cautions::add);
        List<Path> companions = new ArrayList<>(place.companions());
        if (Files.isRegularFile(Sidecar.file(path))) {
            companions.add(Sidecar.file(path));
        }
        mask.filter(m -> m.isBeside(path)).ifPresent(m -> companions.add(m.path()));
        return new BandFacts(
                noData,
                scaling,
                mask,
                notClasses(d, layout, scaling, beside.unit().isEmpty() ? inside.unit() : beside.unit()),
                List.copyOf(cautions),
                List.copyOf(companions));
    }

    private static Scaling scaling(Path path, Sidecar beside, Sidecar inside) {
        boolean isBeside = beside.scale().isPresent() || beside.offset().isPresent();
        Sidecar from = isBeside ? beside : inside;
        Scaling scaling = new Scaling(from.scale().orElse(1), from.offset().orElse(0));
        if (scaling.scale() == 0 || Math.abs(scaling.scale()) > LARGEST || Math.abs(scaling.offset()) > LARGEST) {
            throw new ProblemException(
                    ProblemCode.TIFF_14_SIDECAR,
                    path.toString(),
                    isBeside ? Sidecar.file(path).getFileName() : "GDAL_METADATA",
                    "scale " + Numbers.text(scaling.scale()) + ", offset " + Numbers.text(scaling.offset()),
                    Sidecar.WITHOUT_SCALE);
        }
        return scaling;
    }

    /** That a world file or a .prj says where the file lies. */
    private static Problem ofCompanion(Path path, Path file) {
        return Problem.of(
                ProblemCode.TIFF_C01_BESIDE,
                path.toString(),
                Bilingual.list(List.of(
                        Georeference.isWorldFile(file)
                                ? Bilingual.of("its position", "位置")
                                : Bilingual.of("the coordinate reference system", "坐标系"))),
                file.getFileName());
    }

    /** What the {@code .aux.xml} says before the file itself. */
    private static Optional<Problem> ofSidecar(Path path, Sidecar beside, Optional<NoData> own) {
        List<Bilingual> said = new ArrayList<>();
        if (beside.crs().isPresent()) {
            said.add(Bilingual.of("the coordinate reference system", "坐标系"));
        }
        if (beside.transform().isPresent()) {
            said.add(Bilingual.of("its position", "位置"));
        }
        beside.noData()
                .filter(n -> own.isEmpty() || Double.compare(own.get().value(), n.value()) != 0)
                .ifPresent(n -> {
                    String value = n.text().matches(".*[eE].*") ? Numbers.text(n.value()) : n.text();
                    said.add(Bilingual.of("no data " + value, "无数据值 " + value));
                });
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemCode.TIFF_C01_BESIDE,
                        path.toString(),
                        Bilingual.list(said),
                        Sidecar.file(path).getFileName()));
    }

    private static Optional<Problem> ofScaling(Path path, Scaling scaling) {
        return scaling.isNone()
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemCode.TIFF_C02_SCALED,
                        path.toString(),
                        Numbers.text(scaling.scale()),
                        Numbers.text(scaling.offset())));
    }

    private static Optional<Problem> ofRounded(Path path, Layout layout, Optional<NoData> noData) {
        return noData.filter(NoData::isRounded)
                .filter(n -> layout.format().type().isFloating())
                .map(n -> Problem.of(ProblemCode.TIFF_C04_ROUNDED, path.toString(), n.text()));
    }

    /** Of a file that is no TIFF: it says no more than its no-data value. */
    static BandFacts read(Path path, Layout layout, Sidecar beside, Optional<NoData> own, Georeference place) {
        Optional<NoData> noData = beside.noData().or(() -> own);
        List<Problem> cautions = new ArrayList<>();
        ofSeveral(path, layout.format().bands()).ifPresent(cautions::add);
        beside.damage().caution(path).ifPresent(cautions::add);
        ofRounded(path, layout, noData).ifPresent(cautions::add);
        List<Path> companions = new ArrayList<>(place.companions());
        if (Files.isRegularFile(Sidecar.file(path))) {
            companions.add(Sidecar.file(path));
        }
        Scaling scaling = scaling(path, beside, Sidecar.NONE);
        ofScaling(path, scaling).ifPresent(cautions::add);
        return new BandFacts(
                noData, scaling, Optional.empty(), Optional.empty(), List.copyOf(cautions), List.copyOf(companions));
    }

    /** Of a band that a user names: that there are others is known. */
    BandFacts ofNamedBand() {
        return new BandFacts(
                noData,
                scaling,
                mask,
                notClasses,
                cautions.stream()
                        .filter(c -> c.code() != ProblemCode.TIFF_C06_BANDS)
                        .toList(),
                companions);
    }

    /** A stack of years or of colours, of which nobody said which is meant. */
    private static Optional<Problem> ofSeveral(Path path, int bands) {
        return bands > 1
                ? Optional.of(Problem.of(ProblemCode.TIFF_C06_BANDS, path.toString(), bands))
                : Optional.empty();
    }

    private static Optional<Bilingual> notClasses(Directory d, Layout layout, Scaling scaling, String unit) {
        int photometric = (int) Math.min(d.number(Tag.PHOTOMETRIC, 1), 1000);
        boolean picture = photometric == RGB || photometric == CMYK || photometric == YCBCR || photometric == CIELAB;
        if (picture && layout.format().bands() >= 3) {
            return Optional.of(Bilingual.of(
                    "a picture of " + layout.format().bands() + " bands",
                    "含 " + layout.format().bands() + " 个波段的图片"));
        }
        if (!scaling.isNone()) {
            return Optional.of(Bilingual.of(
                    "measured values, with a scale of " + Numbers.text(scaling.scale()) + " and an offset of "
                            + Numbers.text(scaling.offset()),
                    "测量值，比例 " + Numbers.text(scaling.scale()) + "、偏移 " + Numbers.text(scaling.offset())));
        }
        return unit.isEmpty()
                ? Optional.empty()
                : Optional.of(Bilingual.of("measured values in " + unit, "以 " + unit + " 为单位的测量值"));
    }
}
