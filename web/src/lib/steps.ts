/** A step of a written history: a time at a temperature, or a word such as `thaw`. */
export type Step = { celsius: string; amount: string; unit: string; before: string } | { word: string };

export const UNITS = ["min", "h", "d"] as const;
export const WORDS = ["thaw", "reconstitute"] as const;

const HOLD = /^((?:lyophili[sz]ed|dry)\s+)?(-?\d+(?:\.\d+)?)\s*°?\s*C\s+(\d+(?:\.\d+)?)\s*(min|h|d)$/i;

/** The steps of a history. What is no plain time at a temperature stays as it was written. */
export function stepsOf(history: string): Step[] {
  return history
    .split(";")
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text) => {
      const [, before = "", celsius, amount, unit] = HOLD.exec(text) ?? [];
      return celsius !== undefined && amount !== undefined && unit !== undefined ? { celsius, amount, unit: unit.toLowerCase(), before } : { word: text };
    });
}

export function historyOf(steps: Step[]): string {
  return steps.map((step) => ("word" in step ? step.word : `${step.before}${step.celsius}C ${step.amount}${step.unit}`)).join("; ");
}
