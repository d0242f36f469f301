package search

import "slices"

// A saying is what a part of a query says of a document, and the segment in
// which most of that is said.
type saying struct {
	weight  float64
	segment uint16
}

// score gives documents what parts say of them, with what those of the best
// segment say once more.
func (r *ranker) score(room *sheet, parts []wanted, list []scored) {
	order := room.order[:0] // by document, as postings are
	for i := range list {
		order = append(order, i)
	}
	slices.SortFunc(order, func(a, b int) int { return int(list[a].document - list[b].document) })
	said := slices.Grow(room.said[:0], len(list)*len(parts))[:len(list)*len(parts)]
	clear(said)
	room.order, room.said = order, said
	for k, p := range parts {
		for _, s := range p {
			postings := r.of(s.term)
			for _, i := range order {
				if postings = from(postings, list[i].document); len(postings) == 0 {
					break
				}
				if postings[0].document == list[i].document {
					said[i*len(parts)+k].add(s, postings[0])
				}
			}
		}
	}
	for i := range list {
		list[i].score = together(said[i*len(parts):][:len(parts)])
	}
}

func (s *saying) add(by share, p posting) {
	w := by.weight * float64(p.impact)
	if w > s.weight {
		s.segment = p.segment
	}
	if by.adds {
		s.weight += w
	} else {
		s.weight = max(s.weight, w)
	}
}

// together adds up what all parts say of a document.
func together(said []saying) float64 {
	total, most := 0.0, 0.0
	for i, s := range said {
		total += s.weight
		for _, o := range said[:i] {
			if o.segment == s.segment {
				s.weight += o.weight
			}
		}
		most = max(most, s.weight)
	}
	return total + nearness*most
}

// from is the rest of a list from a document on, which is looked for in
// strides that double.
func from(list []posting, document int32) []posting {
	stride := 1
	for stride < len(list) && list[stride].document < document {
		stride *= 2
	}
	at, end := stride/2, min(stride, len(list))
	for at < end {
		if mid := (at + end) / 2; list[mid].document < document {
			at = mid + 1
		} else {
			end = mid
		}
	}
	return list[at:]
}
