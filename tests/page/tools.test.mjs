// What can be done with an answer.

import "./tables.mjs";
import "./take-away.mjs";
import "./link.mjs";
import "./keys.mjs";
import "./keep.mjs";
