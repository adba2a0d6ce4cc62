package com.example.mvstore;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.h2.mvstore.MVMap;

/**
 * Finds rows by something else than their key: pairs of such an attribute and the key, in the order
 * of both. An attribute holds no slash, and all attributes of one index are equally long.
 */
record Index(MVMap<String, Boolean> pairs) {
  /** What sorts between all pairs with one attribute and those with the next. */
  private static final char AFTER_SLASH = '/' + 1;

  void add(String attribute, String key) {
    pairs.put(attribute + "/" + key, true);
  }

  void remove(String attribute, String key) {
    pairs.remove(attribute + "/" + key);
  }

  /** The keys with that attribute. */
  List<String> with(String attribute) {
    return between(attribute + "/", attribute + AFTER_SLASH, Integer.MAX_VALUE);
  }

  /** The first keys whose attribute sorts before that one. */
  List<String> before(String attribute, int limit) {
    return between("", attribute + "/", limit);
  }

  /** The first keys whose attribute is that one, or sorts before it. */
  List<String> upTo(String attribute, int limit) {
    return between("", attribute + AFTER_SLASH, limit);
  }

  /** The last keys with that attribute that sort before {@code key}, the very last one first. */
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
