// Print, copy the link, share: buttons that need a script, hidden until now.
import { publicAddress, shareAddress } from "./share";

export function bringShareAlive(page: Document, window: Window): void {
  const here = publicAddress(window.location.href);
  for (const place of page.querySelectorAll("[data-here]")) place.textContent = here && ` · ${here}`;
  for (const print of page.querySelectorAll<HTMLElement>("[data-print]")) {
    print.hidden = false;
    print.addEventListener("click", () => void loadPictures(page).then(() => window.print()));
  }
  for (const beside of page.querySelectorAll<HTMLElement>("[data-share-title]")) enliven(beside, here, window);
}

function enliven(beside: HTMLElement, here: string, window: Window): void {
  const { shareTitle: title = "", copied = "", notCopied = "" } = beside.dataset;
  const status = beside.querySelector(".status");
  const tell = (text: string) => {
    if (status) status.textContent = text;
  };
  const button = (name: string): [HTMLElement | null, string] => {
    const found = beside.querySelector<HTMLElement>(`[data-${name}]`);
    return [found, found?.dataset["url"] ?? here];
  };

  const [copy, copyUrl] = button("copy");
  if (copy && copyUrl) {
    copy.hidden = false;
    copy.addEventListener("click", () => {
      tell("");
      void copyText(window, copyUrl).then((done) => tell(done ? copied : notCopied));
    });
  }
  const [native, nativeUrl] = button("native");
  const { navigator } = window;
  if (native && nativeUrl && typeof navigator.share === "function") {
    native.hidden = false;
    // A reader who closes the list of apps has changed their mind: no failure.
    native.addEventListener("click", () => void navigator.share({ title, url: nativeUrl }).catch(() => undefined));
  }
  if (!here) return;
  for (const link of beside.querySelectorAll<HTMLAnchorElement>("[data-pattern]")) {
    link.href = shareAddress(link.dataset["pattern"] ?? "", title, here);
  }
  for (const share of beside.querySelectorAll<HTMLElement>("[data-share]")) share.hidden = false;
}

/** Pictures further down may not have been fetched yet: paper needs them all,
 * but not more than a moment's wait. */
async function loadPictures(page: Document): Promise<void> {
  const waiting = [...page.images].filter((img) => !img.complete).map((img) => {
    img.loading = "eager";
    return img.decode().catch(() => undefined);
  });
  await Promise.race([Promise.all(waiting), new Promise((done) => setTimeout(done, 2500))]);
}

/** Copies in every way that a browser may have. */
export async function copyText(window: Window, text: string): Promise<boolean> {
  try {
    await window.navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard outside https, and none in old browsers.
  }
  const field = window.document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "unseen";
  window.document.body.append(field);
  field.select();
  try {
    return window.document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
  }
}
