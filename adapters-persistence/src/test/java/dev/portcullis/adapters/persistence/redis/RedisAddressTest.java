package dev.portcullis.adapters.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.persistence.redis.RedisAddress.Credentials;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {
  @ParameterizedTest
  @CsvSource({
    "redis://localhost, localhost, 6379, 0, false",
    "redis://localhost/, localhost, 6379, 0, false",
    "redis://my_redis.camelot.bt:7000/15, my_redis.camelot.bt, 7000, 15, false",
    "rediss://192.0.2.7:6380, 192.0.2.7, 6380, 0, true",
    "redis://[2001:db8::7]:65535/1, 2001:db8::7, 65535, 1, false"
  })
  void the_parts_of_an_address_are_parsed(
      String url, String host, int port, int database, boolean tls) {
    assertThat(RedisAddress.parse(url))
        .contains(new RedisAddress(host, port, database, tls, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "redis://arthur:ex%40li%2Fb%3Fur@localhost, arthur, ex@li/b?ur",
    "redis://arthur:a:b+c%25@localhost, arthur, a:b+c%",
    "redis://:%C3%A9p%C3%A9e@localhost, '', épée"
  })
  void user_and_password_are_decoded(String url, String user, String password) {
    var credentials = new Credentials(Optional.of(user).filter(name -> !name.isEmpty()), password);

    assertThat(RedisAddress.parse(url).flatMap(RedisAddress::credentials)).contains(credentials);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:6379",
        "http://localhost",
        "redis:localhost",
        "redis://",
        "redis://:6379",
        "redis://localhost:0",
        "redis://localhost:65536",
        "redis://localhost/zero",
        "redis://localhost/0/1",
        "redis://localhost?db=1",
        "redis://localhost#1",
        "redis://arthur@localhost",
        "redis://arthur:@localhost",
        "redis://arthur:a/b@localhost",
        "redis://arthur:a@b@localhost",
        "redis://arthur:%zz@localhost",
        "redis://local host",
        " redis://localhost",
        "redis://[localhost]"
      })
  void a_malformed_address_is_refused(String url) {
    assertThat(RedisAddress.parse(url)).isEmpty();
  }

  @Test
  void an_address_does_not_reveal_the_password() {
    var address = RedisAddress.parse("rediss://arthur:excalibur@[::1]:7000/2").orElseThrow();

    assertThat(address).hasToString("[::1]:7000/2");
    assertThat(new RedisSettings(address, "portcullis:", 1) + " " + address.credentials())
        .doesNotContain("excalibur");
  }
}
