/** External storage adapter, built and run as its authors do it. */
@NullMarked
package com.example.outsider;

import org.jspecify.annotations.NullMarked;
