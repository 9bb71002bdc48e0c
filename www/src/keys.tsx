// What the keys do.

import { Dialog } from "./dialog";
import { lettersAct, setLettersAct } from "./keyboard";

const KEYS: [keys: string[], does: string][] = [
  [["Ctrl V"], "Read what is on the clipboard, anywhere on the page"],
  [["Ctrl Z"], "Back to the paste before"],
  [["c"], "Copy the summary"],
  [["p"], "To the next proof and its line"],
  [["j", "k"], "To the next or the last explained word of the text"],
  [["←", "→", "↑", "↓"], "From word to word, once in the text"],
  [["Enter"], "Explain the word; once more on a button in the card to go where it is listed"],
  [["Esc"], "Close what is open, back to the word"],
  [["/", "Ctrl F"], "Find in the text; Ctrl F once more is the browser's own"],
  [["Enter", "Shift Enter"], "Next or last place found"],
  [["?"], "This list"],
];

export function KeyList({ close }: { close(): void }) {
  return (
    <Dialog title="Keys" close={close}>
      <dl class="key-list">
        {KEYS.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label class="choice">
        <input
          type="checkbox"
          defaultChecked={lettersAct()}
          onChange={({ currentTarget }) => setLettersAct(currentTarget.checked)}
        />
        <span>Letters and signs are keys</span>
      </label>
    </Dialog>
  );
}
