package dev.portcullis.adapters.crypto.password;

import java.util.List;

class KeycloakCredentialTest implements LegacyHashContract {
  private static final String VALUE =
      "s539O25yDpGC+k8+Hqq1VTYvD+8lcozWVfMVQ0txpRUB"
          + "svnal4AeE9Pf5jlsIgO+TofSabhFlYPcfO4zYEoDfw==";
  private static final String SALT = "c29tZXNhbHRzb21lc2FsdA==";

  /** A credential as a realm's export contains it. */
  private static final String EXPORTED =
      """
      {
        "id" : "1dbe5dcc-76af-425d-bddc-cc36e1405dae",
        "type" : "password",
        "userLabel" : "My password",
        "createdDate" : 1776007399750,
        "secretData" : "{\\"value\\":\\"%s\\",\\"salt\\":\\"%s\\",\\"additionalParameters\\":{}}",
        "credentialData" : "{\\"hashIterations\\":1000,\\"algorithm\\":\\"pbkdf2-sha256\\"}"
      }"""
          .formatted(VALUE, SALT);

  /**
   * Computed by Python's hashlib and argon2-cffi 21.1, with the input that Keycloak 26 passes to
   * its algorithms.
   */
  @Override
  public List<String> hashesOfGuinevere() {
    return List.of(
        EXPORTED,
        pbkdf2(
            "pbkdf2",
            1000,
            "lh3/HPceFLHy1KqoOAz5abAJ2uTDZtPsnz74zwHfUJSL"
                + "Jnkrd4zJJh1hjGrgcyZFIiZqOTQIT8hN3kgfCfpDCg=="),
        pbkdf2(
            "pbkdf2-sha256",
            1000,
            "s539O25yDpGC+k8+Hqq1VTYvD+8lcozWVfMVQ0txpRUB"
                + "svnal4AeE9Pf5jlsIgO+TofSabhFlYPcfO4zYEoDfw=="),
        pbkdf2(
            "pbkdf2-sha512",
            1000,
            "p8tvGjwW0rv3PoAKbSc+MHG5CSk1wZGm2fiLzZa2Fefn"
                + "8gEl8NnYbFeDUZEfbPh/w4E5S0Gjqyk1r/WNJZjjuQ=="),
        argon2("id", "1.3", 64, "nvj6KDUzYxoZSlcIj4AnIaUj77YipsPcCzXnzAry5aI="),
        argon2("i", "1.0", 64, "cu5AYbgzZRf0xcJJ/ANVma6vDdPJsPQvYdxN+VimxmI="));
  }

  @Override
  public List<String> hashesBeyondAscii() {
    return List.of(
        pbkdf2(
            "pbkdf2",
            1000,
            "IamScLHA7nEBmN0r0JNsXxFOtA2xg9/L4Yss8bSMMbVI"
                + "0mwMGmaY3RdGuAnX7gUsXDRa3yEM7RqERNY/A5wLQw=="),
        pbkdf2(
            "pbkdf2-sha256",
            1000,
            "KUfhA/vZm3SFEKiEN4/jt3vF7ChDH4nVvAu/OgkMgxKw"
                + "n43xQF5nz3Er7ntKvApl7v84HYt44c4Sr2Mr+8Y7jQ=="),
        pbkdf2(
            "pbkdf2-sha512",
            1000,
            "291rv7E2zOjhLE6tdtsq8DDhW8cY4HCoaGnQAKJQma0n"
                + "hW+TZ8E37a2EgFeAJ+rPLo94QkM32eDDjDOYke0r7w=="),
        argon2("id", "1.3", 64, "pxDH7LdHeqW+s1ClD0h6PUcAoJQAIlKdR3uz5u9svqQ="),
        argon2("i", "1.0", 64, "bQ856gMRIASCrcAbeqEQOEICONROSWqpcvp3NDNQohc="));
  }

  @Override
  public List<String> hashesWithNul() {
    return List.of(
        pbkdf2(
            "pbkdf2",
            1000,
            "bfT1j9p3mXYbH4qxoqT6914V0kT4Dk2G1qr2piDyYxvn"
                + "j3ZwPW3sS5aAPPFnlL6U59HCg2EtRZC1BFK4fbxnVA=="),
        pbkdf2(
            "pbkdf2-sha256",
            1000,
            "IUbIIW2U+nEYqj4Vu1DiRBGhynQOW7dNW2/UeZG4mYLO"
                + "FHHZxHTvDQwYZot4ciEUEA8MdW109Y+wfFVPl9YdTw=="),
        pbkdf2(
            "pbkdf2-sha512",
            1000,
            "DqxBCpEZnRwH0a7AQSySGykFPQAiVjmKCwE8FPECpBeQ"
                + "qP/7sjPB0BUKV2TmfT1nHx3zQQx5WJ7yuPCIczDGNw=="),
        argon2("id", "1.3", 64, "fs60zXkgXpjY2+di5PnKrQWJFm8IgIKMYn0phfGkGIc="),
        argon2("i", "1.0", 64, "807YWEeBqpLSLvsztRnfdc2EJoNm+49gJzLJbbvnG18="));
  }

  @Override
  public List<String> unaffordable() {
    return List.of(
        pbkdf2("pbkdf2-sha512", 6_000_001, VALUE),
        pbkdf2("pbkdf2-sha256", 3_000_001, VALUE),
        pbkdf2("pbkdf2", 1_500_001, VALUE),
        pbkdf2("pbkdf2", (1L << 32) + 1, VALUE),
        pbkdf2("pbkdf2", Long.MAX_VALUE, VALUE),
        argon2("id", "1.3", 1_048_577, VALUE.substring(0, 43)));
  }

  @Override
  public List<String> barelyAffordable() {
    return List.of(
        pbkdf2("pbkdf2-sha512", 6_000_000, VALUE),
        pbkdf2("pbkdf2-sha256", 3_000_000, VALUE),
        pbkdf2("pbkdf2", 1_500_000, VALUE),
        argon2("id", "1.3", 838_860, VALUE.substring(0, 43)));
  }

  @Override
  public List<String> malformed() {
    String good = pbkdf2("pbkdf2-sha256", 1000, VALUE);
    return List.of(
        "{}",
        "{",
        "[]",
        "null",
        "{\"credentialData\":{},\"secretData\":{}}",
        "{\"credentialData\":\"null\",\"secretData\":\"null\"}",
        "{\"credentialData\":\"[]\",\"secretData\":\"{}\"}",
        "{\"a\":".repeat(400),
        good.replace("pbkdf2-sha256", "pbkdf2-md5"),
        good.replace("\\\"pbkdf2-sha256\\\"", "7"),
        good.replace("\\\"pbkdf2-sha256\\\"", "null"),
        good.replace("1000", "0"),
        good.replace("1000", "-1"),
        good.replace("1000", "1e400"),
        good.replace("1000", "\\\"1000\\\""),
        good.replace("1000", "null"),
        good.replace("hashIterations", "iterations"),
        good.replace("secretData", "secret"),
        good.replace("value", "values"),
        good.replace(SALT, ""),
        good.replace(SALT, "!"),
        good.replace(VALUE, ""),
        good.replace(VALUE, VALUE.substring(0, 20)),
        good.replace(VALUE, VALUE.substring(0, 84) + VALUE),
        argon2("x", "1.3", 64, VALUE.substring(0, 43)),
        argon2("id", "1.2", 64, VALUE.substring(0, 43)),
        argon2("id", "1.3", -64, VALUE.substring(0, 43)),
        argon2("id", "1.3", 64, VALUE.substring(0, 43)).replace("[\\\"id\\\"]", "[]"),
        argon2("id", "1.3", 64, VALUE.substring(0, 43)).replace("[\\\"id\\\"]", "[null]"),
        argon2("id", "1.3", 64, VALUE.substring(0, 43)).replace("[\\\"id\\\"]", "\\\"id\\\""),
        argon2("id", "1.3", 64, VALUE.substring(0, 43)).replace("[\\\"id\\\"]", "[7]"),
        argon2("id", "1.3", 64, VALUE.substring(0, 43)).replace("additionalParameters", "more"));
  }

  private static String pbkdf2(String algorithm, long iterations, String value) {
    return credential(
        "{\"hashIterations\":%d,\"algorithm\":\"%s\",\"additionalParameters\":{}}"
            .formatted(iterations, algorithm),
        value);
  }

  private static String argon2(String type, String version, int memory, String value) {
    return credential(
        """
        {"hashIterations":5,"algorithm":"argon2","additionalParameters":{"hashLength":["32"],\
        "memory":["%d"],"type":["%s"],"version":["%s"],"parallelism":["1"]}}"""
            .formatted(memory, type, version),
        value);
  }

  private static String credential(String credentialData, String value) {
    String secretData = "{\"value\":\"%s\",\"salt\":\"%s\"}".formatted(value, SALT);
    return "{\"type\":\"password\",\"secretData\":\"%s\",\"credentialData\":\"%s\"}"
        .formatted(quoted(secretData), quoted(credentialData));
  }

  private static String quoted(String json) {
    return json.replace("\"", "\\\"");
  }
}
