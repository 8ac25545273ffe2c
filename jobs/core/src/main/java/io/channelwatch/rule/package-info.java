/** What is worth an alert: the KPI catalog and the rule sets, checked and compiled. */
@NullMarked
package io.channelwatch.rule;

import org.jspecify.annotations.NullMarked;
