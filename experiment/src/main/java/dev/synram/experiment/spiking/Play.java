package dev.synram.experiment.spiking;

import dev.synram.calibration.Effort;
import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingCalibrator;
import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.compiler.spiking.Member;
import dev.synram.compiler.spiking.Population;
import dev.synram.compiler.spiking.SpikingNetwork;
import dev.synram.compiler.spiking.SpikingPlacement;
import dev.synram.compiler.spiking.SpikingTarget;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Plays descriptions on a calibrated chip. Neurons whose calibration failed are not used.
 */
public final class Play {

    private final Chip chip;
    private final SpikingCalibration calibration;

    /**
     * Prepares a chip.
     *
     * @param chip in the state that the calibration left it in, or drifted since
     */
    public Play(Chip chip, SpikingCalibration calibration) {
        this.chip = chip;
        this.calibration = calibration;
    }

    /** Calibrates a chip for neurons with the default targets, with public effort, as {@link SpikingChip} does, to play on it. */
    public static Play calibrate(Chip chip) {
        return calibrate(chip, SpikingTargets.DEFAULT);
    }

    /** Calibrates a chip for other targets, with public effort, to play on it. */
    public static Play calibrate(Chip chip, SpikingTargets targets) {
        SpikingCalibrator calibrator = new SpikingCalibrator(targets, Effort.PUBLIC, 1);
        return new Play(chip, SpikingChip.calibrated(chip, calibrator));
    }

    /** The calibration of the chip. */
    public SpikingCalibration calibration() {
        return calibration;
    }

    /** Where a network goes on the chip. */
    public SpikingPlacement place(SpikingNetwork network) {
        return SpikingPlacement.place(
                network,
                new SpikingTarget(chip.geometry(), calibration::calibrated, calibration::neuron),
                calibration.configuration());
    }

    /**
     * Plays a description. Cells that its neurons override have their calibrated values again afterwards.
     *
     * @param seed draws Poisson spikes and noise
     * @throws dev.synram.compiler.spiking.PlacementException if the network does not fit the chip
     */
    public PlayResult run(PlayDescription description, long seed) {
        SpikingPlacement placement = place(description.network());
        List<SpikingRun> runs = runs(description, placement, seed);
        Map<Cell, int[]> before = override(placement);
        try {
            List<SpikingRecord> records = chip.emulate(placement.configuration(), runs, NoiseKey.of(seed));
            return new PlayRecords(description, placement, runs, records).result(chip.id(), calibration, seed);
        } finally {
            before.forEach(chip::writeCells);
        }
    }

    private Map<Cell, int[]> override(SpikingPlacement placement) {
        Map<Cell, int[]> before = new EnumMap<>(Cell.class);
        for (Cell cell : placement.overriddenCells()) {
            int[] calibrated = chip.readCells(cell);
            before.put(cell, calibrated);
            chip.writeCells(cell, placement.cells(cell, calibrated));
        }
        return before;
    }

    private static List<SpikingRun> runs(PlayDescription description, SpikingPlacement placement, long seed) {
        List<SpikingRun> runs = new ArrayList<>();
        for (int repetition = 0; repetition < description.repetitions(); repetition++) {
            SpikingRun run = SpikingRun.of(inputs(description, placement, seed, repetition), description.micros());
            PlayDescription.Recordings recordings = description.recordings();
            if (!recordings.cadc().isEmpty()) {
                run = run.withCadc();
            }
            if (recordings.madc().isPresent()) {
                run = run.withMadc(placement.circuit(recordings.madc().get()));
            }
            runs.add(recordings.fromReset() ? run.startingFromReset() : run);
        }
        return runs;
    }

    private static Events inputs(PlayDescription description, SpikingPlacement placement, long seed, int repetition) {
        Events.Builder events = Events.builder();
        for (InputSpikes spikes : description.spikes()) {
            spikes.micros().forEach(time -> events.add(time, placement.label(spikes.input())));
        }
        NoiseKey key = NoiseKey.of(seed).fold(repetition);
        for (Member input : description.network().members(Population.Kind.INPUTS)) {
            OptionalDouble hertz = description.network().poissonHertz(input.population());
            if (hertz.isPresent()) {
                new PoissonSpikes(key.fold(input.index()).key(), hertz.getAsDouble())
                        .until(description.micros())
                        .forEach(time -> events.add(time, placement.label(input)));
            }
        }
        return events.build().queued();
    }
}
