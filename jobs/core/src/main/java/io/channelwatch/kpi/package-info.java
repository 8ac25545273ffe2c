/**
 * What is known of a partner at an instant: its history, its deals, and the functions that formulas
 * are made of.
 */
@NullMarked
package io.channelwatch.kpi;

import org.jspecify.annotations.NullMarked;
