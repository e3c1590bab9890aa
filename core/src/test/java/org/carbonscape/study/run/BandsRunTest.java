package org.carbonscape.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.SmallStudy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Phases and drivers that are bands of one file. */
class BandsRunTest {
    @TempDir
    private Path folder;

    private static final String SECTIONS = SmallStudy.ALL_CARBON + """
            drivers: { dem: dem.tif, woods: share of forest }
            """;

    private record Told(List<Problem> cautions) implements Progress {
        @Override
        public void stage(String name) {}

        @Override
        public void cautions(List<Problem> met) {
            cautions.addAll(met);
        }
    }

    private List<Problem> run(SmallStudy study, String out, String... replaced) throws Exception {
        Path file = study.write(SECTIONS);
        String text = Files.readString(file);
        for (int i = 0; i < replaced.length; i += 2) {
            assertThat(text).contains(replaced[i]);
            text = text.replace(replaced[i], replaced[i + 1]);
        }
        Files.writeString(file, text);
        Told told = new Told(new ArrayList<>());
        StudyRun.run(
                file,
                new RunTarget(folder.resolve(out), false),
                OptionalLong.empty(),
                Language.EN,
                new PlainEngine(),
                CacheFolder.of(folder.resolve("cache"), CacheFolder.USUAL_BYTES),
                told);
        return told.cautions;
    }

    private SmallStudy study() {
        StringBuilder bands = new StringBuilder("""
                <VRTDataset rasterXSize="8" rasterYSize="6"><SRS>EPSG:4547</SRS>
                <GeoTransform>500000, 100, 0, 3000000, 0, -100</GeoTransform>
                """);
        List<String> files = List.of("2000.tif", "2010.tif", "2020.tif", "dem.tif");
        for (int b = 0; b < files.size(); b++) {
            bands.append("""
                    <VRTRasterBand dataType="%s" band="%d"><SimpleSource>
                    <SourceFilename relativeToVRT="1">%s</SourceFilename><SourceBand>1</SourceBand>
                    <SrcRect xOff="0" yOff="0" xSize="8" ySize="6"/><DstRect xOff="0" yOff="0" xSize="8" ySize="6"/>
                    </SimpleSource></VRTRasterBand>
                    """.formatted(b == 3 ? "Float32" : "Byte", b + 1, files.get(b)));
        }
        return SmallStudy.in(folder)
                .text("stack.vrt", bands.append("</VRTDataset>").toString());
    }

    private void sameTables(String one, String other) throws Exception {
        try (Stream<Path> all = Files.list(folder.resolve(one + "/tables"))) {
            for (Path table : all.toList()) {
                assertThat(folder.resolve(other + "/tables").resolve(table.getFileName()))
                        .hasSameBinaryContentAs(table);
            }
        }
    }

    @Test
    void bandsOfOneFileAreAsGoodAsFiles() throws Exception {
        SmallStudy study = study();
        run(study, "files");
        List<Problem> cautions = run(
                study,
                "bands",
                "2000: 2000.tif",
                "2000: stack.vrt#1",
                "2010: 2010.tif",
                "2010: stack.vrt#2",
                "2020: 2020.tif",
                "2020: stack.vrt#3",
                "dem: dem.tif",
                "dem: stack.vrt#4");
        assertThat(cautions)
                .extracting(Problem::code)
                .doesNotContain(
                        ProblemCode.TIFF_C06_BANDS, ProblemCode.LANDUSE_C01_SAME_FILE, ProblemCode.LANDUSE_C06_COPY);
        sameTables("files", "bands");
    }

    /** The cache of stages keeps what follows from one band apart from what follows from another. */
    @Test
    void anotherBandIsAnotherInput() throws Exception {
        SmallStudy study = study();
        run(study, "files", "2010.tif", "2020.tif", "2020: 2020.tif", "2020: 2010.tif");
        run(study, "before", "2010.tif", "stack.vrt#2", "2020: 2020.tif", "2020: stack.vrt#3");
        run(study, "after", "2010.tif", "stack.vrt#3", "2020: 2020.tif", "2020: stack.vrt#2");
        sameTables("files", "after");
    }
}
