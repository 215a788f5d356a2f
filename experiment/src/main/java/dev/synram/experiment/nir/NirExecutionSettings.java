package dev.synram.experiment.nir;

import dev.synram.nir.execution.Arrival;
import dev.synram.nir.execution.Crossing;
import dev.synram.nir.execution.Emission;
import dev.synram.nir.execution.Integration;
import dev.synram.nir.execution.NirTime;
import dev.synram.nir.execution.Reset;
import dev.synram.nir.execution.Semantics;
import dev.synram.nir.execution.Start;

/**
 * A file and how it was executed.
 *
 * @param file its name
 * @param nirVersion version of its layout
 * @param unit unit of its times
 * @param dt seconds of a step
 * @param reset what happens to the membrane at a spike
 * @param crossing when a membrane spikes
 * @param arrival when nodes see spikes
 * @param emission when a neuron spikes
 * @param integration how the equations are solved
 * @param start the membrane before the first step
 * @param spikes number of spikes of all nodes
 */
public record NirExecutionSettings(
        String file,
        String nirVersion,
        NirTime unit,
        double dt,
        Reset reset,
        Crossing crossing,
        Arrival arrival,
        Emission emission,
        Integration integration,
        Start start,
        long spikes) {

    static NirExecutionSettings of(NirSource source, long spikes) {
        Semantics semantics = source.semantics();
        return new NirExecutionSettings(
                source.name(),
                source.model().version(),
                semantics.unit(),
                semantics.dt(),
                semantics.reset(),
                semantics.crossing(),
                semantics.arrival(),
                semantics.emission(),
                semantics.integration(),
                semantics.start(),
                spikes);
    }
}
