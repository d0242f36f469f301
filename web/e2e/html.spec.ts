// The markup of pages of every kind (many() in site.ts), by the standard's rules.
// That each page is whole is a test in Go, internal/site.
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { html, share, shares } from "./site.ts";
import { expect, test } from "./test.ts";

const validator = new HtmlValidate(new StaticConfigLoader({
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // Everything comes from the site itself: a sum would guard against no one.
    "require-sri": ["error", { target: "crossorigin" }],
  },
}));

for (const n of shares(4)) {
  test(`html-validate finds nothing, part ${n + 1} of 4`, () => {
    const found = share(n, 4).flatMap((page) => validator.validateStringSync(html(page), page).results.flatMap(({ messages }) =>
      messages.map((m) => `${page}:${m.line}:${m.column}: ${m.message} [${m.ruleId}]`)));
    expect(found).toEqual([]);
  });
}
