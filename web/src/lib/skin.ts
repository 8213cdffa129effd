import type { DoseSent, SceneSent } from "../api/types";
import { DOSE_EXAMPLE, doseForm, doseQuery, doseQuestion, type DoseForm } from "./dose";
import type { Query } from "./route.svelte";

/** What a piece of skin is compared with: the same dose with one thing changed. */
export const AGAINST: { key: string; name: string; change: Partial<DoseForm> }[] = [
  { key: "intact", name: "on intact skin", change: { after: "none", delay: "" } },
  { key: "at_once", name: "applied at once", change: { delay: "0 min" } },
  { key: "hour", name: "applied an hour later", change: { delay: "60 min" } },
];

/** A procedure as what is compared with. */
export const PROCEDURE = "after:";

export function against(form: DoseForm, key: string): DoseForm | undefined {
  const known = AGAINST.find((one) => one.key === key)?.change;
  const change = known ?? (key.startsWith(PROCEDURE) ? { after: key.slice(PROCEDURE.length) } : undefined);
  return change && { ...form, ...change };
}

/** Few transport draws: which of them is shown, and its counts, are those of the quick count on the screen Dose. */
export function sceneQuestion(form: DoseForm, sample?: number): SceneSent {
  const { price: _, ...dose } = doseQuestion(form);
  return { dose: { ...(dose as DoseSent), count_only: true, samples: 1000, draws: 20 }, ...(sample === undefined ? {} : { sample }) };
}

/** What of the address belongs to the dose. */
export function doseOf(query: Query): DoseForm {
  const known = Object.fromEntries(Object.entries(query).filter(([key]) => key in DOSE_EXAMPLE));
  return doseForm(known);
}

export { doseQuery };
