package deploy

import (
	"context"
	"sync"

	"golang.org/x/sync/errgroup"
)

// Kinds of Trouble.
const (
	NoKeys      = "no-keys"     // the environment holds no keys; Detail is what is missing
	NoRegion    = "no-region"   // neither a region nor an endpoint is known
	BadKeys     = "bad-keys"    // the storage does not take the keys; Detail is its code
	Denied      = "denied"      // the keys may not do what is needed; Detail is what
	NoBucket    = "no-bucket"   // there is no such bucket; Detail is its name
	WrongRegion = "region"      // the bucket is in another region; Detail is the code
	Unreachable = "unreachable" // the target does not answer, or not as it should; Detail says how
	Taken       = "taken"       // files of others stand where the site has its own; Detail names one, Count says how many
	Overtaken   = "overtaken"   // another run has begun
	Overwritten = "overwritten" // somebody has changed a file meanwhile; Detail is its path
	Damaged     = "damaged"     // the list at the target cannot be read; Detail says why
	NoRsync     = "no-rsync"    // there is no rsync on this machine
	RsyncFailed = "rsync"       // rsync has given up; Detail is what it said
	Precious    = "precious"    // the folder to deploy to holds the bank's own texts, is in them, or is a home
	Inside      = "inside"      // the folder to deploy to is the site's own, or one is in the other
)

// Trouble is what is wrong with a target. It never holds a key.
type Trouble struct {
	Kind, Detail, Count string
	err                 error
}

// Error words the trouble for a log; the command line has its own wordings.
func (t *Trouble) Error() string { return "deploy: " + t.Kind + ": " + t.Detail }

func (t *Trouble) Unwrap() error { return t.err }

// atOnce is how many requests are under way at a time: enough to hide the way
// there and back, few enough for storage that counts them.
const atOnce = 8

// each does something for every item, several at once, until one fails. told is
// called by one at a time.
func each[T any](ctx context.Context, items []T, do func(context.Context, T) (told func(), err error)) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(atOnce)
	var one sync.Mutex
	for _, item := range items {
		if ctx.Err() != nil {
			break
		}
		g.Go(func() error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			told, err := do(ctx, item)
			if err != nil {
				return err
			}
			one.Lock()
			defer one.Unlock()
			told()
			return nil
		})
	}
	return g.Wait()
}
