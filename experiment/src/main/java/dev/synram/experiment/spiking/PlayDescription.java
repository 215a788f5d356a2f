package dev.synram.experiment.spiking;

import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.compiler.spiking.Member;
import dev.synram.compiler.spiking.Population;
import dev.synram.compiler.spiking.SpikingNetwork;
import dev.synram.experiment.setting.SettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is played on a chip, and what is recorded. Spikes of all neurons always are.
 *
 * @param network that is placed on the chip; its Poisson inputs send other spikes in every repetition
 * @param micros duration in µs of chip time, 0.1..100,000
 * @param repetitions how often it is played, 1..1000, together at most 1,000,000 µs, with recordings 20,000
 * @param spikes that inputs send
 * @param recordings of membranes
 * @param targets that the chip is calibrated for
 */
public record PlayDescription(
        SpikingNetwork network,
        double micros,
        int repetitions,
        List<InputSpikes> spikes,
        Recordings recordings,
        SpikingTargets targets) {

    static final double SHORTEST_MICROS = 0.1;
    static final double LONGEST_MICROS = 100_000;
    static final int MOST_REPETITIONS = 1000;
    private static final double MOST_MICROS = 1e6;
    private static final double MOST_RECORDED_MICROS = 20_000;
    private static final double MOST_EVENTS = 1e7;
    private static final double MICROS_PER_SECOND = 1e6;

    public PlayDescription {
        SettingException.require("repetitions", repetitions, 1, MOST_REPETITIONS);
        if (!(micros >= SHORTEST_MICROS && micros <= LONGEST_MICROS)) {
            throw new SettingException(
                    "duration",
                    String.format(
                            Locale.ROOT, "is %s µs; it must be %s..%.0f µs", micros, SHORTEST_MICROS, LONGEST_MICROS));
        }
        if (micros * repetitions > MOST_MICROS) {
            throw new SettingException(
                    "repetitions",
                    String.format(
                            Locale.ROOT,
                            "is %s of %s µs each; together they must last at most %.0f µs",
                            repetitions,
                            micros,
                            MOST_MICROS));
        }
        boolean recorded = !recordings.cadc().isEmpty() || recordings.madc().isPresent();
        if (recorded && micros * repetitions > MOST_RECORDED_MICROS) {
            throw new SettingException(
                    "repetitions",
                    String.format(
                            Locale.ROOT,
                            "is %s of %s µs each; with recorded membranes, together they must last at most %.0f µs",
                            repetitions,
                            micros,
                            MOST_RECORDED_MICROS));
        }
        double events = repetitions * events(network, micros, spikes);
        if (events > MOST_EVENTS) {
            throw new SettingException(
                    "inputs",
                    String.format(
                            Locale.ROOT,
                            "send about %.3g events in all repetitions; at most %.0f are supported, with lower rates or for a shorter time",
                            events,
                            MOST_EVENTS));
        }
        spikes = List.copyOf(spikes);
        for (InputSpikes one : spikes) {
            for (double time : one.micros()) {
                if (!(time >= 0 && time <= micros)) {
                    throw new SettingException(
                            "spikes",
                            "of %s have one at %s µs; it must be within 0..%s µs"
                                    .formatted(one.input().name(), time, micros));
                }
            }
        }
    }

    /**
     * Which membranes are recorded.
     *
     * @param cadc populations whose neurons the CADC reads every 1.7 µs
     * @param madc the neuron that the fast ADC reads every 32 ns, if any
     * @param fromReset whether membranes begin at their reset potential, rather than at rest
     */
    public record Recordings(List<Population> cadc, Optional<Member> madc, boolean fromReset) {

        /** None; membranes begin at rest. */
        public static final Recordings NONE = new Recordings(List.of(), Optional.empty(), false);

        public Recordings {
            cadc = List.copyOf(cadc);
        }
    }

    /** The expected number of events in one repetition. */
    private static double events(SpikingNetwork network, double micros, List<InputSpikes> spikes) {
        double events = spikes.stream().mapToDouble(one -> one.micros().size()).sum();
        for (Population population : network.populations()) {
            double hertz = network.poissonHertz(population).orElse(0);
            events += population.size() * hertz * micros / MICROS_PER_SECOND;
        }
        return events;
    }

    /** Plays a network once, without spikes but those of Poisson inputs, on a chip with the default targets. */
    public static PlayDescription of(SpikingNetwork network, double micros) {
        return new PlayDescription(network, micros, 1, List.of(), Recordings.NONE, SpikingTargets.DEFAULT);
    }

    /** The same with more spikes of an input, at times in µs. */
    public PlayDescription withSpikes(Member input, List<Double> times) {
        List<InputSpikes> all = new ArrayList<>(spikes);
        all.add(new InputSpikes(input, times));
        return new PlayDescription(network, micros, repetitions, all, recordings, targets);
    }

    /** The same, several times. */
    public PlayDescription withRepetitions(int count) {
        return new PlayDescription(network, micros, count, spikes, recordings, targets);
    }

    /** The same, with traces of a population by the CADC too. */
    public PlayDescription withCadc(Population population) {
        List<Population> all = new ArrayList<>(recordings.cadc());
        all.add(population);
        return with(new Recordings(all, recordings.madc(), recordings.fromReset()));
    }

    /** The same, with a trace of a neuron by the fast ADC. */
    public PlayDescription withMadc(Member neuron) {
        return with(new Recordings(recordings.cadc(), Optional.of(neuron), recordings.fromReset()));
    }

    /** The same with membranes that begin at their reset potential. */
    public PlayDescription startingFromReset() {
        return with(new Recordings(recordings.cadc(), recordings.madc(), true));
    }

    /** The same for a chip with other targets. */
    public PlayDescription withTargets(SpikingTargets others) {
        return new PlayDescription(network, micros, repetitions, spikes, recordings, others);
    }

    private PlayDescription with(Recordings others) {
        return new PlayDescription(network, micros, repetitions, spikes, others, targets);
    }
}
