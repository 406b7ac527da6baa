package org.drumbeat.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.imports.ImportResult;
import org.drumbeat.imports.Workbooks;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** How long it takes to import ten thousand people, and how much memory. Everything is rolled back. */
@AlsoOnPostgres(Kind.LARGE_IMPORTS)
@DrumbeatTest
@Transactional
class PeopleImportBench {

    private static final int PEOPLE = 10_000;
    private static final int TEAM = 10;

    @Autowired
    private PeopleImport imports;

    @Test
    void tenThousandPeople() {
        byte[] csv = Spreadsheets.csv(rows(""));
        byte[] moved = Spreadsheets.csv(rows("North"));

        report("first import", () -> imports.apply(PeopleFile.of(csv), HrOffice.HANA));
        report("again, unchanged", () -> imports.apply(PeopleFile.of(csv), HrOffice.HANA));
        report("dry run", () -> imports.tryOut(PeopleFile.of(moved), HrOffice.HANA));
        report("everybody changed", () -> imports.apply(PeopleFile.of(moved), HrOffice.HANA));
        report("the same as XLSX", () -> imports.apply(PeopleFile.of(workbook()), HrOffice.HANA));
    }

    private static void report(String what, Supplier<ImportResult> importing) {
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        System.gc();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long before = heap.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        Instant start = Instant.now();

        ImportResult result = importing.get();

        Duration took = Duration.between(start, Instant.now());
        Duration worked = Duration.ofNanos(threads.getCurrentThreadCpuTime() - cpu);
        long peak =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        assertThat(result.errors()).isEmpty();
        System.out.printf(
                "BENCH people import, %s, %s: %.2f s (%.2f s of it at work here), peak heap %d MB (%d MB before); created %d, updated %d, unchanged %d%n",
                System.getProperty("drumbeat.test.database", "h2"),
                what,
                took.toMillis() / 1000.0,
                worked.toMillis() / 1000.0,
                peak >> 20,
                before >> 20,
                result.created(),
                result.updated(),
                result.unchanged());
    }

    /** Ten to a team, so that there are five levels, in an order in which reports stand before their superiors. */
    private static String[] rows(String region) {
        return IntStream.iterate(PEOPLE - 1, i -> i >= 0, i -> i - 1)
                .mapToObj(i -> String.join(",", cells(i, region)))
                .toArray(String[]::new);
    }

    private static List<String> cells(int i, String region) {
        return List.of(
                "p" + i,
                "Given" + i + " Family" + i,
                "p" + i + "@example.com",
                i * TEAM + 1 < PEOPLE ? "manager" : "rep",
                i == 0 ? "" : "p" + (i - 1) / TEAM,
                region,
                "Territory " + i,
                "2020-01-01",
                "");
    }

    private static byte[] workbook() {
        return Workbooks.xlsx(
                List.of((Object[]) Spreadsheets.HEADER.split(",")),
                IntStream.range(0, PEOPLE)
                        .mapToObj(i -> cells(i, "North").stream()
                                .map(cell -> cell.equals("2020-01-01") ? LocalDate.of(2020, 1, 1) : (Object) cell)
                                .toList())
                        .toList());
    }
}
