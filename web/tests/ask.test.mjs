// What else can be asked about a scenario: what can go wrong, what a difference rests on, values varied, a new scenario.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { browser, enter, fits, OUT, serious, serve, skip, tabTo, unharmed } from "./harness.mjs";

const LONG = 420_000;
const SHIPPED = fileURLToPath(new URL("../../scenarios", import.meta.url));
const terminal = (...args) => execFileSync(process.env.EXOSKIN_BIN, ["--quiet", ...args], { encoding: "utf8" });
const flat = (text) => text.replaceAll("`", "").replace(/\s+/g, " ").trim();

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

const resting = () => page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'), undefined, { timeout: 120_000 });

/** The screen as it looks, narrow and wide. */
async function looks(name) {
  for (const width of [390, 1400]) {
    await page.setViewportSize({ width, height: 900 });
    await fits(page);
    await page.screenshot({ path: join(OUT, `${name}-${width}.png`), fullPage: true });
    assert.deepEqual(await serious(page), [], `${name} ${width}`);
  }
}

test("what can go wrong is asked by keyboard alone, with a number of one's own, in the command's words", { skip, timeout: LONG }, async () => {
  await page.goto(`${server.origin}/course?scenario=needling_placental`);
  await resting();
  await tabTo(page, page.locator("summary", { hasText: "What can go wrong?" }));
  await page.keyboard.press("Enter");
  await page.waitForURL(/ask=risk/);
  await page.getByText("Your own numbers").waitFor();
  await tabTo(page, page.locator("summary", { hasText: "Your own numbers" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByLabel("Donors in one lot"));
  await page.keyboard.type("12");
  await page.keyboard.press("Tab");
  await page.waitForURL(/donors=12/);
  await page.getByText("Your value: donors per lot, 12").waitFor();
  await resting();
  const printed = flat(terminal("risk", join(SHIPPED, "needling_placental.toml"), "--donors", "12"));
  const said = await page.locator(".hazard .blocks p, .hazard .blocks h3, .hazard .blocks td").allInnerTexts();
  assert(said.length > 30, `${said.length}`);
  for (const text of said) assert(printed.includes(flat(text)), `not printed: ${text}`);
  await looks("risk");
  await page.reload();
  await page.getByText("Your value: donors per lot, 12").waitFor();
  await page.getByLabel("Donors in one lot").fill("none at all");
  await page.getByLabel("Donors in one lot").press("Tab");
  await page.getByRole("alert").waitFor();
  unharmed(page);
});

test("a value is varied, and all combinations come as one table", { skip, timeout: LONG }, async () => {
  await page.goto(`${server.origin}/course?scenario=intact_brightening`);
  await resting();
  await page.getByText("What if a value were different?").click();
  const path = page.getByLabel("What is varied");
  await path.fill("arm.*.apply.volumes");
  await path.press("Tab");
  await page.getByLabel("Its values").first().fill("1 mL, 2 mL");
  await page.getByLabel("Its values").first().press("Tab");
  await page.waitForURL(/over=/);
  await page.getByRole("button", { name: "Run every combination" }).click();
  await page.getByRole("alert").getByText("volumes").waitFor();
  await path.fill("arm.*.apply.volume");
  await path.press("Tab");
  await page.waitForFunction(() => /mL/.test(document.querySelector("#values0").value));
  await looks("vary");
  await page.getByRole("button", { name: "Run every combination" }).click();
  await page.waitForURL(/job=/);
  await page.getByRole("columnheader", { name: "arm.*.apply.volume" }).waitFor({ timeout: LONG });
  const rows = await page.locator("main tbody tr").count();
  assert(rows >= 6 && rows % 3 === 0, `${rows} rows`);
  await page.getByRole("link", { name: "sweep.csv" }).waitFor();
  await looks("swept");
  unharmed(page);
});

test("what a difference rests on is a job with an answer of its own", { skip, timeout: LONG }, async () => {
  await page.goto(`${server.origin}/course?scenario=intact_brightening`);
  await page.getByRole("button", { name: "What does the difference rest on?" }).and(page.locator(":enabled")).click();
  await page.waitForURL(/job=/);
  await page.getByText("One assumption at a time is not all").waitFor({ timeout: LONG });
  await looks("why");
  unharmed(page);
});

test("a new scenario is written from a few questions and checked", { skip, timeout: LONG }, async () => {
  await page.goto(`${server.origin}/course?ask=new`);
  await page.getByLabel("Where on the body?").selectOption("scalp");
  await page.getByLabel("How many sessions?").fill("many");
  await page.getByRole("button", { name: "Write the scenario" }).click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel("How many sessions?").fill("2");
  await looks("new");
  await page.getByRole("button", { name: "Write the scenario" }).click();
  await page.getByRole("heading", { name: "Your own scenario" }).waitFor();
  await page.waitForFunction(() => /site = "scalp"/.test(document.querySelector("#own").value));
  await resting();
  assert.equal(await page.getByRole("alert").count(), 0);
  await page.getByRole("button", { name: "Run as written" }).and(page.locator(":enabled")).waitFor();
  unharmed(page);
});

test("a dose leads to its own course, with the storage of its vial", { skip, timeout: LONG }, async () => {
  await page.goto(`${server.origin}/dose?${new URLSearchParams({ product: "umbilical_msc", volume: "3 mL", site: "neck", after: "pen", delay: "20 min", history: "-80C 30d; thaw; 4C 1d" })}`);
  await page.getByRole("link", { name: "What follows over weeks, against the procedure alone?" }).click();
  await page.getByRole("button", { name: "Write the scenario" }).click();
  await page.getByRole("heading", { name: "Your own scenario" }).waitFor();
  const file = await page.getByLabel(/A scenario is a plain text file/).inputValue();
  for (const line of ['product = "umbilical_msc"', 'site = "neck"', 'procedure = "pen"', 'volume = "3 mL"', 'delay = "20 min"', 'history = "-80C 30d; thaw; 4C 1d"']) assert(file.includes(line), `${line} is not in\n${file}`);
  await resting();
  assert.equal(await page.getByRole("alert").count(), 0);
  unharmed(page);
});
