import assert from "node:assert/strict";
import { test } from "node:test";
import { cacheNames, cachePrefix, kindOf, languageOf, loadedBy, olderHalf, pageKey, pictureStem, rebase, surplus } from "../src/offline";

test("a page has one name, whatever a host calls it", () => {
  for (const [path, key] of [
    ["index.html", ""], ["", ""], ["index", ""], ["tehtavat/index.html", "tehtavat/"], ["tehtavat/", "tehtavat/"],
    ["tehtavat/kavely.html", "tehtavat/kavely"], ["tehtavat/kavely", "tehtavat/kavely"], ["tehtavat/loppuindex.html", "tehtavat/loppuindex"],
  ] as const) assert.equal(pageKey(path), key, path);
});

test("what a file is follows from its address", () => {
  for (const [path, kind] of [
    ["", "page"], ["tehtavat/", "page"], ["tehtavat/kavely.html", "page"], ["viikot/2026-w48", "page"],
    ["assets/app.tuedby6mwu.js", "fixed"], ["kuvat/polku-1x2y3z4a5b-480.jpg", "fixed"], ["liitteet/lomake-3f8k2m1x.pdf", "fixed"],
    ["assets/cards-fi.cf087ebf1e.js", "fixed"], ["haku/fi-0a1b2c3d/d0.js", "fixed"], ["haku/fi.js", "fresh"], ["ohjelma/fi-sx3kgwrzg5.js", "fixed"], ["ohjelma/fi-simple-xmcv6slxix.js", "fixed"],
    ["sw.js", "other"], ["manifest.webmanifest", "other"], ["viikot/2026-w48.ics", "other"], ["data/materials.json", "other"], ["assets/plain.js", "other"],
  ] as const) assert.equal(kindOf(path), kind, path);
});

test("the language of a page is its folder's", () => {
  const folders = ["", "sv/", "fi-simple/"];
  for (const [path, folder] of [["sv/tehtavat/kavely.html", "sv/"], ["fi-simple/", "fi-simple/"], ["tehtavat/sv/x.html", ""], ["svenska.html", ""]] as const) {
    assert.equal(languageOf(path, folders), folder, path);
  }
});

test("two banks' caches have names of their own, under any two paths", () => {
  const scopes = ["/", "/a/", "/a/b/", "/a/:b/", "/ab/"];
  for (const one of scopes) {
    for (const other of scopes) {
      const { pages } = cacheNames(other, "pankki");
      assert.equal(pages.startsWith(cachePrefix(one)), one === other, `${one} and ${other}`);
    }
  }
  assert.notEqual(cacheNames("/", "a").pages, cacheNames("/", "b").pages);
});

test("what a page loads is found in it", () => {
  assert.deepEqual(loadedBy('<script defer src="../assets/a.js"></script><a href="x"><img class="p" src="../kuvat/b.jpg" alt=""></a>'), ["../assets/a.js", "../kuvat/b.jpg"]);
  assert.equal(pictureStem("kuvat/polku-1x2y3z4a5b-480.jpg"), "kuvat/polku-1x2y3z4a5b-");
});

test("a page shown in another's place leads where it led", () => {
  const page = '<html data-root="../" data-worker="../sw.js"><link href="../assets/s.css"><script src="../assets/a.js"></script><a href="index.html">a</a>' +
    '<a href="#main">b</a><a href="?">c</a><a href="mailto:x@y.fi">d</a><a href="/abs">e</a><form action="haku.html" data-find="sok.html" data-base=""></form>';
  assert.equal(rebase(page, "/p/sv/"), '<html data-root="/p/sv/../" data-worker="/p/sv/../sw.js"><link href="/p/sv/../assets/s.css"><script src="/p/sv/../assets/a.js"></script>' +
    '<a href="/p/sv/index.html">a</a><a href="#main">b</a><a href="?">c</a><a href="mailto:x@y.fi">d</a><a href="/abs">e</a>' +
    '<form action="/p/sv/haku.html" data-find="/p/sv/sok.html" data-base="/p/sv/"></form>');
});

test("the oldest go first, and what is spared never", () => {
  assert.deepEqual(surplus(["a", "b", "c", "d", "e"], 2, (s) => s === "a"), ["b", "c"]);
  assert.deepEqual(surplus(["a"], 2, () => false), []);
});

test("a full device gives up the older half of what it can", () => {
  for (const [kept, gone] of [["", ""], ["a", ""], ["abcde", "bc"], ["bcde", "bc"], ["bcd", "bc"], ["b", "b"]] as const) {
    assert.equal(olderHalf([...kept], (one) => one === "a").join(""), gone, kept);
  }
});
