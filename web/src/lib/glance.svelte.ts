import { get, post } from "../api/client";
import type { Answer, DoseDocument, GlanceStep, Scorecard } from "../api/types";
import { firstGlance, stripWords } from "./blocks";
import { doseQuestion, INSTANT, type DoseForm } from "./dose";
import { link, route, type Query } from "./route.svelte";

interface Seen {
  title: string;
  strip: GlanceStep[];
  assumed: string;
  share: number | null;
  count: [number, number];
  href: string;
}

const KEY = "exoskin.last-dose";

/** What stays in sight on every screen: the last count, how much of it is assumed, and how well predictions have done. */
class InSight {
  seen = $state.raw<Seen | undefined>(undefined);
  scorecard = $state.raw<Scorecard | undefined>(undefined);

  /** Remembers a count that was just shown. */
  show(answer: Answer<{ title: string; strip: DoseDocument["strip"]; assumed_share: DoseDocument["assumed_share"] }>, href: string): void {
    const { title, strip, assumed_share } = answer.document;
    const glance = firstGlance(answer);
    this.seen = {
      title,
      strip: stripWords(answer, strip),
      // A quick count does not look at what is assumed: the last word on that stays.
      ...(assumed_share.of > 0 || !this.seen
        ? { assumed: glance?.assumed ?? "", share: assumed_share.share, count: [assumed_share.count, assumed_share.of] as [number, number] }
        : { assumed: this.seen.assumed, share: this.seen.share, count: this.seen.count }),
      href,
    };
    try {
      sessionStorage.setItem(KEY, JSON.stringify(this.seen));
    } catch {
      // Without storage the next page starts with the worked example.
    }
  }

  /** The last count of this tab, else the worked example's. */
  async begin(example: Query, form: DoseForm): Promise<void> {
    void get<Scorecard>("/scorecard").then((card) => (this.scorecard = card)).catch(() => undefined);
    const kept = this.#kept();
    if (kept) {
      this.seen = kept;
      return;
    }
    if (route.path === "/dose") return;
    const answer = await post("/dose", { ...doseQuestion(form), ...INSTANT, count_only: false }).catch(() => undefined);
    if (answer && !this.seen) this.show(answer, link("/dose", example));
  }

  #kept(): Seen | undefined {
    try {
      const text = sessionStorage.getItem(KEY);
      return text ? (JSON.parse(text) as Seen) : undefined;
    } catch {
      return undefined;
    }
  }
}

export const inSight = new InSight();
