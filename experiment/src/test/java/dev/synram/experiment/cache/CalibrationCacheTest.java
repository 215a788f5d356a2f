package dev.synram.experiment.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.CalibrationOptions;
import dev.synram.calibration.Calibrator;
import dev.synram.calibration.Effort;
import dev.synram.calibration.Targets;
import dev.synram.chip.Cell;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.simulator.Fidelity;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.ErrorSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept for whom, and what happens to files. A chip is measured once for all tests; later it is only written to. */
class CalibrationCacheTest {

    private static final ChipParameters ERRORS = ChipParameters.nominal();
    private static final Calibrator CALIBRATOR = new Calibrator(3);
    private static final CalibrationKind.Multiplying FRESH = kind(CALIBRATOR, 0);

    private static final Calibration FOUND = measure();

    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger measured = new AtomicInteger();

    @TempDir
    private Path folder;

    @Test
    void isMeasuredOnce() throws IOException {
        assertThat(measures(cache(), FRESH)).isTrue();
        assertThat(measures(cache(), FRESH)).isFalse();
        assertThat(files()).hasSize(1);
        assertThat(measures(CalibrationCache.NONE, FRESH)).isTrue();
        assertThat(warnings).isEmpty();
    }

    @Test
    void everythingThatMattersHasAKeptCalibrationOfItsOwn() throws IOException {
        assertThat(measures(cache(), FRESH)).isTrue();
        CalibrationOptions best = CalibrationOptions.of(Effort.BEST);
        List<CalibrationKind.Multiplying> others = List.of(
                kind(CALIBRATOR, 12),
                kind(new Calibrator(4), 0),
                kind(new Calibrator(Targets.DEFAULT, best, 3), 0),
                kind(new Calibrator(Targets.DEFAULT, CalibrationOptions.DEFAULT.withoutBaseline(), 3), 0),
                kind(new Calibrator(Targets.DEFAULT.withLeak(121), CalibrationOptions.DEFAULT, 3), 0));
        for (CalibrationKind.Multiplying other : others) {
            assertThat(measures(cache(), other)).as(other.toString()).isTrue();
        }
        List<SimulatedChip> chips = List.of(
                chip(2, ERRORS),
                chip(1, ERRORS.scaled(ErrorSource.SYNAPSE_GAIN, 0.5)),
                // A name that says nothing of the magnitudes.
                chip(
                        1,
                        new ChipParameters(
                                ERRORS.name(),
                                ERRORS.design(),
                                ChipParameters.harsh().errors())),
                new SimulatedChip(1, ERRORS, new ChipGeometry(1), Fidelity.EVENT_DRIVEN, 1));
        for (SimulatedChip other : chips) {
            try (other) {
                assertThat(measures(cache(), FRESH, other))
                        .as(other.definition())
                        .isTrue();
            }
        }
        assertThat(files()).hasSize(1 + others.size() + chips.size());
        assertThat(measures(cache(), FRESH)).isFalse();
    }

    @Test
    void threadsDoNotMatter() {
        assertThat(measures(cache(), FRESH)).isTrue();
        try (SimulatedChip chip = new SimulatedChip(1, ERRORS, new ChipGeometry(1), Fidelity.FOLDED, 2)) {
            assertThat(measures(cache(), FRESH, chip)).isFalse();
        }
    }

    @Test
    void aChipThatIsNotNewIsAlwaysMeasured() throws IOException {
        assertThat(measures(cache(), FRESH)).isTrue();
        try (SimulatedChip aged = chip(1, ERRORS);
                SimulatedChip written = chip(1, ERRORS)) {
            aged.advance(Duration.ofSeconds(1));
            written.writeCells(Cell.LEAK_BIAS, written.readCells(Cell.LEAK_BIAS));
            assertThat(measures(cache(), FRESH, aged)).isTrue();
            assertThat(measures(cache(), FRESH, written)).isTrue();
        }
        assertThat(files()).hasSize(1);
    }

    @Test
    void cellsAreKeptOfWhichTheCalibrationSaysNothing() {
        try (SimulatedChip chip = chip(1, ERRORS);
                SimulatedChip other = chip(1, ERRORS)) {
            int[] values = chip.readCells(Cell.LEAK_BIAS);
            values[7] = 99;
            cache().calibration(chip, FRESH, () -> {
                FOUND.applyTo(chip);
                chip.writeCells(Cell.LEAK_BIAS, values);
                return FOUND;
            });
            assertThat(measures(cache(), FRESH, other)).isFalse();
            assertThat(other.readCells(Cell.LEAK_BIAS)).isEqualTo(values);
            assertThat(other.writings()).isEqualTo(chip.writings());
        }
    }

    /** One bit of any byte, wherever it is, or a part that is missing at the end. */
    @Test
    void damageIsFoundAndMendedWithAWarning() throws IOException {
        assertThat(measures(cache(), FRESH)).isTrue();
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < 40; i++) {
            byte[] damaged = whole.clone();
            damaged[i * (whole.length / 40)] ^= 1;
            requireMended(file, damaged, whole);
        }
        for (int length : new int[] {0, 1, 64, 65, 1000, whole.length - 1}) {
            requireMended(file, Arrays.copyOf(whole, length), whole);
        }
    }

    private void requireMended(Path file, byte[] damaged, byte[] whole) throws IOException {
        warnings.clear();
        Files.write(file, damaged);
        assertThat(measures(cache(), FRESH)).isTrue();
        assertThat(warnings).hasSize(1).first().asString().contains(file.toString(), "damaged", "made again");
        assertThat(file).hasBinaryContent(whole);
    }

    @Test
    void aFileUnderAnothersNameIsNotUsed() throws IOException {
        assertThat(measures(cache(), FRESH)).isTrue();
        Path file = files().getFirst();
        assertThat(measures(cache(), kind(CALIBRATOR, 1))).isTrue();
        Path other =
                files().stream().filter(each -> !each.equals(file)).findFirst().orElseThrow();
        Files.write(other, Files.readAllBytes(file));
        assertThat(measures(cache(), kind(CALIBRATOR, 1))).isTrue();
        assertThat(warnings).hasSize(1).first().asString().contains("another chip");
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldOnce() throws IOException {
        Path occupied = Files.writeString(folder.resolve("file"), "x");
        CalibrationCache cache = CalibrationCache.in(occupied.resolve("calibrations"), warnings::add);
        assertThat(measures(cache, FRESH)).isTrue();
        assertThat(measures(cache, FRESH)).isTrue();
        assertThat(warnings.stream().filter(each -> each.contains("--no-cache")))
                .hasSize(1);
        assertThat(occupied).hasContent("x");
    }

    @Test
    void thoseNotUsedForLongestMakeRoom() throws IOException {
        assertThat(measures(cache(), FRESH)).isTrue();
        long bytes = Files.size(files().getFirst());
        CalibrationCache small = CalibrationCache.in(new CacheFolder(folder, 3 * bytes + bytes / 2), warnings::add);
        for (int hours = 1; hours <= 2; hours++) {
            assertThat(measures(small, kind(CALIBRATOR, hours))).isTrue();
        }
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(1000));
        }
        assertThat(measures(small, FRESH)).isFalse(); // used just now
        for (int hours = 3; hours <= 4; hours++) {
            assertThat(measures(small, kind(CALIBRATOR, hours))).isTrue();
            assertThat(files()).hasSize(3);
        }
        assertThat(measures(small, FRESH)).isFalse();
        assertThat(measures(small, kind(CALIBRATOR, 3))).isFalse();
        assertThat(measures(small, kind(CALIBRATOR, 1))).isTrue();
        assertThat(warnings).isEmpty();
    }

    @Test
    void severalAtOnceGetTheSame() throws Exception {
        int many = 8;
        CountDownLatch ready = new CountDownLatch(many);
        List<Thread> threads = IntStream.range(0, many)
                .mapToObj(_ -> Thread.ofPlatform().start(() -> {
                    ready.countDown();
                    for (int i = 0; i < 5; i++) {
                        try {
                            ready.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        measures(CalibrationCache.in(folder, warnings::add), FRESH);
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(warnings).isEmpty();
        assertThat(measured.get()).isBetween(1, many);
        assertThat(files()).hasSize(1);
        assertThat(measures(cache(), FRESH)).isFalse();
    }

    @Test
    void whatIsKeptIsText() throws IOException {
        assertThat(measures(cache(), FRESH)).isTrue();
        assertThat(Files.readString(files().getFirst(), UTF_8)).contains("seed 1, ", "PT0S", "simulated-nominal-1");
    }

    private static CalibrationKind.Multiplying kind(Calibrator calibrator, int hours) {
        return new CalibrationKind.Multiplying(calibrator, Duration.ofHours(hours));
    }

    private static Calibration measure() {
        try (SimulatedChip chip = chip(1, ERRORS)) {
            return CALIBRATOR.calibrate(chip).calibration();
        }
    }

    private static SimulatedChip chip(long seed, ChipParameters errors) {
        return new SimulatedChip(seed, errors, new ChipGeometry(1), Fidelity.FOLDED, 1);
    }

    private CalibrationCache cache() {
        return CalibrationCache.in(folder, warnings::add);
    }

    /** Whether the calibration of a chip had to be measured. */
    private boolean measures(CalibrationCache cache, CalibrationKind.Multiplying kind) {
        try (SimulatedChip chip = chip(1, ERRORS)) {
            return measures(cache, kind, chip);
        }
    }

    private boolean measures(CalibrationCache cache, CalibrationKind.Multiplying kind, SimulatedChip chip) {
        int before = measured.get();
        Calibration calibration = cache.calibration(chip, kind, () -> {
            measured.incrementAndGet();
            FOUND.settings().forEach(setting -> chip.writeCells(setting.cell(), setting.values()));
            return FOUND;
        });
        assertThat(kind.write(calibration)).isEqualTo(kind.write(FOUND));
        return measured.get() > before;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
