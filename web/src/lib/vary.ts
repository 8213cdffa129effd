// A scenario's values that can be varied, found in its text, so that nobody has to know how paths are written.

export interface Variable {
  path: string;
  /** The value as it is now. */
  now: string;
}

/** Keys that name things instead of setting them. */
const NAMES = new Set(["schema", "name", "title", "source", "unknown", "notes", "product", "procedure", "control"]);

/** Every value with a path that names it in all arms, each once. */
export function variables(text: string): Variable[] {
  const found = new Map<string, string>();
  let section = "";
  for (const line of text.split("\n")) {
    const header = /^\s*\[+\s*([\w.-]+)\s*\]+/.exec(line);
    if (header) {
      section = header[1] ?? "";
      continue;
    }
    const [, key, value] = /^\s*([\w-]+)\s*=\s*("[^"]*"|[^\s#{[]+)/.exec(line) ?? [];
    if (!key || !value || NAMES.has(key) || section === "") continue;
    const path = section.startsWith("arm") ? `arm.*.${[...section.split(".").slice(-1), key].filter((part) => part !== "arm").join(".")}` : `${section}.${key}`;
    if (!found.has(path)) found.set(path, value.replaceAll('"', ""));
  }
  return [...found].map(([path, now]) => ({ path, now }));
}

/** Values around the one that is there, as a start: half of it, itself, twice as much. */
export function around(now: string): string {
  const [, number, unit] = /^([\d.]+(?:e[+-]?\d+)?)\s*(.*)$/i.exec(now) ?? [];
  if (!number || !Number.isFinite(Number(number)) || Number(number) === 0) return now;
  return [0.5, 1, 2].map((times) => `${Number((times * Number(number)).toPrecision(6))} ${unit ?? ""}`.trim()).join(", ");
}
