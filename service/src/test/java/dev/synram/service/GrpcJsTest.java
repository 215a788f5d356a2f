package dev.synram.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inference.GRPCInferenceServiceGrpc;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The client of gRPC for Node.js, with the protocol's own description as Apache Camel has it, is served; skipped where npm is
 * missing, which fetches the client.
 */
@Tag("network")
@Timeout(300)
class GrpcJsTest {

    private static final Path FOLDER = Path.of("target", "grpc-js").toAbsolutePath();
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "check.mjs");
    private static final String NPM = File.separatorChar == '\\' ? "npm.cmd" : "npm";

    private static boolean isOnPath(String program) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Arrays.stream(path.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void copy(String resource, String name) throws IOException {
        try (InputStream in = GRPCInferenceServiceGrpc.class.getResourceAsStream(resource)) {
            Files.copy(Objects.requireNonNull(in, resource), FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Path out = FOLDER.resolve("out.txt");
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(200, TimeUnit.SECONDS))
                    .as(command.toString())
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        return Files.readString(out);
    }

    @Test
    void allCallsOfTheProtocolWork() throws Exception {
        assumeTrue(isOnPath(NPM), "skipped: needs npm");
        Files.createDirectories(FOLDER);
        for (String file : FILES) {
            copy("/grpc-js/" + file, file);
        }
        copy("/grpc_predict_v2.proto", "grpc_predict_v2.proto");
        Path wanted = FOLDER.resolve("package-lock.json");
        Path installed = FOLDER.resolve("installed.json");
        if (!Files.exists(installed) || Files.mismatch(installed, wanted) >= 0) {
            run(List.of(NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
            Files.copy(wanted, installed, StandardCopyOption.REPLACE_EXISTING);
        }
        try (TestService service = TestService.withFastChip()) {
            String port = String.valueOf(service.service().grpcPort());
            assertThat(run(List.of("node", "check.mjs", "grpc_predict_v2.proto", port)))
                    .isEqualToIgnoringWhitespace("conforms");
        }
    }
}
