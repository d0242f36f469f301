package borrow

import (
	"strings"

	"vakka/internal/linked"
)

// Terms are what a licence asks of whoever takes a card.
type Terms struct {
	Known         bool // one of Creative Commons'
	ShareAlike    bool // what is made of it must be under the same licence
	NonCommercial bool // not for business
	NoDerivatives bool // may be handed on, but not changed
}

// TermsOf reads a licence's identifier.
func TermsOf(license string) Terms {
	if linked.LicenseURL(license) == "" {
		return Terms{}
	}
	id := "-" + strings.ToUpper(license) + "-"
	return Terms{true, strings.Contains(id, "-SA-"), strings.Contains(id, "-NC-"), strings.Contains(id, "-ND-")}
}

// Free is true of a licence under which a card may be taken unasked: cards are
// made to be changed, so one that may not be is somebody's decision, and so is
// one whose licence nobody can read.
func (t Terms) Free() bool { return t.Known && !t.NoDerivatives }
