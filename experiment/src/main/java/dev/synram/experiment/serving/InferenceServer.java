package dev.synram.experiment.serving;

import dev.synram.experiment.spiking.trained.TrainedSpikingNetwork;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** Starts services that answer requests for inference. The module {@code synram-service} provides it, if it is on the class path. */
public interface InferenceServer {

    /**
     * The server on the class path.
     *
     * @throws ServingException if there is none
     */
    static InferenceServer find() {
        return ServiceLoader.load(InferenceServer.class)
                .findFirst()
                .orElseThrow(
                        () -> new ServingException(
                                "serving needs the libraries of module service, which are not here; run ./synram in a copy of the sources, which fetches them, or add synram-service to the class path"));
    }

    /**
     * Starts to listen. Chips are calibrated meanwhile; until the first is, the service is alive, but not ready.
     *
     * @param networks at least one, of different names
     * @param events told in one line what happens to chips
     * @throws dev.synram.experiment.setting.SettingException if a port is taken or a file of the settings cannot be used
     * @throws dev.synram.experiment.model.ModelException if two networks have the same name
     */
    default RunningService start(ServiceSettings settings, List<ServedNetwork> networks, Consumer<String> events) {
        return start(settings, networks, Optional.empty(), events);
    }

    /**
     * The same with a spiking network.
     *
     * @param networks at least one, of different names
     * @param spiking a network that the page shows
     * @param events told in one line what happens to chips
     * @throws dev.synram.experiment.setting.SettingException if a port is taken or a file of the settings cannot be used
     * @throws dev.synram.experiment.model.ModelException if two networks have the same name
     */
    RunningService start(
            ServiceSettings settings,
            List<ServedNetwork> networks,
            Optional<TrainedSpikingNetwork> spiking,
            Consumer<String> events);

    /**
     * Makes a token of a user.
     *
     * @param user name of letters, digits, points, hyphens and underscores
     * @param admin whether the user may read metrics
     * @param expires the first day, in UTC, on which it is refused
     */
    NewToken makeToken(String user, boolean admin, LocalDate expires);
}
