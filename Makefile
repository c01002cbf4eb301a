# The doors of the house: `make run` and `make test` do everything on a fresh Debian 12 machine with
# a Swift 6 toolchain. README.md says what each target is for.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run read test api-check setup lint bench bench-store bench-web peers score fuzz crash
.PHONY: walks pictures package docs

help: ## Lists the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

run: ## Starts the workplace on 127.0.0.1:8080 with a sample district in data/
	@Scripts/run.sh

read: ## Reads the sample report and writes everything read out of it into out/
	@Scripts/read.sh

test: ## Lint, build, tests, schema check and a short fuzz run
	@Scripts/test.sh

api-check: ## Runs schemathesis against a server with a sample: no answer is a 500 or against its schema
	@Scripts/api-check.sh

setup: ## Installs every Debian package and Python tool that any target needs
	@Scripts/setup.sh build run test pictures tools

lint: ## Checks the layout of all Swift files
	@Scripts/lint.sh

bench: ## Times the reading in a release build; writes Documents/bench.md
	@Scripts/bench.sh

bench-store: ## Times the store to a million matters; writes Documents/benchmarks.md
	@Scripts/bench-store.sh

bench-web: ## Times the workplace to a million matters; writes Documents/benchmarks-web.md
	@Scripts/bench-web.sh

peers: ## Reads the labelled sentences with two peers too; writes Documents/peers.md
	@Scripts/peers.sh

score: ## Scores the reading and the number findings against the labelled cases
	@Scripts/score.sh

fuzz: ## Ten minutes of libFuzzer for each target
	@Scripts/fuzz.sh 600

crash: ## Kills what writes files and the store, fills a disk; writes Documents/crash.md
	@Scripts/crash.sh 120

walks: ## Takes the walks in a browser; writes Documents/walks.md, fails over a limit
	@Scripts/walks.sh --write

pictures: ## Pictures of the report and of all components into out/pictures; writes Documents/pictures.md
	@Scripts/pictures.sh

package: ## Makes the tar for installing without internet, and tries it; into out/
	@Scripts/package.sh

docs: ## Builds the DocC documentation of DubanReport into out/docs
	@Scripts/docs.sh
