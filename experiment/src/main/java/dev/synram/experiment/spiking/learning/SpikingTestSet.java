package dev.synram.experiment.spiking.learning;

import dev.synram.data.LabelledData;
import dev.synram.experiment.spiking.encoding.SampleTrains;
import dev.synram.network.spiking.Decoder;
import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.SpikeEncoding;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.SpikingExecution;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.TimeGrid;
import java.util.ArrayList;
import java.util.List;

/** Tests networks with the same samples. */
public final class SpikingTestSet {

    /** So many samples at a time that what a chip records of them does not take much memory. */
    private static final int AT_ONCE = 1000;

    private final LabelledData samples;
    private final List<SpikeTrain> trains;
    private final Decoder decoder;
    private final TimeGrid grid;

    /**
     * Encodes samples.
     *
     * @param samples with values of 0..1
     */
    public SpikingTestSet(LabelledData samples, SpikeEncoding encoding, Decoder decoder, TimeGrid grid) {
        this.samples = samples;
        this.decoder = decoder;
        this.grid = grid;
        trains = SampleTrains.of(samples, encoding);
    }

    /** For each sample, whether the answer of a network is right. */
    public boolean[] correct(SpikingExecution execution, SpikingModel model, SpikingTest test) {
        boolean[] correct = new boolean[trains.size()];
        for (int from = 0; from < correct.length; from += AT_ONCE) {
            int sample = from;
            for (NetworkResponse response : part(execution, model, test, from)) {
                int answer = decoder.read(model.topology(), response, grid).answer();
                correct[sample] = answer == samples.labels()[sample];
                sample++;
            }
        }
        return correct;
    }

    /** What a network answers, and when. */
    public SpikingAnswers answers(SpikingExecution execution, SpikingModel model, SpikingTest test) {
        List<NetworkResponse> responses = new ArrayList<>();
        for (int from = 0; from < trains.size(); from += AT_ONCE) {
            responses.addAll(part(execution, model, test, from));
        }
        return SpikingAnswers.of(model.topology(), decoder, grid, samples, responses);
    }

    private List<NetworkResponse> part(SpikingExecution execution, SpikingModel model, SpikingTest test, int from) {
        List<SpikeTrain> part = trains.subList(from, Math.min(trains.size(), from + AT_ONCE));
        return execution.run(model, part, grid, test.noise(from / AT_ONCE));
    }
}
