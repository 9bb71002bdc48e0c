// What stands beside the answer: the reference, the comparison, the redaction.

import "./parts.mjs";
import "./reference.mjs";
import "./compare.mjs";
import "./redact.mjs";
import "./read-as.mjs";
import "./pictures.mjs";
