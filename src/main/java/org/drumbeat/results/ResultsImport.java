package org.drumbeat.results;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drumbeat.imports.DateOrder;
import org.drumbeat.imports.ImportResult;
import org.drumbeat.imports.Row;
import org.drumbeat.imports.Spreadsheet;
import org.drumbeat.imports.UploadedFile;
import org.drumbeat.people.People;
import org.drumbeat.workflow.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Imports a file of quotas and bookings, all of it or nothing, in one transaction and one file at a time; others see how far
 * it is and can stop it. A month that is not in the file stays as it is, unless an export of the same CRM says by its
 * absence that nothing is booked there any more ({@link Coverage}).
 */
@Service
class ResultsImport {

    private static final int PAGE_SIZE = 50;
    private static final int LATEST = 5;

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT).withLocale(Locale.US);

    /** Reading this many rows takes about a fifth of a second. */
    private static final int ROWS_BETWEEN_NEWS = 10_000;

    private final ImportLog log;
    private final ResultLines lines;
    private final People people;
    private final TransactionOperations transaction;
    private final String defaultCurrency;
    private final List<String> wonStages;
    private final Clock clock;

    ResultsImport(
            ImportLog log,
            ResultLines lines,
            People people,
            TransactionOperations transaction,
            @Value("${drumbeat.results.currency}") String defaultCurrency,
            @Value("${drumbeat.results.won-stages}") List<String> wonStages,
            Clock clock) {
        this.log = log;
        this.lines = lines;
        this.people = people;
        this.transaction = transaction;
        this.defaultCurrency = Amount.currency(defaultCurrency)
                .orElseThrow(() -> new IllegalArgumentException(
                        "drumbeat.results.currency is “" + defaultCurrency + "”: name a currency such as USD"));
        this.wonStages = wonStages;
        this.clock = clock;
    }

    /** Somebody wants it to stop. */
    private static final class Cancelled extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Cancelled() {
            super(null, null, false, false);
        }
    }

    /**
     * @param by id of who imports
     * @throws Refusal where another import runs, or this one was cancelled
     */
    Outcome apply(UploadedFile file, Choices choices, String by) {
        return run(file, choices, by, false);
    }

    /** Does the same work and says what would change, but changes nothing. */
    Outcome tryOut(UploadedFile file, Choices choices, String by) {
        return run(file, choices, by, true);
    }

    private Outcome run(UploadedFile file, Choices choices, String by, boolean dryRun) {
        String code = choices.currency().isBlank() ? defaultCurrency : known(choices.currency());
        if (!choices.dates().isBlank() && choices.order() == null) {
            throw Refusal.invalid("“" + Row.shortened(choices.dates()) + "” is no order of dates: use one of "
                    + DateOrder.codes() + ".");
        }
        String id = UUID.randomUUID().toString();
        try {
            Outcome outcome = transaction.execute(status -> {
                requireTurn();
                log.begin(id, by, file.name(), file.size());
                Outcome imported = takeOver(file, code, choices, id, dryRun);
                if (imported.result().isRefused() || dryRun) {
                    status.setRollbackOnly();
                } else if (!log.isDone(id, imported.result())) {
                    throw new Cancelled();
                }
                return imported;
            });
            if (outcome.result().isRefused()) {
                log.end(id, ImportRun.State.REFUSED, outcome.result().errors().size());
            } else if (dryRun) {
                log.isChecked(id, outcome.result());
            }
            return outcome;
        } catch (Cancelled cancelled) {
            log.end(id, ImportRun.State.CANCELLED, 0);
            String who = log.find(id).map(ImportRun::cancelledBy).orElse(by);
            throw Refusal.conflict("The import of “" + file.name() + "” was cancelled by " + people.nameOf(who)
                    + ", so nothing was imported.");
        } catch (RuntimeException | Error failed) {
            log.end(id, ImportRun.State.FAILED, 0);
            throw failed;
        }
    }

    private static String known(String currency) {
        return Amount.currency(currency.strip())
                .orElseThrow(() ->
                        Refusal.invalid("“" + Row.shortened(currency) + "” is no currency: name one such as USD."));
    }

    private void requireTurn() {
        if (!log.takeTurn()) {
            throw Refusal.conflict(log.running()
                    .map(run -> people.nameOf(run.startedBy()) + " is importing “" + run.fileName() + "”, "
                            + "%,d".formatted(run.rowsRead())
                            + " rows so far: wait until it is done, or cancel it, and try again.")
                    .orElse("Another import of results has just begun: wait until it is done, and try again."));
        }
    }

    private Outcome takeOver(UploadedFile upload, String currency, Choices choices, String id, boolean dryRun) {
        WonStages won = new WonStages(choices.won().isEmpty() ? wonStages : choices.won());
        ResultsFile file =
                new ResultsFile(new Owners(people.everybody()), currency, won, choices, clock, lines::add, news(id));
        file.read(Spreadsheet.of(upload.path()));
        List<ImportResult.Problem> problems = file.problems();
        if (file.areOpenDaysOtherwise()) {
            lines.moveToOtherMonths();
        }
        if (file.isRead()) {
            problems = Stream.concat(
                            problems.stream(),
                            lines.problems(file.coverage().isPresent(), ResultsFile.MOST_PROBLEMS).stream())
                    .sorted(Comparator.comparingInt(ImportResult.Problem::row))
                    .limit(ResultsFile.MOST_PROBLEMS)
                    .toList();
        }
        if (!problems.isEmpty()) {
            return new Outcome(
                    ImportResult.refused(file.rows(), problems, file.warnings()),
                    null,
                    file.areDaysOpen(),
                    file.stagesToChoose());
        }
        requireToGoOn(id, file.rows(), upload.size());
        ResultLines.Told told = file.coverage().map(lines::deals).orElseGet(lines::months);
        Preview preview = dryRun ? lines.preview(told) : null;
        ResultLines.Taken taken = lines.takeOver(told);
        if (dryRun) {
            requireToGoOn(id, file.rows(), upload.size());
        }
        ImportResult result = new ImportResult(
                file.rows(),
                taken.created(),
                taken.updated(),
                taken.unchanged(),
                file.passedOver(),
                List.of(),
                file.warnings());
        return new Outcome(result, preview, false, List.of());
    }

    private ResultsFile.Progress news(String id) {
        int[] calls = new int[1];
        return (rows, bytes) -> {
            if (calls[0]++ % ROWS_BETWEEN_NEWS == 0) {
                requireToGoOn(id, rows, bytes);
            }
        };
    }

    private void requireToGoOn(String id, int rows, long bytes) {
        if (!log.isToGoOn(id, rows, bytes)) {
            throw new Cancelled();
        }
    }

    /** Has an import stopped as soon as it next checks. */
    void cancel(String id, String by) {
        if (!log.cancel(id, by)) {
            throw log.find(id).isPresent()
                    ? Refusal.conflict("This import is over already.")
                    : Refusal.unknown("There is no import “" + Row.shortened(id) + "”.");
        }
    }

    /** The currency of rows that name none, where the person importing names none either. */
    String defaultCurrency() {
        return defaultCurrency;
    }

    /** The names of those whose results an import would change. */
    Map<String, String> namesIn(Preview preview) {
        return people.namesOf(
                preview.changes().stream().map(Preview.Change::person).collect(Collectors.toSet()));
    }

    /** The import that runs, on whichever node. */
    Optional<ImportRun> running() {
        return log.running();
    }

    /** The few most recent imports, with the names of those who started them. */
    List<Named> latest() {
        List<ImportRun> runs = log.page(0, LATEST);
        Map<String, String> names =
                people.namesOf(runs.stream().map(ImportRun::startedBy).collect(Collectors.toSet()));
        return runs.stream()
                .map(run -> new Named(
                        run,
                        names.get(run.startedBy()),
                        MOMENT.format(run.startedAt().atZone(clock.getZone()))))
                .toList();
    }

    /** An import as a person reads of it. */
    record Named(ImportRun run, String startedBy, String startedAt) {}

    /** @param number of the page, from 0, of 50 imports each, the newest first */
    Page<ImportRun> page(int number) {
        PageRequest request = PageRequest.of(number, PAGE_SIZE);
        return new PageImpl<>(log.page(request.getOffset(), PAGE_SIZE), request, log.count());
    }
}
