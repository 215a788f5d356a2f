package dev.synram.service.page;

import dev.synram.experiment.serving.ServedNetwork;
import dev.synram.experiment.setting.SettingException;
import dev.synram.service.chips.live.LiveAnswer;
import dev.synram.service.chips.live.LiveChip;
import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * The pages that are open. Each has a chip of its own, so that what a person changes there disturbs nobody. Their number is bounded:
 * a user's oldest page makes room for a new one, and so does one that has not been used for a while. Used by many threads.
 */
public final class PageSessions implements AutoCloseable {

    private static final int MOST = 8;
    private static final int MOST_OF_USER = 3;
    private static final int MOST_COMPUTING = 2;
    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final int RETRY_SECONDS = 30;
    private static final int ID_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, ServedNetwork> networks = new LinkedHashMap<>();
    private final Function<ServedNetwork, LiveChip> maker;
    private final Duration timeout;
    private final Semaphore turns = new Semaphore(MOST_COMPUTING, true);
    private final Map<String, PageSession> sessions = new LinkedHashMap<>();
    private boolean closed;

    /**
     * No pages yet.
     *
     * @param networks that may be shown
     * @param maker makes a chip with one of them
     * @param timeout how long a request waits for others of its page
     */
    public PageSessions(List<ServedNetwork> networks, Function<ServedNetwork, LiveChip> maker, Duration timeout) {
        networks.forEach(network -> this.networks.put(network.name(), network));
        this.maker = maker;
        this.timeout = timeout;
    }

    /** The networks that may be shown. */
    public List<PageNetwork> networks() {
        return networks.values().stream().map(PageNetwork::of).toList();
    }

    /**
     * Begins a session.
     *
     * @param json names the network
     * @return what the page calls it
     * @throws RefusedException if there is no such network, or too many pages are in use
     */
    public String open(String user, byte[] json) {
        String name = PageRequest.readNetwork(json);
        ServedNetwork network = networks.get(name);
        if (network == null) {
            throw new RefusedException(
                    Problem.NOT_FOUND,
                    "there is no network '%s'; there are %s".formatted(name, String.join(", ", networks.keySet())));
        }
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        List<PageSession> left = new ArrayList<>();
        synchronized (this) {
            if (closed) {
                throw RefusedException.retry(
                        Problem.UNAVAILABLE, "the server is shutting down; ask another one", RETRY_SECONDS);
            }
            makeRoom(user, left);
            sessions.put(id, new PageSession(user, network, maker, turns));
        }
        left.forEach(PageSession::close);
        return id;
    }

    private void makeRoom(String user, List<PageSession> left) {
        List<String> ofUser = sessions.keySet().stream()
                .filter(id -> session(id).user().equals(user))
                .toList();
        if (ofUser.size() >= MOST_OF_USER) {
            left.add(session(ofUser.getFirst()));
            sessions.remove(ofUser.getFirst());
        } else if (sessions.size() >= MOST) {
            String idlest = sessions.keySet().stream()
                    .max(Comparator.comparingLong(id -> session(id).idleNanos()))
                    .orElseThrow();
            if (session(idlest).idleNanos() < IDLE.toNanos()) {
                throw RefusedException.retry(
                        Problem.UNAVAILABLE,
                        "%s pages are in use, the most that this server has chips for; ask again later".formatted(MOST),
                        RETRY_SECONDS);
            }
            left.add(session(idlest));
            sessions.remove(idlest);
        }
    }

    private PageSession session(String id) {
        PageSession session = sessions.get(id);
        if (session == null) {
            throw gone();
        }
        return session;
    }

    static RefusedException gone() {
        return new RefusedException(Problem.NOT_FOUND, "this page's session has ended; load the page again");
    }

    /** The name of the network of a session, for listeners; "unknown" if there is none. */
    public synchronized String networkOf(String id) {
        PageSession session = sessions.get(id);
        return session == null ? "unknown" : session.network().name();
    }

    /** The session of a user; those of others are as if they did not exist. */
    private synchronized PageSession session(String user, String id) {
        PageSession session = session(id);
        if (!session.user().equals(user)) {
            throw gone();
        }
        return session;
    }

    /**
     * Shows a sample to the chip of a session.
     *
     * @param json the sample and how it is shown
     * @throws RefusedException if there is no such session, or the request is wrong
     */
    public LiveAnswer answer(String user, String id, byte[] json) {
        PageSession session = session(user, id);
        return session.answer(PageRequest.read(json), timeout);
    }

    /**
     * Does something to the chip of a session.
     *
     * @throws RefusedException if there is no such session, or the chip's errors do not let it be calibrated; it is another one then
     */
    public void act(String user, String id, PageAction action) {
        try {
            session(user, id).use(timeout, chip -> {
                action.apply(chip);
                return action;
            });
        } catch (SettingException e) {
            throw RefusedException.invalid(String.valueOf(e.getMessage()));
        }
    }

    /** Releases all chips; pages are refused from now on. */
    @Override
    public void close() {
        List<PageSession> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(sessions.values());
            sessions.clear();
        }
        left.forEach(PageSession::close);
    }
}
