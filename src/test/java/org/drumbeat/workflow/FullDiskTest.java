package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.drumbeat.Eventually;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A database in a file of H2, with the settings that it has here, on a disk that is full for a while. */
class FullDiskTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicInteger tries = new AtomicInteger();

    @TempDir
    private Path folder;

    private HikariDataSource pool;
    private TransactionTemplate transaction;
    private JdbcClient jdbc;

    @BeforeEach
    void open() {
        FilePath.register(new Disk());
        String url = "jdbc:h2:" + Disk.SCHEME + ":" + folder.resolve("database");
        pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(3);
        YamlPropertiesFactoryBean settings = new YamlPropertiesFactoryBean();
        settings.setResources(new ClassPathResource("application.yaml"));
        Properties hikari = Objects.requireNonNull(settings.getObject());
        pool.setConnectionTestQuery(hikari.getProperty("spring.datasource.hikari.connection-test-query"));
        pool.setExceptionOverrideClassName(
                hikari.getProperty("spring.datasource.hikari.exception-override-class-name"));
        transaction = new TransactionTemplate(new KeptCommits(pool, url));
        jdbc = JdbcClient.create(pool);
        jdbc.sql("create table note (number integer primary key, text varchar(2000))")
                .update();
    }

    @AfterEach
    void close() {
        Disk.full = false;
        pool.close();
        FilePath.unregister(new Disk());
    }

    @Test
    void whoWritesIsToldSoAndWorkGoesOnAsSoonAsThereIsRoom() throws InterruptedException {
        int before = write();

        Disk.full = true;
        Throwable failure = catchThrowable(this::write);
        int lost = tries.get();

        assertThat(LostDatabase.causeOf(failure)).contains(LostDatabase.FULL);
        Disk.full = false;
        Eventually.is("it is open again", PATIENCE, () -> catchThrowable(this::written) == null);
        int after = write();
        assertThat(written()).contains(before, after).doesNotContain(lost);
    }

    private int write() {
        int number = tries.incrementAndGet();
        transaction.executeWithoutResult(status -> jdbc.sql("insert into note (number, text) values (:number, :text)")
                .param("number", number)
                .param("text", "x".repeat(2000))
                .update());
        return number;
    }

    private List<Integer> written() {
        return jdbc.sql("select number from note").query(Integer.class).list();
    }

    /** The computer's own disk, which says that it is full as soon as it is told to; H2 makes one for each path. */
    public static final class Disk extends FilePathWrapper {

        static final String SCHEME = "disk";

        static volatile boolean full;

        @Override
        public String getScheme() {
            return SCHEME;
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            return new Opened(getBase().open(mode));
        }
    }

    private static final class Opened extends FileBaseDefault {

        private final FileChannel file;

        Opened(FileChannel file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            if (Disk.full) {
                throw new IOException("No space left on device");
            }
            return file.write(bytes, position);
        }

        @Override
        public int read(ByteBuffer bytes, long position) throws IOException {
            return file.read(bytes, position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        public void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
