@NullMarked
package com.example.notes;

import org.jspecify.annotations.NullMarked;
