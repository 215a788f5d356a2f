package dev.synram.training;

import dev.synram.chip.random.CounterRandom;
import dev.synram.data.LabelledData;
import dev.synram.training.order.BalancedOrder;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The batches of an epoch in their random order. While one is used, another thread selects and changes the next. */
final class EpochBatches implements Iterator<LabelledData> {

    private final Hyperparameters settings;
    private final LabelledData samples;
    private final int[] order;
    private final long firstStep;
    private final int batches;
    private int taken;
    private CompletableFuture<LabelledData> next;

    /**
     * Begins with the first batch.
     *
     * @param samples of which there is at least one
     * @param epoch number of the epoch, from 0
     */
    EpochBatches(Hyperparameters settings, LabelledData samples, int epoch) {
        this.settings = settings;
        this.samples = samples;
        batches = count(settings, samples);
        firstStep = (long) epoch * batches;
        order = BalancedOrder.of(samples.labels(), settings.balance(), CounterRandom.combine(settings.seed(), epoch));
        next = prepare(0);
    }

    /** The number of batches in an epoch. */
    static int count(Hyperparameters settings, LabelledData samples) {
        return Math.ceilDiv(samples.count(), settings.batch());
    }

    private CompletableFuture<LabelledData> prepare(int batch) {
        return CompletableFuture.supplyAsync(() -> {
            int from = batch * settings.batch();
            int to = Math.min(samples.count(), from + settings.batch());
            return settings.augmentation()
                    .apply(samples.pick(order, from, to), CounterRandom.combine(settings.seed(), ~(firstStep + batch)));
        });
    }

    /** What fails in the other thread fails here as it is. */
    private LabelledData prepared() {
        try {
            return next.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }

    @Override
    public boolean hasNext() {
        return taken < batches;
    }

    @Override
    public LabelledData next() {
        if (!hasNext()) {
            throw new NoSuchElementException("an epoch has " + batches + " batches");
        }
        LabelledData batch = prepared();
        taken++;
        if (hasNext()) {
            next = prepare(taken);
        }
        return batch;
    }
}
