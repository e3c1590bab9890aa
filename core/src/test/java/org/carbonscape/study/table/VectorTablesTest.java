package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.account.DriverValues;
import org.carbonscape.study.detect.DetectorChecks;
import org.carbonscape.study.face.Inspection;
import org.carbonscape.study.face.Inspections;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.PresetOrFile;
import org.carbonscape.zone.UnitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attributes of vector files as tables. */
class VectorTablesTest {
    private static final UnitSet COUNTIES =
            new Districts("counties", List.of("430102", "430103"), List.of("芙蓉区", "天心区"));
    private static final int GBK_DRIVER = 0x4D;
    private static final String NET = "carbon: { factors: factors.csv }\n";

    @TempDir
    private Path folder;

    /** A dBASE table of texts and numbers in GBK; rows that begin with * are marked as deleted. */
    private void dbf(String name, int driver, String header, String... rows) throws IOException {
        Charset gbk = Charset.forName("GBK");
        String[] fields = header.split(",");
        int width = 16;
        int length = 1 + width * fields.length;
        int start = 33 + 32 * fields.length;
        ByteBuffer out = ByteBuffer.allocate(start + rows.length * length).order(ByteOrder.LITTLE_ENDIAN);
        out.put(0, (byte) 3)
                .putInt(4, rows.length)
                .putShort(8, (short) start)
                .putShort(10, (short) length)
                .put(29, (byte) driver);
        for (int f = 0; f < fields.length; f++) {
            int column = f;
            boolean number = Arrays.stream(rows).allMatch(r -> r.split(",", -1)[column].matches("[0-9.]*"));
            out.put(32 + 32 * f, fields[f].getBytes(gbk))
                    .put(32 + 32 * f + 11, (byte) (number ? 'N' : 'C'))
                    .put(32 + 32 * f + 16, (byte) width)
                    .put(32 + 32 * f + 17, (byte) (number ? 2 : 0));
        }
        out.put(start - 1, (byte) 13);
        for (int r = 0; r < rows.length; r++) {
            byte[] row = new byte[length];
            Arrays.fill(row, (byte) ' ');
            row[0] = (byte) (rows[r].startsWith("*") ? '*' : ' '); // deleted
            String[] cells = rows[r].replace("*", "").split(",", -1);
            for (int f = 0; f < cells.length; f++) {
                byte[] cell = cells[f].getBytes(gbk);
                System.arraycopy(cell, 0, row, 1 + width * f, cell.length);
            }
            out.put(start + r * length, row);
        }
        Files.write(folder.resolve(name), out.array());
    }

    private double[] driver(String declared, int phase) {
        SmallStudy.Run run = SmallStudy.in(folder).run(NET, "drivers: { " + declared + " }\n");
        return new DriverValues(run.inputs(), run.counts(), new PlainEngine()).values(0, 0, phase);
    }

    @Test
    void attributesOfAShapefileInGbkAreATableOfEmissions() throws IOException {
        dbf("counties.dbf", GBK_DRIVER, "行政区名称,2005(t),2020(t)", "芙蓉区,1.5,2.25", "*望城县,9,9", "天心区,3,");
        // it stands for the table whether its shapes are there, named, or not
        Files.write(folder.resolve("counties.shp"), new byte[] {0, 0, 0x27, 0x0A});
        for (String file : List.of("counties.dbf", "counties.shp")) {
            Problems problems = new Problems();
            InputTable table = InputFiles.table(
                    folder.resolve(file), "carbon.emissions", "unit", Optional.of(COUNTIES), List.of(), problems);
            assertThat(table.rows())
                    .extracting(r -> r.text("unit") + " " + r.text("year") + " " + r.text("amount"))
                    .containsExactly("430102 2005 1.5", "430102 2020 2.25", "430103 2005 3");
            assertThat(problems.isEmpty()).isTrue();
        }
    }

    /** It was nothing that can be said of; beside its shapes it is a part of them. */
    @Test
    void aDbfAloneIsATableToInspect() throws IOException {
        dbf("stat.dbf", GBK_DRIVER, "县名,GDP2020", "芙蓉区,1.5", "天心区,3");
        Inspection alone = Inspections.of(folder.resolve("stat.dbf"), new PlainEngine());
        assertThat(alone.kind()).isEqualTo("table");
        assertThat(alone.said()).containsEntry("rows", 2);
        assertThat(alone.said().get("columns").toString()).contains("县名", "GDP2020");
        Files.write(folder.resolve("stat.shp"), new byte[] {0, 0, 0x27, 0x0A});
        assertThat(Inspections.of(folder.resolve("stat.dbf"), new PlainEngine()).kind())
                .isEqualTo("unknown");
    }

    @Test
    void driversAreColumnsOfAVectorFile() throws IOException {
        dbf("stat.dbf", GBK_DRIVER, "编号,GDP2000,GDP2020,地貌", "A,1,10,山地", "B,2,20,平原", "C,3,30,平原", "D,4,40,山地");
        assertThat(driver("gdp: { file: stat.dbf, column: GDP }", 2)).containsExactly(Double.NaN, 10, 20, 30, 40);
        assertThat(InputFiles.parts(folder.resolve("stat.dbf")))
                .as("files that a run records")
                .containsExactly(folder.resolve("stat.dbf"));
        assertThat(driver("GDP2000: stat.dbf", 2)).containsExactly(Double.NaN, 1, 2, 3, 4);
        assertThat(driver("地貌: stat.dbf", 0)).containsExactly(Double.NaN, 1, 2, 2, 1);
        String parts = Files.readString(folder.resolve("parts.geojson"));
        Files.writeString(folder.resolve("stat.geojson"), parts.replace("\"name\":", "\"pop\": 7.5, \"name\":"));
        assertThat(driver("pop: stat.geojson", 1)).containsExactly(Double.NaN, 7.5, 7.5, 7.5, 7.5);
    }

    @Test
    void howTextsAreEncodedIsToldOnceForAFile() throws IOException {
        SmallStudy small = SmallStudy.in(folder);
        dbf("stat.dbf", 0, "id,GDP,POP,name", "A,1,10,山地", "B,2,20,", "C,3,30,", "D,4,40,");
        Files.writeString(folder.resolve("stat.cpg"), "UTF-8");
        Problems problems = new Problems();
        StudyInputs.open(
                small.read(NET, "drivers: { GDP: stat.dbf, POP: stat.dbf }\n"),
                List.of(DetectorChecks::opened),
                problems,
                new PlainEngine());
        assertThat(problems.cautions())
                .containsExactly(
                        Problem.of(ProblemCode.VECTOR_C09_OTHER_ENCODING, "drivers.GDP (stat.dbf)", "UTF-8", "GBK"));
    }

    @Test
    void whatCannotBeATableIsTold() throws IOException {
        Files.write(folder.resolve("bare.shp"), new byte[] {0, 0, 0x27, 0x0A});
        assertThat(told("bare.shp")).isEqualTo("""
                VECTOR-23   carbon.emissions (bare.shp): its .dbf file is missing, so there is no column "unit" nor \
                any other
                            Put the .dbf beside the .shp; without columns units are numbered in their order.
                """.strip());
        Files.writeString(folder.resolve("no.dbf"), "no dBASE");
        assertThat(told("no.dbf")).startsWith("VECTOR-02   carbon.emissions (no.dbf): the file is damaged");
        assertThat(told("missing.dbf"))
                .startsWith("FILE-01     carbon.emissions (missing.dbf): the file does not exist");
        assertThat(PresetOrFile.of("counties.shp", folder).file()).hasValue(folder.resolve("counties.shp"));
    }

    private String told(String file) {
        Problems problems = new Problems();
        problems.attempt(() -> InputFiles.read(folder.resolve(file), "carbon.emissions", List.of()));
        return problems.problems().get(0).text(Language.EN);
    }
}
