package org.carbonscape.study.plan;

import static org.carbonscape.study.plan.Key.of;
import static org.carbonscape.study.plan.Key.section;

import java.util.List;
import org.carbonscape.study.plan.Key.Kind;

/** All keys of the study file. */
public final class StudyKeys {
    private StudyKeys() {}

    static final List<String> ROUTES = List.of("standard-coal", "ncv", "ipcc");

    /** The root section. */
    public static final Key ROOT = section(
            "",
            true,
            "A study.",
            of("study", Kind.TEXT, true, "Title of the study, printed on the report.", "Chang-Zhu-Tan 2005-2020"),
            of(
                    "synthetic",
                    Kind.BOOLEAN,
                    false,
                    "Set on studies of made-up data: every page and figure then says so.",
                    "true"),
            of(
                    "source",
                    Kind.TEXT,
                    false,
                    "Source line printed under every map.",
                    "Land use: CLCD; boundaries: county survey 2020"),
            of("seed", Kind.WHOLE, false, "Seed of everything drawn at random (default 20260101).", "20260101"),
            section(
                    "grid",
                    false,
                    "The study grid; by default that of the first phase.",
                    of(
                            "crs",
                            Kind.TEXT,
                            false,
                            "Coordinate reference system: an EPSG code or a WKT text. Also declares the system of "
                                    + "rasters that name none.",
                            "\"EPSG:4547\""),
                    of("cell", Kind.LENGTH, false, "Side of a cell.", "30 m")),
            section(
                    "landUse",
                    true,
                    "Land-use rasters and what their codes mean.",
                    of(
                            "legend",
                            Kind.PRESET_OR_FILE,
                            true,
                            "A preset (cnlucc-6, cnlucc, cnlucc-25, clcd, globeland30, worldcover, cci-lc, mcd12q1, "
                                    + "esri, gb-t-21010) or a table code,class[,name_zh,color]; several codes may share a class.",
                            "clcd"),
                    of("noData", Kind.CODES, false, "Codes to treat as none, beside the file's own.", "[0, 255]"),
                    of(
                            "construction",
                            Kind.LIST,
                            false,
                            "Classes that carry the energy emissions, where the legend is the user's own "
                                    + "(default: the class named construction).",
                            "[Settlement]"),
                    section(
                            "phases",
                            true,
                            "Year: GeoTIFF file, from the earliest to the latest.",
                            of("*", Kind.FILE, false, "A land-use raster of that year.", "lu2005.tif"))),
            section(
                    "units",
                    false,
                    "Named unit sets; the name is unit_set in every table.",
                    section(
                            "*",
                            false,
                            "One set: polygons of a file, or a fishnet.",
                            of(
                                    "file",
                                    Kind.FILE,
                                    false,
                                    "Polygons: GeoPackage, GeoJSON or Shapefile.",
                                    "counties.gpkg"),
                            of(
                                    "layer",
                                    Kind.TEXT,
                                    false,
                                    "Layer of the GeoPackage, where it holds several.",
                                    "counties"),
                            of(
                                    "id",
                                    Kind.TEXT,
                                    false,
                                    "Column with the unit's identifier (default: row numbers).",
                                    "adcode"),
                            of(
                                    "name",
                                    Kind.TEXT,
                                    false,
                                    "Column with the unit's name (default: the identifier).",
                                    "name"),
                            of(
                                    "coordinates",
                                    Kind.CHOICE,
                                    false,
                                    "gcj-02 where the file's longitudes and latitudes are in the Chinese map datum; "
                                            + "they are brought back to WGS84.",
                                    "gcj-02"),
                            of(
                                    "fishnet",
                                    Kind.LENGTH,
                                    false,
                                    "Side of the squares of a fishnet, instead of a file.",
                                    "3 km"))),
            section(
                    "carbon",
                    false,
                    "Factors, energy, emissions, stocks.",
                    of(
                            "factors",
                            Kind.PRESET_OR_FILE,
                            false,
                            "A preset (literature-cn, reference-study) or a table class,value,unit[,low,high,source]; "
                                    + "a source is positive, a sink negative.",
                            "literature-cn"),
                    section(
                            "energy",
                            false,
                            "Energy statistics.",
                            of("file", Kind.FILE, true, "Table year,unit,item,amount,unit_of_amount.", "energy.csv"),
                            of(
                                    "route",
                                    Kind.CHOICE,
                                    true,
                                    "standard-coal, ncv or ipcc; factors are never mixed between routes.",
                                    "ncv"),
                            of("units", Kind.TEXT, true, "Unit set that the table's unit column names.", "districts")),
                    section(
                            "emissions",
                            false,
                            "Given emissions instead of energy.",
                            of(
                                    "file",
                                    Kind.FILE,
                                    true,
                                    "Table year,unit,amount,unit_of_amount (tC or tCO2).",
                                    "co2.csv"),
                            of("units", Kind.TEXT, true, "Unit set that the table's unit column names.", "districts")),
                    section(
                            "allocate",
                            false,
                            "Where a unit's emissions are put.",
                            of(
                                    "to",
                                    Kind.TEXT,
                                    false,
                                    "Class whose cells carry them (default construction).",
                                    "construction"),
                            of(
                                    "by",
                                    Kind.FILE,
                                    false,
                                    "Weight raster (night lights, population); default: equally by area.",
                                    "lights.tif")),
                    of(
                            "stock",
                            Kind.PRESET_OR_FILE,
                            false,
                            "Table class,value,unit[,pool,low,high,source]: carbon stock for the difference between phases.",
                            "stock.csv")),
            StatisticsPlan.KEYS,
            DriversPlan.DRIVERS,
            DriversPlan.DETECTOR,
            SuitabilityPlan.KEYS,
            SuitabilityPlan.SCENARIOS);
}
