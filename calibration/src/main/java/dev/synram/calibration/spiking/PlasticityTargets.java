package dev.synram.calibration.spiking;

/**
 * Offsets of the synapse drivers' short-term plasticity: with one voltage for charge and recovery, so that pulses do not depend on
 * the events before, all drivers of a quadrant make the quadrant's median pulse (calix: {@code spiking/synapse_driver.py}).
 *
 * @param voltage value of the voltages' cells at which pulses are compared, 50..400
 */
public record PlasticityTargets(int voltage) {

    /** The public calibration's default, which gives pulses of medium length. */
    public static final PlasticityTargets DEFAULT = new PlasticityTargets(180);

    public PlasticityTargets {
        SpikingTargets.check("voltage of short-term plasticity", voltage, 50, 400, "");
    }
}
