package org.drumbeat.workflow;

/** One line of a list to pick from in a form: what the person reads, and what the answer holds. */
public record Choice(String label, String value) {}
