package search

import "hash/fnv"

// runs cuts n items in a row into runs of about a size, and gives where each
// begins. Within limits a run begins where begin says it most shortly: the
// directory that every query pays for is the smaller for it, and words that
// begin alike stay together. As that is for the items to say, an edit leaves
// the runs behind it as they were. begin is "" where no run can begin.
func runs(n, size int, sizeOf func(i int) int, begin func(i int) string) []int {
	if n == 0 {
		return nil
	}
	starts := []int{0}
	for from := 0; ; {
		best, least, mark, sum := 0, 0, uint32(0), sizeOf(from)
		for i := from + 1; i < n && (sum < size*leastRun/10 || sum < size*mostRun/10 || best == 0); i++ {
			if b := begin(i); b != "" && sum >= size*leastRun/10 {
				h := fnv.New32a()
				_, _ = h.Write([]byte(b))
				if best == 0 || len(b) < least || len(b) == least && h.Sum32() < mark {
					best, least, mark = i, len(b), h.Sum32()
				}
			}
			sum += sizeOf(i)
		}
		if best == 0 || sum < size*mostRun/10 {
			return starts // the last run may be short of the limit, not of a beginning
		}
		starts = append(starts, best)
		from = best
	}
}

const leastRun, mostRun = 6, 16 // tenths of the size that is aimed at
