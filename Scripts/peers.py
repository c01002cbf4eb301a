"""Counts what Microsoft Recognizers-Text, JioNLP and Duban find in the same labelled sentences.

The labels' bare values (4.6万 is 46,000; the sign of a fall is left out) are the measure, as no peer
knows names or relations. A value found that no label has is false: a year, an ordinal, a numeral in
a name. Prints one table and with --write puts it into a Markdown file.
"""
import argparse
import collections
import importlib.util
import json
import pathlib
import re
import statistics
import subprocess
import sys
import time

import machine

Row = collections.namedtuple('Row', 'reader task found wanted false speed unit name relation')
ROUNDS = 5


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--duban', required=True)
    parser.add_argument('--gold', type=pathlib.Path, required=True)
    parser.add_argument('--reports', type=pathlib.Path, required=True)
    parser.add_argument('--write', type=pathlib.Path)
    options = parser.parse_args()
    labels = [json.loads(line) for line in options.gold.read_text().splitlines() if line.strip()]
    scorer = module(options.gold.parent / 'score.py')
    rows = recognizers(labels) + jionlp(labels) + duban(labels, options, scorer)
    text = page(rows, labels)
    print(text)
    if options.write:
        options.write.write_text(text)


def module(path):
    spec = importlib.util.spec_from_file_location('score', path)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


# --- labels --------------------------------------------------------------------------------------

def values(quantities, money_only=False):
    """The bare numbers of labelled or read quantities, with 万 and 亿 multiplied in."""
    return [number for quantity in quantities for number, unit in parts(quantity)
            if not money_only or unit.endswith('元')]


def parts(quantity):
    value, unit = quantity['value'], quantity.get('unit') or ''
    if isinstance(value, str):
        return [(abs(float(n)), '') for n in re.findall(r'\d+(?:\.\d+)?', value)]
    return [scaled(one, unit) for one in (value if isinstance(value, list) else [value])]


def scaled(value, unit):
    if isinstance(value, str):
        number, unit = re.fullmatch(r'([-\d.]+)(.*)', value).groups()
        value = float(number)
    for word, size in (('万亿', 1e12), ('亿', 1e8), ('万', 1e4)):
        if unit.startswith(word):
            return abs(value) * size, unit[len(word):]
    return abs(value), unit


def matched(wanted, found):
    """How many of the wanted numbers were found, each used once."""
    rest, hits = list(found), 0
    for number in wanted:
        partner = next((n for n in rest if abs(n - number) <= 1e-9 * max(1, number)), None)
        if partner is not None:
            rest.remove(partner)
            hits += 1
    return hits, len(rest)


def tally(labels, find, money_only=False):
    hits = false = wanted = 0
    for label in labels:
        asked = values(label['quantities'], money_only)
        hit, _ = matched(asked, find(label))
        _, extra = matched(values(label['quantities']), find(label))
        hits, false, wanted = hits + hit, false + extra, wanted + len(asked)
    return hits, wanted, false


def deadlines(labels, find):
    found = [bool(find(label)) for label in labels]
    wanted = [bool(label['deadline']) for label in labels]
    hits = sum(f and w for f, w in zip(found, wanted))
    return hits, sum(wanted), sum(found) - hits


def speed(labels, work):
    """Megabytes a second over all sentences, the median of several rounds after a warm one."""
    size = sum(len(label['text'].encode()) for label in labels)
    times = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        for label in labels:
            work(label)
        times.append(time.perf_counter() - start)
    return size / statistics.median(times[1:]) / 1e6


# --- readers -------------------------------------------------------------------------------------

def recognizers(labels):
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture
    numbers = NumberRecognizer(Culture.Chinese)
    units = NumberWithUnitRecognizer(Culture.Chinese)
    number = numbers.get_number_model()
    with_unit = [numbers.get_percentage_model(), units.get_currency_model(),
                 units.get_dimension_model()]

    def bare(label):
        found = [result.resolution['value'] for result in number.parse(label['text'])]
        return [abs(float(value)) for value in found if value]

    def measured(label):
        results = [result for model in with_unit for result in model.parse(label['text'])]
        found = [(result.resolution or {}).get('value') for result in results]
        return [abs(float(value.rstrip('%'))) for value in found if value]

    with_a_unit = tally(labels, measured)[0]
    rate = speed(labels, lambda label: (bare(label), measured(label)))
    return [Row('Recognizers-Text', 'values', *tally(labels, bare), rate, with_a_unit, 0, 0)]


def jionlp(labels):
    import jionlp as jio

    def money(label):
        found = jio.ner.extract_money(label['text'], with_parsing=True)
        numbers = [one['detail']['num'] for one in found]
        return [float(n) for num in numbers for n in (num if isinstance(num, list) else [num])]

    def times(label):
        return jio.ner.extract_time(label['text'], time_base=time.time(), with_parsing=True)

    result = tally(labels, money, money_only=True)
    return [
        Row('JioNLP', 'money', *result, speed(labels, money), result[0], 0, 0),
        Row('JioNLP', 'deadlines', *deadlines(labels, times), speed(labels, times), None,
            None, None),
    ]


def duban(labels, options, scorer):
    sources = sorted({label['source'] for label in labels})
    files = [str(options.reports / source) for source in sources]
    reading = pathlib.Path('out/peers.json')
    reading.parent.mkdir(exist_ok=True)
    run(options.duban, 'report', 'read', '--json', '-o', reading, *files)
    report = {pathlib.Path(one['source']).name: one['sentences']
              for one in json.loads(reading.read_text())}
    sentence = {}
    for label in labels:
        _, got = scorer.answer(label['text'], report[label['source']])
        sentence[label['text']] = got or {'quantities': [], 'deadline': None}

    def read(label):
        return sentence[label['text']]['quantities']

    def money(label):
        return values(read(label), money_only=True)

    def deadline(label):
        found = sentence[label['text']]['deadline']
        return found.get('text') if isinstance(found, dict) else found

    rate = duban_speed(options.duban, files)
    unit, name, relation = known(labels, read, scorer)
    result = tally(labels, money, money_only=True)
    return [
        Row('Duban', 'values', *tally(labels, lambda label: values(read(label))), rate, unit,
            name, relation),
        Row('Duban', 'money', *result, rate, None, None, None),
        Row('Duban', 'deadlines', *deadlines(labels, deadline), rate, None, None, None),
    ]


def known(labels, read, scorer):
    """Of Duban's quantities that a label has too: with the unit, with a name, with the relation."""
    unit = name = relation = 0
    for label in labels:
        wanted = [scorer.plain(quantity) for quantity in label['quantities']]
        relation += scorer.paired(wanted, [plain(one, scorer) for one in read(label)], True)[0]
        for quantity in read(label):
            partner = next((w for w in wanted if scorer.same(w, plain(quantity, scorer), False)), None)
            if partner:
                wanted.remove(partner)
                unit += 1
                name += bool(quantity.get('name'))
    return unit, name, relation


def plain(quantity, scorer):
    return scorer.plain({'unit': '', 'relation': '=', **quantity})


def duban_speed(duban_binary, files):
    """Over the whole reports that the sentences come from, audit included."""
    results = [json.loads(run(duban_binary, 'bench', 'read', file)) for file in files]
    return sum(one['bytes'] for one in results) / sum(one['totalMs'] for one in results) / 1e3


def run(*command):
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, text=True)
    if done.returncode not in (0, 3):
        sys.exit(f'peers: exit code {done.returncode} of {" ".join(map(str, command[:4]))}')
    return done.stdout




# --- the page ------------------------------------------------------------------------------------

def page(rows, labels):
    lines = [
        '# Beside the peers', '', machine.stamp(), '',
        f'{len(labels)} labelled sentences, read by each in one run of `make peers`. A value is a '
        'bare number; "false" is a number that no label has, or a time that is no deadline. The '
        'peers read the sentences alone, Duban the whole reports they stand in, its speed with the '
        'audit. "–" is what was not counted. One number given to two indicators is two values, and a '
        f'from–to is one quantity with two; unit, name and relation are counted by quantity, of '
        f'{sum(len(label["quantities"]) for label in labels)} labelled.', '',
        '| reader | task | found | of | false | with unit | with name | with relation | MB/s |',
        '| --- | --- | --: | --: | --: | --: | --: | --: | --: |',
    ]
    for row in rows:
        extras = ['–' if one is None else str(one) for one in (row.unit, row.name, row.relation)]
        lines.append(f'| {row.reader} | {row.task} | {row.found} | {row.wanted} | {row.false} | '
                     f'{" | ".join(extras)} | {row.speed:.2f} |')
    return '\n'.join(lines) + '\n'


if __name__ == '__main__':
    main()
