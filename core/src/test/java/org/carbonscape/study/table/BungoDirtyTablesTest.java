package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.land.Legend;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bungo's tables as their authors left them, and the same after a statistician has had them in hands. */
class BungoDirtyTablesTest {
    @TempDir
    private Path folder;

    private static List<List<String>> real(String name) throws IOException {
        Path relative = Path.of("../../../shared/data/bungo/tables");
        Path tables = Files.isDirectory(relative) ? relative : Path.of("/work/shared/data/bungo/tables");
        assumeThat(tables).as("real data are absent: " + tables).isDirectory();
        return TableFile.cells(tables.resolve(name), name);
    }

    private List<List<String>> dirty(List<List<String>> rows, List<String> header, SplittableRandom random) {
        List<List<String>> out = new ArrayList<>();
        if (random.nextBoolean()) {
            out.add(List.of("Bungo regency, land cover 1990-2010"));
            out.add(List.of());
        }
        out.add(header);
        rows.stream().skip(1).forEach(out::add);
        if (random.nextBoolean()) {
            out.add(out.size() / 2, header); // a page begins
        }
        if (random.nextBoolean()) {
            out.add(List.of());
            out.add(List.of("Source: ICRAF, lumens-shiny"));
            out.add(List.of("注：碳密度为时间平均值。"));
        }
        return out;
    }

    private Path write(List<List<String>> rows, int kind) throws IOException {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        String csv = rows.stream()
                .map(row -> IntStream.range(0, width)
                        .mapToObj(i -> i < row.size() ? row.get(i) : "")
                        .map(c -> c.indexOf(',') >= 0 ? '"' + c + '"' : c)
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", kind == 1 ? "\uFEFF" : "", "\n"));
        if (kind < 3) {
            return Files.write(
                    folder.resolve("t.csv"), csv.getBytes(kind == 2 ? Charset.forName("GBK") : StandardCharsets.UTF_8));
        }
        Path file = folder.resolve("t.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", null)) {
            book.newWorksheet("readme").value(0, 0, "what this is");
            Worksheet sheet = book.newWorksheet("data");
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < rows.get(r).size(); c++) {
                    String cell = rows.get(r).get(c);
                    if (cell.matches("[0-9]+(\\.[0-9]+)?")) {
                        sheet.value(r, c, new BigDecimal(cell));
                    } else if (!cell.isEmpty()) {
                        sheet.value(r, c, cell);
                    }
                }
            }
        }
        return file;
    }

    @Test
    void aLegendIsTheSameUnderTitlesNotesAndOtherWords() throws IOException {
        List<List<String>> real = real("landuse_table_bungo.csv");
        List<List<String>> plain = new ArrayList<>(real);
        plain.set(0, List.of("code", "class", "a", "b", "color"));
        Legend clean = Legend.of(InputFiles.table(write(plain, 0), "landUse.legend"));
        assertThat(clean.classes()).isGreaterThan(10);
        SplittableRandom random = new SplittableRandom(5);
        for (int n = 0; n < 40; n++) {
            List<String> header = n % 2 == 0
                    ? real.get(0) // ID, LC, ID_Traj, Trajectory, color_palette: as it came
                    : List.of("编码", "地类名称", "轨迹编号", "轨迹", "颜色");
            Path file = write(dirty(real, header, random), n % 4);
            assertThat(Legend.of(InputFiles.table(file, "landUse.legend"))).isEqualTo(clean);
        }
    }

    @Test
    void densitiesAreTheSameWithTheirUnitInTheHeaderOrAsPoolsOfInvest() throws IOException {
        List<List<String>> real = real("carbon_bungo.csv");
        List<List<String>> names = new ArrayList<>(real);
        names.set(0, List.of("code", "class", "a", "color"));
        Legend legend = Legend.of(InputFiles.table(write(names, 0), "landUse.legend"));
        double[] clean = new double[legend.classes() + 1];
        real.stream()
                .skip(1)
                .forEach(r -> clean[legend.indexOf(Long.parseLong(r.get(0)))] = Double.parseDouble(r.get(2)));
        SplittableRandom random = new SplittableRandom(6);
        List<List<String>> headers = List.of(
                List.of("ID", "LC", "CARBON (tC/ha)", "color_palette"),
                List.of("序", "地类", "碳密度（tC/ha）", "颜色"),
                List.of("lucode", "LULC_name", "C_above", "color"));
        for (int n = 0; n < 40; n++) {
            List<List<String>> rows = dirty(real, headers.get(n % 3), random);
            Path file = write(rows, n % 4);
            assertThat(TableFile.fits(file, "t", TableForms.of("carbon.stock").get(n % 3 == 2 ? 1 : 0)))
                    .as(n + " " + rows)
                    .isTrue();
            assertThat(StockTable.of(InputFiles.table(file, "carbon.stock"), legend)
                            .density_tC_per_ha())
                    .as(n + " " + headers.get(n % 3))
                    .containsExactly(clean);
        }
    }
}
