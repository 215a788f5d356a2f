package dev.synram.experiment.conversion;

import dev.synram.compiler.Compiler;
import dev.synram.compiler.cost.OptimizedSchedule;
import dev.synram.compiler.cost.RangeEnd;
import dev.synram.compiler.plan.Workload;
import dev.synram.experiment.setting.Copies;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.FloatNetwork;
import dev.synram.network.Network;
import dev.synram.network.layer.ChannelNorm;
import dev.synram.network.layer.Encoding;
import dev.synram.network.layer.Input;
import dev.synram.network.quantization.CrossLayerEqualization;
import dev.synram.network.quantization.InputRange;
import dev.synram.network.quantization.ResultScales;
import dev.synram.runtime.ChipCluster;
import dev.synram.runtime.FloatRunner;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Converts a network in different ways, with the same calibration data on the same chips. */
final class Passes {

    /** Sends that are assumed of all layers while they are not known. */
    private static final int ASSUMED_SENDS = 8;

    private final FloatNetwork network;
    private final float[] samples;
    private final ChipCluster chips;
    private final int waitBetweenEvents;
    private final Map<Scaled, Reference> references = new HashMap<>();

    /** What makes a network in float another one. */
    private record Scaled(double inputLimit, double equalization) {}

    /**
     * Prepares.
     *
     * @param network in float, for inputs within 0..1 or -1..1
     * @param samples such inputs
     */
    Passes(FloatNetwork network, float[] samples, ChipCluster chips, int waitBetweenEvents) {
        this.network = network;
        this.samples = samples;
        this.chips = chips;
        this.waitBetweenEvents = waitBetweenEvents;
    }

    /** Converts a network in one way. */
    LayerwiseQuantization run(Trial trial) {
        Network lowered = lowered(trial);
        return quantizer(trial, lowered).run(range(lowered));
    }

    /** The same for the columns on which the network is going to stand, telling how well layers use the chips. */
    LayerwiseQuantization placed(Trial trial) {
        Network lowered = lowered(trial);
        return quantizer(trial, lowered).placed(range(lowered));
    }

    private LayerwiseQuantizer quantizer(Trial trial, Network lowered) {
        return new LayerwiseQuantizer(reference(trial), trial, lowered, chips, waitBetweenEvents);
    }

    private static InputRange range(Network lowered) {
        return new InputRange(encoding(lowered).withNorm(ChannelNorm.NONE), 1);
    }

    Network lowered(Trial trial) {
        return Lowered.of(reference(trial), trial, chips.target(), waitBetweenEvents);
    }

    /** How a network is lowered in one way. */
    Lowered lowering(Trial trial) {
        return new Lowered(reference(trial), trial, chips.target(), waitBetweenEvents);
    }

    /** Modelled time of a batch, in microseconds, before the sends of layers are known. */
    double batchMicros(Trial trial) {
        return batchMicros(workload(trial));
    }

    /** Modelled time of a sample that comes alone, in microseconds, before the sends of layers are known. */
    double sampleMicros(Trial trial) {
        return micros(workload(trial), 1);
    }

    /** Whether all weights have room of their own, so that samples that come one after the other need no other weights. */
    boolean stays(Trial trial) {
        return weights(trial).stayOn(chips.target());
    }

    /** What tells the user that they have not. */
    SettingException refusedToStay(Trial trial, Copies copies) {
        return weights(trial).refused(copies, chips.target().chips().size());
    }

    private ResidentWeights weights(Trial trial) {
        return new ResidentWeights(workload(trial), waitBetweenEvents);
    }

    private Workload workload(Trial trial) {
        return workload(lowered(trial));
    }

    /** A lowered network before the sends of layers are known. */
    static Workload workload(Network lowered) {
        ResultScales scales = new ResultScales(lowered);
        List<Integer> sends = lowered.macs().stream()
                .map(mac -> Math.ceilDiv(
                        ASSUMED_SENDS,
                        Arrangements.of(lowered, mac, scales).rows().copies()))
                .toList();
        return new Workload(lowered, sends, Collections.nCopies(sends.size(), IdleSpace.ACTIVITY));
    }

    /** Modelled time of a batch, in microseconds. */
    double batchMicros(Workload work) {
        return micros(work, Compiler.DEFAULT_BATCH);
    }

    private double micros(Workload work, int batch) {
        return new OptimizedSchedule()
                .batchMicros(
                        new Compiler(chips.target(), waitBetweenEvents).compile(work, batch), batch, RangeEnd.TYPICAL);
    }

    /** How far outputs are from those in float. */
    double score(Trial trial, Criterion criterion) {
        return run(trial).distance(criterion);
    }

    private static Encoding encoding(Network network) {
        return network.nodes().getFirst().layer() instanceof Input input ? input.encoding() : Encoding.plain(false);
    }

    private Reference reference(Trial trial) {
        return references.computeIfAbsent(
                new Scaled(trial.inputLimit(), trial.equalization()),
                _ -> reference(network, samples, trial, chips.threads()));
    }

    /** What a network becomes in one way, before it is lowered. */
    static Reference reference(FloatNetwork network, float[] samples, Trial wanted, int threads) {
        InputRange range = new InputRange(encoding(network.network()), wanted.inputLimit());
        FloatNetwork plain = range.applied(network).folded();
        float[] divided = range.with(Encoding.plain(range.signed())).divided(samples);
        if (wanted.equalization() <= 1) {
            return Reference.of(plain, divided, threads);
        }
        try (FloatRunner runner = new FloatRunner(plain, threads)) {
            return Reference.of(
                    CrossLayerEqualization.of(plain, runner.results(divided), wanted.equalization()), divided, threads);
        }
    }
}
