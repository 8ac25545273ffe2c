/** Alerts to a Prometheus Alertmanager. */
@NullMarked
package io.channelwatch.notifying.deliver.alertmanager;

import org.jspecify.annotations.NullMarked;
