package dev.synram.compiler;

import dev.synram.chip.MacSettings;
import dev.synram.chip.RowMode;
import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.cost.OptimizedSchedule;
import dev.synram.compiler.cost.PublicSchedule;
import dev.synram.compiler.cost.RangeEnd;
import dev.synram.compiler.layout.Layout;
import dev.synram.compiler.layout.LayoutStyle;
import dev.synram.compiler.layout.Matrix;
import dev.synram.compiler.plan.MacStep;
import dev.synram.compiler.plan.Placement;
import dev.synram.compiler.plan.Plan;
import dev.synram.compiler.plan.Program;
import dev.synram.compiler.plan.Workload;
import dev.synram.compiler.target.Target;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.ValueKind;
import dev.synram.network.quantization.QuantizedNetwork;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays networks out on one or more chips.
 *
 * @param target the chips
 * @param waitBetweenEvents FPGA cycles between events, for all layers
 * @param style the rules of the layout
 */
public record Compiler(Target target, int waitBetweenEvents, LayoutStyle style) {

    /** Default number of samples in a batch. */
    public static final int DEFAULT_BATCH = 1000;

    /** Lays networks out so that they are fast. */
    public Compiler(Target target, int waitBetweenEvents) {
        this(target, waitBetweenEvents, LayoutStyle.OPTIMIZED);
    }

    /** The same for other chips. */
    public Compiler withTarget(Target other) {
        return new Compiler(other, waitBetweenEvents, style);
    }

    /** The same by other rules. */
    public Compiler withStyle(LayoutStyle other) {
        return new Compiler(target, waitBetweenEvents, other);
    }

    /** Lays a network out for batches of {@value #DEFAULT_BATCH} samples. */
    public Plan compile(QuantizedNetwork network) {
        return compile(network, DEFAULT_BATCH);
    }

    /**
     * Lays a network out. In the optimized style batches are done as soon as possible: all chips hold the network together, or
     * groups of chips each hold all of it and take samples round robin. Matrices without negative weights get a row for each
     * input.
     *
     * @param batch samples of a batch
     */
    public Plan compile(QuantizedNetwork network, int batch) {
        return compile(Workload.of(network), batch);
    }

    /**
     * The same for weights that are not known, or may change: any may be negative.
     *
     * @param batch samples of a batch
     */
    public Plan compile(Workload work, int batch) {
        return switch (style) {
            case OPTIMIZED -> compileFastest(work, batch);
            case PUBLIC -> compilePublic(work);
        };
    }

    private Plan compileFastest(Workload work, int batch) {
        Plan best = null;
        double fastest = Double.POSITIVE_INFINITY;
        int chips = target.chips().size();
        for (int replicas = 1; replicas <= Math.min(chips, batch); replicas++) {
            Plan plan = plan(work, replicas);
            double micros = new OptimizedSchedule().batchMicros(plan, batch, RangeEnd.TYPICAL);
            if (micros < fastest * (1 - 1e-9)) {
                best = plan;
                fastest = micros;
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("a batch has at least 1 sample, not " + batch);
        }
        return best;
    }

    /**
     * What a batch costs by the three models of time: as the public software does it, with the host's part as in the source
     * document's experiment, and as we would do it.
     *
     * @param batch samples of a batch
     */
    public List<Cost> costs(Workload work, int batch) {
        Plan asPublic = compilePublic(work);
        return List.of(
                PublicSchedule.CHIP_ONLY.cost(asPublic, batch),
                PublicSchedule.EXPERIMENT.cost(asPublic, batch),
                new OptimizedSchedule().cost(compile(work, batch), batch));
    }

    /** Lays a network out as the chip's public software does: layer by layer, every matrix once, no shifted copies. */
    public Plan compilePublic(Workload work) {
        return new Plan(work.network(), List.of(program(target, work.withSignedRows(), false)));
    }

    private Plan plan(Workload work, int replicas) {
        List<Program> programs = new ArrayList<>();
        List<Integer> chips = target.chips();
        for (int r = 0; r < replicas; r++) {
            int from = chips.size() * r / replicas;
            int to = chips.size() * (r + 1) / replicas;
            programs.add(program(target.only(chips.subList(from, to)), work, true));
        }
        return new Plan(work.network(), programs);
    }

    private Program program(Target part, Workload work, boolean copies) {
        Network network = work.network();
        List<ValueKind> kinds = ValueKind.of(network);
        List<Matrix> matrices = new ArrayList<>();
        for (Mac mac : network.macs()) {
            MacSettings settings = new MacSettings(work.numSends().get(mac.index()), waitBetweenEvents);
            int input = network.nodes().get(mac.node()).input();
            boolean signed = kinds.get(input) == ValueKind.SIGNED_ACTIVATION;
            RowMode rows = work.rows().get(mac.index());
            matrices.add(Matrix.of(mac, settings, rows, signed, work.activity().get(mac.index()), part, copies));
        }
        List<List<Placement>> placements = Layout.of(part, matrices, copies);
        List<MacStep> steps = new ArrayList<>();
        int phases = 1;
        for (int i = 0; i < matrices.size(); i++) {
            Matrix matrix = matrices.get(i);
            steps.add(new MacStep(
                    matrix.unrolled(), matrix.settings(), matrix.signed(), matrix.activity(), placements.get(i)));
            phases = Math.max(phases, placements.get(i).getLast().phase() + 1);
        }
        WeightResidence residence = new WeightResidence(steps);
        return new Program(network, part, steps, residence.nextBatch(phases), residence.nextBatch(phases));
    }
}
