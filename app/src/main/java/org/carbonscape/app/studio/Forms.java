package org.carbonscape.app.studio;

import java.util.LinkedHashMap;
import java.util.Map;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Item;
import org.carbonscape.option.Kind;
import org.carbonscape.option.Option;
import org.carbonscape.option.Section;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;

/** The declarations of the study file's keys as the page makes its forms from them. */
final class Forms {
    private Forms() {}

    static Map<String, Object> of(Item item) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("key", item.key());
        form.put("title", both(item.title()));
        form.put("doc", both(item.doc()));
        form.put("required", item.required());
        if (item instanceof Section section) {
            form.put("items", section.items().stream().map(Forms::of).toList());
        } else if (item instanceof Option<?> option) {
            Kind<?> kind = option.kind();
            form.put("label", kind.label());
            form.put("wanted", both(kind.wanted()));
            form.put("schema", kind.schema());
            form.put("list", kind.isList());
            form.put("alsoCalled", option.alsoCalled());
            form.put("example", option.example().replaceAll("^\"(.*)\"$", "$1")); // quotes are for YAML
            form.put("default", both(option.standard().words()));
            form.put("choices", kind.choices().stream().map(Forms::choice).toList());
        }
        return form;
    }

    private static Map<String, Object> choice(Choice<?> choice) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", choice.id());
        one.put("doc", both(choice.doc()));
        return one;
    }

    static Map<String, String> both(Bilingual text) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("en", text.in(Language.EN));
        map.put("zh", text.in(Language.ZH));
        return map;
    }
}
