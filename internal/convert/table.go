package convert

import "strings"

// table places a table of cells that are blocks. Markdown has tables of plain
// lines only: a table that holds more than that is taken apart in the order of
// its reading. Merged says that cells were joined.
func (f *flow) table(rows [][][]Block, merged bool) {
	cells, columns, simple := 0, 0, true
	for _, row := range rows {
		cells += len(row)
		columns = max(columns, len(row))
		for _, cell := range row {
			simple = simple && plainCell(cell)
		}
	}
	if cells > mostCells || columns*len(rows) > mostCells {
		refuse("import-too-large", "")
	}
	if columns == 0 {
		return
	}
	f.close()
	if !simple || columns == 1 || len(rows) == 1 && columns > 1 && long(rows[0]) {
		f.apart(rows, columns)
		return
	}
	changed := merged
	b := Block{Kind: Table}
	for _, row := range rows {
		line := make([][]Inline, columns)
		for i, cell := range row {
			for n, p := range cell {
				if n > 0 {
					line[i] = append(line[i], Inline{Text: " · "})
					changed = true
				}
				line[i] = append(line[i], p.Inline...)
				b.Names = append(b.Names, p.Names...)
			}
			for n, part := range line[i] {
				if part.Break {
					line[i][n] = Inline{Text: " · "}
					changed = true
				}
			}
		}
		b.Rows = append(b.Rows, line)
	}
	f.append(b)
	if changed {
		f.tell("import-table", Text([]Block{b}))
	}
}

// apart places the cells of a table one after another.
func (f *flow) apart(rows [][][]Block, columns int) {
	var all []Block
	for _, row := range rows {
		for _, cell := range row {
			all = append(all, cell...)
		}
	}
	f.append(all...)
	if columns > 1 && len(all) > 0 {
		f.tell("import-table", Text(all))
	}
}

// plainCell is true of a cell that a line can hold.
func plainCell(cell []Block) bool {
	for _, b := range cell {
		if b.Kind != Paragraph && b.Kind != Quote || b.Item != nil {
			return false
		}
	}
	return len(cell) < 4
}

// long is true of a row that holds running text: a page in columns.
func long(row [][]Block) bool {
	for _, cell := range row {
		if len(strings.Fields(Text(cell))) > 40 {
			return true
		}
	}
	return false
}
