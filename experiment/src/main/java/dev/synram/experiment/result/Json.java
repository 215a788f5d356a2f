package dev.synram.experiment.result;

import dev.synram.files.JsonText;

/** Results as JSON: the components of records become fields, and figures that do not exist {@code null}. */
public final class Json {

    private Json() {}

    /** A result as text that ends with a line break. */
    public static String write(Object result) {
        return JsonText.write(result);
    }
}
