package dev.synram.chip.spiking;

/**
 * Short-term plasticity of a synapse driver, a simplified Tsodyks-Markram model: each event moves a voltage towards the quadrant's
 * {@code PLASTICITY_CHARGE} by {@code utilization / 16} of the distance, then makes a pulse that is the longer the lower the voltage
 * is. Every cycle of the hemisphere's plasticity clock moves the voltage back towards {@code PLASTICITY_RECOVERY} by {@code
 * recovery / 64}. With charge below recovery the driver facilitates, otherwise it depresses (calix {@code stp_calib_target.h}, by
 * the values of its two pairs). The shares are our reading of the widths of the registers (haldls
 * {@code synapse_driver.h}, {@code padi.h}).
 *
 * @param enabled whether pulses depend on the events before
 * @param utilization 0..15
 * @param recovery 0..15
 * @param secondPair whether the second pair of voltages of the quadrant is used
 */
public record ShortTermPlasticity(boolean enabled, int utilization, int recovery, boolean secondPair) {

    /** Pulses of constant length. */
    public static final ShortTermPlasticity OFF = new ShortTermPlasticity(false, 0, 0, false);

    private static final int LARGEST = 15;
    private static final double UTILIZATION_STEPS = 16;
    private static final double RECOVERY_STEPS = 64;

    public ShortTermPlasticity {
        Limits.check("the utilization of short-term plasticity", utilization, 0, LARGEST);
        Limits.check("the recovery of short-term plasticity", recovery, 0, LARGEST);
    }

    /** On. */
    public static ShortTermPlasticity of(int utilization, int recovery, boolean secondPair) {
        return new ShortTermPlasticity(true, utilization, recovery, secondPair);
    }

    /** Share of its distance to the charge voltage that an event moves the voltage. */
    public double utilizedShare() {
        return utilization / UTILIZATION_STEPS;
    }

    /** Share of its distance to the recovery voltage that a cycle of the clock moves the voltage. */
    public double recoveredShare() {
        return recovery / RECOVERY_STEPS;
    }
}
