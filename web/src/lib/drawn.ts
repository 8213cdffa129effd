/** A drawn temperature history: columns of time, each at one of a few temperatures. */

export const LEVELS = [37, 22, 4, -20, -80] as const;
export const COLUMNS = 24;
/** Spans that can be drawn, and how long one column of each is. */
export const SPANS = [
  { name: "1 day", amount: 1, unit: "h" },
  { name: "6 days", amount: 6, unit: "h" },
  { name: "24 days", amount: 1, unit: "d" },
  { name: "96 days", amount: 4, unit: "d" },
] as const;

export type Drawn = (number | null)[];

export function nothing(): Drawn {
  return Array.from({ length: COLUMNS }, () => null);
}

/** The drawing after a stroke from one column to another: what lies between follows the line. */
export function stroke(drawn: Drawn, from: [number, number], to: [number, number]): Drawn {
  const next = [...drawn];
  const steps = Math.max(1, Math.abs(to[0] - from[0]));
  for (let k = 0; k <= steps; k++) {
    const column = Math.round(from[0] + ((to[0] - from[0]) * k) / steps);
    const level = Math.round(from[1] + ((to[1] - from[1]) * k) / steps);
    if (column >= 0 && column < COLUMNS) next[column] = Math.max(0, Math.min(LEVELS.length - 1, level));
  }
  return next;
}

/** The drawing as a history in the words of the command: equal columns in a row are one step; what is not drawn is left out. */
export function historyOfDrawing(drawn: Drawn, span: number): string {
  const { amount, unit } = SPANS[span] ?? SPANS[0];
  const steps: string[] = [];
  let [level, count, frozen] = [-1, 0, false];
  const close = () => {
    const celsius = LEVELS[level];
    if (celsius === undefined || count === 0) return;
    if (frozen && celsius > 0) steps.push("thaw");
    frozen = celsius < 0;
    steps.push(`${celsius}C ${count * amount}${unit}`);
  };
  for (const one of [...drawn, null]) {
    if (one === null) continue;
    if (one !== level) {
      close();
      [level, count] = [one, 0];
    }
    count += 1;
  }
  close();
  return steps.join("; ");
}
