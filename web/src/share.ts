// Addresses that send a page on. The patterns stand in the page; Go fills them
// in the same way when the bank knows its own address (render/share.go).

/** Fills a pattern's {url} and {title}, percent-encoded. */
export function shareAddress(pattern: string, title: string, url: string): string {
  const places = new Map([["url", url], ["title", title]]);
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = places.get(name);
    return value === undefined ? whole : strictEncode(value);
  });
}

/** As Go's url.QueryEscape, with %20 for a space. */
const strictEncode = (s: string): string =>
  encodeURIComponent(s).replace(/[!'()*]/g, (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase());

/** The address of a page without what only this reader has in it, or "" when
 * nobody else could open it. */
export function publicAddress(href: string): string {
  return /^https?:/.test(href) ? href.replace(/[?#].*$/, "") : "";
}
