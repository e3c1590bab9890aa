import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { api, Refused } from "../src/studio/api";
import { Desk } from "../src/studio/desk";
import type { Study } from "../src/studio/model";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", globalThis);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const study = (file: string, version = file) => ({ file, version, problems: [] }) as unknown as Study;

it("a study that is opened while another one is checked is checked after it", async () => {
  const ends: (() => void)[] = [];
  const checked = vi.spyOn(api, "check").mockImplementation((file) => {
    return new Promise((done) => ends.push(() => done({ version: file, problems: [] })));
  });
  vi.spyOn(api, "study").mockImplementation((file) => Promise.resolve(study(file)));
  const desk = new Desk();
  await desk.load("a.yaml");
  await vi.advanceTimersByTimeAsync(1000);
  await desk.load("b.yaml");
  await vi.advanceTimersByTimeAsync(1000); // the check of the first goes on
  ends[0]();
  await vi.advanceTimersByTimeAsync(1000);
  ends[1]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(checked.mock.calls).toEqual([["a.yaml"], ["b.yaml"]]);
  expect(desk.checked?.version).toBe("b.yaml");
});

it("a check that fails after a change is told as what it is, not as a change made elsewhere", async () => {
  vi.spyOn(api, "check")
    .mockResolvedValueOnce({ version: "1", problems: [] })
    .mockRejectedValue(new Refused(500, [], "no room"));
  const read = vi.spyOn(api, "study").mockResolvedValue(study("a.yaml", "1"));
  vi.spyOn(api, "change").mockResolvedValue(study("a.yaml", "2"));
  const desk = new Desk();
  await desk.load("a.yaml");
  await vi.advanceTimersByTimeAsync(1000);
  await desk.change([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(read).toHaveBeenCalledTimes(1);
  expect(desk.failed).toBe("no room");
});
