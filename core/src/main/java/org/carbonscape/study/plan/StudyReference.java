package org.carbonscape.study.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.io.json.Json;

/** The study file's reference page and JSON Schema, both made from {@link StudyKeys}. */
public final class StudyReference {
    private StudyReference() {}

    /** {@code docs/study-file.md}. */
    public static String page() {
        StringBuilder page = new StringBuilder(
                "# The study file\n\nGenerated from the program's own declaration of its keys; do not edit. An editor that knows JSON Schema "
                        + "completes the file with `docs/study.schema.json`. Paths are relative to the study file; tables may be CSV (UTF-8 or GBK) or XLSX.\n\n"
                        + "| key | what | required | example |\n| --- | --- | --- | --- |\n");
        rows(page, StudyKeys.ROOT, "");
        return page.toString();
    }

    private static void rows(StringBuilder page, Key section, String prefix) {
        for (Key key : section.children()) {
            String path = prefix + (key.name().equals("*") ? "<name>" : key.name());
            page.append("| `")
                    .append(path)
                    .append("` | ")
                    .append(cell(key.doc()))
                    .append(key.children().isEmpty() ? " (" + key.kind().words() + ")" : "")
                    .append(" | ")
                    .append(key.required() ? "yes" : "")
                    .append(" | ")
                    .append(key.example().isEmpty() ? "" : "`" + cell(key.example()) + "`")
                    .append(" |\n");
            rows(page, key, path + ".");
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    /** {@code docs/study.schema.json}: JSON Schema, draft 2020-12. */
    public static String schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Carbonscape study");
        schema.putAll(section(StudyKeys.ROOT));
        return Json.text(schema);
    }

    private static Map<String, Object> section(Key section) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("type", "object");
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        boolean open = false;
        for (Key key : section.children()) {
            if (key.name().equals("*")) {
                out.put("additionalProperties", schema(key));
                open = true;
                continue;
            }
            properties.put(key.name(), schema(key));
            if (key.required()) {
                required.add(key.name());
            }
        }
        if (!open) {
            out.put("additionalProperties", false);
        }
        if (!properties.isEmpty()) {
            out.put("properties", properties);
        }
        if (!required.isEmpty()) {
            out.put("required", required);
        }
        return out;
    }

    private static Map<String, Object> schema(Key key) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("description", key.doc());
        switch (key.kind()) {
            case SECTION -> out.putAll(section(key));
            case SECTION_OR_TEXT -> out.put("anyOf", List.of(section(key), Map.of("type", "string")));
            case NUMBER -> out.put("type", "number");
            case WHOLE -> out.put("type", "integer");
            case BOOLEAN -> out.put("type", "boolean");
            case CODES -> {
                out.put("type", "array");
                out.put("items", Map.of("type", "integer"));
            }
            case LIST -> out.put("type", List.of("array", "string"));
            case LENGTH -> out.put("type", List.of("string", "number"));
            default -> out.put("type", List.of("string", "number"));
        }
        if (!key.example().isEmpty()) {
            out.put("examples", List.of(key.example()));
        }
        return out;
    }
}
