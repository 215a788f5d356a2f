package dev.synram.service;

import dev.synram.service.metrics.ServiceMetrics;
import dev.synram.service.scheduling.ChipReport;
import dev.synram.service.scheduling.PoolListener;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Tells people and metrics what happens to chips.
 *
 * @param metrics count it
 * @param people read a line
 */
record Events(ServiceMetrics metrics, Consumer<String> people) implements PoolListener {

    private static final double MILLIS = 1000;

    @Override
    public void ready(String chip, Duration took) {
        metrics.ready(chip, took);
        people.accept(String.format(Locale.ROOT, "%s is calibrated (%.1f s)", chip, took.toMillis() / MILLIS));
    }

    @Override
    public void computed(ChipReport report, int runs, Duration busy, Duration waited) {
        metrics.computed(report, runs, busy, waited);
    }

    @Override
    public void failed(String chip, String reason) {
        metrics.failed(chip, reason);
        people.accept("%s is taken out: %s".formatted(chip, reason));
    }
}
