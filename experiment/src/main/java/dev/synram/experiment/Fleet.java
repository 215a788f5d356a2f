package dev.synram.experiment;

import dev.synram.calibration.Calibration;
import dev.synram.experiment.setting.FleetSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * Chips of the same kind, with each member calibrated individually.
 *
 * @param settings of the fleet
 * @param members each member's chips, on which a network is placed together
 */
public record Fleet(FleetSettings settings, List<SimulatedChips> members) implements AutoCloseable {

    public Fleet {
        members = List.copyOf(members);
    }

    /** Creates and calibrates all members; the last one has drifted the most. */
    public static Fleet simulated(FleetSettings settings, Progress progress) {
        List<SimulatedChips> members = new ArrayList<>();
        try {
            for (int i = 0; i < settings.fleet(); i++) {
                members.add(
                        SimulatedChips.calibrated(settings.chips(), settings.seedOf(i), settings.ageOf(i), progress));
            }
        } catch (RuntimeException | Error e) {
            members.forEach(SimulatedChips::close);
            throw e;
        }
        return new Fleet(settings, members);
    }

    /** One member without errors in place of the members of a fleet, see {@link SimulatedChips#exact}. */
    public static Fleet exact(FleetSettings settings) {
        return new Fleet(settings.withFleet(1).withDrift(0), List.of(SimulatedChips.exact(settings.chips())));
    }

    /** Mean gain of all chips, LSB per unit of activation x weight at one send. */
    public double gain() {
        return members.stream().mapToDouble(SimulatedChips::gain).average().orElseThrow();
    }

    /** The calibrations of all chips, member by member. */
    public List<Calibration> calibrations() {
        return members.stream()
                .map(SimulatedChips::calibrations)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public void close() {
        members.forEach(SimulatedChips::close);
    }
}
