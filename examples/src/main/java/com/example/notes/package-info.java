/** Two small applications of one's own, with Portcullis inside. */
@NullMarked
package com.example.notes;

import org.jspecify.annotations.NullMarked;
