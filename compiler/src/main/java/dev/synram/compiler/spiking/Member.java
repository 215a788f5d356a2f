package dev.synram.compiler.spiking;

import java.util.Objects;

/**
 * One neuron or input of a population.
 *
 * @param population it belongs to
 * @param position within the population, from 0
 */
public record Member(Population population, int position) {

    public Member {
        Objects.checkIndex(position, population.size());
    }

    /** Its number among all neurons, or among all inputs, of the network. */
    public int index() {
        return population.first() + position;
    }

    /** Whether it is a neuron rather than an input. */
    public boolean isNeuron() {
        return population.kind() == Population.Kind.NEURONS;
    }

    /** Its name, such as {@code chain[3]}; that of its population if it is the only member. */
    public String name() {
        return population.size() == 1 ? population.name() : "%s[%s]".formatted(population.name(), position);
    }
}
