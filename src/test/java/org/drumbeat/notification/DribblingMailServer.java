package org.drumbeat.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server whose greeting never ends: it says another line of it for as long as somebody listens. */
public final class DribblingMailServer implements AutoCloseable {

    private static final int PAUSE_IN_MILLIS = 50;
    private static final int PATIENCE_IN_SECONDS = 30;

    private final ServerSocket door;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> callers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger hungUp = new AtomicInteger();
    private final Semaphore heard = new Semaphore(0);
    private final Semaphore left = new Semaphore(0);

    public DribblingMailServer() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::open);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** How many have called so far. */
    public int calls() {
        return calls.get();
    }

    /** How many of them it talks to no longer. */
    public int hungUp() {
        return hungUp.get();
    }

    /** Whether it has said a line to somebody. */
    boolean wasHeard() {
        return heard.availablePermits() > 0;
    }

    /** Waits until it has said a line to somebody. */
    void awaitCall() throws InterruptedException {
        await(heard, 1, "Nobody called");
    }

    /** Waits until everybody who has called so far has hung up. */
    void awaitHangUp() throws InterruptedException {
        await(left, calls(), "Nobody hung up");
    }

    private static void await(Semaphore event, int times, String otherwise) throws InterruptedException {
        if (!event.tryAcquire(times, PATIENCE_IN_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(otherwise);
        }
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                callers.add(caller);
                calls.incrementAndGet();
                threads.execute(() -> dribble(caller));
            } catch (IOException closed) {
                // Asked again whether it is.
            }
        }
    }

    private void dribble(Socket caller) {
        try (caller) {
            caller.setSoTimeout(PAUSE_IN_MILLIS);
            say(caller);
            heard.release();
            while (!hasHungUp(caller)) {
                say(caller);
            }
        } catch (IOException hungUpInTheMiddle) {
            // As good as at the end of a line.
        } finally {
            hungUp.incrementAndGet();
            left.release();
        }
    }

    private static void say(Socket caller) throws IOException {
        caller.getOutputStream().write("220-One moment, please\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean hasHungUp(Socket caller) throws IOException {
        try {
            return caller.getInputStream().read() < 0;
        } catch (SocketTimeoutException listening) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket caller : callers) {
                caller.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdown();
        }
    }
}
