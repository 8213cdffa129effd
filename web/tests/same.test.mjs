// The same question in the page, confirmed, and in the terminal: the same words and digits.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { browser, enter, serve, settledAnswer, skip, unharmed } from "./harness.mjs";

let server, chrome, page;
before(async () => {
  if (skip) return;
  server = await serve();
  chrome = await browser();
  page = await enter(chrome, server);
});
after(async () => {
  await chrome?.close();
  await server?.clean();
});

const terminal = (...args) => execFileSync(process.env.EXOSKIN_BIN, ["--quiet", ...args], { encoding: "utf8" });
/** Text without line breaks and runs of spaces, which are layout. */
const flat = (text) => text.replace(/\s+/g, " ").trim();

const histories = [
  ["frozen_msc", "-80C 60d; thaw; 4C 36h"],
  ["frozen_msc", "-80C 60d; thaw"],
  ["frozen_msc", "4C 1h"],
  ["frozen_msc", "-80C 365d; thaw; 4C 14d"],
  ["frozen_msc", "22C 8h"],
  ["frozen_msc", "-20C 30d; thaw; 4C 2d"],
  ["placental_msc", "-80C 60d; thaw; 4C 6h"],
  ["umbilical_msc", "-80C 90d; thaw; 22C 2h"],
  ["amniotic", "-80C 30d; thaw; 4C 7d"],
  ["lyophilised_adipose", "25C 90d; reconstitute; 4C 7d"],
  ["lyophilised_adipose", "4C 180d; reconstitute"],
  ["kimera", "-80C 30d; thaw"],
  ["exocel", "-80C 30d; thaw; 4C 1d"],
  ["platelet", "-80C 14d; thaw; 4C 12h"],
  ["rion_pep", "25C 30d; reconstitute; 4C 1d"],
  ["petrolatum_compound", "4C 14d"],
  ["milk", "4C 7d"],
  ["rose_callus", "4C 30d"],
  ["reference_vesicles", "4C 21d"],
];

for (const [product, history] of histories) {
  test(`vial: ${product}, ${history}`, { skip }, async () => {
    const printed = flat(terminal("vial", product, "--history", history));
    await page.goto(`${server.origin}/vial?${new URLSearchParams({ product, history })}`);
    await settledAnswer(page);
    const sentence = flat(await page.locator(".lede.strong").innerText());
    assert(sentence.length > 20 && printed.includes(sentence), `page: ${sentence}\nterminal: ${printed.slice(0, 400)}`);
    const cells = await page.locator(".columns td").allInnerTexts();
    assert(cells.length > 3);
    for (const cell of cells) assert(printed.includes(flat(cell)), `not printed: ${cell}`);
    unharmed(page);
  });
}

test("dose: confirmed in full", { skip, timeout: 600_000 }, async () => {
  const asked = { product: "frozen_msc", volume: "2 mL", site: "face", after: "microneedling", delay: "10 min" };
  const printed = flat(terminal("dose", ...Object.entries(asked).flatMap(([key, value]) => [`--${key}`, value])));
  await page.goto(`${server.origin}/dose?${new URLSearchParams(asked)}`);
  await settledAnswer(page);
  await page.getByRole("button", { name: "Confirm in full" }).click();
  await page.getByText("Counted in full").waitFor({ timeout: 500_000 });
  const sentence = flat(await page.locator(".lede").innerText());
  assert(printed.includes(sentence), `page: ${sentence}\nterminal: ${printed.slice(0, 400)}`);
  const rows = page.getByRole("list", { name: "The counting strip" }).getByRole("listitem");
  for (const words of await rows.locator(".words").allInnerTexts()) for (const line of words.split("\n")) assert(printed.includes(flat(line)), line);
  await page.reload();
  await page.getByText("Counted in full").waitFor();
  assert.equal(flat(await page.locator(".lede").innerText()), sentence);
  unharmed(page);
});
