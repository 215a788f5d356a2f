package dev.synram.bench;

import java.util.ArrayList;
import java.util.List;

/** Peers that are closed together. */
public final class StartedPeers implements AutoCloseable {

    private final List<Peer> peers = new ArrayList<>();

    /** Adds a peer, which is closed with the others. */
    public void add(Peer peer) {
        peers.add(peer);
    }

    /** The peers in the order in which they were added. */
    public List<Peer> list() {
        return List.copyOf(peers);
    }

    /** Closes all peers even if some refuse; throws what the first of those says, with the others suppressed. */
    @Override
    public void close() {
        RuntimeException first = null;
        for (Peer peer : peers) {
            try {
                peer.close();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
