package dev.synram.experiment.spiking.learning;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How gradients are computed, and what the network's answer is. */
public enum LearningRule {
    /** Surrogate gradients (SuperSpike) on spikes and potentials; the largest potential of leaky integrators is the answer. */
    SURROGATE("surrogate"),

    /** Exact gradients from spike times (EventProp); the largest potential of leaky integrators is the answer. */
    EVENT_PROP("eventprop"),

    /** Exact gradients from spike times; the first output neuron to spike is the answer. */
    FIRST_SPIKE("first-spike");

    private final String label;

    LearningRule(String label) {
        this.label = label;
    }

    /** The name in commands and results. */
    public String label() {
        return label;
    }

    /**
     * The rule with a name.
     *
     * @throws IllegalArgumentException if there is none, naming all
     */
    public static LearningRule of(String label) {
        return Arrays.stream(values())
                .filter(rule -> rule.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s is no learning rule; give %s"
                        .formatted(
                                label,
                                Arrays.stream(values()).map(LearningRule::label).collect(Collectors.joining(", ")))));
    }

    /** Whether output neurons spike. */
    public boolean outputsSpike() {
        return this == FIRST_SPIKE;
    }
}
