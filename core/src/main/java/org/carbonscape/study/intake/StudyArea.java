package org.carbonscape.study.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.Grid;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.Language;
import org.carbonscape.zone.Crosstab;
import org.carbonscape.zone.UnitSet;

/**
 * What all stages of a run share: the study grid, how large its cells are, the legend, the years.
 *
 * @param clip  the study grid and the part of it that the study is about
 * @param years of the phases, in order
 * @param parts of a cell that are counted: 1, or {@link UnitSet#PARTS} where units have shares of cells
 */
public record StudyArea(Clip clip, CellArea cellArea, Legend legend, List<Integer> years, int parts) {
    /** Whether cells count in units by their shares. */
    public boolean isByShare() {
        return parts > 1;
    }

    /** The study grid. */
    public Grid grid() {
        return clip.grid();
    }

    /** Area of a row's cells for counting; none where all cells are alike. */
    public Crosstab.RowArea rowArea() {
        return Crosstab.RowArea.of(cellArea);
    }

    /** Area in km2 of what was counted: cells, or {@link #parts} of them. */
    public double km2(long counted, long milli_m2) {
        return cellArea.isUniform() ? cells_km2(counted, milli_m2) / parts : milli_m2 / 1e9;
    }

    /** Area in km2 of whole cells, also where units have shares of them. */
    public double cells_km2(long cells, long milli_m2) {
        return cellArea.isUniform() ? cells * cellArea.cell_m2() / 1e6 : milli_m2 / 1e9;
    }

    /** Name of a class, as tables write it. */
    public String className(int index) {
        return legend.at(index).name();
    }

    /** Classes by the kind of land they are: {@code forest} and all the forests. */
    public Map<String, List<String>> kinds() {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        for (LandClass c : legend.list()) {
            c.role()
                    .ifPresent(r -> kinds.computeIfAbsent(r.className(), k -> new ArrayList<>())
                            .add(c.name()));
        }
        return kinds;
    }

    /** Name of a class, as readers see it. */
    public Words classWords(int index) {
        String name = classInText(index);
        return Words.of(
                name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1),
                legend.at(index).nameZh());
    }

    /** English name of a class within a sentence: {@code mixed_forest} is what a table calls a mixed forest. */
    public String classInText(int index) {
        return legend.at(index).name().replace('_', ' ');
    }

    /** Name of a class in files for a reader of this language; in English as in tables. */
    public String classLabel(int index, Language language) {
        return language.of(className(index), classWords(index).zh());
    }

    /** Colour of a class as 0xRRGGBB. */
    public int rgb(int index) {
        String color = legend.at(index).color();
        return color.matches("#[0-9a-fA-F]{6}") ? Integer.parseInt(color.substring(1), 16) : Palette.series(index - 1);
    }
}
