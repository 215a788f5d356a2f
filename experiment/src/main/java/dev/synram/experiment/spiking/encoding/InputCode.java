package dev.synram.experiment.spiking.encoding;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What tells a value: when an input spikes, or how often. */
public enum InputCode {
    /** The time of one spike. */
    TIME("time"),

    /** The rate of regular spikes. */
    RATE("rate"),

    /** The rate of a Poisson process. */
    POISSON("poisson");

    private final String label;

    InputCode(String label) {
        this.label = label;
    }

    /** As it is typed. */
    public String label() {
        return label;
    }

    /**
     * The code with a label.
     *
     * @throws IllegalArgumentException naming all labels if there is none
     */
    public static InputCode of(String label) {
        return Arrays.stream(values())
                .filter(code -> code.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s is no encoding; give one of %s"
                        .formatted(
                                label,
                                Arrays.stream(values()).map(InputCode::label).collect(Collectors.joining(", ")))));
    }
}
