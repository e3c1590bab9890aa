package org.carbonscape.study.uncertainty;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.carbon.Flow;
import org.carbonscape.carbon.Term;
import org.carbonscape.carbon.UncertainNumbers;

/** What emits and what takes up, each a sum of terms. */
record FlowTerms(List<Term> source, List<Term> sink) {
    List<Term> net() {
        List<Term> both = new ArrayList<>(source);
        both.addAll(sink);
        return both;
    }

    List<Term> of(Flow flow) {
        return flow == Flow.SOURCE ? source : sink;
    }

    /** Terms of the same numbers as one, what emits apart from what takes up. */
    static final class Sum {
        private final UncertainNumbers numbers;
        private final Map<List<Integer>, Double> source = new LinkedHashMap<>();
        private final Map<List<Integer>, Double> sink = new LinkedHashMap<>();

        Sum(UncertainNumbers numbers) {
            this.numbers = numbers;
        }

        /** By the sign that the term has with every number as given. */
        void add(Term t) {
            add(numbers.value(List.of(t)) < 0 ? Flow.SINK : Flow.SOURCE, t);
        }

        void add(Flow flow, Term t) {
            if (t.constant() != 0) {
                (flow == Flow.SOURCE ? source : sink).merge(t.numbers(), t.constant(), Double::sum);
            }
        }

        void add(FlowTerms flows) {
            flows.source.forEach(t -> add(Flow.SOURCE, t));
            flows.sink.forEach(t -> add(Flow.SINK, t));
        }

        boolean isEmpty() {
            return source.isEmpty() && sink.isEmpty();
        }

        FlowTerms flows() {
            return new FlowTerms(terms(source), terms(sink));
        }

        List<Term> terms() {
            return flows().net();
        }

        private static List<Term> terms(Map<List<Integer>, Double> sums) {
            return sums.entrySet().stream()
                    .map(e -> new Term(e.getValue(), e.getKey()))
                    .toList();
        }
    }
}
