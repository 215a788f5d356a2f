package dev.synram.remote.message;

/**
 * A user comes.
 *
 * @param protocol the version that the client speaks
 * @param exclusive whether no other session may use the chip until this one is closed
 * @param key that the client has drawn, hard to guess: asked again with the same key, the server answers the same session. Without
 *     one, each request begins a session
 */
public record OpenRequest(int protocol, boolean exclusive, String key) {

    private static final int MOST_CHARACTERS = 100;

    public OpenRequest {
        if (key.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("the key of a session has %s characters; at most %s are allowed"
                    .formatted(key.length(), MOST_CHARACTERS));
        }
    }
}
