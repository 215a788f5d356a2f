package dev.synram.service.page;

import dev.synram.experiment.serving.ServedChips;
import dev.synram.experiment.spiking.trained.SpikingDemonstration;
import dev.synram.experiment.spiking.trained.SpikingReply;
import dev.synram.experiment.spiking.trained.TrainedSpikingNetwork;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The spiking network of the page, on one chip that all pages share, since none changes it. The chip is calibrated when it is first
 * asked for, which takes half a minute; meanwhile, requests are refused. Used by many threads.
 */
public final class SpikingPage implements AutoCloseable {

    private static final int MOST_TRIALS = 100;
    private static final int RETRY_SECONDS = 2;

    private final Optional<TrainedSpikingNetwork> network;
    private final Supplier<SpikingDemonstration> maker;
    private final Duration timeout;

    /** One request at a time computes. */
    private final Semaphore turn = new Semaphore(1, true);

    private @Nullable Thread calibrating;
    private @Nullable SpikingDemonstration demonstration;
    private String failure = "";
    private boolean closed;

    /**
     * A page whose chip is not made yet.
     *
     * @param network without one, requests are refused
     * @param chips settings of the chip; the first seed is its own
     * @param timeout how long a request waits for others
     */
    public SpikingPage(Optional<TrainedSpikingNetwork> network, ServedChips chips, Duration timeout) {
        this.network = network;
        this.timeout = timeout;
        maker = () -> SpikingDemonstration.calibrated(
                network.orElseThrow(),
                chips.settings().withThreads(1),
                chips.seeds().getFirst());
    }

    /**
     * What the page knows of the network.
     *
     * @param data name of the data that it was trained with
     * @param values of a sample
     * @param classes names of the classes
     * @param inputs number of inputs
     * @param hidden number of neurons that are not read
     * @param micros duration of a sample
     * @param stepMicros time between potentials
     */
    public record Description(
            String data, int values, List<String> classes, int inputs, int hidden, double micros, double stepMicros) {

        public Description {
            classes = List.copyOf(classes);
        }
    }

    /** The network; none if none is served. */
    public List<Description> description() {
        return network.stream().map(SpikingPage::described).toList();
    }

    private static Description described(TrainedSpikingNetwork network) {
        SpikingTopology topology = network.model().topology();
        return new Description(
                network.data(),
                network.scaling().values(),
                network.classes(),
                topology.inputs(),
                network.hidden(),
                network.grid().micros(),
                network.grid().stepMicros());
    }

    /**
     * Has the chip calibrated if it is not.
     *
     * @return whether it is
     * @throws RefusedException if there is no network, or it cannot be shown
     */
    public synchronized boolean prepare() {
        requireNetwork();
        if (!failure.isEmpty()) {
            throw new RefusedException(
                    Problem.UNAVAILABLE,
                    "the network cannot be shown: %s; start the server with another".formatted(failure));
        }
        if (calibrating == null && !closed) {
            calibrating =
                    Thread.ofPlatform().daemon().name("synram-page-spiking").start(this::calibrate);
        }
        return demonstration != null;
    }

    private TrainedSpikingNetwork requireNetwork() {
        return network.orElseThrow(() -> new RefusedException(
                Problem.NOT_FOUND, "there is no spiking network; start the server with --spiking NETWORK"));
    }

    /**
     * Shows a sample to the chip.
     *
     * @param json the sample
     * @throws RefusedException if the request is wrong, or there is no chip yet
     */
    public SpikingReply answer(byte[] json) {
        int values = requireNetwork().scaling().values();
        Sample sample = PageRequest.fields(
                json,
                fields -> new Sample(
                        PageRequest.floats(fields.numbers("sample")), fields.integer("trials", 1, MOST_TRIALS)));
        if (sample.values.length != values) {
            throw RefusedException.invalid(
                    "the sample has %s values; the network takes %s".formatted(sample.values.length, values));
        }
        requireTurn();
        try {
            return ready().show(sample.values, sample.trials);
        } finally {
            turn.release();
        }
    }

    private void requireTurn() {
        try {
            if (turn.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw RefusedException.retry(
                Problem.UNAVAILABLE, "the spiking chip is busy with other pages; ask again later", RETRY_SECONDS);
    }

    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    private record Sample(float[] values, int trials) {}

    private synchronized SpikingDemonstration ready() {
        boolean isReady = prepare();
        SpikingDemonstration found = demonstration;
        if (!isReady || found == null) {
            throw RefusedException.retry(
                    Problem.UNAVAILABLE,
                    "the neurons of a chip are being calibrated, which takes about half a minute; ask again later",
                    RETRY_SECONDS);
        }
        return found;
    }

    private void calibrate() {
        try {
            SpikingDemonstration made = maker.get();
            synchronized (this) {
                if (!closed) {
                    demonstration = made;
                    return;
                }
            }
            made.close();
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                failure = String.valueOf(e.getMessage());
            }
        }
    }

    /** What listeners call the network. */
    public String name() {
        return network.map(TrainedSpikingNetwork::data).orElse("unknown");
    }

    /** The request that computes ends before; those that wait are refused. */
    @Override
    public void close() {
        SpikingDemonstration made;
        synchronized (this) {
            closed = true;
            made = demonstration;
            demonstration = null;
        }
        if (made != null) {
            turn.acquireUninterruptibly();
            made.close();
            turn.release();
        }
    }
}
