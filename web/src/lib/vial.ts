import type { VialSent } from "../api/types";
import type { Query } from "./route.svelte";

/** What the vial form asks. A history is text, or a logger's file that was read before. */
export interface VialForm {
  product: string;
  history: string;
  container: string;
  log: string;
  name: string;
  column: string;
  dates: string;
  scale: string;
  device: string;
  tracking: string;
  trackingName: string;
  dilution: string;
  certificate: string;
  certificateName: string;
  stability: string;
  stabilityName: string;
  dish: string;
  dishName: string;
  /** The temperature at which it is asked how long half of the vesicles last; empty where it is not asked. */
  half: string;
}

export const VIAL_EXAMPLE: VialForm = {
  product: "frozen_msc",
  history: "-80C 60d; thaw; 4C 36h",
  container: "",
  log: "",
  name: "",
  column: "",
  dates: "",
  scale: "",
  device: "",
  tracking: "",
  trackingName: "",
  dilution: "",
  certificate: "",
  certificateName: "",
  stability: "",
  stabilityName: "",
  dish: "",
  dishName: "",
  half: "",
};

export const HISTORIES: { name: string; product: string; history: string }[] = [
  { name: "Two months frozen, thawed, 36 h in the refrigerator", product: "frozen_msc", history: "-80C 60d; thaw; 4C 36h" },
  { name: "Straight from the freezer", product: "frozen_msc", history: "-80C 60d; thaw" },
  { name: "Left out for a working day", product: "frozen_msc", history: "-80C 60d; thaw; 22C 8h" },
  { name: "Thawed and refrozen", product: "frozen_msc", history: "-80C 30d; thaw; -20C 14d; thaw" },
  { name: "Freeze-dried, reconstituted, a week in the refrigerator", product: "lyophilised_adipose", history: "25C 90d; reconstitute; 4C 7d" },
];

export function vialForm(query: Query): VialForm {
  if (!query.product && !query.history && !query.log) return { ...VIAL_EXAMPLE };
  const form = { ...VIAL_EXAMPLE, history: "" };
  for (const key of Object.keys(form) as (keyof VialForm)[]) form[key] = query[key] ?? (key === "product" ? form[key] : "");
  return form;
}

export function vialQuery(form: VialForm): Query {
  const kept = form.log ? { ...form } : { ...form, log: "", name: "", column: "", dates: "", scale: "", device: "" };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== ""));
}

export function choices(form: VialForm): Record<string, string> {
  const { column, dates, scale, device } = form;
  return Object.fromEntries(Object.entries({ column, dates, scale, device }).filter(([, value]) => value !== ""));
}

export function vialQuestion(form: VialForm): VialSent {
  const before = form.history.trim() ? { history: form.history } : {};
  const past = form.log ? { log: { file: form.log, ...choices(form) }, ...before } : { history: form.history };
  return {
    product: form.product,
    ...past,
    ...(form.container ? { container: form.container } : {}),
    ...(form.tracking ? { tracking: { file: form.tracking, ...(form.dilution ? { dilution: form.dilution } : {}) } } : {}),
    ...(form.certificate ? { certificate: { file: form.certificate } } : {}),
    ...(form.stability ? { stability: { file: form.stability } } : {}),
    ...(form.dish ? { dish: { file: form.dish } } : {}),
  };
}
