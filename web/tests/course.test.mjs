// A course as a job: live progress, an answer with charts and report, and a server killed in the middle.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browser, enter, fits, OUT, serious, serve, skip, unharmed } from "./harness.mjs";

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

const LONG = 420_000;

test("a course runs to its end with live progress, and its report opens", { skip, timeout: LONG }, async () => {
  await page.goto(`${server.origin}/course?scenario=ref`);
  await page.getByRole("button", { name: "Run as written" }).click();
  await page.waitForURL(/job=/);
  await page.getByRole("progressbar").waitFor();
  await page.getByText(/\d+ of \d+ /).first().waitFor({ timeout: LONG });
  await page.getByRole("group", { name: "Arms" }).waitFor({ timeout: LONG });
  await page.getByRole("button", { name: "Lasting collagen" }).first().click();
  await page.waitForURL(/readout=collagen_/);
  const [report] = await Promise.all([page.context().waitForEvent("page"), page.getByRole("link", { name: "The whole report" }).click()]);
  await report.waitForLoadState();
  assert.match(await report.title(), /exoskin|Reference/);
  await report.close();
  unharmed(page);
});

test("a finished course fits 390 and 1400 pixels, light and dark, and axe finds nothing serious", { skip, timeout: LONG }, async () => {
  for (const width of [390, 1400]) {
    for (const colorScheme of ["dark", "light"]) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await fits(page);
      await page.screenshot({ path: join(OUT, `result-${width}-${colorScheme}.png`), fullPage: true });
      assert.deepEqual(await serious(page), []);
    }
  }
});

test("reload shows the same result", { skip, timeout: LONG }, async () => {
  await page.reload();
  await page.getByRole("group", { name: "Arms" }).waitFor();
  assert.equal(await page.locator('.tile[aria-pressed="true"]').innerText().then((text) => /collagen/i.test(text)), true);
});

test("a job goes on after the server was killed and started again", { skip, timeout: LONG }, async () => {
  await page.goto(`${server.origin}/course?scenario=needling_placental`);
  await page.getByRole("button", { name: "Run as written" }).click();
  await page.waitForURL(/job=/);
  await page.getByText(/\d+ of \d+ /).first().waitFor({ timeout: LONG });
  await server.stop("SIGKILL");
  const again = await serve({ data: server.data, port: server.port });
  server = { ...again, clean: again.clean };
  await page.getByRole("group", { name: "Arms" }).waitFor({ timeout: LONG });
});

test("a job is stopped and goes on where it stopped", { skip, timeout: LONG }, async () => {
  await page.goto(`${server.origin}/course?scenario=chin_scar`);
  await page.getByRole("button", { name: "Run as written" }).click();
  await page.waitForURL(/job=/);
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("button", { name: "Resume where it left off" }).click({ timeout: LONG });
  await page.getByRole("progressbar").or(page.getByRole("group", { name: "Arms" })).first().waitFor({ timeout: LONG });
  await page.getByRole("button", { name: "Stop" }).click({ timeout: 5_000 }).catch(() => undefined);
});
