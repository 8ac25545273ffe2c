package io.channelwatch.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncoderTest {

  private static final String UUID = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";

  @Test
  void writesAnIdThatIsAUuidInSixteenBytes() {
    Encoder out = new Encoder();

    out.text(UUID);

    assertThat(out.toBytes()).hasSize(1 + 16);
    assertThat(new Decoder(out.toBytes()).text()).isEqualTo(UUID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3F2504E0-4F89-11D3-9A0C-0305E82C3301",
        "3f2504e0-4f89-11d3-9a0c-0305e82c330g",
        "3f2504e0-4f89-11d3-9a0c0-305e82c3301",
        "3f2504e0a4f89-11d3-9a0c-0305e82c3301",
        "3f2504e0-4f89-11d3-9a0c-0305e82c330",
        "------------------------------------",
      })
  void keepsWhatOnlyLooksLikeOne(String text) {
    Encoder out = new Encoder();

    out.text(text);
    out.textLike(UUID, text);

    Decoder in = new Decoder(out.toBytes());
    assertThat(in.text()).isEqualTo(text);
    assertThat(in.textLike(UUID)).isEqualTo(text);
  }

  @Property
  void keepsEveryText(@ForAll String text, @ForAll String other) {
    Encoder out = new Encoder();

    out.text(text);
    out.text(null);
    out.textLike(other, text);
    out.textLike(text, text + other);

    Decoder in = new Decoder(out.toBytes());
    assertThat(in.text()).isEqualTo(text);
    assertThat(in.optionalText()).isNull();
    assertThat(in.textLike(other)).isEqualTo(text);
    assertThat(in.textLike(text)).isEqualTo(text + other);
  }

  @Property
  void keepsEveryNumber(@ForAll long number, @ForAll long instant) {
    Encoder out = new Encoder();

    out.signed(number);
    out.fixed(number);
    out.amount(number);
    out.instant(instant);
    out.instant(number);

    Decoder in = new Decoder(out.toBytes());
    assertThat(in.signed()).isEqualTo(number);
    assertThat(in.fixed()).isEqualTo(number);
    assertThat(in.amount()).isEqualTo(number);
    assertThat(in.instant()).isEqualTo(instant);
    assertThat(in.instant()).isEqualTo(number);
  }
}
