package org.carbonscape.study.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplanationTest {
    @TempDir
    private Path run;

    /** The lines of 96,553 ha of crops and 63,347 ha of forest, as tables print them. */
    private Explanation region(String net) throws IOException {
        Files.createDirectories(run.resolve("tables"));
        Files.writeString(run.resolve("run.json"), """
                {"ledger": {"years": [{"year": 2000}], "steps": [
                {"id": "s1", "name": "crops", "value": 0.422, "text": "0.422", "unit": "tC/ha/yr", "tag": "V"},
                {"id": "s2", "name": "forest", "value": -0.644, "text": "-0.644", "unit": "tC/ha/yr", "tag": "V"},
                {"id": "s3", "name": "co2", "value": 3.6666666666666665, "text": "44/12", "unit": "", "tag": "V"}]}}
                """);
        Files.writeString(run.resolve("tables/ledger.csv"), """
                unit_set,unit,year,class,part,item,category,gas,activity,unit_of_activity,result,unit_of_result,made_of
                region,region,2000,crops,land-factor,crops,,CO2,96553,ha,149399.675333333,tCO2e,a1 s1 s3
                region,region,2000,forest,land-factor,forest,,CO2,63347,ha,-149583.382666667,tCO2e,a1 s2 s3
                """);
        Files.writeString(run.resolve("tables/carbon-by-unit.csv"), """
                unit_set,unit,name,year,source_tCO2,sink_tCO2,net_tCO2
                region,region,region,2000,149399.675333333,-149583.382666667,%s
                """.formatted(net));
        return Explanation.of(run, "region", Optional.empty(), 2000, Optional.empty());
    }

    /** The net is printed to 15 digits, its lines to nine places: they lie 7e-10 apart and are the same. */
    @Test
    void aNetNextToNothingBesideItsSourcesIsTheSumOfItsLines() throws IOException {
        Explanation sound = region("-183.707333333325");
        assertThat(sound.sums()).extracting(Explanation.Sum::what).contains("net_tCO2");
        assertThat(sound.sums()).allMatch(Explanation.Sum::isSame);
        assertThat(sound.passed()).isTrue();
        Explanation touched = region("-183.707333343325");
        assertThat(touched.sums().stream().filter(s -> !s.isSame()))
                .extracting(Explanation.Sum::what)
                .containsExactly("net_tCO2");
        assertThat(touched.passed()).isFalse();
    }

    /** Layers of sinks make some cells of a class sources: 3 x 44/12 = 11 and -9 x 44/12 = -33 t, not -22 alone. */
    @Test
    void sourcesAndSinksOfAClassStandOnLinesOfTheirOwn() throws IOException {
        region("0");
        Files.writeString(run.resolve("run.json"), """
                {"ledger": {"years": [{"year": 2000}], "activities": [
                {"id": "a3", "name": "sum over the cells", "source": "net ecosystem production as given"}], "steps": [
                {"id": "s3", "name": "co2", "value": 3.6666666666666665, "text": "44/12", "unit": "", "tag": "V"}]}}
                """);
        Files.writeString(run.resolve("tables/ledger.csv"), """
                unit_set,unit,year,class,part,item,category,gas,activity,unit_of_activity,result,unit_of_result,made_of
                region,region,2000,grass,sink-layer,grass,,CO2,3,tC/yr,11,tCO2e,a3 s3
                region,region,2000,grass,sink-layer,grass,,CO2,-3,tC/yr,-11,tCO2e,a3 s3
                region,region,2000,grass,sink-layer,grass,,CO2,-6,tC/yr,-22,tCO2e,a3 s3
                """);
        Files.writeString(run.resolve("tables/carbon-by-unit.csv"), """
                unit_set,unit,name,year,source_tCO2,sink_tCO2,net_tCO2
                region,region,region,2000,11,-33,-22
                """);
        Explanation grass = Explanation.of(run, "region", Optional.empty(), 2000, Optional.empty());
        assertThat(grass.lines()).extracting(l -> l.activity().value()).containsExactly(3.0, -9.0);
        assertThat(grass.lines()).extracting(l -> l.result()).containsExactly(11.0, -33.0);
        assertThat(grass.passed()).isTrue();
    }

    @Test
    void whatHasNoLinesIsNotMadeOfThem() {
        assertThat(new Explanation.Sum("net_tCO2", 0, 0, Optional.of(1e-9)).isSame())
                .isFalse();
        assertThat(new Explanation.Sum("net_tCO2", 0, 0, Optional.empty()).isSame())
                .isTrue();
    }
}
