import { told } from "../api/client";
import type { Problem } from "../api/types";

/** A question and its latest answer. The answer stays in sight, dimmed, until the next one is there. */
export class Asked<T> {
  answer = $state.raw<T | undefined>(undefined);
  problem = $state.raw<Problem | null>(null);
  busy = $state(false);
  #running: AbortController | undefined;

  /** Asks; an older question that is still open is given up. */
  async ask(question: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.busy = true;
    try {
      const answer = await question(running.signal);
      if (this.#running !== running) return;
      this.answer = answer;
      this.problem = null;
    } catch (error) {
      if (this.#running !== running) return;
      this.problem = told(error);
    } finally {
      if (this.#running === running) this.busy = false;
    }
  }

  forget(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.busy = false;
    this.answer = undefined;
    this.problem = null;
  }
}

/** Calls back once nothing new came for `milliseconds`. */
export function settled<A extends unknown[]>(milliseconds: number, act: (...values: A) => void): (...values: A) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => act(...values), milliseconds);
  };
}
