package dev.synram.service;

import dev.synram.experiment.serving.InferenceServer;
import dev.synram.experiment.serving.NewToken;
import dev.synram.experiment.serving.RunningService;
import dev.synram.experiment.serving.ServedNetwork;
import dev.synram.experiment.serving.ServiceSettings;
import dev.synram.experiment.spiking.trained.TrainedSpikingNetwork;
import dev.synram.service.chips.ServedChip;
import dev.synram.service.chips.SharedConversions;
import dev.synram.service.scheduling.ChipPool;
import dev.synram.service.security.Role;
import dev.synram.service.security.TokenFile;
import dev.synram.service.security.User;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Serves REST, gRPC and metrics with simulated chips. */
public final class NetworkInferenceServer implements InferenceServer {

    @Override
    public RunningService start(
            ServiceSettings settings,
            List<ServedNetwork> networks,
            Optional<TrainedSpikingNetwork> spiking,
            Consumer<String> events) {
        SharedConversions conversions = new SharedConversions(networks);
        List<ChipPool.ChipMaker> makers = settings.chips().seeds().stream()
                .map(seed -> ServedChip.maker(settings.chips(), seed, conversions))
                .toList();
        return new ListeningService(settings, networks, spiking, makers, events);
    }

    @Override
    public NewToken makeToken(String user, boolean admin, LocalDate expires) {
        return TokenFile.make(new User(user, admin ? Role.ADMIN : Role.USER), expires);
    }
}
