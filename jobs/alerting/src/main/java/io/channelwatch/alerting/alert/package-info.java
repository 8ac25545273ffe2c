/**
 * Last stage: each partner's records come in, tick by tick in the order in which they became known;
 * transitions of alerts go out, and the clock that says how far they have come.
 */
@NullMarked
package io.channelwatch.alerting.alert;

import org.jspecify.annotations.NullMarked;
