package dev.portcullis.architecture;

import com.tngtech.archunit.lang.ArchRule;

/** An architecture rule and the sentence that it is known by. */
record Rule(String name, ArchRule check) {
  @Override
  public String toString() {
    return name;
  }
}
