package dev.synram.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.synram.experiment.serving.Access;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An audit that cannot be written changes no answer. */
@Timeout(30)
class AuditFailureTest {

    private static final Path FULL = Path.of("/dev/full"); // a device without room

    @Test
    void requestsAreAnsweredAndLostLinesAreCounted() throws Exception {
        assumeThat(FULL).exists();
        Access access = new Access(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(FULL));
        try (TestService service = new TestService(TestService.LIMITS, access, TestService.fastChip()).awaitReady()) {
            for (int i = 0; i < 3; i++) {
                assertThat(service.infer(TestService.json(0.5f)).statusCode()).isEqualTo(200);
            }
            assertThat(service.metrics().body()).contains("synram_audit_failures_total 3.0");
            List<String> told = service.events().stream()
                    .filter(event -> event.startsWith("the audit cannot be written: "))
                    .toList();
            assertThat(told).hasSize(1);
        }
    }

    @Test
    void anAuditThatIsWrittenHasNoFailures() throws Exception {
        try (TestService service = TestService.withFastChip()) {
            service.infer(TestService.json(0.5f));
            assertThat(service.metrics().body()).contains("synram_audit_failures_total 0.0");
            assertThat(service.events()).noneMatch(event -> event.contains("audit"));
        }
    }
}
