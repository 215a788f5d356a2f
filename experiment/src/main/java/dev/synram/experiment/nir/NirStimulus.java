package dev.synram.experiment.nir;

import dev.synram.chip.random.CounterRandom;
import dev.synram.data.DataException;
import dev.synram.data.file.MatrixFile;
import dev.synram.data.file.RealMatrix;
import dev.synram.experiment.setting.SettingException;
import dev.synram.nir.execution.InputSpike;
import dev.synram.nir.execution.Stimulus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What enters a graph: spikes of a file, or Poisson spikes. */
public final class NirStimulus {

    /** Names the random numbers drawn here. */
    private static final long STREAM = 0x4E49_5253L;

    private static final double MOST_SPIKES = 10_000_000;

    private NirStimulus() {}

    /**
     * Poisson spikes, independent for each element of the inputs.
     *
     * @param inputs number of elements
     * @param hertz mean rate, above 0
     * @param seconds duration, above 0
     * @param seed of the random numbers
     * @throws SettingException if a number is out of range
     */
    public static Stimulus poisson(int inputs, double hertz, double seconds, long seed) {
        requirePositive("rate", hertz, "Hz");
        requirePositive("seconds", seconds, "s");
        if (inputs * hertz * seconds > MOST_SPIKES) {
            throw new SettingException(
                    "rate",
                    String.format(
                            Locale.ROOT,
                            "is %s Hz, %.0f spikes of %s inputs in %s s; at most %.0f are supported",
                            hertz,
                            inputs * hertz * seconds,
                            inputs,
                            seconds,
                            MOST_SPIKES));
        }
        List<InputSpike> spikes = new ArrayList<>();
        for (int input = 0; input < inputs; input++) {
            long key = CounterRandom.combine(CounterRandom.combine(STREAM, seed), input);
            double time = 0;
            for (long draw = 0; time < seconds; draw++) {
                double uniform = ((CounterRandom.bits(key, draw) >>> 11) + 0.5) * 0x1p-53;
                time -= Math.log(uniform) / hertz;
                if (time < seconds) {
                    spikes.add(new InputSpike(time, input));
                }
            }
        }
        return new Stimulus(spikes, seconds);
    }

    private static void requirePositive(String setting, double value, String unit) {
        if (!(value > 0) || !Double.isFinite(value)) {
            throw new SettingException(setting, "is %s %s; it must be above 0".formatted(value, unit));
        }
    }

    /**
     * The spikes of a file, CSV or {@code .npy}: rows of a time in seconds, the index of an element of the inputs, from 0, and
     * optionally a value instead of 1.
     *
     * @param seconds duration, above 0; later spikes are left out
     * @throws DataException if the file cannot be read or has other columns
     */
    public static Stimulus read(Path file, double seconds) {
        requirePositive("seconds", seconds, "s");
        RealMatrix rows = MatrixFile.readReal(file);
        if (rows.columns() < 2 || rows.columns() > 3) {
            throw new DataException(
                    "%s has %s columns; expected are a time in seconds, an element, and optionally a value"
                            .formatted(file, rows.columns()));
        }
        List<InputSpike> spikes = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            double time = rows.get(row, 0);
            double element = rows.get(row, 1);
            if (time < 0 || element < 0 || element != Math.rint(element) || element > Integer.MAX_VALUE) {
                throw new DataException(
                        "%s, row %s: a spike of element %s at %s s; elements are whole numbers from 0, and times not negative"
                                .formatted(file, row + 1, element, time));
            }
            if (time < seconds) {
                spikes.add(new InputSpike(time, (int) element, rows.columns() == 3 ? rows.get(row, 2) : 1));
            }
        }
        return new Stimulus(spikes, seconds);
    }
}
