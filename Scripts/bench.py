"""Times `duban` on one report beside jieba, then on the same text repeated to 1, 10 and 100 MB."""
import argparse
import json
import logging
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import threading
import time

import jieba

import machine

ROUNDS = 7
SIZES = (1, 10, 100)
PATIENCE = 180  # seconds for one process
KEYS = ('bytes', 'readMs', 'auditMs', 'totalMs', 'validateMs', 'jiebaMs')


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--duban', required=True)
    parser.add_argument('--report', type=pathlib.Path, required=True)
    parser.add_argument('--growing', type=pathlib.Path, required=True)
    parser.add_argument('--write', type=pathlib.Path)
    options = parser.parse_args()
    text = page(beside_jieba(options), growth(options), options)
    print(text)
    if options.write:
        options.write.write_text(text)


def beside_jieba(options):
    """Medians in milliseconds; each round times both, so that both see the same machine."""
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    text = options.report.read_text(encoding='utf-8-sig')
    rounds = []
    for _ in range(ROUNDS):
        one = json.loads(checked(options.duban, 'bench', 'read', options.report))
        start = time.perf_counter()
        for _ in jieba.cut(text):
            pass
        one['jiebaMs'] = (time.perf_counter() - start) * 1e3
        rounds.append(one)
    return {key: statistics.median(one[key] for one in rounds) for key in KEYS}


def checked(*command):
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, text=True)
    if done.returncode not in (0, 3):
        sys.exit(f'bench: exit code {done.returncode} of {" ".join(map(str, command[:4]))}')
    return done.stdout


def growth(options):
    """(megabytes, seconds, peak megabytes resident) of a whole process for each size.

    One that was stopped has None for seconds, and ends the row of sizes.
    """
    unit = options.growing.read_bytes().removeprefix(b'\xef\xbb\xbf').rstrip() + b'\n'
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path = pathlib.Path(folder) / f'{size}MB.txt'
            path.write_bytes(unit * (size * 1_000_000 // len(unit)))
            command = [options.duban, 'report', 'read', str(path)]
            rows.append((path.stat().st_size / 1e6, *process(command)))
            if rows[-1][1] is None:
                break
    return rows


def process(command):
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    stop = threading.Timer(PATIENCE, child.kill)
    stop.start()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    stop.cancel()
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 3) and seconds < PATIENCE:
        sys.exit(f'bench: {" ".join(command)} ended with {code}')
    return seconds if seconds < PATIENCE else None, usage.ru_maxrss / 1024


def page(one, grown, options):
    total = one['totalMs']
    lines = [
        '# Benchmark', '', machine.stamp(), '',
        f'Medians of {ROUNDS} interleaved rounds of `make bench` on `{options.report.name}` '
        f'({one["bytes"] / 1000:.1f} KB), release build, one core.', '',
        '| what | ms | ratio to Duban |', '| --- | --: | --: |',
        f'| Duban: read and broken down | {one["readMs"]:.3f} | {one["readMs"] / total:.3f} |',
        f'| Duban: audited | {one["auditMs"]:.3f} | {one["auditMs"] / total:.3f} |',
        f'| Duban: all | {total:.3f} | 1 |',
        f'| UTF-8 validation of the same bytes | {one["validateMs"]:.4f} | '
        f'{one["validateMs"] / total:.4f} |',
        f'| jieba segmentation of the same text | {one["jiebaMs"]:.1f} | '
        f'{one["jiebaMs"] / total:.1f} |', '',
        '## Growth', '',
        f'`duban report read` of `{options.growing.name}` repeated, the whole process.', '',
        '| MB | seconds | MB/s | peak MB resident | resident per MB |',
        '| --: | --: | --: | --: | --: |',
    ]
    for size, seconds, peak in grown:
        time_taken = f'{seconds:.2f} | {size / seconds:.1f}' if seconds else f'stopped at {PATIENCE} | –'
        lines.append(f'| {size:.1f} | {time_taken} | {peak:.0f} | {peak / size:.1f} |')
    return '\n'.join(lines) + '\n'


if __name__ == '__main__':
    main()
