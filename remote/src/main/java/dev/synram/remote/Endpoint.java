package dev.synram.remote;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Where a server listens.
 *
 * @param host a name or address
 * @param port 1..65535, or 0 for a server that takes a free one
 */
public record Endpoint(String host, int port) {

    private static final int LARGEST_PORT = 65_535;

    public Endpoint {
        if (host.isBlank()) {
            throw new IllegalArgumentException("a server needs a host, such as localhost");
        }
        if (port < 0 || port > LARGEST_PORT) {
            throw new IllegalArgumentException(
                    "port %s is not possible; allowed are 0..%s".formatted(port, LARGEST_PORT));
        }
    }

    /**
     * Refuses a host that is not this machine, for connections that others could read.
     *
     * @throws ConnectionException if it is another one, or unknown
     */
    void requireLoopback() {
        if (!address().getAddress().isLoopbackAddress()) {
            throw new ConnectionException(
                    "%s is not this machine: give a certificate and a token, since connections without are not protected"
                            .formatted(this));
        }
    }

    /** The address to listen at. */
    InetSocketAddress address() {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new ConnectionException("host %s is not known".formatted(host), e);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
