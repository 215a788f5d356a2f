package dev.synram.chip.kernel;

/** Pulses in plain Java. */
final class PlainPulseKernel implements PulseKernel {

    private static final int OUT_OF_RANGE = ~31;

    @Override
    public int events(byte[] activations, int start, int inputs) {
        int events = 0;
        int all = 0;
        for (int i = start; i < start + inputs; i++) {
            events += activations[i] == 0 ? 0 : 1;
            all |= activations[i];
        }
        return (all & OUT_OF_RANGE) == 0 ? events : -1;
    }

    @Override
    public void pulses(
            byte[] activations,
            int start,
            int inputs,
            DriverTable drivers,
            int firstInput,
            int events,
            TimingTable timing,
            float[] out,
            int outStart,
            PulseSums sums) {
        float lengths = 0;
        float squares = 0;
        int event = TimingTable.row(events);
        for (int i = 0; i < inputs; i++) {
            if (activations[start + i] == 0) {
                out[outStart + i] = 0;
                continue;
            }
            float length = length(activations[start + i], drivers, firstInput + i);
            lengths += rounded(length, PulseSums.ROUND_LENGTH);
            squares += rounded(length * length, PulseSums.ROUND_SQUARE);
            out[outStart + i] = length * timing.weights()[event];
            event++;
        }
        sums.set(lengths, squares);
    }

    private static float rounded(float value, float rounder) {
        return (value + rounder) - rounder;
    }

    private static float length(byte activation, DriverTable drivers, int driver) {
        float length = Math.fma(drivers.slope()[driver], activation, drivers.base()[driver]);
        float positive = length > 0 ? length : 0;
        return positive < drivers.top()[driver] ? positive : drivers.top()[driver];
    }
}
