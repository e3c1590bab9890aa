import { afterEach, expect, it, vi } from "vitest";
import { keep, kept } from "../src/kept";

afterEach(() => vi.unstubAllGlobals());

it("keeps a choice for the next time, under one name for both pages", () => {
  const store = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (k: string) => store.get(k) ?? null,
    setItem: (k: string, v: string) => store.set(k, v),
  });
  expect(kept("lang")).toBeUndefined();
  keep("lang", "zh");
  expect(kept("lang")).toBe("zh");
  expect([...store.keys()]).toEqual(["carbonscape-lang"]);
});

it("goes on in a browser that keeps nothing of a page", () => {
  const refuse = () => {
    throw new DOMException("denied", "SecurityError");
  };
  vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse });
  keep("dark", "1");
  expect(kept("dark")).toBeUndefined();
});
