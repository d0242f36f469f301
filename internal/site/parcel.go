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
	p.pack(doc, found)
	return p
}

// pack packs a document in the room of a parcel that is no more needed.
func (p *parcel) pack(doc *bank.Document, found []diag.Diagnostic) {
	room := p.body[:0]
	p.body = nil
	if doc != nil && doc.Text != nil {
		body := &doc.Text.Body
		if sections, ok := keep.AppendSections(room, body); ok {
			here := body.Here
			defer func() { body.Here = here }()
			p.body, body.Here = sections, nil
		}
	}
	p.head = keep.Append(p.head[:0], doc, found)
}

// unpack gives the document back, without the sections that are apart; false when
// these are not parcelOf's bytes. Nothing of the document holds the bytes.
func (p parcel) unpack() (doc *bank.Document, found []diag.Diagnostic, ok bool) {
	return keep.Read(p.head)
}
