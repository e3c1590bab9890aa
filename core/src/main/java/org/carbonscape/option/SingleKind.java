package org.carbonscape.option;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.carbonscape.problem.Bilingual;

/** A kind that takes one text. */
record SingleKind<V>(
        Function<String, Reading<V>> reader,
        Bilingual wanted,
        String label,
        Map<String, Object> schema,
        Function<V, String> writer)
        implements Kind<V> {
    @Override
    public Reading<V> read(List<String> texts, String place) {
        return texts.size() == 1
                ? reader.apply(texts.get(0).strip())
                : Reading.wrong(Bilingual.of("one value is needed, not a list", "只需一个值，不是列表"), wanted);
    }

    @Override
    public String text(V value) {
        return writer.apply(value);
    }
}
