package io.channelwatch.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who a partner is and who looks after it. Without {@code updatedAt}, known from the beginning. */
public record Profile(
    String partnerId,
    @Nullable Long updatedAt,
    @Nullable String name,
    @Nullable String type,
    @Nullable String tier,
    @Nullable String region,
    @Nullable String country,
    PartnerStatus status,
    @Nullable Integer joinedOn,
    @Nullable Contact cam,
    @Nullable Contact leader,
    Map<String, String> labels)
    implements PartnerEvent {}
