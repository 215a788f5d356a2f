package dev.synram.service.scheduling;

import dev.synram.chip.ChipFailedException;
import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import java.time.Duration;
import java.util.Optional;

/** Makes a chip, and lets it compute until the pool is closed or the chip fails. */
final class ChipWorker implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ChipPool pool;
    private final ChipPool.ChipMaker maker;

    ChipWorker(ChipPool pool, ChipPool.ChipMaker maker) {
        this.pool = pool;
        this.maker = maker;
    }

    @Override
    public void run() {
        long begin = System.nanoTime();
        InferenceChip made;
        try {
            made = maker.make();
        } catch (RuntimeException e) {
            pool.leave(maker.name(), false, String.valueOf(e.getMessage()));
            return;
        }
        try (InferenceChip chip = made) {
            pool.listener().ready(chip.name(), since(begin));
            pool.begin();
            work(chip);
        } catch (ChipFailedException e) {
            pool.leave(maker.name(), true, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            pool.leave(maker.name(), true, "internal error: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(InferenceChip chip) throws InterruptedException {
        Optional<Batch> next = Optional.empty();
        while (next.isPresent() || !pool.isClosing()) {
            pool.recalibrateIfDue(chip);
            next = pool.queue().take(PATIENCE);
            if (next.isPresent()) {
                compute(chip, next.get());
            }
        }
    }

    private void compute(InferenceChip chip, Batch batch) {
        try {
            long begin = System.nanoTime();
            Duration waited = Duration.ofNanos(begin
                    - batch.slices().stream()
                            .mapToLong(slice -> slice.work().begin())
                            .min()
                            .orElse(begin));
            float[] results = chip.run(batch.model(), batch.samples(), batch.runs());
            ChipReport report = new ChipReport(chip.name(), chip.age(), chip.cost(batch.model()));
            batch.receive(results, report);
            pool.listener().computed(report, batch.runs(), since(begin), waited);
        } catch (ChipFailedException e) {
            pool.queue().giveBack(batch);
            throw e;
        } catch (RuntimeException e) {
            batch.refuse(new RefusedException(
                    Problem.INTERNAL, "internal error: %s; please report it".formatted(e.toString())));
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
