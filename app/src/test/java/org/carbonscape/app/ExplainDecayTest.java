package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What decays is traced to the years in which it came: landfilled waste and harvested wood. */
class ExplainDecayTest {
    @TempDir
    Path root;

    @Test
    void decayIsToldYearByYearAndAddsUpToTheLastDigit() throws Exception {
        Desk desk = new Desk(root)
                .write("a.tif", PlainTiff.of(12, 6, (x, y) -> 1 + (x + y) % 6))
                .write("b.tif", PlainTiff.of(12, 6, (x, y) -> 1 + (x * 2 + y) % 6))
                .squares("u.geojson", 4547, "W 450000 3099400 450600 3100000", "E 450600 3099400 451200 3100000")
                .write("wood.csv", """
                        year,product,amount,unit_of_amount
                        1998,sawnwood,1000,m3
                        2010,paper,300,t
                        """)
                .write("e.csv", """
                        year,unit,item,amount,unit_of_amount
                        1995,W,landfilled waste,0,t
                        2008,W,landfilled waste,1000,t
                        2010,W,landfilled waste,3000,t
                        """)
                .study("2000: a.tif, 2010: b.tif", """
                        units: { districts: { file: u.geojson, id: id, name: name } }
                        carbon:
                          land: { climate: warm-temperate-moist, ecozone: subtropical-humid-forest, soil: lac, \
                        region: asia, harvested-wood: wood.csv }
                          energy: { file: e.csv, route: ncv, units: districts, landfill: decay, decay-rate: 0.1 }
                        """);
        Desk.Outcome ran = desk.run();
        assertThat(ran.code()).as(ran.told()).isZero();
        String run = root.resolve("run").toString();
        JsonNode unit = explained(run, "W");
        double decayed = 0;
        for (JsonNode item : unit.path("items")) {
            if (item.path("part").asText().equals("decay")) {
                decayed += item.path("result").asDouble();
            } else {
                assertThat(item.path("activity").path("value").asDouble()).isCloseTo(decayed, within(1e-9));
            }
        }
        // 1,000 t two years before, 2,000 t (by a straight line) one year before; nothing of the year itself
        double since2008 = Math.exp(-0.1) - Math.exp(-0.2);
        double since2009 = 1 - Math.exp(-0.1);
        assertThat(decayed)
                .isGreaterThan(1000 * since2008 + 2000 * since2009)
                .isCloseTo(1000 * since2008 + 2000 * since2009 + earlier(), within(1e-6));
        JsonNode region = explained(run, "region");
        double wood = 0;
        for (JsonNode line : region.path("wood")) {
            wood += line.path("part").asText().equals("harvested-wood")
                    ? line.path("result").asDouble()
                    : 0;
        }
        double k = Math.log(2) / 35;
        // each has one year, whose amount its first stock keeps: paper gives what it takes in, sawnwood lasts
        double sawn =
                (229 / k * Math.exp(-12 * k) + 229 * (1 - Math.exp(-k)) / k * Math.exp(-11 * k)) * (1 - Math.exp(-k));
        assertThat(wood).isCloseTo(sawn * 44 / 12, within(1e-9));
        assertThat(region.path("sums").path("wood_tCO2").path("same").asBoolean())
                .isTrue();
        assertThat(Desk.command("explain", run, "--unit", "W", "--year", "2010").out())
                .contains("landfilled waste, landfilled in 2008: 1000 t x ")
                .contains("First-order decay (IPCC 2006, Vol 5, Ch 3)");
        assertThat(Desk.command("explain", run, "--unit", "region", "--year", "2010", "--lang", "zh")
                        .out())
                .contains("填埋垃圾，2008 年填埋：1000 t x ")
                .contains("木质林产品（不计入任何单元；见表 land-net）")
                .contains("锯材，2010 年初储量：")
                .contains("  木质林产品（wood_tCO2） = ")
                .doesNotContain("不一致");
        Desk.Outcome verified = Desk.command("verify", run);
        assertThat(verified.code()).as(verified.err()).isZero();
        Path net = root.resolve("run/tables/land-net.csv");
        Files.writeString(net, Files.readString(net).replaceFirst("(?m)^2010,", "2010,9"));
        assertThat(Desk.command("verify", run).err()).contains("tables/land-net.csv (land-net row 3, land_tCO2: 9");
    }

    /** What was landfilled from 1996 to 2007: by a straight line from 0 in 1995 to 1,000 t in 2008. */
    private static double earlier() {
        double sum = 0;
        for (int year = 1996; year < 2008; year++) {
            int age = 2010 - year;
            sum += 1000.0 * (year - 1995) / 13 * (Math.exp(-0.1 * (age - 1)) - Math.exp(-0.1 * age));
        }
        return sum;
    }

    private static JsonNode explained(String run, String unit) throws Exception {
        Desk.Outcome told = Desk.command("explain", run, "--unit", unit, "--year", "2010", "--json");
        assertThat(told.code()).as(told.err()).isZero();
        return new ObjectMapper().readTree(told.out());
    }
}
