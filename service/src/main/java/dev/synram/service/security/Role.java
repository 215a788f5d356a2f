package dev.synram.service.security;

import java.util.Locale;

/** What a user may do. */
public enum Role {
    /** Ask for models and inference. */
    USER,
    /** That, and read metrics. */
    ADMIN;

    /** The name as it stands in files and options. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
