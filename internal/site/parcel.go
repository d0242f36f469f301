package site

import (
	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/keep"
)

// A parcel is a document as bytes: its sections, which are three quarters of it,
// apart from all else, so that a text can be known without them. The zero parcel
// is none.
type parcel struct {
	head []byte
	body []byte // nil: its sections are in the head, too
}

// parcelOf packs a document as parse made it, which may be nil, with what was
// found in it.
func parcelOf(doc *bank.Document, found []diag.Diagnostic) (p parcel) {
	if doc != nil && doc.Text != nil {
		body := &doc.Text.Body
		if sections, ok := keep.AppendSections(nil, body); ok {
			here := body.Here
			defer func() { body.Here = here }()
			p.body, body.Here = sections, nil
		}
	}
	p.head = keep.Append(nil, doc, found)
	return p
}

// unpack gives the document back, its sections carried to the attic, as far as
// that takes them; false when these are not parcelOf's bytes. Nothing of the document
// holds the bytes.
func (p parcel) unpack(a *attic) (doc *bank.Document, found []diag.Diagnostic, ok bool) {
	if p.head == nil {
		return nil, nil, false
	}
	doc, found, ok = keep.Read(p.head)
	if !ok || doc == nil || doc.Text == nil || p.body == nil {
		return doc, found, ok
	}
	body := &doc.Text.Body
	if away, took := a.take(p.body); took {
		body.Away = away
		return doc, found, true
	}
	body.Here, ok = keep.ReadSections(p.body, body)
	return doc, found, ok
}
