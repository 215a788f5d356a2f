package dev.synram.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.synram.chip.Chip;
import dev.synram.contract.ExactChip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections over TLS with a token, and none without to other machines. */
class ProtectionTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void whoKnowsTheTokenIsServed() throws Exception {
        makeCertificate();
        ServerSettings settings = ServerSettings.at(
                new Endpoint("localhost", 0),
                Optional.of(new ServerSettings.Protection(
                        folder.resolve("certificate.pem"), folder.resolve("key.pem"), "secret")));
        try (Served served = new Served(ChipServer.start(settings, () -> new ExactChip(2)))) {
            try (Chip chip = RemoteChip.connect(protectedBy(served, "secret"));
                    Chip local = new ExactChip(2)) {
                Written.whole(chip, 1);
                Written.whole(local, 1);
                assertThat(Written.product(chip, 1)).isEqualTo(Written.product(local, 1));
            }
            refused(protectedBy(served, "guess"), "the token is missing or wrong");
            refused(served.settings(), "no answer");
        }
    }

    private ConnectionSettings protectedBy(Served served, String token) {
        return ConnectionSettings.to(
                served.settings().server(),
                Optional.of(new ConnectionSettings.Protection(folder.resolve("certificate.pem"), token)));
    }

    private static void refused(ConnectionSettings settings, String why) {
        assertThatExceptionOfType(ConnectionException.class)
                .isThrownBy(() -> RemoteChip.connect(settings))
                .withMessageContaining(why);
    }

    @Test
    void otherMachinesNeedProtection() {
        Endpoint everywhere = new Endpoint("0.0.0.0", 0);
        assertThatExceptionOfType(ConnectionException.class)
                .isThrownBy(() -> ServerSettings.at(everywhere, Optional.empty()))
                .withMessageContaining("0.0.0.0:0 is not this machine: give a certificate and a token");
        Endpoint other = new Endpoint("192.0.2.1", 50051);
        assertThatExceptionOfType(ConnectionException.class)
                .isThrownBy(() -> ConnectionSettings.to(other))
                .withMessageContaining("192.0.2.1:50051 is not this machine");
    }

    @Test
    void filesThatAreNotThereAreNamed() {
        ServerSettings settings = ServerSettings.at(
                new Endpoint("localhost", 0),
                Optional.of(new ServerSettings.Protection(folder.resolve("none.pem"), folder.resolve("no.pem"), "x")));
        assertThatExceptionOfType(ConnectionException.class)
                .isThrownBy(() -> ChipServer.start(settings, () -> new ExactChip(2)))
                .withMessageContaining("none.pem");
    }

    @Test
    void filesWithoutCertificatesAreNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("text.pem"), "no certificate");
        ConnectionSettings settings = ConnectionSettings.to(
                new Endpoint("localhost", 1), Optional.of(new ConnectionSettings.Protection(file, "secret")));
        refused(settings, file.toString());
    }

    /** Headers of HTTP carry nothing else, and would lose it without a word. */
    @Test
    void tokensArePrintable() {
        for (String token : List.of("", "two words", "two\nlines", "\u00fcber")) {
            assertThatExceptionOfType(ConnectionException.class)
                    .isThrownBy(() -> new ConnectionSettings.Protection(folder, token))
                    .withMessageContaining("printable ASCII");
            assertThatExceptionOfType(ConnectionException.class)
                    .isThrownBy(() -> new ServerSettings.Protection(folder, folder, token))
                    .withMessageContaining("printable ASCII");
        }
        assertThat(new ConnectionSettings.Protection(folder, "secret").toString())
                .doesNotContain("secret");
        assertThat(new ServerSettings.Protection(folder, folder, "secret").toString())
                .doesNotContain("secret");
    }

    /** By the JDK's own tool. */
    private void makeCertificate() throws Exception {
        Path store = folder.resolve("store.p12");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "chip",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(tool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        write("certificate.pem", "CERTIFICATE", keys.getCertificate("chip").getEncoded());
        Key key = keys.getKey("chip", PASSWORD.toCharArray());
        write("key.pem", "PRIVATE KEY", key.getEncoded());
    }

    private void write(String file, String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder().encodeToString(content);
        Files.writeString(
                folder.resolve(file), "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind));
    }
}
