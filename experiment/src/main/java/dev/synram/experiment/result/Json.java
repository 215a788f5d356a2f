package dev.synram.experiment.result;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Results as JSON: the components of records become fields. */
public final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    /** A result as text that ends with a line break. */
    public static String write(Object result) {
        return MAPPER.writeValueAsString(result) + "\n";
    }
}
