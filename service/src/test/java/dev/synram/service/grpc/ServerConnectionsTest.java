package dev.synram.service.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.netty.shaded.io.netty.bootstrap.ServerBootstrap;
import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.ChannelHandlerContext;
import io.grpc.netty.shaded.io.netty.channel.ChannelInboundHandlerAdapter;
import io.grpc.netty.shaded.io.netty.channel.ChannelInitializer;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ServerConnectionsTest {

    /** What a server that sends everything back answers; -1 if it closes the connection. */
    private static int answer(Socket socket) throws IOException {
        try {
            socket.getOutputStream().write(7);
            return socket.getInputStream().read();
        } catch (IOException e) {
            return -1;
        }
    }

    @Test
    void connectionsBeyondTheLimitAreClosed() throws Exception {
        EventLoopGroup group = new NioEventLoopGroup(1);
        Channel server = new ServerBootstrap()
                .group(group)
                .channelFactory(() -> new ServerConnections(2))
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
                            @Override
                            public void channelRead(ChannelHandlerContext context, Object message) {
                                var _ = context.writeAndFlush(message);
                            }
                        });
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
        int port = ((InetSocketAddress) server.localAddress()).getPort();
        try (Socket first = new Socket(InetAddress.getLoopbackAddress(), port);
                Socket second = new Socket(InetAddress.getLoopbackAddress(), port)) {
            assertThat(answer(first)).isEqualTo(7);
            assertThat(answer(second)).isEqualTo(7);
            for (int i = 0; i < 5; i++) {
                try (Socket more = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    assertThat(answer(more)).isEqualTo(-1);
                }
            }
            assertThat(answer(first)).isEqualTo(7);
            second.shutdownOutput();
            int answered = -1;
            while (answered < 0) {
                try (Socket next = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    answered = answer(next);
                }
            }
            assertThat(answered).isEqualTo(7);
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).await(5, TimeUnit.SECONDS);
        }
    }
}
