// A logger's file with two temperature columns: seen, mended, and only then counted.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
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

/** Two days: the probe in the refrigerator, the air of the room beside it. */
function twoColumns() {
  const lines = ["Time,Probe °C,Ambient °C"];
  for (let i = 0; i <= 192; i++) {
    const time = new Date(Date.UTC(2026, 3, 14) + i * 15 * 60_000).toISOString().slice(0, 16).replace("T", " ");
    lines.push(`${time},${(4 + Math.sin(i / 9)).toFixed(1)},${(21 + Math.sin(i / 20)).toFixed(1)}`);
  }
  return Buffer.from(lines.join("\n") + "\n");
}

test("a file with two temperature columns is mended before it counts", { skip }, async () => {
  await page.goto(`${server.origin}/vial?product=frozen_msc&history=4C+24h`);
  await settledAnswer(page);
  const before = await page.locator(".lede.strong").innerText();
  await page.locator('input[type="file"]').first().setInputFiles({ name: "fridge.csv", mimeType: "text/csv", buffer: twoColumns() });
  const probe = page.getByRole("radio", { name: /Probe/ });
  await probe.waitFor();
  assert.equal(await page.locator(".lede.strong").innerText(), before, "counted before it was understood");
  assert.equal(await page.getByRole("button", { name: "This is right: use it" }).count(), 0);
  await probe.click();
  await page.getByRole("button", { name: "This is right: use it" }).click();
  await page.waitForURL(/log=f_/);
  await settledAnswer(page);
  await page.getByText("This file is used.").waitFor();
  const cold = await page.locator(".lede.strong").innerText();
  await page.getByRole("radio", { name: /Ambient/ }).click();
  await page.waitForFunction((old) => document.querySelector(".lede.strong")?.innerText !== old, cold);
  unharmed(page);
});

test("reload keeps the file and the choice", { skip }, async () => {
  const before = await page.locator(".lede").last().innerText();
  await page.reload();
  await settledAnswer(page);
  await page.getByText("This file is used.").waitFor();
  assert(await page.getByRole("radio", { name: /Ambient/ }).isChecked());
  assert.equal(await page.locator(".lede").last().innerText(), before);
});

test("a file that is no logger's is refused with a reason", { skip }, async () => {
  await page.goto(`${server.origin}/vial`);
  await page.locator('input[type="file"]').first().setInputFiles({ name: "poem.txt", mimeType: "text/plain", buffer: Buffer.from("roses are red\nviolets are blue\n") });
  await page.locator(".read .ask, .notice").first().waitFor();
  assert.equal(await page.getByRole("button", { name: "This is right: use it" }).count(), 0);
});

test("a tracking file and a certificate count once they were understood", { skip }, async () => {
  const data = (path) => fileURLToPath(new URL(`../../crates/vial/tests/data/${path}`, import.meta.url));
  await page.goto(`${server.origin}/vial?product=frozen_msc&history=4C+24h`);
  await settledAnswer(page);
  for (const [name, path, key] of [
    ["Particle tracking (NTA)", "nta/zetaview_summary.csv", "tracking"],
    ["Certificate of analysis", "field/coa_usual_lines.csv", "certificate"],
  ]) {
    const group = page.getByRole("group", { name });
    const before = await page.locator("main .columns").innerText();
    await group.locator('input[type="file"]').setInputFiles(data(path));
    await group.getByRole("button", { name: "Use it" }).click();
    await page.waitForURL(new RegExp(`${key}=f_`));
    await group.getByText("This file is used.").waitFor();
    await settledAnswer(page);
    assert.notEqual(await page.locator("main .columns").innerText(), before);
  }
  await page.reload();
  await settledAnswer(page);
  await page.getByRole("group", { name: "Certificate of analysis" }).getByText("This file is used.").waitFor();
  unharmed(page);
});
