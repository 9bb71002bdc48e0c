// Pastes of before, if the reader wants them kept.

import { inputOf, setRecent, type Recent } from "./keep";
import type { Input } from "./input";
import { Icon } from "./parts";

interface RecentProps {
  /** Null where nothing is to be kept. */
  pastes: Recent[] | null;
  changed(pastes: Recent[] | null): void;
  read(input: Input): void;
}

export function RecentPastes({ pastes, changed, read }: RecentProps) {
  const keep = (kept: Recent[] | null) => changed(setRecent(kept));
  return (
    <section class="recent" aria-labelledby="recent">
      <h2 id="recent">Recent pastes</h2>
      <label class="choice">
        <input
          type="checkbox"
          role="switch"
          checked={pastes !== null}
          onChange={({ currentTarget }) => keep(currentTarget.checked ? [] : null)}
        />
        <span>
          Keep my recent pastes in this browser. <span class="muted">Switching it off deletes them.</span>
        </span>
      </label>
      {pastes !== null && pastes.length === 0 && <p class="muted">None yet.</p>}
      {pastes !== null && pastes.length > 0 && (
        <>
          <ul>
            {pastes.map((paste) => (
              <li key={paste.when}>
                <button type="button" class="recent-open" onClick={() => read(inputOf(paste))}>
                  <span>{paste.summary === "" ? paste.title : paste.summary}</span>
                  <span class="muted">{`${paste.title}, ${new Date(paste.when).toLocaleString()}`}</span>
                </button>
                <button
                  type="button"
                  class="button small quiet"
                  aria-label={`Delete ${paste.summary || paste.title}`}
                  onClick={() => keep(pastes.filter((each) => each !== paste))}
                >
                  <Icon name="close" />
                </button>
              </li>
            ))}
          </ul>
          <p>
            <button type="button" class="button small" onClick={() => keep([])}>
              Delete all
            </button>
          </p>
        </>
      )}
    </section>
  );
}
