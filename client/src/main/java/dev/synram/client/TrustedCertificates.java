package dev.synram.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trusts the certificates of a file. */
final class TrustedCertificates {

    private TrustedCertificates() {}

    /**
     * What TLS needs.
     *
     * @param file in PEM
     * @throws IllegalArgumentException if it holds no certificates
     */
    static SSLContext of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry(String.valueOf(trusted.size()), certificate);
            }
            if (trusted.size() == 0) {
                throw new IllegalArgumentException("certificates '%s' has none; give a file in PEM".formatted(file));
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "certificates '%s' cannot be read: %s; give a file in PEM".formatted(file, e.getMessage()), e);
        }
    }
}
