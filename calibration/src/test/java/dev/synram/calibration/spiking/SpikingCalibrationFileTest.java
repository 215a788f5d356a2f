package dev.synram.calibration.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.calibration.Effort;
import dev.synram.calibration.Metric;
import dev.synram.calibration.measurement.CellSettings;
import dev.synram.chip.Cell;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.spiking.Conductance;
import dev.synram.chip.spiking.HemisphereSettings;
import dev.synram.chip.spiking.InputSettings;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.RefractorySettings;
import dev.synram.files.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are read back as they were written; damaged ones are refused with the place of the error. */
class SpikingCalibrationFileTest {

    private static final NeuronSettings NEURON = NeuronSettings.DEFAULT
            .withCapacitance(40)
            .withLeak(Conductance.MULTIPLIED)
            .withInhibitory(InputSettings.SLOW.withHighResistance(false).withModulated(true))
            .withRefractory(new RefractorySettings(77, false, 9, false));

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("calibration.json");
    }

    private static SpikingCalibration calibration() {
        List<CellSettings> settings = new ArrayList<>();
        for (Cell cell : Cell.values()) {
            int[] values = new int[cell.instances(ChipGeometry.BRAINSCALES2)];
            Arrays.fill(values, cell.defaultValue());
            settings.add(CellSettings.of(cell, values));
        }
        boolean[] successes = new boolean[512];
        successes[3] = true;
        SpikingTargets targets = SpikingTargets.DEFAULT
                .withReversals(new ReversalTargets(100, 300, 30))
                .withAdaptation(new AdaptationTargets(100, 1, 10))
                .withExponential(new ExponentialTargets(8, 120))
                .withCorrelation(CorrelationTargets.DEFAULT)
                .withPlasticity(PlasticityTargets.DEFAULT)
                .withCompartmentMicros(5);
        return new SpikingCalibration(
                "chip",
                7,
                targets,
                Effort.BEST,
                12,
                settings,
                Collections.nCopies(512, NEURON),
                List.of(HemisphereSettings.DEFAULT, HemisphereSettings.DEFAULT.withRefractoryClocks(6, 2)),
                successes,
                List.of(new Metric(SpikingMetrics.LEAK, "LSB", 1, 2, 3, 4)));
    }

    @Test
    void writtenCalibrationsAreReadBack() throws IOException {
        String text = SpikingCalibrationFile.write(calibration());
        SpikingCalibration read = SpikingCalibrationFile.read(Files.writeString(file, text));
        assertThat(SpikingCalibrationFile.write(read)).isEqualTo(text);
        assertThat(read.neurons()).containsOnly(NEURON);
        assertThat(read.targets()).isEqualTo(calibration().targets());
        assertThat(read.hemispheres()).isEqualTo(calibration().hemispheres());
        assertThat(read.failedNeurons()).isEqualTo(511);
    }

    /** What neurons use has to be calibrated; synaptic inputs only if they are on. */
    @Test
    void calibrationsWithMissingSettingsAreNotMade() {
        SpikingCalibration whole = calibration();
        List<NeuronSettings> silent = Collections.nCopies(
                512,
                NEURON.withExcitatory(NEURON.excitatory().withEnabled(false))
                        .withInhibitory(NEURON.inhibitory().withEnabled(false)));
        assertThatThrownBy(() -> with(whole, Cell.THRESHOLD, silent))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("settings has no entry for [THRESHOLD]; calibrate the chip again");
        assertThatThrownBy(() -> with(whole, Cell.SYNAPSE_BIAS, whole.neurons()))
                .hasMessage("settings has no entry for [SYNAPSE_BIAS]; calibrate the chip again");
        assertThat(with(whole, Cell.SYNAPSE_BIAS, silent).settings())
                .hasSize(whole.settings().size() - 1);
        assertThatThrownBy(() -> with(whole, Cell.ADAPTATION_JUMP, silent)).hasMessageContaining("[ADAPTATION_JUMP]");
    }

    private static SpikingCalibration with(SpikingCalibration whole, Cell left, List<NeuronSettings> neurons) {
        return new SpikingCalibration(
                whole.chip(),
                whole.seed(),
                whole.targets(),
                whole.effort(),
                whole.ageHours(),
                whole.settings().stream().filter(each -> each.cell() != left).toList(),
                neurons,
                whole.hemispheres(),
                whole.successes(),
                whole.figures());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\" : 2 | \"version\" : 3 | it is of format synram-spiking-calibration, version 3; this program reads synram-spiking-calibration, version 1 or 2",
                "\"effort\" : \"BEST\" | \"effort\" : \"NONE\" | effort is \"NONE\"; expected one of [PUBLIC, BEST]",
                "\"ageHours\" : 12.0 | \"ageHours\" : -1 | ageHours is -1; expected a number from 0.0 to 1000000.0",
                "\"leak\" : 80.0 | \"leak\" : 8 | the target leak is 8.0; allowed are 50.0..160.0 LSB",
                "\"CAPACITANCE\" : [ 40, | \"CAPACITANCE\" : [ 64, | neurons.CAPACITANCE[0] is 64",
                "\"CAPACITANCE\" : [ 40, | \"CAPACITANCE\" : [ | neurons.CAPACITANCE has 511 elements; expected 512",
                "\"successes\" : [ false, false, false, true, | \"successes\" : [ true, | expected 512 of both",
                "\"slowClockScale\" : 6 | \"slowClockScale\" : 16 | allowed are 0..15",
                "\"CADC_RAMP_SLOPE\" | \"CADC_RAMP_OFFSET\" | which already has settings",
                "\"ageHours\" : 12.0 | \"ageHours\" : 13 | its checksum (sha256) does not match its content",
                "\"THRESHOLD\" | \"RESET_BIAS\" | settings[16].cell is RESET_BIAS, which already has settings",
                "\"chip\" : \"chip\" | \"chip\" : \"chip\", \"more\" : 1 | more is not a field that belongs there",
            })
    void damagedCalibrationsAreRefused(String part, String damaged, String message) throws IOException {
        String text = SpikingCalibrationFile.write(calibration());
        assertThat(text).contains(part);
        Files.writeString(file, text.replaceFirst(Pattern.quote(part), damaged));
        assertThatThrownBy(() -> SpikingCalibrationFile.read(file))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file + " cannot be read as a calibration for spiking neurons: ")
                .hasMessageContaining(message);
    }

    @Test
    void columnsCountIfBothCircuitsAreCalibrated() {
        SpikingCalibration calibration = calibration();
        assertThat(calibration.calibratedColumns()).isZero();
        calibration.successes()[ChipGeometry.COLUMNS + 3] = true;
        assertThat(calibration.calibratedColumns()).isEqualTo(1);
    }
}
