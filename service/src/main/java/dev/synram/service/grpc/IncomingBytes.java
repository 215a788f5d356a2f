package dev.synram.service.grpc;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/** Tells of the bytes of a call's messages when they arrive, before the message is whole. */
final class IncomingBytes extends ServerStreamTracer {

    private static final Context.Key<IncomingBytes> KEY = Context.key("incoming-bytes");

    /** Nothing is read before a call has begun, and asks for it. */
    private final AtomicReference<LongConsumer> listener = new AtomicReference<>(_ -> {});

    /** Makes one for each call. */
    static final ServerStreamTracer.Factory FACTORY = new ServerStreamTracer.Factory() {
        @Override
        public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
            return new IncomingBytes();
        }
    };

    /** Tells of those of the current call. */
    static void ofCurrentCall(LongConsumer listener) {
        KEY.get().listener.set(listener);
    }

    @Override
    public Context filterContext(Context context) {
        return context.withValue(KEY, this);
    }

    @Override
    public void inboundWireSize(long bytes) {
        listener.get().accept(bytes);
    }
}
