package dev.synram.experiment.serving;

import dev.synram.experiment.setting.SettingException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where a service listens.
 *
 * @param host name or address of the interface
 * @param httpPort of REST and pages, 0..65,535; 0 takes any free port, as with the others
 * @param grpcPort of gRPC
 * @param metricsPort of metrics
 */
public record Listening(String host, int httpPort, int grpcPort, int metricsPort) {

    /** The interface that only programs of the same host reach. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int MOST = 65_535;

    public Listening {
        requirePort("httpPort", httpPort);
        requirePort("grpcPort", grpcPort);
        requirePort("metricsPort", metricsPort);
        requireDistinct("grpcPort", grpcPort, httpPort);
        requireDistinct("metricsPort", metricsPort, httpPort);
        requireDistinct("metricsPort", metricsPort, grpcPort);
    }

    /** Any free ports of the loopback interface. */
    public static Listening onFreePorts() {
        return new Listening(LOOPBACK, 0, 0, 0);
    }

    private static void requirePort(String setting, int port) {
        SettingException.require(setting, port, 0, MOST);
    }

    private static void requireDistinct(String setting, int port, int other) {
        if (port == other && port != 0) {
            throw new SettingException(setting, "is %s, as another port is; give each its own".formatted(port));
        }
    }

    /** Whether only programs of the same host can connect. */
    public boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new SettingException(
                    "host", "is '%s', which is unknown; give an address of this host".formatted(host));
        }
    }
}
