// Starts the page. The engine's bytes stand last in the document, so that the page is there before them.

import { render } from "preact";
import { App } from "./app";
import { Desk } from "./desk";
import { Engine } from "./engine";
import { packed } from "./unpack";
import { applyTheme, chosenTheme } from "./theme";

applyTheme(chosenTheme());

const parsed = new Promise<void>((resolve) => {
  if (document.readyState !== "loading") resolve();
  else document.addEventListener("DOMContentLoaded", () => resolve());
});
const engine = new Engine(parsed.then(() => ["code", "data"].map(packed)));
const place = document.getElementById("page");
if (place !== null) render(<App desk={new Desk(engine)} engine={engine} />, place);
