package site

import (
	"crypto/sha256"
	"reflect"
	"runtime"
	"sync"
	"sync/atomic"

	"vakka/internal/alike"
	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/ledger"
	"vakka/internal/render"
)

// An outline tells, before anything is made of a bank, what would be made from
// the same as in an earlier build.
//
// The outline itself is the bank but for the bodies of its texts: it is walked
// whole, so a field that is added counts by itself. A body is what its file's
// bytes, its place and bank.yaml make it, and what its links and pictures were
// found to mean: these are what it is known by.
type outline struct {
	texts ledger.Table[[sha256.Size]byte] // a material's bodies, by its ID; without one that nobody knows
	sum   [sha256.Size]byte               // the outline, with the bodies of the front page and of lists
	whole bool                            // whether sum is known
	from  ledger.Table[[sha256.Size]byte] // what each material is made from, by its ID, once the outline is closed
}

// instead is what an outline does not go into: bodies; other materials, which
// are known by their names; places in files, which only mistakes tell.
var instead = map[reflect.Type]func(*alike.Walk, reflect.Value){
	reflect.TypeFor[bank.Body]():                 alike.Not,
	reflect.TypeFor[*bank.Material]():            name,
	reflect.TypeFor[diag.Pos]():                  alike.Not,
	reflect.TypeFor[bank.KeyPlaces]():            alike.Not,
	reflect.TypeFor[map[string]diag.Pos]():       alike.Not,
	reflect.TypeFor[map[string]*bank.Material](): alike.Not, // the bank's own table of its materials
}

func name(w *alike.Walk, v reflect.Value) {
	id := ""
	if !v.IsNil() {
		id = v.Elem().FieldByName("ID").String()
	}
	w.Text(id)
}

// compare begins the outline of a bank that has been read, to be compared with the
// site that stands, once the site's folder is open.
func (m *material) compare(in Input) error {
	if in.standing == nil {
		return nil
	}
	m.outline = m.outlined()
	return in.standing.wait()
}

// recognise closes the outline, and lets pages be kept that stand as they would be
// made, but for those that the shelf has to see. A bank's own templates may ask for
// anything, so with them none is.
func (m *material) recognise(in Input, kept *shelf, theme *render.Theme) {
	if in.standing == nil {
		return
	}
	m.outline.close(m.bank)
	if !m.look.Own() {
		theme.Stands, theme.Same = kept.standing(in.standing.stands), kept.unseen(in.standing.same)
		theme.Fresh, theme.Made = len(in.standing.last) == 0, m.outline.made
	}
}

// outlined is the outline's beginning.
func (m *material) outlined() *outline {
	o := &outline{}
	if m.kept == nil {
		return o
	}
	all := m.bank.Every()
	sums := hashes(len(all), func(w *alike.Walk, i int) bool {
		w.Bytes = append(w.Bytes, m.kept.from[:]...)
		return m.bodies(w, all[i])
	})
	for i, one := range all {
		if sums[i] != [sha256.Size]byte{} {
			o.texts.Set(one.ID, sums[i])
		}
	}
	return o
}

// hashes are those of what is written of each of so many things, on every
// processor; zeros where write says that nothing is known.
func hashes(n int, write func(w *alike.Walk, i int) bool) [][sha256.Size]byte {
	sums := make([][sha256.Size]byte, n)
	var next atomic.Int64
	var group sync.WaitGroup
	const stretch = 64
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			w := &alike.Walk{Instead: instead}
			for from := int(next.Add(stretch)) - stretch; from < n; from = int(next.Add(stretch)) - stretch {
				for i := from; i < min(from+stretch, n); i++ {
					if w.Bytes = w.Bytes[:0]; write(w, i) {
						sums[i] = sha256.Sum256(w.Bytes)
					}
				}
			}
		})
	}
	group.Wait()
	return sums
}

// bodies writes what the bodies of a material are known by.
func (m *material) bodies(w *alike.Walk, one *bank.Material) bool {
	for _, t := range one.Texts {
		sum, known := m.kept.sum(m.paths[t.File])
		if !known {
			return false
		}
		w.Text(t.File)
		w.Bytes = append(w.Bytes, sum[:]...)
		w.Value(t.Body.Links)
		w.Value(t.Body.Images)
	}
	return true
}

// close takes all of the bank into the outline: nothing of it may change any
// more.
func (o *outline) close(b *bank.Bank) {
	bare := *b
	bare.Materials = nil
	all := b.Every()
	sums := hashes(1+len(all), func(w *alike.Walk, i int) bool {
		if i == 0 {
			w.Value(bare)
		} else {
			w.Value(*all[i-1])
		}
		return true
	})
	whole := sha256.New()
	for i := range sums {
		whole.Write(sums[i][:])
	}
	o.whole = true
	for _, m := range all[len(b.Materials):] {
		sum, known := o.reads(m)
		o.whole = o.whole && known
		whole.Write(sum[:])
	}
	whole.Sum(o.sum[:0])
	from := hashes(len(all), func(w *alike.Walk, i int) bool {
		sum, known := o.reads(all[i])
		w.Bytes = append(append(w.Bytes, sum[:]...), o.sum[:]...)
		return known && o.whole
	})
	for i, m := range all {
		if from[i] != [sha256.Size]byte{} {
			o.from.Set(m.ID, from[i])
		}
	}
}

// reads is a hash of the bodies of a material and of those that it links to:
// whether a heading that a link means is there is seen in them.
func (o *outline) reads(m *bank.Material) ([sha256.Size]byte, bool) {
	sum, known := o.texts.Get(m.ID)
	w := &alike.Walk{Bytes: sum[:]}
	for _, t := range m.Texts {
		for _, l := range t.Body.Links {
			if l.To != nil {
				other, there := o.texts.Get(l.To.ID)
				w.Bytes, known = append(w.Bytes, other[:]...), known && there
			}
		}
	}
	return sha256.Sum256(w.Bytes), known
}

// own is what check asks of: see Memory.Own.
func (o *outline) own(m *bank.Material) ([sha256.Size]byte, bool) {
	return o.texts.Get(m.ID)
}

// made is what render asks of: see Theme.Made.
func (o *outline) made(m *bank.Material) ([sha256.Size]byte, bool) {
	if m == nil {
		return o.sum, o.whole
	}
	return o.from.Get(m.ID)
}
