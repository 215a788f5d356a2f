package dev.synram.experiment.cache;

import dev.synram.data.download.UserFolders;
import dev.synram.files.BoundedInput;
import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import dev.synram.files.Sha256;
import dev.synram.simulator.SimulatedChip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calibrations of new simulated chips, kept in a folder. A kept one leaves the chip as measuring it again would, bit by bit: its
 * settings are written, its clock has advanced, and its analog cells were written as often. A file is used only if its checksum is
 * right and it is of the same chip with the same errors, calibrated in the same way by the same code on the same Java.
 *
 * <p>Only simulated chips that are new have kept calibrations: nothing but their definition decides how they behave. A chip that has
 * been used, a real one, or one behind a network is always measured, because nobody knows what it has become.
 *
 * <p>A cache never makes a calibration fail: what cannot be read or written is measured, and a warning tells why.
 */
public final class CalibrationCache {

    /** The system property that names the folder, of tests for instance. */
    public static final String PROPERTY = "synram.calibrations";

    /** Keeps nothing. */
    public static final CalibrationCache NONE = new CalibrationCache(Optional.empty(), _ -> {});

    /** A calibration for multiplication takes about 70 kB. */
    private static final long MOST_BYTES = 64L << 20;

    private final Optional<CacheFolder> folder;
    private final Consumer<String> warnings;
    private final AtomicBoolean writable = new AtomicBoolean(true);

    private CalibrationCache(Optional<CacheFolder> folder, Consumer<String> warnings) {
        this.folder = folder;
        this.warnings = warnings;
    }

    /**
     * Keeps calibrations in a folder, 64 MB at most; those that were not used for longest are deleted.
     *
     * @param warnings told in a line what cannot be read or written
     */
    public static CalibrationCache in(Path folder, Consumer<String> warnings) {
        return in(new CacheFolder(folder, MOST_BYTES), warnings);
    }

    static CalibrationCache in(CacheFolder folder, Consumer<String> warnings) {
        return new CalibrationCache(Optional.of(folder), warnings);
    }

    /** Keeps calibrations where the system property says, or in the user's folder for such files. */
    public static CalibrationCache ofUser(Consumer<String> warnings) {
        String named = System.getProperty(PROPERTY, "");
        return in(named.isEmpty() ? UserFolders.cache().resolve("calibrations") : Path.of(named), warnings);
    }

    /** Keeps calibrations where the system property says; without it, keeps nothing. */
    public static CalibrationCache ofProperty() {
        return System.getProperty(PROPERTY, "").isEmpty() ? NONE : ofUser(_ -> {});
    }

    /** Whether calibrations are kept at all. */
    public boolean keeps() {
        return folder.isPresent();
    }

    /**
     * The kept calibration of a chip, in whose state the chip then is, or a measured one, which is kept.
     *
     * @param chip a new one; one that is not is measured
     * @param measure calibrates the chip and lets it drift for the age of the kind; not called if there is a kept one
     */
    public <C> C calibration(SimulatedChip chip, CalibrationKind<C> kind, Supplier<C> measure) {
        Optional<String> code = folder.isPresent() && chip.isNew() ? CodeDigest.current() : Optional.empty();
        if (code.isEmpty()) {
            return measure.get();
        }
        CacheFolder place = folder.get();
        String key = "%s; %s; code %s".formatted(chip.definition(), kind, code.get());
        Path file = place.file(Sha256.of(key.getBytes(StandardCharsets.UTF_8)));
        Optional<C> kept = read(file, key, chip, kind);
        if (kept.isPresent()) {
            place.touch(file);
            return kept.get();
        }
        C measured = measure.get();
        ChipState state = ChipState.of(chip, kind.settings(measured));
        write(place, file, new KeptCalibration(key, state, kind.write(measured)));
        return measured;
    }

    private <C> Optional<C> read(Path file, String key, SimulatedChip chip, CalibrationKind<C> kind) {
        try {
            KeptCalibration kept = KeptCalibration.parse(BoundedInput.readAll(file, JsonFields.MOST_BYTES), key);
            C calibration = kind.read(kept.document().getBytes(StandardCharsets.UTF_8));
            kept.state().restore(chip, kind.settings(calibration));
            chip.advance(kind.age());
            return Optional.of(calibration);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileException e) {
            warnings.accept("the kept calibration %s is damaged: %s; it is made again".formatted(file, e.getMessage()));
        } catch (IOException e) {
            warnings.accept("the kept calibration %s cannot be read: %s; it is made again"
                    .formatted(file, FileException.reason(e)));
        }
        return Optional.empty();
    }

    private void write(CacheFolder place, Path file, KeptCalibration kept) {
        try {
            place.write(file, kept.bytes());
        } catch (IOException e) {
            if (writable.getAndSet(false)) {
                warnings.accept(
                        "calibrations cannot be kept in %s: %s; allow writing or free some space, or give --no-cache"
                                .formatted(place.folder(), FileException.reason(e)));
            }
        }
    }

    /** Caches in the same folder are equal. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CalibrationCache cache && cache.folder.equals(folder);
    }

    @Override
    public int hashCode() {
        return folder.hashCode();
    }

    @Override
    public String toString() {
        return folder.map(place -> "calibrations in " + place.folder()).orElse("no kept calibrations");
    }
}
