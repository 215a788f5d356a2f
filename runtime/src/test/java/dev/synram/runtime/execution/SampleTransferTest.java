package dev.synram.runtime.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.chip.Vectors;
import dev.synram.kernel.parallel.Workers;
import dev.synram.kernel.provider.KernelProvider;
import dev.synram.runtime.host.Values;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleTransferTest {

    private static final int SIZE = 37;

    private static byte[] samples(int count) {
        byte[] data = new byte[count * SIZE];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i * 31 + i / SIZE);
        }
        return data;
    }

    /** Threads copy 128 samples at once. */
    @ParameterizedTest
    @CsvSource({"1, 0", "15, 0", "16, 1", "128, 1", "129, 2", "500, 3"})
    void samplesComeOutAsTheyWentInAndDesksAreMadeForThoseInterleaved(int count, int desks) {
        try (Workers workers = new Workers(3)) {
            SampleTransfer transfer = new SampleTransfer(SIZE, KernelProvider.best(), workers);
            assertThat(transfer.desks()).isZero();
            Values values = Values.zeros(count, SIZE);
            for (int repetition = 0; repetition < 2; repetition++) {
                Vectors results = Vectors.zeros(count, SIZE);
                transfer.read(Vectors.of(samples(count), SIZE), values);
                transfer.write(values, results);
                assertThat(results.data()).isEqualTo(samples(count));
                assertThat(transfer.desks()).isEqualTo(desks);
            }
        }
    }
}
