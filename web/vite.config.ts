import { readFileSync, readdirSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

/** What the program asks its resources for: names of files, and the licences of all that is in them. */
function lists(): Plugin {
  return {
    name: "lists",
    generateBundle(_, bundle) {
      const packages = new Set<string>(["tabulator-tables", "ol"]);
      for (const chunk of Object.values(bundle)) {
        for (const id of chunk.type === "chunk" ? Object.keys(chunk.modules) : []) {
          const found = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll("\\", "/"));
          if (found) packages.add(found[1]);
        }
      }
      const licences = [...packages].sort().map((name) => {
        const folder = "node_modules/" + name;
        const about = JSON.parse(readFileSync(folder + "/package.json", "utf8"));
        const texts = readdirSync(folder, { withFileTypes: true })
          .filter((f) => f.isFile() && /^(licen[cs]e|notice|copying)/i.test(f.name))
          .map((f) => f.name)
          .sort()
          .map((f) => readFileSync(folder + "/" + f, "utf8").trim());
        return [`${name} ${about.version} (${about.license})`, ...texts].join("\n\n");
      });
      this.emitFile({
        type: "asset",
        fileName: "licences.txt",
        source: licences.join("\n\n" + "-".repeat(60) + "\n\n") + "\n",
      });
      const names = [...Object.keys(bundle), "index.html", "studio.html", "icon.svg", "licences.txt"];
      this.emitFile({ type: "asset", fileName: "files.txt", source: [...new Set(names)].sort().join("\n") + "\n" });
    },
  };
}

// The built page is committed among the program's resources, so that building the program needs no Node.
export default defineConfig({
  base: "./",
  build: {
    outDir: "../app/src/main/resources/org/carbonscape/app/atlas/page",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { input: ["index.html", "studio.html"] },
  },
  plugins: [lists()],
});
