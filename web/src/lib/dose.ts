import type { DoseSent } from "../api/types";
import type { Query } from "./route.svelte";

/** What the dose form asks, as people write it. */
export interface DoseForm {
  product: string;
  volume: string;
  site: string;
  after: string;
  delay: string;
  history: string;
  price: string;
  area: string;
  age: string;
  rinse: string;
  /** The volume that is asked about as given into a vein, and the body mass; empty where that is not asked. */
  vein: string;
  mass: string;
}

export const DOSE_EXAMPLE: DoseForm = {
  product: "frozen_msc",
  volume: "2 mL",
  site: "face",
  after: "microneedling",
  delay: "10 min",
  history: "",
  price: "",
  area: "",
  age: "",
  rinse: "",
  vein: "",
  mass: "",
};

/** Few samples and draws: answers while a slider moves. What it costs in certainty is in the answer itself. */
export const INSTANT = { count_only: true, samples: 1000, draws: 20 };

export function doseForm(query: Query): DoseForm {
  const asked = Object.keys(DOSE_EXAMPLE).some((key) => key in query);
  const form = { ...DOSE_EXAMPLE };
  for (const key of Object.keys(form) as (keyof DoseForm)[]) {
    const value = query[key];
    if (value !== undefined) form[key] = value;
    else if (asked && key === "delay") form[key] = "0 min";
  }
  return form;
}

/** The form as an address: everything that is filled in. */
export function doseQuery(form: DoseForm): Query {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ""));
}

/** The form as a question to the server: what is empty is left out. */
export function doseQuestion(form: DoseForm): DoseSent {
  const { vein: _, mass: __, ...asked } = doseQuery(form);
  return { ...asked, product: form.product, volume: form.volume };
}

/** Places of the delay slider, in minutes: fine at first, where channels close, coarse later. */
export const DELAYS = [0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90, 120];

/** The slider's place nearest to a delay as people write it; null where it is not a plain number of minutes or hours. */
export function delayPlace(text: string): number | null {
  const match = /^\s*([\d.]+)\s*(min|h)\s*$/.exec(text);
  if (!match) return null;
  const minutes = Number(match[1]) * (match[2] === "h" ? 60 : 1);
  if (!Number.isFinite(minutes)) return null;
  let best = 0;
  DELAYS.forEach((delay, i) => {
    if (Math.abs(delay - minutes) < Math.abs((DELAYS[best] ?? 0) - minutes)) best = i;
  });
  return best;
}

export function delayText(place: number): string {
  return `${DELAYS[place] ?? 0} min`;
}
