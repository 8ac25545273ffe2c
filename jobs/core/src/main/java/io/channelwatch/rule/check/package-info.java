/**
 * From the files of a rules directory to a program of compiled rules, or to everything that is
 * wrong with them.
 */
@NullMarked
package io.channelwatch.rule.check;

import org.jspecify.annotations.NullMarked;
