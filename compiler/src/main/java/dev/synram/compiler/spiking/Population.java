package dev.synram.compiler.spiking;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Neurons or inputs of a network that share a name.
 *
 * @param name unique in its network
 * @param kind what its members are
 * @param first number of its first member among all neurons, or among all inputs, of the network
 * @param size number of its members, at least 1
 */
public record Population(String name, Kind kind, int first, int size) {

    /** What members of a population are. */
    public enum Kind {
        /** Neurons on the chip. */
        NEURONS,

        /** Sources of events outside the chip. */
        INPUTS
    }

    public Population {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a population has an empty name; give it one");
        }
        if (size < 1) {
            throw new IllegalArgumentException(
                    "population %s has %s members; it needs 1 or more".formatted(name, size));
        }
    }

    /** A member, counted from 0. */
    public Member member(int position) {
        return new Member(this, Objects.checkIndex(position, size));
    }

    /** All members in their order. */
    public List<Member> members() {
        return IntStream.range(0, size).mapToObj(this::member).toList();
    }
}
