package dev.synram.service;

import dev.synram.experiment.serving.Access;
import dev.synram.experiment.serving.JobSettings;
import dev.synram.experiment.serving.Listening;
import dev.synram.experiment.serving.ServiceSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Scanner;

/** A server in a process of its own, with a chip that is not real, and jobs. */
final class KillableServer implements AutoCloseable {

    private final Process process;
    private final int port;

    private KillableServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The program of the process. */
    public static void main(String[] arguments) throws InterruptedException {
        ServiceSettings usual = TestService.settings(TestService.LIMITS, Access.open());
        ServiceSettings settings = new ServiceSettings(
                        new Listening(Listening.LOOPBACK, Integer.parseInt(arguments[1]), 0, 0),
                        usual.access(),
                        usual.limits(),
                        usual.chips())
                .withJobs(JobSettings.in(Path.of(arguments[0])).withQueue(1000, 1000));
        ListeningService service = new ListeningService(
                settings,
                List.of(TinyNetworks.thirds()),
                List.of(TestService.fastChip().maker()),
                System.err::println);
        Runtime.getRuntime().addShutdownHook(new Thread(service::close));
        System.out.println(service.httpPort());
        service.await();
    }

    /**
     * Starts a server.
     *
     * @param port to listen on; 0 takes any
     */
    static KillableServer start(Path folder, int port) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillableServer.class.getName(),
                        folder.toString(),
                        String.valueOf(port))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        InputStream out = process.getInputStream();
        try (Scanner lines = new Scanner(out, StandardCharsets.UTF_8)) {
            return new KillableServer(process, lines.nextInt());
        }
    }

    int port() {
        return port;
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM. */
    int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
