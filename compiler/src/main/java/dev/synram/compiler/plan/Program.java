package dev.synram.compiler.plan;

import dev.synram.chip.Block;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.compiler.target.Target;
import dev.synram.network.Network;
import java.util.List;

/**
 * A network laid out for some chips. A batch goes through the steps in order; in each phase the weights of its placements
 * stand in the synrams, and weights that other phases overwrite are written again before they are used. With one phase,
 * nothing is ever written again.
 *
 * @param network the network
 * @param target the chips
 * @param steps its multiplications in order
 * @param firstWrites for each phase what the first batch writes: all columns of all its segments
 * @param writes for each phase what every later batch writes: at most one range of columns of a segment
 */
public record Program(
        Network network,
        Target target,
        List<MacStep> steps,
        List<List<WeightWrite>> firstWrites,
        List<List<WeightWrite>> writes) {

    public Program {
        steps = List.copyOf(steps);
        firstWrites = firstWrites.stream().map(List::copyOf).toList();
        writes = writes.stream().map(List::copyOf).toList();
    }

    /** The layers of the host between multiplications. */
    public List<HostCrossing> crossings() {
        return HostCrossing.of(network);
    }

    /** Number of phases. */
    public int phases() {
        return writes.size();
    }

    /** The placement whose weights are written. */
    public Placement placement(WeightWrite write) {
        return steps.get(write.step()).placements().get(write.placement());
    }

    /** Weights that a batch writes. */
    public long weightsWritten(boolean firstBatch) {
        return (firstBatch ? firstWrites : writes)
                .stream().flatMap(List::stream).mapToLong(this::size).sum();
    }

    /** Synapses that a batch, but the first, writes on a chip. */
    public long synapsesWritten(int chip) {
        return writes.stream()
                .flatMap(List::stream)
                .filter(write -> placement(write).synram().chip() == chip)
                .mapToLong(this::synapses)
                .sum();
    }

    /** Number of synapses of a write. */
    public long synapses(WeightWrite write) {
        return size(write) * block(write).rows().rowsPerInput();
    }

    private Block block(WeightWrite write) {
        return placement(write).segments().get(write.segment()).block();
    }

    /** Number of weights of a write. */
    private long size(WeightWrite write) {
        return (long) block(write).inputs() * write.columns();
    }

    /** Share of the synapses of all synrams that the network takes, some more than once; may be above 1. */
    public double synramUse() {
        long taken = 0;
        for (MacStep step : steps) {
            for (Placement placement : step.placements()) {
                int rows = placement.inputs().length * placement.rows().rowsPerInput();
                taken += (long) rows * placement.tile().columns();
            }
        }
        long available = (long) target.synrams().size() * ChipGeometry.UNSIGNED_INPUTS * ChipGeometry.COLUMNS;
        return taken / (double) available;
    }
}
