/** The program's calendar: its days, hours and fiscal periods in its own time zone. */
@NullMarked
package io.channelwatch.calendar;

import org.jspecify.annotations.NullMarked;
