// Each door's first task, by mouse and by keyboard alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, enter, serve, settledAnswer, skip, tabTo, unharmed } from "./harness.mjs";

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

const home = () => page.goto(`${server.origin}/`);

test("a vial is looked into by mouse", { skip }, async () => {
  await home();
  await page.getByRole("link", { name: "I have a vial" }).click();
  await page.getByText("still whole and in the liquid").first().waitFor();
  const before = await page.locator(".lede.strong").textContent();
  await page.getByRole("button", { name: "Straight from the freezer" }).click();
  await page.waitForFunction((old) => document.querySelector(".lede.strong")?.textContent !== old, before);
  assert.match(page.url(), /history=-80C\+60d%3B\+thaw/);
  unharmed(page);
});

test("a vial is looked into by keyboard alone", { skip }, async () => {
  await home();
  await tabTo(page, page.getByRole("link", { name: "I have a vial" }));
  await page.keyboard.press("Enter");
  const history = page.getByLabel("The same as text");
  await history.waitFor();
  await tabTo(page, history);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("4C 7d");
  await page.keyboard.press("Tab");
  await page.waitForURL(/history=4C\+7d/);
  await settledAnswer(page);
  assert.match(await page.locator("main").textContent(), /4C 7d/);
  unharmed(page);
});

test("a history is put together step by step", { skip }, async () => {
  await page.goto(`${server.origin}/vial?product=frozen_msc&history=-80C+60d`);
  await settledAnswer(page);
  await page.getByRole("button", { name: "+ thaw" }).click();
  await page.getByRole("button", { name: "+ a time at a temperature" }).click();
  await page.getByLabel("Temperature of step 3, °C").fill("22");
  await page.keyboard.press("Tab");
  await page.getByLabel("Length of step 3").fill("90");
  await page.keyboard.press("Tab");
  await page.getByLabel("Unit of step 3").selectOption("min");
  await page.waitForURL(/22C\+90min/);
  assert.equal(await page.getByLabel("The same as text").inputValue(), "-80C 60d; thaw; 22C 90min");
  await page.getByRole("button", { name: "Remove step 3" }).click();
  await page.waitForFunction(() => document.querySelector("#history").value === "-80C 60d; thaw");
  await settledAnswer(page);
  unharmed(page);
});

test("a mistake in a history is answered with the nearest valid word", { skip }, async () => {
  await page.goto(`${server.origin}/vial?product=frozen_msc&history=${encodeURIComponent("-80C 60d; thw; 4C 3h")}`);
  const alert = page.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.textContent(), /`?thw`? is not a step/);
  assert.match(await alert.textContent(), /did you mean: `thaw`/);
  const text = page.getByLabel("The same as text");
  assert.equal(await text.getAttribute("aria-invalid"), "true");
  await alert.getByRole("button", { name: "Use thaw" }).click();
  await settledAnswer(page);
  assert.equal(await text.inputValue(), "-80C 60d; thaw; 4C 3h");
});

test("a dose is counted and its delay moved by mouse", { skip }, async () => {
  await home();
  await page.getByRole("link", { name: "I plan a treatment" }).click();
  await page.getByRole("list", { name: "The counting strip" }).waitFor({ timeout: 120_000 });
  const steps = page.getByRole("list", { name: "The counting strip" }).getByRole("listitem");
  assert.equal(await steps.count(), 8);
  const slider = page.getByRole("slider");
  const box = await slider.boundingBox();
  await page.mouse.click(box.x + box.width - 4, box.y + box.height / 2);
  await page.waitForURL(/delay=120\+min/);
  await page.getByText("120 min after", { exact: false }).first().waitFor({ timeout: 120_000 });
  unharmed(page);
});

test("a dose is counted by keyboard alone", { skip }, async () => {
  await home();
  await tabTo(page, page.getByRole("link", { name: "I plan a treatment" }));
  await page.keyboard.press("Enter");
  const slider = page.getByRole("slider");
  await slider.waitFor();
  await tabTo(page, slider);
  await page.keyboard.press("ArrowRight");
  await page.waitForURL(/delay=15\+min/);
  await page.getByText("15 min after", { exact: false }).first().waitFor({ timeout: 120_000 });
  assert.equal(await slider.getAttribute("aria-valuetext"), "15 min");
  await tabTo(page, page.getByRole("radio", { name: "face", exact: true }));
  await page.keyboard.press("ArrowDown");
  await page.waitForURL(/site=cheek/);
  unharmed(page);
});

test("a claim is read by mouse", { skip }, async () => {
  await home();
  await page.getByRole("link", { name: "I read a claim" }).click();
  await page.getByRole("button", { name: /contradicted/ }).click();
  await page.waitForURL(/verdict=contradicted/);
  await page.getByRole("list", { name: "Claims" }).getByRole("link").first().click();
  await page.getByText("Repeat it").waitFor();
  unharmed(page);
});

test("a claim is read by keyboard alone", { skip }, async () => {
  await home();
  await tabTo(page, page.getByRole("link", { name: "I read a claim" }));
  await page.keyboard.press("Enter");
  const search = page.getByLabel("Search the claims");
  await search.waitFor();
  await tabTo(page, search);
  await page.keyboard.type("beat PRP");
  const first = page.getByRole("list", { name: "Claims" }).getByRole("link").first();
  await tabTo(page, first);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Exosomes beat PRP" }).waitFor();
  assert.match(page.url(), /n=11/);
  unharmed(page);
});

test("a course is chosen by keyboard alone and its scenario explained", { skip }, async () => {
  await home();
  await tabTo(page, page.getByRole("link", { name: "I plan a study" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: /A scar on the chin/ }));
  await page.keyboard.press("Enter");
  await page.waitForURL(/scenario=chin_scar/);
  await page.getByRole("heading", { name: /A scar on the chin/ }).waitFor();
  await page.getByRole("button", { name: "Run as written" }).and(page.locator(":enabled")).waitFor({ timeout: 60_000 });
  unharmed(page);
});

test("a scenario is changed, its mistake mended, and checked", { skip }, async () => {
  await page.goto(`${server.origin}/course?scenario=ref`);
  await page.getByText("The scenario's file, to read or to change").click();
  const file = page.getByLabel(/A scenario is a plain text file/);
  await page.waitForFunction(() => document.querySelector("#own")?.value.includes("title"));
  await file.fill((await file.inputValue()).replace(/^title/m, "titl"));
  await page.getByRole("button", { name: "Check it" }).click();
  const alert = page.getByRole("alert");
  assert.match(await alert.textContent(), /scenario\.toml:\d+:1: `titl` is not a key/);
  await alert.getByRole("button", { name: "Use title" }).click();
  await alert.waitFor({ state: "detached" });
  assert.match(await file.inputValue(), /^title = /m);
  await page.getByRole("heading", { name: "Your own scenario" }).waitFor();
});

test("the skip link leads past the navigation", { skip }, async () => {
  await home();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Skip to the content");
});
