package dev.synram.experiment.result;

import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.cost.CostPart;
import dev.synram.compiler.plan.MacStep;
import dev.synram.compiler.plan.Placement;
import dev.synram.compiler.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a network is laid out on chips, and what that costs by each model of time; nothing of it is measured.
 *
 * @param version of the program
 * @param network its name
 * @param chips number of chips
 * @param batch samples that are handed over at once
 * @param watts power of a chip
 * @param replicas groups of chips that take samples in turn
 * @param phases how often weights are written for a batch; 1 if all stay
 * @param tiles number of tiles
 * @param synramUse share of the synapse arrays that is in use, more than 1 if weights are rewritten
 * @param schedules time and energy by the name of the model of time
 * @param basis where sends and activity come from, a sentence each; empty if the caller knew them
 * @param layers each multiplication on the first replica
 */
public record PlanResult(
        String version,
        String network,
        int chips,
        int batch,
        double watts,
        int replicas,
        int phases,
        int tiles,
        double synramUse,
        Map<String, ScheduleCost> schedules,
        List<String> basis,
        List<Layer> layers) {

    /**
     * Time and energy by one model of time.
     *
     * @param microsecondsPerSample time of the batch by its samples
     * @param latencyMicroseconds time until the last result of the batch
     * @param samplesPerSecond throughput
     * @param millijoulesPerSample energy of all chips
     * @param bound the part that takes most of the chips' time
     * @param millijoulesPerSampleByPart energy by part of the work
     */
    public record ScheduleCost(
            double microsecondsPerSample,
            double latencyMicroseconds,
            double samplesPerSecond,
            double millijoulesPerSample,
            String bound,
            Map<String, Double> millijoulesPerSampleByPart) {

        static ScheduleCost of(Cost cost, double watts) {
            Map<String, Double> parts = new LinkedHashMap<>();
            for (CostPart part : CostPart.values()) {
                parts.put(part.label(), cost.millijoulesPerSample(watts, part));
            }
            return new ScheduleCost(
                    cost.microsecondsPerSample(),
                    cost.batchMicros(),
                    cost.samplesPerSecond(),
                    cost.millijoulesPerSample(watts),
                    cost.bound().label(),
                    parts);
        }
    }

    /**
     * A multiplication.
     *
     * @param name of the layer
     * @param inputs elements of a vector
     * @param outputs columns
     * @param numSends how often each vector is sent
     * @param activity share of the inputs that are not 0
     * @param shiftedCopies copies of the matrix beside each other in one tile
     * @param vectorsPerSample vectors that a sample takes
     * @param places where its tiles stand
     */
    public record Layer(
            String name,
            int inputs,
            int outputs,
            int numSends,
            double activity,
            int shiftedCopies,
            long vectorsPerSample,
            List<Place> places) {

        static Layer of(MacStep step) {
            return new Layer(
                    step.mac().name(),
                    step.mac().inputs(),
                    step.mac().outputs(),
                    step.settings().numSends(),
                    step.activity(),
                    step.copies(),
                    step.executions(),
                    step.placements().stream()
                            .map(placement -> Place.of(placement, step))
                            .toList());
        }
    }

    /**
     * Where a tile stands.
     *
     * @param chip number of the chip, from 0
     * @param hemisphere number of the hemisphere, from 0
     * @param firstColumn its first column in the hemisphere
     * @param columns number of columns
     * @param firstInput the first element of the vector that it takes
     * @param inputs number of those elements
     * @param vectorsPerSample vectors that it takes for a sample
     * @param phase in which its weights stand in the array
     */
    public record Place(
            int chip,
            int hemisphere,
            int firstColumn,
            int columns,
            int firstInput,
            int inputs,
            int vectorsPerSample,
            int phase) {

        static Place of(Placement placement, MacStep step) {
            return new Place(
                    placement.synram().chip(),
                    placement.synram().hemisphere(),
                    placement.pieces().getFirst().block().firstColumn(),
                    placement.tile().columns(),
                    placement.inputs()[0],
                    placement.inputs().length,
                    placement.positions() * step.signs(),
                    placement.phase());
        }
    }

    /** Collects the figures of a plan. */
    public static PlanResult of(NetworkPlan planned) {
        Plan plan = planned.plan();
        List<Cost> costs = planned.costs();
        double watts = planned.watts();
        Map<String, ScheduleCost> schedules = new LinkedHashMap<>();
        costs.forEach(cost -> schedules.put(cost.schedule(), ScheduleCost.of(cost, watts)));
        return new PlanResult(
                Version.CURRENT,
                plan.network().name(),
                costs.getLast().chips(),
                costs.getLast().batch(),
                watts,
                plan.replicas().size(),
                plan.replicas().getFirst().phases(),
                plan.tiles(),
                plan.synramUse(),
                schedules,
                planned.basis(),
                plan.replicas().getFirst().steps().stream().map(Layer::of).toList());
    }

    /** The figures as JSON. */
    public String json() {
        return Json.write(this);
    }
}
