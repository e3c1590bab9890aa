package org.carbonscape.study.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.io.json.Json;
import org.carbonscape.option.Item;
import org.carbonscape.option.Option;
import org.carbonscape.option.Section;
import org.carbonscape.problem.Language;
import org.yaml.snakeyaml.Yaml;

/** The study file's reference pages and JSON Schema, made from {@link StudyKeys}. */
public final class StudyReference {
    private StudyReference() {}

    /** {@code docs/study-file.md} and {@code docs/study-file.zh.md}. */
    public static String page(Language language) {
        StringBuilder page = new StringBuilder(language.of("""
                # The study file

                Generated from the program's own declaration of its keys; do not edit. An editor that knows \
                JSON Schema completes the file with `docs/study.schema.json`. Paths are relative to the study file; \
                tables may be CSV (UTF-8 or GBK), XLSX or the attributes of a vector file, of units by id or by name, \
                as [Tables](tables.md) shows; `stats.xlsx#SHEET` names a sheet.

                | key | what | values | default | example |
                | --- | --- | --- | --- | --- |
                """, """
                # 研究文件

                由程序自身对各键的声明生成，请勿手改。支持 JSON Schema 的编辑器可用 `docs/study.schema.json` 补全。\
                路径相对于研究文件；表格可为 CSV（UTF-8 或 GBK）、XLSX 或矢量文件的属性表，单元写编号或名称均可，见[表格](tables.zh.md)；\
                `stats.xlsx#工作表` 指明工作表。

                | 键 | 含义 | 取值 | 默认 | 示例 |
                | --- | --- | --- | --- | --- |
                """));
        rows(page, StudyReader.KEYS, "", language);
        return page.toString();
    }

    private static void rows(StringBuilder page, Section section, String prefix, Language language) {
        for (Item item : section.items()) {
            String path = prefix + (item.key().equals(Item.ANY) ? language.of("<name>", "<名称>") : item.key());
            String required = language.of("required", "必填");
            page.append("| `")
                    .append(path)
                    .append("` | ")
                    .append(titled(item, language))
                    .append(cell(item.doc().in(language)))
                    .append(" | ");
            if (item instanceof Option<?> option) {
                page.append(cell(values(option, language)))
                        .append(" | ")
                        .append(
                                item.required()
                                        ? required
                                        : cell(option.standard().words().in(language)))
                        .append(" | ")
                        .append(option.example().isEmpty() ? "" : "`" + cell(option.example()) + "`")
                        .append(" |\n");
            } else {
                page.append(" | ").append(item.required() ? required : "").append(" | |\n");
                rows(page, (Section) item, path + ".", language);
            }
        }
    }

    /** As forms call it, where that is not the key. */
    private static String titled(Item item, Language language) {
        String title = item.title().in(language);
        boolean said = title.equals(item.key()) || item.doc().in(language).startsWith(title);
        return said ? "" : "**" + cell(title) + "** ";
    }

    /** What it takes: its words with what they mean, or its kind. */
    static String values(Option<?> option, Language language) {
        if (option.kind().choices().isEmpty()) {
            return option.kind().wanted().in(language).strip(); // in sentences a space may stand before a digit
        }
        List<String> words = new ArrayList<>();
        option.kind().choices().forEach(c -> {
            String means = c.doc().in(language);
            words.add("`" + c.id() + "`" + (means.isEmpty() ? "" : language.of(" (" + means + ")", "（" + means + "）")));
        });
        return String.join(language.of(", ", "、"), words);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    /** {@code docs/study.schema.json}: JSON Schema, draft 2020-12. */
    public static String schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Carbonscape study");
        schema.putAll(section(StudyReader.KEYS));
        return Json.text(schema);
    }

    private static Map<String, Object> section(Section section) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("type", "object");
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        boolean open = false;
        for (Item item : section.items()) {
            if (item.key().equals(Item.ANY)) {
                Object before = out.get("additionalProperties");
                out.put(
                        "additionalProperties",
                        before == null ? schema(item) : Map.of("anyOf", List.of(before, schema(item))));
                open = true;
                continue;
            }
            properties.put(item.key(), schema(item));
            if (item.required()) {
                required.add(item.key());
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

    private static Map<String, Object> schema(Item item) {
        Map<String, Object> out = new LinkedHashMap<>();
        if (item instanceof Section section) {
            out.put("description", section.doc().in(Language.EN));
            Map<String, Object> below = section(section);
            if (section.items().stream().noneMatch(Item::required)) {
                below.put("type", List.of("object", "null")); // a method that is only named
            }
            out.putAll(below);
            return out;
        }
        Option<?> option = (Option<?>) item;
        out.put("description", option.text(Language.EN));
        out.putAll(option.kind().schema());
        option.standard().value().ifPresent(v -> out.put("default", new Yaml().load(v)));
        if (!option.example().isEmpty() && !out.containsKey("examples")) {
            out.put("examples", List.of((Object) new Yaml().load(option.example()))); // what an editor fills in
        }
        return out;
    }
}
