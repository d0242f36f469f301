package asset

import "sync"

// A budget bounds the memory of pictures that are decoded at the same time. A
// picture heavier than the whole budget is decoded alone.
type budget struct {
	mu    sync.Mutex
	more  sync.Cond
	total int64
	free  int64
}

func newBudget(total int64) *budget {
	b := &budget{total: total, free: total}
	b.more.L = &b.mu
	return b
}

// take waits until there is room, and gives what to hand back to free.
func (b *budget) take(weight int64) int64 {
	weight = min(weight, b.total)
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.free < weight {
		b.more.Wait()
	}
	b.free -= weight
	return weight
}

func (b *budget) give(weight int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.free += weight
	b.more.Broadcast()
}
