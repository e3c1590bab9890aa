// Clicks through the atlas of a run in a real browser: npm run browser -- PROGRAM RUN
// PROGRAM starts Carbonscape (./carbonscape), RUN is a run folder with a fishnet called `cells`, such as the demo's.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [program, run] = process.argv.slice(2);
const server = spawn(program, ["serve", run, "--port", "0", "--json"], { stdio: ["ignore", "pipe", "inherit"] });
const url = await new Promise((done, failed) => {
  let said = "";
  server.stdout.on("data", (d) => {
    said += d;
    const found = /"url": "([^"]+)"/.exec(said);
    if (found) done(found[1]);
  });
  server.on("exit", (code) => failed(new Error("the program ended with " + code)));
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let failures = 0;

/** Opens the page and holds it against what holds everywhere: no error told, nothing asked of another machine. */
async function opened(width, height, hash, look) {
  const context = await browser.newContext({ viewport: { width, height }, acceptDownloads: true, bypassCSP: false });
  const page = await context.newPage();
  const errors = [];
  page.on("console", (m) => m.type() === "error" && errors.push(m.text()));
  page.on("pageerror", (e) => errors.push(String(e)));
  page.on("request", (r) => {
    if (!r.url().startsWith(url) && !/^(blob|data):/.test(r.url())) errors.push("asked " + r.url());
  });
  await page.goto(url + "#" + hash);
  await page.waitForSelector("header h1");
  await page.waitForFunction(() => document.querySelector("#map-right canvas") !== null);
  await look(page);
  assert.deepEqual(errors, []);
  await context.close();
}

async function step(name, what) {
  try {
    await what();
    console.log("ok   " + name);
  } catch (e) {
    failures++;
    console.log(
      "FAIL " +
        name +
        "\n     " +
        String(e.stack ?? e)
          .split("\n")
          .slice(0, 6)
          .join("\n     "),
    );
  }
}

const selected = async (page) =>
  Number((await page.textContent('aside [role="status"]')).replace(/\s*\/.*/s, "").replace(/\D/g, "") || 0);

async function drag(page, from, to) {
  const box = await (await page.$("#map-right")).boundingBox();
  const at = ([x, y]) => [box.x + x * box.width, box.y + y * box.height];
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 6 });
  await page.mouse.up();
}

const base = "column=net_tCO2_per_ha_2020&units=cells&lang=en&dark=0";

await step("a box selects, and every view shows the same units", () =>
  opened(1440, 900, base + "&tab=table", async (page) => {
    await page.click("text=By box");
    await drag(page, [0.35, 0.3], [0.6, 0.5]);
    const n = await selected(page);
    assert.ok(n > 10, "selected " + n);
    await page.waitForFunction((k) => document.querySelectorAll(".tabulator-selected").length > 0 && k > 0, n);
    await page.click("text=add");
    await drag(page, [0.3, 0.6], [0.4, 0.7]);
    assert.ok((await selected(page)) >= n);
    await page.waitForTimeout(400);
    assert.match(page.url(), /selected=/);
    const again = await page.context().newPage();
    await again.goto(page.url());
    await again.waitForSelector('aside [role="status"]');
    assert.equal(await selected(again), await selected(page));
    await page.click("text=Clear");
    assert.equal(await selected(page), 0);
  }),
);

await step("the histogram and the Moran plot select too", () =>
  opened(1440, 1200, base + "&tab=charts", async (page) => {
    await page.waitForSelector("#chart-moran canvas");
    await page.waitForTimeout(800);
    for (const id of ["histogram", "moran"]) {
      const box = await (await page.$("#chart-" + id + " canvas")).boundingBox();
      await page.mouse.move(box.x + box.width * 0.5, box.y + 8);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width - 10, box.y + box.height * 0.7, { steps: 4 });
      await page.mouse.up();
      assert.ok((await selected(page)) > 0, id);
    }
    assert.ok(await page.$("#chart-q canvas"));
    assert.ok(await page.$("#chart-sankey canvas"));
  }),
);

await step("phases play, swipe and stand side by side", () =>
  opened(1440, 900, base, async (page) => {
    await page.click('button[aria-label="Play phases"]');
    await page.waitForFunction(() => document.querySelector(".year")?.textContent !== "2020", null, { timeout: 8000 });
    await page.click('button[aria-label="Pause"]');
    await page.click("text=Swipe two phases");
    await page.waitForSelector(".swiper");
    await page.click("text=Side by side");
    await page.waitForSelector("#map-left canvas");
    assert.equal((await page.$$(".pane")).length, 2);
  }),
);

await step("a legend filters and the safe palette changes it", () =>
  opened(1440, 900, base, async (page) => {
    const colour = () => page.getAttribute(".legend rect", "fill");
    const before = await colour();
    await page.click("text=Colours for colour-blind readers");
    assert.notEqual(await colour(), before);
    await page.click(".legend li:nth-child(2) button");
    assert.equal(await page.getAttribute(".legend li:nth-child(2) button", "aria-pressed"), "false");
  }),
);

await step("pictures and tables are handed out", () =>
  opened(1440, 900, base, async (page) => {
    await page.waitForTimeout(800);
    const kept = async (text) => {
      const [file] = await Promise.all([page.waitForEvent("download"), page.click("text=" + text)]);
      return readFileSync(await file.path());
    };
    const svg = (await kept("Map as SVG")).toString();
    assert.match(svg, /<svg[^]*Land use[^]*forest[^]*EPSG/);
    const png = await kept("Map as PNG");
    assert.ok(png.length > 20_000 && png.subarray(1, 4).toString() === "PNG");
    const csv = (await kept("CSV of the selected")).toString();
    assert.match(csv, /^\ufeffunit_set,unit,name,.*net_tCO2_per_ha_2020/);
  }),
);

await step("a unit's card, in Chinese, without boxes", () =>
  opened(1440, 900, "units=counties&lang=zh&tab=card&dark=0", async (page) => {
    await page.waitForTimeout(500);
    const box = await (await page.$("#map-right")).boundingBox();
    await page.mouse.click(box.x + box.width * 0.45, box.y + box.height * 0.4);
    await page.waitForSelector("#card-carbon canvas");
    assert.match(await page.textContent("aside"), /图层|期次/);
    assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
  }),
);

for (const [width, height] of [
  [375, 800],
  [768, 1000],
  [1440, 900],
]) {
  for (const lang of ["en", "zh"]) {
    for (const dark of ["0", "1"]) {
      await step(`nothing serious for axe at ${width} px, ${lang}, ${dark === "1" ? "dark" : "light"}`, () =>
        opened(width, height, `${base}&tab=charts&lang=${lang}&dark=${dark}`.replace("lang=en&", ""), async (page) => {
          await page.waitForTimeout(600);
          // in a world of its own: the page's policy allows no script from elsewhere, and stays as it is
          const found = await page
            .evaluate(async (source) => {
              new Function(source); // compiled only where the policy allows it
              return null;
            }, "")
            .catch(() => null);
          assert.equal(found, null);
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
          assert.equal(result.value, "[]");
          assert.ok(
            await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1),
            "wider than the window",
          );
        }),
      );
    }
  }
}

await step("keyboard only: layers, phases and tabs", () =>
  opened(1440, 900, base, async (page) => {
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement?.getAttribute("type") === "range")) break;
    }
    await page.keyboard.press("ArrowLeft");
    await page.waitForFunction(() => document.querySelector("output")?.textContent === "2015");
    await page.focus("#tab-charts");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#chart-histogram canvas");
  }),
);

await browser.close();
server.kill();
console.log(failures === 0 ? "all is well" : failures + " failed");
process.exit(failures === 0 ? 0 : 1);
