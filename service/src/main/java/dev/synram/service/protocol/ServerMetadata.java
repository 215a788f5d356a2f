package dev.synram.service.protocol;

import java.util.List;

/**
 * What a server is; its components are the protocol's fields.
 *
 * @param name of the server
 * @param version of the server
 * @param extensions of the protocol that it understands
 */
public record ServerMetadata(String name, String version, List<String> extensions) {

    public ServerMetadata {
        extensions = List.copyOf(extensions);
    }
}
