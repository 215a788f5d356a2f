package dev.synram.runtime;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.Calibrator;
import dev.synram.chip.Chip;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.target.Target;
import dev.synram.runtime.execution.ChipExecutor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Chips that networks are laid out on together, with what is known of them: calibrations, the target that a compiler needs,
 * the mean gain, and the threads of the host. Chips are told apart by their position, from 0, so that two of one id are two.
 *
 * <p>A cluster owns its chips: {@link #close} closes them. It is used by one thread at a time.
 */
public final class ChipCluster implements AutoCloseable {

    private final List<Chip> chips;
    private final List<Calibration> calibrations;
    private final Target target;
    private final double gain;
    private final int threads;
    private final ChipExecutor executor;

    private ChipCluster(List<Chip> chips, List<Calibration> calibrations, Target target, double gain, int threads) {
        this.chips = chips;
        this.calibrations = calibrations;
        this.target = target;
        this.gain = gain;
        this.threads = threads;
        executor = new ChipExecutor(threads);
    }

    /**
     * Chips with their calibrations, which are written to them.
     *
     * @param chips at least one, all of one geometry
     * @param calibrations one a chip, in the same order
     * @param threads of the host, at least 1: so many chips work at the same time at most
     * @throws IllegalArgumentException naming a chip without calibration, with that of another chip, of another geometry
     *     or there twice
     */
    public static ChipCluster of(List<? extends Chip> chips, List<Calibration> calibrations, int threads) {
        ChipGeometry geometry = geometry(chips);
        for (int i = 0; i < chips.size(); i++) {
            if (i >= calibrations.size()) {
                throw new IllegalArgumentException("%s is not calibrated: %s calibrations were given for %s chips"
                        .formatted(name(chips, i), calibrations.size(), chips.size()));
            }
            requireOwn(chips, i, calibrations.get(i));
        }
        if (calibrations.size() > chips.size()) {
            throw new IllegalArgumentException("the calibration of chip %s has no chip: %s calibrations for %s chips"
                    .formatted(calibrations.get(chips.size()).chip(), calibrations.size(), chips.size()));
        }
        Target target = Target.of(
                geometry, calibrations.stream().map(CalibratedDefects::of).toList());
        double gain = calibrations.stream()
                .mapToDouble(calibration -> calibration.after().gain())
                .average()
                .orElseThrow();
        ChipCluster cluster = new ChipCluster(List.copyOf(chips), List.copyOf(calibrations), target, gain, threads);
        try {
            cluster.restore();
        } catch (RuntimeException | Error e) {
            cluster.executor.close();
            throw e;
        }
        return cluster;
    }

    /**
     * Chips whose cells the caller looks after: calibrated in another way, or without errors.
     *
     * @param chips at least one
     * @param target what of the chips may be used; one that fits them
     * @param gain LSB per unit of activation x weight at one send
     * @param threads of the host, at least 1
     * @throws IllegalArgumentException if the target is not one of these chips
     */
    public static ChipCluster withTarget(List<? extends Chip> chips, Target target, double gain, int threads) {
        requireFit(geometry(chips), chips.size(), target);
        return new ChipCluster(List.copyOf(chips), List.of(), target, gain, threads);
    }

    /**
     * Calibrates chips, one after the other, and closes all of them if that fails.
     *
     * @param chips at least one, all of one geometry
     * @param calibrator with the effort, the targets and the seed of the measurements; the same chips and calibrator give
     *     the same calibrations
     * @param threads of the host, at least 1
     * @param step told the chip and the title of each of {@link Calibrator#steps} steps before it begins
     */
    public static ChipCluster calibrate(
            List<? extends Chip> chips, Calibrator calibrator, int threads, BiConsumer<Chip, String> step) {
        try {
            List<Calibration> calibrations = new ArrayList<>();
            for (Chip chip : chips) {
                calibrations.add(calibrator
                        .calibrate(chip, title -> step.accept(chip, title))
                        .calibration());
            }
            return of(chips, calibrations, threads);
        } catch (RuntimeException | Error e) {
            RuntimeException closing = closeAll(chips);
            if (closing != null) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    private static ChipGeometry geometry(List<? extends Chip> chips) {
        if (chips.isEmpty()) {
            throw new IllegalArgumentException("a cluster has at least 1 chip");
        }
        ChipGeometry geometry = chips.getFirst().geometry();
        Set<Chip> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < chips.size(); i++) {
            ChipGeometry other = chips.get(i).geometry();
            if (!other.equals(geometry)) {
                throw new IllegalArgumentException("%s has %s hemispheres, %s has %s; chips of a cluster are alike"
                        .formatted(name(chips, 0), geometry.hemispheres(), name(chips, i), other.hemispheres()));
            }
            if (!seen.add(chips.get(i))) {
                throw new IllegalArgumentException("%s is in the cluster already".formatted(name(chips, i)));
            }
        }
        return geometry;
    }

    private static void requireOwn(List<? extends Chip> chips, int position, Calibration calibration) {
        if (!calibration.chip().equals(chips.get(position).id())) {
            throw new IllegalArgumentException("%s has the calibration of chip %s; calibrate it"
                    .formatted(name(chips, position), calibration.chip()));
        }
    }

    private static void requireFit(ChipGeometry geometry, int count, Target target) {
        if (!target.geometry().equals(geometry)) {
            throw new IllegalArgumentException("the target's chips have %s hemispheres, those of the cluster have %s"
                    .formatted(target.geometry().hemispheres(), geometry.hemispheres()));
        }
        if (target.defects().size() != count) {
            throw new IllegalArgumentException("a target of %s chips does not fit a cluster of %s"
                    .formatted(target.defects().size(), count));
        }
    }

    private static String name(List<? extends Chip> chips, int position) {
        return "chip %s, number %s of the cluster,"
                .formatted(chips.get(position).id(), position);
    }

    /** The chips, by position. */
    public List<Chip> chips() {
        return chips;
    }

    /** The calibrations, one a chip; none if the caller looks after the cells. */
    public List<Calibration> calibrations() {
        return calibrations;
    }

    /** What of the chips a network may be laid out on. */
    public Target target() {
        return target;
    }

    /** Whether every synram of the chips has an input and a column that did not fail. */
    public boolean isUsable() {
        return target.isUsable();
    }

    /** Mean gain of the chips, LSB per unit of activation x weight at one send. */
    public double gain() {
        return gain;
    }

    /** Threads of the host. */
    public int threads() {
        return threads;
    }

    /**
     * A compiler for these chips.
     *
     * @param waitBetweenEvents FPGA cycles between events, at least 1
     */
    public Compiler compiler(int waitBetweenEvents) {
        return new Compiler(target, waitBetweenEvents);
    }

    /**
     * Writes the calibrations to the chips, whatever their cells were.
     *
     * @throws IllegalStateException if the cluster has no calibrations
     */
    public void restore() {
        if (calibrations.isEmpty()) {
            throw new IllegalStateException("the calibrations of chip %s and others of its cluster are not known"
                    .formatted(chips.getFirst().id()));
        }
        for (int i = 0; i < chips.size(); i++) {
            calibrations.get(i).applyTo(chips.get(i));
        }
    }

    /**
     * Calibrates the chips again, which takes their weights. This cluster must not be used any more; the new one owns the chips, and
     * all of them are closed if it fails.
     *
     * @param calibrator with the effort, the targets and the seed of the measurements
     */
    public ChipCluster recalibrated(Calibrator calibrator) {
        executor.close();
        return calibrate(chips, calibrator, threads, (_, _) -> {});
    }

    /** Writes the defaults to all cells, as if no chip had ever been calibrated; {@link #restore} undoes it. */
    public void resetCells() {
        chips.forEach(Calibration::reset);
    }

    /** Keeps the chips busy. */
    ChipExecutor executor() {
        return executor;
    }

    /**
     * Refuses what a compiler has laid out, or is going to, on chips other than these.
     *
     * @throws IllegalArgumentException if the target is not one of these chips
     */
    void requireFit(Target other) {
        requireFit(target.geometry(), chips.size(), other);
    }

    /** Closes all chips. */
    @Override
    public void close() {
        executor.close();
        RuntimeException first = closeAll(chips);
        if (first != null) {
            throw first;
        }
    }

    /** Closes all chips even if some refuse; returns what the first of those says. */
    private static @Nullable RuntimeException closeAll(List<? extends Chip> chips) {
        RuntimeException first = null;
        for (Chip chip : chips) {
            try {
                chip.close();
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        return first;
    }
}
