// Every state has a link: reload keeps it, back undoes it, and two browsers do not disturb each other.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, enter, serve, settledAnswer, skip, unharmed, window } from "./harness.mjs";

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

test("reload restores a vial", { skip }, async () => {
  await page.goto(`${server.origin}/vial?product=lyophilised_adipose&history=25C+90d%3B+reconstitute%3B+4C+7d`);
  await settledAnswer(page);
  const before = await page.locator("main").innerText();
  await page.reload();
  await settledAnswer(page);
  assert.equal(await page.locator("main").innerText(), before);
  assert.equal(await page.getByLabel("The same as text").inputValue(), "25C 90d; reconstitute; 4C 7d");
});

test("reload restores a dose", { skip }, async () => {
  await page.goto(`${server.origin}/dose?product=frozen_msc&volume=2+mL&site=neck&after=pen&delay=30+min`);
  await settledAnswer(page);
  const before = await page.locator("main").innerText();
  await page.reload();
  await settledAnswer(page);
  assert.equal(await page.locator("main").innerText(), before);
});

test("back undoes the last change", { skip }, async () => {
  await page.goto(`${server.origin}/vial?product=frozen_msc&history=4C+24h`);
  await settledAnswer(page);
  const before = await page.locator(".lede.strong").innerText();
  await page.getByRole("button", { name: "Straight from the freezer" }).click();
  await page.waitForURL(/60d/);
  await settledAnswer(page);
  await page.goBack();
  await settledAnswer(page);
  assert.equal(await page.getByLabel("The same as text").inputValue(), "4C 24h");
  await page.waitForFunction((old) => document.querySelector(".lede.strong")?.innerText === old, before);
});

test("two browsers ask different things at once", { skip }, async () => {
  const state = await page.context().storageState();
  const other = await chrome.newContext({ storageState: state });
  const second = await window(other, server);
  await Promise.all([
    page.goto(`${server.origin}/vial?product=frozen_msc&history=4C+24h`),
    second.goto(`${server.origin}/vial?product=frozen_msc&history=4C+21d`),
  ]);
  await Promise.all([settledAnswer(page), settledAnswer(second)]);
  const [one, two] = await Promise.all([page, second].map((each) => each.locator(".lede.strong").innerText()));
  assert.notEqual(one, two);
  unharmed(second);
  await other.close();
});

test("the choice of dark stays after a reload", { skip }, async () => {
  await page.goto(`${server.origin}/`);
  await page.getByRole("button", { name: "Dark" }).click();
  await page.reload();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  await page.getByRole("button", { name: "Auto" }).click();
  unharmed(page);
});

test("the count, the assumed share and the scorecard stay in sight on every screen", { skip }, async () => {
  for (const path of ["/", "/vial", "/dose", "/course", "/claims", "/library"]) {
    await page.goto(server.origin + path);
    const glance = page.locator("aside.glance");
    await glance.getByText("working").waitFor({ timeout: 60_000 });
    // The scorecard is a list of its own, and may come after the count.
    await glance.locator(".score").waitFor();
    const text = await glance.innerText();
    assert.match(text, /on the label/);
    assert.match(text, /assum/i);
    assert.match(text, /rule of thumb|trials/);
    const box = await glance.boundingBox();
    assert(box.y + box.height <= 901, `${path}: out of sight`);
  }
});

test("a figure is saved as a drawing, a picture, a table and a scenario", { skip }, async () => {
  await page.goto(`${server.origin}/dose?product=frozen_msc&volume=2+mL&site=face&after=microneedling&delay=10+min`);
  await settledAnswer(page);
  const figure = page.locator("section", { has: page.getByRole("heading", { name: "From the label to the working vesicle" }) });
  for (const [name, begin] of [["SVG", "<svg"], ["PNG", "\x89PNG"], ["CSV", "step,median"], ["Scenario file", "schema = 1"]]) {
    const [download] = await Promise.all([page.waitForEvent("download"), figure.getByRole("button", { name, exact: true }).click()]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    assert(Buffer.concat(chunks).toString("latin1").startsWith(begin), name);
  }
  unharmed(page);
});
