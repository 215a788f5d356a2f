package dev.synram.service.scheduling;

import dev.synram.chip.ChipFailedException;
import dev.synram.service.protocol.InternalErrors;
import java.time.Duration;
import java.util.Optional;

/** Makes a chip, and lets it compute until the pool is closed or the chip fails. */
final class ChipWorker implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String INTERNAL = "internal error: %s";

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
        } catch (Error e) {
            pool.leave(maker.name(), false, INTERNAL.formatted(e));
            return;
        }
        try (InferenceChip chip = made) {
            pool.listener().ready(chip.name(), since(begin));
            pool.begin();
            work(chip);
        } catch (ChipFailedException e) {
            pool.leave(maker.name(), true, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            pool.leave(maker.name(), true, INTERNAL.formatted(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(InferenceChip chip) throws InterruptedException {
        boolean isLast = false;
        while (!isLast) {
            // Asked before the queue: what was added until then is still taken.
            boolean wasClosing = pool.isClosing();
            if (!wasClosing) {
                pool.recalibrateIfDue(chip);
            }
            Optional<Batch> next = pool.queue().take(PATIENCE);
            next.ifPresent(batch -> compute(chip, batch));
            isLast = wasClosing && next.isEmpty();
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
        } catch (RuntimeException | Error e) {
            // Memory may suffice for the next batch; a thread that ends would leave a chip that seems to be ready.
            batch.refuse(InternalErrors.refusal(e));
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
