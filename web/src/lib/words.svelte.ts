import { get } from "../api/client";
import { wordsOf } from "./library.svelte";

interface Words {
  steps: { step: string; name: string; meaning: string }[];
  working: string;
  verdicts?: { key: string; mark: string; word: string }[];
  sites?: { key: string; name: string }[];
}

/** The server's words for keys; asked for once. */
class Dictionary {
  words = $state.raw<Words | undefined>(undefined);
  #asked = false;

  get now(): Words | undefined {
    if (!this.#asked) {
      this.#asked = true;
      queueMicrotask(() => void get<Words>("/words").then((words) => (this.words = words)).catch(() => undefined));
    }
    return this.words;
  }
}

/** Shapes, so that verdicts differ without colour. */
const MARKS: Record<string, string> = { supported: "●", contradicted: "✕", depends: "◐", depends_on: "◐", untested: "○", cannot_be_computed: "□" };

const dictionary = new Dictionary();

export function siteNames(): { key: string; name: string }[] {
  return dictionary.now?.sites ?? wordsOf("site").map((key) => ({ key, name: key.replaceAll("_", ", ") }));
}

export function stepWords(step: string): string | undefined {
  return dictionary.now?.steps.find((one) => one.step === step)?.meaning;
}

export function verdictOf(key: string): { mark: string; word: string } {
  return dictionary.now?.verdicts?.find((one) => one.key === key) ?? { mark: MARKS[key] ?? "", word: key.replaceAll("_", " ") };
}
