package org.carbonscape.study.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.carbonscape.align.Aligned;
import org.carbonscape.align.AlignmentNote;
import org.carbonscape.align.Resampling;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.tiff.UndeclaredNoData;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.DriverSource;
import org.carbonscape.study.plan.LayerGrammar;
import org.carbonscape.study.plan.LayerText;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.table.Categories;
import org.carbonscape.study.table.DriverTable;
import org.carbonscape.study.table.DriverTableReader;
import org.carbonscape.study.table.InputFiles;
import org.carbonscape.zone.UnitSet;

/**
 * A driver, opened: its raster on the study grid, its table of units, or its classes in the legend.
 *
 * @param rasters of a raster driver, by the year of each phase; one and the same where it has one for all
 * @param table   of a driver that a table has
 * @param classes of a share or a distance, by index
 * @param what    the classes, as the study names them
 * @param categories where its values stand for categories
 */
public record DriverLayer(
        String name,
        DriverSource source,
        SortedMap<Integer, ValueRaster> rasters,
        Optional<DriverTable> table,
        BitSet classes,
        Words what,
        Optional<Categories> categories) {

    /** One of numbers, or of a table that may have categories. */
    public DriverLayer(
            String name,
            DriverSource source,
            SortedMap<Integer, ValueRaster> rasters,
            Optional<DriverTable> table,
            BitSet classes,
            Words what) {
        this(
                name,
                source,
                rasters,
                table,
                classes,
                what,
                table.filter(DriverTable::isText).map(t -> Categories.numbered(t.categories())));
    }

    /** Whether its values change from phase to phase. */
    public boolean changes() {
        return rasters.isEmpty()
                ? table.map(DriverTable::changes).orElse(true)
                : rasters.values().stream().distinct().count() > 1;
    }

    /** Its raster of a year; empty where it is none. */
    public Optional<ValueRaster> raster(int year) {
        return Optional.ofNullable(rasters.get(year));
    }

    /** Whether it is the commonest class of its raster. */
    public boolean isMajority() {
        return source instanceof DriverSource.Majority;
    }

    /** Told where it has categories and numbers are needed. */
    public Optional<Problem> notNumbers(String place) {
        return categories.map(c -> Problem.of(
                ProblemCode.DRIVER_25_CATEGORIES,
                place,
                name,
                source instanceof DriverSource.Majority m
                        ? String.valueOf(m.file().getFileName())
                        : Listing.of(c.names().values().stream().sorted().toList())));
    }

    public boolean isDistance() {
        return source instanceof DriverSource.Distance;
    }

    public boolean isShare() {
        return source instanceof DriverSource.Share;
    }

    /** As readers see it. */
    public Words words() {
        if (source instanceof DriverSource.Share) {
            return Words.of("Share of " + what.en(), LayerGrammar.chineseShare(what.zh()));
        }
        return source instanceof DriverSource.Distance
                ? Words.of("Distance to " + what.en(), LayerGrammar.chineseDistance(what.zh()))
                : LayerNames.find(name).orElse(Words.same(name));
    }

    /**
     * As readers see a driver of which nothing is known but what its study says of it.
     *
     * @param written   a file, or a share of or distance to classes
     * @param className Chinese names of classes
     */
    public static Words words(String name, String written, UnaryOperator<String> className) {
        LayerText text = LayerGrammar.read(written);
        return text instanceof LayerText.Share || text instanceof LayerText.Distance
                ? Words.of(name, LayerGrammar.chinese(text, className))
                : LayerNames.find(name).map(w -> Words.of(name, w.zh())).orElse(Words.same(name));
    }

    /** Opens all drivers of a study that can be opened; problems go to the collector. */
    static List<DriverLayer> open(
            Study study,
            Optional<Clip> clip,
            Optional<Legend> legend,
            List<UnitSet> sets,
            Map<String, Path> files,
            List<AlignmentNote> notes,
            Problems problems) {
        List<DriverLayer> layers = new ArrayList<>();
        Door door = new Door(study, clip, legend, sets, files, notes, problems);
        study.drivers()
                .drivers()
                .forEach((name, source) -> door.open(name, source).ifPresent(layers::add));
        return layers;
    }

    /** What drivers are opened with; each notes its files, how they were aligned, and what is wrong. */
    private record Door(
            Study study,
            Optional<Clip> clip,
            Optional<Legend> legend,
            List<UnitSet> sets,
            Map<String, Path> files,
            List<AlignmentNote> notes,
            Problems problems) {

        Optional<DriverLayer> open(String name, DriverSource source) {
            return source.by(new Opening(name, "drivers." + name));
        }

        /** Of one driver; empty where it cannot be opened. */
        private final class Opening implements DriverSource.Each<Optional<DriverLayer>> {
            private final String name;
            private final String place;

            Opening(String name, String place) {
                this.name = name;
                this.place = place;
            }

            @Override
            public Optional<DriverLayer> raster(DriverSource.Raster raster) {
                return problems.attempt(() -> aligned(raster.file(), place, Resampling.MEAN))
                        .map(r -> ofRasters(name, raster, always(r), Optional.empty()));
            }

            @Override
            public Optional<DriverLayer> rasters(DriverSource.Rasters years) {
                return Optional.of(ofRasters(name, years, byYear(years, place), Optional.empty()));
            }

            @Override
            public Optional<DriverLayer> majority(DriverSource.Majority majority) {
                return problems.attempt(() -> codes(majority.file(), place))
                        .map(r -> ofRasters(
                                name, majority, always(r), Optional.of(Categories.of(TiffFile.open(majority.file())))));
            }

            @Override
            public Optional<DriverLayer> table(DriverSource.Table table) {
                files.put(place, table.file());
                return DriverTableReader.open(name, table, study, sets, problems)
                        .map(t -> new DriverLayer(
                                name, table, new TreeMap<>(), Optional.of(t), new BitSet(), Words.none()));
            }

            @Override
            public Optional<DriverLayer> share(DriverSource.Share share) {
                return ofClasses(share);
            }

            @Override
            public Optional<DriverLayer> distance(DriverSource.Distance distance) {
                return ofClasses(distance);
            }

            private Optional<DriverLayer> ofClasses(DriverSource.OfClasses source) {
                return legend.flatMap(l -> problems.attempt(() -> source.classes().stream()
                                .map(w -> Named.of(w, l.require(place, w)))
                                .toList()))
                        .map(found -> {
                            BitSet classes = new BitSet();
                            found.forEach(f -> f.classes.forEach(c -> classes.set(c.index())));
                            return new DriverLayer(
                                    name, source, new TreeMap<>(), Optional.empty(), classes, Named.together(found));
                        });
            }
        }

        /** A file that stands for several years is opened once. */
        private SortedMap<Integer, ValueRaster> byYear(DriverSource.Rasters years, String place) {
            SortedMap<Integer, ValueRaster> rasters = new TreeMap<>();
            Map<Path, Optional<ValueRaster>> opened = new HashMap<>();
            years.byYear().forEach((year, file) -> {
                String own = place + ".by-year." + year;
                files.put(own, file);
                opened.computeIfAbsent(
                                file,
                                f -> problems.attempt(() -> aligned(f, own, Resampling.MEAN))
                                        .flatMap(r -> r))
                        .ifPresent(r -> rasters.put(year, r));
            });
            return rasters;
        }

        private Optional<ValueRaster> codes(Path file, String place) {
            Optional<ValueRaster> codes = aligned(file, place, Resampling.NEAREST);
            codes.ifPresent(r -> Categories.look(r, place, file));
            return codes;
        }

        /** One raster for all phases. */
        private SortedMap<Integer, ValueRaster> always(Optional<ValueRaster> raster) {
            SortedMap<Integer, ValueRaster> rasters = new TreeMap<>();
            raster.ifPresent(r -> study.landUse().phases().keySet().forEach(year -> rasters.put(year, r)));
            return rasters;
        }

        /** On the study grid; empty where that is not known, and the file's own problems are told all the same. */
        private Optional<ValueRaster> aligned(Path file, String key, Resampling how) {
            files.put(key, file);
            String place = key + " (" + file.getFileName() + ")";
            return InputFiles.rename(
                    () -> {
                        TiffFile tiff = TiffFile.open(file);
                        if (tiff.crs().isEmpty() && study.grid().crs().isEmpty()) {
                            throw new ProblemException(ProblemCode.CRS_01_MISSING, place);
                        }
                        if (clip.isEmpty()) {
                            tiff.cautions().forEach(c -> problems.add(c.at(place)));
                            return Optional.<ValueRaster>empty();
                        }
                        Grid grid = clip.get().grid();
                        Grid own = tiff.crs().isEmpty() ? tiff.grid(grid.crs()) : tiff.grid();
                        ValueRaster values = tiff.values(own, List.of());
                        UndeclaredNoData.beside(tiff, values, Aligned.part(own, grid))
                                .forEach(c -> problems.add(c.at(place)));
                        if (how == Resampling.MEAN) {
                            RasterSource.averagedCodes(tiff, place).ifPresent(problems::add);
                        }
                        Aligned<ValueRaster> aligned = Aligned.values(values, grid, how, place);
                        notes.add(aligned.note());
                        problems.addAll(aligned.note().cautionsBeside(notes.get(0)));
                        return Optional.of(clip.get().cut(file, aligned.raster()));
                    },
                    file,
                    place);
        }
    }

    private static DriverLayer ofRasters(
            String name,
            DriverSource source,
            SortedMap<Integer, ValueRaster> rasters,
            Optional<Categories> categories) {
        return new DriverLayer(name, source, rasters, Optional.empty(), new BitSet(), Words.none(), categories);
    }

    /** What a user named, a class or a kind of land, and the classes it means. */
    private record Named(Words words, List<LandClass> classes) {
        static Named of(String written, List<LandClass> found) {
            return new Named(
                    found.size() == 1
                            ? Words.of(found.get(0).name(), found.get(0).nameZh())
                            : Words.same(written),
                    found);
        }

        static Words together(List<Named> all) {
            return Words.of(
                    all.stream().map(n -> n.words.en()).collect(Collectors.joining(" or ")),
                    all.stream().map(n -> n.words.zh()).collect(Collectors.joining("或")));
        }
    }
}
