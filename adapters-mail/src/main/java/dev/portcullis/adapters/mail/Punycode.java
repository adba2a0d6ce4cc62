package dev.portcullis.adapters.mail;

/**
 * Punycode encoder (RFC 3492). Different texts have different encodings. Unlike {@link
 * java.net.IDN}, it maps no characters first: {@code straße} and {@code strasse} are different
 * domains with different owners.
 */
final class Punycode {
  // RFC 3492, section 5.
  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int FIRST_BEYOND_ASCII = 128;

  private Punycode() {}

  /** RFC 3492, section 6.3. */
  static String encode(String text) {
    int[] points = text.codePoints().toArray();
    var output = new StringBuilder();
    text.codePoints().filter(point -> point < FIRST_BEYOND_ASCII).forEach(output::appendCodePoint);
    int basic = output.length();
    if (basic > 0) {
      output.append('-');
    }
    int next = FIRST_BEYOND_ASCII;
    int delta = 0;
    int bias = INITIAL_BIAS;
    for (int handled = basic; handled < points.length; next++, delta++) {
      int least = least(points, next);
      delta += (least - next) * (handled + 1);
      next = least;
      for (int point : points) {
        if (point < next) {
          delta++;
        } else if (point == next) {
          appendInteger(output, delta, bias);
          bias = adapt(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
    }
    return output.toString();
  }

  private static int least(int[] points, int from) {
    int least = Integer.MAX_VALUE;
    for (int point : points) {
      if (point >= from) {
        least = Math.min(least, point);
      }
    }
    return least;
  }

  private static void appendInteger(StringBuilder output, int number, int bias) {
    int rest = number;
    int k = BASE;
    for (int t = threshold(k, bias); rest >= t; t = threshold(k, bias)) {
      output.append(digit(t + (rest - t) % (BASE - t)));
      rest = (rest - t) / (BASE - t);
      k += BASE;
    }
    output.append(digit(rest));
  }

  private static int threshold(int k, int bias) {
    return Math.clamp(k - bias, T_MIN, T_MAX);
  }

  /** RFC 3492, section 5: letters are 0 to 25, digits are 26 to 35. */
  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }

  /** RFC 3492, section 6.1. */
  private static int adapt(int delta, int points, boolean first) {
    int rest = first ? delta / DAMP : delta / 2;
    rest += rest / points;
    int k = 0;
    while (rest > (BASE - T_MIN) * T_MAX / 2) {
      rest /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
  }
}
