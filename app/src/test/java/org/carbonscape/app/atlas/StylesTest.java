package org.carbonscape.app.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the page draws by, from styles as QGIS reads them. */
class StylesTest {
    private static String symbols(String... nameAndColour) {
        StringBuilder text = new StringBuilder("<symbols>");
        for (int i = 0; i < nameAndColour.length; i += 2) {
            text.append("<symbol name=\"%s\"><layer><prop k=\"style\" v=\"solid\"/><prop k=\"color\" v=\"%s\"/>"
                            .formatted(nameAndColour[i], nameAndColour[i + 1]))
                    .append("<prop k=\"line_color\" v=\"0,0,0,255\"/></layer></symbol>");
        }
        return text + "</symbols>";
    }

    @Test
    void classesOfARasterHaveTheirValues() throws IOException {
        Styles.Style style = Styles.of("""
                <qgis><rasterrenderer><colorPalette>
                <paletteEntry value="1" color="#2c74b3" label="forest"/>
                <paletteEntry value="3" color="#d55e00" label="town"/>
                </colorPalette></rasterrenderer></qgis>""");
        assertThat(style.attribute()).isEmpty();
        assertThat(style.classes())
                .containsExactly(
                        Map.of("label", "forest", "color", "#2c74b3", "value", 1.0),
                        Map.of("label", "town", "color", "#d55e00", "value", 3.0));
    }

    /** The last class of a raster of values is open above. */
    @Test
    void valuesOfARasterHaveUpperLimits() throws IOException {
        assertThat(Styles.of("""
                <qgis><item value="-2.5" color="#000000" label="low"/><item value="inf" color="#ffffff" label="high"/>
                </qgis>""").classes())
                .containsExactly(
                        Map.of("label", "low", "color", "#000000", "upto", -2.5),
                        Map.of("label", "high", "color", "#ffffff"));
    }

    @Test
    void rangesAndCategoriesOfUnitsHaveTheColoursOfTheirSymbols() throws IOException {
        Styles.Style ranges = Styles.of("<qgis><renderer-v2 attr=\"net_2020\"><ranges>"
                + "<range lower=\"-inf\" upper=\"0\" symbol=\"1\" label=\"sink\"/>"
                + "<range lower=\"0\" upper=\"9\" symbol=\"0\" label=\"source\"/>"
                + "<range lower=\"9\" upper=\"12\" symbol=\"7\" label=\"unknown\"/></ranges>"
                + symbols("0", "200,16,1,255", "1", "44,116,179,255") + "</renderer-v2></qgis>");
        assertThat(ranges.attribute()).isEqualTo("net_2020");
        assertThat(ranges.classes())
                .containsExactly(
                        Map.of("label", "sink", "color", "#2c74b3", "upto", 0.0),
                        Map.of("label", "source", "color", "#c81001", "from", 0.0, "upto", 9.0),
                        Map.of("label", "unknown", "color", "#888888", "from", 9.0, "upto", 12.0));
        assertThat(Styles.of("<qgis><renderer-v2 attr=\"lisa\"><category value=\"HH\" symbol=\"0\" label=\"high\"/>"
                                + symbols("0", "215,25,28,255") + "</renderer-v2></qgis>")
                        .classes())
                .containsExactly(Map.of("label", "high", "color", "#d7191c", "value", "HH"));
    }

    @Test
    void oneColourForAllIsAClassWithoutAName() throws IOException {
        assertThat(Styles.of("<qgis>" + symbols("0", "1,2,255,255") + "</qgis>").classes())
                .containsExactly(Map.of("label", "", "color", "#0102ff"));
        assertThat(Styles.of("<qgis/>").classes()).isEmpty();
    }

    @Test
    void aStyleThatCannotBeReadIsTold() {
        for (String text : new String[] {"<qgis>", "<qgis><item value=\"high\"/></qgis>"}) {
            assertThatThrownBy(() -> Styles.of(text)).as(text).isInstanceOf(IOException.class);
        }
    }
}
