package dev.synram.experiment.checkpoint;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The settings that a stored training belongs to.
 *
 * @param values values by the names of their settings, in the order in which differences are told; neither has line breaks,
 *     and names have no equals signs
 */
public record CheckpointSettings(SequencedMap<String, String> values) {

    /** The setting with the number of epochs: a stored training may have had fewer, and is extended. */
    public static final String EPOCHS = "epochs";

    /** How names of digests begin: weights and samples often follow from other settings, and are only told if none differs. */
    public static final String DIGEST = "SHA-256 of ";

    private static final String UNKNOWN = "unset";

    /** Copies the values. */
    public CheckpointSettings {
        values = new LinkedHashMap<>(values);
    }

    /** The components of a record by the names of their options: {@code hostEpochs} is {@code host-epochs}. */
    public static CheckpointSettings of(Record settings) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            try {
                values.put(
                        option(component.getName()),
                        String.valueOf(component.getAccessor().invoke(settings)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(settings.getClass() + " is not public", e);
            }
        }
        return new CheckpointSettings(values);
    }

    private static String option(String component) {
        return component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** The same with more settings. */
    public CheckpointSettings with(CheckpointSettings others) {
        SequencedMap<String, String> all = new LinkedHashMap<>(values);
        all.putAll(others.values);
        return new CheckpointSettings(all);
    }

    /** One line for each setting. */
    String text() {
        return values.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** The settings of a text; what is no setting is one without a value. */
    static CheckpointSettings parse(String text) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int cut = line.indexOf('=');
            values.put(cut < 0 ? line : line.substring(0, cut), cut < 0 ? UNKNOWN : line.substring(cut + 1));
        });
        return new CheckpointSettings(values);
    }

    /** The settings that differ from those of a stored training, each with both values. */
    List<String> differences(CheckpointSettings stored) {
        Set<String> names = new LinkedHashSet<>(values.keySet());
        names.addAll(stored.values.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String there = stored.values.getOrDefault(name, UNKNOWN);
            String here = values.getOrDefault(name, UNKNOWN);
            if (!there.equals(here) && !(name.equals(EPOCHS) && isFewer(there, here))) {
                differences.add("%s was %s and is %s".formatted(name, there, here));
            }
        }
        List<String> causes = differences.stream()
                .filter(difference -> !difference.startsWith(DIGEST))
                .toList();
        return causes.isEmpty() ? differences : causes;
    }

    private static boolean isFewer(String epochs, String others) {
        try {
            return Integer.parseInt(epochs) < Integer.parseInt(others);
        } catch (NumberFormatException e) {
            return false; // the file was damaged
        }
    }
}
