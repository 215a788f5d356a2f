package dev.synram.client;

import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Asks an inference server. May be used by several threads. */
public final class InferenceClient implements AutoCloseable {

    private static final String JSON_LENGTH = "Inference-Header-Content-Length";

    private final Exchange exchange;
    private final Map<String, ModelDescription> models = new ConcurrentHashMap<>();

    private InferenceClient(ClientSettings settings) {
        exchange = new Exchange(settings);
    }

    /**
     * A client, which connects when it is used.
     *
     * @throws IllegalArgumentException if the file of certificates cannot be read
     */
    public static InferenceClient to(ClientSettings settings) {
        return new InferenceClient(settings);
    }

    /** Whether the server takes requests for inference. Asked once, without repetitions. */
    public boolean isReady() {
        return exchange.succeedsAtOnce(exchange.request("/v2/health/ready").build());
    }

    /**
     * The names of all models.
     *
     * @throws ClientException if there is no answer
     */
    public List<String> models() {
        HttpResponse<byte[]> response =
                exchange.call(exchange.request("/v2/models").build());
        return read(() -> JsonFields.parse(response.body()).textList("models"));
    }

    /**
     * What a model takes and gives.
     *
     * @throws ClientException if there is no such model, or no answer
     */
    public ModelDescription model(String name) {
        HttpResponse<byte[]> response =
                exchange.call(exchange.request(path(name)).build());
        return read(() -> ModelDescription.read(JsonFields.parse(response.body())));
    }

    /** Computes each sample once; see {@link #infer(String, float[], int)}. */
    public InferenceResult infer(String model, float... samples) {
        return infer(model, samples, 1);
    }

    /**
     * Computes samples.
     *
     * @param model name of the model
     * @param samples one after the other, each of {@link ModelDescription#sampleSize} values, normalized as in training
     * @param trials how often each is computed, each time with other noise, 1..1,000
     * @throws IllegalArgumentException if the samples are not whole
     * @throws ClientException if there is no answer
     */
    public InferenceResult infer(String model, float[] samples, int trials) {
        ModelDescription known = known(model);
        if (samples.length == 0 || samples.length % known.sampleSize() != 0) {
            throw new IllegalArgumentException("samples have %s values; model %s takes a multiple of %s, shape %s"
                    .formatted(samples.length, model, known.sampleSize(), known.sampleShape()));
        }
        InferenceMessage request = InferenceMessage.request(known, samples, trials);
        HttpRequest post = exchange.request(path(model) + "/infer")
                .header("Content-Type", "application/octet-stream")
                .header(JSON_LENGTH, String.valueOf(request.jsonLength()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()))
                .build();
        HttpResponse<byte[]> response;
        try {
            response = exchange.call(post);
        } catch (ClientException e) {
            models.remove(model); // the server may have another network of this name by now
            throw e;
        }
        int length = (int) response.headers().firstValueAsLong(JSON_LENGTH).orElse(response.body().length);
        return read(() -> new InferenceMessage(response.body(), length).result(known));
    }

    private ModelDescription known(String model) {
        ModelDescription before = models.get(model);
        if (before != null) {
            return before;
        }
        ModelDescription asked = model(model);
        models.put(model, asked);
        return asked;
    }

    private static String path(String model) {
        return "/v2/models/" + URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static <T> T read(Supplier<T> reader) {
        try {
            return reader.get();
        } catch (FileException | ArithmeticException e) {
            throw new ClientException(
                    ClientException.Kind.SERVER_FAILURE,
                    "the answer is not one of the protocol: %s".formatted(e.getMessage()),
                    Optional.of(e));
        }
    }

    /** Closes the connections; calls that wait fail. */
    @Override
    public void close() {
        exchange.close();
    }
}
