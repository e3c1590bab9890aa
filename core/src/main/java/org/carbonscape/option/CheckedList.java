package org.carbonscape.option;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.carbonscape.problem.Bilingual;

/**
 * A list that must hold something as a whole: ascending, long enough.
 *
 * @param fault the item at which a list is wrong
 */
record CheckedList<V>(Kind<List<V>> list, Function<List<V>, OptionalInt> fault, Bilingual found, Bilingual wanted)
        implements Kind<List<V>> {
    @Override
    public Reading<List<V>> read(List<String> texts, String place) {
        Reading<List<V>> reading = list.read(texts, place);
        OptionalInt at = reading instanceof Reading.Value<List<V>> v ? fault.apply(v.value()) : OptionalInt.empty();
        return at.isPresent()
                ? new Reading.Misread<>(List.of(new Reading.Wrong(at.getAsInt(), found, wanted)))
                : reading;
    }

    @Override
    public String label() {
        return list.label();
    }

    @Override
    public Map<String, Object> schema() {
        return list.schema();
    }

    @Override
    public String text(List<V> value) {
        return list.text(value);
    }

    @Override
    public List<String> split(String text) {
        return list.split(text);
    }

    @Override
    public boolean isList() {
        return true;
    }
}
