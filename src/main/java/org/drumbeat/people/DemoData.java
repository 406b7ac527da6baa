package org.drumbeat.people;

/** What else a package shows in the demo: asked once at every start, when the people of the demo are there. */
public interface DemoData {

    /** Adds it, unless it is there already. */
    void add();
}
