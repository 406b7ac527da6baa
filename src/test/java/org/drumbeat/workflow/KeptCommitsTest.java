package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A file of H2 whose process is killed while three threads commit as fast as they can: a few times, or as often as
 * {@code -Ddrumbeat.kills=12} says.
 */
class KeptCommitsTest {

    private static final int KILLS = Integer.getInteger("drumbeat.kills", 3);
    private static final int MANY = 60;

    @TempDir
    private Path folder;

    @Test
    void whateverWasCommittedOutlastsEveryKill() throws IOException {
        String url = "jdbc:h2:file:" + folder.resolve("database");
        JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url));
        jdbc.sql("create table note (number integer primary key, text varchar(2000))")
                .update();
        List<Integer> committed = new ArrayList<>();
        for (int kill = 1; kill <= KILLS; kill++) {
            committed.addAll(writeAndDie(url, committed.size() + kill * 10_000));

            assertThat(jdbc.sql("select number from note").query(Integer.class).list())
                    .as("after kill %d", kill)
                    .containsAll(committed);
        }
        assertThat(committed).hasSizeGreaterThanOrEqualTo(KILLS * MANY);
    }

    /** @return what it has said that it had committed */
    private static List<Integer> writeAndDie(String url, int firstNumber) throws IOException {
        Process writer = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        url,
                        String.valueOf(firstNumber))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<Integer> said = new ArrayList<>();
        try (BufferedReader lines = writer.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(Writer.COMMITTED)) {
                    said.add(Integer.valueOf(line.substring(Writer.COMMITTED.length())));
                }
                if (said.size() == MANY) {
                    // The process itself would no longer let anybody read what it had said before.
                    writer.toHandle().destroyForcibly();
                }
            }
        }
        writer.onExit().join();
        return said;
    }

    /** The process: it commits, says so, and goes on until it is killed. */
    static final class Writer {

        static final String COMMITTED = "committed ";

        private Writer() {}

        public static void main(String[] arguments) {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl(arguments[0]);
            TransactionTemplate transaction = new TransactionTemplate(new KeptCommits(pool, arguments[0]));
            JdbcClient jdbc = JdbcClient.create(pool);
            AtomicInteger next = new AtomicInteger(Integer.parseInt(arguments[1]));
            Stream.generate(() -> new Thread(() -> {
                        while (true) {
                            int number = next.incrementAndGet();
                            transaction.executeWithoutResult(
                                    status -> jdbc.sql("insert into note (number, text) values (:number, :text)")
                                            .param("number", number)
                                            .param("text", "x".repeat(number % 2000))
                                            .update());
                            System.out.println(COMMITTED + number);
                        }
                    }))
                    .limit(3)
                    .forEach(Thread::start);
        }
    }
}
