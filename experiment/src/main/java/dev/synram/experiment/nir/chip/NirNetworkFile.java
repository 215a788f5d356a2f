package dev.synram.experiment.nir.chip;

import dev.synram.experiment.spiking.trained.SpikingNetworkDescription;
import dev.synram.experiment.spiking.trained.TrainedSpikingNetwork;
import dev.synram.files.FileException;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.nir.execution.Semantics;
import dev.synram.nir.file.NirFile;
import dev.synram.nir.file.NirModel;
import dev.synram.nir.value.Metadata;
import dev.synram.nir.value.NirException;
import dev.synram.nir.value.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Trained spiking networks as NIR files: a graph that other tools read, with times in seconds and weights for steps of
 * {@link Semantics#DT}. How samples become spikes and spikes an answer is a text of its metadata, which other tools pass over.
 */
public final class NirNetworkFile {

    /** The name of the text in the metadata. */
    static final String DESCRIPTION = "synram";

    private NirNetworkFile() {}

    /**
     * Writes a network.
     *
     * @param model with which of its weights
     * @throws IOException naming the file, if it cannot be written
     */
    public static void write(Path file, TrainedSpikingNetwork network, SpikingModel model) throws IOException {
        Metadata metadata = new Metadata(Map.of(DESCRIPTION, new Text(SpikingNetworkDescription.write(network))));
        NirFile.write(file, new NirModel(NirModel.VERSION, ModelGraph.of(model, Semantics.DT), metadata));
    }

    /**
     * Reads a network. Its weights are those of both stages of a training.
     *
     * @throws NirException naming the file and the remedy, if it cannot be read, the chip cannot execute it, or it does not say how samples
     *     become spikes
     */
    public static TrainedSpikingNetwork read(Path file) {
        NirModel nir = NirFile.read(file);
        if (!(nir.metadata().entries().get(DESCRIPTION) instanceof Text(String description))) {
            throw new NirException(
                    "%s does not say how samples become spikes, as files of 'synram spike export' do; 'synram spike diff --chip' executes it with spikes"
                            .formatted(file));
        }
        try {
            return SpikingNetworkDescription.read(
                    description, ChipGraph.of(nir.graph(), Semantics.DEFAULT).model());
        } catch (FileException e) {
            throw new NirException(
                    "%s: the text '%s' of its metadata: %s".formatted(file, DESCRIPTION, e.getMessage()), e);
        } catch (NirException e) {
            throw e.at(file.toString());
        }
    }
}
