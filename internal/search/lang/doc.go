// Package lang turns text into words and words into what they are compared by,
// in any language: folded words, and stems where Snowball has them (Swedish,
// English, Russian, Arabic). The browser does the same, letter for letter
// (web/src/search/fold.ts, and the stemmers in web/src/search/stem, which are
// made from the Go package's).
package lang
