package org.drumbeat.workflow;

import java.util.function.BiFunction;

/** The form of the process {@code note}, for tests: it shows who writes, and does with the answers what a test wants. */
final class WriteNoteForm implements TaskForm<WriteNoteForm.Shown, WriteNoteForm.Note> {

    private final BiFunction<TaskView, Note, Facts> recording;

    WriteNoteForm(BiFunction<TaskView, Note, Facts> recording) {
        this.recording = recording;
    }

    record Shown(String writer, boolean locked) {}

    record Note(String text, String writer) {}

    @Override
    public Shown show(TaskView task) {
        return new Shown("written by " + task.person(), true);
    }

    @Override
    public Facts record(TaskView task, Note answers) {
        return recording.apply(task, answers);
    }
}
