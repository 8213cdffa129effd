import type { CurvePoint } from "../api/types";

/** A stretch of a history at one temperature. */
export interface Stage {
  from: number;
  to: number;
  celsius: number;
  label: string;
}

/** The stages of a written history; none where the temperature keeps changing, as in a logger's file. */
export function stages(curve: CurvePoint[], history: string): Stage[] {
  const out: Stage[] = [];
  curve.forEach((point, i) => {
    const before = curve[i - 1];
    const last = out.at(-1);
    if (last && last.celsius === point.celsius) last.to = point.hours;
    else out.push({ from: before?.hours ?? point.hours, to: point.hours, celsius: point.celsius, label: "" });
  });
  const found = out.filter((stage) => stage.to > stage.from);
  if (found.length > 8) return [];
  const steps = history.split(";").map((step) => step.trim()).filter((step) => /\d\s*°?C\b/.test(step));
  if (steps.length === found.length) found.forEach((stage, i) => (stage.label = steps[i] ?? ""));
  return found;
}

/** Places of hours on an axis on which short stages stay visible: each is as wide as the cube root of its length. */
export function stagedAxis(found: Stage[], wide: number): { x: (hours: number) => number; edges: number[] } {
  const weights = found.map((stage) => Math.max(Math.cbrt(stage.to - stage.from), 0.01));
  const sum = weights.reduce((a, b) => a + b, 0);
  const least = 0.14 * sum;
  const padded = weights.map((weight) => Math.max(weight, least));
  const whole = padded.reduce((a, b) => a + b, 0);
  const edges = [0];
  for (const weight of padded) edges.push((edges.at(-1) ?? 0) + (weight / whole) * wide);
  const x = (hours: number) => {
    let i = found.findIndex((stage) => hours <= stage.to);
    if (i < 0) i = found.length - 1;
    const stage = found[i];
    if (!stage) return 0;
    const [left = 0, right = wide] = [edges[i], edges[i + 1]];
    return left + ((hours - stage.from) / (stage.to - stage.from)) * (right - left);
  };
  return { x, edges };
}
