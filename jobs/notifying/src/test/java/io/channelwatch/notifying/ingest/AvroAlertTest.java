package io.channelwatch.notifying.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.channelwatch.alert.Evidence;
import io.channelwatch.alert.TransitionType;
import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.Transition;
import io.channelwatch.notification.Incoming;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AvroAlertTest {

  @Test
  void takesOverWhatAMessageShows() {
    Incoming incoming = AvroAlert.incoming(TestRecords.avroAlert("a", 5_000));

    assertThat(incoming.item().transition()).isEqualTo(TransitionType.OPENED);
    assertThat(incoming.item().at()).isEqualTo(5_000);
    assertThat(incoming.roles()).containsExactly("cam");
    Evidence.Deal deal = incoming.item().evidence().deals().get(0);
    assertThat(deal.amount()).isEqualTo(12_345_000);
    assertThat(deal.expectedCloseOn()).isEqualTo((int) LocalDate.of(2026, 3, 31).toEpochDay());
  }

  @Test
  void anUnknownTransitionIsRefused() {
    Alert alert = TestRecords.avroAlert("a", 5_000);
    alert.setTransition(Transition.UNKNOWN);

    assertThatThrownBy(() -> AvroAlert.incoming(alert))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
