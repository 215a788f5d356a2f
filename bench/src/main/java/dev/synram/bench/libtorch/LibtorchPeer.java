package dev.synram.bench.libtorch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.synram.bench.Metric;
import dev.synram.bench.Peer;
import dev.synram.bench.PeerModel;
import dev.synram.bench.Workload;
import dev.synram.experiment.model.KnownNetwork;
import java.util.HashMap;
import java.util.Map;

/**
 * The library of PyTorch in this process, through the Deep Java Library. It does what the script for Python does, with as many
 * threads as its engine was started with.
 */
public final class LibtorchPeer implements Peer {

    private static final int BATCH = 1000;

    /** Of the networks with more layers. */
    private static final int SMALLER_BATCH = 256;

    private static final int INPUTS = 256;
    private static final int OUTPUTS = 512;
    private static final int CLASSES = 10;
    private static final double GIGA = 1e9;

    private final double warmUpSeconds;
    private final Engine engine = Engine.getEngine("PyTorch");
    private final NDManager manager = engine.newBaseManager();
    private final LinearMock mock = new LinearMock(LinearMock.TYPICAL_DEVIATION);
    private final Map<Work, Workload> works = new HashMap<>();

    private record Work(PeerModel model, Metric metric) {}

    /**
     * Prepares to measure; {@link dev.synram.training.engine.TorchEngine#start the engine must have been started}.
     *
     * @param warmUpSeconds how long each workload runs before its first measurement
     */
    public LibtorchPeer(double warmUpSeconds) {
        this.warmUpSeconds = warmUpSeconds;
    }

    @Override
    public String name() {
        return "libtorch";
    }

    @Override
    public String version() {
        return "libtorch " + engine.getVersion();
    }

    @Override
    public double measure(PeerModel model, Metric metric, double seconds) {
        Work key = new Work(model, metric);
        Workload work = works.get(key);
        if (work == null) {
            work = make(key);
            works.put(key, work);
            work.rate(warmUpSeconds);
        }
        return metric == Metric.LATENCY ? work.latency(seconds) : work.rate(seconds);
    }

    private Workload make(Work work) {
        if (!work.metric().hasPeers(work.model())) {
            throw new IllegalArgumentException(work.metric() + " has no peers");
        }
        return switch (work.metric()) {
            case MULTIPLICATION -> multiplication(work.model());
            case INFERENCE -> inference(network(work.model()), BATCH);
            case LATENCY -> inference(network(work.model()), 1);
            case TRAINING -> training(network(work.model()), BATCH);
            case DEEP_INFERENCE -> inference(graph(KnownNetwork.DEEP), SMALLER_BATCH);
            case DEEP_TRAINING -> training(graph(KnownNetwork.DEEP), SMALLER_BATCH);
            case LARGE_INFERENCE -> inference(graph(KnownNetwork.LARGE), SMALLER_BATCH);
            case LARGE_TRAINING -> training(graph(KnownNetwork.LARGE), SMALLER_BATCH);
            case ONE_THREAD, EVENT_DRIVEN, PEAK -> throw new IllegalArgumentException(work.metric() + " has no peers");
        };
    }

    private TorchNetwork network(PeerModel model) {
        return switch (model) {
            case DIGITAL -> DigitalNetwork.drawn(manager);
            case MOCK -> MockNetwork.drawn(mock, manager);
        };
    }

    private TorchNetwork graph(KnownNetwork known) {
        return new DigitalGraph(known.drawn(1).network(), manager);
    }

    private Workload multiplication(PeerModel model) {
        NDArray inputs = integers(0, LinearMock.MAX_INPUT, new Shape(BATCH, INPUTS));
        NDArray weights = integers(-LinearMock.MAX_WEIGHT, LinearMock.MAX_WEIGHT, new Shape(INPUTS, OUTPUTS));
        Runnable product = switch (model) {
            case DIGITAL -> () -> inputs.matMul(weights);
            case MOCK -> () -> mock.product(inputs, weights);
        };
        return new Workload(BATCH * (double) INPUTS * OUTPUTS / GIGA, released(product));
    }

    private NDArray integers(int least, int most, Shape shape) {
        return manager.randomInteger(least, most + 1L, shape, DataType.INT64).toType(DataType.FLOAT32, false);
    }

    private Workload inference(TorchNetwork network, int batch) {
        NDArray images = images(batch);
        return new Workload(batch, released(() -> network.results(images)));
    }

    private Workload training(TorchNetwork network, int batch) {
        NDArray images = images(batch);
        NDArray labels = manager.randomInteger(0, CLASSES, new Shape(batch), DataType.INT64);
        return new Workload(batch, () -> network.train(images, labels));
    }

    private NDArray images(int batch) {
        return manager.randomUniform(0, 1, new Shape(batch, 1, 28, 28));
    }

    /** Releases the memory of what a workload computes after each repetition. */
    private static Runnable released(Runnable work) {
        return () -> {
            try (NDScope _ = new NDScope()) {
                work.run();
            }
        };
    }

    @Override
    public void close() {
        manager.close();
    }
}
