package org.carbonscape.study.advise;

import org.carbonscape.measure.Numbers;

/** One line of a table of scenarios: land of a class that becomes another, or an item of emissions that changes. */
public record ScenarioLine(
        int number, String scenario, String zone, String from, String to, double area_ha, String item, double percent) {
    ScenarioLine of(String named) {
        return new ScenarioLine(number, scenario, zone, from, to, area_ha, named, percent);
    }

    public boolean converts() {
        return item.isEmpty();
    }

    /** Whether the other says the same, in another row. */
    boolean isTwice(ScenarioLine other) {
        return new ScenarioLine(other.number, scenario, zone, from, to, area_ha, item, percent).equals(other);
    }

    public String what() {
        return converts()
                ? Numbers.text(area_ha) + " ha " + from + " > " + to + (zone.isEmpty() ? "" : " in " + zone)
                : item + " " + (percent > 0 ? "+" : "") + Numbers.text(percent) + " %";
    }

    String place() {
        return "scenarios row " + number;
    }
}
