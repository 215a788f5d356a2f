package dev.synram.compiler.spiking.runs;

import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.compiler.spiking.ModelPlacement;
import dev.synram.compiler.spiking.PlacementException;
import dev.synram.compiler.spiking.SpikingTarget;
import dev.synram.network.spiking.NeuronPopulation;
import dev.synram.network.spiking.Projection;
import dev.synram.network.spiking.SpikingTopology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Divides a model into as few parts as follow from taking populations in their order: as many together as fit the chip, and a population
 * that does not fit alone in equal parts. A part only needs spikes of earlier ones, which are recorded and replayed as inputs (as in
 * hxtorch's partitioning of large networks), so neurons that act on each other must fit the chip together. Inputs of a neuron are
 * never divided: its membrane needs all of them at once.
 */
public final class ModelRuns {

    private final SpikingTopology topology;
    private final SpikingTarget target;
    private final Supplier<SpikingConfiguration.Builder> configurations;
    private final List<PlacedPart> parts = new ArrayList<>();

    private ModelRuns(
            SpikingTopology topology, SpikingTarget target, Supplier<SpikingConfiguration.Builder> configurations) {
        this.topology = topology;
        this.target = target;
        this.configurations = configurations;
    }

    /**
     * Places a model.
     *
     * @param configurations makes configurations with the calibrated clocks of the hemispheres, and nothing else
     * @return the parts in the order in which they run; the model as a whole if it fits
     * @throws PlacementException if a neuron, or neurons that act on each other, do not fit, naming what needs too much
     */
    public static List<PlacedPart> place(
            SpikingTopology topology, SpikingTarget target, Supplier<SpikingConfiguration.Builder> configurations) {
        ModelRuns runs = new ModelRuns(topology, target, configurations);
        int population = 0;
        while (population < topology.populations().size()) {
            population = runs.placeFrom(population);
        }
        return List.copyOf(runs.parts);
    }

    /** Places as many populations as fit from one on, or this one in parts, and tells the next one. */
    private int placeFrom(int population) {
        for (int end = topology.populations().size(); end > population; end--) {
            ModelPart part = part(population, end);
            Optional<PlacedPart> placed = part.needsEarlierOnly() ? fitting(part) : Optional.empty();
            if (placed.isPresent()) {
                parts.add(placed.get());
                return end;
            }
        }
        placeInParts(population);
        return population + 1;
    }

    private ModelPart part(int begin, int end) {
        return new ModelPart(topology, first(begin), topology.populations().subList(begin, end));
    }

    private int first(int population) {
        return topology.populations().subList(0, population).stream()
                .mapToInt(NeuronPopulation::size)
                .sum();
    }

    private Optional<PlacedPart> fitting(ModelPart part) {
        long weights = part.topology().projections().stream()
                .mapToLong(Projection::weights)
                .sum();
        int hemispheres = target.geometry().hemispheres();
        if (2 * weights > (long) hemispheres * SpikingConfiguration.ROWS * ChipGeometry.COLUMNS) {
            return Optional.empty();
        }
        try {
            return Optional.of(placed(part));
        } catch (PlacementException e) {
            return Optional.empty();
        }
    }

    private PlacedPart placed(ModelPart part) {
        return new PlacedPart(part, ModelPlacement.place(part.topology(), target, configurations.get()));
    }

    private void placeInParts(int number) {
        ModelPart least = slice(number, 0, 1);
        for (int end = number + 1; !least.needsEarlierOnly(); end++) {
            least = part(number, end);
        }
        placed(least); // what does not fit even so says what it needs
        int count = 2;
        Optional<List<PlacedPart>> placed = inParts(number, count);
        while (placed.isEmpty()) {
            count++;
            placed = inParts(number, count);
        }
        parts.addAll(placed.get());
    }

    private Optional<List<PlacedPart>> inParts(int number, int count) {
        int size = topology.populations().get(number).size();
        List<PlacedPart> placed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // the largest first, so that what does not fit is found at once
            int from = Math.ceilDiv(i * size, count);
            int to = Math.ceilDiv((i + 1) * size, count);
            Optional<PlacedPart> one = fitting(slice(number, from, to));
            if (one.isEmpty()) {
                return Optional.empty();
            }
            placed.add(one.get());
        }
        return Optional.of(placed);
    }

    private ModelPart slice(int number, int from, int to) {
        NeuronPopulation population = topology.populations().get(number);
        return new ModelPart(
                topology,
                first(number) + from,
                List.of(new NeuronPopulation(population.name(), to - from, population.spikes())));
    }
}
