package alike

import (
	"reflect"
	"testing"
	"time"
)

type inner struct {
	name string
	At   int
}

type whole struct {
	Text  string
	On    bool
	List  []string
	Named map[string]int
	Any   any
	To    *inner
	When  time.Time
	Few   [2]int8
	Many  uint
}

func of(v any, instead map[reflect.Type]func(*Walk, reflect.Value)) string {
	w := Walk{Instead: instead}
	w.Value(v)
	return string(w.Bytes)
}

// Every value of the list is unlike the others, and like itself.
func TestValue(t *testing.T) {
	day := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	values := []any{
		"", "a", 0, 1, -1, whole{}, whole{Text: "a"}, whole{On: true}, whole{List: []string{"ab"}}, whole{List: []string{"a", "b"}},
		whole{Named: map[string]int{"a": 1, "b": 2}}, whole{Named: map[string]int{"a": 2, "b": 1}}, whole{Any: 1}, whole{Any: "1"}, whole{Any: uint(1)},
		whole{To: &inner{}}, whole{To: &inner{name: "n"}}, whole{To: &inner{At: 1}}, whole{When: day}, whole{When: day.Add(1)},
		whole{When: day.In(time.FixedZone("x", 0))}, whole{Few: [2]int8{1, 0}}, whole{Few: [2]int8{0, 1}}, whole{Many: 1},
	}
	seen := map[string]int{}
	for i, v := range values {
		if _, isText := v.(string); isText && i == 0 {
			continue // 0 has the same one byte: only values of one type are compared
		}
		bytes := of([]any{v}, nil)
		if other, there := seen[bytes]; there {
			t.Errorf("%#v is like %#v", v, values[other])
		}
		if seen[bytes] = i; of([]any{v}, nil) != bytes {
			t.Errorf("%#v is not like itself", v)
		}
	}
}

func TestInstead(t *testing.T) {
	instead := map[reflect.Type]func(*Walk, reflect.Value){
		reflect.TypeFor[*inner](): func(w *Walk, v reflect.Value) { w.Text(v.Elem().Field(0).String()) },
		reflect.TypeFor[func()](): Not,
	}
	if of(whole{To: &inner{"a", 1}}, instead) != of(whole{To: &inner{"a", 2}}, instead) {
		t.Error("what is named instead is gone into")
	}
	if of(whole{To: &inner{"a", 1}}, instead) == of(whole{To: &inner{"b", 1}}, instead) {
		t.Error("what is written instead does not count")
	}
	of(struct{ F func() }{}, instead)
	defer func() {
		if recover() == nil {
			t.Error("a function is taken")
		}
	}()
	of(struct{ F func() }{func() {}}, nil)
}
