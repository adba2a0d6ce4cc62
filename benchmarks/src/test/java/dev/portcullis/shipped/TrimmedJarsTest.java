package dev.portcullis.shipped;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code bootstrap/pom.xml} leaves of jars that it trims, which no other test runs on. */
class TrimmedJarsTest {
  private static final Path LIBRARIES = Path.of("../bootstrap/target/lib");

  private static URL shipped(String name) throws Exception {
    try (Stream<Path> jars = Files.list(LIBRARIES)) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith(name))
          .findFirst()
          .orElseThrow()
          .toUri()
          .toURL();
    }
  }

  /** The second test vector of RFC 7914, section 12. */
  @Test
  void what_is_left_of_bouncy_castle_still_computes_scrypt() throws Exception {
    var jars = new URL[] {shipped("bcprov")};
    try (var alone = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
      Class<?> scrypt = alone.loadClass("org.bouncycastle.crypto.generators.SCrypt");
      Object key =
          scrypt
              .getMethod(
                  "generate",
                  byte[].class,
                  byte[].class,
                  int.class,
                  int.class,
                  int.class,
                  int.class)
              .invoke(
                  null, "password".getBytes(US_ASCII), "NaCl".getBytes(US_ASCII), 1024, 8, 16, 64);

      assertThat(HexFormat.of().formatHex((byte[]) key))
          .isEqualTo(
              "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                  + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640");
    }
  }
}
