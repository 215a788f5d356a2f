package dev.synram.experiment.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.calibration.measurement.Response;
import dev.synram.compiler.layout.LayoutStyle;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.setting.ChipPreset;
import dev.synram.experiment.sweep.design.ChipKind;
import dev.synram.experiment.sweep.design.NetworkUse;
import dev.synram.experiment.sweep.design.SweepAxes;
import dev.synram.experiment.sweep.design.SweepCalibration;
import dev.synram.experiment.sweep.design.SweepPoint;
import dev.synram.experiment.sweep.row.NetworkMeasurement;
import dev.synram.experiment.sweep.row.SweepCsv;
import dev.synram.experiment.sweep.row.SweepMeasurement;
import dev.synram.experiment.sweep.row.SweepRow;
import dev.synram.experiment.sweep.row.SweepSchema;
import dev.synram.files.FileException;
import dev.synram.simulator.error.ErrorSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows as values of columns, as CSV, and the description beside them. */
class SweepRowsTest {

    private static final SweepSchema SCHEMA =
            new SweepSchema(List.of(ErrorSource.SYNAPSE_GAIN, ErrorSource.DRIVER_GAIN));

    private static final SweepPoint POINT = new SweepPoint(
            7,
            new ChipKind(
                    -3,
                    2,
                    ChipPreset.HARSH,
                    Map.of(ErrorSource.DRIVER_GAIN, 0.25, ErrorSource.SYNAPSE_GAIN, 2.0),
                    SweepCalibration.BEST),
            Duration.ofMinutes(90),
            new NetworkUse("one", 5, 3, LayoutStyle.PUBLIC));

    private static final Response RESPONSE = new Response(0.0019, 0.03, 4.5, 5.25, 1.7);

    @TempDir
    private Path folder = Path.of(".");

    private static List<SweepRow> rows() {
        NetworkMeasurement network = new NetworkMeasurement(0.98, AccuracyInterval.of(0.98, 1000), 401.5, 0.12);
        return List.of(
                SweepRow.of(POINT, new SweepMeasurement(Optional.of(network), Optional.of(RESPONSE), 3)),
                SweepRow.of(POINT, new SweepMeasurement(Optional.empty(), Optional.of(RESPONSE), 0)),
                SweepRow.of(POINT, new SweepMeasurement(Optional.of(network), Optional.empty(), 12)),
                SweepRow.failed(POINT, new IllegalStateException("one\n\"two\", three")));
    }

    @Test
    void valuesAreThoseOfTheRow() {
        for (SweepRow row : rows()) {
            assertThat(SCHEMA.values(row)).hasSameSizeAs(SCHEMA.columns());
            assertThat(SCHEMA.row(SCHEMA.values(row))).isEqualTo(row);
        }
        assertThatThrownBy(() -> SCHEMA.row(List.of(1L, "two")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value 2 is not a whole number");
    }

    @Test
    void csvHasNamesAndQuotesText() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SweepCsv.of(SCHEMA, rows()).writeTo(out);
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0))
                .startsWith("row,chip_seed,chips,preset,scale_driver_gain,scale_synapse_gain,calibration,age_hours,");
        assertThat(lines.get(1)).startsWith("7,-3,2,harsh,0.25,2.0,best,1.5,5,one,3,public,0.98,");
        assertThat(lines.get(4)).endsWith(",\"one \"\"two\"\", three\"");
    }

    @Test
    void theDescriptionIsReadAsItWasWritten() throws IOException {
        SweepDescription tiny = SweepDescription.of(
                TinySweep.of(SweepAxes.ofChips(1, 2).withScale(ErrorSource.SYNAPSE_GAIN, 1.0, 2.0)));
        SweepDescription chips = SweepDescription.of(Sweep.ofChips(SweepSettings.of(SweepAxes.ofChips(1, 2))));
        assertThat(SweepDescription.read(folder)).isEmpty();
        for (SweepDescription description : List.of(tiny, chips)) {
            Files.writeString(folder.resolve(SweepDescription.FILE), description.json());
            assertThat(SweepDescription.read(folder)).contains(description);
        }
        assertThat(chips.axes()).containsEntry("chip-seed", "1..2");
        assertThat(tiny.schema().columns()).isEqualTo(tiny.columns());
        assertThat(tiny.differences(tiny)).isEmpty();
        assertThat(tiny.differences(chips)).containsExactly("data", "network", "samples", "scale synapse-gain");
        Files.writeString(folder.resolve(SweepDescription.FILE), tiny.json().replace("\"runs\" : 1", "\"runs\" : 2"));
        assertThatThrownBy(() -> SweepDescription.read(folder))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("sweep.json")
                .hasMessageContaining("checksum");
    }
}
