import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Window;
import org.carbonscape.io.tiff.TiffOptions;
import org.carbonscape.io.tiff.TiffWriter;

/**
 * What {@code ./package} needs beyond the shell, on the class path of the jar that is packed: zips with fixed times and
 * order, the list of parts (CycloneDX), a small study to try an installation on.
 */
final class Pack {
    private static final Map<String, String> SPDX = Map.of(
            "Apache License 2.0", "Apache-2.0",
            "BSD 2-Clause", "BSD-2-Clause",
            "BSD 3-Clause", "BSD-3-Clause",
            "MIT License", "MIT",
            "Mozilla Public License 2.0", "MPL-2.0");

    private Pack() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "zip" -> zip(Path.of(args[1]), Path.of(args[2]));
            case "parts" ->
                parts(Path.of(args[1]), Path.of(args[2]), args[3], args.length > 4 ? Path.of(args[4]) : null);
            case "check-parts" -> checkParts(Path.of(args[1]), Path.of(args[2]));
            case "study" -> study(Path.of(args[1]));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** The same folder gives the same bytes. The start script may be run. */
    private static void zip(Path folder, Path out) throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.getParent().relativize(file).toString().replace('\\', '/');
                ZipArchiveEntry entry = new ZipArchiveEntry(name);
                // the time of day as written, whatever the time zone
                entry.setTime(java.time.LocalDateTime.of(2026, 1, 1, 0, 0)
                        .atZone(java.time.ZoneId.systemDefault())
                        .toInstant()
                        .toEpochMilli());
                entry.setUnixMode(file.getFileName().toString().equals("carbonscape") ? 0100755 : 0100644);
                zip.putArchiveEntry(entry);
                Files.copy(file, zip);
                zip.closeArchiveEntry();
            }
        }
    }

    /** The list of parts, from the jar's own descriptions, the pinned checksums and the list of licences. */
    private static void parts(Path root, Path jar, String version, Path runtime) throws Exception {
        List<String> pins = Files.readAllLines(root.resolve(".mvn/checksums/checksums.sha256"));
        Map<String, String> versions = versions(jar);
        String pom = Files.readString(root.resolve("pom.xml"));
        List<Object> components = new ArrayList<>();
        List<String> refs = new ArrayList<>();
        List<String> lines = Files.readAllLines(root.resolve("fuzz/licences.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            String group = cells[0].split(":")[0];
            String name = cells[0].split(":")[1];
            String number = versions.containsKey(cells[0])
                    ? versions.get(cells[0])
                    : declared(pom, group, name).orElseGet(() -> pinned(pins, group, name));
            String file =
                    "  " + group.replace('.', '/') + "/" + name + "/" + number + "/" + name + "-" + number + ".jar";
            String hash = pins.stream()
                    .filter(p -> p.endsWith(file))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("not pinned:" + file))
                    .substring(0, 64);
            Map<String, Object> component = component("library", group, name, number, cells[1]);
            component.put("hashes", List.of(hash(hash)));
            components.add(component);
            refs.add(component.get("bom-ref").toString());
        }
        if (runtime != null) {
            Properties release = new Properties();
            try (InputStream in = Files.newInputStream(runtime.resolve("release"))) {
                release.load(in);
            }
            String number = release.getProperty("JAVA_VERSION").replace("\"", "");
            Map<String, Object> java = new LinkedHashMap<>();
            java.put("type", "platform");
            java.put("bom-ref", "pkg:generic/openjdk@" + number);
            java.put("name", "OpenJDK runtime");
            java.put("version", number);
            java.put("description", "modules " + release.getProperty("MODULES").replace("\"", ""));
            java.put(
                    "licenses",
                    List.of(Map.of("license", Map.of("name", "GPL-2.0-only WITH Classpath-exception-2.0"))));
            components.add(java);
            refs.add(java.get("bom-ref").toString());
        }
        Map<String, Object> program =
                component("application", "org.carbonscape", "carbonscape", version, "Apache License 2.0");
        String whole = sha256(jar);
        program.put("hashes", List.of(hash(whole)));
        Map<String, Object> bom = new LinkedHashMap<>();
        bom.put("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        bom.put("bomFormat", "CycloneDX");
        bom.put("specVersion", "1.6");
        bom.put("serialNumber", "urn:uuid:" + UUID.nameUUIDFromBytes((whole + refs).getBytes(StandardCharsets.UTF_8)));
        bom.put("version", 1);
        bom.put("metadata", new LinkedHashMap<>(Map.of("component", program)));
        bom.put("components", components);
        List<Object> dependencies = new ArrayList<>();
        dependencies.add(new TreeMap<>(Map.of("ref", program.get("bom-ref"), "dependsOn", refs)));
        bom.put("dependencies", dependencies);
        System.out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(bom));
    }

    private static Map<String, Object> component(
            String type, String group, String name, String version, String licence) {
        String url = "pkg:maven/" + group + "/" + name + "@" + version;
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("type", type);
        component.put("bom-ref", url);
        component.put("group", group);
        component.put("name", name);
        component.put("version", version);
        component.put("purl", url);
        component.put(
                "licenses",
                List.of(Map.of(
                        "license",
                        SPDX.containsKey(licence) ? Map.of("id", SPDX.get(licence)) : Map.of("name", licence))));
        return component;
    }

    private static Map<String, String> hash(String hex) {
        Map<String, String> hash = new LinkedHashMap<>();
        hash.put("alg", "SHA-256");
        hash.put("content", hex);
        return hash;
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    /** {@code group:artifact} to version, of the parts that describe themselves in the jar. */
    private static Map<String, String> versions(Path jar) throws IOException {
        Map<String, String> versions = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream()
                    .filter(e -> e.getName().endsWith("/pom.properties"))
                    .toList()) {
                Properties said = new Properties();
                try (InputStream in = zip.getInputStream(entry)) {
                    said.load(in);
                }
                String group = said.getProperty("groupId");
                if (!group.equals("org.carbonscape")) {
                    versions.put(group + ":" + said.getProperty("artifactId"), said.getProperty("version"));
                }
            }
        }
        return versions;
    }

    /** The version that our own pom names. */
    private static Optional<String> declared(String pom, String group, String name) {
        Matcher found = Pattern.compile("<groupId>" + Pattern.quote(group) + "</groupId><artifactId>"
                        + Pattern.quote(name) + "</artifactId><version>([^<]+)</version>")
                .matcher(pom);
        if (!found.find()) {
            return Optional.empty();
        }
        String version = found.group(1);
        if (version.startsWith("${")) {
            String property = version.substring(2, version.length() - 1);
            Matcher value = Pattern.compile("<" + property + ">([^<]+)</").matcher(pom);
            return Optional.of(value.find() ? value.group(1) : version);
        }
        return Optional.of(version);
    }

    /** The version of a part that another part brings: the one whose jar is pinned. */
    private static String pinned(List<String> pins, String group, String name) {
        Pattern jar = Pattern.compile("  " + Pattern.quote(group.replace('.', '/') + "/" + name + "/")
                + "([^/]+)/" + Pattern.quote(name) + "-\\1\\.jar$");
        List<String> found = pins.stream()
                .map(jar::matcher)
                .filter(Matcher::find)
                .map(m -> m.group(1))
                .distinct()
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException("versions of " + group + ":" + name + " that are pinned: " + found);
        }
        return found.get(0);
    }

    /** Fields that the format asks for, and that what the jar says of itself is all there. */
    private static void checkParts(Path file, Path jar) throws IOException {
        JsonNode bom = new ObjectMapper().readTree(file.toFile());
        require(bom.path("bomFormat").asText().equals("CycloneDX"), "bomFormat");
        require(bom.path("specVersion").asText().equals("1.6"), "specVersion");
        require(bom.path("version").isInt(), "version");
        require(
                bom.path("serialNumber").asText().matches("urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
                "serialNumber");
        require(bom.path("metadata").path("component").path("type").asText().equals("application"), "component");
        Set<String> refs = new TreeSet<>();
        Set<String> named = new TreeSet<>();
        for (JsonNode c : bom.path("components")) {
            String ref = c.path("bom-ref").asText();
            require(!ref.isEmpty() && refs.add(ref), "bom-ref " + ref);
            require(c.path("type").asText().matches("library|platform"), "type of " + ref);
            require(
                    !c.path("name").asText().isEmpty()
                            && !c.path("version").asText().isEmpty(),
                    "name of " + ref);
            JsonNode licence = c.path("licenses").path(0).path("license");
            require(
                    !licence.path("id").asText().isEmpty()
                            || !licence.path("name").asText().isEmpty(),
                    "licence of " + ref);
            if (c.path("type").asText().equals("library")) {
                require(c.path("hashes").path(0).path("content").asText().matches("[0-9a-f]{64}"), "hash of " + ref);
                require(
                        c.path("purl")
                                .asText()
                                .equals("pkg:maven/" + c.path("group").asText() + "/"
                                        + c.path("name").asText() + "@"
                                        + c.path("version").asText()),
                        "purl of " + ref);
                named.add(c.path("group").asText() + ":" + c.path("name").asText() + ":"
                        + c.path("version").asText());
            }
        }
        versions(jar).forEach((name, version) -> require(named.contains(name + ":" + version), name + ":" + version));
        for (JsonNode d : bom.path("dependencies").path(0).path("dependsOn")) {
            require(refs.contains(d.asText()), "dependsOn " + d.asText());
        }
        System.out.println(file.getFileName() + ": " + refs.size() + " parts");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("list of parts: " + what);
        }
    }

    /** A study of two phases with everything that needs native code, fonts or other modules of Java. */
    private static void study(Path folder) throws IOException {
        Files.createDirectories(folder);
        paint(folder.resolve("土地 2010.tif"), 7);
        paint(folder.resolve("土地 2020.tif"), 11);
        Files.writeString(folder.resolve("study.yaml"), """
                study: 安装试验 installation
                landUse:
                  legend: 图例.csv
                  phases: { 2010: 土地 2010.tif, 2020: 土地 2020.tif }
                units: { cells: { fishnet: 3 km } }
                carbon: { factors: literature-cn }
                statistics: { units: cells, weights: queen, morans-i: { permutations: 99 }, hot-spots: {} }
                """);
        // in GBK, which is no charset of Java's base module
        Files.write(folder.resolve("图例.csv"), """
                code,class,name_zh
                1,cropland,耕地
                2,forest,林地
                3,grassland,草地
                4,water,水域
                5,construction,建设用地
                6,unused,未利用地
                """.getBytes("GBK"));
    }

    private static void paint(Path path, int stripes) {
        int side = 300;
        Grid grid = new Grid(Crs.epsg(32648), 500_000, 3_000_000, 100, 100, side, side);
        try (TiffWriter out = TiffWriter.classes(path, grid, 6, List.of(), TiffOptions.STANDARD)) {
            Window all = new Window(0, 0, side, side);
            ClassTile tile = ClassTile.of(all.cells(), 6);
            for (int i = 0; i < all.cells(); i++) {
                tile.set(i, 1 + (i / stripes + i / side / 40) % 6);
            }
            out.accept(all, out.encoding().open().encode(all, tile));
            out.finish();
        }
    }
}
