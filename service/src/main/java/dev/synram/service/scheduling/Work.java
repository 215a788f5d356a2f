package dev.synram.service.scheduling;

import dev.synram.service.protocol.RefusedException;
import java.util.concurrent.CompletableFuture;

/**
 * The samples of a request, which chips compute in one or more slices. Each sample is computed as often as there are trials; the
 * trials of a sample follow each other.
 */
public final class Work {

    private final String user;
    private final String model;
    private final float[] samples;
    private final int sampleSize;
    private final int trials;
    private final int outputs;
    private final float[] results;
    private final long begin = System.nanoTime();
    private final CompletableFuture<ChipReport> done = new CompletableFuture<>();
    private int left;

    /**
     * Makes work.
     *
     * @param user who asks
     * @param model name of the network
     * @param samples consecutive samples
     * @param trials how often each is computed
     * @param shape of a sample and its results
     */
    public Work(String user, String model, float[] samples, int trials, SampleShape shape) {
        this.user = user;
        this.model = model;
        this.samples = samples;
        this.trials = trials;
        sampleSize = shape.inputs();
        outputs = shape.outputs();
        left = Math.multiplyExact(samples.length / sampleSize, trials);
        results = new float[Math.multiplyExact(left, outputs)];
    }

    /**
     * The sizes of a network.
     *
     * @param inputs elements of a sample
     * @param outputs results of a sample
     */
    public record SampleShape(int inputs, int outputs) {}

    /** Who asks. */
    public String user() {
        return user;
    }

    /** Name of the network. */
    public String model() {
        return model;
    }

    /** How often samples are computed, all trials of all samples counted. */
    public int runs() {
        return results.length / outputs;
    }

    /** Completed with the chip that computed the last slice, or with a {@link RefusedException}. */
    public CompletableFuture<ChipReport> done() {
        return done;
    }

    /** The results of all trials of all samples, when done. */
    public float[] results() {
        return results;
    }

    /** When it was made, by {@link System#nanoTime}. */
    long begin() {
        return begin;
    }

    int sampleSize() {
        return sampleSize;
    }

    /** Copies the samples of some runs. */
    void copySamples(int firstRun, int count, float[] target, int start) {
        for (int i = 0; i < count; i++) {
            int sample = (firstRun + i) / trials;
            System.arraycopy(samples, sample * sampleSize, target, start + i * sampleSize, sampleSize);
        }
    }

    /** Receives the results of some runs, which are somewhere in those of a batch. */
    void receive(int firstRun, int count, float[] batch, int start, ChipReport report) {
        System.arraycopy(batch, start * outputs, results, firstRun * outputs, count * outputs);
        boolean last;
        synchronized (done) {
            left -= count;
            last = left == 0;
        }
        if (last) {
            done.complete(report);
        }
    }

    void refuse(RefusedException refusal) {
        done.completeExceptionally(refusal);
    }
}
