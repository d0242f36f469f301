// The panel that narrows what was found: check boxes with the number of
// results that each would leave. Boxes are made once and then kept, so that the
// focus stays where the reader is.
import type { Choice } from "./filter";
import type { Count } from "./search/search";
import type { FacetWords, SearchWords } from "./search-words";

interface Box { readonly facet: string; readonly value: string; readonly input: HTMLInputElement; readonly row: HTMLElement; readonly count: HTMLElement }
interface Group { readonly element: HTMLElement; readonly list: HTMLElement; readonly boxes: Map<string, Box> }

export class Panel {
  readonly element: HTMLDetailsElement;
  private readonly more: HTMLDetailsElement | null;
  private readonly words: SearchWords;
  private readonly changed: () => void;
  private readonly groups = new Map<string, Group>();

  constructor(element: HTMLDetailsElement, words: SearchWords, changed: () => void) {
    this.element = element;
    this.more = element.querySelector("details.narrow-more");
    this.words = words;
    this.changed = changed;
  }

  /** What is ticked. */
  choice(): Choice {
    const out = new Map<string, Set<string>>();
    for (const [name, { boxes }] of this.groups) {
      const values = [...boxes.values()].filter((b) => b.input.checked).map((b) => b.value);
      if (values.length > 0) out.set(name, new Set(values));
    }
    return out;
  }

  /** Shows the counts, and ticks what is chosen. */
  show(counts: Readonly<Record<string, readonly Count[]>>, choice: Choice): void {
    for (const facet of this.words.facets) this.facet(facet, counts[facet.name] ?? [], choice.get(facet.name) ?? new Set());
    const seen = (first: boolean): boolean => this.words.facets.some((f) => f.first === first && this.groups.get(f.name)?.element.hidden === false);
    if (this.more) this.more.hidden = !seen(false);
    this.element.hidden = !seen(true) && !seen(false);
  }

  private facet(facet: FacetWords, counts: readonly Count[], chosen: ReadonlySet<string>): void {
    const group = this.groups.get(facet.name) ?? this.group(facet);
    const known = new Set(counts.map((c) => c.value));
    const gone = [...chosen].filter((v) => !known.has(v)).map((value): Count => ({ value, label: value, count: 0 }));
    for (const { value, label, count } of [...counts, ...gone]) {
      const box = group.boxes.get(value) ?? this.box(group, facet.name, value, this.label(facet, value, label));
      box.input.checked = chosen.has(value);
      box.count.textContent = String(count);
      box.row.hidden = count === 0 && !box.input.checked && box.input !== box.input.ownerDocument.activeElement;
    }
    for (const [value, box] of group.boxes) {
      if (!known.has(value) && !chosen.has(value)) box.row.hidden = true;
      if (!known.has(value) && !chosen.has(value)) box.input.checked = false;
    }
    const left = [...group.boxes.values()].filter((b) => !b.row.hidden);
    group.element.hidden = left.length === 0 || left.length === 1 && chosen.size === 0;
    if (chosen.size > 0 && !facet.first && this.more) this.more.open = true;
  }

  private label(facet: FacetWords, value: string, label: string): string {
    return facet.name === "kind" ? this.words.kinds[value] ?? value : label || value;
  }

  private group(facet: FacetWords): Group {
    const page = this.element.ownerDocument;
    const element = page.createElement("fieldset");
    element.className = "facet";
    const legend = page.createElement("legend");
    legend.textContent = facet.label;
    const list = page.createElement("ul");
    element.append(legend, list);
    const places = this.element.querySelectorAll(".boxes");
    places[facet.first ? 0 : places.length - 1]?.append(element);
    const group: Group = { element, list, boxes: new Map() };
    this.groups.set(facet.name, group);
    return group;
  }

  private box(group: Group, facet: string, value: string, label: string): Box {
    const page = this.element.ownerDocument;
    const row = page.createElement("li");
    const frame = page.createElement("label");
    const input = page.createElement("input");
    input.type = "checkbox";
    input.autocomplete = "off";
    input.addEventListener("change", this.changed);
    const words = page.createElement("span");
    words.textContent = label;
    const count = page.createElement("span");
    count.className = "n";
    frame.append(input, words, " ", count);
    row.append(frame);
    group.list.append(row);
    const box: Box = { facet, value, input, row, count };
    group.boxes.set(value, box);
    return box;
  }
}
