package dev.synram.files;

import tools.jackson.core.JacksonException;

/** What is wrong with JSON, in one line, without the library's remarks on where an object or array began. */
public final class JsonProblem {

    private static final String REMARK = " \\(start marker at .*";

    private JsonProblem() {}

    /** The reason of an exception. */
    public static String of(JacksonException e) {
        return String.valueOf(e.getOriginalMessage())
                .replaceAll("\\s+", " ")
                .replaceAll(REMARK, "")
                .strip();
    }
}
