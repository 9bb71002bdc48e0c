// Starts the page. The engine's bytes stand after this script in the document, so that the page is there before them.

import { render } from "preact";
import { App } from "./app";
import { Desk } from "./desk";
import { Engine } from "./engine";
import { applyTheme, chosenTheme } from "./theme";

applyTheme(chosenTheme());

const compressed = new Promise<string>((resolve) => {
  document.addEventListener("DOMContentLoaded", () => resolve(document.getElementById("engine")?.textContent ?? ""));
});
const engine = new Engine(compressed);
const place = document.getElementById("page");
if (place !== null) render(<App desk={new Desk(engine)} engine={engine} />, place);
