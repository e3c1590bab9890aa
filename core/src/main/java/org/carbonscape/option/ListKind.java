package org.carbonscape.option;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;

/** A list; a single value counts as a list of one. */
record ListKind<V>(Kind<V> item) implements Kind<List<V>> {
    @Override
    public Reading<List<V>> read(List<String> texts, String place) {
        List<V> values = new ArrayList<>();
        List<Reading.Wrong> wrongs = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String at = texts.size() == 1 ? place : place + "[" + (i + 1) + "]";
            if (item.read(List.of(texts.get(i)), at) instanceof Reading.Value<V> read) {
                values.add(read.value());
            } else {
                Reading.Misread<V> misread = (Reading.Misread<V>) item.read(List.of(texts.get(i)), at);
                int number = i;
                misread.wrongs().forEach(w -> wrongs.add(new Reading.Wrong(number, w.found(), w.wanted())));
            }
        }
        return wrongs.isEmpty() ? Reading.of(List.copyOf(values)) : new Reading.Misread<>(wrongs);
    }

    @Override
    public Bilingual wanted() {
        String zh = item.wanted().in(Language.ZH);
        return Bilingual.of(
                "a list, each " + item.wanted().in(Language.EN), "列表，每项为" + (zh.charAt(0) < 128 ? " " : "") + zh);
    }

    @Override
    public String label() {
        return item.label();
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.of("anyOf", List.of(item.schema(), Schema.of("type", "array", "items", item.schema())));
    }

    @Override
    public String text(List<V> value) {
        return value.stream().map(item::text).collect(Collectors.joining(", "));
    }

    @Override
    public List<String> split(String text) {
        return Arrays.stream(text.split("[,，]"))
                .map(String::strip)
                .filter(t -> !t.isEmpty())
                .toList();
    }

    @Override
    public List<? extends Choice<?>> choices() {
        return item.choices();
    }

    @Override
    public boolean isList() {
        return true;
    }
}
