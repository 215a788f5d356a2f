package dev.synram.chip.spiking;

/**
 * Clocks that the neurons of a hemisphere share: 250 MHz divided by {@code 2^(scale + 1)} (haldls {@code neuron.h}).
 *
 * @param slowClockScale scale of the slower refractory clock, 0..15
 * @param fastClockScale scale of the faster refractory clock, 0..15
 * @param adaptationPulseScale the pulse that a spike sends to the adaptation lasts one cycle of this clock, 0..15
 * @param plasticityClockScale short-term plasticity recovers once a cycle of this clock, 0..15
 */
public record HemisphereSettings(
        int slowClockScale, int fastClockScale, int adaptationPulseScale, int plasticityClockScale) {

    /** Refractory clocks of 8 and 64 ns, pulses of 256 ns to the adaptation. */
    public static final HemisphereSettings DEFAULT = new HemisphereSettings(3, 0, 5, 7);

    private static final int LARGEST_SCALE = 15;
    private static final double CYCLE_MICROS = 0.004;

    public HemisphereSettings {
        Limits.check("the scale of the slow refractory clock", slowClockScale, 0, LARGEST_SCALE);
        Limits.check("the scale of the fast refractory clock", fastClockScale, 0, LARGEST_SCALE);
        Limits.check("the scale of the adaptation's pulse", adaptationPulseScale, 0, LARGEST_SCALE);
        Limits.check("the scale of the plasticity's clock", plasticityClockScale, 0, LARGEST_SCALE);
    }

    /** Duration of a cycle of a refractory clock in µs. */
    public double refractoryMicros(boolean fastClock) {
        return period(fastClock ? fastClockScale : slowClockScale);
    }

    /** Duration of the pulse that a spike sends to the adaptation in µs. */
    public double adaptationPulseMicros() {
        return period(adaptationPulseScale);
    }

    /** Time from one step of recovery of the short-term plasticity to the next in µs. */
    public double plasticityMicros() {
        return period(plasticityClockScale);
    }

    /** The same with other refractory clocks. */
    public HemisphereSettings withRefractoryClocks(int slowScale, int fastScale) {
        return new HemisphereSettings(slowScale, fastScale, adaptationPulseScale, plasticityClockScale);
    }

    /** The same with another pulse to the adaptation. */
    public HemisphereSettings withAdaptationPulse(int scale) {
        return new HemisphereSettings(slowClockScale, fastClockScale, scale, plasticityClockScale);
    }

    /** The same with another clock of the short-term plasticity. */
    public HemisphereSettings withPlasticityClock(int scale) {
        return new HemisphereSettings(slowClockScale, fastClockScale, adaptationPulseScale, scale);
    }

    /** The duration of one cycle of a clock with a scale in µs. */
    public static double period(int scale) {
        return CYCLE_MICROS * (1 << (scale + 1));
    }
}
