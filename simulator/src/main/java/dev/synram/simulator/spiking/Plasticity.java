package dev.synram.simulator.spiking;

import static dev.synram.chip.spiking.SpikingConfiguration.DRIVERS;

import dev.synram.simulator.circuit.DriverPlasticity;
import dev.synram.simulator.circuit.HemisphereCircuits;
import java.util.HashMap;
import java.util.Map;

/** The short-term plasticity of all drivers in one run. */
final class Plasticity {

    private final Network network;
    private final Map<Integer, DriverPlasticity.Run> runs = new HashMap<>();

    Plasticity(Network network) {
        this.network = network;
    }

    /**
     * The pulse of an event, as a factor of the driver's pulses without plasticity.
     *
     * @param driver number over all hemispheres
     * @param cycle of the event since the beginning of the run
     */
    float scale(int driver, int cycle) {
        int hemisphere = driver / DRIVERS;
        HemisphereCircuits circuits = network.circuitsOf(hemisphere);
        DriverPlasticity.Run run = runs.computeIfAbsent(hemisphere, this::begin);
        float usual = circuits.drivers().spikingPulse(driver % DRIVERS);
        float pulse = run.pulse(driver % DRIVERS, cycle);
        return usual > 0 ? pulse / usual : 0;
    }

    private DriverPlasticity.Run begin(int hemisphere) {
        return network.circuitsOf(hemisphere)
                .plasticity()
                .begin(
                        driver -> network.configuration()
                                .driver(hemisphere, driver)
                                .plasticity(),
                        network.configuration().hemisphere(hemisphere));
    }
}
