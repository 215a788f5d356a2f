package dev.synram.service.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RequestMemoryTest {

    @Test
    void moreThanThereIsIsRefusedUntilItIsGivenBack() {
        RequestMemory memory = new RequestMemory(100);
        try (RequestMemory.Reservation _ = memory.take(60)) {
            assertThatThrownBy(() -> memory.take(50)).hasMessageStartingWith("the server is full");
            memory.take(40).close();
        }
        assertThatCode(() -> memory.take(100)).doesNotThrowAnyException();
    }

    @Test
    void oneLargeRequestIsTakenAlone() {
        RequestMemory memory = new RequestMemory(100);
        try (RequestMemory.Reservation _ = memory.take(1000)) {
            assertThatThrownBy(() -> memory.take(1)).hasMessageStartingWith("the server is full");
        }
    }
}
