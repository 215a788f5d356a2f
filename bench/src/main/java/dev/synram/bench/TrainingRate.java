package dev.synram.bench;

import dev.synram.chip.Chip;
import dev.synram.chip.Vectors;
import dev.synram.chip.random.CounterRandom;
import dev.synram.data.LabelledData;
import dev.synram.experiment.checkpoint.TrainingState;
import dev.synram.experiment.model.KnownNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.quantization.Quantization;
import dev.synram.runtime.ChipCluster;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.training.ChipTraining;
import dev.synram.training.Hyperparameters;
import dev.synram.training.TrainingListener;
import dev.synram.training.gradient.TrainingChips;
import java.util.List;

/** The rate of training with chips in the loop in samples per second. */
final class TrainingRate {

    private static final int BATCH = 1000;
    private static final int BATCHES = 10;
    private static final double GAIN = 0.002;
    private static final float WEIGHT_SCALE = 20f;

    private final ChipTraining training;
    private final LabelledData samples;
    private final TrainingState state;
    private final Batches batches;

    /**
     * How samples are divided.
     *
     * @param size samples of a batch
     * @param count batches of an epoch
     */
    record Batches(int size, int count) {}

    /** Prepares the training of a quantized network. */
    TrainingRate(TrainingChips chips, Quantization quantization, int threads, Batches batches) {
        this.batches = batches;
        training = new ChipTraining(chips, quantization, 1, threads);
        state = training.initial();
        samples = samples(batches.size * batches.count, quantization.network());
    }

    /** The MNIST network on one chip, batch 1000. */
    static TrainingRate mnist(int threads) {
        Chip chip = new SimulatedChip(1, ChipParameters.nominal(), threads);
        List<FloatWeights> weights = KnownNetwork.PUBLISHED.drawn(1).weights().stream()
                .map(w -> w.scaled(WEIGHT_SCALE))
                .toList();
        Quantization quantization = new Quantization(Network.mnist(), weights, Workload.SENDS, List.of(), 1);
        ChipCluster cluster = ChipCluster.withTarget(List.of(chip), Workload.COMPILER.target(), GAIN, threads);
        TrainingChips chips = new TrainingChips(cluster, Workload.COMPILER);
        return new TrainingRate(chips, quantization, threads, new Batches(BATCH, BATCHES));
    }

    /** Samples of a network, 5-bit activations, with drawn labels. */
    static LabelledData samples(int count, Network network) {
        Vectors images = Workload.activations(count, network.input().size());
        byte[] labels = new byte[images.count()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) CounterRandom.below(network.output().size(), 7, i);
        }
        float[] values = new float[images.data().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = images.data()[i];
        }
        return LabelledData.of(values, images.length(), labels);
    }

    /** Trains for about the given time, at least one batch. */
    double measure(double seconds) {
        Clock clock = new Clock(seconds);
        try {
            training.train(state, settings(), samples, samples.range(0, 1), clock);
        } catch (Enough e) {
            return clock.done * batches.size / e.seconds;
        }
        throw new IllegalStateException("training ended before its time limit");
    }

    private Hyperparameters settings() {
        return Hyperparameters.inTheLoop(Integer.MAX_VALUE / batches.count, batches.size, 0.02f, 1)
                .withFinalRate(0.01f);
    }

    /** Ends a training after its time limit. */
    private static final class Enough extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final double seconds;

        Enough(double seconds) {
            super("enough", null, false, false);
            this.seconds = seconds;
        }
    }

    /** Counts batches except the first one, which allocates all tensors. */
    private static final class Clock implements TrainingListener {

        private final double limit;
        private long begin;
        private int done = -1;

        Clock(double limit) {
            this.limit = limit;
        }

        @Override
        public void batchDone() {
            done++;
            if (done == 0) {
                begin = System.nanoTime();
                return;
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (seconds >= limit) {
                throw new Enough(seconds);
            }
        }

        @Override
        public void epochDone(TrainingState epoch) {}
    }
}
