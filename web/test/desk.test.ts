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

it("what was typed into a field stays until it is in the study, whatever else is read meanwhile", async () => {
  vi.spyOn(api, "check").mockResolvedValue({ version: "2", problems: [] });
  const read = vi.spyOn(api, "study").mockResolvedValue(study("a.yaml", "1"));
  const change = vi.spyOn(api, "change").mockRejectedValueOnce(new Refused(409, [], "changed"));
  const desk = new Desk();
  await desk.load("a.yaml");
  await desk.enter("f-seed", "7", [{ path: ["seed"], value: "7" }]);
  expect(desk.left).toEqual([{ key: "seed", text: "7" }]);
  read.mockResolvedValue(study("b.yaml"));
  await desk.load("b.yaml");
  expect(desk.left).toEqual([]);
  expect(desk.unsaved).toBe(true);
  read.mockResolvedValue(study("a.yaml", "2"));
  await desk.load("a.yaml");
  expect(desk.typed.get("f-seed")?.text).toBe("7");
  change.mockResolvedValue(study("a.yaml", "3"));
  await desk.again();
  expect(change).toHaveBeenLastCalledWith("a.yaml", "2", [{ path: ["seed"], value: "7" }]);
  expect(desk.unsaved).toBe(false);
});

it("a change that was asked of one study is not made in another that was opened meanwhile", async () => {
  vi.spyOn(api, "check").mockResolvedValue({ version: "", problems: [] });
  vi.spyOn(api, "study").mockImplementation((file) => Promise.resolve(study(file)));
  const change = vi.spyOn(api, "change");
  const desk = new Desk();
  await desk.load("a.yaml");
  const opening = desk.load("b.yaml");
  await desk.enter("f-seed", "7", [{ path: ["seed"], value: "7" }]);
  await opening;
  expect(change).not.toHaveBeenCalled();
  expect(desk.left).toEqual([]);
  await desk.load("a.yaml");
  expect(desk.left).toEqual([{ key: "seed", text: "7" }]);
});

it("an edited text is saved over a file that was changed elsewhere where that is wanted", async () => {
  vi.spyOn(api, "check").mockResolvedValue({ version: "3", problems: [] });
  vi.spyOn(api, "study").mockResolvedValue(study("a.yaml", "2"));
  const files = [{ name: "a.yaml", bytes: 1 }];
  const listed = vi.spyOn(api, "workspace").mockResolvedValue({ folder: "", files, results: [], uploadBytes: 0 });
  const write = vi.spyOn(api, "write").mockResolvedValue(study("a.yaml", "3"));
  const desk = new Desk();
  await desk.load("a.yaml");
  desk.drafts.set("a.yaml", { version: "1", text: "study: mine" });
  await desk.saveOver("a.yaml");
  expect(write).toHaveBeenCalledWith("a.yaml", "2", "study: mine");
  expect(desk.drafts.size).toBe(0);
  listed.mockResolvedValue({ folder: "", files: [], results: [], uploadBytes: 0 });
  desk.drafts.set("a.yaml", { version: "3", text: "study: mine" });
  await desk.saveOver("a.yaml");
  expect(write).toHaveBeenLastCalledWith("a.yaml", "", "study: mine"); // which was removed
});
