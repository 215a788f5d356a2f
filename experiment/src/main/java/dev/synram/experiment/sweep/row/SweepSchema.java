package dev.synram.experiment.sweep.row;

import dev.synram.calibration.measurement.Response;
import dev.synram.compiler.layout.LayoutStyle;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.setting.ChipPreset;
import dev.synram.experiment.sweep.design.ChipKind;
import dev.synram.experiment.sweep.design.NetworkUse;
import dev.synram.experiment.sweep.design.SweepCalibration;
import dev.synram.experiment.sweep.design.SweepPoint;
import dev.synram.simulator.error.ErrorSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a sweep: those that every sweep has, and one for each error source that is scaled. Values of one row are in the
 * order of the columns; a measurement that is missing is {@code null}.
 */
public final class SweepSchema {

    private static final double SECONDS_PER_HOUR = 3600;

    private final List<ErrorSource> scaled;
    private final List<SweepColumn> columns;

    /** The columns of a sweep that scales some error sources, in any order. */
    public SweepSchema(Collection<ErrorSource> scaled) {
        this.scaled = scaled.stream().sorted().toList();
        columns = columns(this.scaled);
    }

    private static List<SweepColumn> columns(List<ErrorSource> scaled) {
        List<SweepColumn> all = new ArrayList<>(List.of(
                whole("row", "number of the row, from 0"),
                whole("chip_seed", "seed of the first chip"),
                whole("chips", "number of chips together"),
                text("preset", "magnitudes of errors before scaling")));
        scaled.forEach(source -> all.add(number(name(source), "", "factor of the error source " + source.label())));
        all.addAll(List.of(
                text("calibration", "how the chips were calibrated: none, public or best"),
                number("age_hours", "h", "time for which the chips have drifted"),
                whole("wait_cycles", "cycles of 8 ns between events"),
                text("network", "name of the network; empty without one"),
                whole("num_sends", "how often each vector is sent; 0 is as often as the network has it"),
                text("layout", "how the network is laid out: optimized or public"),
                number("accuracy", "", "accuracy of the network, 0..1, mean over runs"),
                number("accuracy_low", "", "lower end of its 95 % interval over samples"),
                number("accuracy_high", "", "upper end of its 95 % interval over samples"),
                number("gain", "LSB", "result per unit of activation x weight at one send"),
                number("gain_spread", "", "standard deviation of the gain over columns, as a share of it"),
                number("offset_spread", "LSB", "standard deviation over columns of the result of 0"),
                number("fixed_pattern", "LSB", "rms difference between mean results and ideal ones"),
                number("temporal_noise", "LSB", "standard deviation over repetitions, median over columns"),
                whole("failures", "settings, or spiking neurons, that the calibration did not find"),
                number("microseconds_per_sample", "µs", "modelled time of a sample"),
                number(
                        "millijoules_per_sample",
                        "mJ",
                        "modelled energy of a sample at 0.30 W a chip, or 0.2 W with spiking neurons"),
                text("failure", "why nothing was measured; empty if it was")));
        return List.copyOf(all);
    }

    private static SweepColumn whole(String name, String meaning) {
        return new SweepColumn(name, "", meaning, SweepColumn.Type.WHOLE);
    }

    private static SweepColumn number(String name, String unit, String meaning) {
        return new SweepColumn(name, unit, meaning, SweepColumn.Type.NUMBER);
    }

    private static SweepColumn text(String name, String meaning) {
        return new SweepColumn(name, "", meaning, SweepColumn.Type.TEXT);
    }

    private static String name(ErrorSource source) {
        return "scale_" + source.name().toLowerCase(Locale.ROOT);
    }

    /** The columns from left to right. */
    public List<SweepColumn> columns() {
        return columns;
    }

    /** The values of a row: {@link Long}, {@link Double} and {@link String}. */
    public List<@Nullable Object> values(SweepRow row) {
        SweepPoint point = row.point();
        ChipKind kind = point.kind();
        List<@Nullable Object> values = new ArrayList<>();
        values.add((long) point.row());
        values.add(kind.chipSeed());
        values.add((long) kind.chips());
        values.add(kind.preset().toString());
        scaled.forEach(source -> values.add(kind.scales().getOrDefault(source, 1.0)));
        values.add(kind.calibration().toString());
        values.add(point.ageHours());
        NetworkUse use = point.use();
        values.add((long) use.waitBetweenEvents());
        values.add(use.network());
        values.add((long) use.numSends());
        values.add(use.layout().toString());
        SweepMeasurement measured = row.measured().orElse(null);
        NetworkMeasurement network =
                row.measured().flatMap(SweepMeasurement::network).orElse(null);
        values.add(network == null ? null : network.accuracy());
        values.add(network == null ? null : network.interval().low());
        values.add(network == null ? null : network.interval().high());
        Response response = row.measured().flatMap(SweepMeasurement::response).orElse(null);
        values.add(response == null ? null : response.gain());
        values.add(response == null ? null : response.gainSpread());
        values.add(response == null ? null : response.offsetSpread());
        values.add(response == null ? null : response.fixedPattern());
        values.add(response == null ? null : response.temporalNoise());
        values.add(measured == null ? null : (long) measured.failures());
        values.add(network == null ? null : network.microsecondsPerSample());
        values.add(network == null ? null : network.millijoulesPerSample());
        values.add(row.failure());
        return values;
    }

    /**
     * The row with these values.
     *
     * @throws IllegalArgumentException if a value is missing or none of its column
     */
    public SweepRow row(List<@Nullable Object> values) {
        Values next = new Values(values);
        int number = Math.toIntExact(next.whole());
        long seed = next.whole();
        int chips = Math.toIntExact(next.whole());
        ChipPreset preset = ChipPreset.valueOf(next.text().toUpperCase(Locale.ROOT));
        Map<ErrorSource, Double> scales = new EnumMap<>(ErrorSource.class);
        scaled.forEach(source -> scales.put(source, next.number()));
        SweepCalibration calibration = SweepCalibration.valueOf(next.text().toUpperCase(Locale.ROOT));
        Duration age = Duration.ofSeconds(Math.round(next.number() * SECONDS_PER_HOUR));
        int wait = Math.toIntExact(next.whole());
        String network = next.text();
        int sends = Math.toIntExact(next.whole());
        LayoutStyle layout = LayoutStyle.valueOf(next.text().toUpperCase(Locale.ROOT));
        SweepPoint point = new SweepPoint(
                number,
                new ChipKind(seed, chips, preset, scales, calibration),
                age,
                new NetworkUse(network, wait, sends, layout));
        double accuracy = next.measured();
        AccuracyInterval interval = new AccuracyInterval(next.measured(), next.measured());
        Response response =
                new Response(next.measured(), next.measured(), next.measured(), next.measured(), next.measured());
        double failures = next.measured();
        Optional<NetworkMeasurement> measured = Double.isNaN(accuracy)
                ? next.skipped(2)
                : Optional.of(new NetworkMeasurement(accuracy, interval, next.measured(), next.measured()));
        String failure = next.text();
        return Double.isNaN(failures)
                ? new SweepRow(point, Optional.empty(), failure)
                : SweepRow.of(
                        point,
                        new SweepMeasurement(
                                measured,
                                Double.isNaN(response.gain()) ? Optional.empty() : Optional.of(response),
                                (int) failures));
    }

    /** The values of a row from left to right. */
    private static final class Values {

        private final List<@Nullable Object> values;
        private int next;

        Values(List<@Nullable Object> values) {
            this.values = values;
        }

        private @Nullable Object value() {
            return next < values.size() ? values.get(next++) : null;
        }

        long whole() {
            if (value() instanceof Long whole) {
                return whole;
            }
            throw unexpected("a whole number");
        }

        double number() {
            if (value() instanceof Double number) {
                return number;
            }
            throw unexpected("a number");
        }

        String text() {
            if (value() instanceof String text) {
                return text;
            }
            throw unexpected("text");
        }

        /** NaN if it is missing. */
        double measured() {
            return value() instanceof Number number ? number.doubleValue() : Double.NaN;
        }

        <T> Optional<T> skipped(int count) {
            next += count;
            return Optional.empty();
        }

        private IllegalArgumentException unexpected(String expected) {
            return new IllegalArgumentException("value %s is not %s".formatted(next, expected));
        }
    }
}
