// Package bank is the model: what a material bank is made of, and how separate
// documents become one bank.
//
// A Document is one Markdown file. Assemble joins the documents of one address
// into a Material in all its languages, lets translations inherit the facts of
// their original, and turns every reference (a link, a related card, a week's
// task) into what it refers to; what leads nowhere is a mistake at its own
// line. A Bank is the result: complete, sorted, and only read from then on.
//
// The original of a material is its text in the bank's own language or, when
// there is none, in the first of the bank's languages that has one. Its facts
// are the material's; facts in another text are ignored with a warning when
// they differ.
//
// The package imports only diag. It never reads a file and never asks the time.
package bank
