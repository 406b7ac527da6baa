package org.drumbeat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to a server on this machine that can be cut, fall silent and be mended: what networks and servers do. */
final class Line implements AutoCloseable {

    private enum State {
        WHOLE,
        CUT,
        SILENT
    }

    private final ServerSocket end;
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private State state = State.WHOLE;

    Line(int server) throws IOException {
        this.server = server;
        this.end = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** Where it begins. */
    int port() {
        return end.getLocalPort();
    }

    /** Everybody at it notices at once, and nobody gets through. */
    void cut() {
        turn(State.CUT);
        open.forEach(Line::hangUp);
    }

    /** Nobody notices: what is said arrives nowhere, and nothing comes back. */
    void silence() {
        turn(State.SILENT);
    }

    void mend() {
        turn(State.WHOLE);
    }

    @Override
    public void close() throws IOException {
        end.close();
        cut();
    }

    private synchronized void turn(State into) {
        state = into;
        notifyAll();
    }

    private synchronized boolean isCut() {
        return state == State.CUT;
    }

    private synchronized void awaitSound() throws InterruptedException {
        while (state == State.SILENT) {
            wait();
        }
    }

    private void accept() {
        while (!end.isClosed()) {
            try {
                Socket caller = end.accept();
                if (isCut()) {
                    hangUp(caller);
                    continue;
                }
                Socket called = new Socket(InetAddress.getLoopbackAddress(), server);
                open.add(caller);
                open.add(called);
                if (isCut()) {
                    hangUp(caller);
                    hangUp(called);
                }
                start(() -> carry(caller, called));
                start(() -> carry(called, caller));
            } catch (IOException e) {
                if (!end.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** Until one of them hangs up, or the line is cut. */
    private void carry(Socket from, Socket to) {
        byte[] said = new byte[8192];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int length = in.read(said); length >= 0; length = in.read(said)) {
                awaitSound();
                out.write(said, 0, length);
            }
        } catch (IOException hungUp) {
            hangUp(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            hangUp(from);
            hangUp(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "line");
        thread.setDaemon(true);
        thread.start();
    }
}
