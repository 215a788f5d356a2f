package dev.synram.training;

import dev.synram.chip.random.CounterRandom;
import dev.synram.data.LabelledData;
import dev.synram.training.order.BalancedOrder;
import java.util.Iterator;
import java.util.function.Function;

/**
 * The batches of an epoch in their random order. While one is used, another thread selects, changes and prepares the next.
 *
 * @param <B> a prepared batch
 */
final class EpochBatches<B> implements Iterator<B> {

    private final Hyperparameters settings;
    private final LabelledData samples;
    private final int[] order;
    private final long firstStep;
    private final Ahead<B> batches;

    /**
     * Begins with the first batch.
     *
     * @param samples of which there is at least one
     * @param epoch number of the epoch, from 0
     * @param preparation of a batch, by another thread
     */
    EpochBatches(Hyperparameters settings, LabelledData samples, int epoch, Function<LabelledData, B> preparation) {
        this.settings = settings;
        this.samples = samples;
        int count = count(settings, samples);
        firstStep = (long) epoch * count;
        order = BalancedOrder.of(samples.labels(), settings.balance(), CounterRandom.combine(settings.seed(), epoch));
        batches = new Ahead<>(count, number -> preparation.apply(batch(number)));
    }

    /** The number of batches in an epoch. */
    static int count(Hyperparameters settings, LabelledData samples) {
        return Math.ceilDiv(samples.count(), settings.batch());
    }

    private LabelledData batch(int number) {
        int from = number * settings.batch();
        int to = Math.min(samples.count(), from + settings.batch());
        return settings.augmentation()
                .apply(samples.pick(order, from, to), CounterRandom.combine(settings.seed(), ~(firstStep + number)));
    }

    @Override
    public boolean hasNext() {
        return batches.hasNext();
    }

    @Override
    public B next() {
        return batches.next();
    }
}
