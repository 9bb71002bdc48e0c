// The one script that stands in the page as plain text: it unpacks the style sheet and the program.
//
// Both are put into the document as they would have stood there, and run only if their hashes are
// those that the page's policy names. So the page stays small, and the policy as strict as it was.

import { unpackLzma } from "./pack/lzma";
import { packed } from "./unpack";

function boot(): void {
  const [style = "", script = ""] = new TextDecoder().decode(unpackLzma(packed("program"))).split("\0");
  const sheet = document.createElement("style");
  sheet.textContent = style;
  document.head.append(sheet);
  const program = document.createElement("script");
  program.textContent = trusted(script);
  document.body.append(program);
}

/** Trusted Types ask for a policy by name; what may run at all is decided by the hash. */
function trusted(script: string): string {
  const types = (window as { trustedTypes?: TrustedTypes }).trustedTypes;
  const policy = types?.createPolicy("virtlens-boot", { createScript: (asked) => asked });
  return (policy?.createScript(script) ?? script) as string;
}

/** The part of the Trusted Types interface that is used here. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScript(asked: string): string },
  ): { createScript(asked: string): unknown };
}

try {
  boot();
} catch (error) {
  document.body.append(`This page could not be started: ${String(error)}`);
}
