package dev.synram.service.http;

import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Refuses what pages of other hosts ask through a browser of this machine, where no token is needed: their name as the host, which
 * they let stand for this machine's address, or as the origin.
 */
final class LoopbackGuard implements Filter {

    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        request.headers().first(HeaderNames.HOST).ifPresent(host -> require("Host", host, host));
        request.headers().first(HeaderNames.ORIGIN).ifPresent(origin -> require("Origin", origin, authority(origin)));
        chain.proceed();
    }

    private static String authority(String origin) {
        try {
            return String.valueOf(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static void require(String header, String given, String authority) {
        if (!LOOPBACK.matcher(authority).matches()) {
            throw new RefusedException(
                    Problem.FORBIDDEN,
                    "%s is '%s'; without --tokens only this machine is served, so ask for localhost or 127.0.0.1"
                            .formatted(header, given));
        }
    }
}
