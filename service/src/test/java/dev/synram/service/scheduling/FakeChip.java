package dev.synram.service.scheduling;

import dev.synram.chip.ChipFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A chip whose every result is the first value of its sample. It computes when it is permitted, and fails when it is told. */
public final class FakeChip implements InferenceChip {

    public static final Duration RECALIBRATE_AFTER = Duration.ofHours(1);

    private static final int PERMITS = 1_000_000_000;

    private final String name;
    private final int inputs;
    private final int outputs;
    private final Semaphore permits;
    private final List<String> batches = Collections.synchronizedList(new ArrayList<>());
    private volatile int failAfter = Integer.MAX_VALUE;
    private volatile Duration age = Duration.ZERO;
    private final AtomicInteger calibrations = new AtomicInteger(1);
    private final AtomicInteger begun = new AtomicInteger();

    private FakeChip(String name, int inputs, int outputs, int permits) {
        this.name = name;
        this.inputs = inputs;
        this.outputs = outputs;
        this.permits = new Semaphore(permits);
    }

    /** A chip that computes at once. */
    public static FakeChip fast(String name, int inputs, int outputs) {
        return new FakeChip(name, inputs, outputs, PERMITS);
    }

    /** A chip that waits for {@link #permit}. */
    public static FakeChip waiting(String name, int inputs, int outputs) {
        return new FakeChip(name, inputs, outputs, 0);
    }

    /** Lets so many more batches be computed. */
    public void permit(int more) {
        permits.release(more);
    }

    /** Fails after so many batches. */
    public FakeChip failingAfter(int count) {
        failAfter = count;
        return this;
    }

    /** How many batches it has begun. */
    public int begun() {
        return begun.get();
    }

    void become(Duration old) {
        age = old;
    }

    int calibrations() {
        return calibrations.get();
    }

    /** What was computed, as model x runs. */
    List<String> batches() {
        return List.copyOf(batches);
    }

    /** Makes this chip. */
    public ChipPool.ChipMaker maker() {
        return new ChipPool.ChipMaker() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public InferenceChip make() {
                return FakeChip.this;
            }
        };
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration age() {
        return age;
    }

    @Override
    public float[] run(String model, float[] samples, int count) {
        begun.incrementAndGet();
        permits.acquireUninterruptibly();
        if (batches.size() >= failAfter) {
            throw new ChipFailedException(name);
        }
        batches.add(model + " x " + count);
        float[] results = new float[count * outputs];
        for (int i = 0; i < results.length; i++) {
            results[i] = samples[i / outputs * inputs];
        }
        return results;
    }

    @Override
    public ModelledSample cost(String model) {
        return new ModelledSample(2, 0.5);
    }

    @Override
    public void recalibrate() {
        calibrations.incrementAndGet();
        age = Duration.ZERO;
    }

    @Override
    public void close() {}
}
