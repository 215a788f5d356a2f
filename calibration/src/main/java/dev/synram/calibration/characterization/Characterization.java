package dev.synram.calibration.characterization;

import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.NoiseKey;
import java.util.ArrayList;
import java.util.List;

/**
 * The measured response of a chip.
 *
 * @param chip id of the chip
 * @param inputs activations of the amplitude sweep
 * @param runs repetitions
 * @param amplitudes weights -63..63 over columns, all inputs equal, one send
 * @param rowSweep the same with one row and 100 sends, which saturates at both ends of the range
 * @param map one weight on all columns, all inputs equal, one send: about 50 LSB
 * @param transfer readings of the ADC over voltages
 * @param figures metrics derived from the sweeps
 */
public record Characterization(
        String chip,
        List<Integer> inputs,
        int runs,
        List<Point> amplitudes,
        List<Point> rowSweep,
        List<Point> map,
        List<TransferCurve> transfer,
        ResponseMetrics figures) {

    /** The input of the published sweep over one row. */
    public static final int ROW_INPUT = 12;

    private static final int MAP_INPUT = 8;
    private static final int MAP_WEIGHT = 24;

    public Characterization {
        inputs = List.copyOf(inputs);
        amplitudes = List.copyOf(amplitudes);
        rowSweep = List.copyOf(rowSweep);
        map = List.copyOf(map);
        transfer = List.copyOf(transfer);
    }

    /**
     * Measures a chip with the present settings of its cells; overwrites its weights.
     *
     * @param inputs activations 0..31 of the amplitude sweep, at least one of them nonzero
     * @param runs repetitions, at least 2
     */
    public static Characterization measure(Chip chip, List<Integer> inputs, int runs, NoiseKey noise) {
        AmplitudeSweep all = AmplitudeSweep.ofAllInputs(runs);
        List<Point> amplitudes = new ArrayList<>();
        for (int input : inputs) {
            amplitudes.addAll(all.measure(chip, input, noise.fold(0)));
        }
        List<Point> row = AmplitudeSweep.ofOneRow(runs).measure(chip, ROW_INPUT, noise.fold(1));
        AmplitudeSweep strong = new AmplitudeSweep(128, new MacSettings(1, 5), runs);
        List<Point> ends = strong.measure(chip, 31, noise.fold(2));
        return new Characterization(
                chip.id(),
                inputs,
                runs,
                amplitudes,
                row,
                all.measureUniform(chip, MAP_INPUT, MAP_WEIGHT, noise.fold(4)),
                TransferCurve.measure(chip, noise.fold(3)),
                ResponseMetrics.of(all, amplitudes, ends));
    }
}
