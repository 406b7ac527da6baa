package org.drumbeat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged jar in a process of its own, as a user or a service manager starts and stops it. */
public final class RunningJar implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern OPEN = Pattern.compile("Tomcat started on port (\\d+)");
    private static final String STARTED = "Started DrumbeatApplication in";

    private final Process process;
    private final Path log;
    private int port;

    private RunningJar(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it in this folder, which its log is in as well, at a port that is free. It works only once it is ready. */
    public static RunningJar launch(Path folder, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                // As the tests themselves are started, and for the same reasons (pom.xml).
                "-XX:MetaspaceSize=256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-jar",
                System.getProperty("drumbeat.jar"),
                "--server.port=0"));
        command.addAll(List.of(options));
        File log = folder.resolve("drumbeat.log").toFile();
        return new RunningJar(
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log)
                        .start(),
                log.toPath());
    }

    /** Waits until it has started. */
    public RunningJar ready() throws InterruptedException {
        Eventually.is("started", PATIENCE, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("The jar did not start:\n" + log());
            }
            return log().contains(STARTED);
        });
        Matcher open = OPEN.matcher(log());
        if (!open.find()) {
            throw new AssertionError("The jar did not say at which port:\n" + log());
        }
        port = Integer.parseInt(open.group(1));
        return this;
    }

    public Visitor system(String user, String password) {
        return Visitor.system(port, user, password);
    }

    public int port() {
        return port;
    }

    /** Ends it as {@code kill -9} does: it is told nothing. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** What it has said so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(30, TimeUnit.SECONDS)
                .exceptionally(late -> process.destroyForcibly())
                .join();
    }
}
