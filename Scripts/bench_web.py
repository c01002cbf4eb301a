"""Fills stores with `duban bench fill`, serves each with `duban bench serve`, asks for pages and posts
acts with wrk from 16 connections, and writes the results with the goals as Markdown."""
import argparse
import concurrent.futures
import json
import pathlib
import re
import shutil
import sqlite3
import statistics
import subprocess
import tempfile
import time
import urllib.request

import machine

ARGUMENTS = argparse.ArgumentParser(description=__doc__)
ARGUMENTS.add_argument('--duban', required=True)
ARGUMENTS.add_argument('--write', required=True)
ARGUMENTS.add_argument('--sizes', default='10000,100000,1000000')
ARGUMENTS.add_argument('--rounds', type=int, default=3)
ARGUMENTS.add_argument('--seconds', type=int, default=5)
ARGUMENTS.add_argument('--spike', type=int, default=30, help='seconds with 160 connections')
ARGUMENTS.add_argument('--folder', help='where the stores are made; /tmp by default')
ARGUMENTS.add_argument('--filled', help='a folder of stores filled before, named by their sizes; '
                       'they are used as they are and stay')
OPEN = 20_000
CONNECTIONS = 16
UNITS = range(2, 61)

# Each request takes the next of the lines of a file, from a place of its own.
LUA = r'''
local lines, headers = {}, {}
function init(args)
  for line in io.lines(args[1]) do lines[#lines + 1] = line end
  headers["Cookie"] = "duban=" .. args[2]
  if args[3] then
    csrf = args[3]
    headers["Content-Type"] = "application/x-www-form-urlencoded"
  end
  math.randomseed(args[4] or 1)
end
local number = 0
function request()
  number = number + 1
  local path = lines[math.random(#lines)]
  if csrf then
    local id = string.format("%s%d", tostring(lines):sub(8), number)
    local body = "csrf=" .. csrf .. "&command=web:" .. id .. "&text=%E8%AF%B7%E6%8A%93%E7%B4%A7"
    return wrk.format("POST", path, headers, body)
  end
  return wrk.format("GET", path, headers)
end
function done(summary, latency, requests)
  io.write(string.format(
    'RESULT {"requests": %d, "seconds": %.6f, "bytes": %d, "p50": %.3f, "p99": %.3f, ' ..
    '"bad": %d, "broken": %d}\n',
    summary.requests, summary.duration / 1e6, summary.bytes, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
'''


class Server:
    """The workplace over a store, in a process of its own."""

    def __init__(self, duban, folder, *options):
        began = time.monotonic()
        self.process = subprocess.Popen(
            [duban, 'bench', 'serve', str(folder), *options], stdout=subprocess.PIPE, text=True)
        port, self.cookie, self.csrf = self.process.stdout.readline().split()
        self.address = f'http://127.0.0.1:{port}'
        self.get('/')
        self.first_page = time.monotonic() - began

    def get(self, path):
        request = urllib.request.Request(
            self.address + path, headers={'Cookie': f'duban={self.cookie}'})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read()

    @property
    def resident(self):
        status = pathlib.Path(f'/proc/{self.process.pid}/status').read_text(encoding='ascii')
        return int(re.search(r'VmRSS:\s+(\d+)', status).group(1)) / 1000

    def stop(self):
        self.process.terminate()
        self.process.wait(60)


class Wrk:
    """Asks for the paths of a list, drawn at random."""

    def __init__(self, folder, server, seconds):
        self.folder, self.server, self.seconds = folder, server, seconds
        self.script = folder / 'ask.lua'
        self.script.write_text(LUA, encoding='ascii')

    def run(self, paths, posts=False, connections=CONNECTIONS, seconds=None):
        listing = self.folder / f'paths-{time.monotonic_ns()}'
        listing.write_text('\n'.join(paths) + '\n', encoding='ascii')
        arguments = [str(listing), self.server.cookie]
        if posts:
            arguments += [self.server.csrf, str(time.monotonic_ns() % 1_000_000)]
        done = subprocess.run(
            ['wrk', '-t1', f'-c{connections}', f'-d{seconds or self.seconds}s', '--timeout', '10s',
             '-s', str(self.script), self.server.address, '--', *arguments],
            capture_output=True, text=True, check=True)
        result = json.loads(re.search(r'RESULT (.*)', done.stdout).group(1))
        result['rate'] = result['requests'] / result['seconds']
        return result


def pages(ids):
    """What is asked for, by name: matters and filters change from request to request."""
    matters = [f'/matters/{number}' for number in ids]
    lists = [f'/ledgers/bench?unit={unit}&order={order}'
             for unit in UNITS for order in ('due', 'changed', 'number')]
    lists += [f'/ledgers/bench?light={light}' for light in ('red', 'yellow', 'onTrack')]
    return {'matter page': matters, 'list of 50': lists, 'desk': ['/'],
            'dashboard': ['/analysis/units?ledger=bench', '/analysis/leaders?ledger=bench']}


def measured(options, folder, size):
    kept = pathlib.Path(options.filled) / str(size) if options.filled else None
    store = kept if kept and kept.is_dir() else folder / str(size)
    if store != kept:
        duban(options, 'fill', store, '--matters', size, '--open', min(OPEN, size))
    # The first start of all signs somebody in; what is measured is every later one.
    Server(options.duban, store).stop()
    starts = []
    for _ in range(5):
        server = Server(options.duban, store)
        starts.append(server.first_page)
        server.stop()
    first = statistics.median(starts)
    server = Server(options.duban, store)
    try:
        wrk = Wrk(folder, server, options.seconds)
        step = max(1, size // 5_000)
        results = {}
        for name, paths in pages(range(1, size, step)).items():
            sizes = [len(server.get(path)) for path in paths[:20]]
            constant = [f'/constant/{round(statistics.mean(sizes))}']
            wrk.run(paths, seconds=1)
            rounds = [(wrk.run(paths), wrk.run(constant)) for _ in range(options.rounds)]
            results[name] = {'bytes': round(statistics.mean(sizes)), 'rounds': rounds}
        resident = server.resident
        posts = [f'/matters/{number}/urge' for number in open_matters(server)]
        acts, own = [], []
        for number in range(options.rounds):
            acts.append(wrk.run(posts, posts=True))
        spike = spiked(options, wrk, store, posts) if size <= 10_000 else None
    finally:
        server.stop()
    anew = made_anew(options, folder, store, size)
    for number in range(options.rounds):
        own += duban(options, 'store', store, '--rounds', 1, '--seconds', options.seconds,
                     '--looks', 0, '--only-many', '--name', f'own{number}')['many']
    if store != kept:
        shutil.rmtree(store)
    return {'size': size, 'pages': results, 'acts': acts, 'own': own, 'resident': resident, 'anew': anew,
            'first': first, 'spike': spike}


def made_anew(options, folder, store, size):
    """Rates when nothing is kept: each page is made for each request."""
    server = Server(options.duban, store, '--keeps-nothing')
    try:
        wrk = Wrk(folder, server, options.seconds)
        step = max(1, size // 5_000)
        return {name: wrk.run(paths) for name, paths in pages(range(1, size, step)).items()}
    finally:
        server.stop()


def open_matters(server):
    """Numbers of open matters, from the lists of all units."""
    numbers = set()
    for unit in UNITS:
        page = server.get(f'/ledgers/bench?unit={unit}').decode()
        numbers.update(re.findall(r'href="/matters/(\d+)"', page))
    return sorted(numbers, key=int)


def spiked(options, wrk, store, posts):
    """A calm phase, 160 connections of which a tenth acts, and calm again: rates, how many were turned
    away, and how many acts were answered and how many stand in the journal."""
    paths = pages(range(1, 5_000))['matter page']
    calm = wrk.run(paths)
    stood = urges(store)
    with concurrent.futures.ThreadPoolExecutor() as pool:
        acting = pool.submit(wrk.run, posts, posts=True, seconds=options.spike)
        spike = wrk.run(paths, connections=160 - CONNECTIONS, seconds=options.spike)
        acts = acting.result()
    after = wrk.run(paths, seconds=2)
    return {'calm': calm, 'spike': spike, 'after': after, 'acts': acts, 'stored': urges(store) - stood}


def urges(store):
    """How many urges stand in the journal of a store."""
    base = sqlite3.connect(f'file:{store}/duban.db?mode=ro', uri=True)
    try:
        return base.execute("SELECT count(*) FROM entry WHERE act = 'urge'").fetchone()[0]
    finally:
        base.close()


def duban(options, verb, *arguments):
    done = subprocess.run(
        [options.duban, 'bench', verb, *map(str, arguments)], stdout=subprocess.PIPE, text=True,
        check=True)
    return json.loads(done.stdout)


def median(values):
    return statistics.median(values)


def document(results):
    lines = [
        '# Speed of the workplace', '', machine.stamp(), '',
        'Made by `make bench-web`: `duban bench serve` in one process, wrk with one thread and 16 '
        'connections in another on the same machine, medians of rounds; pages are asked for by '
        'somebody of the office who is signed in. *Constant* is a page of the same size of bytes '
        'that never change, behind the same door, in turn with each round. '
        '*Made anew* is one round in which nothing is kept between requests.', '',
        '| matters | page | bytes | a second | constant | of constant | p50 ms | p99 ms '
        '| not 2xx | made anew |', '| --: | --- | --: | --: | --: | --: | --: | --: | --: | --: |']
    for result in results:
        for name, page in result['pages'].items():
            ours = [ours for ours, _ in page['rounds']]
            rate = median([one['rate'] for one in ours])
            constant = median([one['rate'] for _, one in page['rounds']])
            lines.append(
                f'| {result["size"]:,} | {name} | {page["bytes"]:,} | {rate:,.0f} | {constant:,.0f} '
                f'| {rate / constant:.2f} | {median([one["p50"] for one in ours]):.1f} '
                f'| {median([one["p99"] for one in ours]):.1f} '
                f'| {sum(one["bad"] + one["broken"] for one in ours)} '
                f'| {result["anew"][name]["rate"]:,.0f} |')
    lines += ['', 'Goals: each page at least 3,000 a second, at least 0.2 of the constant page, p99 '
              'under 30 ms, and p99 at the greatest size within 1.5 of the least.', '']
    first, last = results[0], results[-1]
    if len(results) > 1:
        for name in first['pages']:
            ratio = (median([one['p99'] for one, _ in last['pages'][name]['rounds']])
                     / median([one['p99'] for one, _ in first['pages'][name]['rounds']]))
            lines.append(f'- {name}: p99 at {last["size"]:,} is {ratio:.2f} of that at '
                         f'{first["size"]:,}.')
        lines.append('')
    lines += ['## Acts', '', 'An urge by form, durable when it is answered, beside `perform` of the '
              'store itself at 16 writers.', '',
              '| matters | acts a second | perform a second | of perform | p99 ms | not 303 |',
              '| --: | --: | --: | --: | --: | --: |']
    for result in results:
        rate, own = median([one['rate'] for one in result['acts']]), median(result['own'])
        lines.append(
            f'| {result["size"]:,} | {rate:,.0f} | {own:,.0f} | {rate / own:.2f} '
            f'| {median([one["p99"] for one in result["acts"]]):.1f} '
            f'| {sum(one["bad"] + one["broken"] for one in result["acts"])} |')
    lines += ['', 'Goal: at least 0.5.', '', '## Start and memory', '',
              '| matters | from start to the first page (the desk, signed in), ms | resident MB under load |',
              '| --: | --: | --: |']
    lines += [f'| {result["size"]:,} | {result["first"] * 1000:.0f} | {result["resident"]:.0f} |'
              for result in results]
    lines += ['', 'Goals: 300 ms, 200 MB.', '']
    spikes = [result['spike'] for result in results if result['spike']]
    for spike in spikes:
        lines += ['## A spike', '', f'{options_text(spike)}', '']
    return '\n'.join(lines)


def options_text(spike):
    calm, high, after, acts = spike['calm'], spike['spike'], spike['after'], spike['acts']
    served, done = high['requests'] - high['bad'], acts['requests'] - acts['bad']
    return (f'From 16 to 160 connections for {high["seconds"]:.0f} s, {CONNECTIONS} of them acting: '
            f'{served:,} pages answered '
            f'({served / high["seconds"]:,.0f} a second, {calm["rate"]:,.0f} before), '
            f'{high["bad"] + acts["bad"]:,} turned away with 503, '
            f'{high["broken"] + acts["broken"]} connections broken; at once '
            f'after it {after["rate"]:,.0f} a second, {after["bad"]} turned away. Of the acts '
            f'{done:,} were answered, and {spike["stored"]:,} stand in the journal: '
            f'{max(0, done - spike["stored"])} lost (what was under way at the end is stored and was '
            f'not waited for).')


def main():
    options = ARGUMENTS.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix='duban-web-', dir=options.folder))
    try:
        results = []
        for size in (int(size) for size in options.sizes.split(',')):
            results.append(measured(options, folder, size))
            pathlib.Path(options.write).write_text(document(results), encoding='utf-8')
        print(document(results))
    finally:
        shutil.rmtree(folder)


if __name__ == '__main__':
    main()
