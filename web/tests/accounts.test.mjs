// People with accounts: a server with a certificate made for the test.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { browser, fits, OUT, serious, skip, tabTo, unharmed, window } from "./harness.mjs";

const PASSWORD = "four words in a row";
let app, chrome;

/** A server for one person who manages, on an encrypted connection. */
async function serve() {
  const data = mkdtempSync(join(tmpdir(), "exoskin-accounts-"));
  const [cert, key] = [join(data, "cert.pem"), join(data, "key.pem")];
  execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=exoskin", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", cert], { stdio: "ignore" });
  const bin = process.env.EXOSKIN_BIN;
  execFileSync(bin, ["serve", "user", "add", "ann", "--role", "manage", "--data", data], { input: `${PASSWORD}\n` });
  const child = spawn(bin, ["serve", "--port", "0", "--data", data, "--name", "127.0.0.1", "--tls-certificate", cert, "--tls-key", key], { stdio: ["ignore", "pipe", "inherit"] });
  const origin = await new Promise((done, fail) => {
    createInterface({ input: child.stdout }).on("line", (line) => done(new URL(line).origin));
    child.once("exit", (code) => fail(new Error(`exoskin serve ended with ${code}`)));
  });
  const clean = () => {
    child.kill("SIGKILL");
    rmSync(data, { recursive: true, force: true });
  };
  return { origin, clean };
}

before(async () => {
  if (skip) return;
  app = await serve();
  chrome = await browser();
});
after(async () => {
  await chrome?.close();
  app?.clean();
});

async function open(path = "/") {
  const context = await chrome.newContext({ viewport: { width: 1400, height: 900 }, ignoreHTTPSErrors: true });
  const page = await window(context, app);
  await page.goto(app.origin + path);
  return page;
}

async function signIn(page, name, password) {
  await tabTo(page, page.getByLabel("Name"));
  await page.keyboard.type(name);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
}

test("somebody signs in by keyboard, adds somebody, and signs out", { skip }, async () => {
  const page = await open("/people");
  assert.deepEqual(await serious(page), []);
  await signIn(page, "ann", "not the password");
  await page.getByRole("alert").getByText("The name or the password is wrong.").waitFor();
  await page.screenshot({ path: join(OUT, "sign-in.png") });
  await page.getByLabel("Name").fill("");
  await signIn(page, "ann", PASSWORD);
  await page.getByRole("heading", { name: "Who can sign in" }).waitFor();
  assert.deepEqual(await serious(page), []);
  const form = page.locator("form", { hasText: "Add somebody" });
  await form.getByLabel("Name").fill("bob");
  await form.getByLabel("Role").selectOption("view");
  await form.getByLabel("First password").fill(PASSWORD);
  await form.getByRole("button", { name: "Add" }).click();
  await page.getByRole("status").getByText("bob can sign in now.").waitFor();
  await page.getByRole("row", { name: "bob" }).waitFor();
  await page.screenshot({ path: join(OUT, "people.png"), fullPage: true });
  await page.setViewportSize({ width: 390, height: 800 });
  await fits(page);
  await page.setViewportSize({ width: 1400, height: 900 });

  const other = await open("/dose");
  await signIn(other, "bob", PASSWORD);
  await other.locator(".lede").first().waitFor({ timeout: 120_000 });
  assert.equal(await other.locator("form", { hasText: "Add somebody" }).count(), 0);

  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.goBack();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  for (const one of [page, other]) unharmed(one);
});

test("a run is its owner's until it is shared", { skip, timeout: 300_000 }, async () => {
  const [ann, bob] = [await open("/course?scenario=intact_brightening"), await open("/course")];
  await signIn(ann, "ann", PASSWORD);
  await signIn(bob, "bob", PASSWORD);
  await ann.getByRole("button", { name: "Run as written" }).and(ann.locator(":enabled")).click();
  await ann.waitForURL(/job=/);
  const sharing = ann.locator("form", { hasText: "Who sees this run" });
  await sharing.waitFor({ timeout: 240_000 });
  const run = ann.url();
  const title = await ann.locator("h1").innerText();
  await bob.goto(run);
  await bob.getByRole("alert").getByText("no such job").waitFor();
  // Nobody by that name: said in words, and nothing is shared.
  await sharing.getByLabel("Only these people, by name").fill("bbo");
  await sharing.getByRole("button", { name: "Save" }).click();
  await sharing.getByRole("alert").getByText("bbo").waitFor();
  await sharing.getByLabel("Only these people, by name").fill("bob");
  await sharing.getByRole("button", { name: "Save" }).click();
  await sharing.getByRole("status").getByText("Shared.").waitFor();
  assert.deepEqual(await serious(ann), []);
  await ann.screenshot({ path: join(OUT, "sharing.png"), fullPage: true });
  await bob.goto(run);
  await bob.getByRole("heading", { name: title }).waitFor();
  await bob.getByRole("group", { name: "Arms" }).waitFor({ timeout: 60_000 });
  // Whoever may only look cannot share it on.
  assert.equal(await bob.locator("form", { hasText: "Who sees this run" }).count(), 0);
  await ann.reload();
  await sharing.waitFor();
  await ann.waitForFunction(() => [...document.querySelectorAll("input[type=text]")].some((input) => input.value === "bob"));
  await sharing.getByLabel("Only these people, by name").fill("");
  await sharing.getByRole("button", { name: "Save" }).click();
  await sharing.getByRole("status").getByText("Only you see this run.").waitFor();
  await bob.reload();
  await bob.getByRole("alert").getByText("no such job").waitFor();
  for (const one of [ann, bob]) unharmed(one);
});
