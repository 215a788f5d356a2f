package dev.synram.service.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The response to a request for inference.
 *
 * @param model name of the model
 * @param version of the model
 * @param id of the request
 * @param details texts and numbers about chips and models; empty unless asked for
 * @param outputs tensors
 */
public record InferenceResponse(
        String model, String version, Optional<String> id, Map<String, String> details, List<OutputTensor> outputs) {

    public InferenceResponse {
        details = Map.copyOf(details);
        outputs = List.copyOf(outputs);
    }
}
