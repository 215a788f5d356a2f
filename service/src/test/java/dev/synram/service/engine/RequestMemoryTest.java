package dev.synram.service.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RequestMemoryTest {

    @Test
    void moreThanThereIsIsRefusedUntilItIsGivenBack() {
        RequestMemory memory = new RequestMemory(100, 100);
        try (RequestMemory.Reservation first = memory.open();
                RequestMemory.Reservation second = memory.open()) {
            first.grow(40);
            first.grow(20);
            assertThatThrownBy(() -> second.grow(50)).hasMessageStartingWith("the server is full");
            second.grow(40);
        }
        try (RequestMemory.Reservation all = memory.open()) {
            assertThatCode(() -> all.grow(100)).doesNotThrowAnyException();
        }
    }

    @Test
    void oneRequestIsNoLargerThanItsLimitAndTheMemory() {
        assertThat(new RequestMemory(100, 80).mostOfOne()).isEqualTo(80);
        RequestMemory memory = new RequestMemory(100, 1000);
        try (RequestMemory.Reservation large = memory.open()) {
            large.grow(60);
            assertThatThrownBy(() -> large.grow(41))
                    .hasMessage(
                            "the request has 101 bytes or more; at most 100 are taken, so send fewer samples at once");
            large.grow(40);
        }
    }
}
