/** What a team does that brings its own storage, from the outside. */
@NullMarked
package com.example.outsider;

import org.jspecify.annotations.NullMarked;
