/**
 * Expressions of rules and of the catalog: CEL as its grammar and type checker define it, over the
 * functions, KPIs and fields of a partner, made into closures that evaluate without boxing. What
 * cannot be known is absent and makes what reads it absent.
 */
@NullMarked
package io.channelwatch.rule.expression;

import org.jspecify.annotations.NullMarked;
