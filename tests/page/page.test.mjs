// The built page in a real browser, opened from a disk and over http: from a text to its answer.
//
// Few files, so that one browser serves many tests: each test has a context of its own in it.

import "./reading.mjs";
import "./text.mjs";
import "./intake.mjs";
import "./safety.mjs";
import "./failure.mjs";
