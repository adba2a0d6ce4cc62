package com.example.mvstore;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.h2.mvstore.MVMap;

/**
 * A secondary index: sorted pairs of an attribute and a row's key. Attributes contain no slash, and
 * all attributes of one index have the same length.
 */
record Index(MVMap<String, Boolean> pairs) {
  /** Sorts after all pairs with one attribute, and before the pairs with the next. */
  private static final char AFTER_SLASH = '/' + 1;

  void add(String attribute, String key) {
    pairs.put(attribute + "/" + key, true);
  }

  void remove(String attribute, String key) {
    pairs.remove(attribute + "/" + key);
  }

  /** Returns the keys with that attribute. */
  List<String> with(String attribute) {
    return between(attribute + "/", attribute + AFTER_SLASH, Integer.MAX_VALUE);
  }

  /** Returns the first keys whose attribute sorts before that one. */
  List<String> before(String attribute, int limit) {
    return between("", attribute + "/", limit);
  }

  /** Returns the first keys whose attribute equals that one or sorts before it. */
  List<String> upTo(String attribute, int limit) {
    return between("", attribute + AFTER_SLASH, limit);
  }

  /** Returns the keys with that attribute that sort before {@code key}, in descending order. */
  List<String> lastBefore(String attribute, String key, int limit) {
    var keys = new ArrayList<String>();
    String pair = pairs.lowerKey(attribute + "/" + key);
    while (pair != null && pair.startsWith(attribute + "/") && keys.size() < limit) {
      keys.add(key(pair));
      pair = pairs.lowerKey(pair);
    }
    return keys;
  }

  private List<String> between(String from, String to, int limit) {
    var keys = new ArrayList<String>();
    Iterator<String> all = pairs.keyIterator(from);
    while (all.hasNext() && keys.size() < limit) {
      String pair = all.next();
      if (pair.compareTo(to) >= 0) {
        break;
      }
      keys.add(key(pair));
    }
    return keys;
  }

  private static String key(String pair) {
    return pair.substring(pair.indexOf('/') + 1);
  }
}
