package org.carbonscape.option;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Nearest;

/** One of a few words. */
record ChoiceKind<V>(List<Choice<V>> choices) implements Kind<V> {
    @Override
    public Reading<V> read(List<String> texts, String place) {
        String written = texts.size() == 1 ? texts.get(0).strip() : String.join(", ", texts);
        String word = Normalizer.normalize(written, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[_\\s]+", "-")
                .replace('/', '-');
        for (Choice<V> choice : choices) {
            if (choice.id().equals(word) || choice.alsoCalled().contains(word)) {
                return Reading.of(choice.value());
            }
        }
        List<String> ids = choices.stream().map(Choice::id).toList();
        if (Nearest.to(word, ids).isEmpty()) {
            return Reading.wrong(Bilingual.of("it is none of them", "不在可选项中"), wanted());
        }
        String near = Nearest.of(word, ids);
        return Reading.wrong(Bilingual.of("did you mean \"" + near + "\"?", "是否想写“" + near + "”？"), wanted());
    }

    @Override
    public Bilingual wanted() {
        return Bilingual.of("one of " + joined(", "), "以下之一：" + joined("、"));
    }

    private String joined(String between) {
        return choices.stream().map(Choice::id).collect(Collectors.joining(between));
    }

    @Override
    public String label() {
        return choices.size() <= 4 ? joined("|") : "WORD";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.of(
                "enum",
                choices.stream()
                        .map(c -> c.id().matches("[0-9]+") ? (Object) Long.valueOf(c.id()) : c.id()) // as YAML reads it
                        .toList());
    }

    @Override
    public String text(V value) {
        return choices.stream()
                .filter(c -> c.value().equals(value))
                .map(Choice::id)
                .findFirst()
                .orElse(String.valueOf(value));
    }
}
