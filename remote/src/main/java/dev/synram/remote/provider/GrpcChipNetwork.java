package dev.synram.remote.provider;

import dev.synram.chip.Chip;
import dev.synram.experiment.remote.ChipAddress;
import dev.synram.experiment.remote.ChipNetwork;
import dev.synram.experiment.remote.ChipNetworkException;
import dev.synram.experiment.remote.ChipService;
import dev.synram.remote.ChipServer;
import dev.synram.remote.ConnectionException;
import dev.synram.remote.ConnectionSettings;
import dev.synram.remote.Endpoint;
import dev.synram.remote.RemoteChip;
import dev.synram.remote.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Chips behind gRPC. */
public final class GrpcChipNetwork implements ChipNetwork {

    /** Made by the service loader. */
    public GrpcChipNetwork() {}

    @Override
    public Chip connect(ChipAddress server, Optional<Access> access) {
        try {
            return RemoteChip.connect(ConnectionSettings.to(
                    endpoint(server),
                    access.map(with -> new ConnectionSettings.Protection(with.certificates(), token(with.token())))));
        } catch (ConnectionException e) {
            throw new ChipNetworkException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public ChipService serve(ChipAddress server, Optional<Protection> protection, Supplier<? extends Chip> powerOn) {
        try {
            return new Service(ChipServer.start(
                    ServerSettings.at(
                            endpoint(server),
                            protection.map(with -> new ServerSettings.Protection(
                                    with.certificate(), with.key(), token(with.token())))),
                    powerOn));
        } catch (ConnectionException e) {
            throw new ChipNetworkException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Endpoint endpoint(ChipAddress address) {
        return new Endpoint(address.host(), address.port());
    }

    /** The secret in a file. */
    private static String token(Path file) {
        try {
            String token = Files.readString(file).strip();
            if (token.isEmpty()) {
                throw new ConnectionException("token file %s is empty".formatted(file));
            }
            return token;
        } catch (IOException e) {
            throw new ConnectionException("token file %s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** A server. */
    private record Service(ChipServer server) implements ChipService {

        @Override
        public int port() {
            return server.port();
        }

        @Override
        public void await() {
            try {
                server.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
