package org.drumbeat.workflow;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** Puts one of our own in the place of a part of the engine that reads and writes its tables, anew for each command. */
record OwnSession<S extends Session>(Class<S> inPlaceOf, Supplier<? extends S> ours) implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
        return inPlaceOf;
    }

    @Override
    public Session openSession() {
        return ours.get();
    }
}
