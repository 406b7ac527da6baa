/**
 * Who may come in, and to which door.
 *
 * <p>Each door is a chain of filters in {@link org.drumbeat.security.Doors}: the APIs for systems and for monitoring (name
 * and password with every request), Camunda's webapps, and our own pages (one log-in for both). What no rule opens is
 * closed. Behind each door the engine's authorizations apply as well, so the engine knows the caller for the length of every
 * request; {@link org.drumbeat.security.EngineGrants} says what a group may do there, and
 * {@link org.drumbeat.security.EngineDoors} what may be requested from the engine at all. Unless
 * {@link org.drumbeat.security.OtherLogins} are configured, a name and a password are those of the engine's users alone, and
 * {@link org.drumbeat.security.LoginThrottle} slows down guessing.
 */
package org.drumbeat.security;
