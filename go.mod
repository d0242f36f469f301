module vakka

go 1.26.8
