/** What somebody chose on a page, and what the atlas and the studio keep of it together. */
export type Choice = "lang" | "dark";

const key = (choice: Choice) => "carbonscape-" + choice;

/** As it was chosen last; none where nothing was, or the browser keeps nothing of a page. */
export function kept(choice: Choice): string | undefined {
  try {
    return localStorage.getItem(key(choice)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** For the next time; a browser may keep nothing of a page. */
export function keep(choice: Choice, value: string): void {
  try {
    localStorage.setItem(key(choice), value);
  } catch {
    // it is asked again then
  }
}
