package dev.synram.compiler.plan;

import dev.synram.network.Network;
import java.util.List;

/**
 * A network laid out on chips: one program for all chips, or several for groups of chips that take samples round robin. Sample
 * {@code i} goes through program {@code i % replicas}.
 *
 * @param network the network
 * @param replicas the programs
 */
public record Plan(Network network, List<Program> replicas) {

    public Plan {
        replicas = List.copyOf(replicas);
    }

    /** The layers of the host between multiplications. */
    public List<HostCrossing> crossings() {
        return HostCrossing.of(network);
    }

    /** Tiles of all programs, counted as often as their weights are there. */
    public int tiles() {
        return replicas.stream()
                .flatMap(program -> program.steps().stream())
                .mapToInt(step -> step.placements().size())
                .sum();
    }

    /** Share of the weights of all synrams that the network takes; above 1 if it is computed in phases. */
    public double synramUse() {
        return replicas.stream().mapToDouble(Program::synramUse).average().orElseThrow();
    }

    /** How many samples of a batch a replica gets. */
    public int share(int replica, int batch) {
        return Math.ceilDiv(batch - replica, replicas.size());
    }
}
