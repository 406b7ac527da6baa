/**
 * The engine room: what every process needs from the engine, and the only package that may touch engine internals.
 *
 * <p>Forms ({@link org.drumbeat.workflow.TaskForm}, {@link org.drumbeat.workflow.StartForm}), messages between processes,
 * deployment of the models, due dates, the Tasklist filters. Process packages use its few public types.
 */
package org.drumbeat.workflow;
