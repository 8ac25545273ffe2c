package io.channelwatch.notifying.route;

import io.channelwatch.event.RulesUpdate;
import io.channelwatch.notification.KpiTitles;
import io.channelwatch.notification.NotificationConfig;

/**
 * What routing takes of a rules directory.
 *
 * @param policies the notification configuration; empty where there is none
 * @param catalog the KPI catalog; empty where there is none
 */
public record DirectoryTexts(String policies, String catalog) {

  static DirectoryTexts of(RulesUpdate update) {
    return new DirectoryTexts(
        update.files().getOrDefault(NotificationConfig.FILE, ""),
        update.files().getOrDefault(KpiTitles.FILE, ""));
  }
}
