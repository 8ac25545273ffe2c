package io.channelwatch.alert;

import io.channelwatch.kpi.PartnerView;
import java.lang.reflect.Proxy;

/** A partner that nothing may be asked of. */
final class UnreadView {

  static final PartnerView VIEW =
      (PartnerView)
          Proxy.newProxyInstance(
              PartnerView.class.getClassLoader(),
              new Class<?>[] {PartnerView.class},
              (proxy, method, arguments) -> {
                throw new AssertionError(method + " was read");
              });

  private UnreadView() {}
}
