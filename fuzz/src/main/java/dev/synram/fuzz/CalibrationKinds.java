package dev.synram.fuzz;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.CalibrationFile;
import dev.synram.calibration.CalibrationOptions;
import dev.synram.calibration.Effort;
import dev.synram.calibration.Metric;
import dev.synram.calibration.Targets;
import dev.synram.calibration.measurement.CellSettings;
import dev.synram.calibration.measurement.Response;
import dev.synram.calibration.spiking.AdaptationTargets;
import dev.synram.calibration.spiking.CorrelationTargets;
import dev.synram.calibration.spiking.ExponentialTargets;
import dev.synram.calibration.spiking.PlasticityTargets;
import dev.synram.calibration.spiking.ReversalTargets;
import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingCalibrationFile;
import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.chip.Cell;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.spiking.HemisphereSettings;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.contract.file.Damage;
import dev.synram.files.FileException;
import dev.synram.files.JsonText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calibrations: damaged after they were written, and written with damage, whose checksum is right. */
final class CalibrationKinds {

    private static final String FILE = "calibration.json";
    private static final ChipGeometry HALF = new ChipGeometry(1);

    private CalibrationKinds() {}

    static List<FileKind> all() {
        String plain = CalibrationFile.write(calibration());
        String spiking = SpikingCalibrationFile.write(spiking());
        return List.of(
                new FileKind(
                        "calibration",
                        FILE,
                        FileException.class,
                        bytes(plain),
                        Damage::json,
                        file -> requireSame(plain, CalibrationFile.write(CalibrationFile.read(file)))),
                new FileKind(
                        "sealed calibration",
                        FILE,
                        FileException.class,
                        bytes(plain),
                        CalibrationKinds::sealed,
                        CalibrationKinds::readSealed),
                new FileKind(
                        "spiking calibration",
                        FILE,
                        FileException.class,
                        bytes(spiking),
                        Damage::json,
                        file -> requireSame(spiking, SpikingCalibrationFile.write(SpikingCalibrationFile.read(file)))),
                new FileKind(
                        "sealed spiking calibration",
                        FILE,
                        FileException.class,
                        bytes(spiking),
                        CalibrationKinds::sealed,
                        CalibrationKinds::readSealedSpiking));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Damage that a checksum cannot tell, since it was there before. */
    static byte[] sealed(byte[] text, Random random) {
        byte[] damaged = Damage.jsonValues(text, random);
        return JsonMapper.shared().readTree(damaged) instanceof ObjectNode object
                ? bytes(JsonText.sealed(object.without("sha256")))
                : damaged;
    }

    /** What was accepted is written again as it was. */
    static void requireSame(String written, String read) {
        TrustedDamage.require(read.equals(written), "other content than was written");
    }

    private static void readSealed(Path file) {
        Calibration read = CalibrationFile.read(file);
        requireComplete(read.settings(), Cell.ofMultiplication());
        TrustedDamage.require(Double.isFinite(read.after().gain()), "a gain that is no number");
        CalibrationFile.write(read);
    }

    private static void readSealedSpiking(Path file) {
        SpikingCalibration read = SpikingCalibrationFile.read(file);
        requireComplete(read.settings(), EnumSet.of(Cell.THRESHOLD, Cell.LEAK_POTENTIAL, Cell.SYNAPSE_BIAS));
        TrustedDamage.require(
                read.neurons().size() == read.geometry().hemispheres() * ChipGeometry.COLUMNS, "missing neurons");
        SpikingCalibrationFile.write(read);
    }

    private static void requireComplete(List<CellSettings> settings, Set<Cell> required) {
        Set<Cell> missing = EnumSet.copyOf(required);
        Set<Cell> seen = EnumSet.noneOf(Cell.class);
        int hemispheres =
                settings.getFirst().values().length / settings.getFirst().cell().instancesPerHemisphere();
        for (CellSettings setting : settings) {
            Cell cell = setting.cell();
            missing.remove(cell);
            TrustedDamage.require(seen.add(cell), "a cell twice: " + cell);
            TrustedDamage.require(
                    setting.values().length == hemispheres * cell.instancesPerHemisphere(), "another length: " + cell);
            TrustedDamage.require(
                    Arrays.stream(setting.values()).allMatch(value -> value >= cell.min() && value <= cell.max()),
                    "a value out of range: " + cell);
        }
        TrustedDamage.require(missing.isEmpty(), "no settings of " + missing);
    }

    static List<CellSettings> defaults(Collection<Cell> cells) {
        return cells.stream()
                .map(cell -> {
                    int[] values = new int[cell.instances(HALF)];
                    Arrays.fill(values, cell.defaultValue());
                    return CellSettings.of(cell, values);
                })
                .toList();
    }

    private static Calibration calibration() {
        Response response = new Response(0.002, 0.01, 1, 2, 2);
        return new Calibration(
                "simulated-nominal-1",
                1,
                Targets.DEFAULT,
                CalibrationOptions.DEFAULT,
                12,
                defaults(Cell.ofMultiplication()),
                response,
                response,
                List.of(new Metric("noise", "LSB", 1, 2, 3, 4)));
    }

    private static SpikingCalibration spiking() {
        SpikingTargets targets = SpikingTargets.DEFAULT
                .withReversals(new ReversalTargets(100, 300, 30))
                .withAdaptation(new AdaptationTargets(100, 1, 10))
                .withExponential(new ExponentialTargets(8, 120))
                .withCorrelation(CorrelationTargets.DEFAULT)
                .withPlasticity(PlasticityTargets.DEFAULT)
                .withCompartmentMicros(5);
        return new SpikingCalibration(
                "simulated-nominal-1",
                7,
                targets,
                Effort.BEST,
                12,
                defaults(EnumSet.allOf(Cell.class)),
                Collections.nCopies(ChipGeometry.COLUMNS, NeuronSettings.DEFAULT),
                List.of(HemisphereSettings.DEFAULT),
                new boolean[ChipGeometry.COLUMNS],
                List.of(new Metric("leak", "LSB", 1, 2, 3, 4)));
    }
}
