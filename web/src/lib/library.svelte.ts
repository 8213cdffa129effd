import { get } from "../api/client";
import type { Claim, Named, Question, ScenarioRow } from "../api/types";

/** Lists that do not change while the page is open: asked for once, when first needed. */
class Once<T> {
  value = $state.raw<T | undefined>(undefined);
  #asked = false;

  constructor(readonly path: string) {}

  /** Starts the request if nobody has, and says what is known so far. */
  get now(): T | undefined {
    if (!this.#asked) {
      this.#asked = true;
      queueMicrotask(() => void this.#ask());
    }
    return this.value;
  }

  async #ask(): Promise<void> {
    try {
      this.value = await get<T>(this.path);
    } catch {
      this.#asked = false;
    }
  }
}

export const products = new Once<Named[]>("/products");
export const procedures = new Once<Named[]>("/procedures");
export const scenarios = new Once<ScenarioRow[]>("/scenarios");
export const questions = new Once<Question[]>("/questions");
export const containers = new Once<string[]>("/containers");
export const claims = new Once<Claim[]>("/claims");

/** The words that a scenario's question accepts. */
export function wordsOf(key: string): string[] {
  return questions.now?.find((question) => question.key === key)?.words ?? [];
}
