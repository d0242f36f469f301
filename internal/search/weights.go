package search

import (
	"crypto/sha256"
	"encoding/binary"
	"hash/crc32"
	"math"
)

// What a document says of each term hangs on its own words and on three things
// that all documents share: the forms, what each of them says, and the average
// length. Few edits change these. So the entries of a document stay as long as
// its words do, when the hash of the three is what it was.

// weights are the entries of all documents as the last call weighed them: each
// stands with its contribution.
type weights struct {
	basis [sha256.Size]byte // of what they hang on besides; zeros: there are none
	kept  []byte            // those that were recalled, one after another, …
	check uint32            // … and a sum of these and of the basis: they are looked at when it is right
}

// stand tells whether the weights were made from that.
func (w *weights) stand(basis [sha256.Size]byte) bool {
	return w.basis == basis && (w.kept == nil || w.check == w.sum(w.kept))
}

// sum tells bytes that were left from others. It need tell no more: whoever keeps
// them holds all that a Memory has left to a better one.
func (w *weights) sum(kept []byte) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	return crc32.Update(crc32.Checksum(w.basis[:], table), table, kept)
}

// basis is a hash of what a document's weights hang on besides its words. Every
// number that stands for a word in the bank has a form, and each form says terms.
func (ix *index) basis(average float64) (sum [sha256.Size]byte) {
	buf := make([]byte, 0, 16*len(ix.forms)+16*len(ix.said))
	buf = binary.LittleEndian.AppendUint64(buf, math.Float64bits(average))
	for i, form := range ix.forms {
		buf = append(binary.AppendUvarint(buf, uint64(len(form))), form...)
		said := ix.said[ix.saidBy[i]:ix.saidBy[i+1]]
		buf = binary.AppendUvarint(buf, uint64(len(said)))
		for _, m := range said {
			whole := byte(0)
			if m.whole {
				whole = 1
			}
			buf = binary.AppendUvarint(buf, uint64(m.term))
			buf = append(binary.LittleEndian.AppendUint32(buf, math.Float32bits(m.weight)), whole)
		}
	}
	return sha256.Sum256(buf)
}

// takeWeights takes over the entries of the documents that are remembered, as long as
// what they hang on is the same, and tells what that is. A first build leaves no
// weights, nor does that of a large bank: they take as much room as the words.
func (ix *index) takeWeights(average float64) (basis [sha256.Size]byte, keep bool) {
	keep = ix.memory != nil && ix.stay == nil && len(ix.last) > 0 && !ix.large()
	if keep {
		basis = ix.basis(average)
	}
	if keep && ix.weights.stand(basis) {
		return basis, true
	}
	for i := range ix.parts {
		ix.parts[i].weighed = nil
	}
	return basis, keep
}

// keepWeights keeps what the weights of a language hang on.
func (m *Memory) keepWeights(tag string, basis [sha256.Size]byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	old := m.languages[tag]
	old.weights = weights{basis: basis}
	m.languages[tag] = old
}

// leave writes the weights of documents, and what tells that they are whole.
func (w *weights) leave(p *packer, parts []contribution) {
	if w.basis == [sha256.Size]byte{} {
		p.number(0)
		return
	}
	p.number(1)
	p.out = append(p.out, w.basis[:]...)
	head := len(p.out)
	p.out = append(p.out, make([]byte, weightsHead)...)
	for i := range parts {
		p.number(len(parts[i].weighed))
		p.out = append(p.out, parts[i].weighed...)
	}
	kept := p.out[head+weightsHead:]
	binary.LittleEndian.PutUint32(p.out[head:], w.sum(kept))
	binary.LittleEndian.PutUint32(p.out[head+4:], uint32(len(kept)))
}

const weightsHead = 8 // bytes: the sum, and how many follow

// recall reads what leave wrote.
func (w *weights) recall(u *unpacker, parts []contribution) {
	if u.next() == 0 {
		return
	}
	copy(w.basis[:], u.take(sha256.Size))
	head := u.take(weightsHead)
	if head == nil {
		return
	}
	w.check = binary.LittleEndian.Uint32(head)
	w.kept = u.take(uint64(binary.LittleEndian.Uint32(head[4:])))
	of := unpacker{packed: w.kept}
	for i := 0; i < len(parts) && of.at < len(of.packed); i++ {
		parts[i].weighed = of.take(of.next())
	}
}
