// node .shot.mjs URL  then lines on stdin: name width height hash [wait]
import { chromium } from "playwright-core";
import { readFileSync } from "node:fs";
const url = process.argv[2];
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
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
for (const line of readFileSync(0, "utf8").trim().split("\n")) {
  const [name, w, h, hash, wait = "2500", full = ""] = line.trim().split(/\s+/);
  const page = await browser.newPage({ viewport: { width: +w, height: +h } });
  page.on("console", (m) => m.type() === "error" && console.log(name, m.text()));
  page.on("pageerror", (e) => console.log(name, String(e)));
  await page.goto(url + "#" + hash);
  await page.waitForTimeout(+wait);
  await page.screenshot({ path: `/tmp/atlas/shots/${name}.png`, fullPage: full === "full" });
  await page.close();
}
await browser.close();
