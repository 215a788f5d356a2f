package dev.synram.bench.spiking.training;

import dev.synram.bench.TorchScript;
import dev.synram.bench.spiking.FirstSpikes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** PyTorch in a process of its own, which trains the network of a task and is idle while others are measured. */
final class TorchTraining implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final TrainingTask task;
    private final Path file;
    private final TorchScript script;

    /**
     * How fast it trained.
     *
     * @param loop the fastest form of its loop over steps: {@code eager} or {@code TorchScript}
     * @param threads with which it was fastest
     */
    record Round(String loop, int threads, double samplesPerSecond, double samplesPerCpuSecond) {}

    /**
     * Starts PyTorch.
     *
     * @throws IllegalStateException if Python or PyTorch is missing
     */
    TorchTraining(String python, TrainingTask task, int threads) {
        this.task = task;
        try {
            file = Files.writeString(Files.createTempFile("synram-task", ".json"), task.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            script = new TorchScript(python, TorchTraining.class, "lif_training.py", threads, file.toString());
        } catch (IllegalStateException e) {
            delete();
            throw e;
        }
    }

    String version() {
        return script.greeting();
    }

    /** Trains for about some seconds, at least one batch; compilation is not counted. */
    Round train(double stepMicros, double seconds) {
        return MAPPER.readValue(
                script.ask(String.format(Locale.ROOT, "train %s %.3f", stepMicros, seconds)), Round.class);
    }

    /** The loss of the first batch with the weights of the task. */
    double loss(double stepMicros) {
        return Double.parseDouble(script.ask("loss " + stepMicros));
    }

    /** First spikes of the hidden neurons in the test samples of the task, with its weights. */
    FirstSpikes firstSpikes(double stepMicros) {
        return FirstSpikes.parse(
                script.ask("spikes " + stepMicros), task.testTimes().length, task.outputWeights().length);
    }

    private void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        script.close();
        delete();
    }
}
