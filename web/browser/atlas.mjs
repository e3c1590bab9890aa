// Clicks through the atlas of runs in a real browser: npm run browser -- PROGRAM RUN [OTHER]. PROGRAM is the command
// carbonscape, RUN the run folder of the demo with its study, OTHER another run of the same region. Every step ends
// within half a minute, all of them within some four.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import {
  appendFileSync,
  createReadStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

const [program, run, other = run] = process.argv.slice(2);
const only = process.env.ONLY ? new RegExp(process.env.ONLY) : /./;
const work = mkdtempSync(join(tmpdir(), "carbonscape-browser-"));
const carbonscape = promisify(execFile).bind(null, program);
const servers = [];

/** Serves runs; the address of their page. */
async function serve(...runs) {
  const server = spawn(program, ["serve", ...runs, "--port", "0", "--json"], { stdio: ["ignore", "pipe", "inherit"] });
  servers.push(server);
  return new Promise((done, failed) => {
    let said = "";
    server.stdout.on("data", (d) => {
      said += d;
      const found = /"url": "([^"]+)"/.exec(said);
      if (found) done(found[1]);
    });
    server.on("exit", (code) => failed(new Error("the program ended with " + code)));
  });
}

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const launch = (...more) =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: [...FLAGS, ...more] });
const browser = await launch();
const url = await serve(run, other);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let failures = 0;

/** The middle of the map has a colour. */
const drawn = (page, host = "right") =>
  page.waitForFunction((id) => {
    for (const c of document.querySelectorAll("#map-" + id + " canvas")) {
      const d = c.width > 0 && c.getContext("2d")?.getImageData(c.width / 2, c.height / 2, 1, 1).data;
      if (d && d[3] > 0) return true;
    }
    return false;
  }, host);

/** Opens the page and holds it against what holds everywhere: no error told, nothing asked of another machine. */
async function opened(width, height, hash, look, at = url, by = browser) {
  const context = await by.newContext({ viewport: { width, height }, acceptDownloads: true, locale: "en" });
  context.setDefaultTimeout(20_000);
  try {
    const page = await context.newPage();
    const errors = [];
    page.on("console", (m) => m.type() === "error" && errors.push(m.text()));
    page.on("pageerror", (e) => errors.push(String(e)));
    page.on("request", (r) => {
      if (!r.url().startsWith(at) && !/^(blob|data):/.test(r.url())) errors.push("asked " + r.url());
    });
    await page.goto(at + "#" + hash);
    await page.waitForSelector("header h1");
    await drawn(page);
    await look(page);
    assert.deepEqual(errors, []);
  } finally {
    await context.close();
  }
}

/** A step that fails is tried once more, and that is told: machines of a CI stall now and then. */
async function step(name, what) {
  if (!only.test(name)) return;
  for (const attempt of [1, 2]) {
    const began = Date.now();
    try {
      await what();
      console.log(`ok   ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
      return;
    } catch (e) {
      if (attempt === 2) failures++;
      const lines = String(e.stack ?? e).split("\n");
      console.log((attempt === 2 ? "FAIL " : "again ") + name + "\n     " + lines.slice(0, 8).join("\n     "));
    }
  }
}

const selected = async (page) =>
  Number((await page.textContent('aside [role="status"]')).replace(/\s*\/.*/s, "").replace(/\D/g, "") || 0);
const some = (page) =>
  page.waitForFunction(() => /\d/.test(document.querySelector('aside [role="status"]')?.textContent ?? ""));
const none = (page) =>
  page.waitForFunction(() => !/\d/.test(document.querySelector('aside [role="status"]')?.textContent ?? "1"));
const unitsAreThere = (page) => page.waitForSelector('aside [role="status"]');

async function drag(page, selector, path, steps = 6) {
  const box = await (await page.waitForSelector(selector)).boundingBox();
  const at = ([x, y]) => [box.x + x * box.width, box.y + y * box.height];
  await page.mouse.move(...at(path[0]));
  await page.mouse.down();
  for (const to of path.slice(1)) await page.mouse.move(...at(to), { steps });
  await page.mouse.up();
}

/** Clicks down a column of a chart until something is selected. */
async function clickChart(page, id, x) {
  const canvas = await page.waitForSelector(`#chart-${id} canvas`);
  await canvas.scrollIntoViewIfNeeded();
  await page.waitForFunction((k) => {
    const c = document.querySelector(`#chart-${k} canvas`);
    const d = c?.getContext("2d")?.getImageData(0, 0, c.width, c.height).data;
    return d && d.some((v, i) => i % 4 === 3 && v > 0);
  }, id);
  const box = await canvas.boundingBox();
  for (let k = 1; k < 24; k++) {
    await page.mouse.click(box.x + x * box.width, box.y + (k / 24) * box.height);
    await page.waitForTimeout(60);
    if ((await selected(page)) > 0) return;
  }
  assert.fail("no click on the chart selected anything: " + id);
}

async function kept(page, press) {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return readFileSync(await file.path());
}

const base = "column=net_tCO2_per_ha_2020&units=cells&lang=en&dark=0";

await step("a box and a lasso select, every view shows the same units, and the address keeps them by name", () =>
  opened(1440, 900, base + "&tab=table", async (page) => {
    await unitsAreThere(page);
    await page.click("text=By box");
    await drag(page, "#map-right", [
      [0.35, 0.3],
      [0.6, 0.5],
    ]);
    const n = await selected(page);
    assert.ok(n > 10, "selected " + n);
    await page.waitForFunction(() => document.querySelectorAll(".tabulator-selected").length > 0);
    await page.fill("#selection-name", "核心 & <core>");
    await page.press("#selection-name", "Enter");
    await page.click("text=By lasso");
    await page.click('button:text-is("add")');
    await drag(page, "#map-right", [
      [0.3, 0.6],
      [0.45, 0.6],
      [0.45, 0.75],
      [0.3, 0.7],
    ]);
    const more = await selected(page);
    assert.ok(more > n);
    await page.waitForFunction((k) => decodeURIComponent(location.hash).includes("selected=") && k, more);
    await page.waitForTimeout(400); // the address follows a quarter of a second later
    const again = await page.context().newPage();
    await again.goto(page.url());
    await unitsAreThere(again);
    await some(again);
    assert.equal(await selected(again), more);
    await again.click('button:text-is("核心 & <core>")');
    assert.equal(await selected(again), n);
    await again.close();
    await page.click("text=Invert");
    assert.equal(await selected(page), 1239 - more);
    await page.click('button:text-is("Clear")');
    assert.equal(await selected(page), 0);
  }),
);

await step("histogram, Moran plot, ranking, q bars and Sankey select too", () =>
  opened(1440, 1200, base + "&tab=charts", async (page) => {
    await page.waitForSelector("#chart-sankey canvas");
    for (const id of ["histogram", "moran"]) {
      await page.waitForFunction((k) => {
        const c = document.querySelector(`#chart-${k} canvas`);
        return (
          c &&
          c
            .getContext("2d")
            .getImageData(0, 0, c.width, c.height)
            .data.some((v) => v > 0)
        );
      }, id);
      await drag(
        page,
        `#chart-${id} canvas`,
        [
          [0.4, 0.1],
          [0.95, 0.7],
        ],
        4,
      );
      await some(page);
      await page.click('button:text-is("Clear")');
    }
    for (const [id, x] of [
      ["ranking", 0.5],
      ["q", 0.28],
      ["sankey", 0.2],
    ]) {
      await clickChart(page, id, x);
      await page.click('button:text-is("Clear")');
      await none(page);
    }
    assert.ok((await page.$$('.legend button[aria-pressed="false"]')).length > 5, "the Sankey lights its cells alone");
  }),
);

await step("phases play, swipe and stand side by side", () =>
  opened(1440, 900, base, async (page) => {
    await page.click('button[aria-label="Play phases"]');
    await page.waitForFunction(() => !document.querySelector(".year")?.textContent?.includes("2020"));
    await page.click('button[aria-label="Pause"]');
    await page.click("text=Swipe two phases");
    await page.waitForSelector(".swiper");
    await page.focus(".swiper");
    await page.keyboard.press("Home");
    await page.click("text=Side by side");
    await drawn(page, "left");
    await drawn(page, "right");
    assert.equal((await page.$$(".pane")).length, 2);
  }),
);

await step("runs stand side by side, their units differ, a table and a waterfall tell how", () =>
  opened(1440, 1000, "units=counties&column=net_tCO2_2020&lang=en&dark=0&tab=differences", async (page) => {
    await unitsAreThere(page);
    await page.selectOption("#other-run", "1");
    if (other === run) return void (await page.waitForSelector("#view p:has-text('No unit differs.')"));
    await page.waitForSelector("#differences");
    await page.click("text=Side by side");
    await drawn(page, "left");
    await page.check("#difference");
    await page.waitForFunction(() => document.querySelectorAll(".legend").length > 1);
    const rows = await page.$$eval("#differences tbody tr", (all) =>
      all.map((r) => [...r.children].map((c) => c.textContent.trim())),
    );
    assert.equal(rows.length, 23);
    const value = (text) => Number(text.replace(/[^\d.−-]/g, "").replace("−", "-"));
    for (const [, a, b, d] of rows) {
      assert.ok(Math.abs(value(a) - value(b) - value(d)) <= 1e-3 * (Math.abs(value(a)) + Math.abs(value(b)) + 1));
    }
    assert.ok(rows.some((r) => value(r[3]) !== 0));
    await page.waitForSelector("#chart-waterfall canvas");
    assert.match(await page.textContent("#view"), /carbon\.factors/);
    const csv = (await kept(page, () => page.click("text=CSV of the differences"))).toString();
    assert.equal(csv.trim().split("\r\n").length, 24);
    await page.click("#differences tbody tr:first-child button");
    await some(page);
    await page.waitForTimeout(400);
    assert.match(page.url(), /against=2/);
    assert.match(page.url(), /difference=1/);
    assert.match(await page.textContent("#view"), /reforest/); // the scenario against its base
  }),
);

await step("every layer is drawn: rasters, clusters, hot spots, lines and patches", () =>
  opened(1440, 900, base, async (page) => {
    await unitsAreThere(page);
    const colour = "select[aria-label=Raster]";
    const kinds = await page.$$eval(colour + " option", (all) => all.map((o) => o.value).filter(Boolean));
    for (const kind of ["landuse", "change", "source", "sink", "net", "stock", "density_source", "density_sink"])
      assert.ok(kinds.includes(kind), kind);
    for (const kind of ["suitability_level", "suitability_score", "level_stability", "zones", "cost_distance"])
      assert.ok(kinds.includes(kind), kind);
    await page.selectOption("select[aria-label='Set of units']", "");
    const blank = [];
    for (const kind of kinds) {
      await page.selectOption(colour, "");
      await page.waitForTimeout(30);
      await page.selectOption(colour, kind);
      await page
        .waitForFunction(
          () =>
            [...document.querySelectorAll("#map-right .ol-layer canvas, #map-right canvas")].some((c) => {
              if (c.width === 0 || c.className === "units") return false;
              const d = c.getContext("2d").getImageData(0, 0, c.width, c.height).data;
              for (let i = 3; i < d.length; i += 400) if (d[i] > 0) return true;
              return false;
            }),
          null,
          { timeout: 6000 },
        )
        .catch(() => blank.push(kind));
    }
    assert.deepEqual(blank, []);
    await page.selectOption("select[aria-label='Set of units']", "cells");
    for (const column of ["lisa_cluster_2020", "gi_bin_2020"]) {
      await page.waitForSelector(`option[value=${column}]`, { state: "attached" });
      await page.selectOption(`select:has(option[value=${column}])`, column);
      await page.waitForFunction((c) => location.hash.includes(c), column);
    }
    for (const box of await page.$$("aside .lines input[type=checkbox]")) await box.check();
    assert.equal((await page.$$("aside .lines input[type=checkbox]:checked")).length, 3);
    await page.waitForFunction(() => document.querySelectorAll("aside .lines .legend").length === 3);
  }),
);

await step("the map's colours are the areas of the tables", () =>
  opened(1440, 900, "units=&lang=en&dark=0&phase=2020", async (page) => {
    await page.waitForTimeout(1200); // the last tiles
    const seen = await page.evaluate(() => {
      const count = {};
      for (const c of document.querySelectorAll("#map-right canvas")) {
        if (c.width === 0 || c.className === "units") continue;
        const d = c.getContext("2d").getImageData(0, 0, c.width, c.height).data;
        for (let i = 0; i < d.length; i += 4) {
          if (d[i + 3] < 255) continue;
          const hex = "#" + [d[i], d[i + 1], d[i + 2]].map((v) => v.toString(16).padStart(2, "0")).join("");
          count[hex] = (count[hex] ?? 0) + 1;
        }
      }
      return count;
    });
    const legend = await page.$$eval(".legend li", (all) =>
      all.map((li) => [li.textContent.trim(), li.querySelector("rect").getAttribute("fill").toLowerCase()]),
    );
    const [head, ...lines] = readFileSync(join(run, "tables/class-areas.csv"), "utf8").trim().split(/\r?\n/);
    const names = head.replace("\ufeff", "").split(",");
    const of = lines.map((l) => Object.fromEntries(l.split(",").map((v, i) => [names[i], v])));
    const areas = of.filter((r) => r.year === "2020");
    const total = areas.reduce((a, r) => a + Number(r.area_km2), 0);
    const pixels = legend.reduce((a, [, hex]) => a + (seen[hex] ?? 0), 0);
    assert.ok(pixels > 50_000, "pixels " + pixels);
    for (const [name, hex] of legend) {
      const area = Number(areas.find((r) => r.class === name).area_km2) / total;
      const share = (seen[hex] ?? 0) / pixels;
      assert.ok(Math.abs(area - share) < 0.02, `${name}: ${share} of the map, ${area} of the land`);
    }
  }),
);

/** All canvases of a map under each other, with what a point of it has. */
const pixel = (page, x, y, skip = "units") =>
  page.evaluate(
    ([px, py, without]) => {
      let found = "";
      for (const c of document.querySelectorAll("#map-right canvas")) {
        const box = c.getBoundingClientRect();
        if (c.width === 0 || box.width === 0 || c.className === without) continue;
        const at = [((px - box.left) / box.width) * c.width, ((py - box.top) / box.height) * c.height].map(Math.floor);
        const d = c.getContext("2d").getImageData(at[0], at[1], 1, 1).data;
        if (d[3] === 255) found = "#" + [...d.slice(0, 3)].map((v) => v.toString(16).padStart(2, "0")).join("");
      }
      return found;
    },
    [x, y, skip],
  );

await step("what a point shows is what it is told to be, and what the tables say of its unit", async () => {
  const { grid } = await (await fetch(url + "runs/1/atlas.json")).json();
  const middle = [(grid.extent[0] + grid.extent[2]) / 2, (grid.extent[1] + grid.extent[3]) / 2];
  await opened(1440, 900, `${base}&phase=2020&view=${middle},40`, async (page) => {
    await unitsAreThere(page);
    await page.waitForTimeout(800); // the last tiles
    const legend = Object.fromEntries(
      await page.$$eval(".legend li", (all) =>
        all.map((li) => [li.textContent.trim(), li.querySelector("rect").getAttribute("fill").toLowerCase()]),
      ),
    );
    const [head, ...rows] = readFileSync(join(run, "tables/carbon-by-unit.csv"), "utf8").trim().split(/\r?\n/);
    const [set, unit, year, value] = ["unit_set", "unit", "year", "net_tCO2_per_ha"].map((n) =>
      head.replace("\ufeff", "").split(",").indexOf(n),
    );
    const net = new Map(
      rows
        .map((r) => r.split(","))
        .filter((r) => r[set] === "cells" && r[year] === "2020")
        .map((r) => [r[unit], r[value]]),
    );
    const box = await (await page.$("#map-right")).boundingBox();
    let seen = 0;
    for (let k = 0; k < 24; k++) {
      const [x, y] = [
        box.x + box.width * (0.3 + 0.05 * (k % 8)),
        box.y + box.height * (0.25 + 0.2 * Math.floor(k / 8)),
      ];
      const before = await page.textContent("#said");
      await page.mouse.move(x, y, { steps: 2 });
      await page
        .waitForFunction((b) => document.querySelector("#said").textContent !== b, before, { timeout: 900 })
        .catch(() => 0);
      await page.waitForTimeout(60);
      const found = /Land use 2020: (\w+) · (r\d+c\d+): (\S+)/.exec(
        (await page.textContent("#said")).replace(/\u202f/g, ""),
      );
      if (!found) continue;
      seen++;
      const told = Number(found[3].replace("−", "-"));
      const wanted = Number(net.get(found[2]));
      assert.ok(Math.abs(told - wanted) <= 1e-3 * Math.abs(wanted), `${found[2]}: ${told}, in the table ${wanted}`);
      const colours = [await pixel(page, x, y)];
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ])
        colours.push(await pixel(page, x + dx, y + dy));
      assert.ok(colours.includes(legend[found[1]]), `${found[1]} is ${legend[found[1]]}, drawn ${colours}`);
    }
    assert.ok(seen > 9, "points on land: " + seen);
  });
});

/** Maps as they were, small, in browser/pictures.json; UPDATE=1 writes them anew. Fonts have no part in them. */
const pictures = new URL("pictures.json", import.meta.url);
await step("the maps look as they did", () =>
  opened(1000, 760, "units=&lang=en&dark=0&phase=2020", async (page) => {
    const known = existsSync(pictures) ? JSON.parse(readFileSync(pictures, "utf8")) : {};
    const now = {};
    for (const [name, hash] of Object.entries({
      land: "units=&raster=landuse",
      net: "units=&raster=net",
      zones: "units=&raster=zones",
      level: "units=&raster=suitability_level&safe=1",
      counties: "units=counties&column=net_tCO2_2020&raster=",
      clusters: "units=cells&column=lisa_cluster_2020&raster=",
      dark: "units=counties&column=net_tCO2_per_ha_2005&raster=&dark=1",
    })) {
      const one = await page.context().newPage();
      await one.goto(url + "#phase=2020&lang=en&tab=table&dark=0&" + hash);
      await drawn(one);
      await one.waitForTimeout(900); // the last tiles
      now[name] = await one.evaluate(() => {
        const host = document.querySelector("#map-right").getBoundingClientRect();
        const small = document.createElement("canvas");
        [small.width, small.height] = [24, 18];
        const g = small.getContext("2d");
        const whole = document.createElement("canvas");
        [whole.width, whole.height] = [host.width, host.height];
        const w = whole.getContext("2d");
        w.fillStyle = "#fff";
        w.fillRect(0, 0, whole.width, whole.height);
        for (const c of document.querySelectorAll("#map-right canvas")) {
          const box = c.getBoundingClientRect();
          if (c.width > 0 && box.width > 0)
            w.drawImage(c, box.left - host.left, box.top - host.top, box.width, box.height);
        }
        const half = (from, width, height) => {
          const to = document.createElement("canvas");
          [to.width, to.height] = [width, height];
          to.getContext("2d").drawImage(from, 0, 0, width, height);
          return to;
        };
        g.drawImage(half(half(whole, 192, 144), 48, 36), 0, 0, 24, 18);
        const d = g.getImageData(0, 0, 24, 18).data;
        return [...d]
          .filter((_, i) => i % 4 < 3)
          .map((v) => v.toString(16).padStart(2, "0"))
          .join("");
      });
      await one.close();
    }
    if (process.env.UPDATE) writeFileSync(pictures, JSON.stringify(now, null, 2) + "\n");
    else
      for (const [name, of] of Object.entries(now)) {
        const values = (hex) => hex.match(/../g).map((v) => parseInt(v, 16));
        const was = values(known[name]);
        const off = values(of).map((v, i) => Math.abs(v - was[i]));
        const mean = off.reduce((a, v) => a + v, 0) / off.length;
        assert.ok(mean < 12, `${name} is another picture: ${mean.toFixed(1)} of 255 off`);
      }
  }),
);

await step("a view is printed on a page or two, light, with its legends", () =>
  opened(1440, 900, "units=counties&column=net_tCO2_2020&lang=en&dark=1&tab=table&phase=2020", async (page) => {
    await unitsAreThere(page);
    await page.waitForSelector(".tabulator-row");
    const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
    const pages = (pdf.match(/\/Type\s*\/Page\b/g) ?? []).length;
    assert.ok(pages >= 1 && pages <= 3, "pages " + pages);
    const darkest = (event) =>
      page.evaluate((name) => {
        dispatchEvent(new Event(name));
        const canvas = document.querySelector("canvas.units");
        const c = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        let least = 255;
        for (let i = 0; i < c.length; i += 4) if (c[i + 3] === 255) least = Math.min(least, c[i + 1]);
        return least;
      }, event);
    const [onPaper, onScreen] = [await darkest("beforeprint"), await darkest("afterprint")];
    assert.ok(onPaper < 100 && onScreen > 150, `outlines ${onPaper} on paper, ${onScreen} on the screen`);
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.isVisible(".legend"), true);
    assert.equal(await page.isVisible(".zoom"), false);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).color), "rgb(31, 42, 35)");
  }),
);

await step("a map is named by the years of what it shows; the table tells classes by name, and its menu is whole", () =>
  opened(1440, 900, "lang=zh", async (page) => {
    await unitsAreThere(page);
    const named = (years) =>
      page.waitForFunction((y) => document.querySelector(".year")?.textContent?.trim() === y, years);
    const raster = (kind) => page.selectOption('select[aria-label="栅格"]', kind);
    await named("2020");
    await raster("change");
    await named("2015–2020");
    await raster("zones"); // of no phase
    await named("");
    await raster("landuse");
    await named("2020");
    await page.waitForSelector(".tabulator-col-title:has-text('碳源 2020（tCO₂）')");
    await page.waitForFunction(() => document.querySelector("#table")?.textContent?.includes("不显著"));
    await page.click(".table-tools .menu summary");
    const open = () => page.$$eval("details.menu", (all) => all.map((m) => m.open));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    assert.deepEqual(await open(), [false, false]);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "SUMMARY");
    await page.keyboard.press("Enter");
    await page.click(".table-tools .menu li >> nth=0"); // choosing in it leaves it open
    assert.deepEqual(await open(), [false, true]);
    await page.click("header h1");
    assert.deepEqual(await open(), [false, false]);
    await page.click(".table-tools .menu summary");
    const menu = await page.locator(".table-tools .menu ul").boundingBox();
    const panel = await page.locator(".views").boundingBox();
    assert.ok(menu.x >= panel.x, `the menu begins at ${menu.x}, the panel at ${panel.x}`);
  }),
);

await step(
  "the map opens with one theme; a raster that is chosen has the colours of its legend, and units their outlines",
  () =>
    opened(1440, 900, "lang=en&dark=0", async (page) => {
      await unitsAreThere(page);
      const legends = () => page.$$eval("aside .legend", (all) => all.length);
      assert.equal(await legends(), 1);
      assert.equal(
        await page.inputValue('select[aria-label="Set of units"]'),
        "counties",
        "which the study names first",
      );
      const opacity = () => page.inputValue('input[aria-label="Opacity: Units"]');
      assert.equal(await opacity(), "1");
      await page.selectOption('select[aria-label="Raster"]', "landuse");
      assert.equal(await opacity(), "0");
      await page.waitForFunction(() => document.querySelector("aside .legend")?.textContent.includes("forest"));
      await page.selectOption("aside label:has-text('Coloured by') select", "source_tCO2_2020");
      await page.waitForFunction(() => document.querySelectorAll("aside .legend li").length > 7);
      assert.equal(await opacity(), "0.8");
      await page.selectOption('select[aria-label="Raster"]', "");
      assert.equal(await opacity(), "1");
    }),
);

await step("layers are put in order, their opacity and filters too, and the address brings all of it back", () =>
  opened(1440, 900, base + "&phase=2020&tab=table", async (page) => {
    await unitsAreThere(page);
    await page.check("aside .lines label:has-text('Corridors (') input");
    await page.fill("aside .lines input[type=range]", "0.4");
    await page.fill('input[aria-label="Opacity: Units"]', "1");
    const order = (p) => p.$$eval(".order .grow", (all) => all.map((o) => o.textContent.trim()));
    assert.deepEqual(await order(page), ["Corridors", "cells", "Land use"]);
    const box = await (await page.$("#map-right")).boundingBox();
    const land = await page.$$eval("section:nth-child(2) .legend rect", (all) =>
      all.map((r) => r.getAttribute("fill").toLowerCase()),
    );
    const raster = async () => {
      let seen = 0;
      for (let k = 0; k < 20; k++) {
        const at = [box.x + box.width * (0.4 + 0.01 * k), box.y + box.height * (0.25 + 0.01 * k)];
        if (land.includes(await pixel(page, ...at, "none"))) seen++;
      }
      return seen;
    };
    assert.ok((await raster()) < 5, "units lie on the raster");
    await page.click('button[aria-label="Raise: Land use"]');
    await page.click('button[aria-label="Raise: Land use"]');
    assert.deepEqual(await order(page), ["Land use", "Corridors", "cells"]);
    await page.waitForTimeout(600);
    assert.ok((await raster()) > 10, "the raster lies on the units");
    await page.click("section:nth-child(2) .legend li:nth-child(2) button");
    await page.click(".tabulator-row");
    await page.waitForTimeout(500);
    const again = await page.context().newPage();
    await again.goto(page.url());
    await again.waitForSelector(".order li");
    await unitsAreThere(again);
    assert.deepEqual(await order(again), ["Land use", "Corridors", "cells"]);
    assert.equal(await again.inputValue("aside .lines input[type=range]"), "0.4");
    assert.equal(await again.inputValue('input[aria-label="Opacity: Units"]'), "1");
    assert.equal((await again.$$('section:nth-child(2) .legend button[aria-pressed="false"]')).length, 1);
    assert.equal(await selected(again), 1);
    await again.click("#tab-card");
    await again.waitForSelector(".ledger"); // of the unit that was chosen
    await again.click("text=Show all classes");
    assert.equal((await again.$$('.legend button[aria-pressed="false"]')).length, 0);
    await again.close();
  }),
);

await step("every chart is handed out as SVG and PNG, with title, legend and source", () =>
  opened(1440, 1200, base + "&tab=charts&other=2005&phase=2020&dark=1", async (page) => {
    await page.waitForSelector("#chart-sankey canvas");
    await unitsAreThere(page);
    const all = async (wanted) => {
      const buttons = await page.$$("#view figcaption button");
      assert.equal(buttons.length, 2 * wanted);
      for (const button of buttons) {
        const file = await kept(page, () => button.click());
        if ((await button.textContent()).trim() === "PNG") {
          assert.equal(file.subarray(1, 4).toString(), "PNG");
        } else {
          assert.match(file.toString(), /<svg[^]*Chang-Zhu-Tan[^]*Source: [^]*EPSG[^]*<\/svg>/);
          assert.match(file.toString(), /fill="#ffffff"/);
        }
      }
    };
    await all(5);
    await page.click("#tab-table");
    await page.click(".tabulator-row");
    await page.click("#tab-card");
    await page.waitForSelector("#card-carbon canvas");
    await all(2);
    await page.click("text=Side by side");
    await drawn(page, "left");
    const map = (await kept(page, () => page.click("text=Map as SVG"))).toString();
    assert.equal(map.match(/<image /g).length, 2);
    assert.match(map, />2005<[^]*>2020</);
  }),
);

await step("the Sankey is that of the selected units; rows are found, selected and walked by keyboard", () =>
  opened(1440, 900, base + "&tab=table", async (page) => {
    await page.waitForSelector(".tabulator-row");
    await page.fill("input[type=search]", "r12c");
    await page.waitForFunction(() => document.querySelector(".tabulator-row").textContent.includes("r12c"));
    await page.click("text=Select what is listed");
    const listed = await selected(page);
    assert.ok(listed > 5 && listed < 80, "listed " + listed);
    await page.waitForFunction(() => {
      const marked = [...document.querySelectorAll(".tabulator-selected")].map((r) => r.textContent);
      return marked.length > 5 && marked.every((r) => r.includes("r12c"));
    });
    await page.fill("input[type=search]", "");
    await page.click("#tab-charts");
    await page.waitForSelector("#chart-sankey canvas");
    const svg = async () =>
      (await kept(page, () => page.click('button[aria-label="Land-use transfers SVG"]'))).toString();
    const some_ = await svg();
    await page.click('button:text-is("Clear")');
    await page.waitForTimeout(400);
    assert.notEqual(await svg(), some_);
    await page.click("#tab-table");
    await page.waitForSelector('.tabulator-row[tabindex="0"]');
    await page.focus('.tabulator-row[tabindex="0"]');
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.equal(await selected(page), 1);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Shift+Enter");
    assert.equal(await selected(page), 3);
    await page.focus("#map-right");
    await page.keyboard.press("Enter"); // the middle of the map
    assert.equal(await selected(page), 1);
  }),
);

await step("hover tells class, value and unit; scale bar, north and coordinates are there", () =>
  opened(1440, 900, base, async (page) => {
    await unitsAreThere(page);
    const box = await (await page.$("#map-right")).boundingBox();
    let told = "";
    for (let k = 0; k < 50 && !/Land use 2020: \w+ · r\d+c\d+: .*tCO₂\/ha/.test(told); k++) {
      await page.mouse.move(box.x + box.width / 2 + 3 * k, box.y + box.height * 0.4);
      await page.waitForTimeout(100);
      told = await page.textContent("#said");
    }
    assert.match(told, /Land use 2020: \w+ · r\d+c\d+: .*tCO₂\/ha/);
    assert.match(await page.textContent(".ol-mouse-position"), /\d+\.\d{4}° N, \d+\.\d{4}° E/);
    assert.match(await page.textContent(".ol-scale-line"), /km/);
    assert.match(await page.textContent(".north"), /N/);
  }),
);

await step("an address that names what is not here, and a program that ended, are told", async () => {
  const hash = "lang=en&run=9&phase=1999&units=cells&column=nothing&unit=nowhere&raster=none&lines=none&named=%25=1";
  const lost = await (await browser.newContext()).newPage(); // where no raster and no column is shown nothing is drawn
  await lost.goto(url + "#" + hash);
  const told = await (await lost.waitForSelector("div.trouble")).textContent();
  for (const what of ["Run 9", "Phase 1999", "Coloured by nothing", "Unit nowhere", "Raster none", "patches none"])
    assert.ok(told.includes(what), what + " in " + told);
  assert.equal(await lost.inputValue("select[aria-label=Raster]"), "", "none in the place of an unknown one");
  await lost.click("div.trouble button");
  await lost.waitForSelector("div.trouble", { state: "detached" });
  await lost.context().close();
  const mine = await serve(run, other);
  const server = servers[servers.length - 1];
  const page = await (await browser.newContext()).newPage();
  await page.goto(mine + "#lang=en&units=counties&column=net_tCO2_2020");
  await unitsAreThere(page);
  const ended = new Promise((done) => server.once("exit", done));
  server.kill("SIGKILL");
  await ended; // what the table has read is still there, this column is not
  await page.selectOption("aside label:has-text('Coloured by') select", "forest_km2_2020");
  await page.waitForSelector("div.trouble:has-text('Nothing answers')");
  await page.click("div.trouble button");
  await page.selectOption("header select", "1");
  await page.waitForSelector("div.trouble:has-text('Nothing answers')");
  assert.equal(await page.inputValue("header select"), "0", "the run that is still shown");
  await page.context().close();
});

await step("a raster that cannot be read is told as long as it is chosen, and no other shown for it", async () => {
  const page = await (await browser.newContext()).newPage(); // its console tells what was not read
  await page.route(/source_2020\.tif/, (route) => route.abort());
  await page.goto(url + "#" + base);
  await unitsAreThere(page);
  const told = (is) =>
    page.waitForFunction((is) => /could not be read/.test(document.querySelector("#said").textContent) === is, is);
  await page.selectOption("select[aria-label=Raster]", "landuse");
  await drawn(page);
  await page.selectOption("select[aria-label=Raster]", "source");
  await told(true);
  const box = await (await page.$("#map-right")).boundingBox();
  for (let k = 0; k < 5; k++) await page.mouse.move(box.x + box.width / 2 + 9 * k, box.y + box.height / 2);
  await page.waitForTimeout(500);
  await told(true);
  assert.match(await page.textContent("#said"), / · r\d+c\d+: /);
  await page.selectOption("select[aria-label=Raster]", "landuse");
  await told(false);
  await page.context().close();
});

await step("the policy lets no text become script", async () => {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForSelector("header h1");
  const harmed = await page.evaluate(() => {
    const inline = document.createElement("script");
    inline.textContent = "window.harmed = 1";
    document.head.append(inline);
    document.body.insertAdjacentHTML("beforeend", '<p onclick="window.harmed = 2" id="trap">x</p>');
    document.getElementById("trap").click();
    return window.harmed;
  });
  await page.close();
  assert.equal(harmed, undefined);
});

await step("a long name of a unit leaves its values in sight, and is told whole as text", async () => {
  const study = join(run, "study");
  const long = "<b>Autonomous prefecture</b>, its northern counties, their towns, state farms and forestry bureaux";
  const box = (x, name) => ({
    type: "Feature",
    properties: { id: "u" + x, name },
    geometry: {
      type: "Polygon",
      coordinates: [[x, x + 0.3].flatMap((e, k) => [27.7, 28.1].map((n) => [e, k ? 55.8 - n : n]))],
    },
  });
  const features = [box(112.7, long), box(113.0, "b")];
  for (const f of features) f.geometry.coordinates[0].push(f.geometry.coordinates[0][0]);
  writeFileSync(join(work, "long.geojson"), JSON.stringify({ type: "FeatureCollection", features }));
  writeFileSync(
    join(work, "long.yaml"),
    `study: long\nlandUse: { legend: cnlucc-6, phases: { 2005: ${JSON.stringify(study + "/landuse_2005.tif")} } }\n` +
      `units: { towns: { file: long.geojson, id: id, name: name } }\ncarbon: { factors: reference-study }\n`,
  );
  rmSync(join(work, "long"), { recursive: true, force: true });
  await carbonscape(["run", join(work, "long.yaml"), "--out", join(work, "long"), "--cache", "none"]);
  const at = await serve(join(work, "long"));
  await opened(
    1440,
    900,
    "units=towns&lang=zh&tab=table",
    async (page) => {
      await page.waitForSelector(".tabulator-row");
      const titles = await page.$$eval(".tabulator-col-title", (all) => all.map((t) => t.textContent));
      assert.deepEqual(titles.slice(0, 2), ["编号", "名称"]);
      const width = (await (await page.$('.tabulator-cell[tabulator-field="name"]')).boundingBox()).width;
      assert.ok(width <= 182, "the name takes " + width);
      await page.hover('.tabulator-cell[tabulator-field="name"] >> nth=0');
      await page.waitForFunction((t) => document.querySelector(".tabulator-tooltip")?.textContent === t, long);
    },
    at,
  );
});

await step("without a set of units the page says to choose one, in the reader's language", async () => {
  for (const [lang, said] of [
    ["en", "No set of units is shown: choose one under “Units”."],
    ["zh", "未显示单元：请在“单元”中选择单元集。"],
  ]) {
    await opened(1440, 900, `raster=landuse&units=counties&lang=${lang}&tab=table`, async (page) => {
      await unitsAreThere(page);
      await page.selectOption(`select[aria-label="${lang === "en" ? "Set of units" : "单元集"}"]`, "");
      await page.waitForFunction((t) => document.querySelector("#table").textContent === t, said);
    });
  }
});

await step("legends filter and the safe palette changes them", () =>
  opened(1440, 900, base, async (page) => {
    const colour = () => page.getAttribute(".legend rect", "fill");
    const before = await colour();
    await page.click("text=Colours for colour-blind readers");
    assert.notEqual(await colour(), before);
    await page.click(".legend li:nth-child(2) button");
    assert.equal(await page.getAttribute(".legend li:nth-child(2) button", "aria-pressed"), "false");
    await unitsAreThere(page);
    await page.click("section:nth-child(3) .legend li:nth-child(1) button");
    assert.equal(
      await page.getAttribute("section:nth-child(3) .legend li:nth-child(1) button", "aria-pressed"),
      "false",
    );
  }),
);

await step("on a phone the colours are told right below the map", () =>
  opened(390, 844, base + "&tab=table", async (page) => {
    await unitsAreThere(page);
    const map = await page.locator(".maps").boundingBox();
    const keys = await page.locator(".keys").boundingBox();
    assert.ok(Math.abs(keys.y - (map.y + map.height)) < 2 && keys.y + keys.height <= 900, JSON.stringify([map, keys]));
    const texts = async (of) => (await page.locator(of).allTextContents()).map((t) => t.trim()).sort();
    const told = await texts(".keys span");
    assert.deepEqual(told, await texts("aside .legend button")); // there the raster comes first
    assert.ok(told.length > 3);
    await page.click("#tab-differences");
    const scenarios = page.locator('#view .scroll:has(td:text-is("reforest"))');
    await scenarios.waitFor();
    assert.match(await page.textContent("#view"), /Base: 88\D639\D557 tCO₂/); // said once, not in every row
    assert.equal(await scenarios.evaluate((e) => e.scrollWidth > e.clientWidth), false);
    await page.setViewportSize({ width: 1280, height: 800 });
    assert.equal(await page.locator(".keys").isVisible(), false);
  }),
);
await step("pictures, tables, selections and layers are handed out", () =>
  opened(1440, 900, base + "&tab=charts", async (page) => {
    await page.waitForSelector("#chart-sankey canvas");
    const svg = (await kept(page, () => page.click("text=Map as SVG"))).toString();
    assert.match(svg, /<svg[^]*Land use[^]*forest[^]*EPSG/);
    const png = await kept(page, () => page.click("text=Map as PNG"));
    assert.ok(png.length > 20_000 && png.subarray(1, 4).toString() === "PNG");
    const csv = (await kept(page, () => page.click("text=CSV of the selected"))).toString();
    assert.match(csv, /^\ufeffunit_set,unit,name,.*net_tCO2_per_ha_2020/);
    assert.equal(csv.trim().split("\r\n").length, 1240);
    const gpkg = await kept(page, () => page.click("text=GeoPackage of the selected"));
    assert.equal(gpkg.subarray(0, 15).toString(), "SQLite format 3");
    assert.equal(gpkg.subarray(68, 72).toString(), "GPKG");
    const tif = await kept(page, () => page.click("text=This layer's file"));
    assert.deepEqual(tif, readFileSync(join(run, "rasters/landuse_2020.tif")));
    assert.match((await kept(page, () => page.click("figure.q button"))).toString(), /<svg/);
  }),
);

/** What `explain` gives of a unit, beside what its card shows. */
async function ledgerIsExplained(page, set, unit, year) {
  const told = JSON.parse(
    (await carbonscape(["explain", run, "--unit", unit, "--unit-set", set, "--year", year, "--json"])).stdout,
  );
  await page.waitForSelector(".ledger");
  const shown = await page.$$eval(".ledger tr .sum", (all) => all.map((c) => c.textContent.trim()));
  const wanted = [...told.items, ...told.lines].map((l) =>
    l.arithmetic
      .replaceAll(" x ", " × ")
      .replaceAll(" - ", " − ")
      .replaceAll("CO2", "CO₂")
      .replace(/(k?m)2/g, "$1²")
      .replace(/(k?m)3/g, "$1³"),
  );
  assert.deepEqual(shown.sort(), wanted.sort());
}

await step("a unit's card: classes, flows, clusters, and the ledger as explain gives it", async () => {
  for (const set of ["counties", "cells"]) {
    await opened(1440, 1000, `units=${set}&column=net_tCO2_2020&lang=en&tab=card&dark=0&phase=2020`, async (page) => {
      await unitsAreThere(page);
      const box = await (await page.$("#map-right")).boundingBox();
      await page.mouse.click(box.x + box.width * 0.45, box.y + box.height * 0.4);
      await page.waitForSelector("#card-carbon canvas");
      await page.waitForSelector("#card-land canvas");
      assert.match(await page.textContent("#view"), /Its clusters/);
      const unit = (await page.textContent("#view h2 small")).trim().split(" ")[1];
      await ledgerIsExplained(page, set, unit, "2020");
    });
  }
});

await step("a language that was chosen in the page is kept, one in the address goes before it", () =>
  opened(1440, 900, "lang=zh&dark=0", async (page) => {
    const spoken = (lang) => page.waitForSelector(`html[lang="${lang}"]`, { state: "attached" });
    await spoken("zh-CN");
    for (const [lang, name] of [
      ["en", "English"],
      ["zh-CN", "中文"],
    ]) {
      await page.getByRole("button", { name }).click();
      await spoken(lang);
      await page.goto("about:blank");
      await page.goto(url);
      await page.waitForSelector("header h1");
      await spoken(lang);
    }
    await page.goto("about:blank");
    await page.goto(url + "#lang=en");
    await page.waitForSelector("header h1");
    await spoken("en");
  }),
);

await step("Chinese is drawn, without boxes", () =>
  opened(1440, 900, "units=counties&column=net_tCO2_2020&lang=zh&tab=charts&dark=0", async (page) => {
    await page.waitForSelector("#chart-histogram canvas");
    assert.match(await page.textContent("aside"), /图层|期次/);
    assert.match(await page.textContent(".legend"), /耕地/);
    assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
    const pictures = await page.evaluate(() => {
      const draw = (text) => {
        const c = document.createElement("canvas");
        [c.width, c.height] = [40, 40];
        const g = c.getContext("2d");
        g.font = "30px " + getComputedStyle(document.body).fontFamily;
        g.fillText(text, 4, 32);
        return c.toDataURL();
      };
      return [..."耕林草水建未碳源汇"].map(draw);
    });
    assert.equal(new Set(pictures).size, 9, "characters look alike: no font has them");
  }),
);

/** In a world of its own: the page's policy allows no script from elsewhere, and stays as it is. */
async function accessible(page) {
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
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1), "wider than the window");
}

const views = { 375: ["charts", "card"], 768: ["table", "differences"], 1440: ["charts", "table"] };
for (const [width, height] of [
  [375, 800],
  [768, 1000],
  [1440, 900],
]) {
  for (const lang of ["en", "zh"]) {
    for (const dark of ["0", "1"]) {
      const tab = views[width][Number(dark)];
      await step(`nothing serious for axe at ${width} px, ${lang}, ${dark === "1" ? "dark" : "light"}, ${tab}`, () =>
        opened(
          width,
          height,
          `units=counties&column=net_tCO2_2020&tab=${tab}&lang=${lang}&dark=${dark}`,
          async (page) => {
            await unitsAreThere(page);
            if (tab === "table") await page.waitForSelector(".tabulator-row");
            if (tab === "charts") await page.waitForSelector("#chart-sankey canvas");
            await accessible(page);
          },
        ),
      );
    }
  }
}

const bungo = join(process.env.CARBONSCAPE_SHARED ?? "../../shared", "data/bungo");
if (existsSync(join(bungo, "landcover"))) {
  await step("Bungo: measured land, stock alone, units in several sets; both languages, every width", async () => {
    const here = mkdtempSync(join(work, "bungo-"));
    const [head, ...rows] = readFileSync(join(bungo, "tables/carbon_bungo.csv"), "utf8").trim().split(/\r?\n/);
    const names = head.replace("\ufeff", "").split(",");
    const cells = rows.map((r) => Object.fromEntries(r.split(",").map((v, i) => [names[i], v])));
    const of = (r) => `"${r.LC}"`;
    writeFileSync(
      join(here, "legend.csv"),
      "code,class,color\n" + cells.map((r) => `${r.ID},${of(r)},${r.color_palette}\n`).join(""),
    );
    writeFileSync(
      join(here, "stock.csv"),
      "class,value,unit\n" + cells.map((r) => `${of(r)},${r.CARBON},tC/ha\n`).join(""),
    );
    const data = resolve(bungo);
    const phases = [1990, 2010].map((y) => `${y}: ${data}/landcover/bungo_landcover_${y}r.tif`).join(", ");
    writeFileSync(
      join(here, "study.yaml"),
      `study: Bungo\nlandUse: { legend: legend.csv, phases: { ${phases} } }\nunits:\n` +
        `  plans: { file: ${data}/zones/planning_unit_bungo.shp, id: IDS, name: id }\n` +
        `  villages: { file: ${data}/zones/bungo_villages_146.gpkg, id: KODE2010, name: DESA }\n` +
        "carbon: { stock: stock.csv }\n",
    );
    await carbonscape(["run", join(here, "study.yaml"), "--out", join(here, "run"), "--cache", "none"]);
    const at = await serve(join(here, "run"));
    for (const [width, lang, tab] of [
      [375, "en", "card"],
      [768, "zh", "table"],
      [1440, "en", "charts"],
      [1440, "zh", "differences"],
    ]) {
      await opened(
        width,
        900,
        `lang=${lang}&dark=0&tab=${tab}&other=1990`,
        async (page) => {
          await unitsAreThere(page);
          await page.locator("#map-right").scrollIntoViewIfNeeded();
          const box = await (await page.$("#map-right")).boundingBox();
          await page.mouse.click(box.x + box.width * 0.5, box.y + box.height * 0.5);
          await some(page);
          if (tab === "card") await page.waitForSelector(".ledger");
          if (tab === "differences") await page.waitForSelector("#differences tbody tr");
          await accessible(page);
        },
        at,
      );
    }
  });
}

await step("keyboard only: phases, layers, tabs, a unit, its selection and its file", () =>
  opened(1440, 900, "units=counties&column=net_tCO2_2020&lang=en&dark=0&tab=table", async (page) => {
    await unitsAreThere(page);
    const tabTo = async (wanted) => {
      for (let i = 0; i < 120; i++) {
        await page.keyboard.press("Tab");
        if (await page.evaluate((w) => document.activeElement?.matches(w) ?? false, wanted)) return;
      }
      assert.fail("Tab never comes to " + wanted);
    };
    await tabTo("aside input[type=range]");
    await page.keyboard.press("ArrowLeft");
    await page.waitForFunction(() => document.querySelector("output")?.textContent === "2015");
    await tabTo("#other-phase");
    await page.keyboard.type("2005");
    await tabTo("select[aria-label=Raster]");
    await page.keyboard.type("Net");
    await page.waitForFunction(() => location.hash.includes("raster=net"));
    await tabTo("#map-right");
    await page.keyboard.press("+");
    await page.keyboard.press("ArrowRight");
    await tabTo("#tab-differences");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#differences");
    await tabTo("#differences button");
    await page.keyboard.press("Enter");
    await some(page);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    assert.equal(file.suggestedFilename(), "differences.csv");
  }),
);

await step("a study whose names are markup, and a ledger of a million rows, do nothing", async () => {
  const study = join(run, "study");
  rmSync(join(work, "hostile"), { recursive: true, force: true });
  const markup = '<img src=x onerror="window.harmed=1">';
  const q = (s) => '"' + s.replaceAll('"', '""') + '"';
  writeFileSync(
    join(work, "l.csv"),
    `code,class\n1,${q(markup)}\n2,forest\n3,grass\n4,water\n5,"=HYPERLINK(""x"")"\n6,../up\n`,
  );
  writeFileSync(join(work, "f.csv"), `class,value,unit\n${q(markup)},1,tC/ha/yr\nforest,-2,tC/ha/yr\n`);
  writeFileSync(
    join(work, "study.yaml"),
    `study: ${JSON.stringify(markup)}\nlandUse: { legend: l.csv, phases: { 2005: ${JSON.stringify(study + "/landuse_2005.tif")}, 2020: ${JSON.stringify(study + "/landuse_2020.tif")} } }\n` +
      `units: { counties: { file: ${JSON.stringify(study + "/counties.gpkg")}, id: code, name: name } }\ncarbon: { factors: f.csv }\n`,
  );
  await carbonscape(["run", join(work, "study.yaml"), "--out", join(work, "hostile"), "--cache", "none"]);
  const ledger = join(work, "hostile/tables/ledger.csv");
  const row = readFileSync(ledger, "utf8")
    .trim()
    .split("\n")
    .pop()
    .replace(/^[^,]*,[^,]*/, "counties,nobody");
  for (let k = 0; k < 10; k++) appendFileSync(ledger, (row + "\n").repeat(100_000));
  const at = await serve(join(work, "hostile"));
  await opened(
    1440,
    900,
    "units=counties&column=net_tCO2_2020&lang=en&dark=0&tab=table",
    async (page) => {
      await page.waitForSelector(".tabulator-row");
      const box = await (await page.$("#map-right")).boundingBox();
      await page.mouse.click(box.x + box.width * 0.45, box.y + box.height * 0.4);
      await page.click("#tab-charts");
      await page.waitForSelector("#chart-sankey canvas");
      await page.click("#tab-card");
      await page.waitForSelector(".ledger");
      assert.match(await page.textContent(".ledger"), /<img src=x/);
      assert.match(await page.textContent("h1"), /<img src=x/);
      await kept(page, () => page.click("text=Map as SVG"));
      assert.equal(await page.evaluate(() => window.harmed), undefined);
      assert.equal((await page.$$("img")).length, 0);
    },
    at,
  );
});

await step("published files: any web server shows them, a disk tells why not", async () => {
  const site = join(work, "site");
  rmSync(site, { recursive: true, force: true });
  await carbonscape(["publish", run, other, site, "--json"]);
  const types = {
    html: "text/html",
    js: "text/javascript",
    css: "text/css",
    json: "application/json",
    svg: "image/svg+xml",
  };
  const plain = createServer((request, answer) => {
    const path = join(site, decodeURIComponent(request.url.replace(/\?.*/, "")).replace(/\/$/, "/index.html"));
    let size;
    try {
      size = statSync(path).size;
    } catch {
      return answer.writeHead(404).end();
    }
    const type = types[path.split(".").pop()] ?? "application/octet-stream";
    const range = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? "");
    const [from, to] = range ? [Number(range[1]), Math.min(size - 1, Number(range[2] || size - 1))] : [0, size - 1];
    answer.writeHead(range ? 206 : 200, {
      "Content-Type": type,
      "Content-Length": to - from + 1,
      ...(range ? { "Content-Range": `bytes ${from}-${to}/${size}` } : {}),
    });
    createReadStream(path, { start: from, end: to }).pipe(answer);
  });
  await new Promise((done) => plain.listen(0, "127.0.0.1", done));
  try {
    await opened(
      1440,
      900,
      "units=counties&column=net_tCO2_2020&lang=en&dark=0&tab=card&phase=2020",
      async (page) => {
        await unitsAreThere(page);
        assert.match(await page.textContent("aside"), /GeoPackage only while the program serves it/);
        const json = JSON.parse(await kept(page, () => page.click("text=GeoJSON of the selected")));
        assert.equal(json.features.length, 23);
        const [x, y] = json.features[0].geometry.coordinates[0][0][0];
        assert.ok(x > 111 && x < 115 && y > 25 && y < 30, `${x} ${y}`);
        const box = await (await page.$("#map-right")).boundingBox();
        await page.mouse.click(box.x + box.width * 0.45, box.y + box.height * 0.4);
        const unit = (await (await page.waitForSelector("#view h2 small")).textContent()).trim().split(" ")[1];
        await ledgerIsExplained(page, "counties", unit, "2020");
        await page.selectOption("#other-run", "1");
        await page.click("#tab-differences");
        await page.waitForSelector(other === run ? "text=No unit differs." : "#differences tbody tr");
        if (other !== run) await page.waitForSelector("#chart-waterfall canvas");
      },
      `http://127.0.0.1:${plain.address().port}/`,
    );
  } finally {
    plain.close();
  }
  const page = await browser.newPage();
  await page.goto("file://" + site + "/index.html");
  for (const reason of ["text=opened the page from a disk", "text=不允许这样的页面读取文件"])
    await page.waitForSelector(reason, { timeout: 8000 });
  await page.close();
  const trusting = await launch("--allow-file-access-from-files");
  try {
    const own = await trusting.newPage();
    await own.goto("file://" + site + "/index.html#lang=en");
    await own.waitForSelector("header h1");
    await drawn(own);
  } finally {
    await trusting.close();
  }
});

await step("without WebGL the map is drawn, without scripts a sentence says so", async () => {
  const plain = await launch("--disable-3d-apis", "--disable-webgl", "--disable-webgl2");
  try {
    await opened(
      1000,
      800,
      base,
      async (page) => {
        assert.equal(await page.evaluate(() => document.createElement("canvas").getContext("webgl")), null);
      },
      url,
      plain,
    );
  } finally {
    await plain.close();
  }
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForSelector("text=has scripts switched off", { timeout: 8000 });
  await context.close();
});

await browser.close();
servers.forEach((s) => s.kill());
rmSync(work, { recursive: true, force: true });
console.log(failures === 0 ? "all is well" : failures + " failed");
process.exit(failures === 0 ? 0 : 1);
