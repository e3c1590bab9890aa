package org.carbonscape.landcarbon;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;

/** The numbers that Tier 1 takes, with the units they may be written in; the first is the one they are kept in. */
enum LandNumber {
    BIOMASS("above-ground biomass", "地上生物量", "tC/ha", "t d.m./ha"),
    GROWTH("above-ground growth", "地上生物量年生长", "tC/ha/yr", "t d.m./ha/yr"),
    GROWTH_YOUNG("above-ground growth within the transition", "转换期内地上生物量年生长", "tC/ha/yr", "t d.m./ha/yr"),
    ROOT_SHOOT("root-to-shoot ratio", "根冠比", "1"),
    ROOT_SHOOT_YOUNG("root-to-shoot ratio within the transition", "转换期内根冠比", "1"),
    CARBON_FRACTION("carbon fraction of dry matter", "干物质含碳率", "tC/t d.m."),
    GROWING_STOCK("growing stock", "蓄积量", "m3/ha"),
    BCEF("biomass conversion and expansion factor of the stock", "蓄积量的生物量转换与扩展系数", "t d.m./m3"),
    HARVEST("wood removals", "木材采伐量", "m3/ha/yr"),
    BCEF_REMOVAL("biomass conversion and expansion factor of removals", "采伐量的生物量转换与扩展系数", "t d.m./m3"),
    FUELWOOD("fuelwood removals", "薪材采集量", "tC/ha/yr", "t d.m./ha/yr"),
    DISTURBED("share of the area disturbed in a year", "每年受干扰面积比例", "1/yr"),
    DISTURBANCE_LOSS("share of the biomass lost where disturbed", "受干扰处生物量损失比例", "1"),
    LITTER("litter", "枯落物", "tC/ha"),
    DEAD_WOOD("dead wood", "枯死木", "tC/ha"),
    SOC_REFERENCE("reference stock of soil carbon", "土壤有机碳参考储量", "tC/ha"),
    SOC_LAND_USE("soil factor of land use", "土壤碳土地利用因子", "1"),
    SOC_MANAGEMENT("soil factor of management", "土壤碳管理因子", "1"),
    SOC_INPUT("soil factor of input", "土壤碳投入因子", "1"),
    SOC_OF_PREVIOUS("share of the soil carbon before conversion", "占转换前土壤碳的比例", "1"),
    DRAINED_ORGANIC("emission of drained organic soil", "排水有机土排放", "tC/ha/yr");

    private final Bilingual text;
    private final List<String> units;

    LandNumber(String english, String chinese, String... units) {
        this.text = Bilingual.of(english, chinese);
        this.units = List.of(units);
    }

    /** As in tables: {@code root-shoot}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Bilingual text() {
        return text;
    }

    /** What may be written, the usual one last. */
    String units() {
        return String.join(", ", units);
    }

    /** The unit as it is known here; empty where it is none of this number's. */
    Optional<String> unit(String written) {
        return units.stream().filter(u -> plain(u).equals(plain(written))).findFirst();
    }

    /** {@code t d.m. ha-1 a-1}, {@code tdm/ha/a} and {@code t d.m./ha/yr} are one. */
    private static String plain(String unit) {
        return unit.strip()
                .toLowerCase(Locale.ROOT)
                .replace("³", "3")
                .replace("^3", "3")
                .replace("⁻¹", "-1")
                .replaceAll("\\s*(ha|yr|a|m3)-1", "/$1")
                .replaceAll("[\\s.]", "")
                .replace("mg", "t")
                .replaceAll("/a(?=/|$)", "/yr")
                .replaceAll("/(year|年)(?=/|$)", "/yr")
                .replaceAll("^(-|ratio|share)?$", "1");
    }

    /** By id, or by its name in either language. */
    static Optional<LandNumber> find(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
        return Arrays.stream(values())
                .filter(n -> n.id().equals(wanted)
                        || n.text.in(Language.EN).replace(' ', '-').equals(wanted)
                        || n.text.in(Language.ZH).equals(text.strip()))
                .findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(LandNumber::id).toList();
    }
}
