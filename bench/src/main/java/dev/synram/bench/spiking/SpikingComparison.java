package dev.synram.bench.spiking;

import dev.synram.bench.Host;
import dev.synram.bench.spiking.EmulatedLayer.Effects;
import dev.synram.bench.spiking.SpikingBenchResult.ActivitySpeed;
import dev.synram.bench.spiking.SpikingBenchResult.EqualError;
import dev.synram.bench.spiking.SpikingBenchResult.LayerComparison;
import dev.synram.bench.spiking.SpikingBenchResult.PeerStep;
import dev.synram.bench.spiking.SpikingBenchResult.SampleRate;
import dev.synram.chip.spiking.SpikingRecord;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Measures layers of spiking neurons in rounds, alternating between Synram and Brian: the speed of a host drifts, so only interleaved
 * measurements are comparable.
 *
 * <p>Both compute the same equations on the same events: see {@link PlacedLayer}. The reference is in double precision and has no grid
 * of time ({@link LayerReference}); the finest step of Brian is compared with it, too, as a check by code that is not ours.
 */
public final class SpikingComparison {

    private static final int NEURONS = 120;
    private static final int ALL_NEURONS = 512;
    private static final double[] ACTIVITIES = {0, 15, 170};
    private static final long SEED = 1;

    /** A refractory time longer than a sample: neurons spike once at most. */
    private static final double ONCE = 60;

    /** Spikes later than this before the end are not compared: on the chip events need 0.8 µs there and back. */
    private static final double LEFT = 1;

    private final Settings settings;
    private final Consumer<String> listener;

    /**
     * Prepares to measure.
     *
     * @param listener told what is done next
     */
    public SpikingComparison(Settings settings, Consumer<String> listener) {
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * What to measure.
     *
     * @param python the interpreter that has Brian, or empty to leave it out
     * @param stepNanos steps of Brian; for a comparison at equal error at least two
     * @param threads of Synram; Brian has one, and as many
     * @param samples of a layer
     * @param rounds number of measurements of each speed
     * @param seconds shortest duration of one measurement of Synram
     * @param warmUpSeconds how long each layer runs in Synram before it is measured, so that it is compiled
     */
    public record Settings(
            Optional<String> python,
            List<Double> stepNanos,
            int threads,
            int samples,
            int rounds,
            double seconds,
            double warmUpSeconds) {

        public Settings {
            if (python.isPresent() && new TreeSet<>(stepNanos).size() < 2) {
                throw new IllegalArgumentException(
                        "%s steps of Brian; a comparison at equal error needs 2 or more".formatted(stepNanos.size()));
            }
            require(
                    "steps of Brian in ns",
                    stepNanos.stream().mapToDouble(step -> step).min().orElse(1),
                    0.1);
            require("threads", threads, 1);
            require("samples", samples, 1);
            require("rounds", rounds, 1);
            require("seconds", seconds, 0);
            require("seconds of warm-up", warmUpSeconds, 0);
        }

        private static void require(String setting, double value, double least) {
            if (!(value >= least && Double.isFinite(value))) {
                throw new IllegalArgumentException(
                        "%s are %s; allowed are %s or more".formatted(setting, value, least));
            }
        }
    }

    /** Measures everything. */
    public SpikingBenchResult measure() {
        List<LayerComparison> comparisons = new ArrayList<>();
        String peer = null;
        if (settings.python().isPresent()) {
            for (Effects effects : List.of(Effects.LINEAR, Effects.SATURATING)) {
                try (Contest contest = new Contest(effects, settings.python().orElseThrow())) {
                    peer = contest.peers.getFirst().brian.description().peer();
                    comparisons.add(contest.compare());
                }
            }
        }
        List<ActivitySpeed> speeds = speeds();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return SpikingBenchResult.of(
                Host.here(settings.threads(), peer), load, settings.rounds(), settings.seconds(), comparisons, speeds);
    }

    private List<ActivitySpeed> speeds() {
        List<ActivitySpeed> speeds = new ArrayList<>();
        for (int neurons : new int[] {NEURONS, ALL_NEURONS}) {
            SpikingLayer layer = SpikingLayer.drawn(neurons, settings.samples(), SEED);
            for (Effects effects : List.of(Effects.NOISY, Effects.LINEAR)) {
                for (double activity : ACTIVITIES) {
                    // The same mean activity of a neuron in layers of any size.
                    double spikes = activity * neurons / NEURONS;
                    listener.accept(String.format(
                            Locale.ROOT, "%s neurons, %s, %.0f spikes", neurons, effects.inputs(), spikes));
                    try (EmulatedLayer emulated =
                            EmulatedLayer.withActivity(layer, effects, settings.threads(), spikes)) {
                        speeds.add(speed(emulated, effects));
                    }
                }
            }
        }
        return speeds;
    }

    private ActivitySpeed speed(EmulatedLayer emulated, Effects effects) {
        List<SpikingRecord> records = emulated.emulate();
        SpikingLayer layer = emulated.placed().realized();
        new RateMeter().measure(records.size(), settings.warmUpSeconds(), emulated::emulate);
        RateMeter meter = new RateMeter();
        for (int round = 0; round < settings.rounds(); round++) {
            meter.measure(records.size(), settings.seconds(), emulated::emulate);
        }
        SampleRate rate = meter.rate();
        return new ActivitySpeed(
                layer.neurons(),
                effects.inputs(),
                effects == Effects.NOISY,
                settings.threads(),
                (double) PlacedLayer.spikes(records) / records.size(),
                rate,
                rate.median() * layer.duration() / 1e6);
    }

    /** Brian with one step and number of threads. */
    private record Competitor(double stepNanos, BrianPeer brian, RateMeter meter) {}

    /** One layer on both sides. */
    private final class Contest implements AutoCloseable {

        private final Effects effects;
        private final EmulatedLayer ours;
        private final SpikingLayer layer;
        private final List<Competitor> peers = new ArrayList<>();

        Contest(Effects effects, String python) {
            this.effects = effects;
            SpikingLayer drawn =
                    SpikingLayer.drawn(NEURONS, settings.samples(), SEED).withRefractory(ONCE);
            ours = EmulatedLayer.of(drawn, effects, settings.threads());
            layer = ours.placed().realized();
            for (double stepNanos : settings.stepNanos()) {
                for (int threads : new TreeSet<>(List.of(1, settings.threads()))) {
                    listener.accept("compiling Brian, %s, step %s ns, %s threads"
                            .formatted(effects.inputs(), stepNanos, threads));
                    peers.add(new Competitor(
                            stepNanos, new BrianPeer(python, layer, stepNanos / 1e3, threads), new RateMeter()));
                }
            }
        }

        LayerComparison compare() {
            RateMeter meter = new RateMeter();
            List<SpikingRecord> records = ours.emulate();
            new RateMeter().measure(records.size(), settings.warmUpSeconds(), ours::emulate);
            for (int round = 0; round < settings.rounds(); round++) {
                listener.accept("%s, round %s".formatted(effects.inputs(), round + 1));
                for (Competitor peer : peers) {
                    meter.measure(records.size(), settings.seconds() / peers.size(), ours::emulate);
                    BrianPeer.Round played = peer.brian.play();
                    peer.meter.add(records.size(), played.seconds(), played.cpuSeconds());
                }
            }
            FirstSpikes reference = LayerReference.firstSpikes(layer);
            FirstSpikes found = ours.placed().firstSpikes(records);
            List<PeerStep> steps =
                    peers.stream().map(peer -> step(peer, reference)).toList();
            Competitor finest = Collections.min(peers, Comparator.comparingDouble(Competitor::stepNanos));
            SpikeTimeError error = error(found, reference);
            SampleRate rate = meter.rate();
            return new LayerComparison(
                    effects.inputs(),
                    layer.neurons(),
                    records.size(),
                    (double) PlacedLayer.spikes(records) / records.size(),
                    rate,
                    error,
                    error(found, finest.brian.firstSpikes()),
                    PlacedLayer.dropped(records),
                    steps,
                    equalError(rate, error, steps, SpikeTimeError::centralNanos),
                    equalError(rate, error, steps, SpikeTimeError::rmsNanos));
        }

        private PeerStep step(Competitor peer, FirstSpikes reference) {
            BrianPeer.Description description = peer.brian.description();
            return new PeerStep(
                    peer.stepNanos,
                    description.target(),
                    description.threads(),
                    peer.meter.rate(),
                    error(peer.brian.firstSpikes(), reference));
        }

        private SpikeTimeError error(FirstSpikes found, FirstSpikes reference) {
            return found.errorAgainst(reference, layer.duration() - LEFT);
        }

        @Override
        public void close() {
            peers.forEach(peer -> peer.brian.close());
            ours.close();
        }
    }

    /** Compares speeds where errors are equal. */
    static EqualError equalError(
            SampleRate ours, SpikeTimeError error, List<PeerStep> steps, ToDoubleFunction<SpikeTimeError> measure) {
        double nanos = measure.applyAsDouble(error);
        SpeedCurve.Speed median = fastest(steps, measure, SampleRate::median).at(nanos);
        SpeedCurve.Speed best =
                fastest(steps, measure, rate -> Collections.max(rate.rounds())).at(nanos);
        SpeedCurve.Speed worst =
                fastest(steps, measure, rate -> Collections.min(rate.rounds())).at(nanos);
        SpeedCurve.Speed ofCpu =
                fastest(steps, measure, SampleRate::medianPerCpuSecond).at(nanos);
        return new EqualError(
                nanos,
                median.speed(),
                ofCpu.speed(),
                ours.median() / median.speed(),
                Collections.min(ours.rounds()) / best.speed(),
                Collections.max(ours.rounds()) / worst.speed(),
                ours.medianPerCpuSecond() / ofCpu.speed(),
                median.outside());
    }

    private static SpeedCurve fastest(
            List<PeerStep> steps, ToDoubleFunction<SpikeTimeError> measure, ToDoubleFunction<SampleRate> speed) {
        Map<Double, SpeedCurve.Point> points = new TreeMap<>();
        for (PeerStep step : steps) {
            SpeedCurve.Point point =
                    new SpeedCurve.Point(measure.applyAsDouble(step.error()), speed.applyAsDouble(step.rate()));
            points.merge(step.stepNanos(), point, (one, other) -> one.speed() > other.speed() ? one : other);
        }
        return new SpeedCurve(List.copyOf(points.values()));
    }
}
