package dev.synram.experiment.result.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.cost.CostPart;
import dev.synram.compiler.cost.DurationRange;
import dev.synram.compiler.cost.PowerFigure;
import dev.synram.compiler.cost.TimingComponent;
import dev.synram.compiler.plan.HostCrossing;
import dev.synram.compiler.plan.MacStep;
import dev.synram.compiler.plan.Placement;
import dev.synram.compiler.plan.Plan;
import dev.synram.experiment.result.ConversionState;
import dev.synram.experiment.result.Json;
import dev.synram.experiment.result.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The layout of a network on chips and its modelled cost by each schedule; nothing is measured.
 *
 * @param version of the program
 * @param network name of the network
 * @param conversion how a network in float was converted for the plan; null, and absent from the JSON, if it was not
 * @param chips number of chips
 * @param batch number of samples per batch
 * @param replicas number of groups of chips that process samples round robin
 * @param phases number of times that weights are written per batch; 1 if all weights stay
 * @param tiles number of tiles
 * @param synramUse share of the synapse arrays in use; above 1 if weights are rewritten
 * @param schedules time and energy by the name of the schedule
 * @param components durations of the optimized schedule, with their ranges and sources; those of the host if it computes
 *     functions
 * @param basis origin of sends and activity, one sentence each; empty if given by the caller
 * @param layers each multiplication on the first replica
 * @param hostCrossings layers of the host between multiplications
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanResult(
        String version,
        String network,
        @Nullable ConversionState conversion,
        int chips,
        int batch,
        int replicas,
        int phases,
        int tiles,
        double synramUse,
        Map<String, ScheduleCost> schedules,
        List<Component> components,
        List<String> basis,
        List<Layer> layers,
        List<Crossing> hostCrossings) {

    /**
     * Time and energy by one schedule.
     *
     * @param microsecondsPerSample time of the batch divided by its samples, with typical durations
     * @param microsecondsRange that time with the ranges of all durations; a point if the schedule has none
     * @param latencyMicroseconds time until the last result of the batch, with typical durations
     * @param samplesPerSecond throughput, with typical durations
     * @param bound the part that takes the most time of the chips
     * @param energies energy with each power of a chip
     */
    public record ScheduleCost(
            double microsecondsPerSample,
            DurationRange microsecondsRange,
            double latencyMicroseconds,
            double samplesPerSecond,
            String bound,
            List<PartedEnergy> energies) {

        static ScheduleCost of(Cost cost, List<PowerFigure> powers) {
            return new ScheduleCost(
                    cost.microsecondsPerSample(),
                    cost.microsecondsPerSampleRange(),
                    cost.batchMicros(),
                    cost.samplesPerSecond(),
                    cost.bound().label(),
                    powers.stream().map(power -> PartedEnergy.of(cost, power)).toList());
        }
    }

    /**
     * Energy with one power of a chip.
     *
     * @param power which figure the power is
     * @param watts that power, of one chip
     * @param millijoulesPerSample energy of all chips, with typical durations
     * @param millijoulesRange that energy with the ranges of all durations
     * @param millijoulesPerSampleByPart energy by part of the cost
     */
    public record PartedEnergy(
            String power,
            double watts,
            double millijoulesPerSample,
            EnergyRange millijoulesRange,
            Map<String, Double> millijoulesPerSampleByPart) {

        static PartedEnergy of(Cost cost, PowerFigure power) {
            Map<String, Double> parts = new LinkedHashMap<>();
            for (CostPart part : CostPart.values()) {
                parts.put(part.label(), cost.millijoulesPerSample(power.watts(), part));
            }
            double millijoulesPerMicrosecond = power.watts() * cost.chips() / 1e3;
            DurationRange micros = cost.microsecondsPerSampleRange();
            return new PartedEnergy(
                    power.name(),
                    power.watts(),
                    cost.millijoulesPerSample(power.watts()),
                    new EnergyRange(
                            micros.low() * millijoulesPerMicrosecond, micros.high() * millijoulesPerMicrosecond),
                    parts);
        }
    }

    /**
     * A range of an energy, in millijoules.
     *
     * @param low with the shortest durations
     * @param high with the longest durations
     */
    public record EnergyRange(double low, double high) {}

    /**
     * A duration of the optimized schedule.
     *
     * @param name what takes the time
     * @param unit what takes it once
     * @param microseconds its range
     * @param source where the range comes from
     */
    public record Component(String name, String unit, DurationRange microseconds, String source) {

        static List<Component> of(Plan plan) {
            return TimingComponent.of(plan).stream()
                    .map(component ->
                            new Component(component.label(), component.unit(), component.micros(), component.source()))
                    .toList();
        }
    }

    /**
     * A multiplication.
     *
     * @param name of the layer
     * @param inputs elements of a vector
     * @param outputs columns
     * @param numSends number of sends of each vector
     * @param activity share of nonzero inputs
     * @param shiftedCopies number of shifted copies of the matrix in one tile
     * @param vectorsPerSample number of vectors per sample
     * @param places places of its tiles
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
     * The place of a tile.
     *
     * @param chip number of the chip, from 0
     * @param hemisphere number of the hemisphere, from 0
     * @param firstColumn its first column in the hemisphere
     * @param columns number of columns
     * @param firstInput its first element of the vector
     * @param inputs number of those elements
     * @param vectorsPerSample number of vectors per sample
     * @param phase phase in which its weights are in the array
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
                    placement.segments().getFirst().block().firstColumn(),
                    placement.tile().columns(),
                    placement.inputs()[0],
                    placement.inputs().length,
                    placement.positions() * step.signs(),
                    placement.phase());
        }
    }

    /**
     * A layer of the host between multiplications.
     *
     * @param name of the layer
     * @param function what the host computes
     * @param sentPerSample results that a sample sends to the host
     * @param receivedPerSample values that come back
     */
    public record Crossing(String name, String function, int sentPerSample, int receivedPerSample) {

        static Crossing of(HostCrossing crossing, Plan plan) {
            String function =
                    plan.network().nodes().get(crossing.node()).layer().toString();
            return new Crossing(crossing.layer(), function, crossing.sent(), crossing.received());
        }
    }

    /** Collects the metrics of a plan. */
    public static PlanResult of(NetworkPlan planned) {
        Plan plan = planned.plan();
        List<Cost> costs = planned.costs();
        Map<String, ScheduleCost> schedules = new LinkedHashMap<>();
        costs.forEach(cost -> schedules.put(cost.schedule(), ScheduleCost.of(cost, planned.powers(cost))));
        return new PlanResult(
                Version.CURRENT,
                planned.name(),
                planned.conversion(),
                costs.getLast().chips(),
                costs.getLast().batch(),
                plan.replicas().size(),
                plan.replicas().getFirst().phases(),
                plan.tiles(),
                plan.synramUse(),
                schedules,
                Component.of(plan),
                planned.basis(),
                plan.replicas().getFirst().steps().stream().map(Layer::of).toList(),
                plan.crossings().stream()
                        .map(crossing -> Crossing.of(crossing, plan))
                        .toList());
    }

    /** The result as JSON. */
    public String json() {
        return Json.write(this);
    }
}
