// The built page in a real browser, opened from a disk and over http.
//
// Few files, so that one browser serves many tests: each test has a context of its own in it.

import "./text.mjs";
import "./intake.mjs";
import "./safety.mjs";
import "./failure.mjs";
