package dev.synram.simulator.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DrawTest {

    /** With numbers in the tails: 15 of 100 are there. */
    @Test
    void consecutiveInstancesAreThoseDrawnOneByOne() {
        Draw draw = Draw.of(1, 1, Draw.Kind.SYNAPSE_UNIT);
        float[] normals = new float[1000];
        draw.fill(normals, 5000);
        for (int i = 0; i < normals.length; i++) {
            assertThat((double) normals[i]).isEqualTo(draw.normal(5000L + i));
        }
        assertThat(draw.normal(5000)).isNotEqualTo(draw.normal(5001));
    }
}
