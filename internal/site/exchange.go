package site

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"vakka/internal/bank"
	"vakka/internal/exchange"
	"vakka/internal/output"
	"vakka/internal/parse"
	"vakka/internal/source"
)

// exchange makes the data that other programs and other banks read.
func (m *material) exchange(ctx context.Context, in Input, put func(output.File) error) error {
	texts, err := m.texts(ctx, in, put)
	if err != nil {
		return err
	}
	return exchange.Files(m.bank, texts, m.standing(in, texts), put)
}

// HandOn makes of a bank's folder what others take of its site: its data,
// pictures and attachments, without pages. Mistakes in it are passed over: a
// text that cannot be read is not handed on.
func HandOn(ctx context.Context, in Input, put func(output.File) error) error {
	m, err := load(ctx, in)
	if err != nil {
		return err
	}
	m.bank.Config.Exchange = true // whoever has the folder has the texts
	if err := m.exchange(ctx, in, put); err != nil {
		return err
	}
	if err := m.attachments.Write(put); err != nil {
		return err
	}
	_, err = m.pictures.Write(nil, put)
	return err
}

// texts hands every text over as others may have it: as it was made when it was
// parsed, or read anew, since the parsed bank holds no Markdown. No more than one
// is held at a time by each processor.
func (m *material) texts(ctx context.Context, in Input, put func(output.File) error) (exchange.Texts, error) {
	if !m.bank.Config.Exchange {
		return nil, nil
	}
	content, err := fs.Sub(in.Bank, "content")
	if err != nil {
		return nil, err
	}
	var all []*bank.Text
	var of []*bank.Material
	for _, one := range m.bank.Materials {
		if exchange.HandsOn(one) {
			for _, t := range one.Texts {
				if m.paths[t.File] == "" {
					continue // made by the program, not written
				}
				all, of = append(all, t), append(of, one)
			}
		}
	}
	sums := make([][sha256.Size]byte, len(all))
	one := func(i int, t *bank.Text) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		address := exchange.Source(m.bank, of[i], t)
		if sum, ok := m.sharedStands(in, of[i], t, address); ok {
			sums[i] = sum
			return put(output.File{Path: address})
		}
		if out := m.attic.outbox.get(m.paths[t.File], of[i].Kind, t == of[i].Texts[0]); out != nil {
			sums[i] = sha256.Sum256(out)
			return put(output.File{Path: address, Data: out})
		}
		data, err := source.Text(content, source.File{Path: m.paths[t.File]})
		if errors.Is(err, fs.ErrNotExist) { // removed since it was read
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading %s: %w", t.File, err)
		}
		if written, known := m.kept.sum(m.paths[t.File]); known && written != sha256.Sum256(data) {
			m.sharedFrom(in, of[i], t, address, sha256.Sum256(data)) // changed since it was parsed
		}
		out := parse.Shared(data, of[i].Kind, t == of[i].Texts[0])
		if out == nil {
			return nil
		}
		sums[i] = sha256.Sum256(out)
		return put(output.File{Path: address, Data: out})
	}
	var next atomic.Int64
	var g errgroup.Group
	for range min(runtime.GOMAXPROCS(0), len(all)) {
		g.Go(func() (err error) { // for many texts: a goroutine's stack grows by copying
			for i := int(next.Add(1)) - 1; i < len(all) && err == nil; i = int(next.Add(1)) - 1 {
				err = one(i, all[i])
			}
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	out := exchange.Texts{}
	for i, t := range all {
		if sums[i] != [sha256.Size]byte{} {
			out[t] = sums[i]
		}
	}
	return out, nil
}

// sharedStands tells whether a text's Markdown, as others may have it, stands in
// the site's folder, at its address, as it would be made, and gives its hash.
func (m *material) sharedStands(in Input, of *bank.Material, t *bank.Text, address string) (sum [sha256.Size]byte, ok bool) {
	written, known := m.kept.sum(m.paths[t.File])
	if !known || in.standing == nil {
		return sum, false
	}
	if !m.sharedFrom(in, of, t, address, written) {
		return sum, false
	}
	return in.standing.sum(address)
}

// sharedFrom notes what a text's Markdown is made from, and tells whether it
// stands so.
func (m *material) sharedFrom(in Input, of *bank.Material, t *bank.Text, address string, written [sha256.Size]byte) bool {
	original := byte(0)
	if t == of.Texts[0] {
		original = 1
	}
	from := append(append(append(make([]byte, 0, 64), "markdown "...), written[:]...), original)
	return in.standing.stands(address, sha256.Sum256(append(from, of.Kind...)))
}
