// Changes what the page's workers do, from outside: the product has no hook for tests.

/** Runs `code` in each worker before its own script. In it, `real` is the engine's `session_new`. */
export function preamble(code) {
  return async (page) => {
    await page.addInitScript((code) => {
      const Real = window.Blob;
      window.Blob = class extends Real {
        constructor(parts = [], options = {}) {
          const worker = options.type === "text/javascript";
          super(worker ? [code, "\n", ...parts] : parts, options);
        }
      };
    }, code);
  };
}

/**
 * Makes the engine fail as a trap does: the call ends with a `RuntimeError`, and the last progress told
 * is that of the section whose first line is `line`. A reading that is told to skip the section succeeds.
 */
export const trapAt = (line) => `
  let skips = false;
  let reached = false;
  self.addEventListener("message", ({ data }) => {
    if (data.ask === "read") skips = data.skip.includes(${line});
  });
  const post = self.postMessage.bind(self);
  self.postMessage = (message) => {
    if (reached && message.progress) return;
    post(message);
    if (message.progress?.firstLine === ${line} && !skips) reached = true;
  };
  ${wrapped("session_new", `
    const result = real(...given);
    if (reached) {
      console.error("panicked at a test");
      reached = false;
      throw new WebAssembly.RuntimeError("unreachable");
    }
    return result;
  `)}
`;

/** Replaces an export of the engine; `body` may call `real(...given)`. */
export function wrapped(name, body) {
  return `{
    const Real = WebAssembly.Instance;
    WebAssembly.Instance = function (...made) {
      const instance = new Real(...made);
      // What unpacks the engine is a module too.
      if ("byte" in instance.exports) return instance;
      const real = instance.exports[${JSON.stringify(name)}];
      if (real === undefined) throw new Error("the engine has no export ${name}");
      const replaced = (...given) => { ${body} };
      return { exports: { ...instance.exports, [${JSON.stringify(name)}]: replaced } };
    };
  }`;
}
