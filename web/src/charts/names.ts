/**
 * Names for a place that holds `room` letters (a Chinese one counts as two): where one is longer and all begin alike,
 * that beginning is left out, since cut there they would all read the same.
 */
export function apart(names: string[], room: number): string[] {
  const size = (text: string): number => [...text].reduce((n, c) => n + (c > "\u2e80" ? 2 : 1), 0);
  if (new Set(names).size < 2 || names.every((n) => size(n) <= room)) return names;
  let same = 0;
  while (names.every((n) => same < n.length && n[same] === names[0][same])) same++;
  const begins = names[0].slice(0, same);
  const whole = begins.includes(" ")
    ? begins.slice(0, begins.lastIndexOf(" ") + 1)
    : begins.replace(/[\dA-Za-z]+$/, "");
  return size(whole) < 6 ? names : names.map((n) => "…" + n.slice(whole.length));
}
