package dev.synram.experiment.spiking.trained;

import dev.synram.network.spiking.SpikeTrain;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a spiking network on a chip did with a sample. Spikes and potentials are those of the first trial.
 *
 * @param chip its name
 * @param inputs spikes of the inputs
 * @param spikes spikes of the neurons
 * @param outputs potential of each output at the points of the network's grid, 0 at rest and 1 at the threshold
 * @param answer class, or -1 if there is none
 * @param answers for each class, in how many trials it was the answer
 * @param exactAnswer class by the weights of training on the host, computed exactly there; or -1
 * @param modelledMicroseconds modelled time of the sample on the chip
 * @param modelledMicrojoules modelled energy of the sample
 * @param wallMilliseconds time that the host took for the simulation
 */
public record SpikingReply(
        String chip,
        List<Spike> inputs,
        List<Spike> spikes,
        List<List<Float>> outputs,
        int answer,
        List<Integer> answers,
        int exactAnswer,
        double modelledMicroseconds,
        double modelledMicrojoules,
        double wallMilliseconds) {

    public SpikingReply {
        inputs = List.copyOf(inputs);
        spikes = List.copyOf(spikes);
        outputs = List.copyOf(outputs);
        answers = List.copyOf(answers);
    }

    /**
     * A spike.
     *
     * @param source number of the input or neuron
     * @param micros time in µs since the beginning of the sample
     */
    public record Spike(int source, float micros) {

        static List<Spike> of(SpikeTrain train) {
            return IntStream.range(0, train.count())
                    .mapToObj(i -> new Spike(train.sources()[i], train.micros()[i]))
                    .toList();
        }
    }
}
