package org.drumbeat.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.TestDatabase;
import org.drumbeat.imports.ImportResult;
import org.drumbeat.imports.UploadedFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.test.context.ContextConfiguration;

/**
 * How fast a million rows of results are imported, and how much memory that takes: ten thousand reps and a hundred months.
 * H2 is a file here, as people run it; in memory, the heap would hold the tables.
 */
@AlsoOnPostgres(Kind.LARGE_IMPORTS)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "camunda.bpm.job-execution.enabled=false")
@ContextConfiguration(initializers = {TestDatabase.class, ResultsImportBench.OnDisk.class})
class ResultsImportBench {

    private static final int REPS = 10_000;
    private static final int MONTHS = 100;
    private static final String DATABASE = System.getProperty("drumbeat.test.database", "h2");

    @TempDir
    private static Path folder;

    @Autowired
    private ResultsImport imports;

    @Autowired
    private JdbcOperations jdbc;

    static final class OnDisk implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            if (DATABASE.equals("h2")) {
                TestPropertyValues.of("spring.datasource.url=jdbc:h2:file:./target/bench/" + UUID.randomUUID()
                                + "/drumbeat;DB_CLOSE_ON_EXIT=FALSE")
                        .applyTo(context);
            }
        }
    }

    @BeforeEach
    void reps() {
        jdbc.update("""
                insert into person (id, name, role, version)
                with recursive number (n) as (select 0 union all select n + 1 from number where n < %d)
                select concat('bench', n), concat('Bench ', n), 'rep', 0 from number""".formatted(REPS - 1));
    }

    @Test
    void aMillionRows() throws IOException {
        Path months = months(0);
        report("first import", months);
        report("again, unchanged", months);
        report("every row changed", months(1));
        report("a CRM's export of as many deals", deals());
    }

    private void report(String what, Path file) throws IOException {
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        System.gc();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long before = heap.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
        Instant start = Instant.now();

        ImportResult result = imports.apply(
                        new UploadedFile(file, file.getFileName().toString(), Files.size(file)), Choices.NONE, "hana")
                .result();

        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        long peak =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        assertThat(result.errors()).isEmpty();
        assertThat(result.rows()).isEqualTo(REPS * MONTHS);
        System.out.printf(
                "BENCH results import, %s, %s: %,d rows (%d MB) in %.1f s, %,.0f rows per second, peak heap %d MB (%d MB before); created %d, updated %d, unchanged %d%n",
                DATABASE,
                what,
                result.rows(),
                Files.size(file) >> 20,
                seconds,
                result.rows() / seconds,
                peak >> 20,
                before >> 20,
                result.created(),
                result.updated(),
                result.unchanged());
    }

    private static Path months(int more) throws IOException {
        Path file = folder.resolve("months" + more + ".csv");
        try (BufferedWriter rows = Files.newBufferedWriter(file)) {
            rows.write(Upload.HEADER + "\n");
            for (int month = 0; month < MONTHS; month++) {
                YearMonth when = YearMonth.of(2040, 1).plusMonths(month);
                for (int rep = 0; rep < REPS; rep++) {
                    rows.write("bench" + rep + "," + when + "," + (20_000 + rep) + "," + (15_000 + month + more)
                            + ".25,USD,Warehouse," + rep + "-" + month + "\n");
                }
            }
        }
        return file;
    }

    private static Path deals() throws IOException {
        Path file = folder.resolve("deals.csv");
        try (BufferedWriter rows = Files.newBufferedWriter(file)) {
            rows.write("Opportunity Owner,Opportunity Name,Stage,Close Date,Amount,Opportunity ID\n");
            for (int deal = 0; deal < REPS * MONTHS; deal++) {
                rows.write("Bench " + deal % REPS + ",Deal " + deal + ",Closed Won," + (1 + deal / REPS % 12)
                        + "/15/2050,\"$1,234.56\",006" + deal + "\n");
            }
        }
        return file;
    }
}
