/** Where a count lies on a logarithmic axis from 1 to `high`, from 0 to 1; less than one vesicle lies at the beginning. */
export function logPlace(value: number, high: number): number {
  if (!(value > 1)) return 0;
  return Math.min(1, Math.log10(value) / Math.log10(high));
}

/** The next power of ten above every value, at least a thousand. */
export function decadeAbove(values: number[]): number {
  const most = Math.max(1e3, ...values.filter(Number.isFinite));
  return 10 ** Math.ceil(Math.log10(most) - 1e-9);
}

const NAMES: [number, string][] = [
  [1, "1"],
  [1e3, "1,000"],
  [1e6, "1 million"],
  [1e9, "1 billion"],
  [1e12, "1 trillion"],
];

export function logTicks(high: number): { place: number; name: string }[] {
  return NAMES.filter(([value]) => value <= high).map(([value, name]) => ({ place: logPlace(value, high), name }));
}

/** Colours (as names of custom properties) and dashes of series, in the report's order. */
const DASHES = ["", "7 4", "2 3", "10 3 2 3", "4 2", "1 4", "12 4", "6 2 1 2 1 2", "16 3"];

export function look(i: number): { colour: string; dash: string } {
  return { colour: `var(--s${i % 9})`, dash: DASHES[i % DASHES.length] ?? "" };
}
