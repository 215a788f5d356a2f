package dev.synram.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Reading;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.remote.message.CellWrite;
import dev.synram.remote.message.Configuration;
import dev.synram.remote.message.Emulate;
import dev.synram.remote.message.Failure;
import dev.synram.remote.message.Multiply;
import dev.synram.remote.message.OpenRequest;
import dev.synram.remote.message.Outcome;
import dev.synram.remote.message.Program;
import dev.synram.remote.message.Read;
import dev.synram.remote.message.Run;
import dev.synram.remote.message.Task;
import dev.synram.remote.message.WeightWrite;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged requests are answered, and the server goes on. */
class MalformedRequestTest {

    private static final int REQUESTS = 300;

    /** Programs of every kind with bytes changed, cut out or added. */
    @Test
    void damagedProgramsAreAnswered() {
        try (Served served = Served.simulated();
                Chip bystander = served.connect();
                Link link = new Link(served.settings())) {
            Written.whole(bystander, 1);
            byte[] expected = Written.product(bystander, 1);
            String session =
                    link.call(Rpc.OPEN, new OpenRequest(Rpc.VERSION, false, "")).session();
            List<byte[]> programs = programs(session);
            Map<Status.Code, Integer> answers = send(served.server().port(), programs);
            assertThat(answers.keySet()).isSubsetOf(Status.Code.OK, Status.Code.INVALID_ARGUMENT);
            assertThat(answers.get(Status.Code.INVALID_ARGUMENT)).isGreaterThan(REQUESTS / 10);
            assertThat(answers.get(Status.Code.OK)).isGreaterThan(REQUESTS / 10);
            assertThat(Written.product(bystander, 1)).isEqualTo(expected);
        }
    }

    private static Map<Status.Code, Integer> send(int port, List<byte[]> programs) {
        ManagedChannel channel = NettyChannelBuilder.forAddress("localhost", port)
                .usePlaintext()
                .maxInboundMessageSize(2 * Rpc.MOST_BYTES)
                .build();
        Map<Status.Code, Integer> answers = new EnumMap<>(Status.Code.class);
        Random random = new Random(3);
        for (int i = 0; i < REQUESTS; i++) {
            byte[] damaged = damaged(programs.get(i % programs.size()), random);
            answers.merge(answer(channel, damaged), 1, Integer::sum);
        }
        channel.shutdownNow();
        return answers;
    }

    private static Status.Code answer(ManagedChannel channel, byte[] request) {
        try {
            byte[] reply = ClientCalls.blockingUnaryCall(channel, Rpc.RUN.method(), CallOptions.DEFAULT, request);
            Outcome outcome = Rpc.RUN.replies().read(reply);
            if (outcome instanceof Failure failure) {
                assertThat(failure.message()).isNotBlank().doesNotContain("\n");
            }
            return Status.Code.OK;
        } catch (StatusRuntimeException e) {
            assertThat(e.getStatus().getDescription()).isNotBlank().doesNotContain("\n");
            return e.getStatus().getCode();
        }
    }

    /** With 1 to 3 changes, most of them near the beginning, where numbers and lengths are. */
    private static byte[] damaged(byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        for (int change = random.nextInt(3); change >= 0; change--) {
            int at = random.nextInt(random.nextBoolean() ? Math.min(150, bytes.length) : bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> bytes = without(bytes, at);
                default -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
            }
        }
        return bytes;
    }

    private static byte[] without(byte[] bytes, int at) {
        byte[] fewer = new byte[bytes.length - 1];
        System.arraycopy(bytes, 0, fewer, 0, at);
        System.arraycopy(bytes, at + 1, fewer, at, fewer.length - at);
        return fewer.length == 0 ? bytes : fewer;
    }

    private static List<byte[]> programs(String session) {
        NoiseKey noise = NoiseKey.of(1);
        Block block = new Block(0, 0, 4, 0, 3);
        SpikingConfiguration configuration =
                SpikingConfiguration.builder(ChipGeometry.BRAINSCALES2).build();
        List<Task> tasks = List.of(
                new Multiply(new Multiplication(block, noise), new byte[] {1, 2, 3, 4, 5, 6, 7, 8}),
                new Read(List.of(new Reading.Membranes(0, 2, noise), new Reading.Voltage(1, 300, noise))),
                new Emulate(
                        Configuration.of(configuration),
                        List.of(Run.of(SpikingRun.of(Events.of(new int[] {3}, new int[] {4}), 1))),
                        noise));
        List<byte[]> programs = new ArrayList<>();
        for (Task task : tasks) {
            programs.add(Rpc.RUN
                    .requests()
                    .write(new Program(
                            session,
                            0,
                            1,
                            true,
                            List.of(new CellWrite(Cell.SYNAPSE_BIAS, 2, new int[] {700, 701, 702, 703})),
                            List.of(new WeightWrite(block, new byte[12])),
                            task)));
        }
        return programs;
    }
}
