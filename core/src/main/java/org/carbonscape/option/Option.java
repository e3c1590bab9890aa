package org.carbonscape.option;

import java.util.List;
import java.util.Optional;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;

/**
 * An option, declared once. Two options are the same only where they are one object.
 *
 * @param key        in the study file; with {@code --} before it in a command
 * @param kind       what its value may be
 * @param title      what forms call it: in English the key, in Chinese two or three words
 * @param doc        what it does, in a sentence
 * @param standard   what holds where nothing is written
 * @param example    as it would be written
 * @param alsoCalled other keys and options people write for it
 * @param required   whether its absence is a problem
 */
public record Option<V>(
        String key,
        Kind<V> kind,
        Bilingual title,
        Bilingual doc,
        Standard standard,
        String example,
        List<String> alsoCalled,
        boolean required)
        implements Item {

    /**
     * What holds where nothing is written.
     *
     * @param value as it would be written; empty = it depends
     * @param words in a sentence: "queen", "the convention's"; empty = nothing
     */
    public record Standard(Optional<String> value, Bilingual words) {
        static final Standard NONE = new Standard(Optional.empty(), Bilingual.same(""));

        public boolean isNone() {
            return words.in(Language.EN).isEmpty();
        }
    }

    public Option {
        alsoCalled = List.copyOf(alsoCalled);
    }

    /** An option without a default. */
    public static <V> Option<V> of(String key, Kind<V> kind, String en, String zh) {
        return new Option<>(key, kind, Bilingual.same(key), Bilingual.of(en, zh), Standard.NONE, "", List.of(), false);
    }

    /** The same with a name of its own in Chinese forms. */
    public Option<V> named(String zh) {
        return new Option<>(key, kind, Bilingual.of(key, zh), doc, standard, example, alsoCalled, required);
    }

    /** The same with a default. */
    public Option<V> standard(V value) {
        String text = kind.text(value);
        return with(new Standard(Optional.of(text), Bilingual.same(text)));
    }

    /** The same with a default that depends on something. */
    public Option<V> standard(String en, String zh) {
        return with(new Standard(Optional.empty(), Bilingual.of(en, zh)));
    }

    private Option<V> with(Standard other) {
        return new Option<>(key, kind, title, doc, other, example, alsoCalled, required);
    }

    public Option<V> example(String text) {
        return new Option<>(key, kind, title, doc, standard, text, alsoCalled, required);
    }

    /** The same under another name: of a command, where a study says it by the path to the key. */
    public Option<V> called(String name) {
        return new Option<>(
                name, kind, Bilingual.of(name, title.in(Language.ZH)), doc, standard, example, alsoCalled, required);
    }

    public Option<V> alsoCalled(String... names) {
        return new Option<>(key, kind, title, doc, standard, example, List.of(names), required);
    }

    public Option<V> asRequired() {
        return new Option<>(key, kind, title, doc, standard, example, alsoCalled, true);
    }

    public Option<V> asOptional() {
        return new Option<>(key, kind, title, doc, standard, example, alsoCalled, false);
    }

    /** The whole of it in one paragraph: what it does, the words it takes and what they mean, what holds by default. */
    public String text(Language language) {
        StringBuilder text = new StringBuilder(doc.in(language));
        List<? extends Choice<?>> choices = kind.choices();
        if (!choices.isEmpty()) {
            text.append(language.of(" ", ""));
            boolean plain = true; // "fdr: Benjamini-Hochberg, none" would read as if none were a part of fdr
            for (int i = 0; i < choices.size(); i++) {
                Choice<?> c = choices.get(i);
                String means = c.doc().in(language);
                plain &= means.isEmpty();
                text.append(i == 0 ? "" : language.of(plain ? ", " : "; ", plain ? "、" : "；"))
                        .append(c.id())
                        .append(means.isEmpty() ? "" : language.of(": " + means, "：" + means));
            }
            text.append(language.of(".", "。"));
        }
        if (kind.hasGrammar()) {
            text.append(language.of(" Write ", "可写："))
                    .append(kind.wanted().in(language))
                    .append(language.of(".", "。"));
        }
        if (!standard.isNone()) {
            String end = language.of(".", "。");
            if (text.length() > 0 && text.toString().endsWith(end)) {
                text.setLength(text.length() - end.length());
            }
            String usual = standard.words().in(language);
            text.append(language.of(" (default: ", usual.matches("(?s)\\p{IsHan}.*") ? "（默认为" : "（默认 "))
                    .append(usual)
                    .append(language.of(").", "）。"));
        }
        return text.toString();
    }

    /**
     * A value as it would be written, as machines take it: a number or a truth where the kind is one, else the text.
     */
    public Object typed(String text) {
        Object type = kind.schema().get("type");
        try {
            return "integer".equals(type)
                    ? (Object) Long.valueOf(text)
                    : "number".equals(type)
                            ? (Object) Double.valueOf(text)
                            : "boolean".equals(type) ? (Object) Boolean.valueOf(text) : text;
        } catch (NumberFormatException e) {
            return text;
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
