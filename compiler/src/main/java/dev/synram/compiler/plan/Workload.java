package dev.synram.compiler.plan;

import dev.synram.chip.RowMode;
import dev.synram.network.Network;
import dev.synram.network.quantization.QuantizedNetwork;
import java.util.Collections;
import java.util.List;

/**
 * What a compiler needs to know of a network.
 *
 * @param network in a chip's form
 * @param numSends for each multiplication how often a vector is sent
 * @param activity for each multiplication the share of inputs that are expected not to be 0
 * @param rows for each multiplication how its inputs use the rows of a synram
 */
public record Workload(Network network, List<Integer> numSends, List<Double> activity, List<RowMode> rows) {

    public Workload {
        numSends = List.copyOf(numSends);
        activity = List.copyOf(activity);
        rows = List.copyOf(rows);
    }

    /** A network whose weights are not known, or may change. */
    public Workload(Network network, List<Integer> numSends, List<Double> activity) {
        this(network, numSends, activity, Collections.nCopies(numSends.size(), RowMode.SIGNED));
    }

    /** A network as it is: matrices without negative weights take unsigned rows. */
    public static Workload of(QuantizedNetwork network) {
        return new Workload(
                network.network(),
                network.numSends(),
                network.macs().stream().map(QuantizedNetwork.Mac::activity).toList(),
                network.macs().stream()
                        .map(mac -> mac.weights().hasNegative() ? RowMode.SIGNED : RowMode.UNSIGNED)
                        .toList());
    }

    /** The same with signed weights in all layers. */
    public Workload withSignedRows() {
        return new Workload(network, numSends, activity);
    }

    /** The same as if this share of the inputs of every layer were not 0. */
    public Workload withActivity(double share) {
        return new Workload(network, numSends, Collections.nCopies(numSends.size(), share), rows);
    }
}
