import type { Problem } from "../api/types";

/** A text with the nearest valid word in place of the one that was not understood; null where that cannot be said. */
export function mended(text: string, problem: Problem): string | null {
  const wrong = /`([^`]+)`/.exec(problem.problem ?? "")?.[1];
  if (!problem.nearest || !wrong) return null;
  const line = problem.line ? text.split("\n").slice(0, problem.line - 1).join("\n").length + (problem.line > 1 ? 1 : 0) : 0;
  const at = text.indexOf(wrong, line + Math.max(0, (problem.column ?? 1) - 1));
  return at < 0 ? null : text.slice(0, at) + problem.nearest + text.slice(at + wrong.length);
}
