// What every screen looks like: pictures in tests/out for the eye, and what a program can judge.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { browser, enter, fits, OUT, serious, serve, settledAnswer, skip, drawn, unharmed } from "./harness.mjs";

const screens = {
  start: "/",
  vial: "/vial?product=frozen_msc&history=-80C+60d%3B+thaw%3B+4C+36h",
  dose: "/dose?product=frozen_msc&volume=2+mL&site=face&after=microneedling&delay=10+min&price=450+EUR",
  skin: "/skin?product=frozen_msc&volume=2+mL&site=face&after=microneedling&delay=10+min",
  course: "/course?scenario=hair_prp_vs_exosomes",
  claims: "/claims?n=11",
  products: "/library?tab=products&name=kimera",
  procedures: "/library?tab=procedures&name=roller",
  evidence: "/library?tab=evidence&q=keratinocyte",
  gaps: "/library?tab=gaps",
  law: "/library?tab=law&country=US",
  scorecard: "/library?tab=scorecard",
};

let server, chrome, page;
/** A window in which nothing is drawn in three dimensions: what is timed is timed there. */
let flat;
before(async () => {
  if (skip) return;
  server = await serve();
  chrome = await browser();
  page = await enter(chrome, server);
});
after(async () => {
  await flat?.context().browser().close();
  await chrome?.close();
  await server?.clean();
});

/** The same person in a browser without WebGL. */
async function timed() {
  flat ??= await enter(await browser({ flat: true }), server, { storageState: await page.context().storageState() });
  return flat;
}

async function show(path, where = page) {
  await where.goto(server.origin + path);
  await where.locator("aside.glance").getByText("working").waitFor({ timeout: 60_000 });
  if (/vial|dose|skin/.test(path)) await settledAnswer(where);
  if (/skin/.test(path)) await drawn(where);
  await where.waitForLoadState("networkidle");
}

for (const [name, path] of Object.entries(screens)) {
  test(`${name}: fits 390 and 1400 pixels, light, dark and on paper, and axe finds nothing serious`, { skip, timeout: 240_000 }, async () => {
    for (const [width, height] of [[1400, 900], [390, 844]]) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme, media: "screen" });
        await show(path);
        await fits(page);
        await page.screenshot({ path: join(OUT, `${name}-${width}-${colorScheme}.png`), fullPage: true });
        assert.deepEqual(await serious(page), [], `${name} ${width} ${colorScheme}`);
      }
    }
    await page.setViewportSize({ width: 1400, height: 900 });
    await page.emulateMedia({ media: "print", colorScheme: "light" });
    await page.pdf({ path: join(OUT, `${name}.pdf`), format: "A4" });
    await page.emulateMedia({ media: "screen", colorScheme: "light" });
    unharmed(page);
  });
}

test("axe is listening: a field without a name is found", { skip }, async () => {
  await show("/vial");
  await page.evaluate(() => document.querySelector('label[for="history"]').remove());
  assert.match((await serious(page)).join(), /label/);
});

test("first paint within a second", { skip }, async () => {
  const page = await timed();
  await page.goto(`${server.origin}/`);
  const paint = await page.evaluate(
    () =>
      new Promise((done) =>
        new PerformanceObserver((list) => {
          const [paint] = list.getEntriesByName("first-contentful-paint");
          if (paint) done(paint.startTime);
        }).observe({ type: "paint", buffered: true }),
      ),
  );
  console.log(`first contentful paint: ${Math.round(paint)} ms`);
  assert(paint < 1000, `${paint} ms`);
});

test("the page is smaller than 600 kB gzipped", () => {
  const assets = fileURLToPath(new URL("../../crates/server/assets", import.meta.url));
  const files = readdirSync(assets, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  // The 3-D view comes only when it is opened.
  const first = files.filter((file) => !file.name.startsWith("view-"));
  const bytes = first.reduce((sum, file) => sum + gzipSync(readFileSync(join(file.parentPath ?? file.path, file.name))).length, 0);
  console.log(`${Math.round(bytes / 1000)} kB gzipped`);
  assert(bytes < 600_000);
});

test("the slider's strip follows the hand", { skip, timeout: 240_000 }, async () => {
  const page = await timed();
  await show(screens.dose.replace("&price=450+EUR", ""), page);
  const times = await page.evaluate(async () => {
    const slider = document.querySelector("#delay");
    const words = () => document.querySelector(".small.soft")?.textContent ?? "";
    const move = (place) =>
      new Promise((done) => {
        const begun = performance.now();
        slider.value = String(place);
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        const wanted = `${[0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90, 120][place]} min after`;
        const look = () => (document.querySelector("main")?.innerText.includes(`, ${wanted}`) ? done(performance.now() - begun) : requestAnimationFrame(look));
        look();
        void words;
      });
    const all = [];
    for (let round = 0; round < 2; round++) for (let place = 1; place < 14; place++) all.push([round, await move(place)]);
    return all;
  });
  const told = (round) => {
    const sorted = times.filter(([which]) => which === round).map(([, time]) => time).sort((a, b) => a - b);
    return `median ${Math.round(sorted[6])} ms, 95th percentile ${Math.round(sorted[12])} ms`;
  };
  console.log(`slider, first time at each delay: ${told(0)}; again: ${told(1)}`);
});
