// Package law turns a bank into what Finnish law and licences make it tell its
// readers: the facts of its accessibility statement, of its privacy notice and
// of its licences.
//
// The facts come from three places and never from a guess: from bank.yaml, what
// only its keepers know; from the material, what can be counted in it; and from
// two tables of this room, dated, what holds for every bank of this version of
// the program: which authority supervises (authorities), what the browser's
// part of it keeps on a device (stored) and what the program's own tests have
// looked at (tested.json, which the tests read too). Words are not here: the
// pages have them in templates/law.
//
// Each of the three has a place in a bank: a page of a known name, such as
// sivut/saavutettavuus.md. What the town has written there stays, and the facts
// are added to it.
package law

import (
	"slices"
	"strings"

	"vakka/internal/bank"
)

// A Place is one of the pages that the facts belong to.
type Place string

const (
	Statement Place = "statement" // how accessible the site is
	Privacy   Place = "privacy"   // what it keeps, and who answers for it
	Licences  Place = "licences"  // how the material and the program may be used
)

// Places lists them all.
var Places = []Place{Statement, Privacy, Licences}

// slugs are the names of the pages' files, without ending and language.
var slugs = map[Place][]string{
	Statement: {"saavutettavuus", "saavutettavuusseloste", "tillganglighet", "tillganglighetsutlatande", "accessibility", "accessibility-statement"},
	Privacy:   {"tietosuoja", "tietosuojaseloste", "dataskydd", "dataskyddsbeskrivning", "privacy", "privacy-notice"},
	Licences:  {"kayttoehdot", "lisenssit", "lisenssi", "anvandarvillkor", "licenser", "licens", "terms", "licences", "licenses"},
}

// Slug is the name of a place's page that is proposed to a bank in a language.
func (p Place) Slug(lang string) string {
	switch bank.BaseLang(lang) {
	case "sv":
		return slugs[p][slices.IndexFunc(slugs[p], func(s string) bool { return s == "tillganglighet" || s == "dataskydd" || s == "anvandarvillkor" })]
	case "en":
		return slugs[p][slices.IndexFunc(slugs[p], func(s string) bool { return s == "accessibility" || s == "privacy" || s == "terms" })]
	}
	return slugs[p][0]
}

// Page is a place's page, nil when the bank has none: of several, the one whose
// name comes first in the list of names.
func Page(b *bank.Bank, p Place) *bank.Material {
	if p == Statement && b.Config.Accessibility.Off {
		return nil
	}
	for _, slug := range slugs[p] {
		for _, m := range b.Materials {
			if m.Kind == bank.Page && m.ID[strings.LastIndexByte(m.ID, '/')+1:] == slug {
				return m
			}
		}
	}
	return nil
}
