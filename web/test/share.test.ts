import assert from "node:assert/strict";
import test from "node:test";
import cases from "../../testdata/contract/share.json";
import { publicAddress, shareAddress } from "../src/share";
import { fill } from "../src/words";

test("patterns are filled as Go fills them", () => {
  assert.ok(cases.length > 0);
  for (const c of cases) assert.equal(shareAddress(c.pattern, c.title, c.url), c.address);
});

test("only an address that others can open is shared, without what is the reader's own", () => {
  assert.equal(publicAddress("https://example.fi/a.html?tavoite=arki#h-x"), "https://example.fi/a.html");
  assert.equal(publicAddress("http://localhost:8080/a.html"), "http://localhost:8080/a.html");
  for (const own of ["file:///C:/pankki/a.html", "about:blank", ""]) assert.equal(publicAddress(own), "");
});

test("texts are filled once, and what goes in is not read again", () => {
  assert.equal(fill("{n}/{of} {n} {x}", { n: 1, of: "{n}" }), "1/{n} 1 {x}");
  assert.equal(fill("{constructor}", {}), "{constructor}");
});
