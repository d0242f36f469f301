package parse

import (
	"slices"
	"strings"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

var deployKeys = configTable("deploy")

// secretKeys are parts of names under which people write their keys.
var secretKeys = []string{"secret", "access_key", "accesskey", "password", "token", "salaisuus", "salasana", "avain", "nyckel", "lösenord"}

// deploy reads where the site is taken. A key to the storage is a mistake here,
// whatever it is called: the file is kept in version control and shown to
// others.
func (rd *configReader) deploy(e entry) {
	if !rd.isMapping(e) {
		return
	}
	d := &rd.conf.Deploy
	open := *e.value
	open.Content = nil
	for i := 0; i+1 < len(e.value.Content); i += 2 {
		name := e.value.Content[i]
		if slices.ContainsFunc(secretKeys, func(part string) bool { return strings.Contains(bank.Fold(name.Value), bank.Fold(part)) }) {
			rd.add(nodePos(name), "deploy-secret", diag.Args{"key": name.Value})
			continue
		}
		open.Content = append(open.Content, name, e.value.Content[i+1])
	}
	told := len(rd.report.list)
	m := rd.entries(&open, deployKeys, "en")
	if t := m["target"]; t.value != nil {
		if target := strings.ToLower(rd.text(t)); slices.Contains(bank.DeployTargets, target) {
			d.Target = target
		} else if target != "" {
			rd.add(nodePos(t.value), "unknown-target", diag.Args{"value": target, "near": bank.Near(target, bank.DeployTargets), "allowed": strings.Join(bank.DeployTargets, ", ")})
		}
	}
	for _, key := range []string{"bucket", "region", "endpoint", "prefix", "path"} {
		if v := m[key]; v.value != nil {
			if s := rd.text(v); s != "" && !d.Set(key, s) {
				rd.add(nodePos(v.value), "bad-deploy", diag.Args{"key": v.name.Value, "value": s, "example": bank.DeployExample(d.Target, key)})
			}
		}
	}
	if v := m["compress"]; v.value != nil {
		d.Plain = !value(rd.fields, v, "bad-boolean", boolean)
	}
	if missing := d.Missing(); missing != "" && len(rd.report.list) == told {
		rd.add(e.pos(), "deploy-incomplete", diag.Args{"key": missing, "example": bank.DeployExample(d.Target, missing)})
	}
}
