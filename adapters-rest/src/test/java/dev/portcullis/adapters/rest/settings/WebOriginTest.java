package dev.portcullis.adapters.rest.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.domain.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebOriginTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://camelot.bt",
        "https://app.camelot.bt:8443",
        "http://localhost:3000",
        "http://127.0.0.1:5173",
        "http://[::1]:5173",
        "https://xn--bdk.camelot.bt",
        "https://camelot",
        "https://camelot.bt:80",
        "http://camelot.bt:443"
      })
  void an_origin_is_scheme_host_and_port(String value) {
    assertThat(new WebOrigin(value).value()).isEqualTo(value);
    assertThat(new WebOrigin(value).isHttps()).isEqualTo(value.startsWith("https://"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "*",
        "https://*",
        "https://*.camelot.bt",
        "camelot.bt",
        "//camelot.bt",
        "https:camelot.bt",
        "https://",
        "https://camelot.bt/",
        "https://camelot.bt/app",
        "https://camelot.bt?x",
        "https://camelot.bt#x",
        "https://arthur@camelot.bt",
        "https://camelot.bt:",
        "https://camelot.bt:0",
        "https://camelot.bt:x",
        "https://camelot.bt:123456",
        "https://Camelot.bt",
        "HTTPS://camelot.bt",
        "https://\u00e4valon.bt",
        "https://camelot.bt\n",
        "https://-camelot.bt",
        "file://",
        "ftp://camelot.bt",
        "capacitor://localhost",
        "chrome-extension://abcdef"
      })
  void other_text_is_no_origin(String value) {
    assertThatThrownBy(() -> new WebOrigin(value))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("must be exact origins, such as https://app.example.com, without a path");
  }

  @Test
  void a_default_port_is_refused_because_browsers_leave_it_out() {
    assertThatThrownBy(() -> new WebOrigin("https://camelot.bt:443"))
        .hasMessage("must be as browsers send them, without the default port 443");
    assertThatThrownBy(() -> new WebOrigin("http://camelot.bt:80"))
        .hasMessage("must be as browsers send them, without the default port 80");
  }
}
