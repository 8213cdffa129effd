/**
 * What the server is asked and what it answers. Texts are ready to show: nothing is rounded or worded by the page.
 *
 * What is sent, and everything the server describes, comes from `schema.d.ts`, which `npm run types` makes from the server's
 * own description. Documents are described here: they are those of the command's `--json`.
 */
import type { components } from "./schema";

type Schemas = components["schemas"];

export interface Band {
  median: number;
  p05: number;
  p95: number;
}

export type Span = { plain: string } | { code: string };

export interface Table {
  header: string[];
  rows: string[][];
  paths?: { row: number; column: number; path: string }[];
}

export type Block =
  | { heading: string }
  | { caption: string }
  | { paragraph: Span[] }
  | { warning: Span[] }
  | { item: Span[] }
  | { entry: Span[] }
  | { table: Table };

/** A step of the counting strip in words. */
export interface GlanceStep {
  step: string;
  name: string;
  meaning?: string;
  median: string;
  band: string;
}

/** What became of a share of the vesicles on the skin, in the server's words. */
export interface FateText {
  fate: string;
  name: string;
  meaning: string;
  side: "on_top" | "inside" | "cells";
  share: number;
  text: string;
}

/** The shortest form of an answer, in the server's words. */
export interface Glance {
  arm?: string;
  headline?: string;
  strip?: GlanceStep[];
  assumed?: string;
  own?: string;
  curve?: string[];
  potency?: string[];
  fates?: FateText[];
}

export interface Answer<T> {
  document: T;
  blocks: { parts: Block[][] };
  glance?: Glance | Glance[];
}

/** Why something was refused; the page adds `offline` for a server that is gone. */
export type Problem = Partial<Schemas["Told"]> & Pick<Schemas["Told"], "kind" | "text">;

export type Session = Schemas["Begun"];

/** Somebody with an account. */
export type Person = Schemas["Person"];

/** Who may read a job besides its owner. */
export type Readers = Schemas["Readers"];

export interface Named {
  name: string;
  title: string;
  also?: string[];
  group?: string;
}

export interface Note {
  from: string;
  text: string;
  evidence: string[];
}

export interface Product extends Named {
  kind: string;
  form: string | null;
  source: string | null;
  species: string | null;
  class: string | null;
  label_date: string | null;
  container: string | null;
  volume_ml: number | null;
  unknown: string[];
  evidence: string[];
  assumed: [string, string][];
  notes: Note[];
  text: string;
}

export interface Procedure extends Named {
  device_class: string;
  leaves_skin_intact: boolean;
  evidence: string[];
  notes: string[];
  text: string;
}

export interface ScenarioRow {
  name: string;
  title: string;
  text?: string;
}

export interface Question {
  key: string;
  question: string;
  default: string;
  words: string[];
}

export interface EvidenceRow {
  id: string;
  quantity: string;
  value: number | string | null;
  low: number | null;
  high: number | null;
  unit: string;
  conditions: string;
  species: string;
  method: string;
  source: string;
  doi: string;
  year: number | null;
  grade: string;
  note: string;
  table: string;
  line: number;
  /** The value with its range and unit, in words. */
  text: string;
}

export interface Gap {
  id: string;
  name: string;
  doc: string;
  prior: string;
  unit: string;
  assumed: string | null;
  evidence: string[];
  grade: string | null;
  /** The prior with its unit, in words. */
  text: string;
}

/** What sources say about the law. */
export interface Law {
  countries: { country: string; name: string }[];
  blocks: { parts: Block[][] };
}

export interface Claim {
  number: number;
  title: string;
  says: string;
  speaker: string;
  interest: string;
  kind: string;
  paragraphs: number[];
  how: string;
  command: string;
  verdict: string;
  depends_on: string;
  reason: string;
  grade: string | null;
  evidence: string[];
  settles: string;
}

/** A claim with what is behind its verdict. */
export interface ClaimDetail {
  claim: Claim;
  reason_filled: string;
  verdict_in_words: string;
  caution: string | null;
  cites: string;
  assumed_in_words: string;
  blocks?: { parts: Block[][] };
}

export interface Scorecard {
  headline: string;
  lines: string[];
}

export interface CurvePoint {
  hours: number;
  celsius: number;
  whole_share: Band;
  potency: Band;
}

export interface VialDocument {
  product: string;
  title: string;
  container: string;
  history: string;
  whole_share: Band;
  potency: Band;
  curve: CurvePoint[];
  extrapolated: boolean;
  evidence: string[];
  product_notes: Note[];
  unknown: string[];
  assumed: [string, string][];
}

export interface StripStep extends Band {
  step: string;
}

export interface ApplyWithin {
  delay_min: number;
  relative: Band;
}

export interface DoseDocument {
  title: string;
  name: string;
  scenario: string;
  strip: StripStep[];
  apply_within: ApplyWithin[];
  assumed_share: { count: number; of: number; share: number | null };
  fate_shares: Record<string, Band>;
  ledger: { applied: number; fates: Record<string, number> };
  delay_min: number | null;
  cost?: unknown;
  decides?: { name: string; parameter: string; rank_correlation: number; standard_error: number; assumed: boolean }[];
  evidence?: string[];
  seed: number;
  samples: number;
  transport_draws: number;
}

export interface ReadoutSeries {
  title: string;
  unit: string;
  human_data: boolean;
  days: number[];
  median: number[];
  p05: number[];
  p95: number[];
}

export interface ArmDocument {
  name: string;
  strip: StripStep[];
  assumed_share: DoseDocument["assumed_share"];
  readouts: Record<string, ReadoutSeries>;
}

export interface RunDocument {
  scenario: string;
  title: string;
  source: string;
  unknown: string[];
  arms: ArmDocument[];
  notes: string[];
  warnings: string[];
  transport_draws: number;
  samples: number;
}

export interface RiskDocument {
  title: string;
  hazards: { name: string; state: string; observations: { what: string; reading: string; evidence: string; source: string }[]; not_known: string[]; would_tell: string[] }[];
}

export type Job = Omit<Schemas["Job"], "kind" | "state" | "question" | "estimate"> & {
  kind: "dose" | "run" | "compare" | "why" | "sweep";
  state: "waiting" | "running" | "done" | "failed" | "cancelled";
  question: Record<string, unknown>;
  estimate: { text: string; seconds: number; megabytes: number } | null;
};

export type SceneSent = Schemas["SceneSent"];
export type DoseSent = Schemas["DoseSent"];
export type VialSent = Schemas["VialSent"];
export type Choices = Schemas["Choices"];
export type RunFile = Schemas["Left"];

/** Questions by path: what is sent, what comes back. */
export interface Questions {
  "/vial": { sent: VialSent; got: Answer<VialDocument> };
  "/dose": { sent: DoseSent; got: Answer<DoseDocument> };
  "/vein": { sent: Schemas["VeinSent"]; got: Answer<unknown> };
  "/risk": { sent: Partial<Schemas["RiskSent"]>; got: Answer<RiskDocument> };
  "/check": { sent: Schemas["CheckSent"]; got: Answer<unknown> };
  "/jobs": { sent: Schemas["Posted"]; got: Job };
}

export type ReadAnswer = Omit<Schemas["Understood"], "understood" | "candidates"> & {
  understood: Understood | null;
  candidates: {
    columns?: { number: number; heading: string; is_temperature: boolean; readings: number; low: number | null; high: number | null }[];
    dates?: { word: string; first: string | null }[];
    devices?: string[];
  } | null;
};

export interface Understood {
  readings?: number;
  hours?: number;
  low_c?: number;
  high_c?: number;
  series?: [number, number][];
  gaps?: { from_h: number; hours: number; celsius: number; line: number }[];
  notes?: string[];
}
