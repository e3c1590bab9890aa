package org.carbonscape.io.bytes;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carbonscape.problem.Bilingual;

/** What a file that is not what was looked for seems to be, by its first bytes. */
public final class Signature {
    private Signature() {}

    /** The line that converts most rasters. */
    public static final String CONVERT = "gdal_translate -of GTiff INPUT OUTPUT.tif";

    /** The line that converts a file of this kind. */
    public static String conversion(Path file, byte[] head) {
        String kind = of(file, head);
        String name = String.valueOf(file.getFileName());
        String out = argument(free(file, name.replaceFirst("\\.[^.]*$", "")));
        if (kind.startsWith("NetCDF")) {
            return "gdal_translate -of GTiff NETCDF:\"" + name + "\":VARIABLE " + out + " (gdalinfo: VARIABLE)";
        }
        if (kind.startsWith("HDF5")) {
            boolean net = name.toLowerCase(Locale.ROOT).endsWith(".nc");
            return "gdal_translate -of GTiff " + (net ? "NETCDF:\"" : "HDF5:\"") + name
                    + (net ? "\":VARIABLE " : "\"://DATASET ") + out
                    + (net ? " (gdalinfo: VARIABLE)" : " (gdalinfo: DATASET)");
        }
        if (kind.startsWith("HDF4")) {
            return "gdal_translate -of GTiff SUBDATASET " + out + " (gdalinfo: SUBDATASET)";
        }
        return kind.startsWith("GRIB")
                ? "gdal_translate -of GTiff -b BAND " + argument(name) + " " + out
                : List.of("ECW", "MrSID", "JPEG 2000").contains(kind)
                        ? "gdal_translate -of GTiff " + argument(name) + " " + out
                        : CONVERT;
    }

    /** A name for what is made that no file beside this one has: GDAL asks nobody before it writes over a file. */
    private static String free(Path file, String base) {
        String name = base + ".tif";
        for (int i = 2; Files.exists(file.resolveSibling(name)); i++) {
            name = base + "_" + i + ".tif";
        }
        return name;
    }

    private static String argument(String name) {
        return name.indexOf(' ') < 0 ? name : '"' + name + '"';
    }

    /** Endings of files of plain cells, whose header lies beside them. */
    private static final List<String> RAW = List.of("bil", "bip", "bsq", "flt", "dat", "img", "raw", "bin");

    private static final List<String> SHAPES = List.of("gpkg", "shp", "geojson", "json", "kml", "kmz", "fgb");

    /** Whether its ending is that of files of shapes. */
    public static boolean isOfShapes(Path file) {
        return SHAPES.contains(ending(String.valueOf(file.getFileName())));
    }

    private static String ending(String name) {
        return name.replaceFirst("^.*\\.", "").toLowerCase(Locale.ROOT);
    }

    /** The same of a file, which may have a header beside it. */
    public static String of(Path file, byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("ENVI")) {
            return "ENVI (.hdr)";
        }
        String name = String.valueOf(file.getFileName());
        String ending = ending(name);
        boolean header = Files.exists(file.resolveSibling(name.replaceFirst("\\.[^.]*$", "") + ".hdr"))
                || Files.exists(file.resolveSibling(name + ".hdr"));
        String found = of(head);
        boolean plain = found.startsWith("0x") || found.equals("text") || found.equals("zeros");
        return plain && (header || RAW.contains(ending)) ? "ENVI / BIL (." + ending + " + .hdr)" : found;
    }

    /** Whether other files are in it, as portals send them. */
    public static boolean isPacked(String found) {
        return List.of("ZIP", "GZIP", "RAR", "7-Zip").contains(found);
    }

    /** The same for people: formats have their names, other contents words. */
    public static Object told(String found) {
        return switch (found) {
            case "text" -> Bilingual.of("text", "文本");
            case "zeros" -> Bilingual.of("zeros", "全为零的内容");
            default -> found;
        };
    }

    /** What a download or a copy that failed leaves under the name of a file; empty for everything else. */
    public static Optional<Bilingual> left(String found) {
        return switch (found) {
            case "HTML" ->
                Optional.of(Bilingual.of(
                        "it is a web page (HTML), as web sites send where a download fails or asks for a login",
                        "内容是网页（HTML）；下载失败或需要登录时，网站常以此代替文件"));
            case "zeros" ->
                Optional.of(Bilingual.of(
                        "it begins with zeros alone, as a download or a copy that broke off leaves it",
                        "开头全为零，下载或复制中断时常会如此"));
            default -> Optional.empty();
        };
    }

    public static String of(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u0089PNG")) {
            return "PNG";
        } else if (text.startsWith("II*\0") || text.startsWith("MM\0*")) {
            return "TIFF";
        } else if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return "JPEG";
        } else if (text.startsWith("EHFA_HEADER_TAG")) {
            return "ERDAS Imagine (.img)";
        } else if (text.startsWith("PK\u0003\u0004")) {
            return "ZIP";
        } else if (text.startsWith("\u001f\u008b")) {
            return "GZIP";
        } else if (text.startsWith("Rar!")) {
            return "RAR";
        } else if (text.startsWith("7z\u00bc\u00af")) {
            return "7-Zip";
        } else if (text.startsWith("\u0089HDF")) {
            return "HDF5 / NetCDF-4";
        } else if (text.startsWith("CDF\u0001") || text.startsWith("CDF\u0002")) {
            return "NetCDF";
        } else if (text.startsWith("CDF\u0005")) {
            return "NetCDF";
        } else if (text.startsWith("\u000e\u0003\u0013\u0001")) {
            return "HDF4";
        } else if (text.startsWith("GRIB")) {
            return "GRIB";
        } else if (text.startsWith("msid")) {
            return "MrSID";
        } else if (text.startsWith("e") && text.length() > 1 && text.charAt(1) < 4) {
            return "ECW";
        } else if (text.startsWith("GIF8")) {
            return "GIF";
        } else if (text.startsWith("BM")) {
            return "BMP";
        } else if (text.startsWith("SQLite format 3")) {
            return "SQLite / GeoPackage";
        } else if (text.startsWith("%PDF")) {
            return "PDF";
        } else if (text.startsWith("RIFF")) {
            return "WebP / RIFF";
        } else if (text.startsWith("\0\0\0\fjP  ")) {
            return "JPEG 2000";
        } else if (text.startsWith("\0\0\u0027\n")) {
            return "Shapefile (.shp)";
        } else if (text.startsWith("ncols") || text.startsWith("NCOLS")) {
            return "ESRI ASCII grid";
        } else if (text.stripLeading().startsWith("<!DOCTYPE")
                || text.stripLeading().startsWith("<html")) {
            return "HTML";
        } else if (text.stripLeading().startsWith("<")) {
            return "XML";
        }
        boolean blank = true;
        boolean readable = true;
        for (byte b : head) {
            blank &= b == 0;
            readable &= b < 0 || b >= 32 || b == '\t' || b == '\n' || b == '\r';
        }
        if (blank) {
            return "zeros";
        }
        if (readable) {
            return "text";
        }
        StringBuilder hex = new StringBuilder("0x");
        for (int i = 0; i < Math.min(4, head.length); i++) {
            hex.append(Character.forDigit(head[i] >> 4 & 15, 16)).append(Character.forDigit(head[i] & 15, 16));
        }
        return hex.toString();
    }
}
