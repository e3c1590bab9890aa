package org.carbonscape.study.proof.finished;

import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.zone.UnitSet;

/** A row of a table of units: a unit in a year. */
public record UnitYear(String unitSet, String unit, String year) {
    public static UnitYear of(CsvRows row) {
        return new UnitYear(row.text("unit_set"), row.text("unit"), row.text("year"));
    }

    public static UnitYear of(LedgerLine.Place place) {
        return new UnitYear(place.unitSet(), place.unitId(), Integer.toString(place.year()));
    }

    public static UnitYear region(String year) {
        return new UnitYear(UnitSet.REGION, UnitSet.REGION, year);
    }

    public boolean isRegion() {
        return unitSet.equals(UnitSet.REGION);
    }

    /** {@code counties 430102 2005}. */
    public String text() {
        return unitSet + " " + unit + " " + year;
    }
}
