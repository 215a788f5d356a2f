package dev.synram.calibration.spiking.measurement;

import static dev.synram.chip.geometry.ChipGeometry.MAX_WEIGHT;

import dev.synram.calibration.measurement.InputSide;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.AdaptationSettings;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.Readout;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.util.Arrays;

/**
 * What one spike does to a neuron that its membrane does not drive to adapt: the event of an input makes it spike at once, and its
 * adaptation jumps and decays.
 */
public final class AdaptationDecays {

    private static final double START_MICROS = 6 * SpikingRecord.CADC_INTERVAL_MICROS - 0.5;
    private static final int LARGE_JUMP = 400;

    /** Scale of long pulses, whose jump is large. */
    private static final int LONG_PULSE_SCALE = 8;

    /** Pulses last so many times as long as those of the neurons, in powers of 2: the signal is larger than that of one spike. */
    private static final int LONGER = 2;

    /** How far the leak potential is raised meanwhile, in cell steps, because amplifiers compress low potentials: 40 LSB. */
    private static final int RAISED = 96;

    private static final double SPAN = 2.5;
    private static final double COURSE = 1;

    /** Time constants after which membranes follow. */
    private static final double SETTLED = 4;

    private static final double CONSIDERED = 8;

    private AdaptationDecays() {}

    /** Time constants of the adaptation in µs: fits to its voltage after one large jump. */
    public static Measurement timeConstants(NeuronBank bank, Chip chip, double expectedMicros, int repetitions) {
        SpikingConfiguration configuration = spikingOnce(bank, chip, Readout.ADAPTATION, LONG_PULSE_SCALE);
        HeldCells held = new HeldCells();
        return new Measurement() {
            @Override
            public void prepare(Chip prepared) {
                held.write(prepared, Cell.ADAPTATION_STRENGTH, 0);
                held.write(prepared, Cell.ADAPTATION_JUMP, LARGE_JUMP);
            }

            @Override
            public double[] measure(Chip measured, NoiseKey noise) {
                double micros = START_MICROS + SPAN * expectedMicros;
                double[][] samples = Recordings.cadc(measured, configuration, run(micros), repetitions, noise);
                double[][] traces = Recordings.transposed(samples, first());
                double[] times = new double[traces.length];
                Arrays.setAll(
                        times,
                        i -> ExponentialFit.timeConstant(
                                traces[i],
                                SpikingRecord.CADC_INTERVAL_MICROS,
                                expectedMicros / CONSIDERED,
                                expectedMicros * CONSIDERED));
                return times;
            }

            @Override
            public void finish(Chip finished) {
                held.restore(finished);
            }
        };
    }

    /**
     * The LSB by which the jump of one spike would lower resting membranes if it stayed: fits to their course, which they follow
     * with their own time constant.
     */
    public static Measurement jumps(
            NeuronBank bank, Chip chip, double membraneMicros, double adaptationMicros, int repetitions) {
        SpikingConfiguration configuration =
                spikingOnce(bank, chip, Readout.MEMBRANE, bank.clocks().adaptationPulseScale() + LONGER);
        HeldCells held = new HeldCells();
        return new Measurement() {
            @Override
            public void prepare(Chip prepared) {
                held.write(prepared, Cell.ADAPTATION_STRENGTH, 0);
                int[] raised = prepared.readCells(Cell.LEAK_POTENTIAL);
                Arrays.setAll(raised, i -> Math.min(raised[i] + RAISED, Cell.LEAK_POTENTIAL.max()));
                held.write(prepared, Cell.LEAK_POTENTIAL, raised);
                held.write(prepared, Cell.RESET_POTENTIAL, raised);
            }

            @Override
            public double[] measure(Chip measured, NoiseKey noise) {
                double micros = START_MICROS + COURSE * adaptationMicros;
                double[][] samples = Recordings.cadc(measured, configuration, run(micros), repetitions, noise);
                int skipped = (int) Math.ceil(SETTLED * membraneMicros / SpikingRecord.CADC_INTERVAL_MICROS);
                double gain = adaptationMicros / (adaptationMicros - membraneMicros);
                double[] jumps = new double[samples[0].length];
                Arrays.setAll(jumps, i -> jump(samples, i, first() + skipped, gain, adaptationMicros));
                return jumps;
            }

            @Override
            public void finish(Chip finished) {
                held.restore(finished);
            }
        };
    }

    /** The best factor of the known course. */
    private static double jump(double[][] samples, int neuron, int first, double gain, double micros) {
        double rest = 0;
        int before = (int) (START_MICROS / SpikingRecord.CADC_INTERVAL_MICROS);
        for (int sample = 0; sample < before; sample++) {
            rest += samples[sample][neuron] / before;
        }
        double products = 0;
        double squares = 0;
        for (int sample = first; sample < samples.length; sample++) {
            double since = SpikingRecord.CadcTrace.micros(sample) - START_MICROS;
            double course = gain * Math.exp(-since / micros);
            products += course * (rest - samples[sample][neuron]);
            squares += course * course;
        }
        return products / squares / (1 << LONGER);
    }

    private static int first() {
        return (int) Math.ceil((START_MICROS + InputRows.LATENCY_MICROS) / SpikingRecord.CADC_INTERVAL_MICROS);
    }

    private static SpikingRun run(double micros) {
        Events event = Events.builder()
                .add(START_MICROS, InputRows.label(InputSide.EXCITATORY, 0))
                .build();
        return SpikingRun.of(event, micros);
    }

    private static SpikingConfiguration spikingOnce(NeuronBank bank, Chip chip, Readout readout, int pulseScale) {
        NeuronBank withLonger = bank.copy();
        withLonger.clocks(bank.clocks().withAdaptationPulse(pulseScale));
        SpikingConfiguration.Builder builder = withLonger.configuration(neuron -> relay(neuron)
                .withAdaptation(AdaptationSettings.ON)
                .withExponential(false)
                .withReadout(readout));
        InputRows.open(builder, chip.geometry(), 1, MAX_WEIGHT);
        return builder.build();
    }

    /** A neuron that spikes at each event of its excitatory input, which does not act on its membrane otherwise. */
    static NeuronSettings relay(NeuronSettings neuron) {
        return neuron.withSent(false)
                .withExcitatory(neuron.excitatory().withEnabled(false).withBypassed(true))
                .withInhibitory(neuron.inhibitory().withEnabled(false));
    }
}
