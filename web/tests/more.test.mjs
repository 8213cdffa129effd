// What is drawn, dropped and looked up: a history by hand, a dish's curve, the rest of a dose, the law, a claim's sources.
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

test("a history is drawn by hand, and back takes it away", { skip, timeout: 120_000 }, async () => {
  await page.goto(`${server.origin}/vial?product=frozen_msc&history=-80C+60d`);
  await settledAnswer(page);
  await page.getByText("Draw it").click();
  const chart = page.locator("form svg[role=presentation]");
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  // Rows: body, room, refrigerator, freezer, deep freezer; 24 columns to the right of the names.
  const at = (column, row) => [box.x + box.width * ((92 + (column + 0.5) * (228 / 24)) / 320), box.y + box.height * ((row + 0.5) / 5)];
  await page.mouse.move(...at(0, 4));
  await page.mouse.down();
  await page.mouse.move(...at(11, 4), { steps: 12 });
  await page.mouse.move(...at(12, 2), { steps: 2 });
  await page.mouse.move(...at(15, 2), { steps: 6 });
  await page.mouse.up();
  await page.waitForURL(/history=-80C/);
  const history = await page.getByLabel("The same as text").inputValue();
  assert.match(history, /^-80C \d+h; (-20C \d+h; )?thaw; 4C \d+h$/);
  await settledAnswer(page);
  await page.goBack();
  await page.waitForFunction(() => document.querySelector("#history").value === "-80C 60d");
  unharmed(page);
});

test("a dose-response curve of one's own is dropped, read and counted", { skip, timeout: 120_000 }, async () => {
  await page.goto(`${server.origin}/vial?product=frozen_msc&history=-80C+60d%3B+thaw`);
  await settledAnswer(page);
  const dish = page.getByRole("group", { name: "Dose-response curve in a dish" });
  const csv = "particles per mL,hours,cells per cm2,behaviour,response,sd\n0,24,5e4,migration,1,0.1\n1e9,24,5e4,migration,1.3,0.2\n1e10,24,5e4,migration,1.7,0.2\n";
  await dish.locator("input[type=file]").setInputFiles({ name: "dish.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await dish.getByRole("button", { name: "Use it" }).click();
  await page.waitForURL(/dish=f_/);
  await settledAnswer(page);
  await page.waitForFunction(() => /migration/.test(document.querySelector("main").innerText));
  unharmed(page);
});

test("a dose says what became of the rest, in the server's words", { skip, timeout: 120_000 }, async () => {
  await page.goto(`${server.origin}/dose?product=frozen_msc&volume=2+mL&after=microneedling&delay=10+min`);
  await settledAnswer(page);
  const rest = page.locator("section", { has: page.getByRole("heading", { name: "Where the rest goes" }) });
  const text = await rest.innerText();
  assert.match(text, /dried on the skin/);
  assert.match(text, /in keratinocytes/);
  assert.match(text, /\d %/);
  assert.equal(await rest.locator(".dots i").count(), 100);
});

test("the law is looked up by country and by product", { skip, timeout: 120_000 }, async () => {
  await page.goto(`${server.origin}/library?tab=law`);
  await page.getByRole("heading", { name: "United States (US)" }).waitFor();
  assert.match(await page.locator("main").innerText(), /not legal advice/);
  await page.getByLabel("Country").selectOption("KR");
  await page.waitForURL(/country=KR/);
  await page.waitForFunction(() => !/United States \(US\)/.test(document.querySelector("section.card").innerText));
  await page.reload();
  await page.getByRole("heading", { name: /\(KR\)/ }).waitFor();
  unharmed(page);
});

test("a claim opens to its figures and evidence, an assumption to its rows", { skip, timeout: 120_000 }, async () => {
  await page.goto(`${server.origin}/claims?n=20`);
  await page.getByText("Figures and evidence").click();
  await page.locator("article").getByRole("heading", { name: "Evidence" }).waitFor();
  await page.goto(`${server.origin}/library?tab=gaps`);
  const gap = page.locator(".gap").first();
  await gap.waitFor();
  assert.match(await gap.innerText(), /\d/);
  unharmed(page);
});

test("no message names a flag of a command", { skip, timeout: 120_000 }, async () => {
  for (const path of ["/vial?product=frozen_ms&history=4C+24h", "/vial?product=frozen_msc&history=soon", "/dose?product=frozen_msc&volume=2+mg", "/dose?product=frozen_msc&volume=2+mL&after=microneedlin"]) {
    await page.goto(server.origin + path);
    const told = await page.getByRole("alert").first().innerText();
    assert.doesNotMatch(told, /--[a-z]/, path);
  }
});

test("how long half of the vesicles last is said in the command's words, and a link keeps it", { skip, timeout: 120_000 }, async () => {
  await page.goto(`${server.origin}/vial?product=frozen_msc&history=4C+1d`);
  await settledAnswer(page);
  await page.getByText("How long until half of the vesicles are left?").click();
  await page.waitForURL(/half=4C/);
  await page.getByRole("button", { name: "room" }).click();
  await page.waitForURL(/half=22C/);
  const said = page.locator("details", { hasText: "How long until half" }).locator("[role=status]");
  await said.getByText("at 22 °C").waitFor();
  const printed = execFileSync(process.env.EXOSKIN_BIN, ["--quiet", "vial", "frozen_msc", "--at", "22C", "--until-half"], { encoding: "utf8" });
  const flat = (text) => text.replace(/\s+/g, " ").trim();
  assert(flat(printed).includes(flat(await said.locator("p").first().innerText())), printed);
  await page.reload();
  await said.getByText("at 22 °C").waitFor();
  await page.getByLabel("Kept at").fill("warm");
  await page.getByLabel("Kept at").press("Tab");
  await page.getByRole("alert").waitFor();
  unharmed(page);
});

test("a dose into a vein is answered in the command's words", { skip, timeout: 120_000 }, async () => {
  await page.goto(`${server.origin}/dose?product=frozen_msc&volume=2+mL&after=microneedling&delay=10+min`);
  await settledAnswer(page);
  await page.getByText("And if the product were given into a vein?").click();
  await page.waitForURL(/vein=15/);
  const card = page.locator("details", { hasText: "And if the product were given into a vein?" });
  await card.getByLabel("Body mass").fill("60 kg");
  await card.getByLabel("Body mass").press("Tab");
  await page.waitForURL(/mass=60/);
  await card.getByText("What skin gets").waitFor();
  await settledAnswer(page);
  const printed = execFileSync(process.env.EXOSKIN_BIN, ["--quiet", "dose", "--route", "iv", "--product", "frozen_msc", "--volume", "15 mL", "--mass", "60 kg"], { encoding: "utf8" }).replace(/\s+/g, " ");
  const said = await card.locator(".blocks h3, .blocks p, .blocks li").allInnerTexts();
  assert(said.length > 12, `${said.length}`);
  for (const text of said) assert(printed.replaceAll("`", "").includes(text.replace(/\s+/g, " ").trim()), `not printed: ${text}`);
  await card.getByLabel("Body mass").fill("heavy");
  await card.getByLabel("Body mass").press("Tab");
  await card.getByRole("alert").waitFor();
  unharmed(page);
});
