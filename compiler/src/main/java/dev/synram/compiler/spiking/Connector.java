package dev.synram.compiler.spiking;

import dev.synram.chip.random.CounterRandom;

/** Which members of two populations are connected. */
@FunctionalInterface
public interface Connector {

    /** Every source with every target. */
    Connector ALL_TO_ALL = (_, _) -> true;

    /** Each source with the target of the same position. */
    Connector ONE_TO_ONE = (source, target) -> source.position() == target.position();

    /** Whether a source is connected with a target. */
    boolean connects(Member source, Member target);

    /**
     * Each pair with a probability, independently of all others.
     *
     * @param probability 0..1
     * @param seed of the random numbers
     */
    static Connector fixedProbability(double probability, long seed) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "the probability of a connection is %s; allowed are 0..1".formatted(probability));
        }
        long key = CounterRandom.mix(seed);
        return (source, target) ->
                (CounterRandom.bits(CounterRandom.combine(key, source.position()), target.position()) >>> 11) * 0x1p-53
                        < probability;
    }

    /** The same, but no neuron is connected with itself. */
    default Connector withoutAutapses() {
        return (source, target) -> !source.equals(target) && connects(source, target);
    }
}
