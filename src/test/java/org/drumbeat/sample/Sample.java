package org.drumbeat.sample;

import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.StartForm;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;

/** A made-up module that follows the rules of the house, for the test that breaks them one by one. */
public final class Sample {

    public static final Map<String, Class<?>> BEANS = Map.of(
            "people", NamesOfPeople.class,
            "sendMessage", Messenger.class,
            "inspect-room", InspectRoomForm.class);

    /** The methods that give beans, by the names of these. */
    public static final Map<String, Method> GIVEN_BY_METHODS = Map.of(
            "sweepRoom", method(SampleSteps.class, "sweepRoom"),
            "order-room", method(SampleForms.class, "orderRoom"));

    private Sample() {}

    private static Method method(Class<?> home, String name) {
        try {
            return home.getDeclaredMethod(name);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static class NamesOfPeople {
        public String managerOf(String person) {
            return person;
        }
    }

    static class Messenger implements JavaDelegate {
        @Override
        public void execute(DelegateExecution execution) {}
    }

    /** Holds the step that sweeps a room. */
    static class SampleSteps {

        JavaDelegate sweepRoom() {
            return execution -> {};
        }
    }

    /** Holds the form that orders the cleaning. */
    static class SampleForms {

        record Offer(List<Choice> rooms) {}

        record Answers(String room, Boolean urgent, LocalDate day) {}

        StartForm<Offer, Answers> orderRoom() {
            return StartForm.of(
                    person -> new Offer(List.of()),
                    (person, answers) -> new StartForm.Started(answers.room(), Facts.none()));
        }
    }

    record InspectRoomForm() implements TaskForm<InspectRoomForm.Room, InspectRoomForm.Answers> {

        record Room(String name, List<Visit> visits, List<Corner> corners) {}

        record Visit(String day) {}

        record Corner(String place, Integer dust) {}

        record Answers(Verdict verdict, String comment, List<Corner> corners, Address address) {}

        record Address(String street) {}

        enum Verdict {
            CLEAN,
            DIRTY
        }

        @Override
        public Room show(TaskView task) {
            return new Room("", List.of(), List.of());
        }

        @Override
        public Facts record(TaskView task, Answers answers) {
            return Facts.none();
        }
    }
}
