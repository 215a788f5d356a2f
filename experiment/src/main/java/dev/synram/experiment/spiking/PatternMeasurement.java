package dev.synram.experiment.spiking;

import dev.synram.calibration.measurement.Statistics;
import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.AdaptationSettings;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.OffsetCurrent;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.compiler.spiking.NeuronOverrides;
import dev.synram.compiler.spiking.Population;
import dev.synram.compiler.spiking.SpikingNetwork;
import dev.synram.compiler.spiking.SpikingPlacement;
import java.util.Arrays;
import java.util.List;

/**
 * The response of an adaptive exponential neuron to a current that is on from the beginning; the membrane begins at its reset
 * potential, and the adaptation at rest.
 */
public final class PatternMeasurement {

    private static final double MICROS = 600;
    private static final int TEST_CURRENT = 40;
    private static final double TEST_MICROS = 400;
    private static final int LARGEST_CURRENT = 1022;

    private final Chip chip;
    private final SpikingCalibration calibration;

    /**
     * Prepares a chip.
     *
     * @param chip calibrated for the {@linkplain AdexPattern#targets targets} of a pattern
     */
    public PatternMeasurement(Chip chip, SpikingCalibration calibration) {
        this.chip = chip;
        this.calibration = calibration;
    }

    /** Measures the response of the first calibrated neuron. */
    public SpikingCharacterizationResult.PatternResponse measure(AdexPattern pattern, long seed) {
        SpikingNetwork.Builder probe = SpikingNetwork.builder();
        probe.neurons("neuron", 1);
        Play play = new Play(chip, calibration);
        SpikingPlacement placement = play.place(probe.build());
        Neuron circuit =
                placement.circuit(placement.network().populations().getFirst().member(0));
        int current = (int) Math.round(pattern.driveLsb() / lsbPerStep(circuit, NoiseKey.of(seed)));
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        Population neuron = builder.neurons(
                "neuron", 1, NeuronOverrides.NONE.withOffsetCurrent(Math.clamp(current, 1, LARGEST_CURRENT)));
        PlayResult result = play.run(
                PlayDescription.of(builder.build(), MICROS)
                        .withMadc(neuron.member(0))
                        .startingFromReset(),
                seed);
        return new SpikingCharacterizationResult.PatternResponse(
                pattern,
                "hemisphere %s, column %s".formatted(circuit.hemisphere(), circuit.column()),
                Math.clamp(current, 1, LARGEST_CURRENT),
                Arrays.stream(result.spikesOf(0, 0)).boxed().toList(),
                result.traces().getFirst());
    }

    /** How far a step of the current raises a membrane that only leaks, measured below the threshold. */
    private double lsbPerStep(Neuron circuit, NoiseKey noise) {
        int[] before = chip.readCells(Cell.OFFSET_CURRENT);
        double raised = level(circuit, OffsetCurrent.UP, before, noise.fold(1));
        double resting = level(circuit, OffsetCurrent.OFF, before, noise.fold(2));
        chip.writeCells(Cell.OFFSET_CURRENT, before);
        return Math.max(raised - resting, 1) / TEST_CURRENT;
    }

    private double level(Neuron circuit, OffsetCurrent offset, int[] cells, NoiseKey noise) {
        int[] values = cells.clone();
        values[SpikingRecord.index(circuit)] = TEST_CURRENT;
        chip.writeCells(Cell.OFFSET_CURRENT, values);
        SpikingConfiguration configuration = calibration
                .configuration()
                .neuron(
                        circuit,
                        calibration
                                .neuron(circuit)
                                .withSpikes(false)
                                .withExponential(false)
                                .withAdaptation(AdaptationSettings.OFF)
                                .withOffset(offset))
                .build();
        SpikingRecord record = chip.emulate(
                        configuration,
                        List.of(SpikingRun.of(Events.NONE, TEST_MICROS).withCadc()),
                        noise)
                .getFirst();
        SpikingRecord.CadcTrace trace = record.cadc().orElseThrow();
        double[] readings = new double[trace.samples()];
        Arrays.setAll(readings, sample -> trace.reading(sample, circuit));
        return Statistics.mean(readings);
    }
}
