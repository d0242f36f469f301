package main

import (
	"bytes"
	"encoding/json"
	"strings"
)

// Parts of a CycloneDX 1.6 bill of materials.
type (
	bom struct {
		Schema       string       `json:"$schema"`
		Format       string       `json:"bomFormat"`
		Spec         string       `json:"specVersion"`
		Version      int          `json:"version"`
		Metadata     metadata     `json:"metadata"`
		Components   []component  `json:"components"`
		Dependencies []dependency `json:"dependencies"`
	}
	metadata struct {
		Component component `json:"component"`
	}
	component struct {
		Type       string     `json:"type"`
		Ref        string     `json:"bom-ref"`
		Name       string     `json:"name"`
		Version    string     `json:"version"`
		Scope      string     `json:"scope,omitempty"`
		Licenses   []licensed `json:"licenses"`
		PURL       string     `json:"purl"`
		Properties []property `json:"properties,omitempty"`
	}
	licensed struct {
		License    *licenseID `json:"license,omitempty"`
		Expression string     `json:"expression,omitempty"`
	}
	licenseID struct {
		ID string `json:"id"`
	}
	property struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
	dependency struct {
		Ref string   `json:"ref"`
		On  []string `json:"dependsOn"`
	}
)

// sbom says what is in the program of a release. It has no time and no number
// of its own: the same program has the same bill.
func sbom(parts []part, release string) ([]byte, error) {
	self := component{Type: "application", Ref: "pkg:golang/vakka@" + release, Name: "vakka", Version: release, PURL: "pkg:golang/vakka@" + release, Licenses: licensedAs("EUPL-1.2")}
	bill := bom{Schema: "http://cyclonedx.org/schema/bom-1.6.schema.json", Format: "CycloneDX", Spec: "1.6", Version: 1, Metadata: metadata{self}}
	whole := dependency{Ref: self.Ref}
	for _, p := range parts {
		c := component{Type: "library", Name: p.name, Version: p.version, Scope: "required", Licenses: licensedAs(p.licence)}
		c.PURL = "pkg:golang/" + strings.ToLower(p.name) + "@" + p.version
		c.Ref = c.PURL
		if p.sum != "" {
			c.Properties = []property{{"go.sum", p.sum}}
		}
		bill.Components = append(bill.Components, c)
		whole.On = append(whole.On, c.Ref)
	}
	bill.Dependencies = []dependency{whole}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(bill)
	return out.Bytes(), err
}

func licensedAs(expression string) []licensed {
	if strings.Contains(expression, " AND ") {
		return []licensed{{Expression: expression}}
	}
	return []licensed{{License: &licenseID{expression}}}
}
