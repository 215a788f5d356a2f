package dev.synram.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.calibration.measurement.CellSettings;
import dev.synram.calibration.measurement.Response;
import dev.synram.calibration.search.LinearChip;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.contract.file.Damage;
import dev.synram.contract.file.DamagedFiles;
import dev.synram.files.FileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged or malicious calibration files are refused with the place of the error. */
class BrokenCalibrationFilesTest {

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("calibration.json");
    }

    private static Calibration calibration() {
        List<CellSettings> settings = new ArrayList<>();
        for (Cell cell : Cell.ofMultiplication()) {
            int[] values = new int[cell.instances(ChipGeometry.BRAINSCALES2)];
            Arrays.fill(values, cell.defaultValue());
            settings.add(CellSettings.of(cell, values));
        }
        Response response = new Response(0.002, 0.01, 1, 2, 2);
        return new Calibration(
                "linear",
                1,
                Targets.DEFAULT,
                CalibrationOptions.DEFAULT,
                12,
                settings,
                response,
                response,
                List.of(new Metric("noise", "LSB", 1, 2, 3, 4)));
    }

    private void assertRefused(String content, String message) throws IOException {
        Files.writeString(file, content);
        assertThatThrownBy(() -> CalibrationFile.read(file))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file + " cannot be read as a calibration: ")
                .hasMessageContaining(message);
    }

    @Test
    void writtenCalibrationsAreReadBack() throws IOException {
        String text = CalibrationFile.write(calibration());
        assertThat(CalibrationFile.write(CalibrationFile.read(Files.writeString(file, text))))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "7",
                "[]",
                "{}",
                "{\"format\": \"synram-calibration\", \"version\": 4}",
                "{\"format\": \"synram-calibration\", \"version\": 4, \"calibration\": null}",
                "{\"format\": \"synram-calibration\", \"version\": 4, \"calibration\": []}",
                "{\"format\": null, \"version\": null, \"calibration\": null}",
                "{\"format\": \"synram-calibration\", \"version\": \"4\"}",
            })
    void otherContentIsRefused(String content) throws IOException {
        assertRefused(content, "it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"version\" : 4|\"version\" : 2|it is of format synram-calibration, version 2; this program reads synram-calibration, version 3 or 4",
                "\"version\" : 4|\"version\" : 99|it is of format synram-calibration, version 99",
                "\"chip\" : \"linear\"|\"chip\" : null|calibration.chip is null; expected a text",
                "\"chip\" : \"linear\",||calibration has no field chip",
                "\"seed\" : 1|\"seed\" : 1.5|calibration.seed is 1.5; expected a whole number",
                "\"leak\" : 120|\"leak\" : 7|calibration.targets: the target leak is 7.0; allowed are 100.0..140.0",
                "\"noise\" : null|\"noise\" : \"NaN\"|calibration.targets.noise is \"NaN\"; expected a finite number",
                "\"low\" : 150|\"low\" : 600|calibration.targets.cadc: a CADC range of 600..500",
                "\"baseline\" : true|\"baseline\" : \"yes\"|calibration.options.baseline is \"yes\"; expected true or false",
                "\"PUBLIC\"|\"UTMOST\"|calibration.options.effort is \"UTMOST\"; expected one of",
                "\"ageHours\" : 12.0|\"ageHours\" : -1|calibration.ageHours is -1; expected a number from 0.0 to 1000000.0",
                "\"ageHours\" : 12.0,||calibration has no field ageHours",
                "\"CADC_RAMP_SLOPE\"|\"CADC_RAMP_OFFSET\"|calibration: settings[1].cell is CADC_RAMP_OFFSET, which already has settings",
                "\"CADC_RAMP_SLOPE\"|\"WARP_DRIVE\"|calibration.settings[1].cell is \"WARP_DRIVE\"; expected one of",
                "\"values\" : [ 430,|\"values\" : [ 430, 430,|calibration.settings[0].successes has 4 elements; expected 5, one per value",
                "\"values\" : [ 430,|\"values\" : [ 5000,|calibration.settings[0].values[0] is 5000; expected a whole number from 0 to 1022",
                "\"values\" : [ 430,|\"values\" : [ null,|calibration.settings[0].values[0] is null",
                "\"successes\" : [ true,|\"successes\" : [ 1,|calibration.settings[0].successes[0] is 1",
                "\"successes\" : [ true,|\"successes\" : [|calibration.settings[0].successes has 3 elements; expected 4",
                "\"gain\" : 0.002,|\"gain\" : 1e999,|expected a finite number",
                "\"gain\" : 0.002,|\"gain\" : 1e300,|expected a number from -10.0 to 10.0",
                "\"meanAfter\" : 3.0|\"meanAfter\" : 3.0, \"more\" : 1|calibration.figures[0].more is not a field",
                "\"ageHours\" : 12.0|\"ageHours\" : 13.0|its checksum (sha256) does not match its content",
                "\"values\" : [ 430,|\"values\" : [ 431,|its checksum (sha256) does not match its content",
                "\"sha256\"|\"sha-256\"|it has no field sha256",
                "\"format\"|\"time\" : 7, \"format\"|time is 7; expected a text",
            })
    void fieldsAreCheckedByName(String from, String to, String message) throws IOException {
        String text = CalibrationFile.write(calibration());
        String changed = text.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to == null ? "" : to));
        assertThat(changed).as("the test changes something").isNotEqualTo(text);
        assertRefused(changed, message);
    }

    @Test
    void gainsOfNoChipAreRefused() throws IOException {
        String text = CalibrationFile.write(calibration());
        for (String gain : new String[] {"0", "-0.002", "1e-300"}) {
            assertRefused(
                    text.replace("\"gain\" : 0.002,", "\"gain\" : %s,".formatted(gain)), "calibration.after.gain is ");
        }
    }

    @Test
    void missingSettingsAreNamed() throws IOException {
        String text = CalibrationFile.write(calibration());
        assertRefused(
                text.replaceFirst("(?s)\"settings\" : \\[.*?\\} \\],", "\"settings\" : [ ],"),
                "calibration: settings has no entry for [CADC_RAMP_OFFSET, ");
        assertRefused(
                text.replaceFirst("(?s)\"settings\" : \\[ \\{.*?\\}, \\{", "\"settings\" : [ {"),
                "calibration: settings has no entry for [CADC_RAMP_OFFSET]; calibrate the chip again");
    }

    /** What a program makes is checked like what it reads. */
    @Test
    void calibrationsWithMissingSettingsAreNotMade() {
        Calibration whole = calibration();
        for (int kept : new int[] {0, 14}) {
            assertThatThrownBy(() -> withSettings(whole, whole.settings().subList(0, kept)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("settings has no entry for [");
        }
        List<CellSettings> twice = new ArrayList<>(whole.settings());
        twice.set(3, twice.get(2));
        assertThatThrownBy(() -> withSettings(whole, twice)).hasMessageContaining("which already has settings");
    }

    private static Calibration withSettings(Calibration whole, List<CellSettings> settings) {
        return new Calibration(
                whole.chip(),
                whole.seed(),
                whole.targets(),
                whole.options(),
                0,
                settings,
                whole.before(),
                whole.after(),
                whole.figures());
    }

    @Test
    void olderFilesHaveNoChecksum() throws IOException {
        String text = CalibrationFile.write(calibration());
        String older = text.replace("\"version\" : 4", "\"version\" : 3")
                .replaceFirst(",\\s+\"sha256\" : \"\\p{XDigit}+\"", "");
        assertThat(older).doesNotContain("sha256");
        assertThat(CalibrationFile.write(CalibrationFile.read(Files.writeString(file, older))))
                .isEqualTo(text);
    }

    /** Other programs may change how numbers are written, and the order of fields. */
    @Test
    void calibrationsMayBeFormattedAnew() throws IOException {
        String text = CalibrationFile.write(calibration());
        String other = text.replace(" 12.0,", " 12,")
                .replace(" 0.002,", " 2E-3,")
                .replace("\n", " ")
                .replace("  ", " ");
        assertThat(CalibrationFile.write(CalibrationFile.read(Files.writeString(file, other))))
                .isEqualTo(text);
    }

    @Test
    void hugeFilesAreRefused() throws IOException {
        assertRefused(" ".repeat(20_000_000), "more than 16,777,216 bytes");
        assertRefused("[".repeat(1_000_000), "it is not JSON");
        assertRefused("{\"a\":[" + "{},".repeat(5_000_000) + "{}]}", "it is not JSON");
    }

    @Test
    void settingsAreThoseOfWholeHemispheres() throws IOException {
        String text = CalibrationFile.write(calibration());
        String odd = text.replaceFirst(Pattern.quote("[ 430,"), "[ 430, 430,")
                .replaceFirst(Pattern.quote("[ true,"), "[ true, true,");
        assertRefused(odd, "calibration: settings[0].values has 5 elements; expected 2 for each hemisphere");
        String one = text.replaceFirst(Pattern.quote("[ 430, 430, 430, 430 ]"), "[ 430, 430 ]")
                .replaceFirst(Pattern.quote("[ true, true, true, true ]"), "[ true, true ]");
        assertRefused(one, "calibration: settings[1].values are for 2 hemispheres; those before are for 1");
    }

    /** The id of a chip does not imply its size. */
    @Test
    void calibrationsOfChipsOfAnotherSizeAreNotApplied() {
        Chip half = new LinearChip() {
            @Override
            public ChipGeometry geometry() {
                return new ChipGeometry(1);
            }
        };
        assertThatThrownBy(() -> calibration().applyTo(half))
                .isInstanceOf(CalibrationException.class)
                .hasMessageContaining("4 values of CADC_RAMP_OFFSET, but chip linear needs 2");
    }

    @Test
    void damagedFilesAreRefused() throws IOException {
        byte[] whole = CalibrationFile.write(calibration()).getBytes(StandardCharsets.UTF_8);
        DamagedFiles.tryAll(file, FileException.class, random -> Damage.json(whole, random), CalibrationFile::read);
    }
}
