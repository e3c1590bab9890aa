package org.carbonscape.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.carbonscape.problem.Bilingual;

/** The name of a raster, which may be a list of files: as one name, {@code {a.tif,b.tif}}. */
record RastersKind(Kind<Path> file) implements Kind<Path> {
    @Override
    public Reading<Path> read(List<String> texts, String place) {
        return texts.size() == 1
                ? file.read(texts, place)
                : file.read(
                        List.of("{"
                                + String.join(
                                        ",", texts.stream().map(String::strip).toList()) + "}"),
                        place);
    }

    @Override
    public Bilingual wanted() {
        return Bilingual.of("a raster, a folder or pattern of rasters, or a list", "栅格文件，或栅格所在文件夹、通配符或列表");
    }

    @Override
    public String label() {
        return file.label();
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.of("anyOf", List.of(file.schema(), Schema.of("type", "array", "items", file.schema())));
    }

    @Override
    public String text(Path value) {
        return file.text(value);
    }

    @Override
    public boolean isList() {
        return true;
    }
}
