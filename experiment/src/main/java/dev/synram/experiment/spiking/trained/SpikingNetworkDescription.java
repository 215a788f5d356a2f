package dev.synram.experiment.spiking.trained;

import dev.synram.experiment.spiking.learning.ValueScaling;
import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import dev.synram.files.JsonText;
import dev.synram.network.spiking.Decoder;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.SpikeEncoding;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.network.spiking.TimeGrid;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;

/** What a trained network needs beside its populations and weights, as a text that goes with a file of another format. */
public final class SpikingNetworkDescription {

    private static final String FORMAT = "synram-spiking-description";
    private static final int VERSION = 1;

    private SpikingNetworkDescription() {}

    private record Document(
            String format,
            int version,
            String data,
            List<String> classes,
            NeuronDynamics dynamics,
            ValueScaling scaling,
            SpikeEncoding encoding,
            Decoder decoder,
            TimeGrid grid,
            String chip,
            double softwareAccuracy,
            SortedMap<String, String> training) {}

    /** Describes a network as JSON with a checksum. */
    public static String write(TrainedSpikingNetwork network) {
        return JsonText.sealed(new Document(
                FORMAT,
                VERSION,
                network.data(),
                network.classes(),
                network.model().topology().dynamics(),
                network.scaling(),
                network.encoding(),
                network.decoder(),
                network.grid(),
                network.chip(),
                network.softwareAccuracy(),
                network.training()));
    }

    /**
     * The network that a text describes.
     *
     * @param model its populations and weights; its dynamics are those of the text, which knows refractory times and delays
     * @throws FileException naming the place and what was expected, if the text is damaged, or describes another network
     */
    public static TrainedSpikingNetwork read(String text, SpikingModel model) {
        JsonFields root = JsonFields.parse(text.getBytes(StandardCharsets.UTF_8));
        String format = root.text("format");
        int version = root.integer("version", Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (!FORMAT.equals(format) || version != VERSION) {
            throw new FileException("it is of format %s, version %s; this program reads %s, version %s"
                    .formatted(format, version, FORMAT, VERSION));
        }
        NeuronDynamics dynamics = SpikingNetworkJson.dynamics(root.object("dynamics"));
        SpikingTopology topology = model.topology();
        SpikingModel complete = new SpikingModel(
                new SpikingTopology(topology.inputs(), topology.populations(), topology.projections(), dynamics),
                model.weights());
        return SpikingNetworkJson.described(root, complete, complete);
    }
}
