package dev.synram.service.grpc;

import dev.synram.service.protocol.InternalErrors;
import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A call that answers one message when the client has sent all. It ends once: by its answer, by a refusal while the message comes, or
 * by its client, which interrupts the thread that computes the answer.
 */
final class UnaryCall extends ServerCall.Listener<byte[]> {

    private static final Metadata.Key<String> RETRY_AFTER =
            Metadata.Key.of("retry-after", Metadata.ASCII_STRING_MARSHALLER);

    private final ServerCall<byte[], byte[]> call;
    private final Reading reading;
    private final AtomicBoolean ended = new AtomicBoolean();
    private Optional<byte[]> message = Optional.empty();
    private Optional<Future<?>> limit = Optional.empty();

    /** What becomes of the message. */
    interface Reading {

        /** Counts bytes that have come; throws if there are too many. */
        void count(long bytes);

        /** Answers the whole message. */
        byte[] answer(byte[] message);

        /** It is not answered, because its bytes were too many, came too slowly, or the client has gone. */
        void giveUp(RefusedException reason);
    }

    private UnaryCall(ServerCall<byte[], byte[]> call, Reading reading) {
        this.call = call;
        this.reading = reading;
    }

    /** Begins to read a message, which takes a limited time. */
    static UnaryCall begin(ServerCall<byte[], byte[]> call, Reading reading, ReadingClock clock) {
        UnaryCall begun = new UnaryCall(call, reading);
        IncomingBytes.ofCurrentCall(begun::count);
        begun.limit = Optional.of(clock.after(
                () -> begun.giveUp(new RefusedException(Problem.SLOW, "the request came too slowly; send it again"))));
        call.request(2);
        return begun;
    }

    /** Refuses a call. */
    static void refuse(ServerCall<?, ?> call, RefusedException refused) {
        Metadata trailers = new Metadata();
        if (refused.retryAfterSeconds() > 0) {
            trailers.put(RETRY_AFTER, String.valueOf(refused.retryAfterSeconds()));
        }
        call.close(status(refused.problem()).withDescription(refused.reason()), trailers);
    }

    /** On the thread of the connection, which does not wait. */
    private void count(long bytes) {
        try {
            reading.count(bytes);
        } catch (RefusedException e) {
            Thread.startVirtualThread(() -> giveUp(e));
        }
    }

    private void giveUp(RefusedException reason) {
        if (ended.compareAndSet(false, true)) {
            limit.ifPresent(future -> future.cancel(false));
            reading.giveUp(reason);
            refuse(call, reason);
        }
    }

    @Override
    public void onMessage(byte[] received) {
        message = Optional.of(received);
    }

    @Override
    public void onHalfClose() {
        limit.ifPresent(future -> future.cancel(false));
        message.ifPresentOrElse(
                this::answer, () -> giveUp(RefusedException.invalid("the call has no message; send one")));
    }

    @Override
    public void onCancel() {
        if (ended.compareAndSet(false, true)) {
            limit.ifPresent(future -> future.cancel(false));
            reading.giveUp(new RefusedException(Problem.CANCELLED, "the client has gone"));
        }
    }

    private void answer(byte[] received) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        Context context = Context.current();
        Thread thread = Thread.currentThread();
        Context.CancellationListener interruption = _ -> thread.interrupt();
        context.addListener(interruption, Runnable::run);
        try {
            byte[] response = reading.answer(received);
            call.sendHeaders(new Metadata());
            call.sendMessage(response);
            call.close(Status.OK, new Metadata());
        } catch (RefusedException e) {
            refuse(call, e);
        } catch (RuntimeException e) {
            refuse(call, InternalErrors.refusal(e));
        } finally {
            context.removeListener(interruption);
        }
    }

    private static Status status(Problem problem) {
        return switch (problem) {
            case INVALID -> Status.INVALID_ARGUMENT;
            case UNAUTHENTICATED -> Status.UNAUTHENTICATED;
            case FORBIDDEN -> Status.PERMISSION_DENIED;
            case NOT_FOUND -> Status.NOT_FOUND;
            case METHOD -> Status.UNIMPLEMENTED;
            case CONFLICT -> Status.ABORTED;
            case SLOW -> Status.DEADLINE_EXCEEDED;
            case CANCELLED -> Status.CANCELLED;
            case TOO_LARGE, QUOTA -> Status.RESOURCE_EXHAUSTED;
            case INTERNAL -> Status.INTERNAL;
            case UNAVAILABLE -> Status.UNAVAILABLE;
        };
    }
}
