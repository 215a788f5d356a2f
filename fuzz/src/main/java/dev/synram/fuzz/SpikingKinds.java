package dev.synram.fuzz;

import dev.synram.contract.file.Damage;
import dev.synram.experiment.checkpoint.StateFile;
import dev.synram.experiment.spiking.learning.SpikingEpoch;
import dev.synram.experiment.spiking.learning.ValueScaling;
import dev.synram.experiment.spiking.trained.SpikingNetworkFile;
import dev.synram.experiment.spiking.trained.SpikingState;
import dev.synram.experiment.spiking.trained.SpikingStateFormat;
import dev.synram.experiment.spiking.trained.TrainedSpikingNetwork;
import dev.synram.files.FileException;
import dev.synram.network.spiking.Decoder;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.SpikeTimeEncoding;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.network.spiking.TimeGrid;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Trained spiking networks and checkpoints of their training: damaged after they were written, and with a checksum that is right. */
final class SpikingKinds {

    private static final String NETWORK = "spiking-network.json";
    private static final String STATE = "spiking-chip.state";
    private static final SpikingModel MODEL = model();

    private SpikingKinds() {}

    static List<FileKind> all() {
        String network = SpikingNetworkFile.write(network());
        byte[] bytes = network.getBytes(StandardCharsets.UTF_8);
        byte[] state = StateKinds.written(new StateFile<>(SpikingStateFormat.INSTANCE, "epochs=2\nseed=1", state()));
        return List.of(
                new FileKind(
                        "spiking network",
                        NETWORK,
                        FileException.class,
                        bytes,
                        Damage::json,
                        file -> CalibrationKinds.requireSame(
                                network, SpikingNetworkFile.write(SpikingNetworkFile.read(file)))),
                new FileKind(
                        "sealed spiking network",
                        NETWORK,
                        FileException.class,
                        bytes,
                        CalibrationKinds::sealed,
                        SpikingKinds::readSealed),
                new FileKind(
                        "spiking checkpoint",
                        STATE,
                        FileException.class,
                        state,
                        (intact, random) -> StateKinds.sealed(Damage.bytes(intact, random)),
                        SpikingKinds::readState));
    }

    private static void readSealed(Path file) {
        TrainedSpikingNetwork network = SpikingNetworkFile.read(file);
        for (float[] weights : network.model().weights()) {
            requireFinite(weights);
        }
        TrustedDamage.require(
                network.encoding().inputs(network.scaling().values())
                        == network.model().topology().inputs(),
                "an encoding for other inputs");
        SpikingNetworkFile.write(network);
    }

    private static void readState(Path file) {
        SpikingState state = StateFile.read(SpikingStateFormat.INSTANCE, file).state();
        state.weights().forEach(SpikingKinds::requireFinite);
        state.squares().forEach(SpikingKinds::requireFinite);
        TrustedDamage.require(state.weights().size() == state.means().size(), "weights without moments");
    }

    private static void requireFinite(float[] values) {
        for (float value : values) {
            TrustedDamage.require(Float.isFinite(value), "weights that are no numbers");
        }
    }

    private static SpikingModel model() {
        SpikingModel model = SpikingModel.zero(SpikingTopology.withReadout(6, 5, 2, new NeuronDynamics(6, 6, 2, 0.5)));
        for (float[] weights : model.weights()) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] = i / 7f - 1;
            }
        }
        return model;
    }

    private static TrainedSpikingNetwork network() {
        return new TrainedSpikingNetwork(
                MODEL,
                MODEL,
                ValueScaling.none(2),
                new SpikeTimeEncoding(2, 26, 2, 2),
                Decoder.MAX_OVER_TIME,
                TimeGrid.of(0.5, 38),
                "yin-yang",
                List.of("a", "b"),
                "simulated-nominal-1",
                0.9,
                new TreeMap<>(Map.of("rule", "SURROGATE")));
    }

    private static SpikingState state() {
        return new SpikingState(
                200,
                12,
                List.of(new SpikingEpoch(true, 1, 0.5, 12, 3, 2.5), new SpikingEpoch(true, 0.5, 0.75, 14, 0, 2.5)),
                MODEL.weights(),
                MODEL.weights(),
                SpikingModel.zero(MODEL.topology()).weights());
    }
}
