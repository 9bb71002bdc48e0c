// The built page in a real browser, opened from a disk and over http.
//
// One file, so that one browser serves all: each test has a context of its own in it.

import "./reading.mjs";
import "./text.mjs";
import "./intake.mjs";
import "./safety.mjs";
import "./failure.mjs";
import "./access.mjs";
