// Walks a whole study through the studio by keyboard, in a real browser: npm run browser:studio -- PROGRAM DATA
// PROGRAM starts Carbonscape (./carbonscape), DATA is the demo's study folder (carbonscape-demo/study).
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [program, data] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
const folders = [];
let failures = 0;
let server;
let url;

async function start(workspace, port = "0") {
  server = spawn(program, ["studio", workspace, "--port", port, "--json", "--cache", join(workspace, ".cache")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  url = await new Promise((done, failed) => {
    let said = "";
    server.stdout.on("data", (d) => {
      said += d;
      const found = /"url": "([^"]+)"/.exec(said);
      if (found) done(found[1]);
    });
    server.on("exit", (code) => failed(new Error("the program ended with " + code)));
  });
}

function stop(signal = "SIGTERM") {
  const gone = new Promise((done) => server.once("exit", done));
  server.kill(signal);
  return gone;
}

function folder(files) {
  const made = mkdtempSync(join(tmpdir(), "studio-"));
  folders.push(made);
  for (const file of files) cpSync(join(data, file), join(made, file));
  return made;
}

async function step(name, what) {
  if (process.env.ONLY && !name.includes(process.env.ONLY)) return;
  const began = Date.now();
  try {
    await what();
    console.log(`ok   ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  } catch (e) {
    failures++;
    const lines = String(e.stack ?? e).split("\n");
    console.log("FAIL " + name + "\n     " + lines.slice(0, 8).join("\n     "));
    if (server && server.exitCode === null && server.signalCode === null) await stop(); // the next begins anew
  }
}

async function opened(width, height, hash, look) {
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  const errors = [];
  page.on("console", (m) => m.type() === "error" && !/40[09]|429/.test(m.text()) && errors.push(m.text()));
  page.on("pageerror", (e) => errors.push(String(e)));
  page.on("request", (r) => {
    if (!r.url().startsWith(url) && !/^(blob|data):/.test(r.url())) errors.push("asked " + r.url());
  });
  await page.goto(url + "#" + hash);
  await page.waitForSelector("cs-studio main > *:not([role=status])");
  try {
    await look(page);
  } catch (e) {
    if (process.env.PICTURE) await page.screenshot({ path: process.env.PICTURE, fullPage: true });
    throw e;
  }
  assert.deepEqual(errors, []);
  await context.close();
}

/** Tabs on until what has the focus fits. */
async function tabTo(page, what, fits, most = 400) {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(fits, what)) return;
  }
  throw new Error("the keyboard does not reach " + what);
}
const toText = (page, text) =>
  tabTo(
    page,
    text,
    (t) => document.activeElement?.tagName === "BUTTON" && document.activeElement.textContent.trim().includes(t),
  );
const toId = (page, id) => tabTo(page, id, (i) => document.activeElement?.id === i);

async function serious(page) {
  const client = await page.context().newCDPSession(page);
  const { frameTree } = await client.send("Page.getFrameTree");
  const { executionContextId } = await client.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id });
  await client.send("Runtime.evaluate", { expression: axe, contextId: executionContextId });
  const { result } = await client.send("Runtime.evaluate", {
    expression: `axe.run(document, { resultTypes: ["violations"] }).then(r => JSON.stringify(r.violations.filter(v => ["serious", "critical"].includes(v.impact)).map(v => v.id + " " + v.nodes.map(n => n.target.join(" ")).slice(0, 4).join(" | "))))`,
    contextId: executionContextId,
    awaitPromise: true,
    returnByValue: true,
  });
  return result.value;
}

const words = {
  en: {
    land: "Use as land use of 2005",
    land2: "Use as land use of 2020",
    units: "Use as units counties",
    done: "done",
    seed: "seed",
  },
  zh: {
    land: "用作 2005 年土地利用",
    land2: "用作 2020 年土地利用",
    units: "用作单元 counties",
    done: "已完成",
    seed: "随机种子 seed",
  },
};
for (const lang of ["en", "zh"]) {
  await step("a study by keyboard alone, from files to its atlas: " + lang, async () => {
    const workspace = folder(["landuse_2005.tif", "landuse_2020.tif", "energy.csv"]);
    await start(workspace);
    await opened(1280, 900, "lang=" + lang, async (page) => {
      const w = words[lang];
      await toId(page, "new-title");
      await page.keyboard.type("长株潭 <b>2005</b>: test");
      await toId(page, "create");
      await page.keyboard.press("Enter");
      await page.waitForSelector("#study");
      await toId(page, "upload");
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Space")]);
      await chooser.setFiles(join(data, "counties.gpkg")); // the dialog is the system's own
      await page.waitForFunction(() => document.querySelectorAll(".files dl").length >= 4, null, { timeout: 60000 });
      await page.keyboard.press("Home");
      for (const button of [w.land, w.land2, w.units]) {
        await toText(page, button);
        await page.keyboard.press("Enter");
        await page.waitForFunction(
          (b) => ![...document.querySelectorAll("button")].some((e) => e.textContent.trim() === b),
          button,
        );
      }
      await toId(page, "tab-files");
      await page.keyboard.press("ArrowRight"); // to the settings
      await page.waitForSelector("#f-carbon");
      assert.equal((await page.textContent("label[for=f-seed]")).trim(), w.seed);
      await toId(page, "f-carbon");
      await page.keyboard.press("Enter");
      await toId(page, "f-carbon-factors");
      await page.keyboard.type("literatur-cn"); // a slip, which is told beside the field
      await page.keyboard.press("Tab");
      await page.waitForSelector("#f-carbon-factors-problems", { timeout: 60000 });
      assert.equal(await page.getAttribute("#f-carbon-factors", "aria-invalid"), "true");
      await page.keyboard.press("Shift+Tab");
      assert.equal(await page.evaluate(() => document.activeElement.id), "f-carbon-factors");
      await page.keyboard.press("Control+A");
      await page.keyboard.type("literature-cn");
      await page.keyboard.press("Tab");
      await page.waitForFunction(() => !document.querySelector("#f-carbon-factors-problems .problem"), null, {
        timeout: 60000,
      });
      await toId(page, "tab-form");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight"); // to the run
      await page.waitForSelector("#out");
      await page.waitForFunction(() => /(^|\D)0 /.test(document.querySelector("#check-state").textContent), null, {
        timeout: 60000,
      });
      await toId(page, "out");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".runs > li");
      await page.reload(); // the run goes on, and is found again
      await page.waitForFunction((d) => document.querySelector(".runs .state")?.textContent === d, w.done, {
        timeout: 120000,
      });
      const text = readFileSync(join(workspace, "study.yaml"), "utf8");
      assert.match(text, /phases: \{ 2005: landuse_2005\.tif, 2020: landuse_2020\.tif \}/);
      assert.match(text, /legend: cnlucc-6/);
      await tabTo(page, "atlas", () => document.activeElement?.classList.contains("atlas"));
      await page.keyboard.press("Enter");
      await page.waitForSelector("#map-right canvas", { timeout: 30000 });
      assert.match(await page.textContent("header"), /长株潭 <b>2005<\/b>: test/);
      assert.equal(await page.getAttribute("html", "lang"), lang === "zh" ? "zh-CN" : "en");
    });
    await stop();
  });
}

await step("a keyboard's way goes on where something was done, and each tab keeps its place", async () => {
  const workspace = folder(readdirSync(data).filter((f) => f !== "study.yaml"));
  await start(workspace);
  await opened(390, 844, "lang=en", async (page) => {
    const focused = () => page.evaluate(() => document.activeElement.textContent.replace(/\s+/g, " ").trim());
    await page.focus("#create");
    await page.keyboard.press("Enter"); // without a title
    assert.equal(await page.evaluate(() => document.activeElement.id), "new-title");
    await page.keyboard.type("By keys");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#study");
    const use = 'button:text-is("Use as land use of 2005")';
    await page.focus(use, { timeout: 60000 });
    await page.keyboard.press("Enter");
    await page.waitForSelector(use, { state: "detached" });
    assert.equal(await focused(), "landuse_2005.tif raster in the study: landUse.phases.2005");
    await page.evaluate(() => scrollTo(0, 500));
    await page.click("#tab-form");
    await page.waitForFunction(() => scrollY === 0);
    assert.deepEqual(await page.$$eval("#unit-sets option", (all) => all.length), 0);
    await page.click("#tab-files");
    await page.waitForFunction(() => scrollY === 500);
    await page.click('button:text-is("Use as units counties")');
    await page.click("#tab-form");
    await page.waitForSelector('#unit-sets option[value="counties"]', { state: "attached" });
    assert.equal(await page.getAttribute("#f-statistics-units", "list"), "unit-sets");
    assert.equal(await page.getAttribute("#f-carbon-correlation-units", "list"), null);
    await page.click("#tab-tables");
    await page.focus('button.begin:has-text("carbon.factors")');
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => /^value, /.test(document.activeElement.getAttribute("aria-label") ?? ""));
    const cell = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
    assert.match(cell, /^value, \w+, 2$/); // the class, which lies in the row's first cell
    await page.evaluate(() => document.querySelector(".grid").scrollTo(500, 0));
    const first = await page.$eval(".grid tr:nth-child(2) td", (e) => e.getBoundingClientRect().left);
    assert.ok(first >= 0, "whose row it is stays in sight");
  });
  await stop();
});

await step(
  "the whole demo: its study, its problems beside their fields, its judgements with their consistency",
  async () => {
    const workspace = folder(readdirSync(data));
    await start(workspace);
    const before = readFileSync(join(workspace, "study.yaml"), "utf8");
    await opened(1280, 900, "tab=form&lang=en", async (page) => {
      await page.waitForSelector("#f-carbon-factors-problems", { timeout: 120000 }); // the factor of the reference study
      assert.match(await page.textContent("#f-carbon-factors-problems"), /−6\.44 tC\/ha\/yr/);
      await page.fill("#f-seed", "7");
      await page.press("#f-seed", "Tab");
      await page.waitForFunction(() => document.querySelector("#f-seed").value === "7");
      await page.waitForTimeout(500);
      assert.equal(readFileSync(join(workspace, "study.yaml"), "utf8"), before.replace("seed: 20260101", "seed: 7"));
      writeFileSync(join(workspace, "study.yaml"), before + "# by hand\n");
      await page.fill("#f-seed", "8");
      await page.press("#f-seed", "Tab");
      await page.waitForSelector(".trouble");
      assert.equal(readFileSync(join(workspace, "study.yaml"), "utf8"), before + "# by hand\n");
      await page.click('.trouble button:text-is("Reload")');
      await page.waitForFunction(() => document.querySelector("#f-seed").value === "20260101");
      await page.click("#tab-tables");
      await page.selectOption("#table", "suitability.weights.ahp");
      await page.waitForSelector("#cr");
      const cell = page.locator(".grid tr:nth-child(2) td:nth-child(3) input");
      const given = await cell.inputValue();
      await cell.fill("1/9");
      await page.waitForFunction(() => /inconsistent/.test(document.querySelector(".effect").textContent));
      await cell.fill(given);
      await page.waitForFunction(() => /consistent \(under/.test(document.querySelector(".effect").textContent));
      await page.selectOption("#table", "suitability.criteria");
      await page.waitForSelector("svg.curve rect.class");
      await page.waitForSelector("svg.bar rect", { timeout: 120000 }); // the layers are read once
      await page.focus(".grid tr:nth-child(4) td:nth-child(7) input");
      await page.waitForSelector("svg.curve polyline");
      const curve = await page.getAttribute("svg.curve polyline", "points");
      await page.fill(".grid tr:nth-child(4) td:nth-child(7) input", "500|1000|2000|9000");
      await page.waitForFunction(
        (c) => document.querySelector("svg.curve polyline").getAttribute("points") !== c,
        curve,
      );
      await page.selectOption("#table", "scenarios");
      await page.waitForFunction(() => /−708\u202f400/.test(document.querySelector(".effect").textContent));
      await page.reload();
      await page.click('button.begin:has-text("suitability.zones")');
      await page.waitForSelector(".effect canvas", { timeout: 120000 });
      const key = await page.textContent(".effect .key");
      const asked = Date.now();
      await page.fill(".grid tr:nth-child(2) td:nth-child(3) input", "2");
      await page.waitForFunction((k) => document.querySelector(".effect .key").textContent !== k, key);
      console.log(`     zones are told ${Date.now() - asked} ms after a rule was changed`);
      if (process.env.PICTURE) await page.screenshot({ path: process.env.PICTURE, fullPage: true });
    });
    await stop();
  },
);

await step("cells copied from a spreadsheet fill a table, and keys go down its columns", async () => {
  const workspace = folder(readdirSync(data));
  await start(workspace);
  await opened(1280, 900, "tab=tables&lang=en", async (page) => {
    const cell = (r, c) => page.locator(`.grid tr:nth-child(${r}) td:nth-child(${c}) input`);
    const paste = (r, c, text) =>
      cell(r, c).evaluate((e, t) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", t);
        e.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      }, text);
    await page.selectOption("#table", "carbon.stock");
    await page.waitForSelector(".grid input");
    const before = readFileSync(join(workspace, "stock.csv"), "utf8").trim().split(/\r?\n/);
    await paste(before.length, 1, "paddy\t1,234\r\n梯田\t5\r\n");
    assert.equal(await cell(before.length, 2).inputValue(), "1,234");
    assert.equal(await cell(before.length + 1, 1).inputValue(), "梯田");
    await page.click("#save-table");
    await page.waitForSelector("#save-table[disabled]");
    const after = readFileSync(join(workspace, "stock.csv"), "utf8").trim().split(/\r?\n/);
    assert.equal(after.length, before.length + 1);
    assert.match(after[before.length - 1], /^paddy,"1,234",/);
    assert.match(after[before.length], /^梯田,5,/);
    await page.selectOption("#table", "suitability.weights.ahp");
    await page.waitForSelector("#cr");
    await cell(2, 3).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    const focused = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
    assert.equal(await focused(), "forest_share, distance_to_water, 4");
    await page.keyboard.press("Shift+Enter");
    assert.equal(await focused(), "forest_share, forest_share, 3");
  });
  await stop();
});

await step("a table whose effect a mistake elsewhere hides says where that is", async () => {
  const workspace = folder(readdirSync(data));
  const study = join(workspace, "study.yaml");
  writeFileSync(study, readFileSync(study, "utf8").replace("levels: 3", "levels: 33"));
  await start(workspace);
  await opened(1280, 900, "tab=tables&lang=en", async (page) => {
    await page.selectOption("#table", "scenarios");
    const told = await page.waitForSelector(".effect .problems li", { timeout: 60000 });
    assert.match(
      (await told.textContent()).replace(/\s+/g, " "),
      /Problem suitability\.levels: "33" is not a valid value/,
    );
  });
  await stop();
});

await step(
  "what is typed stays while a study runs, and what was edited in tables and text until it is saved",
  async () => {
    const workspace = folder(readdirSync(data));
    await start(workspace);
    await opened(1280, 900, "tab=run&lang=en", async (page) => {
      await page.fill("#out", "of mine");
      await page.click("#start");
      await page.waitForSelector(".runs li.running");
      await page.click("#tab-form");
      await page.fill("#f-source", "");
      await page.locator("#f-source").pressSequentially("typed by hand", { delay: 150 }); // the run is told meanwhile
      assert.equal(await page.inputValue("#f-source"), "typed by hand");
      await page.press("#f-source", "Tab");
      await page.waitForFunction(() => document.querySelector("#f-source").value === "typed by hand");
      await page.click("#tab-tables");
      await page.selectOption("#table", "scenarios");
      const cell = ".grid tr:nth-child(2) td:nth-child(5) input";
      await page.fill(cell, "12345");
      await page.click("#tab-text");
      await page.waitForFunction(() => document.querySelector("#source").value.includes("typed by hand"));
      await page.focus("#source");
      await page.keyboard.press("Control+Home");
      await page.keyboard.type("# mine");
      await page.click("#tab-tables");
      assert.equal(await page.inputValue(cell), "12345");
      await page.click("#tab-run");
      assert.equal(await page.inputValue("#out"), "of mine");
      assert.match(await page.textContent("#unsaved"), /scenarios\.csv, study\.yaml/);
      await page.click("#tab-text");
      assert.match(await page.inputValue("#source"), /^# mine/);
      await page.click(".discard");
      await page.waitForFunction(() => !document.querySelector("#source").value.startsWith("# mine"));
      await page.click("#tab-tables");
      await page.click(".discard");
      await page.waitForFunction((c) => document.querySelector(c).value !== "12345", cell);
      await page.click("#tab-run");
      assert.equal(await page.$("#unsaved"), null);
      await page.click("text=Cancel of mine");
      await page.waitForSelector(".runs li.cancelled", { timeout: 30000 });
    });
    await stop();
  },
);

await step("what is typed while a table or the text is saved stays, and is saved by the next", async () => {
  const workspace = folder(readdirSync(data));
  await start(workspace);
  await opened(1280, 900, "tab=tables&lang=en", async (page) => {
    const slowly = async (route) => {
      if (route.request().method() !== "GET") await new Promise((done) => setTimeout(done, 1500));
      await route.continue();
    };
    await page.route("**/*", slowly);
    await page.selectOption("#table", "scenarios");
    const cell = ".grid tr:nth-child(2) td:nth-child(5) input";
    await page.fill(cell, "111");
    await page.click("#save-table");
    await page.fill(cell, "222");
    await page.waitForTimeout(4000);
    assert.equal(await page.inputValue(cell), "222");
    assert.match(readFileSync(join(workspace, "scenarios.csv"), "utf8"), /,111,/);
    await page.click("#save-table");
    await page.waitForSelector("#save-table[disabled]");
    assert.match(readFileSync(join(workspace, "scenarios.csv"), "utf8"), /,222,/);
    await page.click("#tab-text");
    await page.focus("#source");
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("# one\n");
    await page.click("button.main");
    await page.focus("#source");
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("# two\n");
    await page.waitForTimeout(4000);
    assert.match(await page.inputValue("#source"), /^# two\n# one\n/);
    await page.click("button.main");
    await page.waitForSelector(".discard", { state: "detached" });
    assert.match(readFileSync(join(workspace, "study.yaml"), "utf8"), /^# two\n# one\n/);
    await page.unroute("**/*", slowly);
  });
  await stop();
});

await step(
  "classes in a grading are called as the reader's language has it, and long names lie beside none",
  async () => {
    const workspace = folder(readdirSync(data));
    await start(workspace);
    await opened(1280, 900, "tab=tables&lang=zh", async (page) => {
      await page.selectOption("#table", "suitability.criteria");
      await page.waitForFunction(() => /林地/.test(document.querySelector("svg.curve")?.textContent ?? ""), null, {
        timeout: 120000,
      });
      await page.fill(".grid tr:nth-child(2) td:nth-child(7) input", "forest|an evergreen broadleaved forest|water");
      await page.fill(".grid tr:nth-child(2) td:nth-child(8) input", "9|7|1");
      await page.waitForFunction(() => /evergreen/.test(document.querySelector("svg.curve").textContent));
      const boxes = await page.$$eval("svg.curve text", (all) => all.map((t) => t.getBoundingClientRect().toJSON()));
      for (const [i, a] of boxes.entries())
        for (const b of boxes.slice(i + 1))
          assert.ok(a.right <= b.left || b.right <= a.left || a.bottom <= b.top + 3 || b.bottom <= a.top + 3);
      const whole = await page.$$eval(".grid tr:nth-child(2) input", (all) =>
        all.map((i) => i.scrollWidth - i.clientWidth),
      );
      assert.ok(Math.max(...whole.slice(0, 6)) <= 1, "cells are as wide as what they hold");
    });
    await stop();
  },
);

await step(
  "a program that ended and a folder that was renamed are told, and the page goes on where it was",
  async () => {
    const workspace = folder(readdirSync(data));
    await start(workspace);
    const port = new URL(url).port;
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const trouble = (what) => page.waitForSelector(`.trouble:has-text("${what}")`);
    await page.goto(url + "#tab=form&lang=en&study=nothing.yaml");
    await trouble("not in this workspace: nothing.yaml");
    await page.waitForSelector("#f-seed");
    writeFileSync(join(workspace, "z.yaml"), readFileSync(join(workspace, "study.yaml")));
    await page.reload();
    await page.waitForSelector("#f-seed");
    await page.selectOption("#study", "z.yaml");
    await page.waitForFunction(() => /z\.yaml/.test(location.hash));
    await page.reload();
    await page.waitForFunction(() => document.querySelector("#study")?.value === "z.yaml");
    await page.selectOption("#study", "study.yaml");
    await page.waitForFunction(() => /=study\.yaml/.test(location.hash));
    await stop("SIGKILL");
    await trouble("does not answer");
    await page.fill("#f-seed", "11");
    await page.press("#f-seed", "Tab");
    await page.waitForTimeout(500);
    assert.equal(await page.inputValue("#f-seed"), "11");
    await start(workspace, port);
    const written = async (seed) => {
      for (let i = 0; i < 100 && !readFileSync(join(workspace, "study.yaml"), "utf8").includes("\nseed: " + seed); i++)
        await page.waitForTimeout(100);
      await page.waitForSelector(".trouble", { state: "detached" });
      assert.match(readFileSync(join(workspace, "study.yaml"), "utf8"), new RegExp(`^seed: ${seed}$`, "m"));
    };
    await written(11);
    renameSync(workspace, workspace + "-renamed");
    folders.unshift(workspace + "-renamed"); // to be removed; the last is the one that steps go on with
    await page.fill("#f-seed", "12");
    await page.press("#f-seed", "Tab");
    await trouble("STUDIO-09");
    renameSync(workspace + "-renamed", workspace);
    assert.equal(await page.inputValue("#f-seed"), "12");
    await page.click('.trouble button:text-is("Apply again")');
    await written(12);
    await context.close();
    await stop();
  },
);

await step("two tabs of one study: what one saves the other does not undo, and shows when it looks", async () => {
  const workspace = folder(readdirSync(data));
  const study = () => readFileSync(join(workspace, "study.yaml"), "utf8");
  await start(workspace);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const [a, b] = [await context.newPage(), await context.newPage()];
  const checked = (page) =>
    page.waitForFunction(
      () => /^Checked/.test(document.querySelector("#check-state")?.textContent.trim() ?? ""),
      null,
      { timeout: 120000 },
    );
  for (const page of [a, b]) {
    await page.goto(url + "#tab=run&lang=en");
    await checked(page);
    await page.click("#tab-form");
  }
  await a.fill("#f-seed", "11");
  await a.press("#f-seed", "Tab");
  while (!study().includes("\nseed: 11")) await a.waitForTimeout(100);
  await b.fill("#f-seed", "12");
  await b.press("#f-seed", "Tab");
  await b.waitForSelector('.trouble:has-text("STUDIO-02")');
  assert.match(study(), /^seed: 11$/m);
  let checks = 0;
  b.on("request", (r) => r.url().includes("studio/check") && checks++);
  await b.click("#tab-run");
  await b.click("#check-state >> xpath=../button");
  await b.waitForSelector('.trouble:has-text("was changed elsewhere")', { timeout: 120000 });
  await checked(b);
  await b.waitForTimeout(2000);
  assert.ok(checks <= 2, `${checks} checks`);
  await b.click("#tab-form");
  assert.equal(await b.inputValue("#f-seed"), "12"); // what was typed is never lost
  assert.match(await b.textContent(".trouble"), /not in the study file yet:\s*seed 12/);
  await b.click('.trouble button:text-is("Reload")');
  await b.waitForFunction(
    () => document.querySelector("#f-seed").value === "11" && !document.querySelector(".trouble"),
  );
  await a.bringToFront();
  await a.fill("#f-seed", "13");
  await a.press("#f-seed", "Tab");
  while (!study().includes("\nseed: 13")) await a.waitForTimeout(100);
  await b.bringToFront();
  await b.fill("#f-study", "of the second tab");
  await b.press("#f-study", "Tab");
  await b.waitForSelector('.trouble:has-text("STUDIO-02")');
  await b.click('.trouble button:text-is("Apply again")');
  await b.waitForSelector(".trouble", { state: "detached" });
  assert.match(study(), /^study: of the second tab$/m);
  assert.match(study(), /^seed: 13$/m);
  assert.equal(await b.inputValue("#f-seed"), "13");
  await context.close();
  await stop();
});

await step("a run is cancelled; one that was killed is told, and goes on from what it had", async () => {
  await start(folders[folders.length - 1]);
  await opened(1280, 900, "tab=run&lang=en", async (page) => {
    await page.fill("#out", "one");
    await page.click("#start");
    await page.waitForSelector(".runs li.running .stages li:nth-child(3)", { timeout: 120000 });
    await page.click("text=Cancel one");
    await page.waitForSelector(".runs li.cancelled", { timeout: 30000 });
    await page.fill("#out", "two");
    await page.click("#start");
    await page.waitForSelector(".runs li.running .stages li:nth-child(7)", { timeout: 120000 });
  });
  await stop("SIGKILL");
  await start(folders[folders.length - 1]);
  await opened(1280, 900, "tab=run&lang=en", async (page) => {
    await page.waitForSelector(".runs li.left");
    await page.click(".runs li.left >> text=Run again");
    await page.waitForSelector(".runs li.done", { timeout: 240000 });
    assert.match(await page.textContent(".runs li.done"), /from the cache/);
  });
  await stop();
});

await step(
  "two runs at once, each with its cancel; killed together, both go on, and neither mixes into the other",
  async () => {
    const workspace = folder(readdirSync(data));
    const yaml = readFileSync(join(workspace, "study.yaml"), "utf8").replace(/\n# What drives it[^]*/, "\n");
    writeFileSync(join(workspace, "study.yaml"), yaml);
    writeFileSync(join(workspace, "other.yaml"), yaml.replace("fishnet: 5 km", "fishnet: 4 km"));
    await start(workspace);
    const run = async (page, study, out) => {
      await page.selectOption("#study", study);
      await page.waitForTimeout(300);
      await page.fill("#out", out);
      await page.click("#start");
      await page.waitForSelector(`.runs li:has(b:text-is("${out}"))`);
    };
    await opened(1280, 900, "tab=run&lang=en", async (page) => {
      await run(page, "study.yaml", "given-up");
      await run(page, "other.yaml", "b");
      await page.waitForFunction(() => document.querySelectorAll(".runs li.running progress").length === 2);
      await page.click("text=Cancel given-up");
      await page.waitForSelector('.runs li.cancelled:has(b:text-is("given-up"))', { timeout: 30000 });
      await run(page, "study.yaml", "a");
      await page.fill("#out", "b"); // where one is under way
      await page.click("#start");
      await page.waitForSelector(".trouble");
      assert.match(await page.textContent(".trouble"), /STUDIO-08/);
      await page.waitForFunction(
        () =>
          [...document.querySelectorAll(".runs li.running")].filter((r) => r.querySelectorAll(".stages li").length > 2)
            .length === 2,
        null,
        { timeout: 120000 },
      );
    });
    await stop("SIGKILL");
    await start(workspace);
    await opened(1280, 900, "tab=run&lang=en", async (page) => {
      await page.waitForFunction(() => document.querySelectorAll(".runs li.left").length === 2);
      for (const out of ["a", "b"]) await page.click(`.runs li.left:has(b:text-is("${out}")) >> text=Run again`);
      await page.waitForFunction(() => document.querySelectorAll(".runs li.done").length === 2, null, {
        timeout: 240000,
      });
    });
    await stop();
    const areas = (out) => readFileSync(join(workspace, out, "tables/carbon-by-unit.csv"), "utf8");
    const squares = (out) => (areas(out).match(/^cells,/gm) ?? []).length;
    assert.ok(squares("b") > 1.3 * squares("a"), "each study has its own squares");
    const counties = (out) =>
      areas(out)
        .match(/^counties,.*/gm)
        .join("\n");
    assert.equal(counties("a"), counties("b"));
    assert.deepEqual(
      readdirSync(workspace).filter((f) => !f.startsWith(".") && !readdirSync(data).includes(f)),
      ["a", "b", "other.yaml"],
    );
  },
);

const bungo = join(process.env.CARBONSCAPE_SHARED ?? "../../shared", "data/bungo");
if (existsSync(bungo)) {
  const said = {
    en: {
      use: (w) => "Use as land use of " + w,
      units: "Use as units planning_unit_bungo",
      driver: "Use as driver bungo_slope",
      legend: "Use this legend: landuse_table_bungo.csv",
      stock: "Use as carbon.stock",
    },
    zh: {
      use: (w) => `用作 ${w} 年土地利用`,
      units: "用作单元 planning_unit_bungo",
      driver: "用作驱动因子 bungo_slope",
      legend: "采用此图例：landuse_table_bungo.csv",
      stock: "用作 carbon.stock",
    },
  };
  for (const [lang, width] of [
    ["en", 1440],
    ["zh", 375],
  ]) {
    await step(
      `Bungo by the page alone, ${lang}, ${width} px: files say what they are, a header is mended, a run opens`,
      async () => {
        const workspace = folder([]);
        await start(workspace);
        await opened(width, 900, "lang=" + lang, async (page) => {
          const w = said[lang];
          await page.fill("#new-title", "Bungo");
          await page.click("#create");
          await page.waitForSelector("#study");
          const files = ["drivers", "landcover", "tables", "zones"].flatMap((f) =>
            readdirSync(join(bungo, f)).map((n) => join(bungo, f, n)),
          );
          await page.setInputFiles("#upload", files);
          await page.waitForFunction(() => document.querySelectorAll(".files dl").length >= 13, null, {
            timeout: 60000,
          });
          const facts = (name) => page.textContent(`.files li:has(h3:has-text("${name}"))`);
          // first each file by itself, then with the names that the tables beside it give its codes
          await page.waitForFunction(() =>
            [...document.querySelectorAll(".files li")].some((li) => /_1990r[^]*Primary Forest/.test(li.textContent)),
          );
          assert.match(
            await facts("bungo_landcover_1990r.tif"),
            /32748[^]*uint8[^]*128[^]*Primary Forest[^]*187\s871[^]*1990/,
          );
          assert.match(await facts("bungo_villages_146.gpkg"), /146[^]*KODE2010[^]*DESA/);
          const press = async (text) => {
            await page.click(`.files button:text-is("${text}") >> nth=0`);
            await page.waitForFunction(
              (t) => ![...document.querySelectorAll(".files button")].some((b) => b.textContent.trim() === t),
              text,
            );
          };
          for (const year of [1990, 2010]) await press(w.use(year));
          await press(w.units);
          await press(w.driver);
          await press(w.legend);
          await page.click("#tab-tables");
          await page.selectOption("#table", "carbon_bungo.csv");
          await page.fill(".grid tr:nth-child(1) td:nth-child(3) input", "value (tC/ha)");
          await page.click("#save-table");
          await page.waitForFunction(() => document.querySelector("#save-table").disabled);
          await page.click("#tab-files");
          await page.waitForSelector(`.files button:text-is("${w.stock}")`, { timeout: 60000 });
          await press(w.stock);
          await page.click("#tab-run");
          await page.waitForFunction(() => /(^|\D)0 /.test(document.querySelector("#check-state").textContent), null, {
            timeout: 60000,
          });
          await page.click("#start");
          await page.waitForSelector(".runs li.done", { timeout: 120000 });
          await page.click(".runs a.atlas");
          await page.waitForSelector("#map-right canvas", { timeout: 30000 });
          assert.match(await page.textContent("header"), /Bungo/);
          assert.equal(await page.getAttribute("html", "lang"), lang === "zh" ? "zh-CN" : "en");
        });
        await stop();
      },
    );
  }
}

const look = folder(readdirSync(data));
const ring = [
  [112.9, 27.9],
  [113.1, 27.9],
  [113.1, 28.1],
  [112.9, 27.9],
]; // covers some of the land: the longest term of a file
const part = { type: "Feature", properties: { id: 1 }, geometry: { type: "Polygon", coordinates: [ring] } };
writeFileSync(join(look, "part.geojson"), JSON.stringify({ type: "FeatureCollection", features: [part] }));
for (const width of [375, 768, 1440]) {
  for (const lang of ["en", "zh"]) {
    await step(`nothing serious for axe at ${width} px, ${lang}, light and dark`, async () => {
      if (!server || server.exitCode !== null || server.signalCode !== null) await start(look);
      for (const tab of ["files", "form", "tables", "run", "text"]) {
        const dark = ["form", "run"].includes(tab) === (lang === "en") ? "1" : "0"; // each tab in both, by language
        await opened(width, 900, `tab=${tab}&lang=${lang}&dark=${dark}`, async (page) => {
          if (tab === "files") await page.waitForSelector('.files dd:has-text("part.geojson")', { timeout: 60000 });
          await page.waitForTimeout(400);
          assert.equal(await serious(page), "[]", tab);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wide <= 1, tab + " is wider than the window by " + wide);
        });
      }
    });
  }
}
if (server && server.exitCode === null && server.signalCode === null) await stop();
await browser.close();
folders.forEach((f) => rmSync(f, { recursive: true, force: true }));
console.log(failures === 0 ? "all is well" : failures + " failed");
process.exit(failures === 0 ? 0 : 1);
