// The layers of a machine in words: what is known, and what is left where it is not decided.

import type { Machine } from "./report";
import { nameOf, oneOf } from "./words";

export interface LayerWords {
  label: string;
  value: string;
  decided: boolean;
}

export function layersOf(machine: Machine): LayerWords[] {
  const decided = (label: string, slug: string | null): LayerWords[] =>
    // That something is not known is said by the summary, once.
    slug === null || slug === "unknown" ? [] : [{ label, value: nameOf(slug), decided: true }];
  const open = (label: string, slug: string | null, candidates: string[]): LayerWords[] =>
    candidates.length > 1 ? [{ label, value: oneOf(candidates), decided: false }] : decided(label, slug);
  return [
    ...open("Hypervisor", machine.hypervisor, machine.hypervisorCandidates),
    ...open("Mode", machine.mode, machine.mode === null ? machine.modeCandidates : []),
    ...decided("Role", machine.role),
    ...decided("Platform", machine.platform),
    ...decided("Nested in", machine.nestedIn),
    ...decided("Container", machine.container),
    ...decided("Confidential", machine.confidential),
  ];
}
