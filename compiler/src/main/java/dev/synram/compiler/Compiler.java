package dev.synram.compiler;

import dev.synram.chip.MacSettings;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.QuantizedNetwork;
import dev.synram.network.ValueKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays networks out on a machine of one or more chips.
 *
 * @param machine the chips
 * @param waitBetweenEvents FPGA cycles between events, for all layers
 */
public record Compiler(Machine machine, int waitBetweenEvents) {

    /** Samples of a batch if nothing else is said. */
    public static final int DEFAULT_BATCH = 1000;

    /** Lays a network out for batches of {@value #DEFAULT_BATCH} samples. */
    public Plan compile(QuantizedNetwork network) {
        return compile(network, DEFAULT_BATCH);
    }

    /**
     * Lays a network out so that batches are done as soon as possible: all chips hold the network together, or groups of
     * chips hold it each for themselves and take turns with the samples.
     *
     * @param batch samples of a batch
     */
    public Plan compile(QuantizedNetwork network, int batch) {
        List<Double> activity =
                network.macs().stream().map(QuantizedNetwork.Mac::activity).toList();
        return compile(network.network(), network.numSends(), activity, batch);
    }

    /**
     * The same, without weights.
     *
     * @param network in a chip's form
     * @param numSends for each multiplication how often a vector is sent
     * @param activity for each multiplication the share of inputs that are expected not to be 0
     */
    public Plan compile(Network network, List<Integer> numSends, List<Double> activity, int batch) {
        Plan best = null;
        double fastest = Double.POSITIVE_INFINITY;
        int chips = machine.chips().size();
        for (int replicas = 1; replicas <= Math.min(chips, batch); replicas++) {
            Plan plan = plan(network, numSends, activity, replicas);
            double micros = new OptimizedSchedule().cost(plan, batch).batchMicros();
            if (micros < fastest * (1 - 1e-9)) {
                best = plan;
                fastest = micros;
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("a batch has at least 1 sample, not " + batch);
        }
        return best;
    }

    /**
     * What a batch costs by the three models of time: as the public software does it, with the host's part as in the source
     * document's experiment, and as we would do it.
     *
     * @param batch samples of a batch
     */
    public List<Cost> costs(QuantizedNetwork network, int batch) {
        List<Double> activity =
                network.macs().stream().map(QuantizedNetwork.Mac::activity).toList();
        return costs(network.network(), network.numSends(), activity, batch);
    }

    /** The same, without weights. */
    public List<Cost> costs(Network network, List<Integer> numSends, List<Double> activity, int batch) {
        Plan asPublic = compilePublic(network, numSends, activity);
        Plan ours = compile(network, numSends, activity, batch);
        return List.of(
                PublicSchedule.CHIP_ONLY.cost(asPublic, batch),
                PublicSchedule.EXPERIMENT.cost(asPublic, batch),
                new OptimizedSchedule().cost(ours, batch));
    }

    /** Lays a network out as the chip's public software does: layer by layer, every matrix once, no shifted copies. */
    public Plan compilePublic(Network network, List<Integer> numSends, List<Double> activity) {
        return new Plan(network, List.of(program(machine, network, numSends, activity, false)));
    }

    private Plan plan(Network network, List<Integer> numSends, List<Double> activity, int replicas) {
        List<Program> programs = new ArrayList<>();
        List<Integer> chips = machine.chips();
        for (int r = 0; r < replicas; r++) {
            int from = chips.size() * r / replicas;
            int to = chips.size() * (r + 1) / replicas;
            programs.add(program(machine.only(chips.subList(from, to)), network, numSends, activity, true));
        }
        return new Plan(network, programs);
    }

    private Program program(
            Machine part, Network network, List<Integer> numSends, List<Double> activity, boolean copies) {
        List<ValueKind> kinds = ValueKind.of(network);
        List<Matrix> matrices = new ArrayList<>();
        for (Mac mac : network.macs()) {
            MacSettings settings = new MacSettings(numSends.get(mac.index()), waitBetweenEvents);
            int input = network.nodes().get(mac.node()).input();
            boolean signed = kinds.get(input) == ValueKind.SIGNED_ACTIVATION;
            matrices.add(Matrix.of(mac, settings, signed, activity.get(mac.index()), part, copies));
        }
        List<List<Placement>> placements = Layout.of(part, matrices, copies);
        List<MacStep> steps = new ArrayList<>();
        int phases = 1;
        for (int i = 0; i < matrices.size(); i++) {
            Matrix matrix = matrices.get(i);
            steps.add(new MacStep(
                    matrix.unrolled(), matrix.settings(), matrix.signed(), matrix.activity(), placements.get(i)));
            phases = Math.max(phases, placements.get(i).getLast().phase() + 1);
        }
        Residence residence = new Residence(steps);
        return new Program(network, part, steps, residence.nextBatch(phases), residence.nextBatch(phases));
    }
}
