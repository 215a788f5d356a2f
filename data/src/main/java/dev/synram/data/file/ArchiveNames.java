package dev.synram.data.file;

import dev.synram.data.DataException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the arrays of an archive are, seen from their names: a part, such as {@code train} or {@code test}, and samples or
 * labels, as in {@code x_train} and {@code y_train} of Keras or {@code train_images} and {@code train_labels} of MedMNIST;
 * or samples and labels alone, as in {@code x} and {@code y}.
 *
 * @param samples name of the samples of each part
 * @param labels name of the labels of each part
 */
record ArchiveNames(Map<Part, String> samples, Map<Part, String> labels) {

    /** Names of the arrays of samples and of their labels. */
    record Pair(String samples, String labels) {}

    /** A part of a data set. */
    enum Part {
        /** For training. */
        TRAIN,
        /** For tests. */
        TEST,
        /** For choices during training. */
        VALIDATION,
        /** Not kept apart. */
        ALL
    }

    private static final Map<String, Part> PARTS = Map.ofEntries(
            Map.entry("train", Part.TRAIN),
            Map.entry("training", Part.TRAIN),
            Map.entry("test", Part.TEST),
            Map.entry("testing", Part.TEST),
            Map.entry("val", Part.VALIDATION),
            Map.entry("valid", Part.VALIDATION),
            Map.entry("validation", Part.VALIDATION),
            Map.entry("dev", Part.VALIDATION));
    private static final Set<String> SAMPLES = Set.of(
            "x",
            "image",
            "images",
            "img",
            "imgs",
            "data",
            "feature",
            "features",
            "sample",
            "samples",
            "input",
            "inputs",
            "arr_0");
    private static final Set<String> LABELS =
            Set.of("y", "label", "labels", "target", "targets", "class", "output", "outputs", "arr_1");

    /**
     * The names of an archive; others are left out.
     *
     * @throws DataException if two arrays are the same by their names
     */
    static ArchiveNames of(Path file, Set<String> names) {
        ArchiveNames found = new ArchiveNames(new EnumMap<>(Part.class), new EnumMap<>(Part.class));
        for (String name : new TreeSet<>(names)) {
            found.add(file, name);
        }
        return found;
    }

    private void add(Path file, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        List<String> words = List.of(lower.split("[_\\-. ]+"));
        Part part = words.stream()
                .filter(PARTS::containsKey)
                .map(PARTS::get)
                .findFirst()
                .orElse(Part.ALL);
        List<String> rest =
                words.stream().filter(word -> !PARTS.containsKey(word)).toList();
        String role = lower.startsWith("arr_") ? lower : rest.size() == 1 ? rest.getFirst() : "";
        if (words.size() - rest.size() > 1 || !(SAMPLES.contains(role) || LABELS.contains(role))) {
            return;
        }
        String other = (SAMPLES.contains(role) ? samples : labels).putIfAbsent(part, name);
        if (other != null) {
            throw new DataException(
                    "%s holds both %s and %s, which mean the same; keep one of them".formatted(file, other, name));
        }
    }

    /** Whether the samples and labels of a part are there; one without the other is not. */
    boolean has(Path file, Part part) {
        String x = samples.get(part);
        String y = labels.get(part);
        if ((x == null) != (y == null)) {
            throw new DataException("%s holds %s without the %s of these samples; %s"
                    .formatted(file, x == null ? y : x, x == null ? "values" : "labels", NumpyData.EXPECTED));
        }
        return x != null;
    }

    /** The names of a part that is there. */
    Pair pair(Part part) {
        return new Pair(
                Objects.requireNonNull(samples.get(part), "samples"),
                Objects.requireNonNull(labels.get(part), "labels"));
    }
}
