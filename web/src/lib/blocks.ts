import type { Answer, Block, Glance, GlanceStep, Table } from "../api/types";

export function tables(answer: Answer<unknown>): Table[] {
  return answer.blocks.parts.flat().flatMap((block) => ("table" in block ? [block.table] : []));
}

/** A pointer as seen from an arm: an answer on one arm leaves the arm out of its document. */
function local(path: string): string {
  return path.replace(/^\/arms\/\d+/, "");
}

/** The table with a number below `path`. */
export function tableAt(answer: Answer<unknown>, path: string): Table | undefined {
  return tables(answer).find((table) => table.paths?.some((cell) => local(cell.path).startsWith(path)));
}

/** The row of a table that holds the number at `path`. */
export function rowAt(table: Table | undefined, path: string): string[] | undefined {
  const cell = table?.paths?.find((one) => local(one.path) === path || local(one.path).startsWith(`${path}/`));
  return cell && table?.rows[cell.row];
}

export function firstGlance(answer: Answer<unknown> | undefined): Glance | undefined {
  const glance = answer?.glance;
  return Array.isArray(glance) ? (glance.find((one) => one.strip?.length) ?? glance[0]) : glance;
}

/** The strip's words: from the glance, else from the rows of the table that counts it. */
export function stripWords(answer: Answer<unknown>, steps: { step: string }[]): GlanceStep[] {
  const glance = firstGlance(answer)?.strip;
  if (glance?.length) return glance;
  const table = tableAt(answer, "/strip/");
  return steps.flatMap(({ step }, i) => {
    const row = rowAt(table, `/strip/${i}`);
    return row ? [{ step, name: row[0] ?? "", median: row[1] ?? "", band: row[2] ?? "" }] : [];
  });
}

export function plain(spans: { plain?: string; code?: string }[]): string {
  return spans.map((span) => span.plain ?? span.code ?? "").join("");
}

/** The first sentence-block of an answer that is no warning. */
export function opening(answer: Answer<unknown>): Extract<Block, { paragraph: unknown }> | undefined {
  return answer.blocks.parts.flat().find((block) => "paragraph" in block);
}

export function warnings(answer: Answer<unknown>): Extract<Block, { warning: unknown }>[] {
  return answer.blocks.parts.flat().filter((block) => "warning" in block);
}

/** The arm a run is about: the one with vesicles alone where there is one, else the first with vesicles. */
export function mainArm<A extends { name: string; strip: { p95: number }[] }>(arms: A[]): A | undefined {
  const counted = arms.filter((arm) => arm.strip.some((step) => step.p95 > 0));
  return counted.find((arm) => arm.name === "exosomes") ?? counted[0];
}
