// The search field of every page. Until it is touched, this is all of search
// that a page has: the form is pointed at the search page, and the first touch
// loads the engine, which brings the suggestions alive by itself, and beside it
// what the engine would ask for first: the index's entry and the stemmer.

const touches = ["focusin", "pointerdown"] as const;

export function bringSearchAlive(page: Document): void {
  const form = page.querySelector<HTMLFormElement>("form[data-find]");
  if (!form) return;
  const { find = "", engine = "", base = "", tag = "", stem = "" } = form.dataset;
  const index = `${base}haku/${tag.split("-")[0]}.js`;
  form.setAttribute("action", find);
  if (!engine || page.querySelector("[data-results]")) return; // the search page brings its own
  const load = (): void => {
    for (const touch of touches) form.removeEventListener(touch, load);
    for (const src of stem ? [engine, index, stem] : [engine, index]) {
      const script = page.createElement("script");
      script.src = src;
      script.async = false; // they come together and run in this order
      if (src === engine) script.onerror = wait; // the net was away: the next touch tries again
      page.head.append(script);
    }
  };
  const wait = (): void => {
    for (const touch of touches) form.addEventListener(touch, load);
  };
  if (form.contains(page.activeElement)) load();
  else wait();
}
