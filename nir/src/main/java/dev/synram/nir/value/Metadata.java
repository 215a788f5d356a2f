package dev.synram.nir.value;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remarks of the tool that wrote a file; they do not change what a graph computes.
 *
 * @param entries by name
 */
public record Metadata(Map<String, Value> entries) implements Value {

    /** No remarks. */
    public static final Metadata NONE = new Metadata(Map.of());

    public Metadata {
        entries.keySet().forEach(Names::require);
        entries = Collections.unmodifiableMap(new TreeMap<>(entries));
    }
}
