package fi

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// parallel calls work for 0 … n-1 on every processor.
func parallel(n int, work func(i int)) {
	const step = 256
	var next atomic.Int64
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for {
				from := int(next.Add(step)) - step
				if from >= n {
					return
				}
				for i := from; i < min(from+step, n); i++ {
					work(i)
				}
			}
		})
	}
	group.Wait()
}
