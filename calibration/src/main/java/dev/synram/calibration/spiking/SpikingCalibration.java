package dev.synram.calibration.spiking;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.calibration.CalibrationException;
import dev.synram.calibration.Effort;
import dev.synram.calibration.Metric;
import dev.synram.calibration.measurement.CellCoverage;
import dev.synram.calibration.measurement.CellSettings;
import dev.synram.calibration.spiking.measurement.NeuronBank;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.HemisphereSettings;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The settings that make the spiking neurons of one chip alike, with the metrics measured before and after. Analog cells are
 * written by {@link #applyTo}; what is digital is part of a configuration: begin with {@link #configuration} and put {@linkplain
 * #neuron calibrated neurons} into it.
 *
 * @param chip id of the calibrated chip
 * @param seed noise seed of the measurements
 * @param targets target values of the calibration
 * @param effort how thoroughly the chip was measured
 * @param ageHours how long the chip has drifted since, 0 or more
 * @param settings the settings found, at most one entry a cell, and one for each cell that the neurons need for their targets
 * @param neurons calibrated bits of every neuron, hemisphere by hemisphere
 * @param hemispheres calibrated clocks of every hemisphere
 * @param successes for every neuron, whether all its settings succeeded
 * @param figures every measured quantity with the medians of the calibrated cells in all neurons, and calibrated
 */
@SuppressWarnings("ArrayRecordComponent") // one element a neuron; calibrations are never compared as records
public record SpikingCalibration(
        String chip,
        long seed,
        SpikingTargets targets,
        Effort effort,
        double ageHours,
        List<CellSettings> settings,
        List<NeuronSettings> neurons,
        List<HemisphereSettings> hemispheres,
        boolean[] successes,
        List<Metric> figures) {

    private static final double SECONDS_PER_HOUR = 3600;

    public SpikingCalibration {
        if (!(ageHours >= 0 && Double.isFinite(ageHours))) {
            throw new IllegalArgumentException("a calibration is 0 or more hours old, not " + ageHours);
        }
        int expected = hemispheres.size() * COLUMNS;
        if (hemispheres.isEmpty() || neurons.size() != expected || successes.length != expected) {
            throw new IllegalArgumentException(
                    "a calibration of %s hemispheres has settings of %s neurons and %s successes; expected %s of both"
                            .formatted(hemispheres.size(), neurons.size(), successes.length, expected));
        }
        settings = List.copyOf(settings);
        neurons = List.copyOf(neurons);
        CellCoverage.check(settings, SpikingCells.required(targets, neurons), EnumSet.allOf(Cell.class));
        for (CellSettings setting : settings) {
            int instances = hemispheres.size() * setting.cell().instancesPerHemisphere();
            if (setting.values().length != instances) {
                throw new IllegalArgumentException("a calibration of %s hemispheres has %s values of %s; expected %s"
                        .formatted(hemispheres.size(), setting.values().length, setting.cell(), instances));
            }
        }
        hemispheres = List.copyOf(hemispheres);
        figures = List.copyOf(figures);
    }

    /**
     * Writes the cells to a chip.
     *
     * @throws CalibrationException if the calibration was made for another chip or for a chip of another size
     */
    public void applyTo(Chip target) {
        if (!target.id().equals(chip)) {
            throw new CalibrationException("this calibration was made for chip %s, not for chip %s; calibrate chip %2$s"
                    .formatted(chip, target.id()));
        }
        for (CellSettings setting : settings) {
            int instances = setting.cell().instances(target.geometry());
            if (setting.values().length != instances) {
                throw new CalibrationException(
                        "this calibration has %s values of %s, but chip %s needs %s; calibrate the chip again"
                                .formatted(setting.values().length, setting.cell(), chip, instances));
            }
        }
        settings.forEach(setting -> target.writeCells(setting.cell(), setting.values()));
    }

    /** A configuration with the calibrated clocks, and every neuron, driver and node off: a start for one of one's own. */
    public SpikingConfiguration.Builder configuration() {
        SpikingConfiguration.Builder builder = SpikingConfiguration.builder(geometry());
        for (int hemisphere = 0; hemisphere < hemispheres.size(); hemisphere++) {
            builder.clocks(hemisphere, hemispheres.get(hemisphere));
        }
        return builder;
    }

    /** The settings of all neurons and clocks, for measurements. */
    NeuronBank bank() {
        NeuronBank bank = new NeuronBank(geometry(), NeuronSettings.DEFAULT);
        for (int i = 0; i < bank.size(); i++) {
            bank.set(i, neurons.get(i));
        }
        bank.clocks(hemispheres.getFirst());
        return bank;
    }

    /** A neuron with its calibrated bits, whose inputs are on and which spikes. */
    public NeuronSettings neuron(Neuron neuron) {
        return neurons.get(index(neuron));
    }

    /** Whether all settings of a neuron, and those of the quadrants that it shares, succeeded. */
    public boolean calibrated(Neuron neuron) {
        return successes[index(neuron)];
    }

    /** Number of columns all of whose circuits are calibrated. */
    public int calibratedColumns() {
        return (int) IntStream.range(0, ChipGeometry.COLUMNS)
                .filter(column -> IntStream.range(0, geometry().hemispheres())
                        .allMatch(hemisphere -> calibrated(new Neuron(hemisphere, column))))
                .count();
    }

    /** Number of neurons that are not calibrated. */
    public int failedNeurons() {
        int failed = 0;
        for (boolean success : successes) {
            failed += success ? 0 : 1;
        }
        return failed;
    }

    /** The size of the chip. */
    public ChipGeometry geometry() {
        return new ChipGeometry(hemispheres.size());
    }

    /** The same settings after some time, 0 or more, for which the chip has drifted. */
    public SpikingCalibration aged(Duration age) {
        double hours = age.toSeconds() / SECONDS_PER_HOUR;
        return new SpikingCalibration(
                chip, seed, targets, effort, hours, settings, neurons, hemispheres, successes, figures);
    }

    /**
     * The same with the median of each analog cell in all neurons, as for a chip whose neurons nobody tells apart; other circuits,
     * the CADC among them, keep what was found.
     */
    public SpikingCalibration withEqualNeurons() {
        return new SpikingCalibration(
                chip,
                seed,
                targets,
                effort,
                ageHours,
                settings.stream().map(SpikingCalibration::equal).toList(),
                neurons,
                hemispheres,
                successes,
                figures);
    }

    private static CellSettings equal(CellSettings setting) {
        if (setting.cell().scope() != Cell.Scope.COLUMN || !setting.cell().analog()) {
            return setting;
        }
        int[] values = setting.values().clone();
        Arrays.sort(values);
        Arrays.fill(values, values[values.length / 2]);
        return new CellSettings(setting.cell(), values, setting.successes());
    }

    /** How long the chip has drifted since it was calibrated. */
    public Duration age() {
        return Duration.ofSeconds(Math.round(ageHours * SECONDS_PER_HOUR));
    }

    /** Writes its power-on default to every cell, which undoes any calibration. */
    public static void reset(Chip chip) {
        for (Cell cell : Cell.values()) {
            int[] values = new int[cell.instances(chip.geometry())];
            Arrays.fill(values, cell.defaultValue());
            chip.writeCells(cell, values);
        }
    }

    private int index(Neuron neuron) {
        if (neuron.hemisphere() >= hemispheres.size()) {
            throw new IllegalArgumentException("a calibration of %s hemispheres has no neuron in hemisphere %s"
                    .formatted(hemispheres.size(), neuron.hemisphere()));
        }
        return neuron.hemisphere() * COLUMNS + neuron.column();
    }
}
