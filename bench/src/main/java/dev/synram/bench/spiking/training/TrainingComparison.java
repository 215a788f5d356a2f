package dev.synram.bench.spiking.training;

import dev.synram.bench.Host;
import dev.synram.bench.PeerComparison;
import dev.synram.bench.spiking.FirstSpikes;
import dev.synram.bench.spiking.training.SpikingTrainingBenchResult.Peer;
import dev.synram.bench.spiking.training.SpikingTrainingBenchResult.Rates;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.data.source.YinYang;
import dev.synram.experiment.Progress;
import dev.synram.experiment.spiking.Play;
import dev.synram.experiment.spiking.encoding.SampleTrains;
import dev.synram.experiment.spiking.learning.LearningRule;
import dev.synram.experiment.spiking.learning.SpikingEpoch;
import dev.synram.experiment.spiking.learning.SpikingTrainingSettings;
import dev.synram.network.spiking.Decoder;
import dev.synram.network.spiking.HostExecution;
import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.Scores;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.training.spiking.SpikingTrained;
import dev.synram.training.spiking.SpikingTraining;
import dev.synram.training.spiking.gradient.ScoreLoss;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network on the Yin-Yang data with surrogate gradients in rounds, alternating between Synram and PyTorch: the speed of a
 * host drifts, so only interleaved measurements are comparable.
 *
 * <p>Synram solves the neurons' equations exactly, on the host, or emulates them on the chip; PyTorch has a grid of time, so its spikes
 * are as exact as its step. The read-out and the gradients of Synram have a grid of 0.5 µs.
 */
final class TrainingComparison {

    private static final SpikingTrainingSettings TRAINING = SpikingTrainingSettings.yinYang(LearningRule.SURROGATE);
    private static final int BATCH = TRAINING.batch();

    /** Of both: Synram's parallel streams take all processors. */
    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private static final int COMPARED = 200;

    /** Spikes later than this before the end are not compared: a grid may move them beyond it. */
    private static final double LEFT = 1;

    private final Settings settings;
    private final Consumer<String> listener;
    private final DataSplit data;

    /**
     * Prepares to measure.
     *
     * @param listener told what is done next
     */
    TrainingComparison(Settings settings, Consumer<String> listener) {
        this.settings = settings;
        this.listener = listener;
        data = YinYang.split().withTrain(YinYang.samples(settings.samples(), YinYang.TRAIN_SEED));
    }

    /**
     * What to measure.
     *
     * @param python the interpreter that has PyTorch, or empty to leave it out
     * @param stepMicros its steps in µs
     * @param samples to train with, of the Yin-Yang data
     * @param epochs of Synram in a round, on the host and in the loop each; 1 or more
     * @param rounds 1 or more, after one that is not counted, in which code is compiled
     * @param seconds that a round of PyTorch lasts
     */
    record Settings(
            Optional<String> python, List<Double> stepMicros, int samples, int epochs, int rounds, double seconds) {

        Settings {
            if (stepMicros.isEmpty() || !(Collections.min(stepMicros) > 0)) {
                throw new IllegalArgumentException(
                        "steps of PyTorch are %s µs; give one or more above 0".formatted(stepMicros));
            }
            if (samples < BATCH || epochs < 1 || rounds < 1 || !(seconds >= 0)) {
                throw new IllegalArgumentException(
                        "%s samples, %s epochs, %s rounds of %s seconds; samples must be %s or more, a batch, epochs and rounds 1 or more, seconds 0 or more"
                                .formatted(samples, epochs, rounds, seconds, BATCH));
            }
        }
    }

    /** Measures. */
    SpikingTrainingBenchResult measure() {
        try (SimulatedChip chip = new SimulatedChip(1, ChipParameters.nominal(), THREADS)) {
            listener.accept("calibrating a chip");
            Synram synram = new Synram(
                    new SpikingTraining(chip, Play.calibrate(chip).calibration()),
                    TRAINING.withEpochs(settings.epochs(), settings.epochs()));
            listener.accept("training once, to compile the code");
            SpikingTrained trained = synram.train();
            synram.forget();
            TrainingTask task = TrainingTask.of(trained.network().hostModel(), data, TRAINING, COMPARED);
            return settings.python()
                    .map(python -> withPeer(python, synram, trained, task))
                    .orElseGet(() -> alone(synram, trained));
        }
    }

    private SpikingTrainingBenchResult alone(Synram synram, SpikingTrained trained) {
        for (int round = 0; round < settings.rounds(); round++) {
            synram.train();
        }
        return result(synram, trained, null, List.of());
    }

    private SpikingTrainingBenchResult withPeer(
            String python, Synram synram, SpikingTrained trained, TrainingTask task) {
        try (TorchTraining torch = new TorchTraining(python, task, THREADS)) {
            Map<Double, List<TorchTraining.Round>> rounds = new TreeMap<>();
            for (int round = 0; round < settings.rounds(); round++) {
                listener.accept("round " + (round + 1));
                synram.train();
                for (double step : settings.stepMicros()) {
                    rounds.computeIfAbsent(step, _ -> new ArrayList<>()).add(torch.train(step, settings.seconds()));
                }
            }
            FirstSpikes exact = exactSpikes(trained);
            List<Peer> peers = new ArrayList<>();
            rounds.forEach((step, measured) -> {
                Rates rates = rates(measured.stream()
                        .map(TorchTraining.Round::samplesPerSecond)
                        .toList());
                double best = Collections.max(rates.rounds());
                peers.add(new Peer(
                        step,
                        measured.getLast().loop(),
                        measured.getLast().threads(),
                        rates,
                        torch.loss(step),
                        torch.firstSpikes(step).errorAgainst(exact, task.sampleMicros() - LEFT),
                        rates(synram.onHost).median() / best,
                        rates(synram.inLoop).median() / best));
            });
            return result(synram, trained, torch.version(), peers);
        }
    }

    private FirstSpikes exactSpikes(SpikingTrained trained) {
        List<NetworkResponse> responses = responses(trained, data.test().range(0, COMPARED));
        FirstSpikes spikes = new FirstSpikes(COMPARED, trained.network().hidden());
        for (int sample = 0; sample < COMPARED; sample++) {
            SpikeTrain train = responses.get(sample).spikes();
            for (int spike = 0; spike < train.count(); spike++) {
                spikes.add(sample, train.sources()[spike], train.micros()[spike]);
            }
        }
        return spikes;
    }

    private double exactLoss(SpikingTrained trained, int batch) {
        LabelledData samples = data.train().range(0, batch);
        SpikingModel model = trained.network().hostModel();
        ScoreLoss loss = new ScoreLoss(TrainingTask.SCORE_SCALE, 0);
        List<NetworkResponse> responses = responses(trained, samples);
        double sum = 0;
        for (int sample = 0; sample < batch; sample++) {
            Scores scores = Decoder.MAX_OVER_TIME.read(
                    model.topology(), responses.get(sample), trained.network().grid());
            sum += loss.of(scores, samples.labels()[sample], new double[scores.count()]);
        }
        return sum / batch;
    }

    private static List<NetworkResponse> responses(SpikingTrained trained, LabelledData samples) {
        List<SpikeTrain> inputs = SampleTrains.of(samples, trained.network().encoding());
        return new HostExecution()
                .run(trained.network().hostModel(), inputs, trained.network().grid(), 0);
    }

    private SpikingTrainingBenchResult result(
            Synram synram, SpikingTrained trained, @Nullable String peer, List<Peer> peers) {
        return SpikingTrainingBenchResult.of(
                Host.here(THREADS, peer),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                synram.settings.batch(),
                synram.settings.hidden().count(),
                rates(synram.onHost),
                rates(synram.inLoop),
                exactLoss(trained, synram.settings.batch()),
                peers);
    }

    private static Rates rates(List<Double> rounds) {
        return new Rates(new PeerComparison.Rounds(rounds).median(), List.copyOf(rounds));
    }

    /** Trainings of Synram, and how fast their epochs were. */
    private final class Synram {

        private final SpikingTraining training;
        private final SpikingTrainingSettings settings;
        private final List<Double> onHost = new ArrayList<>();
        private final List<Double> inLoop = new ArrayList<>();

        Synram(SpikingTraining training, SpikingTrainingSettings settings) {
            this.training = training;
            this.settings = settings;
        }

        SpikingTrained train() {
            SpikingTrained trained = training.train(data, settings, Progress.NONE);
            List<SpikingEpoch> history = trained.result().history();
            onHost.add(rate(history, false));
            inLoop.add(rate(history, true));
            return trained;
        }

        void forget() {
            onHost.clear();
            inLoop.clear();
        }

        private double rate(List<SpikingEpoch> history, boolean loop) {
            List<SpikingEpoch> stage =
                    history.stream().filter(epoch -> epoch.inLoop() == loop).toList();
            double seconds = stage.stream().mapToDouble(SpikingEpoch::seconds).sum();
            return (double) data.train().count() * stage.size() / seconds;
        }
    }
}
