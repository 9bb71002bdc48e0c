// What is under way, how far it is, and the way out.

import { useEffect, useState } from "preact/hooks";
import type { Pending } from "./desk";
import { capital, sizeOf } from "./words";

/** A reading that takes less is never announced: the answer is the announcement. */
const PATIENCE = 150;

export function ProgressBar({ pending, cancel }: { pending: Pending | null; cancel(): void }) {
  const [late, setLate] = useState(false);
  const id = pending?.reading.id;
  useEffect(() => {
    setLate(false);
    if (id === undefined) return undefined;
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [id]);
  if (pending === null || !late) return null;
  const { progress, input } = pending;
  const share = progress === null || progress.total === 0 ? null : Math.min(1, progress.done / progress.total);
  const stage = progress === null ? "Starting" : capital(progress.stage);
  return (
    <div class="progress" role="status">
      <p>
        {/* What changes comes first: a narrow screen cuts the end off. */}
        {stage}
        {share !== null && `, ${Math.round(share * 100)} %`}
        {progress !== null && progress.firstLine > 0 && `, line ${progress.firstLine}`}
        {` · ${input.title}, ${sizeOf(input.bytes)}`}
      </p>
      <progress aria-label="How much has been read" max={1} {...(share === null ? {} : { value: share })} />
      <button type="button" class="button small" onClick={cancel}>
        Cancel
      </button>
    </div>
  );
}
