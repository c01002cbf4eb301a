"""Reads every report, compares the pairs that the audit cases name, and runs the two scorers.

    score.py DUBAN GOLD REPORTS [-v]
"""
import itertools
import json
import pathlib
import re
import subprocess
import sys

OUT = pathlib.Path('out/score')
# `duban` exits with 3 when it found a contradiction.
FINE = (0, 3)


def main():
    duban, gold, reports = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    OUT.mkdir(parents=True, exist_ok=True)
    reading = OUT / 'reading.json'
    files = sorted(str(path) for path in reports.glob('*.txt'))
    run(duban, 'report', 'read', '--json', '-o', str(reading), *files)
    findings = [{'source': one['source'], 'findings': one.get('findings', [])}
                for one in json.loads(reading.read_text())]
    cases = gold / 'audit-cases.jsonl'
    findings += [compared(duban, reports, *pair) for pair in pairs(cases)]
    audit = OUT / 'findings.json'
    audit.write_text(json.dumps(findings, ensure_ascii=False))

    print(f'{len(files)} reports read into {reading}')
    more = [option for option in sys.argv[4:] if option == '-v']
    print('\n== reading', flush=True)
    run(sys.executable, gold / 'score.py', gold / 'sentences.jsonl', reading, *more)
    print('\n== numbers', flush=True)
    run(sys.executable, gold / 'score_audit.py', cases, audit, *more)


def pairs(cases):
    """The reports that one case quotes, each pair at most three years apart once."""
    found = set()
    for line in cases.read_text().splitlines():
        if line.strip():
            sources = sorted({quote['source'] for quote in json.loads(line)['quotes']})
            found.update(pair for pair in itertools.combinations(sources, 2) if near(*pair))
    return sorted(found)


def near(last, this):
    years = [int(re.search(r'(\d{4})\D*$', name).group(1)) for name in (last, this)]
    return years[1] - years[0] <= 3


def compared(duban, reports, last, this):
    output = run(duban, 'report', 'compare', '--json', reports / last, reports / this, capture=True)
    return {'source': [last, this], 'findings': json.loads(output).get('findings', [])}


def run(*command, capture=False):
    command = [str(word) for word in command]
    done = subprocess.run(command, stdout=subprocess.PIPE if capture else None, text=True)
    if done.returncode not in FINE:
        sys.exit(f'score: exit code {done.returncode} of {" ".join(command[:4])}')
    return done.stdout


if __name__ == '__main__':
    main()
