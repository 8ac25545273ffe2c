package io.channelwatch.kpi;

/**
 * A measure by its name, such as {@code registrations}, {@code stage.PROPOSAL.sourced} or {@code
 * activity.portal_login}: something that occurs and of which there is a count and a sum.
 *
 * @param name the name as formulas write it
 */
public record Measure(String name) {}
