// How smooth the atlas of a run is: npm run smooth -- PROGRAM RUN. Prints milliseconds to the first map and frames a
// second while the map is moved and while a box grows over the units.
import { spawn } from "node:child_process";
import { chromium } from "playwright-core";

const [program, run] = process.argv.slice(2);
const server = spawn(program, ["serve", run, "--port", "0", "--json"], { stdio: ["ignore", "pipe", "ignore"] });
const url = await new Promise((done) => {
  let said = "";
  server.stdout.on("data", (d) => {
    said += d;
    const found = /"url": "([^"]+)"/.exec(said);
    if (found) done(found[1]);
  });
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
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
for (const round of ["cold", "warm"]) {
  const start = Date.now();
  await page.goto("about:blank");
  await page.goto(url + "#units=cells&column=net_tCO2_per_ha_2020&lang=en&dark=0&tab=charts");
  await page.waitForFunction(() => {
    for (const c of document.querySelectorAll("#map-right canvas")) {
      const d = c.width > 0 && c.getContext("2d")?.getImageData(c.width / 2, c.height / 2, 1, 1).data;
      if (d && d[3] > 0) return true;
    }
    return false;
  });
  console.log("first map", round, Date.now() - start, "ms");
}
await page.waitForTimeout(3000);
const box = await (await page.$("#map-right")).boundingBox();
const at = (x, y) => [box.x + x * box.width, box.y + y * box.height];

/** Frames a second while the pointer moves for two seconds. */
async function frames(name, move) {
  await page.evaluate(() => {
    window.frames_ = [];
    const tick = (t) => {
      window.frames_.push(t);
      if (window.frames_) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await move();
  const t = await page.evaluate(() => {
    const all = window.frames_;
    window.frames_ = { push: () => 0 };
    return all;
  });
  const gaps = t
    .slice(1)
    .map((v, i) => v - t[i])
    .sort((a, b) => a - b);
  const seconds = (t[t.length - 1] - t[0]) / 1000;
  console.log(
    name,
    ((t.length - 1) / seconds).toFixed(0),
    "frames/s, slowest of a hundred",
    gaps[Math.floor(gaps.length * 0.99)].toFixed(0),
    "ms",
  );
}

await frames("moving the map", async () => {
  await page.mouse.move(...at(0.5, 0.5));
  await page.mouse.down();
  for (let i = 0; i < 100; i++)
    await page.mouse.move(...at(0.5 + 0.2 * Math.sin(i / 8), 0.5 + 0.15 * Math.cos(i / 11)));
  await page.mouse.up();
});
await page.click("text=By box");
await frames("a box over the units", async () => {
  await page.mouse.move(...at(0.2, 0.15));
  await page.mouse.down();
  for (let i = 0; i < 100; i++) await page.mouse.move(...at(0.2 + 0.006 * i, 0.15 + 0.007 * i));
  await page.mouse.up();
});
console.log(await page.textContent('aside [role="status"]'));
await browser.close();
server.kill();
process.exit(0);
