package org.carbonscape.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** An account of an odd study: factors, land by Tier 1, layers of sinks, stocks alone or none at all, and what is known of it. */
final class OddAccount {
    /** Makes a raster of values in the study's folder. */
    interface Rasters {
        void make(String name);
    }

    private final Dice dice;
    private final Path folder;
    private final List<Integer> years;
    private final List<String> classes;
    private final List<String> polygons;
    private final Rasters rasters;
    private final List<String> parts = new ArrayList<>();
    private boolean flows = true;
    private boolean stock;
    private boolean emissions;

    /** @param polygons unit sets of polygons, whose first unit is u0 */
    OddAccount(
            Dice dice, Path folder, List<Integer> years, List<String> classes, List<String> polygons, Rasters rasters)
            throws IOException {
        this.dice = dice;
        this.folder = folder;
        this.years = years;
        this.classes = classes;
        this.polygons = polygons;
        this.rasters = rasters;
        land();
        emitted();
        stocks();
        doubts();
    }

    /** Whether there are sources or sinks. */
    boolean hasFlows() {
        return flows || emissions;
    }

    boolean hasStock() {
        return stock;
    }

    /** The section of the study file; nothing where the study has no account. */
    String text() {
        return parts.isEmpty() ? "" : "carbon: { " + String.join(", ", parts) + " }\n";
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** Rows of classes that the legend has; those of others would be refused. */
    private String known(String... rows) {
        return Arrays.stream(rows)
                .filter(r -> classes.contains(r.substring(0, r.indexOf(','))))
                .map(r -> r + "\n")
                .collect(Collectors.joining());
    }

    private void land() throws IOException {
        switch (dice.below(10)) {
            case 0 -> parts.add("factors: " + dice.one("literature-cn", "hu-2025", "guangdong-lulucf"));
            case 1 -> {
                write("zero.csv", "class,value,unit\n" + known("forest,0,tC/ha/yr"));
                parts.add("factors: zero.csv");
            }
            case 2 -> {
                write(
                        "f.csv",
                        "class,value,unit,low,high\n"
                                + known(
                                        "forest,-0.6,tC/ha/yr,-1,0",
                                        "water,1e-300,tC/ha/yr,,",
                                        "grassland,-1e9,kgCO2/ha/yr,,"));
                parts.add("factors: f.csv");
            }
            case 3 -> tier1();
            case 4 -> layers();
            case 5 -> flows = false;
            default -> parts.add("factors: reference-study");
        }
    }

    private void tier1() throws IOException {
        List<String> land = new ArrayList<>();
        land.add("climate: " + dice.one("warm-temperate-moist", "tropical-wet", "boreal-dry", "polar-dry"));
        land.add("ecozone: " + dice.one("subtropical-humid-forest", "tropical-rainforest", "boreal-coniferous-forest"));
        land.add("soil: " + dice.one("lac", "hac", "organic", "sandy"));
        land.add("approach: " + dice.one("gain-loss", "stock-difference"));
        land.add("transition: " + dice.one(1, 5, 20, 100));
        if (dice.chance(0.3)) {
            write("management.csv", "class,use,tillage,input\n" + known("cultivated,paddy-rice,full-till,high"));
            land.add("management: management.csv");
        }
        if (dice.chance(0.3)) {
            StringBuilder wood = new StringBuilder("year,product,amount,unit_of_amount\n");
            years.forEach(y -> wood.append(y)
                    .append(",sawnwood,")
                    .append(dice.one("0", "12.5"))
                    .append(",m3\n"));
            write("wood.csv", wood.toString());
            land.add("harvested-wood: wood.csv");
        }
        parts.add("land: { " + String.join(", ", land) + " }");
    }

    private void layers() {
        String kind = dice.one("nep", "npp");
        List<String> files = new ArrayList<>();
        for (int year : years) {
            String name = kind + year + ".tif";
            rasters.make(name);
            files.add(year + ": " + name);
        }
        String more = "";
        if (kind.equals("npp") || dice.chance(0.2)) {
            rasters.make("temperature.tif");
            rasters.make("rain.tif");
            more = ", temperature: temperature.tif, rain: rain.tif";
        }
        parts.add("sinks: { unit: \"" + dice.one("gC/m2/yr", "kgC/m2/yr") + "\", " + kind + ": { "
                + String.join(", ", files) + " }" + more
                + (dice.chance(0.5) ? ", classes: [forest, grassland]" : "")
                + (dice.chance(0.5) ? ", uncertainty: 30" : "") + " }");
    }

    private void emitted() throws IOException {
        if (polygons.isEmpty() || dice.chance(0.4)) {
            return;
        }
        emissions = true;
        String units = "units: " + polygons.get(0);
        if (dice.chance(0.4)) {
            StringBuilder csv = new StringBuilder("year,unit,item,amount,unit_of_amount\n");
            List<String> items = dice.one(
                    List.of("raw coal,%s,t", "gasoline,%s,10^4 t"),
                    List.of("raw coal,%s,t", "cement,%s,t", "dairy cattle,%s,head"),
                    List.of("electricity,%s,10^4 kWh", "heat,%s,GJ", "single rice,%s,ha"),
                    List.of("landfilled waste,%s,t", "natural gas,%s,10^4 m3", "pigs,%s,head"),
                    List.of("coke,%s,t"));
            for (int year : years) {
                for (String item : items) {
                    csv.append(year)
                            .append(",u0,")
                            .append(item.formatted(dice.one("0", "12.5", "1e7", "3")))
                            .append('\n');
                }
            }
            write("energy.csv", csv.toString());
            parts.add("energy: { file: energy.csv, route: " + dice.one("ncv", "ipcc", "standard-coal") + ", " + units
                    + (dice.chance(0.3) ? ", gwp: ar6" : "")
                    + (items.get(0).startsWith("elec") ? ", grid-factors: " + dice.one("china", "hunan") : "")
                    + (items.get(2 % items.size()).startsWith("single rice")
                            ? ", farm-region: " + dice.one("central-south", "north")
                            : "")
                    + " }");
        } else {
            StringBuilder csv = new StringBuilder("year,unit,amount,unit_of_amount\n");
            for (int year : years) {
                csv.append(year)
                        .append(",u0,")
                        .append(dice.one("0", "12.5", "1e9", "3"))
                        .append(",tCO2\n");
            }
            write("e.csv", csv.toString());
            parts.add("emissions: { file: e.csv, " + units + " }");
        }
        if (dice.chance(0.3)) {
            rasters.make("lights.tif");
            parts.add("allocate: { to: " + dice.one("construction", "cultivated", "unused") + ", by: lights.tif }");
        }
        if (dice.chance(0.2)) {
            StringBuilder csv = new StringBuilder("year,unit,amount\n");
            years.forEach(y ->
                    csv.append(y).append(",u0,").append(dice.one("1", "1e6")).append('\n'));
            write("gdp.csv", csv.toString());
            parts.add("product: gdp.csv");
        }
    }

    private void stocks() throws IOException {
        if (flows && dice.chance(0.6) || !flows && emissions && dice.chance(0.5)) {
            return;
        }
        stock = true;
        write(
                "stock.csv",
                "class,value,unit\n"
                        + known(
                                "cultivated,100,tC/ha",
                                "forest,190,tC/ha",
                                "grassland,0,tC/ha",
                                "water,0,tC/ha",
                                "construction,5,tC/ha",
                                "unused,1,tC/ha"));
        parts.add("stock: " + dice.one("stock.csv", "stock.csv", "hunan-typical"));
        if (dice.chance(0.3)) {
            parts.add("price: 200");
            parts.add("discount: " + dice.one(-3, 0, 5));
        }
    }

    private void doubts() {
        if (dice.chance(0.7)) {
            return;
        }
        parts.add("draws: 100");
        if (dice.chance(0.3)) {
            parts.add("stability: 100");
        }
        if (emissions && dice.chance(0.5)) {
            parts.add("emissions-uncertainty: [5, 7]");
        }
        if (dice.chance(0.3)) {
            parts.add("correlation: { years: " + dice.one("0", "0.5", "1") + ", units: " + dice.one("0", "1") + " }");
        }
    }
}
