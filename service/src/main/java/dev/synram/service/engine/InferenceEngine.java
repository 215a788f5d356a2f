package dev.synram.service.engine;

import dev.synram.experiment.model.ModelException;
import dev.synram.experiment.result.Version;
import dev.synram.experiment.serving.ServedNetwork;
import dev.synram.experiment.serving.ServiceLimits;
import dev.synram.service.protocol.InferenceResponse;
import dev.synram.service.protocol.InternalErrors;
import dev.synram.service.protocol.ModelMetadata;
import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import dev.synram.service.protocol.ServerMetadata;
import dev.synram.service.scheduling.ChipPool;
import dev.synram.service.scheduling.ChipReport;
import dev.synram.service.scheduling.Listeners;
import dev.synram.service.scheduling.Work;
import dev.synram.service.security.Authenticator;
import dev.synram.service.security.RateLimits;
import dev.synram.service.security.User;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers the requests of all transports. Used by many threads, one a request. */
public final class InferenceEngine {

    private static final String UNKNOWN = "unknown";
    private static final int SECONDS_PER_HOUR = 3600;
    private static final long MEGABYTE = 1_000_000;
    private static final int SUCCESS = 200;

    private final Map<String, ServedModel> models = new LinkedHashMap<>();
    private final ChipPool pool;
    private final ServiceLimits limits;
    private final Authenticator authenticator;
    private final RateLimits rates;
    private final RequestListener listener;
    private final RequestMemory memory;
    private final AtomicInteger active = new AtomicInteger();

    /**
     * Makes an engine.
     *
     * @param networks that are served, of different names
     * @param pool computes
     * @param limits of requests
     * @param guards who may ask, and who is told about it
     */
    public InferenceEngine(List<ServedNetwork> networks, ChipPool pool, ServiceLimits limits, Guards guards) {
        for (ServedNetwork network : networks) {
            if (models.put(network.name(), new ServedModel(network)) != null) {
                throw new ModelException(
                        "two networks are named %s; rename one of the files".formatted(network.name()));
            }
        }
        this.pool = pool;
        this.limits = limits;
        authenticator = guards.authenticator();
        listener = guards.listener();
        memory = new RequestMemory((long) limits.megabytes() * MEGABYTE);
        rates = new RateLimits(limits.requestRate(), System::nanoTime);
    }

    /**
     * Who may ask, and who is told about it.
     *
     * @param authenticator tells users by their tokens
     * @param listener is told about each request
     */
    public record Guards(Authenticator authenticator, RequestListener listener) {}

    /** Whether inference is possible. */
    public boolean isReady() {
        return pool.isReady();
    }

    /**
     * Whether inference with a model is possible. Told without a token: a refusal names no other model.
     *
     * @param version of the model; any if empty
     * @throws RefusedException if there is no such model or version
     */
    public boolean isReady(String model, String version) {
        if (!models.containsKey(model)) {
            throw new RefusedException(
                    Problem.NOT_FOUND, "there is no model '%s'; /v2/models lists the models".formatted(model));
        }
        model(model, version);
        return isReady();
    }

    /** The largest request in bytes: what the limit and the memory of the server allow. */
    public long mostBytes() {
        return memory.mostOfOne();
    }

    /** How long a request may be read. */
    public Duration timeout() {
        return limits.timeout();
    }

    /** Requests that are being answered. */
    public int active() {
        return active.get();
    }

    /**
     * Who asks.
     *
     * @throws RefusedException if a token is needed and missing, unknown or expired
     */
    public User user(Optional<String> authorization) {
        return authenticator.user(authorization);
    }

    /** What this server is. */
    public ServerMetadata server() {
        return new ServerMetadata("synram", Version.CURRENT, List.of("binary_tensor_data"));
    }

    /** The names of models. */
    public List<String> modelNames() {
        return List.copyOf(models.keySet());
    }

    /**
     * What a model takes and gives.
     *
     * @param version of the model; any if empty
     * @throws RefusedException if there is no such model or version
     */
    public ModelMetadata metadata(String model, String version) {
        return model(model, version).metadata();
    }

    /**
     * Lets a request in, before it is read. The listener is told of one that is refused.
     *
     * @param transport {@code http} or {@code grpc}
     * @param authorization header of that name
     * @return the admission, which the caller closes
     * @throws RefusedException if its user may not ask, asks too often, or has no room in the queue
     */
    public Admission admit(String transport, Optional<String> authorization) {
        Progressing progressing = new Progressing(transport);
        try {
            pool.requireRoom(admitted(authorization, progressing).name());
        } catch (RefusedException e) {
            tell(progressing, e.problem().status());
            throw e;
        }
        active.incrementAndGet();
        return new Admission(progressing, memory.open(), active::decrementAndGet);
    }

    /**
     * Answers a request and tells the listener.
     *
     * @throws RefusedException if it cannot be answered
     */
    public InferenceCall.Answered infer(InferenceCall call) {
        try (Admission admission = admit(call.transport(), call.authorization())) {
            return infer(admission, memory -> {
                memory.accept(call.bytes());
                return call.reader().read(memory);
            });
        }
    }

    /**
     * Answers a request that was let in, and tells the listener.
     *
     * @throws RefusedException if it cannot be answered
     */
    public InferenceCall.Answered infer(Admission admission, InferenceCall.Reader reader) {
        Progressing progressing = admission.progressing();
        return told(progressing, () -> answer(reader.read(admission::grow), progressing));
    }

    /** Tells the listener of a request that was let in, but not read. */
    public void giveUp(Admission admission, RefusedException refused) {
        tell(admission.progressing(), refused.problem().status());
    }

    /**
     * Does something for a user that counts as a request, outside of the protocol, and tells the listener.
     *
     * @param <T> what it gives
     * @throws RefusedException if a token is needed and not valid, the user asks too often, or the task refuses
     */
    public <T> T serve(OtherCall call, Function<User, T> task) {
        Progressing progressing = new Progressing(call.transport());
        active.incrementAndGet();
        try (RequestMemory.Reservation reserved = memory.open()) {
            return told(progressing, () -> {
                User user = admitted(call.authorization(), progressing);
                pool.requireOpen();
                reserved.grow(call.bytes());
                progressing.model = call.model();
                progressing.samples = call.samples();
                return task.apply(user);
            });
        } finally {
            active.decrementAndGet();
        }
    }

    private <T> T told(Progressing progressing, Supplier<T> task) {
        try {
            T answered = task.get();
            tell(progressing, SUCCESS);
            return answered;
        } catch (RefusedException e) {
            tell(progressing, e.problem().status());
            throw e;
        } catch (RuntimeException | Error e) {
            tell(progressing, Problem.INTERNAL.status());
            throw e;
        }
    }

    private void tell(Progressing progressing, int status) {
        RequestListener.RequestRecord ended = progressing.ended(status);
        Listeners.tell(() -> listener.ended(ended));
    }

    private InferenceCall.Answered answer(InferenceCall.Addressed addressed, Progressing progressing) {
        ServedModel model = model(addressed.model(), addressed.version());
        progressing.model = model.name();
        Work work = model.work(progressing.user, addressed.request());
        progressing.samples = work.runs() / addressed.request().options().trials();
        pool.submit(work);
        ChipReport report = await(work);
        InferenceResponse response = new InferenceResponse(
                model.name(),
                ServedModel.VERSION,
                addressed.request().id(),
                addressed.request().options().details() ? details(report) : Map.of(),
                model.outputs(addressed.request(), work));
        return new InferenceCall.Answered(addressed.request(), response);
    }

    private User admitted(Optional<String> authorization, Progressing progressing) {
        User user = authenticator.user(authorization);
        progressing.user = user.name();
        rates.count(user);
        return user;
    }

    private ChipReport await(Work work) {
        try {
            return work.done().get(limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            pool.forget(work);
            throw e.getCause() instanceof RefusedException refused
                    ? refused
                    : InternalErrors.refusal(Objects.requireNonNullElse(e.getCause(), e));
        } catch (TimeoutException e) {
            pool.forget(work);
            throw RefusedException.retry(
                    Problem.UNAVAILABLE,
                    "the request was not answered within %s s; ask again later"
                            .formatted(limits.timeout().toSeconds()),
                    1);
        } catch (InterruptedException e) {
            pool.forget(work);
            Thread.currentThread().interrupt();
            throw new RefusedException(Problem.CANCELLED, "the request was given up; send it again if it is wanted");
        }
    }

    private static Map<String, String> details(ChipReport report) {
        return Map.of(
                "chip", report.chip(),
                "calibration_age_hours", number(report.age().toSeconds() / (double) SECONDS_PER_HOUR),
                "modelled_microseconds_per_sample", number(report.cost().microseconds()),
                "modelled_millijoules_per_sample", number(report.cost().millijoules()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    private ServedModel model(String name, String version) {
        ServedModel model = models.get(name);
        if (model == null) {
            throw new RefusedException(
                    Problem.NOT_FOUND,
                    "there is no model '%s'; there are %s".formatted(name, String.join(", ", models.keySet())));
        }
        if (!version.isEmpty() && !version.equals(ServedModel.VERSION)) {
            throw new RefusedException(
                    Problem.NOT_FOUND,
                    "model %s has no version '%s'; it has %s".formatted(name, version, ServedModel.VERSION));
        }
        return model;
    }

    /** What is known of a request so far. */
    static final class Progressing {

        private final String transport;
        private final long begin = System.nanoTime();
        private String user = User.UNKNOWN.name();
        private String model = UNKNOWN;
        private int samples;

        Progressing(String transport) {
            this.transport = transport;
        }

        RequestListener.RequestRecord ended(int status) {
            return new RequestListener.RequestRecord(
                    user, model, transport, samples, status, Duration.ofNanos(System.nanoTime() - begin));
        }
    }
}
