package dev.synram.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AheadTest {

    @Test
    void valuesComeInTheirOrder() {
        List<Integer> values = new ArrayList<>();
        new Ahead<>(5, number -> number * number).forEachRemaining(values::add);
        assertThat(values).containsExactly(0, 1, 4, 9, 16);
    }

    @Test
    void theNextIsComputedWhileOneIsUsed() throws InterruptedException {
        CountDownLatch second = new CountDownLatch(1);
        Ahead<Integer> values = new Ahead<>(3, number -> {
            if (number == 1) {
                second.countDown();
            }
            return number;
        });
        values.next();
        assertThat(second.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aFailureIsThatOfTheComputation() {
        Ahead<Integer> values = new Ahead<>(2, number -> {
            if (number == 1) {
                throw new IllegalStateException("the second");
            }
            return number;
        });
        assertThat(values.next()).isZero();
        assertThatThrownBy(values::next)
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("the second");
    }

    @Test
    void thereAreNoMoreThanToldAndMayBeNone() {
        Ahead<Integer> none = new Ahead<>(0, number -> number);
        assertThat(none.hasNext()).isFalse();
        assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
    }
}
