"""Fills stores of growing sizes with `duban bench fill`, measures each with `duban bench store` and
PostgreSQL beside pgbench, and writes the results with the goals of the design as Markdown."""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile

import machine
import postgres

ARGUMENTS = argparse.ArgumentParser(description=__doc__)
ARGUMENTS.add_argument('--duban', required=True)
ARGUMENTS.add_argument('--write', required=True)
ARGUMENTS.add_argument('--sizes', default='10000,100000,1000000')
ARGUMENTS.add_argument('--quick', action='store_true', help='up to 100,000 matters')
ARGUMENTS.add_argument('--no-postgres', action='store_true')
ARGUMENTS.add_argument('--rounds', type=int, default=5)
ARGUMENTS.add_argument('--seconds', type=float, default=2.0)
ARGUMENTS.add_argument('--folder', help='where the stores are made; /tmp by default')
OPEN = 20_000
WRITERS = 16
# Milliseconds by which each sync is held up, for a look at slower disks than the one at hand.
DELAYS = (1, 5)


def main():
    options = ARGUMENTS.parse_args()
    sizes = [int(size) for size in options.sizes.split(',')]
    if options.quick:
        sizes = [size for size in sizes if size <= 100_000]
    folder = pathlib.Path(tempfile.mkdtemp(prefix='duban-bench-', dir=options.folder))
    try:
        results = []
        for size in sizes:
            results.append(measured(options, folder, size))
            print(json.dumps(results[-1]), flush=True)
        slower = on_slower_disks(options, folder)
        print(json.dumps(slower), flush=True)
        bulk = duban(options, 'fill', folder / 'bulk', '--openings', '--matters', max(sizes))
        print(json.dumps(bulk), flush=True)
        against = None if options.no_postgres else beside_pgbench(options)
        text = document(results, slower, bulk, against)
    finally:
        shutil.rmtree(folder)
    pathlib.Path(options.write).write_text(text, encoding='utf-8')
    print(text)


def duban(options, verb, *arguments, under=()):
    command = [*under, 'nice', '-n', '10', options.duban, 'bench', verb, *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)


def measured(options, folder, size):
    store = folder / str(size)
    filled = duban(options, 'fill', store, '--matters', size, '--open', min(OPEN, size))
    grown = (store / 'duban.db').stat().st_size
    result = duban(
        options, 'store', store, '--rounds', options.rounds, '--seconds', options.seconds)
    shutil.rmtree(store)
    return {'size': size, 'fill': filled, 'fileBytes': grown, **result}


def on_slower_disks(options, folder):
    """Ours and the bare engine while strace holds up every sync: {milliseconds: rates}."""
    store = folder / 'slower'
    duban(options, 'fill', store, '--matters', OPEN, '--open', OPEN)
    rates = {}
    for delay in DELAYS:
        held = ['strace', '--quiet=all', '--follow-forks', '--seccomp-bpf', '--output=/dev/null',
                '--trace=fsync,fdatasync', f'--inject=fsync,fdatasync:delay_exit={delay}ms']
        rates[delay] = duban(
            options, 'store', store, '--rounds', options.rounds, '--seconds', options.seconds,
            '--looks', 0, '--name', f'slow{delay}', under=held)
    shutil.rmtree(store)
    return rates


def beside_pgbench(options):
    """Rounds of our sixteen writers and of pgbench's sixteen clients in turn on one server."""
    with postgres.Cluster() as cluster, tempfile.TemporaryDirectory() as keys:
        cluster.create('ours')
        cluster.create('bare')
        script = cluster.bare_script('bare')
        store = ('--postgres', cluster.address('ours'))
        duban(options, 'fill', f'{keys}/data', '--matters', OPEN, '--open', OPEN, *store)
        ours, bare = [], []
        for number in range(options.rounds):
            bare.append(cluster.pgbench('bare', script, WRITERS, options.seconds))
            result = duban(
                options, 'store', f'{keys}/data', '--rounds', 1, '--seconds', options.seconds,
                '--looks', 0, '--only-many', '--name', f'pg{number}', *store)
            ours += result['many']
        return {'ours': ours, 'bare': bare}


def document(results, slower, bulk, against):
    first, last = results[0], results[-1]
    lines = [
        '# Speed and size of the store', '', machine.stamp(), '',
        'Made by `make bench-store`. Each figure stands beside the bare engine or peer measured in '
        'the same run, round by round in turn; rates are medians with the least and the greatest '
        'round. An act is a report with counted progress, a remark or an urge, in turn, each with '
        'a text of 40 characters, on an open matter chosen at random; open matters are spread '
        'evenly over all. Nothing was kept from other work on the machine.', '',
        '## Writing on SQLite', '',
        'Bare is one connection with one INSERT or UPDATE of one row in each durable transaction '
        '(WAL, `synchronous=FULL`) on a file in the same folder.', '',
        '| matters | open | bare, a second | 16 writers | of bare | 1 writer | of bare |',
        '| --: | --: | --: | --: | --: | --: | --: |']
    for result in results:
        lines.append(row(
            f'{result["size"]:,}', f'{min(OPEN, result["size"]):,}', spread(result['bare']),
            spread(result['many']), ratio(result['many'], result['bare']),
            spread(result['one']), ratio(result['one'], result['bare'])))
    lines += ['', 'Goal: 16 writers at least 1.0 of bare, 1 writer at least 0.5; from '
              f'{first["size"]:,} to {last["size"]:,} matters the rate falls by less than 15%: it '
              f'changes by {change(first["many"], last["many"])} (of bare: '
              f'{change(shares(first), shares(last))}).', '',
              'The goals hold against the disk at hand. What a slower one makes of them, with each '
              f'sync held up by strace ({OPEN:,} matters):', '',
              '| held up, ms | bare, a second | 16 writers | of bare | 1 writer | of bare |',
              '| --: | --: | --: | --: | --: | --: |']
    for delay, rates in slower.items():
        lines.append(row(
            delay, spread(rates['bare']), spread(rates['many']),
            ratio(rates['many'], rates['bare']), spread(rates['one']),
            ratio(rates['one'], rates['bare'])))
    lines.append('')
    if against:
        lines += [
            '## Writing on PostgreSQL', '',
            'A cluster of its own with `fsync` on; bare is pgbench with 16 clients, one UPDATE and '
            'one INSERT of a row in each transaction, on the same server.', '',
            '| matters | pgbench, a second | 16 writers | of pgbench |', '| --: | --: | --: | --: |',
            row(f'{OPEN:,}', spread(against['bare']), spread(against['ours']),
                ratio(against['ours'], against['bare'])), '', 'Goal: at least 0.5.', '']
    lines += ['## Looking', '',
              'A list is 50 matters filtered by unit, ledger, leader or light and sorted; a '
              'dashboard is all units by light and by standing; a search is by somebody who may '
              'see one unit, ten in sixteen for one of the ten commonest words. Milliseconds.', '',
              '| matters | list p50 | list p99 | dashboard p50 | dashboard p99 | search p50 '
              '| search p95 |', '| --: | --: | --: | --: | --: | --: | --: |']
    for result in results:
        lines.append(row(
            f'{result["size"]:,}', result['list']['p50Ms'], result['list']['p99Ms'],
            result['dashboard']['p50Ms'], result['dashboard']['p99Ms'],
            result['search']['p50Ms'], result['search']['p95Ms']))
    lines += ['', f'Goals: p99 at {last["size"]:,} within 1.5 of p99 at {first["size"]:,}: lists '
              f'{last["list"]["p99Ms"] / first["list"]["p99Ms"]:.2f}, dashboards '
              f'{last["dashboard"]["p99Ms"] / first["dashboard"]["p99Ms"]:.2f}; search p95 under '
              '50 ms.', '', '## Memory and size', '']
    kinds = [name for name in first['bytes'] if name != 'other'] + ['other']
    lines += [row('matters', 'entries', 'resident MB', 'peak MB', 'bytes a matter',
                  *[f'{kind}' for kind in kinds]), '| --: ' * (5 + len(kinds)) + '|']
    for result in results:
        size = result['size']
        lines.append(row(
            f'{size:,}', f'{result["fill"]["entries"]:,}', f'{result["residentKiB"] / 1000:.0f}',
            f'{result["peakKiB"] / 1000:.0f}', f'{result["fileBytes"] / size:,.0f}',
            *[f'{result["bytes"].get(kind, 0) / size:,.0f}' for kind in kinds]))
    lines += ['', 'Bytes a matter are the file after the fill; the parts, which include what was '
              'written while measuring, are bytes a matter too: *rows* what is derived (matters, '
              'roles, turns), *search* the texts and the index, *commands* the answers kept for '
              'repeats. Goals: under 150 MB resident, under 5,000 bytes a matter.', '',
              '## Loading in bulk', '',
              '| what | matters | seconds | matters a second | peak MB |',
              '| --- | --: | --: | --: | --: |',
              loaded('openings', bulk)]
    lines += [loaded('whole histories of 6 or 7 entries', result['fill']) for result in results]
    lines += ['', 'Goal: 20,000 openings a second on SQLite.', '']
    return '\n'.join(lines)


def row(*cells):
    return f'| {" | ".join(str(cell) for cell in cells)} |'


def loaded(what, fill):
    return row(what, f'{fill["matters"]:,}', f'{fill["seconds"]:.1f}',
               f'{fill["mattersPerSecond"]:,}', f'{fill["peakKiB"] / 1000:.0f}')


def spread(values):
    return f'{statistics.median(values):,.0f} ({min(values):,.0f}–{max(values):,.0f})'


def ratio(ours, bare):
    return f'{statistics.median(a / b for a, b in zip(ours, bare)):.2f}'


def shares(result):
    return [a / b for a, b in zip(result['many'], result['bare'])]


def change(before, after):
    return f'{statistics.median(after) / statistics.median(before) - 1:+.0%}'


if __name__ == '__main__':
    os.environ.setdefault('LC_ALL', 'C.UTF-8')
    main()
