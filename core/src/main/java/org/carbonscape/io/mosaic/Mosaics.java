package org.carbonscape.io.mosaic;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;
import org.carbonscape.io.block.NoData;
import org.carbonscape.io.block.Place;
import org.carbonscape.io.bytes.ByteSource;
import org.carbonscape.measure.Numbers;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/** Opens rasters that are several: by their own positions, or by a VRT. All that do not fit are told at once. */
public final class Mosaics {
    /** VRTs within VRTs; more of them stand in a circle. */
    private static final int MOST_NESTED = 8;

    private final Engine engine;
    private final Piece.Opener opener;

    /**
     * @param engine whose workers open the rasters
     * @param opener of each
     */
    public Mosaics(Engine engine, Piece.Opener opener) {
        this.engine = engine;
        this.opener = opener;
    }

    /**
     * The rasters that a folder, a pattern or a list names, on the grid of the first.
     *
     * @param paths    what {@link RasterFiles#of} found, and what {@code problems} it met
     */
    public Mosaic ofMany(Path path, int band, int depth, List<Path> paths, Problems problems) {
        List<Piece> files =
                open(path, paths.stream().map(f -> new Named(f, band)).toList(), depth, problems, opener);
        Piece first = files.get(0);
        checkAlike(path, files);
        Place origin = first.place();
        List<long[]> places = new ArrayList<>();
        long west = 0;
        long north = 0;
        for (Piece file : files) {
            double column = (file.place().west() - origin.west()) / origin.cellWidth();
            double row = (origin.north() - file.place().north()) / origin.cellHeight();
            if (Math.abs(column) + file.blocks().columns() > Integer.MAX_VALUE / 2.0
                    || Math.abs(row) + file.blocks().rows() > Integer.MAX_VALUE / 2.0) {
                problems.add(disagree(
                        path,
                        file,
                        first,
                        Bilingual.of(
                                "it lies at " + at(file) + ", too far from " + at(first),
                                "位于 " + at(file) + "，与 " + at(first) + " 相距过远")));
            }
            places.add(new long[] {Math.round(column), Math.round(row)});
            west = Math.min(west, Math.round(column));
            north = Math.min(north, Math.round(row));
        }
        problems.throwIfAny();
        Optional<NoData> common = common(files);
        List<Mosaic.Part> parts = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Piece file = files.get(i);
            int columns = file.blocks().columns();
            int rows = file.blocks().rows();
            parts.add(new Mosaic.Part(
                    file,
                    new Window(0, 0, columns, rows),
                    new Window((int) (places.get(i)[0] - west), (int) (places.get(i)[1] - north), columns, rows),
                    own(file.none(), Optional.empty(), common)));
        }
        int[] size = {
            parts.stream().mapToInt(p -> p.to().endColumn()).max().orElseThrow(),
            parts.stream().mapToInt(p -> p.to().endRow()).max().orElseThrow()
        };
        Place place = new Place(
                origin.west() + west * origin.cellWidth(),
                origin.north() - north * origin.cellHeight(),
                origin.cellWidth(),
                origin.cellHeight(),
                false);
        return new Mosaic(path, place, first.crs(), common, size, parts);
    }

    /** The mosaic that a VRT describes, where it puts its sources. */
    public Mosaic ofVrt(Path path, int band, int depth) {
        Vrt vrt;
        try (ByteSource source = ByteSource.open(path)) {
            vrt = Vrt.read(path, new String(source.all(), StandardCharsets.UTF_8), band);
        }
        Problems problems = new Problems();
        List<Named> names =
                vrt.sources().stream().map(s -> new Named(s.file(), s.band())).toList();
        List<Piece> files = open(path, names, depth, problems, (f, b, d) -> named(path, f, b, d));
        checkAlike(path, files);
        Piece first = files.get(0);
        vrt.checkHolds(path, first.format().type());
        Place place = place(path, vrt);
        Optional<NoData> common = Optional.ofNullable(vrt.text().get("NoDataValue"))
                .flatMap(NoData::parse)
                .or(() -> common(files));
        List<Mosaic.Part> parts = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Piece file = files.get(i);
            Vrt.Source source = vrt.sources().get(i);
            fault(place, file, source).ifPresent(what -> problems.add(disagree(path, place, file, what)));
            parts.add(new Mosaic.Part(file, source.from(), source.to(), own(file.none(), source.noData(), common)));
        }
        problems.throwIfAny();
        for (String scale : new String[] {"Scale", "Offset"}) {
            double own = scale.equals("Scale")
                    ? first.scaling().scale()
                    : first.scaling().offset();
            String written = vrt.text().get(scale);
            if (written != null && Double.parseDouble(written.strip()) != own) {
                throw Vrt.more(path, scale + " " + written.strip() + " / " + Numbers.text(own));
            }
        }
        return new Mosaic(path, place, crs(path, vrt, first), common, new int[] {vrt.columns(), vrt.rows()}, parts);
    }

    /** A file that an index names and that is not there is told at the index. */
    private Piece named(Path path, Path file, int band, int depth) {
        try {
            return opener.open(file, band, depth);
        } catch (ProblemException e) {
            String name = FileName.text(file);
            throw new ProblemException(e.problems().stream()
                    .map(p ->
                            p.code() == ProblemCode.FILE_01_MISSING && p.place().equals(name)
                                    ? Problem.of(ProblemCode.TIFF_21_NOT_THERE, path.toString(), name)
                                    : p)
                    .toList());
        }
    }

    private record Named(Path file, int band) {}

    /** @param telling opens once more what did not open, to tell why */
    private List<Piece> open(Path path, List<Named> names, int depth, Problems problems, Piece.Opener telling) {
        if (depth >= MOST_NESTED) {
            throw Vrt.more(path, "VRT > " + MOST_NESTED);
        }
        List<Named> each = names.stream().distinct().toList(); // one file may be named for several places
        Map<Named, Piece> opened = new HashMap<>();
        if (each.size() > 1) {
            engine.fold(new Tiling(each.size(), 1, 1, 1), new Opening(each, depth + 1, opener))
                    .forEach((number, piece) -> opened.put(each.get(number), piece));
        }
        for (Named n : each) {
            if (!opened.containsKey(n)) { // told from here, in its order
                problems.attempt(() -> telling.open(n.file, n.band, depth + 1)).ifPresent(p -> opened.put(n, p));
            }
        }
        problems.throwIfAny();
        return names.stream().map(n -> Objects.requireNonNull(opened.get(n))).toList();
    }

    /** Rasters that open, by their number: one is a cell of the engine's work. */
    private record Opening(List<Named> names, int depth, Piece.Opener opener) implements Fold<Map<Integer, Piece>> {
        @Override
        public Worker<Map<Integer, Piece>> open(Cells cells) {
            Map<Integer, Piece> opened = new HashMap<>();
            return new Worker<>() {
                @Override
                public void take(Window block) {
                    Named n = names.get(block.column());
                    new Problems()
                            .attempt(() -> opener.open(n.file, n.band, depth))
                            .ifPresent(piece -> opened.put(block.column(), piece));
                }

                @Override
                public Map<Integer, Piece> result() {
                    return opened;
                }
            };
        }

        @Override
        public Map<Integer, Piece> merge(Map<Integer, Piece> one, Map<Integer, Piece> other) {
            one.putAll(other);
            return one;
        }
    }

    private static Place place(Path path, Vrt vrt) {
        String[] words = vrt.text().getOrDefault("GeoTransform", "").strip().split("\\s*,\\s*");
        if (words.length != 6) {
            throw Vrt.more(path, "GeoTransform " + String.join(", ", words));
        }
        double[] g = new double[6];
        try {
            for (int i = 0; i < 6; i++) {
                g[i] = Double.parseDouble(words[i]);
            }
        } catch (NumberFormatException e) {
            throw Vrt.more(path, "GeoTransform " + String.join(", ", words));
        }
        return Place.of(path, g, false, vrt.rows());
    }

    private static Optional<Crs> crs(Path path, Vrt vrt, Piece first) {
        return Optional.ofNullable(vrt.text().get("SRS"))
                .filter(t -> !t.isBlank())
                .map(t -> Crs.parse(t.strip(), path.toString()))
                .or(first::crs);
    }

    /** Where a source cannot be where the VRT puts it. */
    private static Optional<Bilingual> fault(Place place, Piece file, Vrt.Source source) {
        if (source.from().column() < 0
                || source.from().row() < 0
                || source.from().endColumn() > file.blocks().columns()
                || source.from().endRow() > file.blocks().rows()) {
            String size = file.blocks().columns() + " x " + file.blocks().rows();
            return Optional.of(Bilingual.of(
                    "it has " + size + " cells, fewer than the VRT takes of it", "只有 " + size + " 个像元，少于 VRT 所取"));
        }
        Place own = file.place();
        double column = (own.west() - place.west()) / place.cellWidth()
                + source.from().column()
                - source.to().column();
        double row = (place.north() - own.north()) / place.cellHeight()
                + source.from().row()
                - source.to().row();
        if (Math.max(Math.abs(column), Math.abs(row)) > 10 * Grid.SLACK) {
            return Optional.of(Bilingual.of(
                    "it lies at " + at(file) + ", elsewhere than the VRT puts it", "位于 " + at(file) + "，与 VRT 所述位置不同"));
        }
        return Optional.empty();
    }

    private static List<NoData> own(Optional<NoData> file, Optional<NoData> source, Optional<NoData> common) {
        List<NoData> own = new ArrayList<>();
        for (Optional<NoData> each : List.of(file, source)) {
            each.filter(n -> common.isEmpty() || Double.compare(common.get().value(), n.value()) != 0)
                    .ifPresent(own::add);
        }
        return own;
    }

    private static Optional<NoData> common(List<Piece> files) {
        long kinds =
                files.stream().map(f -> f.none().map(NoData::value)).distinct().count();
        return kinds == 1 ? files.get(0).none() : Optional.empty();
    }

    private static void checkAlike(Path path, List<Piece> files) {
        Piece first = files.get(0);
        Problems problems = new Problems();
        for (Piece file : files) {
            differs(first, file).ifPresent(what -> problems.add(disagree(path, file, first, what)));
        }
        problems.throwIfAny();
    }

    private static Problem disagree(Path path, Piece file, Piece first, Bilingual what) {
        return Problem.of(
                ProblemCode.TIFF_17_TILES,
                path.toString(),
                file.path().getFileName(),
                first.path().getFileName(),
                what,
                WarpLine.of(first.place(), first.crs(), first.format().type(), file));
    }

    private static Problem disagree(Path path, Place place, Piece file, Bilingual what) {
        return Problem.of(
                ProblemCode.TIFF_17_TILES,
                path.toString(),
                file.path().getFileName(),
                path.getFileName(),
                what,
                WarpLine.of(place, file.crs(), file.format().type(), file));
    }

    private static String at(Piece file) {
        return Numbers.text(file.place().west()) + ", "
                + Numbers.text(file.place().north());
    }

    /** In what a raster cannot stand beside the first. */
    private static Optional<Bilingual> differs(Piece first, Piece file) {
        Place a = first.place();
        Place b = file.place();
        List<Bilingual> all = new ArrayList<>();
        double slackX = a.cellWidth() * Grid.SLACK;
        double slackY = a.cellHeight() * Grid.SLACK;
        if (Math.abs(a.cellWidth() - b.cellWidth()) * file.blocks().columns() > slackX
                || Math.abs(a.cellHeight() - b.cellHeight()) * file.blocks().rows() > slackY) {
            String cells = Numbers.text(b.cellWidth()) + " x " + Numbers.text(b.cellHeight()) + " / "
                    + Numbers.text(a.cellWidth()) + " x " + Numbers.text(a.cellHeight());
            all.add(Bilingual.of("size of cells " + cells, "像元大小 " + cells));
        } else {
            double column = (b.west() - a.west()) / a.cellWidth();
            double row = (a.north() - b.north()) / a.cellHeight();
            double off = Math.max(Math.abs(column - Math.rint(column)), Math.abs(row - Math.rint(row)));
            if (off > 10 * Grid.SLACK) {
                String parts = Numbers.text(Math.rint(off * 1000) / 1000);
                all.add(Bilingual.of("its cells lie " + parts + " of a cell off", "像元错开 " + parts + " 个像元"));
            }
        }
        if (!sameSystem(first.crs(), file.crs())) {
            all.add(Bilingual.of(
                    "coordinate reference system " + name(file.crs()) + " / " + name(first.crs()),
                    "坐标系 " + name(file.crs()) + " / " + name(first.crs())));
        }
        if (first.format().type() != file.format().type()) {
            all.add(Bilingual.of(
                    "cells stored as " + file.format().type() + " / "
                            + first.format().type(),
                    "像元类型 " + file.format().type() + " / " + first.format().type()));
        }
        if (!first.scaling().equals(file.scaling())) {
            all.add(Bilingual.of("another scale or offset", "比例或偏移不同"));
        }
        other(first.colours(), file.colours())
                .ifPresent(
                        code -> all.add(Bilingual.of("another colour of the code " + code, "编码 " + code + " 的颜色不同")));
        return all.isEmpty() ? Optional.empty() : Optional.of(Bilingual.list(all));
    }

    private static boolean sameSystem(Optional<Crs> a, Optional<Crs> b) {
        return a.isPresent() == b.isPresent() && (a.isEmpty() || a.get().sameAs(b.get()));
    }

    private static String name(Optional<Crs> crs) {
        return crs.map(Crs::name).orElse("?");
    }

    /** The first code that two legends paint differently; black is unused. */
    private static Optional<Integer> other(SortedMap<Integer, Integer> a, SortedMap<Integer, Integer> b) {
        return a.entrySet().stream()
                .filter(e -> e.getValue() != 0)
                .filter(e -> {
                    int other = b.getOrDefault(e.getKey(), 0);
                    return other != 0 && other != e.getValue();
                })
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
