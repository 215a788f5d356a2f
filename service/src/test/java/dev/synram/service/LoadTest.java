package dev.synram.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.experiment.serving.Access;
import dev.synram.service.scheduling.FakeChip;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a service does when it has too much to do, loses chips, or ends. */
@Timeout(60)
class LoadTest {

    private static List<Thread> ask(TestService service, int requests, List<HttpResponse<String>> answers) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    answers.add(service.infer(TestService.json(0.5f)));
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        return threads;
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void moreThanAUserMayHaveIsRefusedForNow() throws Exception {
        FakeChip chip = TestService.waitingChip();
        List<HttpResponse<String>> answers = new CopyOnWriteArrayList<>();
        try (TestService service =
                new TestService(TestService.LIMITS.withQueue(4, 2), Access.open(), chip).awaitReady()) {
            List<Thread> threads = ask(service, 1, answers);
            while (chip.begun() == 0) {
                Thread.sleep(1);
            }
            threads.addAll(ask(service, 19, answers));
            while (answers.size() < 17) {
                Thread.sleep(1);
            }
            chip.permit(100);
            join(threads);
        }
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 429)
                .hasSize(17)
                .allSatisfy(answer -> {
                    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
                    assertThat(answer.body()).contains("of user anybody wait already, of at most 2; ask again later");
                });
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(3);
    }

    @Test
    void everythingAcceptedIsAnsweredBeforeTheEnd() throws Exception {
        FakeChip chip = TestService.waitingChip();
        List<HttpResponse<String>> answers = new CopyOnWriteArrayList<>();
        TestService service = new TestService(TestService.LIMITS, Access.open(), chip).awaitReady();
        List<Thread> threads = ask(service, 1, answers);
        while (chip.begun() == 0) {
            Thread.sleep(1);
        }
        threads.addAll(ask(service, 49, answers));
        while (!service.metrics().body().contains("synram_queue_samples 49.0")) {
            Thread.sleep(5);
        }
        int port = service.service().httpPort();
        Thread ending = Thread.startVirtualThread(service.service()::close);
        while (service.service().isReady()) {
            Thread.sleep(1);
        }
        assertThat(service.get("/v2/health/ready").statusCode()).isEqualTo(503);
        HttpResponse<String> late = service.infer(TestService.json(0.5f));
        assertThat(late.statusCode()).isEqualTo(503);
        assertThat(late.headers().firstValue("Retry-After")).isPresent();
        assertThat(late.body()).contains("the server is shutting down");
        chip.permit(1000);
        join(threads);
        ending.join();
        assertThat(answers)
                .hasSize(50)
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(IOException.class);
        service.close();
    }

    @Test
    void withoutChipsRequestsAreRefused() throws Exception {
        try (TestService service = new TestService(
                        TestService.LIMITS,
                        Access.open(),
                        TestService.fastChip().failingAfter(1))
                .awaitReady()) {
            assertThat(service.infer(TestService.json(0.5f)).statusCode()).isEqualTo(200);
            HttpResponse<String> answer = service.infer(TestService.json(0.5f));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("no chip is left; the server must be started again");
            assertThat(service.get("/v2/health/ready").statusCode()).isEqualTo(503);
            assertThat(service.get("/v2/health/live").statusCode()).isEqualTo(200);
            assertThat(service.metrics().body()).contains("synram_chip_failures_total{chip=\"fast\"} 1.0");
            assertThatThrownBy(service.service()::await).hasMessageStartingWith("no chip is left");
        }
    }

    @Test
    void metricsCountWhatHappened() throws Exception {
        try (TestService service = TestService.withFastChip()) {
            service.infer(TestService.json(0.5f, 0.25f));
            service.infer("{");
            service.send(service.post("/v2/models/none/infer", TestService.json(0.5f)));
            assertThat(service.metrics().body())
                    .contains(
                            "synram_requests_total{code=\"200\",model=\"thirds\",transport=\"http\",user=\"anybody\"} 1.0",
                            "synram_requests_total{code=\"400\",model=\"unknown\",transport=\"http\",user=\"anybody\"} 1.0",
                            "synram_requests_total{code=\"404\",model=\"unknown\",transport=\"http\",user=\"anybody\"} 1.0",
                            "synram_samples_total{model=\"thirds\"} 2.0",
                            "synram_batch_samples_sum 2.0",
                            "synram_chip_modelled_energy_joules_total{chip=\"fast\"} 0.001",
                            "synram_chip_calibrations_total{chip=\"fast\"} 1.0",
                            "synram_queue_samples 0.0");
        }
    }
}
