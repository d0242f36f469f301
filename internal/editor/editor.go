// Package editor turns the tables of front matter's and bank.yaml's keys and a
// bank's vocabularies into what makes an editor help: JSON Schemas and snippets that complete keys
// and values in the writer's language, and tasks that underline what vakka
// check finds.
//
// Snippets and tasks need nothing but Visual Studio Code itself. The schemas
// are for editors and extensions that read front matter by one; every key of
// every language is in them, and only those of the writer's own are suggested.
// The package makes bytes and never writes them.
package editor

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// object is a JSON object; its keys are written sorted.
type object = map[string]any

// vscode is where an editor looks for its files.
const vscode = ".vscode/"

// Files are all of an editor's files by their path in the bank's folder. Lang
// is the writers' language.
func Files(vocabularies map[string]bank.Vocabulary, lang string) map[string][]byte {
	out := Made(vocabularies, lang)
	out[vscode+"settings.json"] = write(settings())
	out[vscode+"extensions.json"] = write(object{"recommendations": []string{"redhat.vscode-yaml"}})
	out[vscode+"tasks.json"] = write(tasks(lang))
	return out
}

// Made are those of Files that follow from the vocabularies, to be made again
// when these change. The others are the writers' own to change.
func Made(vocabularies map[string]bank.Vocabulary, lang string) map[string][]byte {
	out := map[string][]byte{vscode + "vakka.code-snippets": write(snippets(vocabularies, lang)), vscode + bankSchemaFile: write(bankSchema(lang))}
	for _, kind := range bank.Kinds {
		out[vscode+schemaFile(kind)] = write(schema(kind, vocabularies, lang))
	}
	return out
}

func schemaFile(kind bank.Kind) string { return "vakka-" + string(kind) + ".schema.json" }

func write(value any) []byte {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(value); err != nil {
		panic("editor: " + err.Error()) // only maps, lists and texts
	}
	return out.Bytes()
}

// settings are the editor's for the bank's folder. Nothing is fetched and
// nothing is sent.
func settings() object {
	schemas := object{vscode + bankSchemaFile: []string{"bank.yaml"}}
	for _, kind := range bank.Kinds {
		var files []string
		for _, folder := range bank.FoldersOf(kind) {
			files = append(files, "content/"+folder+"/**/*.md")
		}
		if kind == bank.Page {
			files = append(files, "content/*.md")
		}
		schemas[vscode+schemaFile(kind)] = files
	}
	return object{
		"files.eol": "\n", "files.insertFinalNewline": true,
		"search.exclude": object{"public/**": true},
		"[markdown]": object{"editor.wordWrap": "on", "editor.snippetSuggestions": "top",
			"editor.quickSuggestions": object{"other": "on", "comments": "off", "strings": "off"}},
		"yaml.schemas": schemas, "yaml.schemaStore.enable": false, "redhat.telemetry.enabled": false,
	}
}

// tasks are vakka check, whose findings the editor underlines and lists, and
// vakka serve.
func tasks(lang string) object {
	var matchers []object
	for severity, named := range map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning", diag.Hint: "info"} {
		matchers = append(matchers, object{
			"owner": "vakka-" + named, "severity": named, "fileLocation": []string{"relative", "${workspaceFolder}"},
			"pattern": object{"regexp": `^(.+?):(\d+):(\d+): ` + severity.Word(lang) + `: (.*)$`, "file": 1, "line": 2, "column": 3, "message": 4},
		})
	}
	slices.SortFunc(matchers, func(a, b object) int { return strings.Compare(a["owner"].(string), b["owner"].(string)) })
	return object{"version": "2.0.0", "tasks": []object{
		{"label": "vakka check", "type": "process", "command": "vakka", "args": []string{"check", "--lang", lang}, "problemMatcher": matchers,
			"group": object{"kind": "build", "isDefault": true}, "presentation": object{"reveal": "silent", "clear": true}},
		{"label": "vakka serve", "type": "process", "command": "vakka", "args": []string{"serve", "--open", "--lang", lang}, "isBackground": true, "problemMatcher": []string{}},
	}}
}

// snippets complete the keys of every kind's front matter: the key as it is
// written in the language, and where it takes values of a vocabulary, those.
func snippets(vocabularies map[string]bank.Vocabulary, lang string) object {
	out := object{}
	for _, k := range bank.Keys {
		name := k.Name(lang)
		if k.In != "" || k.Value == bank.ListValue || out[name] != nil {
			continue
		}
		value := "$1"
		if labels := labels(vocabularies[k.Vocabulary], lang); len(labels) > 0 {
			value = "${1|" + strings.Join(labels, ",") + "|}"
		}
		switch k.Value {
		case bank.TermsValue, bank.TextsValue, bank.RefsValue:
			value = "[" + value + "]"
		}
		out[name] = object{"scope": "markdown", "prefix": name, "body": name + ": " + value, "description": k.About.In(lang, "en")}
	}
	return out
}

// labels are a vocabulary's values as a snippet's choices.
func labels(v bank.Vocabulary, lang string) (out []string) {
	for _, t := range v.Terms {
		label := t.Label.In(lang)
		if label == "" || strings.ContainsAny(label, `:#[]{}"'&*!|>%@,`) { // would need quotes
			label = t.ID
		}
		out = append(out, strings.NewReplacer(`\`, `\\`, `,`, `\,`, `|`, `\|`, `}`, `\}`, `$`, `\$`).Replace(label))
	}
	return out
}
