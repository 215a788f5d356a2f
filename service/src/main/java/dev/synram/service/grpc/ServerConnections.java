package dev.synram.service.grpc;

import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Accepts connections up to a number; further ones are closed at once. */
final class ServerConnections extends NioServerSocketChannel {

    private final int most;
    private final AtomicInteger open = new AtomicInteger();

    ServerConnections(int most) {
        this.most = most;
    }

    @Override
    protected int doReadMessages(List<Object> accepted) throws Exception {
        int before = accepted.size();
        int count = super.doReadMessages(accepted);
        if (accepted.size() == before) {
            return count;
        }
        Channel connection = (Channel) accepted.getLast();
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            accepted.removeLast();
            connection.unsafe().closeForcibly();
            return 0;
        }
        var _ = connection.closeFuture().addListener(_ -> open.decrementAndGet());
        return count;
    }
}
