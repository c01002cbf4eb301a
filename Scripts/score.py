"""Reads every report, compares the pairs that the audit cases name, and runs the two scorers; the
scorer of number cases twice, as shipped and with the figures of each case filled in.

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
    print('\n== number cases as shipped: they carry no figures, so any finding on a quote answers')
    score_cases('as shipped', gold, cases, audit, *more)
    named, count, total = with_numbers(cases)
    print(f'\n== number cases with figures filled in here: in {count} of {total} cases those that their '
          'arithmetic and quotes share; a finding must show two of them (or the only one)')
    score_cases('with figures filled in', gold, named, audit, *more)


def score_cases(label, gold, *arguments):
    """Prints what the scorer of number cases says; its summary says which cases it is of."""
    said = run(sys.executable, gold / 'score_audit.py', *arguments, capture=True)
    print(said.replace('SUMMARY ', f'SUMMARY of number cases {label}: '), end='', flush=True)


def with_numbers(cases):
    """The cases written anew with `numbers`, the figures that stand both in the arithmetic and in the
    quotes of a case; how many cases have any, and how many there are."""
    path = OUT / 'audit-cases-with-numbers.jsonl'
    rows = [json.loads(line) for line in cases.read_text().splitlines() if line.strip()]
    for row in rows:
        quoted = {figure for quote in row['quotes'] for figure in figures(quote['text'])}
        row['numbers'] = [one for one in figures(row.get('arithmetic', '')) if one in quoted]
    path.write_text(''.join(json.dumps(row, ensure_ascii=False) + '\n' for row in rows))
    return path, sum(1 for row in rows if row['numbers']), len(rows)


def figures(text):
    """The figures of a text as printed, each once, in order."""
    return list(dict.fromkeys(re.findall(r'\d+(?:\.\d+)?', re.sub(r'\s', '', text))))


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
