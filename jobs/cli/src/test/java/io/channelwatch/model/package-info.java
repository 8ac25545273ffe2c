/**
 * A second, brute-force reading of what the alerting half does: from records and rules to alerts.
 * It shares no code with the product, keeps nothing up to date and evaluates at every instant at
 * which a partner is to be evaluated, so that whatever the product saves can be held against it.
 * Beside it stands what makes up programs, records and rules at random from a seed.
 */
package io.channelwatch.model;
