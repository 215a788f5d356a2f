package dev.synram.chip.simulated;

import dev.synram.chip.simulated.ChipParameters.CadcParameters;
import dev.synram.chip.simulated.ChipParameters.DriverParameters;
import dev.synram.chip.simulated.ChipParameters.NeuronParameters;
import dev.synram.chip.simulated.ChipParameters.NoiseParameters;
import dev.synram.chip.simulated.ChipParameters.SynapseParameters;

/** A chip without any error: results are the rounded and saturated ideal products. */
final class ErrorFree {

    /** A power of two, so that products are exact in float. */
    static final double GAIN = 0x1p-9;

    static final ChipParameters PARAMETERS = with(new NoiseParameters(0, 0, 0, 0, 0));

    private ErrorFree() {}

    static ChipParameters with(NoiseParameters noise) {
        return with(noise, Double.POSITIVE_INFINITY);
    }

    static ChipParameters with(NoiseParameters noise, double pseudoLeakMicros) {
        return new ChipParameters(
                "error-free",
                new DriverParameters(0, 0, 0.25, 33, 0),
                new SynapseParameters(0, 0, 0),
                new NeuronParameters(GAIN, 0, 0.9, pseudoLeakMicros, 0, 1e9, 2e9, 0, 128, 0),
                new CadcParameters(0, 0, 0),
                noise);
    }
}
