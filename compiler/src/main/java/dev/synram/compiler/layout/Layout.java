package dev.synram.compiler.layout;

import dev.synram.compiler.plan.Placement;
import dev.synram.compiler.plan.Tile;
import dev.synram.compiler.target.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds places for all tiles of a network. If each tile has room of its own, everything stays where it is; otherwise tiles
 * are computed in phases, each laid out on empty synrams, in turn from the left and from the right, so that as few weights
 * as possible stand in the way of others. Where room is left, matrices that are used for many positions of a sample are
 * there several times, and positions are dealt out so that all synrams have about as much to do.
 */
public final class Layout {

    private final Target target;
    private final List<Matrix> matrices;
    private final boolean withCopies;
    private final List<Copy> copies = new ArrayList<>();
    private List<SynramSpace> spaces = List.of();
    private double[] load = new double[0];
    private int phase = -1;

    /** All tiles of a matrix, once, and the positions that they compute. */
    private static final class Copy {

        private final int matrix;
        private final List<Placed> tiles;
        private int firstPosition;
        private int positions;

        Copy(int matrix, List<Placed> tiles) {
            this.matrix = matrix;
            this.tiles = tiles;
        }
    }

    private record Placed(Tile tile, Slot slot, int phase, int synram) {}

    private Layout(Target target, List<Matrix> matrices, boolean withCopies) {
        this.target = target;
        this.matrices = matrices;
        this.withCopies = withCopies;
    }

    /** The placements of each matrix; without copies each tile has one place. */
    public static List<List<Placement>> of(Target target, List<Matrix> matrices, boolean withCopies) {
        Layout layout = new Layout(target, matrices, withCopies);
        if (!layout.placeResident()) {
            layout = new Layout(target, matrices, withCopies);
            layout.placeInPhases();
        }
        layout.dealPositions();
        return layout.placements();
    }

    private void nextPhase() {
        phase++;
        boolean fromRight = phase % 2 == 1;
        spaces = target.synrams().stream()
                .map(synram -> new SynramSpace(synram, target.defects(synram.chip()), fromRight))
                .toList();
        load = new double[spaces.size()];
    }

    private boolean placeResident() {
        nextPhase();
        for (int m = 0; m < matrices.size(); m++) {
            List<Placed> tiles = new ArrayList<>();
            for (Tile tile : matrices.get(m).tiles()) {
                Placed placed = place(matrices.get(m), tile, Set.of());
                if (placed == null) {
                    return false;
                }
                tiles.add(placed);
            }
            copies.add(new Copy(m, tiles));
        }
        IntStream.range(0, matrices.size())
                .boxed()
                .sorted(Comparator.comparingDouble(m -> -work(matrices.get(m))))
                .forEach(this::addCopies);
        return true;
    }

    private static double work(Matrix matrix) {
        return matrix.positions() * matrix.tiles().size() * matrix.microsPerVector();
    }

    private void placeInPhases() {
        nextPhase();
        for (int m = 0; m < matrices.size(); m++) {
            int firstPhase = phase;
            List<Placed> tiles = new ArrayList<>();
            for (Tile tile : matrices.get(m).tiles()) {
                Placed placed = place(matrices.get(m), tile, Set.of());
                if (placed == null) {
                    firstPhase = tiles.isEmpty() ? firstPhase + 1 : firstPhase;
                    nextPhase();
                    placed = place(matrices.get(m), tile, Set.of());
                }
                if (placed == null) {
                    throw new IllegalStateException("a tile does not fit an empty synram");
                }
                tiles.add(placed);
            }
            copies.add(new Copy(m, tiles));
            if (firstPhase == phase) {
                addCopies(m);
            }
        }
    }

    /** Places a tile where least is to do, and of such places where most room is left. */
    private @Nullable Placed place(Matrix matrix, Tile tile, Set<Integer> without) {
        List<Integer> order = IntStream.range(0, spaces.size())
                .boxed()
                .filter(i -> !without.contains(i))
                .sorted(Comparator.<Integer>comparingDouble(i -> load[i])
                        .thenComparingInt(i -> spaces.get(i).usedColumns()))
                .toList();
        for (int i : order) {
            Slot slot = spaces.get(i).place(tile, matrix.rows());
            if (slot != null) {
                load[i] += matrix.positions() == 1 ? matrix.microsPerVector() : 0;
                return new Placed(tile, slot, phase, i);
            }
        }
        return null;
    }

    /** Adds copies of a matrix that is used for many positions, as long as each can have synrams for itself. */
    private void addCopies(int m) {
        Matrix matrix = matrices.get(m);
        int most = withCopies
                ? Math.min(matrix.positions(), spaces.size() / matrix.tiles().size())
                : 1;
        Set<Integer> taken = new HashSet<>();
        copies.stream().filter(copy -> copy.matrix == m).forEach(copy -> copy.tiles.forEach(t -> taken.add(t.synram)));
        for (int copy = 1; copy < most; copy++) {
            List<SynramSpace> before = spaces.stream().map(SynramSpace::copy).toList();
            List<Placed> tiles = new ArrayList<>();
            for (Tile tile : matrix.tiles()) {
                Placed placed = place(matrix, tile, taken);
                if (placed == null) {
                    spaces = before;
                    return;
                }
                taken.add(placed.synram);
                tiles.add(placed);
            }
            copies.add(new Copy(m, tiles));
        }
    }

    private void dealPositions() {
        double[][] busy = new double[phase + 1][target.synrams().size()];
        for (int m : dealingOrder()) {
            Matrix matrix = matrices.get(m);
            List<Copy> shares = copies.stream().filter(copy -> copy.matrix == m).toList();
            for (int position = 0; position < matrix.positions(); position++) {
                Copy least = shares.stream()
                        .min(Comparator.comparingDouble(copy -> busiest(busy, copy)))
                        .orElseThrow();
                least.positions++;
                for (Placed tile : least.tiles) {
                    busy[tile.phase][tile.synram] += matrix.microsPerVector();
                }
            }
            int first = 0;
            for (Copy copy : shares) {
                copy.firstPosition = first;
                first += copy.positions;
            }
        }
    }

    /** What cannot be shared first, then from the largest work to the smallest. */
    private int[] dealingOrder() {
        int[] shares = new int[matrices.size()];
        copies.forEach(copy -> shares[copy.matrix]++);
        return IntStream.range(0, matrices.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(m -> shares[m] == 1 ? 0 : 1)
                        .thenComparingDouble(m -> -work(matrices.get(m))))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double busiest(double[][] busy, Copy copy) {
        return copy.tiles.stream()
                .mapToDouble(tile -> busy[tile.phase][tile.synram])
                .max()
                .orElseThrow();
    }

    private List<List<Placement>> placements() {
        List<List<Placement>> placements = new ArrayList<>();
        for (int m = 0; m < matrices.size(); m++) {
            int[] passes = new int[target.synrams().size()];
            List<Placement> ofMatrix = new ArrayList<>();
            for (int p = 0; p <= phase; p++) {
                for (Copy copy : copies) {
                    if (copy.matrix == m && copy.positions > 0) {
                        addPlacements(ofMatrix, copy, p, passes);
                    }
                }
            }
            placements.add(ofMatrix);
        }
        return placements;
    }

    private static void addPlacements(List<Placement> target, Copy copy, int phase, int[] passes) {
        for (Placed tile : copy.tiles) {
            if (tile.phase == phase) {
                target.add(new Placement(
                        tile.tile,
                        tile.slot.synram(),
                        Arrays.copyOf(tile.slot.inputs(), tile.slot.inputs().length),
                        tile.slot.segments(),
                        copy.firstPosition,
                        copy.positions,
                        phase,
                        passes[tile.synram]++));
            }
        }
    }
}
