package org.carbonscape.option;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a user wrote for a section or a command: values of options, and sections below. */
public final class Given {
    private final String place;
    private final Map<Option<?>, Object> values = new IdentityHashMap<>();
    private final Map<Option<?>, String> places = new IdentityHashMap<>();
    private final Map<Section, Given> sections = new IdentityHashMap<>();
    private final Map<String, Given> named = new LinkedHashMap<>();
    private final Map<String, Object> namedValues = new LinkedHashMap<>();
    private final Set<String> names = new LinkedHashSet<>();
    private boolean misread;

    /** @param place of the section: a path of keys, empty at the root and in a command */
    public Given(String place) {
        this.place = place;
    }

    public String place() {
        return place;
    }

    /** Where an option stands or would stand, for problems. */
    public String place(Option<?> option) {
        return places.getOrDefault(option, place.isEmpty() ? option.key() : place + "." + option.key());
    }

    /** Something below could not be read: its absence is no problem of its own. */
    public void markMisread() {
        misread = true;
    }

    public boolean isMisread() {
        return misread;
    }

    public <V> void put(Option<V> option, V value, String at) {
        values.put(option, value);
        places.put(option, at);
    }

    public void put(Section section, Given below) {
        sections.put(section, below);
    }

    /** A section under a name of the user's. */
    public void put(String name, Given below) {
        names.add(name);
        named.put(name, below);
    }

    /** A value under a name of the user's. */
    public void put(String name, Object value) {
        names.add(name);
        namedValues.put(name, value);
    }

    @SuppressWarnings("unchecked") // put() holds them together
    public <V> Optional<V> find(Option<V> option) {
        return Optional.ofNullable((V) values.get(option));
    }

    public <V> V or(Option<V> option, V otherwise) {
        return find(option).orElse(otherwise);
    }

    public boolean has(Option<?> option) {
        return values.containsKey(option);
    }

    /** A section that was written, also where nothing stands below it. */
    public Optional<Given> find(Section section) {
        return Optional.ofNullable(sections.get(section));
    }

    /** All names of the user's, of sections and of values, in the order written. */
    public Set<String> names() {
        return Collections.unmodifiableSet(names);
    }

    /** Sections under names of the user's, in the order written. */
    public Map<String, Given> named() {
        return Collections.unmodifiableMap(named);
    }

    /** Values under names of the user's, in the order written. */
    @SuppressWarnings("unchecked") // all of the one option whose name the user chooses
    public <V> Map<String, V> named(Option<V> any) {
        return (Map<String, V>) Collections.unmodifiableMap(namedValues);
    }
}
