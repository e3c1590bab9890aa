package org.carbonscape.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.option.Given;
import org.carbonscape.option.Option;
import org.carbonscape.option.Reading;
import org.carbonscape.stats.Convention;
import org.carbonscape.weights.Gal;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;

/**
 * A case of {@code reference/method/<id>.json}: data with the tool and version that made its numbers, run as a user
 * would ask for it.
 */
public record ReferenceCase(JsonNode json) {
    /** Those of a statistic; none where it has no file. */
    public static List<ReferenceCase> of(UnitStatistic<?, ?> statistic) {
        try (InputStream in =
                ReferenceCase.class.getResourceAsStream("/reference/method/" + statistic.id() + ".json")) {
            List<ReferenceCase> cases = new ArrayList<>();
            if (in != null) {
                new ObjectMapper().readTree(in).forEach(c -> cases.add(new ReferenceCase(c)));
            }
            return cases;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static double[] numbers(JsonNode values) {
        return IntStream.range(0, values.size())
                .mapToDouble(
                        i -> values.get(i).isNull() ? Double.NaN : values.get(i).asDouble())
                .toArray();
    }

    private Weights weights() {
        JsonNode rows = json.get("neighbours");
        StringBuilder gal = new StringBuilder(rows.size() + "\n");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ids.add(Integer.toString(i + 1));
            gal.append(i + 1).append(' ').append(rows.get(i).size()).append('\n');
            rows.get(i).forEach(j -> gal.append(j.asInt() + 1).append(' '));
            gal.append('\n');
        }
        try {
            return Gal.read(new StringReader(gal.toString()), "neighbours", ids)
                    .with(style(json.get("style").asText()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The style of a word or letter. */
    public static Standardisation style(String text) {
        return Arrays.stream(Standardisation.values())
                .filter(s -> s.word().equals(text) || s.letter().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow();
    }

    private static Convention convention(String id) {
        return Arrays.stream(Convention.values())
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private UnitData data() {
        List<String> names = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        List<Double> times = new ArrayList<>();
        json.get("names").forEach(v -> names.add(v.asText()));
        json.get("values").forEach(v -> values.add(numbers(v)));
        if (json.has("times")) {
            json.get("times").forEach(v -> times.add(v.asDouble()));
        }
        UnitData data = new UnitData(names, values, weights()).withTimes(times);
        return json.has("positions_m")
                ? data.withPositions(() -> new double[][] {
                    numbers(json.get("positions_m").get(0)),
                    numbers(json.get("positions_m").get(1))
                })
                : data;
    }

    private static <V> void put(Given given, Option<V> option, String text) {
        List<String> texts = option.kind().isList() ? option.kind().split(text) : List.of(text);
        if (option.kind().read(texts, option.key()) instanceof Reading.Value<V> v) {
            given.put(option, v.value(), option.key());
        } else {
            throw new AssertionError("option " + option.key() + " does not take " + text);
        }
    }

    /** What the statistic finds with the case's options. */
    public <P, R> Found<R> run(UnitStatistic<P, R> statistic) {
        return run(statistic, data -> data);
    }

    /** The same of other data. */
    public <P, R> Found<R> run(UnitStatistic<P, R> statistic, UnaryOperator<UnitData> other) {
        Given given = new Given("");
        for (Iterator<String> i = json.get("options").fieldNames(); i.hasNext(); ) {
            String key = i.next();
            Option<?> option = statistic.declared().stream()
                    .filter(o -> o.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no option " + key));
            put(given, option, json.get("options").get(key).asText());
        }
        P options = statistic.options(convention(json.get("convention").asText()), given);
        UnitData data = other.apply(data());
        return new Found<>(statistic, data, statistic.run(data, options, new PlainEngine()));
    }
}
