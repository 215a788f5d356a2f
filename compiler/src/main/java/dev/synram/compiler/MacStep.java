package dev.synram.compiler;

import dev.synram.chip.MacSettings;
import dev.synram.network.Network;
import java.util.List;

/**
 * One matrix multiplication of a program.
 *
 * @param mac the network's multiplication
 * @param settings how its events are sent
 * @param placements its tiles, ordered by configuration and pass
 */
public record MacStep(Network.Mac mac, MacSettings settings, List<Placement> placements) {

    public MacStep {
        placements = List.copyOf(placements);
    }

    /** How many times all vectors are sent. */
    public int passes() {
        return placements.getLast().pass() + 1;
    }
}
