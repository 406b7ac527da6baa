/**
 * Who may come in, and to which door.
 *
 * <p>Each door is a chain of filters in {@link org.drumbeat.security.Doors}: the APIs for systems and what watches Drumbeat
 * (name and password with every request), Camunda's webapps, and our own pages (one log-in for both). What no rule opens is
 * closed. Behind each door the engine's authorizations decide further, so the caller is known to the engine for the
 * length of every request; {@link org.drumbeat.security.EngineGrants} says what a group may do there, and
 * {@link org.drumbeat.security.EngineDoors} what may be asked of the engine at all. A name and a password are judged by the
 * engine alone, and {@link org.drumbeat.security.LoginThrottle} slows down whoever guesses, unless {@link org.drumbeat.security.OtherLogins} are configured.
 */
package org.drumbeat.security;
