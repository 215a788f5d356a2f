package dev.synram.experiment.spiking.trained;

import dev.synram.experiment.spiking.learning.ValueScaling;
import dev.synram.files.BoundedInput;
import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import dev.synram.files.JsonText;
import dev.synram.network.spiking.Decoder;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.NeuronPopulation;
import dev.synram.network.spiking.Projection;
import dev.synram.network.spiking.SpikeEncoding;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.network.spiking.TimeGrid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Trained spiking networks as JSON files with a checksum: topology, dynamics, weights, encoding, decoder and how they were trained.
 * There is no timestamp, so that the same network gives the same file.
 */
public final class SpikingNetworkFile {

    static final String FORMAT = "synram-spiking-network";
    static final int VERSION = 1;

    private SpikingNetworkFile() {}

    private record Document(
            String format,
            int version,
            String data,
            List<String> classes,
            NeuronDynamics dynamics,
            int inputs,
            List<NeuronPopulation> populations,
            List<Connection> projections,
            ValueScaling scaling,
            SpikeEncoding encoding,
            Decoder decoder,
            TimeGrid grid,
            String chip,
            double softwareAccuracy,
            SortedMap<String, String> training) {}

    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    private record Connection(
            int firstSource, int sources, int firstTarget, int targets, float[] weights, float[] hostWeights) {}

    /** The network as JSON text. */
    public static String write(TrainedSpikingNetwork network) {
        SpikingTopology topology = network.model().topology();
        return JsonText.sealed(new Document(
                FORMAT,
                VERSION,
                network.data(),
                network.classes(),
                topology.dynamics(),
                topology.inputs(),
                topology.populations(),
                connections(topology, network.model(), network.hostModel()),
                network.scaling(),
                network.encoding(),
                network.decoder(),
                network.grid(),
                network.chip(),
                network.softwareAccuracy(),
                network.training()));
    }

    private static List<Connection> connections(SpikingTopology topology, SpikingModel model, SpikingModel host) {
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < topology.projections().size(); i++) {
            Projection projection = topology.projections().get(i);
            connections.add(new Connection(
                    projection.firstSource(),
                    projection.sources(),
                    projection.firstTarget(),
                    projection.targets(),
                    model.weights().get(i),
                    host.weights().get(i)));
        }
        return connections;
    }

    /**
     * Reads a network from an untrusted file.
     *
     * @throws FileException naming the file, the place in it and what was expected, if it cannot be read or is not a trained
     *     spiking network of this version
     */
    public static TrainedSpikingNetwork read(Path path) {
        try {
            JsonFields root = JsonFields.parse(BoundedInput.readAll(path, JsonFields.MOST_BYTES));
            String format = root.text("format");
            int version = root.integer("version", Integer.MIN_VALUE, Integer.MAX_VALUE);
            if (!FORMAT.equals(format) || version != VERSION) {
                throw new FileException("it is of format %s, version %s; this program reads %s, version %s"
                        .formatted(format, version, FORMAT, VERSION));
            }
            return SpikingNetworkJson.read(root);
        } catch (FileException e) {
            throw FileException.broken(
                    path, "a spiking network", e, "get an undamaged copy, or train it again with 'synram spike train'");
        } catch (IOException e) {
            throw new FileException(
                    "%s cannot be read as a spiking network: %s".formatted(path, FileException.reason(e)), e);
        }
    }
}
