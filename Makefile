CRUX = .build/release/crux
ARTICLES = $(wildcard Graphs/*.txt)
VENV = .venv/bin/python

.PHONY: setup build demo test bench stream exports interop fuzz train format lint clean

# What is missing on this machine, then an optimised build.
setup:
	Scripts/setup

build:
	swift build -c release

# The worked examples, and TEXT=article.html if given, as graphs and pictures in Demo/.
demo: setup build
	mkdir -p Demo
	$(CRUX) extract $(ARTICLES) $(TEXT) --output Demo/
	for format in graphml dot svg; do $(CRUX) export Demo/*.json --format $$format --output Demo/ || exit 2; done
	@echo "Open one of these:" && ls Demo/*.svg

test:
	swift test

# Throughput beside networkx, igraph and formal-argumentation on the same files, in the same run.
bench: build $(VENV)
	.build/release/crux-bench formats $(VENV)
	.build/release/crux-bench extraction
	.build/release/crux-bench reasoning $(VENV)
	.build/release/crux-bench diff ../shared/corpora/argrewrite $(VENV)
	.build/release/crux-bench store

# A million small documents as JSON lines, through the command and in bounded memory.
stream: build
	python3 Scripts/stream.py $(CRUX)

# Exports is made from Graphs, never edited.
exports: build
	for name in $(basename $(ARTICLES)); do $(CRUX) extract $$name.txt --output $$name.extracted.json || exit 2; done
	for format in graphml dot svg; do $(CRUX) export Graphs/*.json --format $$format --output Exports/ || exit 2; done
	for format in graphml dot svg; do $(CRUX) diff Graphs/controls-working.json Graphs/controls-working-later.json \
	  --format $$format --output Exports/controls-working.changes.$$format; [ $$? -le 1 ] || exit 2; done

# networkx, igraph and Graphviz read what Crux writes, and Crux what they write.
interop: build $(VENV)
	$(VENV) Scripts/interop.py $(CRUX) Graphs/*.json Graphs/Unseen

$(VENV):
	python3 -m venv .venv && .venv/bin/pip install --quiet networkx igraph formal-argumentation deepdiff graphtage \
	  || { rm -rf .venv; exit 1; }

# A million mutated inputs for each reader.
fuzz:
	CRUX_FUZZ=1000000 swift test --filter MutationTests

# Makes the extractor's weights again, to the byte. Needs GUM, CDCP and ArgRewrite in ../shared/corpora.
train: build
	.build/release/crux-train

format:
	swift format -i -r -p Sources Tests Package.swift

lint:
	swift format lint --strict -r -p Sources Tests Package.swift

clean:
	rm -rf .build .venv Demo
