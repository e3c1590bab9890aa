package org.carbonscape.study.advise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.carbonscape.finding.Table;
import org.carbonscape.io.vector.MapLayer;
import org.carbonscape.study.account.CellSums;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.suitability.Patches;
import org.carbonscape.suitability.RuleTable;
import org.carbonscape.suitability.Zoning;
import org.carbonscape.zone.UnitSet;
import org.locationtech.jts.geom.Geometry;

/** What the run folder holds of zones: tables, and the patches as a layer. */
final class ZoneTables {
    private final StudyInputs inputs;
    private final StudyArea studyArea;
    private final Map<String, String> signs;
    private final UnitAmounts amounts;
    private final boolean hasFlows;
    private final RuleTable rules;
    private final String madeWith;

    /**
     * @param signs of units by layer, as conditions are told
     * @param rules that were applied
     */
    ZoneTables(
            StudyInputs inputs,
            Map<String, String> signs,
            UnitAmounts amounts,
            boolean hasFlows,
            RuleTable rules,
            String madeWith) {
        this.inputs = inputs;
        this.studyArea = inputs.studyArea();
        this.signs = signs;
        this.amounts = amounts;
        this.hasFlows = hasFlows;
        this.rules = rules;
        this.madeWith = madeWith;
    }

    /**
     * Zones by unit; the last row is land without a zone, so that the parts make the whole.
     *
     * @param held     as {@link UnitAmounts#byUnit} takes it
     * @param classes  of land
     * @param hectares takes those of the region, by zone and class
     */
    Table zones(List<CellSums> held, int classes, Map<String, Map<String, Double>> hectares) {
        Table.Builder table = Table.named("zones")
                .text("unit_set", "unit", "name", "zone", "zone_en", "zone_zh")
                .integer("cells")
                .number("area_km2", "share_percent", "stock_tC", "net_tCO2")
                .text("made_with");
        int n = rules.outcomes().size();
        int[] order = Arrays.copyOf(ZoneNames.order(rules), n + 1);
        order[n] = n + 1;
        amounts.byUnit(held, (set, unit, name, sums, u) -> {
            double all = 0;
            for (int z : order) {
                all += amounts.of(sums, classes, u, z).km2();
            }
            for (int z : order) {
                String zone = z > n ? ZoneNames.REST : rules.outcomes().get(z - 1);
                UnitAmounts.Amounts a = amounts.of(sums, classes, u, z);
                if (a.cells() > 0) {
                    table.row(
                            set,
                            unit,
                            name,
                            zone,
                            ZoneNames.title(zone).en(),
                            ZoneNames.title(zone).zh(),
                            a.cells(),
                            a.km2(),
                            100 * a.km2() / all,
                            a.stock_tC(),
                            a.net_tCO2(),
                            madeWith);
                }
                if (set.equals(UnitSet.REGION)) {
                    for (int c = 1; c <= classes; c++) {
                        hectares.computeIfAbsent(zone, k -> new LinkedHashMap<>())
                                .put(studyArea.className(c), sums.km2(u, z, c) * 100);
                    }
                }
            }
        });
        return table.build();
    }

    /** The rules, with the cells that each decides: those that no rule before it takes. */
    Table rules(Zoning raw) {
        Table.Builder table = Table.named("zone-rules")
                .text("rule", "zone", "conditions")
                .integer("cells")
                .text("made_with");
        for (RuleTable.Rule rule : rules.rules()) {
            table.row(rule.id(), rule.outcome(), Zoning.describe(rule, signs), raw.cells(rule), madeWith);
        }
        return table.build();
    }

    /** Rules that disagree, then land without a zone by class: none of the rules holds, with or without a level. */
    Table conflicts(Zoning zoning, CellSums left, int classes) {
        Table.Builder table = Table.named("zone-conflicts")
                .text("kind", "rule", "zone", "other_rule", "other_zone", "land_use", "reason")
                .integer("cells")
                .number("area_km2")
                .text("made_with");
        for (Zoning.Conflict c : zoning.conflicts()) {
            table.row(
                    "conflict",
                    c.rule().id(),
                    c.rule().outcome(),
                    c.other().id(),
                    c.other().outcome(),
                    "",
                    "the first of both decides",
                    c.cells(),
                    studyArea.cells_km2(c.cells(), c.milli_m2()),
                    madeWith);
        }
        for (int reason = 1; reason <= 2; reason++) {
            for (int c = 0; c <= classes; c++) {
                if (left.cells(0, reason, c) > 0) {
                    table.row(
                            "unzoned",
                            "",
                            "",
                            "",
                            "",
                            c == 0 ? "" : studyArea.className(c),
                            reason == 1 ? "no rule matches" : "no level",
                            left.cells(0, reason, c),
                            left.km2(0, reason, c),
                            madeWith);
                }
            }
        }
        return table.build();
    }

    /**
     * The patches of zones.
     *
     * @param held    their land by class, mean score and, where there are flows, mean net
     * @param cell_ha of grids whose cells are alike
     */
    MapLayer layer(Zoning zoning, Patches patches, Patches.Held held, double cell_ha) {
        List<Zoning.ZonePatch> list = zoning.patches(patches);
        boolean uniform = studyArea.cellArea().isUniform();
        long[][] byClass = held.crossed();
        double[] score = held.means(0);
        double[] net = hasFlows ? held.means(1) : new double[0];
        double unit_ha = uniform ? cell_ha : 1e-7;
        Map<String, RuleTable.Rule> byId = new LinkedHashMap<>();
        rules.rules().forEach(r -> byId.put(r.id(), r));
        Table.Builder table = Table.named("zones")
                .integer("patch")
                .text("zone", "zone_en", "zone_zh", "rule", "conditions")
                .number("rule_share_percent")
                .integer("cells")
                .number("area_ha", "mean_score")
                .text("main_land_use")
                .number("main_share_percent", "stock_tC", "net_tCO2")
                .text("made_with");
        List<Geometry> outlines = new ArrayList<>();
        for (Zoning.ZonePatch p : list) {
            long[] cells = byClass[p.number()];
            int main = 1;
            double[] hectares = new double[cells.length];
            long all = cells[0];
            for (int c = 1; c < cells.length; c++) {
                main = cells[c] > cells[main] ? c : main;
                hectares[c] = cells[c] * unit_ha;
                all += cells[c];
            }
            double area = all * unit_ha;
            table.row(
                    p.number(),
                    p.zone(),
                    ZoneNames.title(p.zone()).en(),
                    ZoneNames.title(p.zone()).zh(),
                    p.rule(),
                    Zoning.describe(Objects.requireNonNull(byId.get(p.rule()), "a patch is one of the rules'"), signs),
                    100 * p.ruleShare(),
                    p.cells(),
                    area,
                    score[p.number()],
                    studyArea.className(main),
                    100.0 * cells[main] / all,
                    inputs.carbon().stock().map(s -> s.stock_tC(hectares)).orElse(Double.NaN),
                    net.length > 0 ? net[p.number()] * area : Double.NaN,
                    madeWith);
            outlines.add(p.outline());
        }
        return MapLayer.of("zones", studyArea.grid().crs(), outlines, table.build());
    }
}
