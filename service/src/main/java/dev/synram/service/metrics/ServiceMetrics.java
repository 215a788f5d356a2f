package dev.synram.service.metrics;

import dev.synram.service.engine.RequestListener;
import dev.synram.service.jobs.JobListener;
import dev.synram.service.jobs.JobState;
import dev.synram.service.jobs.StoredJob;
import dev.synram.service.protocol.RefusedException;
import dev.synram.service.scheduling.ChipReport;
import dev.synram.service.scheduling.PoolListener;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;

/** Counts requests and what chips do. Labels have few values: models and users of this server, chips, and statuses. */
public final class ServiceMetrics implements RequestListener, PoolListener, JobListener {

    private static final double[] SECONDS = {0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5, 30};
    private static final double[] SAMPLES = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1000};
    private static final double JOULES = 1e-3;

    private final PrometheusRegistry registry = new PrometheusRegistry();

    private final Counter requests = Counter.builder()
            .name("synram_requests_total")
            .help("Requests for inference by model, HTTP status, user and transport")
            .labelNames("model", "code", "user", "transport")
            .register(registry);

    private final Counter samples = Counter.builder()
            .name("synram_samples_total")
            .help("Samples of answered requests by model, trials not counted")
            .labelNames("model")
            .register(registry);

    private final Histogram duration = Histogram.builder()
            .name("synram_request_duration_seconds")
            .help("Time from a request's headers to its answer")
            .unit(Unit.SECONDS)
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .register(registry);

    private final Histogram wait = Histogram.builder()
            .name("synram_queue_wait_seconds")
            .help("Time that the oldest sample of each batch waited")
            .unit(Unit.SECONDS)
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .register(registry);

    private final Histogram batch = Histogram.builder()
            .name("synram_batch_samples")
            .help("Samples of each batch, trials counted")
            .classicOnly()
            .classicUpperBounds(SAMPLES)
            .register(registry);

    private final Counter busy = Counter.builder()
            .name("synram_chip_busy_seconds_total")
            .help("Time for which each chip was busy, by the clock of the host")
            .labelNames("chip")
            .register(registry);

    private final Counter energy = Counter.builder()
            .name("synram_chip_modelled_energy_joules_total")
            .help("Energy that each chip would have taken; computed by a model, not measured")
            .labelNames("chip")
            .register(registry);

    private final Gauge age = Gauge.builder()
            .name("synram_chip_calibration_age_seconds")
            .help("Age of each chip's calibration when it last computed")
            .unit(Unit.SECONDS)
            .labelNames("chip")
            .register(registry);

    private final Counter calibrations = Counter.builder()
            .name("synram_chip_calibrations_total")
            .help("Calibrations of each chip")
            .labelNames("chip")
            .register(registry);

    private final Counter failures = Counter.builder()
            .name("synram_chip_failures_total")
            .help("Chips that were taken out")
            .labelNames("chip")
            .register(registry);

    private final Counter jobs = Counter.builder()
            .name("synram_jobs_total")
            .help("Jobs that have ended, by kind and final state")
            .labelNames("kind", "state")
            .register(registry);

    private final Counter auditFailures = Counter.builder()
            .name("synram_audit_failures_total")
            .help("Lines of the audit that could not be written")
            .register(registry);

    /** A line of the audit is lost. */
    public void auditFailed() {
        auditFailures.inc();
    }

    @Override
    public void changed(StoredJob job) {
        if (job.state().isFinal()) {
            jobs.labelValues(job.kind(), job.state().label()).inc();
        }
    }

    /** Tells how many jobs wait and run from now on. */
    public void jobs(ToIntFunction<JobState> count) {
        GaugeWithCallback.builder()
                .name("synram_jobs_unfinished")
                .help("Jobs that have not ended, by state")
                .labelNames("state")
                .callback(gauge -> {
                    try {
                        for (JobState state : List.of(JobState.QUEUED, JobState.RUNNING)) {
                            gauge.call(count.applyAsInt(state), state.label());
                        }
                    } catch (RefusedException e) {
                        return; // the database is closed or fails: there is no number
                    }
                })
                .register(registry);
    }

    /** Tells the length of a queue from now on. */
    public void queueLength(IntSupplier waiting) {
        GaugeWithCallback.builder()
                .name("synram_queue_samples")
                .help("Samples that wait for a chip, trials counted")
                .callback(gauge -> gauge.call(waiting.getAsInt()))
                .register(registry);
    }

    @Override
    public void ended(RequestRecord request) {
        requests.labelValues(request.model(), String.valueOf(request.status()), request.user(), request.transport())
                .inc();
        duration.observe(seconds(request.took()));
        if (request.status() == 200) {
            samples.labelValues(request.model()).inc(request.samples());
        }
    }

    @Override
    public void ready(String chip, Duration took) {
        calibrations.labelValues(chip).inc();
        failures.labelValues(chip);
    }

    @Override
    public void computed(ChipReport report, int runs, Duration took, Duration waited) {
        batch.observe(runs);
        wait.observe(seconds(waited));
        busy.labelValues(report.chip()).inc(seconds(took));
        energy.labelValues(report.chip()).inc(runs * report.cost().millijoules() * JOULES);
        age.labelValues(report.chip()).set(seconds(report.age()));
    }

    @Override
    public void failed(String chip, String reason) {
        failures.labelValues(chip).inc();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / (double) Duration.ofSeconds(1).toNanos();
    }

    /** All metrics in the text format of Prometheus. */
    public byte[] text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.builder().build().write(text, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toByteArray();
    }
}
